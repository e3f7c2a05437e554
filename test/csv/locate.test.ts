import { check } from "pairwright";
import { cohortFromCsv, locateIssues } from "pairwright/csv";
import { expect, it } from "vitest";

const mapping = {
  version: 1,
  topics: { policy: {} },
  mentees: { id: "No.", attributes: { years: "Years", "full time": { column: "Full", kind: "text" } } },
  mentors: { id: "id", attributes: { years: { column: "years", kind: "number" } }, weights: "weights" },
};
const files = {
  mentees: 'No.;Years;Full\r\nr1;"6,5";yes\r\n"r2";"about\n7";\r\n',
  mentors: "id,years,weights\nm1,8,learning: 2; wishes: 3\nm2,,\n",
};
const programme = {
  version: 1,
  criteria: [{ id: "wishes", strategy: "wishes", weight: 1 }],
  rules: [
    { rule: "atLeast", attribute: "years", gap: 1 },
    { rule: "atLeast", attribute: { mentee: "full time", mentor: "years" }, gap: 1 },
    { rule: "wrong" },
  ],
};

it("says what a programme finds wrong with a cohort where its files say it", () => {
  const cohort = cohortFromCsv(files, mapping);
  const found = check(cohort, programme);
  if (found.ok) throw new Error("expected issues, received none");
  const located = locateIssues(found.issues, files, mapping);
  const lines = located.map(({ document, path, message }) => `${document} ${path}: ${message}`);
  const kind = '("kind": "number" in the mapping reads numbers)';
  expect(lines).toContain(
    `mentees.csv line 2, column 2 ("Years"): expected a number, since a rule measures it, received "6,5" ${kind}`,
  );
  expect(lines).toContain(
    `mentees.csv line 2, column 3 ("Full"): expected a number, since a rule measures it, received "yes" ${kind}`,
  );
  expect(lines.filter((line) => line.startsWith('mentors.csv line 2, column 3 ("weights"): '))).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('mentors.csv line 3, column 2 ("years"): '))).not.toEqual([]);
  expect(lines.some((line) => line.startsWith("cohort "))).toBe(false);
  expect(located.find(({ path }) => path.includes("Years"))).toMatchObject({ line: 2, column: 2, code: "type" });
  // Those of other documents are what they were.
  const ofProgramme = found.issues.filter(({ document }) => document === "programme");
  expect(ofProgramme).not.toEqual([]);
  expect(located.filter(({ document }) => document === "programme")).toEqual(ofProgramme);
});

it("leaves what it has no place for as it is, and gives topics to the mapping", () => {
  const issue = (path: string) =>
    ({ document: "cohort", path, code: "type", message: "expected x, received y" }) as const;
  expect(locateIssues([issue(""), issue("mentees[9].id"), issue("topics.policy")], files, mapping)).toEqual([
    issue(""),
    issue("mentees[9].id"),
    { ...issue("topics.policy"), document: "mapping" },
  ]);
  expect(() => locateIssues([], files, {})).toThrow("mapping version: expected");
});
