import { check, InvalidInputError, match, whyNot } from "pairwright";
import { expect, it } from "vitest";

const wishes = { id: "wishes", strategy: "wishes", weight: 1 };
const cohort = {
  version: 1,
  mentees: [{ id: "r1", name: "Ana", wishes: ["m1"] }],
  mentors: [{ id: "m1", name: "Carla Diaz" }, { id: "m2", name: "Kim" }, { id: "m3", name: "Kim" }, { id: "m4" }],
};

function said(rules: readonly object[], people: object = cohort): string[] {
  const found = check(people, { version: 1, criteria: [wishes], rules });
  return found.ok ? [] : found.issues.map(({ path, message }) => `${path}: ${message}`);
}

it("says the id of somebody whom a document names by name", () => {
  expect(said([{ rule: "lock", mentee: "Ana", mentor: "Carla Diaz" }])).toEqual([
    'rules[0].mentee: expected a known mentee (the id of that name is "r1"), received "Ana"',
    'rules[0].mentor: expected a known mentor (the id of that name is "m1"), received "Carla Diaz"',
  ]);
  expect(said([{ rule: "forbid", mentee: "r1", mentor: "Kim" }])).toEqual([
    'rules[0].mentor: expected a known mentor (the ids of that name are "m2", "m3"), received "Kim"',
  ]);
  expect(said([], { ...cohort, mentees: [{ id: "r1", wishes: ["Carla Diaz"], avoid: ["Kim"] }] })).toEqual([
    'mentees[0].wishes[0]: expected a known mentor (the id of that name is "m1"), received "Carla Diaz"',
    'mentees[0].avoid[0]: expected a known mentor (the ids of that name are "m2", "m3"), received "Kim"',
  ]);
  // The name of somebody on the other side helps nobody.
  expect(said([{ rule: "lock", mentee: "r1", mentor: "Ana" }])).toEqual([
    'rules[0].mentor: expected a known mentor (one of "m1", "m2", "m3", "m4"), received "Ana"',
  ]);
});

it("says the id of somebody who is asked for by name", () => {
  const run = match(cohort as never, { version: 1, criteria: [wishes] });
  if (run.status === "infeasible") throw new Error("expected a matching");
  try {
    whyNot(run, "r1", "Carla Diaz");
    throw new Error("expected an issue");
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    expect(error.issues[0].message).toBe(
      'expected the id of a mentor (the id of that name is "m1"), received "Carla Diaz"',
    );
  }
});

it("says how an attribute is named on each side", () => {
  const names =
    'expected the name of an attribute, or { "mentee": …, "mentor": … } where it has a name of its own on each side, received an array';
  expect(said([{ rule: "same", attribute: ["see", "offers"] }])).toEqual([`rules[0].attribute: ${names}`]);
});
