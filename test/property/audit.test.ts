import { isDeepStrictEqual } from "node:util";
import type { Audit, OptimalRun } from "pairwright";
import { audit, match, verify } from "pairwright";
import { describe, expect, it } from "vitest";
import type { Reading } from "../oracle/audit.ts";
import { auditByHand } from "../oracle/audit.ts";
import type { Documents } from "../oracle/cohorts.ts";
import { documentsOf, permuted } from "../oracle/cohorts.ts";
import { Seen } from "./seen.ts";

const COHORTS = Number(process.env.PAIRWRIGHT_COHORTS ?? 200);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);
const SEEDS = Array.from({ length: COHORTS }, (_, at) => FIRST_SEED + at);

/** The run of these documents, where there is a matching. */
function runOf({ cohort, programme }: Documents): OptimalRun | undefined {
  const run = match(cohort as never, programme as never);
  return run.status === "optimal" ? run : undefined;
}

/** The attributes of a cohort. */
const attributesOf = ({ cohort }: Documents) =>
  [...new Set([...cohort.mentees, ...cohort.mentors].flatMap((one) => Object.keys(one.attributes ?? {})))].sort();

/** In what the audit differs from the definitions; empty = in nothing. */
function faults(documents: Documents, run: OptimalRun, audited: Audit, most: number, reading?: Reading): string[] {
  const expected = auditByHand(documents, run.matching.pairs, attributesOf(documents), most, reading);
  const plain = JSON.parse(JSON.stringify(audited)) as Record<string, unknown>;
  const keys = [...new Set([...Object.keys(plain), ...Object.keys(expected)])];
  return keys.flatMap((key) => {
    const of = (one: object) => (one as Record<string, unknown>)[key];
    if (isDeepStrictEqual(of(plain), of(expected))) return [];
    return [`${key}: expected ${JSON.stringify(of(expected))}, received ${JSON.stringify(of(plain))}`];
  });
}

function count(seen: Seen, documents: Documents, { blocking, envy, ...audited }: Audit): void {
  seen.add("optimal");
  if (audited.loads.both > 0) seen.add("on both lists");
  if (audited.affinities === null) seen.add("no pairs");
  if ((audited.affinities?.gini?.numerator ?? 0) > 0) seen.add("unequal affinities");
  if ((audited.loads.spread.people?.gini?.numerator ?? 0) > 0) seen.add("unequal loads");
  if (audited.mentees.some(({ has, wants }) => wants > 1 && has.length > 0 && has.length < wants)) seen.add("too few");
  if (audited.mentees.some(({ has }) => has.length > 1)) seen.add("several mentors");
  for (const { choice, count } of audited.profile.mentors.pairs)
    seen.add(choice === 1 ? "a mentor's first choice" : "a mentor's later choice", count);
  const wishes = new Map(documents.cohort.mentors.map(({ id, wishes }) => [id, (wishes ?? []).flat()]));
  for (const { mentee, mentor, mentorHas, capacity, over } of blocking.pairs) {
    seen.add("blocking pair");
    if (over.length === 0) seen.add("blocking by a free place alone");
    if (over.length > 0 && mentorHas.length === capacity) seen.add("blocking by preference alone");
    if (over.length > 0 && wishes.get(mentor)?.includes(mentee)) seen.add("blocking by a mentor's wish");
  }
  for (const { others, justified } of envy.list) {
    if (justified.length > 0) seen.add("justified envy");
    if (justified.length < others) seen.add("envy without reason");
    if (justified.length > 0 && justified.length < others) seen.add("envy of several, justified over some");
  }
  for (const { mentees, mentors } of audited.groups) for (const { kind } of [...mentees, ...mentors]) seen.add(kind);
}

// A property that never ran proves nothing. Bounds are about two thirds of what seeds 1 to 600 give.
const LEAST: Record<string, number> = {
  optimal: 350,
  "no pairs": 78,
  "on both lists": 48,
  "several mentors": 34,
  "too few": 48,
  "unequal affinities": 135,
  "unequal loads": 260,
  "a mentor's first choice": 490,
  "a mentor's later choice": 210,
  "blocking pair": 260,
  "blocking by a free place alone": 155,
  "blocking by preference alone": 95,
  "blocking by a mentor's wish": 60,
  "justified envy": 110,
  "envy without reason": 350,
  "envy of several, justified over some": 16,
  cut: 68,
  value: 2900,
  none: 275,
  unknown: 1200,
};

describe("an audit is what trying everything by the definitions gives", () => {
  const seen = new Seen();

  it(`on the cohorts of seeds ${SEEDS[0]} to ${SEEDS.at(-1)}, in any order of rows, and after verify`, () => {
    for (const seed of SEEDS) {
      const documents = documentsOf(seed);
      const run = runOf(documents);
      if (run === undefined) continue;
      const by = attributesOf(documents);
      const before = JSON.stringify(run.matching);
      const audited = audit(run, { by });
      expect(faults(documents, run, audited, 10_000), `seed ${seed}`).toEqual([]);
      count(seen, documents, audited);

      const bytes = JSON.stringify(audited);
      expect(JSON.stringify(run.matching)).toBe(before);
      const again = runOf(permuted(documents, seed)) as OptimalRun;
      expect(JSON.stringify(audit(again, { by })), `seed ${seed}, permuted`).toBe(bytes);
      const reopened = verify(documents.cohort as never, documents.programme as never, run.matching);
      expect(reopened.ok && JSON.stringify(audit(reopened.run, { by })), `seed ${seed}, reopened`).toBe(bytes);

      const most = seed % 3;
      const cut = audit(run, { by, most });
      expect(faults(documents, run, cut, most), `seed ${seed}, cut`).toEqual([]);
      if (audited.blocking.count > most) seen.add("cut");
    }
  });

  it("and every kind of case was among them", () => {
    if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
    expect(seen.short(LEAST, COHORTS / 600)).toEqual([]);
  });
});

describe("a wrong audit is noticed", () => {
  const READINGS: readonly (keyof Reading)[] = [
    "weak",
    "wishless",
    "wrongSide",
    "forbiddenToo",
    "oneIsEnough",
    "noRoom",
    "bestOwn",
    "plainMedian",
  ];
  it.each(READINGS)("where a definition is misread: %s", (misread) => {
    const noticed = SEEDS.some((seed) => {
      const documents = documentsOf(seed);
      const run = runOf(documents);
      if (run === undefined) return false;
      const audited = audit(run, { by: attributesOf(documents) });
      return faults(documents, run, audited, 10_000, { [misread]: true }).length > 0;
    });
    expect(noticed).toBe(true);
  });

  // biome-ignore lint/suspicious/noExplicitAny: answers are spoilt here on purpose, in ways that no type allows
  const WRONG: Record<string, (audited: any) => void> = {
    "a first choice more": (audited) => audited.profile.mentees.pairs[0].count++,
    "a mentor's choice number": (audited) => audited.mentors.find((one: AnyPerson) => one.has[0]).has[0].choice++,
    "a blocking pair kept quiet": (audited) => audited.blocking.pairs.pop(),
    "a blocking pair miscounted": (audited) => audited.blocking.count++,
    "a justification invented": (audited) => audited.envy.list[0].justified.push("nobody"),
    "justified envy miscounted": (audited) => audited.envy.justified++,
    "another Gini coefficient": (audited) => audited.affinities.gini.denominator++,
    "a load": (audited) => audited.loads.people[0].pairs++,
    "a group's points": (audited) => audited.groups[0].mentees[0].points++,
  };

  it.each(Object.keys(WRONG))("%s", (what) => {
    let met = 0;
    for (const seed of SEEDS.slice(0, 150)) {
      const documents = documentsOf(seed);
      const run = runOf(documents);
      if (run === undefined) continue;
      const audited = audit(run, { by: attributesOf(documents) });
      const { blocking, envy, affinities, groups } = audited;
      if (!blocking.count || !envy.count || affinities === null || !groups[0]?.mentees[0]) continue;
      const spoilt = JSON.parse(JSON.stringify(audited));
      WRONG[what](spoilt);
      met++;
      expect(faults(documents, run, spoilt, 10_000), `seed ${seed}`).toHaveLength(1);
    }
    expect(met).toBeGreaterThan(20);
  });
});

interface AnyPerson {
  readonly has: readonly unknown[];
}
