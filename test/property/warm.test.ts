import type { Assignment, AssignmentProblem, CompressedRows } from "pairwright/assignment";
import { assign, FORBIDDEN } from "pairwright/assignment";
import { expect, it } from "vitest";
import { randomFrom } from "../oracle/random.ts";
import { Seen } from "./seen.ts";

const CHAINS = Number(process.env.PAIRWRIGHT_CHAINS ?? 1500);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);

type Random = ReturnType<typeof randomFrom>;

/** A problem that can be changed, as lists. `was`: where rows and columns stood before the last change, −1 = new. */
interface Draft {
  scores: number[][];
  capacity: number[];
  minLoad: number[];
  priority: number[];
  locked: [number, number][];
  rowWas: number[];
  columnWas: number[];
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

function draftOf({ between, chance, pick }: Random): Draft & { score: () => number } {
  const large = chance(0.2);
  const rows = large ? between(15, 40) : between(0, 7);
  const columns = large ? between(5, 24) : between(1, 6);
  const top = pick([0, 2, 9, 1000, 1_000_000]);
  const low = chance(0.2) ? -top : 0;
  const absent = pick([0, 0, 0.1, 0.4]);
  const score = () => (chance(absent) ? FORBIDDEN : between(low, top));
  const most = Math.ceil(rows / columns) + between(0, 1);
  return {
    score,
    scores: upTo(rows).map(() => upTo(columns).map(score)),
    capacity: upTo(columns).map(() => between(chance(0.2) ? 0 : most, most)),
    minLoad: upTo(columns).map(() => 0),
    priority: upTo(rows).map(() => between(0, 1)),
    locked: [],
    rowWas: upTo(rows),
    columnWas: upTo(columns),
  };
}

function problemOf(draft: Draft, form: string): AssignmentProblem {
  const rows = draft.scores.length;
  const columns = draft.capacity.length;
  const dense = Int32Array.from(draft.scores.flat());
  const row = (at: number) => dense.subarray(at * columns, (at + 1) * columns);
  const scores = {
    dense: () => dense,
    wide: () => Float64Array.from(dense),
    compressed: (): CompressedRows => {
      const allowed = draft.scores.map((line) => line.flatMap((score, j) => (score === FORBIDDEN ? [] : [j])));
      return {
        start: Int32Array.from([0, ...upTo(rows).map((at) => allowed.slice(0, at + 1).flat().length)]),
        column: Int32Array.from(allowed.flat()),
        score: Int32Array.from(draft.scores.flat().filter((one) => one !== FORBIDDEN)),
      };
    },
    "on demand": () => (at: number, out: Int32Array) => out.set(row(at)),
  }[form] as () => AssignmentProblem["scores"];
  return {
    rows,
    columns,
    scores: scores(),
    capacity: Int32Array.from(draft.capacity),
    minLoad: Int32Array.from(draft.minLoad),
    priority: Int32Array.from(draft.priority),
    locked: draft.locked,
  };
}

const KINDS = [
  "row gone",
  "row new",
  "column gone",
  "column new",
  "forbidden",
  "locked",
  "unlocked",
  "capacity",
  "scores",
  "nothing",
  "minimum load",
];

/** One change, by name; undefined where it cannot be made. */
function change(draft: Draft & { score: () => number }, { between, chance, pick }: Random): string | undefined {
  const n = draft.scores.length;
  const m = draft.capacity.length;
  const kind = pick(KINDS);
  const column = between(0, m - 1);
  const row = n === 0 ? -1 : between(0, n - 1);
  const isLocked = (at: number) => draft.locked.some(([one]) => one === at);
  if (kind === "row gone") {
    if (n === 0 || draft.locked.length > 0) return undefined;
    for (const list of [draft.scores, draft.priority, draft.rowWas]) list.splice(row, 1);
  } else if (kind === "row new") {
    const at = between(0, n);
    if (draft.locked.length > 0) return undefined;
    draft.scores.splice(at, 0, draft.capacity.map(draft.score));
    draft.priority.splice(at, 0, 0);
    draft.rowWas.splice(at, 0, -1);
  } else if (kind === "column gone") {
    if (m === 1 || draft.locked.length > 0) return undefined;
    for (const line of [...draft.scores, draft.capacity, draft.minLoad, draft.columnWas]) line.splice(column, 1);
  } else if (kind === "column new") {
    const at = between(0, m);
    if (draft.locked.length > 0) return undefined;
    for (const line of draft.scores) line.splice(at, 0, draft.score());
    draft.capacity.splice(at, 0, between(0, 3));
    draft.minLoad.splice(at, 0, 0);
    draft.columnWas.splice(at, 0, -1);
  } else if (kind === "forbidden") {
    if (n === 0 || isLocked(row)) return undefined;
    draft.scores[row][column] = FORBIDDEN;
  } else if (kind === "locked") {
    const taken = draft.locked.filter(([, one]) => one === column).length;
    if (n === 0 || isLocked(row) || draft.scores[row][column] === FORBIDDEN || taken >= draft.capacity[column])
      return undefined;
    draft.locked.push([row, column]);
  } else if (kind === "unlocked") {
    if (draft.locked.length === 0) return undefined;
    draft.locked.pop();
  } else if (kind === "capacity") {
    const taken = draft.locked.filter(([, one]) => one === column).length;
    draft.capacity[column] = Math.max(taken, draft.minLoad[column], draft.capacity[column] + (chance(0.5) ? 1 : -1));
  } else if (kind === "scores") {
    if (n === 0) return undefined;
    for (let count = between(1, 4); count > 0; count--) {
      const [i, j] = [between(0, n - 1), between(0, m - 1)];
      if (!isLocked(i)) draft.scores[i][j] = draft.score();
    }
  } else if (kind === "minimum load") {
    if (chance(0.8)) return undefined;
    draft.minLoad[column] = draft.minLoad[column] > 0 ? 0 : Math.min(1, draft.capacity[column]);
  }
  return kind;
}

const bytes = (answer: Assignment) =>
  JSON.stringify(answer, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Int32Array) : value));

it("starting from an earlier answer changes no byte of the new one, whatever changed", () => {
  const seen = new Seen();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + CHAINS; seed++) {
    const random = randomFrom(seed);
    const draft = draftOf(random);
    const form = random.pick(["dense", "wide", "compressed", "on demand"]);
    let previous = assign(problemOf(draft, form));
    for (let step = 0; step < 6; step++) {
      draft.rowWas = upTo(draft.scores.length);
      draft.columnWas = upTo(draft.capacity.length);
      const kind = change(draft, random);
      if (kind === undefined) continue;
      const where = `seed ${seed}, step ${step}, ${kind}`;
      const cold = assign(problemOf(draft, form));
      const told = random.chance(0.8);
      const warm = assign(problemOf(draft, form), {
        from: previous,
        ...(told ? { fromRow: Int32Array.from(draft.rowWas), fromColumn: Int32Array.from(draft.columnWas) } : {}),
      });
      expect(bytes(warm) === bytes(cold), where).toBe(true);
      seen.add(kind);
      seen.add(form);
      seen.add(told ? "told what was where" : "not told");
      if (previous.status === "optimal" && previous.kept !== undefined) seen.add("started warm");
      if (cold.status === "optimal" && !cold.unique) seen.add("tied");
      if (cold.status === "infeasible") seen.add("infeasible");
      if (draft.scores.length >= 15) seen.add("large");
      previous = warm;
    }
  }
  for (const kind of [
    ...KINDS,
    "dense",
    "wide",
    "compressed",
    "on demand",
    "told what was where",
    "not told",
    "tied",
    "infeasible",
    "large",
  ])
    expect(seen.of(kind), kind).toBeGreaterThan(CHAINS / 60);
  expect(seen.of("started warm")).toBeGreaterThan(2 * CHAINS);
});
