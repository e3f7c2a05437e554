import type { CohortInput } from "pairwright";
import { pairRule } from "pairwright";
import type { RuleTrials } from "pairwright/testing";
import { assertConforms, checkRule, cohortOfSeed } from "pairwright/testing";
import { expect, test } from "vitest";
import { builtInRules } from "../../src/candidates/registry.ts";

/** The first mentee and the last mentor, where they are two people. */
const firstWithLast = ({ mentees, mentors }: CohortInput) =>
  [mentees[0]?.id ?? "?", mentors.at(-1)?.id ?? "?"] as const;

/** Everybody names somebody above, some of them nobody, one a stranger. */
function chainOfCommand(seed: number): CohortInput {
  const { mentees, mentors, ...rest } = cohortOfSeed(seed);
  const ids = [...mentees, ...mentors].map(({ id }) => id);
  const above = (at: number) => [[ids[(at * 7 + 3) % ids.length]], [], ["somebody else"]][at % 3];
  const given = <T extends (typeof mentees | typeof mentors)[number]>(person: T, at: number) => ({
    ...person,
    attributes: { ...person.attributes, boss: above(at) },
  });
  return {
    ...rest,
    mentees: mentees.map((person, at) => given(person, at)),
    mentors: mentors.map((person, at) => given(person, mentees.length + at)),
  };
}

const YEARS = { years: [0, 2.5, 7, 30] };
const STAGES = { stage: ["trainee", "consultant"], remote: [true, false] };
const fixed = (options: object): RuleTrials => ({ options: options as never });
const chains = Array.from({ length: 30 }, (_, at) => chainOfCommand([4, 5, 6, 7][at % 4] + 10 * at));

/** What each built-in kind is tried with. A new one needs a row, and one for each way in which it can be set. */
const trialsOf: Readonly<Record<string, readonly RuleTrials[]>> = {
  differ: ["allow", "forbid", "error"].map((missing) => fixed({ attribute: "organisation", missing })),
  same: [fixed({ attribute: { mentee: "values", mentor: "values" }, missing: "allow" })],
  overlap: [fixed({ attribute: "values", min: 1, max: 2, missing: "forbid" })],
  atLeast: [{ ...fixed({ attribute: "years", gap: 5, missing: "allow" }), attributes: YEARS }],
  atMost: [{ ...fixed({ attribute: "years", gap: -2, missing: "forbid" }), attributes: YEARS }],
  conflict: [
    {
      cohorts: chains,
      options: ({ mentees, mentors }: CohortInput) => ({ pairs: [[mentees[0].id, mentors[1].id]] }),
      rounds: 0,
    },
    { cohorts: chains, rounds: 0, ...fixed({ attribute: "boss", missing: "allow" }) },
    { cohorts: chains, rounds: 0, usesOthers: true, ...fixed({ attribute: "boss", chain: true }) },
  ],
  dates: [fixed({ meetings: 2, every: [14, 60], missing: "forbid" }), fixed({ meetings: 3, missing: "allow" })],
  when: [
    {
      // biome-ignore lint/suspicious/noThenProperty: it is what the rule says
      ...fixed({ if: { mentee: { stage: "trainee" } }, then: { mentor: { remote: false } }, missing: "allow" }),
      attributes: STAGES,
    },
  ],
  quota: [
    { ...fixed({ per: ["mentor", "mentee.organisation"], max: 1, missing: "allow" }) },
    { ...fixed({ mentee: { stage: "trainee" }, min: 1, max: 3, missing: "forbid" }), attributes: STAGES },
  ],
  floor: [
    fixed({ criterion: "learning", least: 0.3, missing: "allow" }),
    fixed({ facet: "personal", least: 0.2, missing: "forbid" }),
    { ...fixed({ side: "mentor", least: 0.5 }), rounds: 80 },
  ],
  forbid: [
    {
      options: (cohort: CohortInput) => {
        const [mentee, mentor] = firstWithLast(cohort);
        return { mentee, mentor };
      },
    },
  ],
};

test("every built-in kind of rule has trials, and nothing else has", () => {
  expect(Object.keys(trialsOf).sort()).toEqual([...builtInRules.keys()].sort());
});

test.each([...builtInRules])("rule %s conforms", (name, kind) => {
  for (const trials of trialsOf[name]) {
    const conformance = checkRule(kind, trials);
    assertConforms(conformance);
    const casesOf = (check: string) => conformance.checks.find((one) => one.name === check)?.cases as number;
    expect(casesOf("verdicts"), "verdicts").toBeGreaterThanOrEqual(15);
    for (const check of ["written", "repeatable", "renaming"])
      expect(casesOf(check), check).toBeGreaterThanOrEqual(100);
    if (!trials.usesOthers) expect(casesOf("others"), "others").toBeGreaterThanOrEqual(4);
  }
});

test("a rule of a function of two people conforms, and so does a copy of it", () => {
  const apart = () => pairRule("apart", (a, b) => a.attributes.organisation === b.attributes.organisation);
  assertConforms(checkRule(apart(), { copy: apart() }));
});
