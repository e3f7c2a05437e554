import type { CohortInput, Issue, ProgrammeInput } from "pairwright";
import { check, InvalidInputError, match } from "pairwright";
import { expect, test } from "vitest";
import { IssueLog } from "../../src/reading/issueLog.ts";
import { plainData } from "../../src/reading/plainData.ts";

// Keys are left out wherever the formats allow it: each would be read from Object.prototype if anything read it there.
const cohort: CohortInput = {
  version: 1,
  mentees: [
    { id: "a", objectives: { x: 1 }, attributes: { organisation: "north" } },
    { id: "b", objectives: { x: 1, y: 2 }, attributes: { organisation: "south" } },
    { id: "c", attributes: { organisation: "east" } },
  ],
  mentors: [
    { id: "k", expertise: { x: 1 }, attributes: { organisation: "west" } },
    { id: "l", expertise: { y: 0.5 }, attributes: { organisation: "north" }, capacity: 1 },
  ],
};
const programme: ProgrammeInput = {
  version: 1,
  criteria: [
    { id: "learning", strategy: "coverage", weight: 2 },
    { id: "wishes", strategy: "wishes", weight: 1 },
  ],
  rules: [
    { rule: "differ", attribute: "organisation" },
    { rule: "forbid", mentee: "c", mentor: "k" },
  ],
};

const KEYS: readonly (readonly [string, unknown])[] = [
  ["capacity", 5],
  ["minLoad", 1],
  ["wants", 2],
  ["priority", 1],
  ["name", "Nobody"],
  ["objectives", ["y"]],
  ["levels", { x: 1 }],
  ["wishes", ["l"]],
  ["avoid", ["k"]],
  ["weights", { learning: 3 }],
  ["available", ["2027-01-12"]],
  ["experiences", [{ id: "visit" }]],
  ["topics", { x: {} }],
  ["collective", { x: 1 }],
  ["facet", "f"],
  ["label", "Label"],
  ["side", "mentee"],
  ["unknown", 1],
  ["by", "mentor"],
  ["missing", "forbid"],
  ["because", "so"],
  ["aim", "other"],
  ["favours", "mentors"],
  ["choices", 1],
  ["limits", 1],
  ["steps", 1],
  ["places", 1],
  ["everyone", true],
  ["lottery", "other"],
  ["$schema", "x"],
  ["mentee", 1],
  ["mentor", 1],
  ["criterion", 0],
  ["rule", 0],
  ["lock", 0],
  ["mentees", [0]],
  ["strategies", []],
  ["rules", []],
  ["organisation", "north"],
  ["x", 0.5],
  ["options", ["x"]],
];

function polluted<T>(key: string, value: unknown, run: () => T): T {
  Object.defineProperty(Object.prototype, key, { value, configurable: true, enumerable: false, writable: true });
  try {
    return run();
  } finally {
    delete (Object.prototype as unknown as Record<string, unknown>)[key];
  }
}

const outcome = (people: unknown, plan: unknown) => {
  try {
    return JSON.stringify([match(people as CohortInput, plan as ProgrammeInput), check(people, plan)]);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return JSON.stringify(error.issues);
  }
};

const broken = { version: 1, mentees: [{ id: "a", wants: "2" }, { id: 5 }], mentors: [{}] };
const misfits = {
  ...programme,
  rules: [
    { rule: "forbid", mentee: "z", mentor: "k" },
    { rule: "differ", attribute: "shoe" },
  ],
};

test.each(KEYS)("a property %s on Object.prototype changes no result and no issue", (key, value) => {
  for (const [people, plan] of [
    [cohort, programme],
    [broken, programme],
    [cohort, misfits],
    [cohort, { version: 1, criteria: [{ id: "a", strategy: "overlap", weight: 1 }] }],
  ]) {
    const expected = outcome(people, plan);
    expect(polluted(key, value, () => outcome(people, plan))).toBe(expected);
  }
  expect(Object.hasOwn(Object.prototype, key)).toBe(false);
});

test("an accessor is no value, even where every object seems to have one", () => {
  const person = Object.defineProperty({}, "id", { enumerable: true, get: () => expect.unreachable() });
  const issues: Issue[] = [];
  const copy = polluted("value", "a", () => plainData({ person }, new IssueLog("cohort", issues)));
  expect(copy?.value).toEqual({ person: { id: undefined } });
  expect(issues).toMatchObject([{ path: "person.id", message: "expected a value, received a getter or setter" }]);
});
