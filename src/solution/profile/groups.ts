import type { NestedForm, Nesting } from "../../nesting.ts";
import { membersOf, nestingOf } from "../../nesting.ts";
import type { Network } from "../network.ts";
import type { ReadLimit } from "../readLimits.ts";
import { UNLIMITED } from "../readLimits.ts";
import type { ReadProblem } from "../readProblem.ts";

/**
 * Nested limits as nodes of a circulation, one each, after the desk: groups of columns stand between columns and the
 * ground, parts of a column between its slots and the column; likewise for rows.
 */
export interface Groups {
  /** Of the hub of each limit, locked pairs not included. */
  readonly low: Int32Array; // [limits]
  readonly high: Int32Array; // [limits]
  readonly parent: Int32Array; // [nodes]
  readonly down: Uint8Array; // [nodes] 1 = on the side of rows
  /** The nodes that a slot leaves and enters. */
  readonly from: Int32Array; // [slots]
  readonly to: Int32Array; // [slots]
}

/** The groups of a problem whose limits are nested and whose places are not limited. */
export function groupsOf({ limits, locked, rows, columns }: ReadProblem, network: Network): Groups {
  const nesting = nestingOf(limits, rows, columns);
  if ("at" in nesting) throw new Error(`solver bug: limit ${nesting.at} is not nested`);
  const { n, m, column, row } = network;
  const ground = n + m;
  const first = ground + 2;
  const parent = new Int32Array(first + limits.length).fill(ground);
  parent[ground] = -1;
  const down = new Uint8Array(parent.length);
  down.fill(1, 0, n);
  down[ground + 1] = 1;
  const bases: Record<NestedForm, (limit: ReadLimit) => number> = {
    rows: () => ground,
    columns: () => ground,
    row: (limit) => limit.rows[0],
    column: (limit) => n + limit.columns[0],
    empty: () => -1,
  };
  for (const k of nesting.order) {
    const form = nesting.form[k];
    const v = first + k;
    down[v] = form === "rows" || form === "row" ? 1 : 0;
    parent[v] = nesting.parent[k] >= 0 ? first + nesting.parent[k] : bases[form](limits[k]);
    // The smaller ones come later, and so stand next to what they group.
    if (form === "rows") for (const i of limits[k].rows) parent[i] = v;
    if (form === "columns") for (const j of limits[k].columns) parent[n + j] = v;
  }
  const counts = lockedIn(limits, locked);
  return {
    low: Int32Array.from(limits, ({ min }, k) => Math.max(0, min - counts[k])),
    high: Int32Array.from(limits, ({ max }, k) => (max === UNLIMITED ? max : max - counts[k])),
    parent,
    down,
    from: endsOf(limits, nesting, "row", row, column, n, first, 0),
    to: endsOf(limits, nesting, "column", column, row, m, first, n),
  };
}

/** The smallest part of its row (or column) that each slot is in, else the row itself. */
function endsOf(
  limits: readonly ReadLimit[],
  { form, order }: Nesting,
  part: "row" | "column",
  own: Int32Array, // [slots]
  other: Int32Array, // [slots]
  length: number,
  firstLimit: number,
  firstNode: number,
): Int32Array {
  const ends = own.map((one) => firstNode + one);
  const parts = new Map<number, number[]>();
  for (const k of order) {
    if (form[k] !== part) continue;
    const of = limits[k][part === "row" ? "rows" : "columns"][0];
    parts.set(of, [...(parts.get(of) ?? []), k]);
  }
  if (parts.size === 0) return ends;
  const slotsOf: number[][] = Array.from({ length }, () => []);
  for (let slot = 0; slot < own.length; slot++) if (parts.has(own[slot])) slotsOf[own[slot]].push(slot);
  const within = new Map<number, number>();
  for (const [of, inside] of parts) {
    within.clear();
    for (const k of inside) {
      const members = membersOf(limits[k], part);
      for (let at = 0; at < members.length; at++) within.set(members[at], firstLimit + k);
    }
    for (const slot of slotsOf[of]) ends[slot] = within.get(other[slot]) ?? ends[slot];
  }
  return ends;
}

function lockedIn(limits: readonly ReadLimit[], locked: ReadProblem["locked"]): Int32Array {
  return Int32Array.from(limits, ({ rows, columns }) => {
    if (locked.length === 0) return 0;
    const inRows = new Set(rows);
    const inColumns = new Set(columns);
    return locked.filter(([row, column]) => inRows.has(row) && inColumns.has(column)).length;
  });
}
