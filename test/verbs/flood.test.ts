import type { Issue } from "pairwright";
import { check } from "pairwright";
import { expect, test } from "vitest";

const names = (prefix: string, many: number) => Array.from({ length: many }, (_, at) => `${prefix}-${at}-person`);
const people = (prefix: string, many: number, more: object = {}) => names(prefix, many).map((id) => ({ id, ...more }));
const criteria = [{ id: "c", strategy: "wishes", weight: 1 }];

/** All issues. */
function found(cohort: object, programme: object): { issues: readonly Issue[] } {
  const result = check({ version: 1, ...cohort }, { version: 1, criteria, ...programme });
  if (result.ok) throw new Error("no issue was found");
  return { issues: result.issues };
}

/** A thousand issues and the number of the others. */
function capped(issues: readonly Issue[], document: string, more: number): void {
  expect(issues).toHaveLength(1001);
  expect(issues.at(-1)).toEqual({
    document,
    path: "",
    code: "limit",
    message: `expected at most 1000 issues, received ${more} more`,
  });
}

// Each takes about a second; before they shared one directory and one budget, up to a minute, the test's whole time.

test("thousands of rules on people who do not exist are read at once, and capped", () => {
  const mentees = people("mentee", 20_000);
  const rules = names("montee", 5_000).map((mentee) => ({ rule: "forbid", mentee, mentor: "mentor-0-person" }));
  const { issues } = found({ mentees, mentors: people("mentor", 10) }, { rules });
  capped(issues, "programme", 4_000);
  expect(issues[0].message).toContain('did you mean "mentee-');
  expect(issues[0].path).toMatch(/^rules\[\d+\]\.mentee$/);
});

test("a table of people who do not exist is read at once, and capped", () => {
  const scores = Object.fromEntries(names("montee", 120_000).map((id) => [id, { "mentor-0-person": 1 }]));
  const { issues } = found(
    { mentees: people("mentee", 5_000), mentors: people("mentor", 10) },
    { criteria: [{ id: "t", strategy: "table", weight: 1, scores }] },
  );
  capped(issues, "programme", 119_000);
  expect(issues[0].path).toBe(
    'criteria[0].scores["montee-0-person"]'.replace('["montee-0-person"]', ".montee-0-person"),
  );
});

test("a rule on an attribute that most people lack is capped, and counts in the cohort", () => {
  const mentees = [{ id: "first", attributes: { organisation: "x" } }, ...people("mentee", 20_000)];
  const { issues } = found({ mentees, mentors: [] }, { rules: [{ rule: "differ", attribute: "organisation" }] });
  capped(issues, "cohort", 19_000);
  expect(issues[0]).toMatchObject({ document: "cohort", path: "mentees[1].attributes.organisation", code: "missing" });
});

test("hundreds of criteria on attributes that nobody has are found at once", () => {
  const attributes = Object.fromEntries(names("colour", 30).map((name) => [name, "x"]));
  const many = names("color", 200).map((attribute, at) => ({
    id: `c${at}`,
    strategy: "overlap",
    weight: 1,
    attribute,
  }));
  const { issues } = found(
    { mentees: people("mentee", 5_000, { attributes }), mentors: people("mentor", 5_000) },
    { criteria: many },
  );
  expect(issues).toHaveLength(200);
  expect(issues[0].message).toContain('did you mean "colour-');
});

test("issues of both documents are counted apart", () => {
  const mentees = [{ id: "first", attributes: { organisation: "x" } }, ...people("mentee", 2_000)];
  const rules = [
    { rule: "differ", attribute: "organisation" },
    ...names("montee", 1_500).map((mentee) => ({ rule: "forbid", mentee, mentor: "k" })),
  ];
  const { issues } = found({ mentees, mentors: [{ id: "k", attributes: { organisation: "y" } }] }, { rules });
  expect(issues).toHaveLength(2002);
  for (const [document, more] of [
    ["cohort", 1_000],
    ["programme", 500],
  ] as const) {
    capped(
      issues.filter((one) => one.document === document),
      document,
      more,
    );
  }
});
