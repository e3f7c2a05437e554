import type { AssignmentProblem, OptimalAssignment } from "pairwright/assignment";
import { assign } from "pairwright/assignment";
import { describe, expect, it } from "vitest";
import { recheck } from "../../src/solution/recheck.ts";
import type { Enumerated } from "../oracle/enumerate.ts";
import { enumerate, forEachMatching, ones } from "../oracle/enumerate.ts";
import type { LimitedInstance } from "../oracle/limits.ts";
import { limitedOfSeed, withLimits } from "../oracle/limits.ts";
import type { Random } from "../oracle/random.ts";
import { randomFrom } from "../oracle/random.ts";
import { rowsOf } from "../oracle/saved.ts";
import { listsOf, maskOfAnswer, problemOf } from "./limited.ts";
import { Seen } from "./seen.ts";

const PROBLEMS = Number(process.env.PAIRWRIGHT_PROBLEMS ?? 450);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);

type Searches = NonNullable<OptimalAssignment["searches"]>;
/** A copy of a proof that anything can be done to. */
type Loose<T> = T extends Float64Array ? Float64Array : { -readonly [K in keyof T]: Loose<T[K]> };
type LooseSearches = Loose<Searches[number]>[];

interface Met {
  readonly instance: LimitedInstance;
  readonly problem: AssignmentProblem;
  readonly known: Enumerated;
  readonly answer: OptimalAssignment;
  readonly searches: Searches;
  readonly random: Random;
}

/** Every problem of the seeds that has an answer. */
function eachOf(seeds: number, see: (met: Met) => void): void {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + Math.ceil(seeds); seed++) {
    const instance = limitedOfSeed(seed);
    const known = instance.wide ? null : enumerate(instance);
    if (known === null) continue;
    const problem = problemOf(instance);
    const answer = assign(problem);
    if (answer.status !== "optimal" || answer.searches === undefined) throw new Error(`seed ${seed}: no proof`);
    try {
      see({ instance, problem, known, answer, searches: answer.searches, random: randomFrom(seed + 9_000_000) });
    } catch (error) {
      if (error instanceof Error) error.message += ` (seed ${seed}: ${JSON.stringify(instance)})`;
      throw error;
    }
  }
}

/** Whether the matching is accepted with the proof. Only the canonical one ever may be, and with what is true of it. */
function accepted({ instance, problem, known, answer }: Met, mask: number, searches: unknown): boolean {
  const columns = maskLists(mask, instance);
  const claim = { levels: answer.certificate, cases: undefined, searches: searches as Searches };
  const checked = recheck(problem, columns, claim);
  if (!("status" in checked)) {
    expect(checked.length).toBeGreaterThan(0);
    return false;
  }
  expect(mask).toBe(known.canonical);
  expect([checked.total, checked.matched, checked.unique, Array.from(checked.tied)]).toEqual([
    known.best.total,
    known.best.placed,
    known.unique,
    known.tied,
  ]);
  return true;
}

const maskLists = (mask: number, instance: LimitedInstance) =>
  rowsOf(mask, instance).map((own) =>
    Array.from({ length: instance.columns }, (_, column) => column).filter((column) => own & (1 << column)),
  );

function short(seen: Seen, least: Record<string, number>): unknown[] {
  if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
  return seen.short(least, PROBLEMS / 3000);
}

const proofsOf = (searches: LooseSearches) =>
  searches
    .flatMap(({ all, cases }) => [all, ...cases.map(({ proof }) => proof)])
    .filter((proof) => proof !== undefined);

const decisionsOf = (searches: LooseSearches) =>
  searches.flatMap(({ cases }) => cases.flatMap(({ decisions }) => decisions as Record<string, number | boolean>[]));

/** One change, by name; undefined where there is nothing of the kind. */
const CHANGES: Record<string, (searches: LooseSearches, random: Random) => boolean> = {
  "a multiplier": (searches, random) =>
    change(
      random,
      proofsOf(searches).map(({ limits }) => limits),
    ),
  "a price": (searches, random) =>
    change(
      random,
      proofsOf(searches).map(({ column }) => column),
    ),
  "a multiplier of a level": (searches, random) =>
    change(
      random,
      proofsOf(searches).map(({ levels }) => levels),
    ),
  "the price of a place": (searches, random) => {
    random.pick(proofsOf(searches)).place += random.pick([-65536, -1, 1, 65536]);
    return true;
  },
  "a scale": (searches, random) => {
    const proof = random.pick(proofsOf(searches));
    const { scale } = proof;
    proof.scale = random.pick([1, scale - 1, scale + 1, 2 * scale, scale / 2, 2 ** 40]);
    return proof.scale !== scale;
  },
  "a scale that is none": (searches, random) => {
    const proof = random.pick(proofsOf(searches));
    proof.scale = random.pick([0, -1, -proof.scale, 0.5, Number.NaN, Number.POSITIVE_INFINITY]);
    return true;
  },
  "a number that is none": (searches, random) => {
    const { limits, column, levels } = random.pick(proofsOf(searches));
    const list = random.pick([limits, column, levels].filter(({ length }) => length > 0));
    if (list === undefined) return false;
    list[random.below(list.length)] = random.pick([
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      0.5,
    ]);
    return true;
  },
  "a list of another length": (searches, random) => {
    const proof = random.pick(proofsOf(searches));
    const key = random.pick(["limits", "column", "levels"] as const);
    const list = proof[key];
    proof[key] = random.chance(0.5) ? Float64Array.of(...list, 0) : list.slice(1);
    return list.length > 0;
  },
  "a case dropped": (searches, random) => {
    const { cases } = random.pick(searches);
    cases.splice(random.below(cases.length), 1);
    return true;
  },
  "a case doubled": (searches, random) => {
    const { cases } = random.pick(searches);
    const one = random.below(cases.length);
    cases.splice(one, 0, copied(cases[one]) as (typeof cases)[0]);
    return true;
  },
  "the proof of a case": (searches, random) => {
    const one = random.pick(searches.flatMap(({ cases }) => cases)) as { proof?: unknown };
    const had = one.proof !== undefined;
    delete one.proof;
    return had;
  },
  "the proof of all": (searches, random) => {
    const having = searches.filter(({ all }) => all !== undefined);
    if (having.length === 0) return false;
    delete (random.pick(having) as { all?: unknown }).all;
    return true;
  },
  "a decision the other way": (searches, random) => changeDecision(searches, random, "boolean"),
  "a decision of something else": (searches, random) => changeDecision(searches, random, "number"),
  "a decision dropped": (searches, random) => {
    const cases = searches.flatMap((search) => search.cases).filter(({ decisions }) => decisions.length > 0);
    if (cases.length === 0) return false;
    const { decisions } = random.pick(cases);
    decisions.splice(random.below(decisions.length), 1);
    return true;
  },
  "the proof of a level": (searches, random) => {
    searches.splice(random.below(searches.length), 1);
    return true;
  },
  "a level proved twice": (searches, random) => {
    const one = random.below(searches.length);
    searches.splice(one, 0, copied(searches[one]) as (typeof searches)[0]);
    return true;
  },
};

/** Nobody may believe these: what is left does not cover everything. */
const BROKEN = [
  "a case dropped",
  "a case doubled",
  "a decision the other way",
  "a decision of something else",
  "a decision dropped",
  "the proof of a level",
  "a level proved twice",
  "a scale that is none",
  "a number that is none",
  "a list of another length",
];

function changeDecision(searches: LooseSearches, random: Random, type: "boolean" | "number"): boolean {
  const decisions = decisionsOf(searches);
  if (decisions.length === 0) return false;
  const decision = random.pick(decisions);
  const key = random.pick(Object.keys(decision).filter((one) => typeof decision[one] === type));
  const value = decision[key];
  decision[key] = typeof value === "number" ? value + random.pick([-1, 1]) : !value;
  return true;
}

function change(random: Random, lists: readonly Float64Array[]): boolean {
  const full = lists.filter(({ length }) => length > 0);
  if (full.length === 0) return false;
  const list = random.pick(full);
  const at = random.below(list.length);
  const by = random.pick([1, 65536, 1 << 20]);
  list[at] = random.pick([list[at] + by, list[at] - by, 0 - list[at], 0]);
  return true;
}

/** A copy in which no two cases share an object. */
const looseOf = (searches: Searches) => copied(searches) as LooseSearches;

function copied(value: unknown): unknown {
  if (value instanceof Float64Array) return value.slice();
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copied(member)]));
}

describe("the recheck of an answer with limits", () => {
  it("refuses every matching but the canonical one, with whatever proof", () => {
    const seen = new Seen();
    let strangers: Searches[] = [];
    eachOf(PROBLEMS / 40, (met) => {
      const { instance, known, searches, random } = met;
      const masks: number[] = [];
      forEachMatching(instance, (mask) => void masks.push(mask));
      const best = new Set(known.optima);
      const others = [
        ...random.shuffled(known.optima.filter((mask) => mask !== known.canonical)).slice(0, 3),
        ...random.shuffled(masks.filter((mask) => !best.has(mask))).slice(0, 4),
      ];
      for (const mask of others) {
        const kind = best.has(mask) ? "not canonical" : "worse";
        seen.add(kind);
        expect(accepted(met, mask, searches)).toBe(false);
        for (const [name, make] of Object.entries(CHANGES)) {
          const changed = looseOf(searches);
          if (make(changed, random)) expect(accepted(met, mask, changed), name).toBe(false);
        }
        for (const proof of strangers) expect(accepted(met, mask, proof)).toBe(false);
        for (let times = 0; times < 3; times++) expect(accepted(met, mask, scrambled(searches, random))).toBe(false);
      }
      strangers = [searches, ...strangers].slice(0, 4);
    });
    expect(short(seen, { "not canonical": 9, worse: 45 })).toEqual([]);
  });

  /** The same form, other numbers. */
  function scrambled(searches: Searches, random: Random): LooseSearches {
    const loose = looseOf(searches);
    for (const proof of proofsOf(loose)) {
      proof.scale = random.pick([1, 65536, proof.scale, proof.scale, 0, -1]);
      const most = random.pick([0, 3, 3, 1_000_000]);
      for (const list of [proof.limits, proof.column, proof.levels])
        list.forEach((_, at) => {
          list[at] = proof.scale * random.between(-most, most) + random.pick([0, 0, 1, -1]);
        });
      proof.place = random.chance(0.5) ? 0 : random.between(-2, 2);
    }
    return loose;
  }

  it("refuses the matching and the proof of a problem that differs a little", () => {
    const seen = new Seen();
    eachOf(PROBLEMS / 30, (met) => {
      const { instance, known, random } = met;
      for (const [name, other] of Object.entries(neighbours(instance, random))) {
        const problem = problemOf(other);
        let answer: ReturnType<typeof assign>;
        try {
          answer = assign(problem);
        } catch (error) {
          // Locks beyond what is left.
          if (error instanceof Error && error.name === "InvalidInputError") continue;
          throw error;
        }
        if (answer.status !== "optimal") continue;
        const mask = maskOfAnswer(answer.columnsOf, instance.columns);
        const believed = accepted(met, mask, answer.searches);
        if (mask === known.canonical) seen.add(believed ? "the same: accepted" : "the same: refused");
        else seen.add(`another: ${name}`);
      }
    });
    const least = {
      "another: bound": 5,
      "another: capacity": 8,
      "another: order": 4,
      "another: score": 2,
      "the same: accepted": 96,
      "the same: refused": 5,
    };
    expect(short(seen, least)).toEqual([]);
  });

  function neighbours(instance: LimitedInstance, random: Random): Record<string, LimitedInstance> {
    const other = (more: Partial<LimitedInstance>) => withLimits({ ...instance, ...more }, instance.limits);
    const row = random.below(Math.max(1, instance.rows));
    const column = random.below(Math.max(1, instance.columns));
    const by = random.pick([-3, 3, 1000, -1000]);
    return {
      order: other({
        rowOrder: [...instance.rowOrder].reverse(),
        columnOrder: [...instance.columnOrder].reverse(),
      }),
      score: other({
        points: instance.points.map((own, i) =>
          own.map((score, j) => (i === row && j === column && score !== null ? score + by : score)),
        ),
      }),
      capacity: other({
        capacity: instance.capacity.map((most, j) => (j === column ? Math.max(instance.minLoad[j], most - 1) : most)),
      }),
      bound: withLimits(
        instance,
        instance.limits.map((block) => ({
          ...block,
          ...(block.min === undefined ? {} : { min: Math.max(0, block.min - random.between(0, 1)) }),
          ...(block.max === undefined ? {} : { max: Math.max(block.min ?? 0, block.max - random.between(0, 1)) }),
        })),
      ),
    };
  }

  it("accepts what is changed only where it still proves the answer, and says the same", () => {
    const seen = new Seen();
    eachOf(PROBLEMS / 30, (met) => {
      const { known, searches, random } = met;
      expect(accepted(met, known.canonical, searches)).toBe(true);
      for (const [name, make] of Object.entries(CHANGES)) {
        const changed = looseOf(searches);
        if (!make(changed, random)) continue;
        const believed = accepted(met, known.canonical, changed);
        seen.add(`${name}: ${believed ? "accepted" : "refused"}`);
        if (BROKEN.includes(name)) expect(believed, name).toBe(false);
      }
    });
    const least = {
      "a case doubled: refused": 32,
      "a case dropped: refused": 32,
      "a decision dropped: refused": 1,
      "a decision of something else: refused": 1,
      "a decision the other way: refused": 1,
      "a level proved twice: refused": 32,
      "a list of another length: refused": 26,
      "a multiplier of a level: accepted": 18,
      "a multiplier of a level: refused": 4,
      "a multiplier: accepted": 26,
      "a multiplier: refused": 6,
      "a number that is none: refused": 32,
      "a price: accepted": 26,
      "a price: refused": 5,
      "a scale that is none: refused": 32,
      "a scale: accepted": 28,
      "a scale: refused": 4,
      "the price of a place: accepted": 12,
      "the price of a place: refused": 19,
      "the proof of a case: refused": 32,
      "the proof of a level: refused": 32,
      "the proof of all: accepted": 28,
      "the proof of all: refused": 1,
    };
    expect(short(seen, least)).toEqual([]);
  });

  it("refuses every matching that breaks a limit, and says which", () => {
    const seen = new Seen();
    eachOf(PROBLEMS / 30, ({ instance, problem, answer, searches, random }) => {
      const { quotas = [] } = instance;
      const masks: number[] = [];
      forEachMatching({ ...instance, quotas: [] }, (mask) => void masks.push(mask));
      for (const mask of random.shuffled(masks).slice(0, 20)) {
        const faults = quotas.flatMap(({ pairs, min, max }, limit) => {
          const made = ones(mask & pairs);
          return made < min || made > max ? [{ fault: "limit", limit, made, min }] : [];
        });
        if (faults.length === 0) continue;
        const claim = { levels: answer.certificate, cases: undefined, searches };
        const checked = recheck(problem, maskLists(mask, instance), claim);
        expect(checked).toHaveLength(faults.length);
        expect(checked).toMatchObject(faults);
        seen.add(faults.length > 1 ? "several limits" : "one limit");
      }
    });
    expect(short(seen, { "one limit": 110, "several limits": 45 })).toEqual([]);
  });

  it("refuses an answer whose levels are others", () => {
    let refused = 0;
    eachOf(PROBLEMS / 60, ({ problem, answer, searches }) => {
      const levels = answer.certificate;
      const columns = listsOf(answer.columnsOf);
      const wrong = [
        levels.slice(1),
        levels.slice(0, -1),
        [...levels, levels[0]],
        [],
        ...(levels.length > 1 ? [[...levels].reverse()] : []),
        levels.map((level) => (level.level === "placed" ? { ...level, demand: level.demand + 1 } : level)),
        levels.map((level) => (level.level === "placed" ? { ...level, priority: level.priority - 1 } : level)),
      ].filter((list) => list.length !== levels.length || list.some((level, at) => level !== levels[at]));
      for (const claimed of wrong) {
        const checked = recheck(problem, columns, { levels: claimed, cases: undefined, searches });
        expect(checked).toMatchObject([{ fault: "levels" }]);
        refused++;
      }
      expect(recheck(problem, columns, { levels, cases: undefined, searches: undefined })).toMatchObject([
        { fault: "search" },
      ]);
    });
    expect(refused).toBeGreaterThan(PROBLEMS / 30);
  });
});
