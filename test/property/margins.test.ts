import type { CohortInput, PairMargin, ProgrammeInput, WeightMargin } from "pairwright";
import { margins, match } from "pairwright";
import { describe, expect, it } from "vitest";
import type { KnownAim, ProgrammeAim } from "../oracle/aimedDocuments.ts";
import { documentsWith, knownAimOf, preferencesOf } from "../oracle/aimedDocuments.ts";
import type { Aim } from "../oracle/aims.ts";
import { bestUnder, byChoice } from "../oracle/aims.ts";
import type { Has } from "../oracle/axes.ts";
import { hasByHand } from "../oracle/axes.ts";
import { changeableOf, tiedOf } from "../oracle/changeable.ts";
import type { Documents } from "../oracle/cohorts.ts";
import { pairsOf } from "../oracle/enumerate.ts";
import { randomFrom } from "../oracle/random.ts";
import { stableUnder } from "../oracle/stable.ts";
import { Seen } from "./seen.ts";

/** What `margins` says, by lowering affinities and moving weights, and trying every matching each time. */

const COHORTS = Math.ceil(Number(process.env.PAIRWRIGHT_COHORTS ?? 960) / 160);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 9);
const AIMS = ["total", "maximin", "leximin", "greedy", "generous", "stable"] as const;
/** Affinities are from 0 to so many points. */
const POINTS = 1_000_000;

const runOf = ({ cohort, programme }: Documents) => match(cohort as CohortInput, programme as ProgrammeInput);

/** What the oracle knows of one of the pairs made. */
interface Lowered {
  readonly points: number;
  readonly locked: boolean;
  /** Whether another best (stable) matching does without it. */
  readonly tied: boolean;
  /** Whether the matching stays where it has so many points fewer; not of `stable`. */
  stays(by: number): boolean;
}

function loweredOf(documents: Documents, { known, answer }: KnownAim, i: number, j: number): Lowered {
  const { instance, scored } = known;
  const aim = (documents.programme.aim ?? "total") as ProgrammeAim;
  const canonical = answer?.canonical as number;
  const bit = 1 << (i * instance.columns + j);
  const choices = scored.pairs.map((row) => row.map(({ choice }) => choice));
  const less = (by: number) => ({
    choices,
    instance: {
      ...instance,
      points: instance.points.map((row, k) =>
        row.map((points, l) => (points !== null && k === i && l === j ? points - by : points)),
      ),
    },
  });
  const found = (by: number) => bestUnder(less(by), [aim as Aim])?.[aim as Aim];
  const all = () =>
    aim === "stable" ? stableUnder(preferencesOf(documents, known, instance)).all : (found(0)?.optima ?? []);
  return {
    points: instance.points[i][j] as number,
    locked: instance.locked.some(([row, column]) => row === i && column === j),
    tied: all().some((mask) => (mask & bit) === 0),
    stays: (by) => {
      const now = found(by)?.canonical ?? 0;
      return now === canonical;
    },
  };
}

function marginFaults(aim: ProgrammeAim, { points, locked, tied, stays }: Lowered, said: PairMargin): string[] {
  const faults: string[] = [];
  const { margin, standing } = said;
  if (said.points !== points) faults.push(`points ${points}`);
  if (aim === "stable") {
    if (margin !== undefined) faults.push("a margin under stable");
    const expected = locked ? "locked" : tied ? "lottery" : "preference";
    return standing === expected ? faults : [...faults, `standing ${expected}`];
  }
  if (margin === undefined) return [...faults, "no margin"];
  if (margin === null) {
    if (!stays(points)) faults.push("another matching at 0");
  } else {
    for (const by of [Math.floor(margin / 2), margin - 1])
      if (by >= 0 && !stays(by)) faults.push(`another matching by ${by}`);
    for (const by of [margin + 1, margin + POINTS]) if (stays(by)) faults.push(`the same matching by ${by}`);
    if (margin > points) faults.push("further than to 0");
  }
  const far = margin === null || margin > 10_000 ? "firm" : margin > 0 ? "close" : "lottery";
  const expected = locked ? "locked" : byChoice(aim) && margin !== 0 ? "choice" : far;
  if (standing !== expected) faults.push(`standing ${expected}`);
  if (margin === 0 && !tied) faults.push("no other matching without the pair is as good");
  if (locked && margin !== null && aim !== "maximin") faults.push("a locked pair's margin");
  return faults;
}

/** Other margins that are near this one. */
function wrongMargins(said: PairMargin): PairMargin[] {
  const { margin, standing } = said;
  const made = (["locked", "lottery", "close", "firm", "choice", "preference"] as const)
    .filter((other) => other !== standing)
    .map((other): PairMargin => ({ ...said, standing: other }));
  if (margin === null && standing !== "locked") made.push({ ...said, margin: 0 });
  // A pair that is the worst of all at 0, and made all the same, may be said to stay.
  if (typeof margin === "number" && margin < said.points) made.push({ ...said, margin: null });
  if (typeof margin === "number") made.push({ ...said, margin: margin + 2 });
  if (typeof margin === "number" && margin > 1) made.push({ ...said, margin: margin - 2 });
  return made;
}

/** The tenths at most 10 away, ascending, without today's. */
function tenths(weight: number): number[] {
  const all = Array.from({ length: Math.ceil(10 * (weight + 10)) }, (_, at) => (at + 1) / 10);
  return all.filter((one) => Math.abs(one - weight) < 10 + 1e-9 && Math.abs(one - weight) > 1e-9);
}

const textOf = (has: Has | null) =>
  has &&
  [...has]
    .map(([id, own]) => `${id}: ${own}`)
    .sort()
    .join("; ");

/** `every`: whether each tenth is tried, or the ends alone. */
function weightFaults(documents: Documents, { known }: KnownAim, said: WeightMargin, today: Has, every: boolean) {
  const faults: string[] = [];
  const { scored } = known;
  const { criteria } = documents.programme;
  const { weight } = said;
  const at = (to: number) =>
    hasByHand({
      ...documents,
      programme: {
        ...documents.programme,
        criteria: criteria.map((one) => (one.id === said.criterion ? { ...one, weight: to } : one)),
      },
    });
  if (criteria.find(({ id }) => id === said.criterion)?.weight !== weight) faults.push("today's weight");
  const grid = tenths(weight);
  const inside = grid.filter((one) => one >= said.lowest && one <= said.highest);
  const between = inside.filter((one) => every || one === said.lowest || one === said.highest);
  for (const one of between) if (textOf(at(one)) !== textOf(today)) faults.push(`another matching at ${one}`);
  for (const end of [said.lowest, said.highest])
    if (end !== weight && !grid.includes(end)) faults.push(`${end} is no tenth within reach`);
  if (said.lowest > weight || said.highest < weight) faults.push("today's weight lies outside");
  const below = grid.filter((one) => one < said.lowest).pop();
  const above = grid.find((one) => one > said.highest);
  for (const [change, next] of [
    [said.below, below],
    [said.above, above],
  ] as const) {
    if ((change === null) !== (next === undefined)) faults.push(`the next tenth is ${next}`);
    if (change === null || next === undefined) continue;
    if (change.weight !== next) faults.push(`the next tenth is ${next}, not ${change.weight}`);
    const then = at(change.weight);
    if (then === null ? change.moves.length > 0 : textOf(then) === textOf(today)) faults.push(`at ${next}`);
    if (then === null) continue;
    const has = new Map([...today].map(([id, own]) => [id, new Set(own)]));
    for (const { mentee, from } of change.moves)
      if (from !== null && !has.get(mentee)?.delete(from)) faults.push(`${mentee} has no ${from}`);
    for (const { mentee, to } of change.moves) if (to !== null) has.get(mentee)?.add(to);
    if (textOf(new Map([...has].map(([id, own]) => [id, [...own].sort()]))) !== textOf(then))
      faults.push(`the moves do not lead to ${textOf(then)}`);
    const ids = change.moves.map(({ mentee }) => mentee);
    if (`${ids}` !== `${[...ids].sort()}`) faults.push("not in id order");
    for (const { mentee, from, to, points } of change.moves) {
      const row = scored.pairs[scored.mentees.findIndex(({ id }) => id === mentee)];
      const [had, gets] = [from, to].map(
        (mentor) => row[scored.mentors.findIndex(({ id }) => id === mentor)]?.points ?? 0,
      );
      if (points !== gets - had) faults.push(`${mentee} gains ${gets - had}`);
      if (from === to) faults.push(`${mentee} does not move`);
    }
  }
  return faults;
}

/** Other ranges that are near this one. */
function wrongWeights(said: WeightMargin): WeightMargin[] {
  const { below, above, lowest, highest } = said;
  const tenth = (weight: number) => Math.round(10 * weight) / 10;
  const made: WeightMargin[] = [{ ...said, weight: said.weight + 1 }];
  if (below) made.push({ ...said, lowest: below.weight }, { ...said, below: null });
  if (above) made.push({ ...said, highest: above.weight }, { ...said, above: null });
  if (!below) made.push({ ...said, below: { weight: tenth(lowest - 0.1), moves: [] } });
  if (!above) made.push({ ...said, above: { weight: tenth(highest + 0.1), moves: [] } });
  if (above && above.moves.length > 0) {
    const [first, ...rest] = above.moves;
    made.push({ ...said, above: { ...above, moves: rest } });
    made.push({ ...said, above: { ...above, moves: [{ ...first, points: first.points + 1 }, ...rest] } });
  }
  return made;
}

/** What stands at the ends of ranges, under all aims together. */
const ends = new Seen();

describe.each(AIMS)("aim %s", (aim) => {
  const seen = new Seen();
  // Of what may change, weights and locks in turn.
  const changeable = (_: ProgrammeAim, seed: number) => changeableOf(aim, 5 * seed + (seed % 2 === 0 ? 4 : 1));
  const kinds = [tiedOf, changeable, documentsWith];
  const solve = (seed: number) => {
    const documents = kinds[seed % kinds.length](aim, seed);
    const known = knownAimOf(documents);
    const run = runOf(documents);
    const where = `seed ${seed}: ${JSON.stringify(documents)}`;
    return { seed, documents, known, run, where, said: known.answer === null ? null : margins(run) };
  };
  const solved: ReturnType<typeof solve>[] = [];
  const all = () => {
    for (let at = solved.length; at < COHORTS; at++) solved.push(solve(FIRST_SEED + at));
    return solved;
  };

  it("the matching stays while a pair's affinity falls by less than its margin, and not by more", () => {
    for (const { documents, known, run, where, said: found } of all()) {
      expect(run.status, where).toBe(known.answer === null ? "infeasible" : "optimal");
      if (found === null) continue;
      const { scored, instance } = known.known;
      const canonical = known.answer?.canonical as number;
      const made = pairsOf(canonical, instance.columns);
      expect(
        found.pairs.map(({ mentee, mentor }) => [mentee, mentor]),
        where,
      ).toEqual(made.map(([i, j]) => [scored.mentees[i].id, scored.mentors[j].id]));
      found.pairs.forEach((said, at) => {
        const lowered = loweredOf(documents, known, ...made[at]);
        const what = `${JSON.stringify(said)}; ${where}`;
        expect(marginFaults(aim, lowered, said), what).toEqual([]);
        for (const other of wrongMargins(said)) {
          expect(marginFaults(aim, lowered, other), `${JSON.stringify(other)}; ${what}`).not.toEqual([]);
          seen.add("a wrong margin rejected");
        }
        seen.add(said.standing);
        if (said.margin === null) seen.add("whatever it falls by");
        else if (said.margin !== undefined && said.margin > 0) seen.add("more than nothing");
        if (instance.quotas?.length) seen.add("quotas");
        if (instance.wants.some((wants) => wants > 1)) seen.add("several mentors wanted");
        if (instance.minLoad.some((least) => least > 0)) seen.add("minimum loads");
        if (instance.places < instance.rows) seen.add("places");
      });
    }
  });

  it("the matching stays at every tenth of a criterion's weight as far as is said, and is another at the next", () => {
    for (const { seed, documents, known, where, said: found } of all()) {
      if (found === null) continue;
      const today = hasByHand(documents) as Has;
      expect(
        found.weights.map(({ criterion }) => criterion),
        where,
      ).toEqual(documents.programme.criteria.map(({ id }) => id).sort());
      for (const said of randomFrom(seed).shuffled(found.weights).slice(0, 2)) {
        const what = `${JSON.stringify(said)}; ${where}`;
        expect(weightFaults(documents, known, said, today, seed % 3 === 0), what).toEqual([]);
        for (const other of wrongWeights(said)) {
          expect(weightFaults(documents, known, other, today, false), `${JSON.stringify(other)}; ${what}`).not.toEqual(
            [],
          );
          seen.add("a wrong range rejected");
        }
        for (const change of [said.below, said.above])
          ends.add(
            change === null ? "as far as was looked" : change.moves.length === 0 ? "nothing possible" : "another",
          );
      }
    }
  });

  it("and every kind was among them", () => {
    if (process.env.PAIRWRIGHT_COUNTS) console.log(aim, Object.fromEntries([...seen.counts].sort()));
    const own = aim === "stable" ? OF_STABLE : byChoice(aim) ? OF_CHOICES : OF_POINTS;
    expect(seen.short({ ...LEAST, ...own }, COHORTS / 13)).toEqual([]);
  });
});

it("ranges ended in either way", () => {
  if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...ends.counts].sort()));
  expect(ends.of("as far as was looked")).toBeGreaterThanOrEqual(8 * COHORTS);
  expect(ends.of("another")).toBeGreaterThanOrEqual(Math.floor(COHORTS / 4));
});

/** About half of what seeds 1 to 13 give. */
const LEAST: Record<string, number> = {
  "a wrong margin rejected": 110,
  "a wrong range rejected": 30,
  locked: 1,
  "several mentors wanted": 3,
  "whatever it falls by": 2,
};
const OF_LEVELS: Record<string, number> = { "minimum loads": 5, quotas: 2 };
const OF_POINTS = { ...OF_LEVELS, close: 2, firm: 11, lottery: 4, "more than nothing": 9 };
const OF_CHOICES = { ...OF_LEVELS, choice: 12, lottery: 2 };
const OF_STABLE = { preference: 20, "whatever it falls by": 0 };

describe("by hand", () => {
  type Scores = Record<string, Record<string, number>>;
  const marginsOf = (aim: ProgrammeAim, scores: Scores, rules: readonly object[], more: object = {}) => {
    const mentors = [...new Set(Object.values(scores).flatMap((row) => Object.keys(row)))].map((id) => ({ id }));
    const cohort: CohortInput = { version: 1, mentees: Object.keys(scores).map((id) => ({ id })), mentors };
    const criteria = [{ id: "table", strategy: "table", weight: 1, scores, ...more }];
    const run = match(cohort, { version: 1, criteria, rules: rules as ProgrammeInput["rules"], aim });
    if (run.status !== "optimal") throw new Error(run.status);
    return { run, said: margins(run).pairs };
  };

  // Once the affinity of a pair that has to be made is the least of all, the total decides, and b and c change over.
  it("maximin: the matching stays while an affinity falls by less than the margin", () => {
    const scores = (own: number) => ({ a: { m1: own }, b: { m2: 0.5, m3: 0.3 }, c: { m2: 1, m3: 0.5 } });
    const rules = ["m2", "m3"].map((mentor) => ({ rule: "forbid", mentee: "a", mentor }));
    const pairsOf = (own: number) =>
      marginsOf("maximin", scores(own), rules).run.matching.pairs.map(({ mentee, mentor }) => `${mentee} ${mentor}`);
    expect(pairsOf(0.9)).not.toEqual(pairsOf(0.2));
    expect(marginsOf("maximin", scores(0.9), rules).said[0].margin).toBe(600_000);
  });

  // Either mentor is a first choice, and the points settle that: no lottery decides. At 0.3 it does.
  it.each(["greedy", "generous"] as const)(
    "%s: once an affinity falls by more than the margin, it is another",
    (aim) => {
      const scores = (own: number) => ({ a: { m1: own, m2: 0.3 } });
      const first = (own: number) => marginsOf(aim, scores(own), [], { side: "mentor" });
      expect(first(0.7).run.matching.pairs[0].mentor).toBe("m1");
      const { margin, standing } = first(0.8).said[0];
      expect([500_000, 500_001]).toContain(margin);
      expect(standing).toBe("choice");
    },
  );

  it("stable: no margin, of a locked pair either", () => {
    const rules = [{ rule: "lock", mentee: "a", mentor: "m1" }];
    expect(marginsOf("stable", { a: { m1: 1, m2: 0.5 } }, rules).said[0]).not.toHaveProperty("margin");
  });
});
