import { assign, InvalidInputError } from "pairwright/assignment";
import { describe, expect, it } from "vitest";
import { recheck } from "../../src/solution/recheck.ts";
import type { OptimalAssignment } from "../../src/solution/solution.ts";
import type { Aim, Aimed } from "../oracle/aims.ts";
import { AIMS, bestUnder } from "../oracle/aims.ts";
import type { Instance } from "../oracle/enumerate.ts";
import { forEachMatching, pairsOf } from "../oracle/enumerate.ts";
import type { Block } from "../oracle/limits.ts";
import { nestedOfSeed } from "../oracle/nested.ts";
import { randomFrom } from "../oracle/random.ts";
import type { Settled } from "./aimed.ts";
import { aimedProblem, FORMS, settledBy } from "./aimed.ts";
import { Seen } from "./seen.ts";

const PROBLEMS = Math.ceil(Number(process.env.PAIRWRIGHT_PROBLEMS ?? 1200) / 4);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);
const COUNTING = AIMS.filter((aim) => aim !== "total");

const limitOf = ({ rows, columns, min, max }: Block) => ({
  ...(rows === undefined ? {} : { rows: Int32Array.from(rows) }),
  ...(columns === undefined ? {} : { columns: Int32Array.from(columns) }),
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

const ownOf = ({ rows, columns }: Instance, mask: number) => {
  const own = Array.from({ length: rows }, () => [] as number[]);
  for (const [row, column] of pairsOf(mask, columns)) own[row].push(column);
  return own;
};

function settledOf(instance: Instance, { canonical, placed, total, unique, tied }: Aimed): Settled {
  return { columns: ownOf(instance, canonical), matched: placed, total: total + 0, unique, tied };
}

/** A valid matching that is another one, if there is any. */
function anotherOf(instance: Instance, mask: number, seed: number): number | undefined {
  const others: number[] = [];
  forEachMatching(instance, (one) => {
    if (one !== mask) others.push(one);
    return false;
  });
  return others.length === 0 ? undefined : randomFrom(seed).pick(others);
}

describe("every aim that counts, beside nested limits, gives what trying every matching gives", () => {
  const seen = new Seen();

  it("and its proof can be checked, and proves nothing else", () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + PROBLEMS; seed++) {
      const nested = nestedOfSeed(seed);
      const { instance } = nested;
      const known = bestUnder(nested, AIMS);
      const free = bestUnder({ ...nested, instance: { ...instance, quotas: [] } }, AIMS);
      seen.add(known === null ? "infeasible" : "optimal");
      for (const { rows, columns, min, max } of instance.limits) {
        const form =
          rows?.length === 0
            ? "empty"
            : rows === undefined || rows.length === instance.rows
              ? "columns"
              : columns === undefined || columns.length === instance.columns
                ? "rows"
                : columns.length === 1
                  ? "column"
                  : "row";
        if (min !== undefined) seen.add(`${form}: min`);
        if (max !== undefined) seen.add(`${form}: max`);
      }
      COUNTING.forEach((aim, at) => {
        const problem = {
          ...aimedProblem(nested, aim, FORMS[(seed + at) % FORMS.length]),
          limits: instance.limits.map(limitOf),
        };
        const where = `seed ${seed}, ${aim}: ${JSON.stringify(nested)}`;
        let found: Settled | null;
        try {
          found = settledBy(problem);
        } catch (error) {
          throw new Error(`${where}: ${(error as Error).stack}`);
        }
        expect(found, where).toEqual(known === null ? null : settledOf(instance, known[aim]));
        if (known === null) return;
        seen.add(known[aim].unique ? `${aim}: unique` : `${aim}: tied`);
        if (free !== null && free[aim].canonical !== known[aim].canonical) seen.add(`${aim}: not without the limits`);
        if (free !== null && free[aim].placed > known[aim].placed) seen.add("limits leave rows out");
        if (known.total.canonical !== known[aim].canonical) seen.add(`${aim}: not the total's`);
        if (instance.locked.length > 0) seen.add("locks");
        const answer = assign(problem as never) as OptimalAssignment;
        const proof = { levels: answer.certificate, cases: undefined, counts: answer.counts };
        const columns = answer.columnsOf.map((own) => Array.from(own));
        const checked = recheck(problem as never, columns, proof);
        expect("status" in checked && plainOf(checked), where).toEqual(plainOf(answer));
        const other = anotherOf(instance, known[aim].canonical, seed);
        if (other === undefined) return;
        const faults = recheck(problem as never, ownOf(instance, other), proof);
        expect("status" in faults, where).toBe(false);
        const tied = known[aim].optima.includes(other);
        seen.add(tied ? "another optimum" : "a worse one");
        if (tied) expect(faults, where).toMatchObject([{ fault: "not-canonical" }]);
        // Without its potentials it proves nothing, where it needs any.
        const levels = answer.counts?.levels ?? [];
        const at0 = levels.findIndex(({ node }) => node.length > 0);
        if (at0 < 0) return;
        const bare = levels.map((one, level) =>
          level === at0 ? { node: new Int32Array(0), potential: new Float64Array(0) } : one,
        );
        const without = recheck(problem as never, columns, {
          ...proof,
          counts: { ...answer.counts, levels: bare } as never,
        });
        expect("status" in without, where).toBe(false);
        seen.add("potentials missed");
      });
    }
  });

  it("and every kind of problem was among them", () => {
    if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
    expect(seen.short(LEAST, PROBLEMS / 900)).toEqual([]);
  });
});

function plainOf({ columnsOf, certificate, counts, tied, unique, total, matched }: OptimalAssignment) {
  return { columnsOf, certificate, counts, tied, unique, total, matched };
}

/** About two thirds of what seeds 1 to 900 give. */
const LEAST: Record<string, number> = {
  "a worse one": 1625,
  "another optimum": 209,
  "column: max": 451,
  "column: min": 280,
  "columns: max": 540,
  "columns: min": 366,
  "empty: max": 40,
  "empty: min": 31,
  "generous: not the total's": 244,
  "generous: not without the limits": 257,
  "generous: tied": 270,
  "generous: unique": 268,
  "greedy: not the total's": 244,
  "greedy: not without the limits": 258,
  "greedy: tied": 270,
  "greedy: unique": 268,
  infeasible: 61,
  "leximin: not the total's": 87,
  "leximin: not without the limits": 251,
  "leximin: tied": 143,
  "leximin: unique": 395,
  "limits leave rows out": 570,
  locks: 405,
  "maximin: not the total's": 72,
  "maximin: not without the limits": 250,
  "maximin: tied": 147,
  "maximin: unique": 391,
  optimal: 538,
  "potentials missed": 1821,
  "row: max": 104,
  "row: min": 56,
  "rows: max": 330,
  "rows: min": 214,
};

describe("limits that are not nested are refused", () => {
  const plain = { rows: 3, columns: 3, scores: Int32Array.of(3, 1, 2, 2, 4, 1, 2, 2, 1) };
  const choices = Int32Array.of(1, 3, 2, 2, 1, 3, 1, 1, 3);
  const refusals = (aim: Aim, rest: object) => {
    try {
      assign({ ...plain, objective: aim, ...(aim[0] === "g" ? { choices } : {}), ...rest } as never);
      return [];
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return error.issues.map(({ path, code, message }) => `${path}: ${code}: ${message}`);
    }
  };
  const some = (...list: number[]) => Int32Array.from(list);

  it.each(COUNTING)("%s", (aim) => {
    expect(refusals(aim, { limits: [{ rows: some(0, 1), columns: some(0, 1), max: 1 }] })).toEqual([
      'objective: conflict: expected "total" with limits[0], of some rows and some columns, several each',
    ]);
    for (const side of ["rows", "columns"])
      expect(
        refusals(aim, {
          limits: [
            { [side]: some(0, 1), max: 1 },
            { [side]: some(1, 2), max: 1 },
          ],
        }),
      ).toEqual([
        'objective: conflict: expected "total" with limits[1] and limits[0], which overlap without one being inside the other',
      ]);
    const inColumn = [some(0, 1), some(1, 2)].map((rows) => ({ rows, columns: some(1), max: 1 }));
    expect(refusals(aim, { limits: inColumn })).toHaveLength(1);
    const inRow = [some(0, 1), some(1, 2)].map((columns) => ({ rows: some(1), columns, max: 1 }));
    expect(refusals(aim, { limits: inRow })).toHaveLength(1);
    const apart = inColumn.map((limit, at) => ({ ...limit, columns: some(at) }));
    expect(refusals(aim, { limits: apart })).toEqual([]);
    const limits = [{ max: 1 }];
    expect(refusals(aim, { limits })).toEqual([]);
    expect(refusals(aim, { limits, places: 3 })).toEqual([]);
    expect(refusals(aim, { limits, places: 2 })).toHaveLength(1);
    expect(refusals(aim, { limits, demand: some(1, 2, 1) })).toHaveLength(1);
    expect(refusals(aim, { limits: [], demand: some(1, 2, 1) })).toEqual([]);
  });
});
