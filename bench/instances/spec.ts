import { grouped } from "../report/numbers.ts";

/** What an instance is made from: plain data, so that every process makes the same one. */
export interface Spec {
  readonly kind: "uniform" | "vectors" | "vectors on demand" | "sparse" | "Machol–Wien" | "additive" | "quotas";
  readonly rows: number;
  readonly columns: number;
  /** Places at each column; with quotas they differ. */
  readonly places: number;
  /** Greatest score of a uniform instance. */
  readonly top?: number;
  /** Allowed pairs of each row of a sparse instance. */
  readonly allowed?: number;
}

export function square(kind: Spec["kind"], rows: number): Spec {
  return { kind, rows, columns: rows, places: 1 };
}

/** A fifth as many columns as rows, five places each. */
export function fifth(kind: Spec["kind"], rows: number): Spec {
  return { kind, rows, columns: rows / 5, places: 5 };
}

/** How many pairs a solver that knows no capacities has to hold: every column once for each of its places. */
export function pairsWithCopies({ rows, columns, places, allowed }: Spec): number {
  return rows * places * (allowed ?? columns);
}

export function nameOf(spec: Spec): string {
  const { rows, columns, places } = spec;
  const size = rows === columns ? `${grouped(rows)}²` : `${grouped(rows)} × ${grouped(columns)}`;
  return `${familyOf(spec)} ${size}${places > 1 ? `, ${places} places` : ""}`;
}

function familyOf({ kind, top, allowed }: Spec): string {
  if (top === 0) return "all equal";
  if (top !== undefined) return `ties 0…${top}`;
  return allowed === undefined ? kind : `${kind}, ${allowed} each,`;
}
