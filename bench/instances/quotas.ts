import { assign } from "pairwright/assignment";
import type { Attribute } from "./attributes.ts";
import { attributes, each } from "./attributes.ts";
import type { Instance, Limit } from "./instance.ts";
import { createRandom } from "./random.ts";
import type { Family } from "./repaired.ts";
import { countsOf, repaired } from "./repaired.ts";
import { preferences, vectors } from "./vectors.ts";

/** A family of limits as the report names it. */
interface NamedFamily extends Family {
  readonly name: string;
  /** Whether the best assignment without limits breaks it. */
  readonly binds: boolean;
}

export interface Quotas {
  readonly instance: Instance & { readonly scores: Int32Array };
  readonly families: readonly NamedFamily[];
  /** [limits] the index in `families`. */
  readonly familyOf: Int32Array;
  /** The best assignment without limits, and one that keeps them all. */
  readonly unlimited: Int32Array; // [rows]
  readonly kept: Int32Array; // [rows]
}

/** A twentieth more places than rows. */
const ROOM = 1.05;

/** What a family that is to bind leaves of the greatest count of the best assignment without limits. */
const LEFT = 0.8;

type Draft = Omit<Family, "bound"> & { readonly name: string; readonly tightened?: boolean };

/**
 * Preference vectors under ten overlapping families of limits, one bound for each family. The bounds start from the
 * best assignment without limits: four families allow 80% of what it uses most of, or ask for a quarter more than it
 * has least of; the others exactly what it uses. Swaps repair it, and where they do not, the bound gives way: so
 * everyone can be placed.
 */
export function quotas(rows: number, columns: number): Quotas {
  const { scores } = vectors(rows, columns) as { scores: Int32Array };
  const capacity = capacities(rows, columns);
  const best = assign({ rows, columns, scores, capacity });
  if (best.status !== "optimal") throw new Error("every row has room");
  const unlimited = best.columnOf;
  const drafts = draftsOf(rows, columns);
  const asked = drafts.map((draft): Family => {
    const used = extremeOf(draft, unlimited);
    if (draft.tightened !== true) return { ...draft, bound: used };
    return { ...draft, bound: draft.least ? Math.ceil(used / LEFT) : Math.floor(used * LEFT) };
  });
  const kept = repaired(unlimited, { rows, columns, scores, capacity }, asked);
  const families = asked.map((family, at): NamedFamily => {
    const used = extremeOf(family, kept);
    const bound = family.least ? Math.min(family.bound, used) : Math.max(family.bound, used);
    const before = extremeOf(family, unlimited);
    return { ...family, name: drafts[at].name, bound, binds: family.least ? before < bound : before > bound };
  });
  const limits = families.map((family) => limitsOf(family, capacity));
  const familyOf = Int32Array.from(limits.flatMap((own, at) => own.map(() => at)));
  return { instance: { rows, columns, scores, capacity, limits: limits.flat() }, families, familyOf, unlimited, kept };
}

function capacities(rows: number, columns: number): Int32Array {
  const random = createRandom(5);
  const capacity = new Int32Array(columns).fill(Math.floor(rows / columns));
  for (let more = Math.round(rows * ROOM) - columns * capacity[0]; more > 0; more--)
    capacity[Math.floor(random() * columns)]++;
  return capacity;
}

function draftsOf(rows: number, columns: number): Draft[] {
  const { row, column } = attributes(rows, columns, preferences(rows, columns));
  const one = each(columns);
  return [
    { name: "trust × group", row: row.trust, column: column.group, least: false, tightened: true },
    { name: "specialty × specialty", row: row.specialty, column: column.specialty, least: false, tightened: true },
    { name: "trust at each column", row: row.trust, column: one, least: false },
    { name: "specialty at each column", row: row.specialty, column: one, least: false, tightened: true },
    { name: "gender × group", row: row.gender, column: column.group, least: false },
    { name: "region at each column", row: row.region, column: one, least: false },
    { name: "region × group", row: row.region, column: column.group, least: false },
    { name: "year × region", row: row.year, column: column.region, least: false },
    { name: "gender × gender, at least", row: row.gender, column: column.gender, least: true, tightened: true },
    { name: "gender × sector, at least", row: row.gender, column: column.sector, least: true },
  ];
}

/** Of the blocks of a family, the greatest count, or the least. */
function extremeOf(family: Omit<Family, "bound">, columnOf: Int32Array): number {
  const counts = countsOf(family, columnOf);
  return family.least ? Math.min(...counts) : Math.max(...counts);
}

/** Blocks that cannot break the bound have no limit. */
function limitsOf({ row, column, least, bound }: Family, capacity: Int32Array): Limit[] {
  const rowsOf = membersOf(row);
  const limits: Limit[] = [];
  for (const columns of membersOf(column)) {
    const places = columns.reduce((sum, one) => sum + capacity[one], 0);
    for (const rows of rowsOf) {
      if (least && bound > 0) limits.push({ rows, columns, min: bound });
      if (!least && bound < Math.min(places, rows.length)) limits.push({ rows, columns, max: bound });
    }
  }
  return limits;
}

function membersOf({ values, of }: Attribute): Int32Array[] {
  return Array.from({ length: values }, (_, value) =>
    Int32Array.from([...of.keys()].filter((member) => of[member] === value)),
  );
}
