import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { check } from "../../src/check.ts";
import { readCohort } from "../../src/cohort/readCohort.ts";
import type { CohortInput } from "../../src/cohort/schema.ts";
import type { Issue } from "../../src/errors.ts";
import { match } from "../../src/match.ts";
import type { Knobs, Preset, SyntheticOptions } from "../../src/synthetic/knobs.ts";
import { PRESETS } from "../../src/synthetic/knobs.ts";
import { synthesize } from "../../src/synthetic/synthesize.ts";
import { issuesOf } from "../csv/files.ts";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";

const hashOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

describe("presets", () => {
  it.each<[Preset, number]>([
    [6, share(300)],
    [21, share(100)],
    [26, share(100)],
    [75, share(12)],
    [500, 1],
  ])("of %i mentees are valid and can be matched, for %i seeds", (preset, seeds) => {
    const seen = { placed: 0, mentees: 0 };
    for (let seed = 0; seed < seeds; seed++) {
      const { cohort, programme } = synthesize({ seed, preset });
      expect(cohort.mentees).toHaveLength(preset);
      const run = match(cohort, programme);
      expect(run.status, `seed ${seed}`).toBe("optimal");
      seen.placed += run.status === "optimal" ? run.matching.placed : 0;
      seen.mentees += preset;
    }
    // As many places as there are, but for the clusters.
    expect(seen.placed / seen.mentees).toBeGreaterThan(preset === 26 ? 0.85 : 0.95);
  });

  it.each<Preset>([3000, 20000, 100000])("of %i mentees are valid, as far as 3,000 of them go", (preset) => {
    const { cohort } = synthesize({ seed: 5, preset, mentees: 3000, mentors: 1000 });
    const issues: Issue[] = [];
    readCohort(cohort, issues);
    expect(issues).toEqual([]);
  });

  it("of 100,000 mentees are made in seconds", () => {
    const before = process.cpuUsage().user;
    const { mentees, mentors } = synthesize({ seed: 5, preset: 100000 }).cohort;
    expect(process.cpuUsage().user - before).toBeLessThan(30e6); // about 4 s; of this process, in microseconds
    expect(mentees.at(-1)?.name).toBe("Mentee 100000");
    const [menteeIds, mentorIds] = [mentees, mentors].map((people) => new Set(people.map(({ id }) => id)));
    expect([menteeIds.size, mentorIds.size]).toEqual([100_000, 20_000]);
    const named = mentees.flatMap(({ wishes = [], avoid = [] }) => [...wishes.flat(), ...avoid]);
    expect(named.length).toBeGreaterThan(100_000);
    expect(named.every((id) => mentorIds.has(id))).toBe(true);
  });

  it("are what they are called", () => {
    for (const [name, { mentees }] of Object.entries(PRESETS)) expect(mentees).toBe(Number(name));
  });
});

describe("the same seed", () => {
  it("gives the same bytes on every machine and engine", () => {
    // The same on V8 (Node 20) and JavaScriptCore (Bun); a difference after a change is another cohort.
    expect([6, 21, 500].map((preset) => hashOf(synthesize({ seed: 1, preset: preset as Preset })))).toEqual([
      "20498c5915bf46ba",
      "e0bb6014af577fd0",
      "40487dffa94bdf43",
    ]);
    expect(synthesize({ seed: 3 })).toEqual(synthesize({ seed: 3, preset: 21 }));
  });

  it("gives others than another seed", () => {
    const hashes = Array.from({ length: 500 }, (_, seed) => hashOf(synthesize({ seed, preset: 6 }).cohort));
    expect(new Set(hashes).size).toBe(500);
  });
});

it("any knobs at all make a valid cohort, a programme that fits it, and a run that ends", () => {
  const seen = { optimal: 0, nobody: 0, values: 0, noValues: 0 };
  for (let seed = 0; seed < share(250); seed++) {
    const random = randomFrom(seed);
    const portion = () => random.pick([0, 1, 0.5, random.below(1001) / 1000]);
    const skew = () => random.pick([0, 1, 1000, random.below(50) / 10]);
    const options: SyntheticOptions = {
      seed: random.below(2 ** 32),
      mentees: random.between(0, 12),
      mentors: random.between(0, 8),
      places: random.pick([0, 0.5, 1, 3, 1000]),
      wantsTwo: portion(),
      tiers: random.between(1, 4),
      topics: random.between(1, 9),
      facets: random.between(1, 5),
      objectives: [random.between(0, 12), random.between(0, 12)],
      ranked: portion(),
      topicSkew: skew(),
      specialisms: random.between(1, 12),
      breadth: portion(),
      steps: random.pick([1, 2, 3, 10, 1_000_000]),
      organisations: random.between(1, 9),
      organisationSkew: skew(),
      outside: portion(),
      wishes: [random.between(0, 9), random.between(0, 9)],
      mentorSkew: skew(),
      ties: portion(),
      mentorWishes: portion(),
      avoid: portion(),
      missing: portion(),
    };
    const { cohort, programme } = synthesize(options);
    const found = check(cohort, programme);
    expect(found.ok ? [] : found.issues, `seed ${seed}`).toEqual([]);
    expect(match(cohort, programme).status, `seed ${seed}`).toBe("optimal");
    seen.optimal += 1;
    if (cohort.mentees.length === 0 || cohort.mentors.length === 0) seen.nobody += 1;
    if (programme.criteria.length === 4) seen.values += 1;
    else seen.noValues += 1;
  }
  expect(seen.nobody).toBeGreaterThan(share(20));
  expect(Math.min(seen.values, seen.noValues)).toBeGreaterThan(share(60));
});

const MANY = 4000;
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;
const shareOf = <T>(list: readonly T[], holds: (one: T) => boolean) => list.filter(holds).length / list.length;

/** How often each occurs, the most frequent first. */
function frequencies(names: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a).map((one) => one / names.length);
}

const objectivesOf = ({ mentees }: CohortInput) =>
  mentees.map(({ objectives = [] }) => (Array.isArray(objectives) ? objectives : Object.keys(objectives)));
const organisationsOf = ({ mentees }: CohortInput) => mentees.map(({ attributes }) => String(attributes?.organisation));
const wishesOf = ({ mentees }: CohortInput) => mentees.map(({ wishes = [] }) => wishes);
const at = (topic: string, of: number) => (Number(topic.slice("topic-".length)) - 1) % of;

describe("a knob does what it says", () => {
  // What is measured of 4,000 mentees and 4,000 mentors, and what it must be near for each setting.
  it.each<[string, Partial<Knobs>, (cohort: CohortInput) => number, number, number]>([
    ["places: enough", { places: 1 }, ({ mentors }) => sum(mentors.map(({ capacity = 1 }) => capacity)), MANY, 0],
    [
      "places: scarce",
      { places: 0.8 },
      ({ mentors }) => sum(mentors.map(({ capacity = 1 }) => capacity)),
      MANY * 0.8,
      0,
    ],
    [
      "places: even",
      { places: 2.5 },
      ({ mentors }) => shareOf(mentors, ({ capacity = 1 }) => capacity === 2),
      0.5,
      0.001,
    ],
    ["wantsTwo", { wantsTwo: 0.3 }, ({ mentees }) => shareOf(mentees, ({ wants = 1 }) => wants === 2), 0.3, 0.03],
    ["tiers", { tiers: 4 }, ({ mentees }) => shareOf(mentees, ({ priority = 0 }) => priority === 3), 0.25, 0.03],
    ["topics", { topics: 17 }, ({ topics = {} }) => Object.keys(topics).length, 17, 0],
    [
      "facets",
      { topics: 17, facets: 5 },
      ({ topics = {} }) => new Set(Object.values(topics).map(({ facet }) => facet)).size,
      5,
      0,
    ],
    [
      "objectives: mean",
      { objectives: [2, 4] },
      (cohort) => mean(objectivesOf(cohort).map((one) => one.length)),
      3,
      0.05,
    ],
    [
      "objectives: least",
      { objectives: [2, 4] },
      (cohort) => Math.min(...objectivesOf(cohort).map((one) => one.length)),
      2,
      0,
    ],
    [
      "objectives: most",
      { objectives: [2, 4] },
      (cohort) => Math.max(...objectivesOf(cohort).map((one) => one.length)),
      4,
      0,
    ],
    [
      "ranked",
      { ranked: 0.4 },
      ({ mentees }) => shareOf(mentees, ({ objectives }) => Array.isArray(objectives)),
      0.4,
      0.03,
    ],
    [
      "topicSkew: none",
      { topicSkew: 0, objectives: [1, 1], topics: 10 },
      (cohort) => frequencies(objectivesOf(cohort).flat())[0],
      0.1,
      0.02,
    ],
    // 1 + 1/2 + … + 1/10 = 2.929
    [
      "topicSkew: Zipf, the first",
      { topicSkew: 1, objectives: [1, 1], topics: 10 },
      (cohort) => frequencies(objectivesOf(cohort).flat())[0],
      1 / 2.929,
      0.03,
    ],
    [
      "topicSkew: Zipf, the fifth",
      { topicSkew: 1, objectives: [1, 1], topics: 10 },
      (cohort) => frequencies(objectivesOf(cohort).flat())[4],
      1 / 5 / 2.929,
      0.02,
    ],
    [
      "specialisms: at home",
      { specialisms: 4, topics: 12, breadth: 0 },
      ({ mentors }) =>
        shareOf(
          mentors,
          ({ expertise = {} }) =>
            new Set(Object.keys(expertise).map((topic) => at(topic, 4))).size === 1 &&
            Object.keys(expertise).length === 3,
        ),
      1,
      0,
    ],
    [
      "specialisms: halfway up",
      { specialisms: 4, breadth: 0, steps: 10 },
      ({ mentors }) => Math.min(...mentors.flatMap(({ expertise = {} }) => Object.values(expertise))),
      0.5,
      0,
    ],
    [
      "breadth",
      { specialisms: 4, topics: 12, breadth: 0.5 },
      ({ mentors }) => mean(mentors.map(({ expertise = {} }) => Object.keys(expertise).length)),
      3 + 9 * 0.5,
      0.1,
    ],
    [
      "steps",
      { steps: 4, breadth: 1 },
      ({ mentors }) => new Set(mentors.flatMap(({ expertise = {} }) => Object.values(expertise))).size,
      5,
      0,
    ],
    [
      "organisations",
      { organisations: 30, organisationSkew: 0 },
      (cohort) => new Set(organisationsOf(cohort)).size,
      30,
      0,
    ],
    [
      "organisationSkew: none",
      { organisations: 10, organisationSkew: 0 },
      (cohort) => frequencies(organisationsOf(cohort))[0],
      0.1,
      0.02,
    ],
    [
      "organisationSkew: one cluster",
      { organisations: 10, organisationSkew: 1000 },
      (cohort) => frequencies(organisationsOf(cohort))[0],
      1,
      0.02,
    ],
    [
      "outside",
      { outside: 0.25 },
      ({ mentors }) => shareOf(mentors, ({ id, attributes }) => attributes?.organisation === `of-${id}`),
      0.25,
      0.03,
    ],
    ["wishes", { wishes: [0, 4], ties: 0 }, (cohort) => mean(wishesOf(cohort).map((one) => one.length)), 2, 0.08],
    [
      "mentorSkew: none",
      { mentorSkew: 0, wishes: [1, 1] },
      (cohort) => frequencies(wishesOf(cohort).flat(2))[0],
      0.001,
      0.002,
    ],
    // 1 + 1/2 + … + 1/4000 = 8.871
    [
      "mentorSkew: Zipf",
      { mentorSkew: 1, wishes: [1, 1] },
      (cohort) => frequencies(wishesOf(cohort).flat(2))[0],
      1 / 8.871,
      0.02,
    ],
    ["ties: none", { ties: 0, wishes: [4, 4] }, (cohort) => shareOf(wishesOf(cohort), (one) => one.length === 4), 1, 0],
    [
      "ties: all",
      { ties: 1, wishes: [4, 4] },
      (cohort) => shareOf(wishesOf(cohort), ([one]) => one.length === 4),
      1,
      0,
    ],
    [
      "ties: some",
      { ties: 0.3, wishes: [2, 2] },
      (cohort) => shareOf(wishesOf(cohort), (one) => one.length === 1),
      0.3,
      0.03,
    ],
    [
      "mentorWishes",
      { mentorWishes: 0.6 },
      ({ mentors }) => shareOf(mentors, ({ wishes = [] }) => wishes.length > 0),
      0.6,
      0.03,
    ],
    ["avoid", { avoid: 0.2 }, ({ mentees }) => shareOf(mentees, ({ avoid = [] }) => avoid.length === 1), 0.2, 0.03],
    [
      "missing: objectives",
      { missing: 0.2 },
      ({ mentees }) => shareOf(mentees, ({ objectives }) => objectives === undefined),
      0.2,
      0.03,
    ],
    [
      "missing: values",
      { missing: 0.2 },
      ({ mentors }) => shareOf(mentors, ({ attributes }) => attributes?.values === undefined),
      0.2,
      0.03,
    ],
    [
      "missing: expertise",
      { missing: 0.2 },
      ({ mentors }) => shareOf(mentors, ({ expertise }) => expertise === undefined),
      0.2,
      0.03,
    ],
    [
      "missing: dates",
      { missing: 0.2 },
      ({ mentees }) => shareOf(mentees, ({ available }) => available === undefined),
      0.2,
      0.03,
    ],
    [
      "missing: wishes",
      { missing: 0.2, wishes: [1, 1] },
      (cohort) => shareOf(wishesOf(cohort), (one) => one.length === 0),
      0.2,
      0.03,
    ],
    [
      "missing: nothing",
      { missing: 0, wishes: [1, 1] },
      ({ mentees }) =>
        shareOf(mentees, ({ objectives, levels, wishes, available, attributes = {} }) =>
          Boolean(objectives && levels && wishes && available && Object.keys(attributes).length === 3),
        ),
      1,
      0,
    ],
  ])("%s", (_, knobs, measure, expected, within) => {
    const plain: Partial<Knobs> = { mentees: MANY, mentors: MANY, missing: 0, wantsTwo: 0 };
    const measured = measure(synthesize({ ...plain, seed: 1, ...knobs }).cohort);
    expect(measured).toBeGreaterThanOrEqual(expected - within);
    expect(measured).toBeLessThanOrEqual(expected + within);
  });
});

it.each([
  ["no seed", {}, ["knobs seed missing"]],
  ["nothing", undefined, ["knobs missing"]],
  ["a seed that is none", { seed: -1 }, ["knobs seed range"]],
  ["a preset that there is not", { seed: 1, preset: 7 }, ["knobs preset range"]],
  ["a knob that there is not", { seed: 1, mentes: 3 }, ["knobs mentes unknown-key"]],
  [
    "a share above 1, and a range that is none",
    { seed: 1, ties: 2, wishes: [1] },
    ["knobs wishes range", "knobs ties range"],
  ],
])("refuses %s", (_, options, issues) => {
  expect(issuesOf(() => synthesize(options as never))).toEqual(issues);
});
