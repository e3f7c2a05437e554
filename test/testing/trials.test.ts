import { check, InvalidInputError } from "pairwright";
import { assertConforms, checkStrategy, cohortOfSeed } from "pairwright/testing";
import { describe, expect, it, test } from "vitest";
import type { Anything } from "./years.ts";
import { scorerOf, years } from "./years.ts";

/** Scores above 1 for people with the greatest difference. */
const tooMuch = years((score) => scorerOf((mentee, mentor) => score(mentee, mentor) * 2));

const programme = { version: 1 as const, criteria: [{ id: "c", strategy: "wishes", weight: 1 }] };

const MENTOR_DATA = '"expertise", "experiences", "wishes", "available"';

describe("made cohorts", () => {
  const seeds = Array.from({ length: 400 }, (_, at) => at * 7);
  const cohorts = seeds.map((seed) => cohortOfSeed(seed));

  it("are valid, and the same for the same seed", () => {
    for (const [at, cohort] of cohorts.entries()) {
      const result = check(cohort, programme);
      expect(result.ok ? [] : result.issues, `seed ${seeds[at]}`).toEqual([]);
      expect(cohortOfSeed(seeds[at])).toEqual(cohort);
    }
  });

  it("have everything that a strategy may stumble over", () => {
    const people = cohorts.flatMap(({ mentees, mentors }) => [...mentees, ...mentors]);
    const count = (wanted: (cohort: (typeof cohorts)[0]) => boolean) => cohorts.filter(wanted).length;
    const seen = {
      noMentees: count(({ mentees, mentors }) => mentees.length === 0 && mentors.length > 0),
      noMentors: count(({ mentees, mentors }) => mentors.length === 0 && mentees.length > 0),
      onePair: count(({ mentees, mentors }) => mentees.length === 1 && mentors.length === 1),
      many: count(({ mentees, mentors }) => mentees.length * mentors.length >= 500),
      bothSides: count(({ mentees, mentors }) => mentees.some(({ id }) => mentors.some((one) => one.id === id))),
      alike: count(({ mentees }) => {
        const answers = mentees.map(({ objectives, attributes }) => JSON.stringify([objectives, attributes]));
        return new Set(answers).size < answers.length;
      }),
      noCollective: count(({ collective }) => collective === undefined),
      collective: count(({ collective }) => collective !== undefined),
      numericIds: people.filter(({ id }) => /^\d+$/.test(id)).length,
      withoutYears: people.filter(({ attributes }) => attributes?.years === undefined).length,
      emptySets: people.filter(({ attributes }) => Array.isArray(attributes?.values) && attributes.values.length === 0),
      ties: people.filter(({ wishes }) => wishes?.some((wish) => Array.isArray(wish))).length,
      noWishes: people.filter(({ wishes }) => wishes === undefined).length,
    };
    for (const [what, met] of Object.entries(seen))
      expect(typeof met === "number" ? met : met.length, what).toBeGreaterThanOrEqual(40);
  });

  it("give people the attributes asked for, and none of their values as an id", () => {
    const shifts = ["1", "10", "p1", "p2"];
    const made = Array.from({ length: 40 }, (_, seed) => cohortOfSeed(seed, { shift: shifts, years: [] }));
    const people = made.flatMap(({ mentees, mentors }) => [...mentees, ...mentors]);
    expect(people.length).toBeGreaterThan(300);
    expect(people.filter(({ id }) => shifts.includes(id))).toEqual([]);
    expect(people.filter(({ attributes }) => attributes?.years !== undefined)).toEqual([]);
    const given = people.flatMap(({ attributes }) => attributes?.shift ?? []);
    expect(new Set(given)).toEqual(new Set(shifts));
  });
});

test("the same trials give the same report, byte for byte", () => {
  const [first, second] = [checkStrategy(tooMuch), checkStrategy(tooMuch)];
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
  expect(JSON.parse(JSON.stringify(first))).toEqual(first);
});

test("the seed of a message makes its cohort alone, and so does the cohort that comes with it", () => {
  const { message, cohort } = checkStrategy(tooMuch).checks.find(({ ok }) => !ok) ?? {};
  const [, seed] = /\(seed (\d+)\)$/.exec(message ?? "") ?? [];
  const alone = checkStrategy(tooMuch, { seed: Number(seed), rounds: 1 }).checks.find(({ ok }) => !ok);
  expect(alone?.message).toBe(message);
  const own = checkStrategy(tooMuch, { cohorts: [cohort as Anything], rounds: 0 }).checks.find(({ ok }) => !ok);
  expect(own?.message).toBe(message?.replace(`seed ${seed}`, "cohorts[0]"));
});

test("other seeds make other cohorts, and the last one is followed by the first", () => {
  const casesOf = (seed: number) => checkStrategy(years(), { seed, rounds: 10 }).checks.map(({ cases }) => cases);
  expect(casesOf(1)).not.toEqual(casesOf(101));
  expect(checkStrategy(years(), { seed: 0xffffffff, rounds: 10 }).ok).toBe(true);
});

test("assertConforms throws one error that lists every failed check, and only then", () => {
  assertConforms(checkStrategy(years()));
  const twofold = years((score) => ({
    ...scorerOf((a, b) => score(a, b) * 2),
    parts: () => ({ operator: "product" }),
  }));
  const conformance = checkStrategy(twofold);
  const [range, accounts] = conformance.checks.filter(({ ok }) => !ok);
  expect(() => assertConforms(conformance)).toThrow(
    new Error(`strategy "x" fails 2 of 13 checks:\n- range: ${range.message}\n- accounts: ${accounts.message}`),
  );
});

test("own cohorts are tried too, larger ones on some of their rows", () => {
  const person = (id: string, at: number) => ({ id, attributes: { years: at % 31 } });
  const mentees = Array.from({ length: 700 }, (_, at) => person(`r${at}`, at));
  const mentors = Array.from({ length: 40 }, (_, at) => person(`m${at}`, at * 3));
  const { ok, checks } = checkStrategy(years(), { cohorts: [{ version: 1, mentees, mentors }], rounds: 0 });
  expect(ok).toBe(true);
  expect(checks.find(({ name }) => name === "range")?.cases).toBe(100 * 40);
});

test.each<[Anything, string]>([
  [null, "trials: expected an object, received null"],
  [{ seeds: 1 }, 'trials: expected a known key (did you mean "needs"?), received "seeds"'],
  [{ options: 5 }, "trials.options: expected an object, received 5"],
  [{ options: { at: new Map() } }, "trials.options.at: expected plain data, received an instance of Map"],
  [{ options: () => undefined }, "trials.options: expected an object, received nothing"],
  [{ options: { label: "Years" } }, 'trials.options: expected no key that a criterion has anyway, received "label"'],
  [{ attributes: { years: 5 } }, "trials.attributes.years: expected an array of values, received 5"],
  [{ cohorts: {} }, "trials.cohorts: expected an array, received an empty object"],
  [{ needs: { mentees: [] } }, 'trials.needs: expected a known key (did you mean "mentee"?), received "mentees"'],
  [{ needs: { mentor: "expertise" } }, 'trials.needs.mentor: expected an array, received "expertise"'],
  [
    { needs: { mentor: ["years"] } },
    `trials.needs.mentor[0]: expected ${MENTOR_DATA} or "attributes.…", received "years"`,
  ],
  [{ usesOthers: 1 }, "trials.usesOthers: expected true or false, received 1"],
  [{ seed: -1 }, "trials.seed: expected an integer from 0 to 4294967295, received -1"],
  [{ rounds: 0.5 }, "trials.rounds: expected an integer from 0 to 10000, received 0.5"],
])("trials %o are a TypeError that says where", (trials, message) => {
  expect(() => checkStrategy(years(), trials)).toThrow(new TypeError(message));
});

test("what is no strategy is a TypeError, and what is no cohort an InvalidInputError", () => {
  expect(() => checkStrategy(undefined as Anything)).toThrow(
    new TypeError("strategy: expected an object, received nothing"),
  );
  expect(() => checkStrategy(years(), { cohorts: [{} as Anything] })).toThrow(InvalidInputError);
  expect(() => checkStrategy(years(), { attributes: { years: [Number.NaN] } })).toThrow(InvalidInputError);
});
