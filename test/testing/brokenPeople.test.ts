import type { Mentee, Mentor } from "pairwright";
import { pairwise } from "pairwright";
import { expect, test } from "vitest";
import * as z from "zod";
import { faultsOf, PAIR, PLACES, scorerOf, years } from "./years.ts";

const YEARS = ["attributes.years"];

/** Of the first seed with several pairs. */
const LATER = 'mentee "1" and mentor "10"';
const MEANT = "expected NaN, unknown; if scores do not come from people's answers, say needs: {}";
const NEEDED = 'without the mentor\'s "attributes.years": expected NaN, unknown; it is said to need "attributes.years"';
const UNMET = "give attributes or cohorts in which a mentee has it, or do not name it in needs";
const GIVE = "give attributes or cohorts with the data that it reads";
const REPORTED = 'it reported "attribute: expected an attribute that somebody has, received "yers""';
const OTHER_ID = `when everybody had another id: ${PLACES}`;
const OTHER_KEYS =
  "when the keys of its options stood in the opposite order: expected an order of its own, such as that of ids";
const ALONE =
  "where nobody else had answered anything: expected a score of these two alone; if others must count, " +
  "say usesOthers: true";
const NAMED = "; if its options name people, make them with a function of the cohort";

const yearsOf = ({ attributes }: Mentee | Mentor): number =>
  typeof attributes.years === "number" ? attributes.years : Number.NaN;

const apart = (a: number, b: number) => Math.min(1, Math.abs(a - b) / 30);

test("0 for two people who answered nothing is caught", () => {
  const zero = pairwise("x", (mentee, mentor) => apart(yearsOf(mentee), yearsOf(mentor)) || 0);
  expect(faultsOf(zero)).toEqual({
    unknown: `strategy "x" scored 0 for ${PAIR}, who answered nothing: ${MEANT} (seed 3)`,
  });
});

test("a score without what is said to be needed is caught", () => {
  const half = pairwise("x", (mentee, mentor) => apart(yearsOf(mentee), yearsOf(mentor) || 0));
  expect(faultsOf(half)).toEqual({});
  expect(faultsOf(half, { needs: { mentee: YEARS, mentor: YEARS } })).toEqual({
    unknown: `strategy "x" scored 0.23333333333333334 for ${PAIR}, ${NEEDED} (seed 3)`,
  });
});

test("a need that nobody ever met is caught", () => {
  expect(faultsOf(years(), { needs: { mentee: ["attributes.year"] } })).toEqual({
    unknown: `strategy "x" never scored a mentee with "attributes.year": ${UNMET}`,
  });
});

test("ids that decide are caught", () => {
  const byId = pairwise("x", (mentee, mentor) => {
    const score = apart(yearsOf(mentee), yearsOf(mentor));
    return mentee.id < mentor.id ? score : score / 2;
  });
  expect(faultsOf(byId)).toEqual({ renaming: `strategy "x" scored 0.075 for ${PAIR}, and 0.15 ${OTHER_ID} (seed 3)` });
});

test("places that decide are caught", () => {
  const byPlace = years((score) => scorerOf((mentee, mentor) => score(mentee, mentor) / (1 + mentor)));
  expect(faultsOf(byPlace)).toEqual({
    renaming: `strategy "x" scored ${11 / 12} for ${LATER}, and ${11 / 12 / 6} ${OTHER_ID} (seed 4)`,
  });
});

test("scores kept by id are caught, when others have the ids", () => {
  const known = new Map<string, number>();
  const keeping = pairwise("x", (mentee, mentor) => {
    const key = JSON.stringify([mentee.id, mentor.id]);
    const score = known.get(key) ?? apart(yearsOf(mentee), yearsOf(mentor));
    known.set(key, score);
    return score;
  });
  expect(faultsOf(keeping, { needs: {}, usesOthers: true, seed: 4, rounds: 1 })).toEqual({
    renaming: `strategy "x" scored ${11 / 12} for ${LATER}, and 0 ${OTHER_ID} (seed 4)`,
  });
});

test("a sum in the order of a Map of people is caught", () => {
  const adding = years((score, { mentors }) => {
    let sum = 0;
    for (const [, mentor] of new Map(mentors.map((one) => [one.id, one]))) sum += (yearsOf(mentor) || 0) / 300;
    return scorerOf((a, b) => score(a, b) * (sum / (sum + 1)));
  });
  expect(faultsOf(adding, { usesOthers: true })).toEqual({
    renaming:
      'strategy "x" scored 0.04323843416370108 for mentee "1" and mentor "p17", and 0.043238434163701066 ' +
      `${OTHER_ID} (seed 19)`,
  });
});

test("a sum in the order of keys is caught", () => {
  const adding = years(
    (score, _, { weights }) => {
      let sum = 0;
      for (const weight of Object.values<number>(weights)) sum += weight;
      return scorerOf((mentee, mentor) => score(mentee, mentor) * sum);
    },
    { options: z.strictObject({ weights: z.record(z.string(), z.number()) }) },
  );
  expect(faultsOf(adding, { options: { weights: { a: 0.1, b: 0.2, c: 0.3 } } })).toEqual({
    keys: `strategy "x" scored 0.09000000000000001 for ${PAIR}, and 0.09 ${OTHER_KEYS} (seed 3)`,
  });
});

test("other people's answers are caught, unless they are said to count", () => {
  const relative = years((score, { mentors }) => {
    const most = Math.max(1, ...mentors.map(yearsOf).filter((one) => one >= 0));
    return scorerOf((mentee, mentor) => score(mentee, mentor) / most);
  });
  expect(faultsOf(relative)).toEqual({
    others: `strategy "x" scored 0.005 for mentee "Z-9" and mentor "toString", and 0.06 ${ALONE} (seed 4)`,
  });
  expect(faultsOf(relative, { usesOthers: true })).toEqual({});
});

test("a strategy that never scores anybody is caught: nothing has been looked at", () => {
  expect(faultsOf(pairwise("x", () => Number.NaN))).toEqual({
    scores: `strategy "x" gave no pair of 40 cohorts a score: ${GIVE}`,
  });
});

test("a strategy that finds no data is caught, with what it reported", () => {
  const refusing = years(() => ({}), {
    prepare(_cohort, _options, report) {
      report({
        path: "attribute",
        code: "unknown-id",
        message: 'expected an attribute that somebody has, received "yers"',
      });
      return scorerOf(() => 1);
    },
  });
  expect(faultsOf(refusing)).toEqual({
    scores: `strategy "x" gave no pair of 40 cohorts a score: ${GIVE}; ${REPORTED}`,
  });
  const own = { version: 1 as const, mentees: [{ id: "a" }], mentors: [{ id: "b" }] };
  expect(faultsOf(refusing, { cohorts: [own], rounds: 0 })).toEqual({
    scores: `strategy "x" has nothing to say of cohorts[0]: ${REPORTED}`,
  });
});

test("options that name people by static ids are told apart from a strategy that goes by ids", () => {
  const favourite = years(
    (_, { mentors }, { mentor }) => scorerOf((_mentee, at) => (mentors[at].id === mentor ? 1 : 0)),
    {
      options: z.strictObject({ mentor: z.string() }),
    },
  );
  const cohorts = [{ version: 1 as const, mentees: [{ id: "a" }], mentors: [{ id: "k" }, { id: "l" }] }];
  expect(faultsOf(favourite, { cohorts, rounds: 0, needs: {}, options: { mentor: "k" } })).toEqual({
    renaming: `strategy "x" scored 1 for mentee "a" and mentor "k", and 0 ${OTHER_ID}${NAMED} (cohorts[0])`,
  });
  const byRow = {
    cohorts,
    rounds: 0,
    needs: {},
    options: ({ mentors }: (typeof cohorts)[0]) => ({ mentor: mentors[0].id }),
  };
  expect(faultsOf(favourite, byRow as never)).toEqual({});
});
