import type { CohortInput, ProgrammeInput } from "pairwright";
import { check, InvalidInputError, match } from "pairwright";
import { expect, it } from "vitest";

const cohort: CohortInput = {
  version: 1,
  mentees: ["a", "b", "c"].map((id) => ({ id, attributes: { trust: "x" } })),
  mentors: [
    { id: "m", capacity: 1, attributes: { trust: "y" } },
    { id: "n", capacity: 2, attributes: { trust: "x" } },
  ],
};
const programmeOf = (rules: readonly object[]) =>
  ({ version: 1, criteria: [{ id: "w", strategy: "wishes", weight: 1 }], rules }) as ProgrammeInput;

/** `document path code` of all issues, by `check`; `match` throws the same ones. */
function issuesOf(rules: readonly object[]): string[] {
  const result = check(cohort, programmeOf(rules));
  if (result.ok) return [];
  const issues = result.issues.map(({ document, path, code }) => `${document} ${path} ${code}`);
  try {
    match(cohort, programmeOf(rules));
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    expect(error.issues.map(({ document, path, code }) => `${document} ${path} ${code}`)).toEqual(issues);
    return issues;
  }
  throw new Error("match found nothing wrong");
}

const outside = { id: "outside", rule: "differ", attribute: "trust" };
const full = [
  { id: "first", rule: "lock", mentee: "a", mentor: "m" },
  { id: "second", rule: "lock", mentee: "b", mentor: "m" },
];

/** Each mistake with the path of its rule; `at` is the first rule of these. */
const MISTAKES: Record<string, { rules: object[]; issues: (at: number) => string[] }> = {
  "a lock on a forbidden pair": {
    rules: [outside, { id: "inside", rule: "lock", mentee: "c", mentor: "n" }],
    issues: (at) => [`programme rules[${at + 1}] conflict`],
  },
  "two locks beyond capacity": { rules: full, issues: (at) => [`programme rules[${at + 1}].mentor conflict`] },
  "quota min above max": {
    rules: [{ id: "q", rule: "quota", min: 2, max: 1 }],
    issues: (at) => [`programme rules[${at}].min range`],
  },
  "a filter on an attribute nobody has": {
    rules: [{ id: "f", rule: "quota", mentee: { turst: "x" }, max: 1 }],
    issues: (at) => [`programme rules[${at}].mentee.turst unknown-id`],
  },
  "such a filter in a rule about pairs": {
    rules: [{ id: "w", rule: "when", if: { mentor: { online: true } }, missing: "allow" }],
    issues: (at) => [`programme rules[${at}].if.mentor.online unknown-id`],
  },
  "a rule id used twice": {
    rules: [
      { id: "twice", rule: "forbid", mentee: "a", mentor: "n" },
      { id: "twice", rule: "forbid", mentee: "b", mentor: "n" },
    ],
    issues: (at) => [`programme rules[${at + 1}].id duplicate`],
  },
  "a lock on an unknown person": {
    rules: [{ id: "l", rule: "lock", mentee: "z", mentor: "n" }],
    issues: (at) => [`programme rules[${at}].mentee unknown-id`],
  },
};

it.each(Object.entries(MISTAKES))("is found before solving, with its path: %s", (_, { rules, issues }) => {
  expect(issuesOf(rules)).toEqual(issues(0));
});

it("all of them in one programme are said at once", () => {
  const rules = Object.values(MISTAKES).flatMap((mistake) => mistake.rules);
  let at = 0;
  const expected = Object.values(MISTAKES).flatMap((mistake) => {
    const own = mistake.issues(at);
    at += mistake.rules.length;
    return own;
  });
  expect(expected.length).toBe(7);
  expect(issuesOf(rules).sort()).toEqual(expected.sort());
});
