import type { CohortInput, Strategy } from "pairwright";
import { pairwise } from "pairwright";
import type { StrategyTrials } from "pairwright/testing";
import { assertConforms, checkStrategy } from "pairwright/testing";
import { expect, test } from "vitest";
import { builtInStrategies } from "../../src/candidates/registry.ts";
import { least } from "../../src/candidates/strategies/least.ts";
import { wishes } from "../../src/candidates/strategies/wishes.ts";
import type { PreparedOperand } from "../../src/candidates/strategy.ts";

/** Some scores for most pairs, by people's rows. */
function scoresByRow({ mentees, mentors }: CohortInput) {
  const entries = mentees.map(({ id }, row) => {
    const given = mentors.flatMap((mentor, column) =>
      (row + column) % 4 === 0 ? [] : [[mentor.id, ((row * 3 + column * 5) % 11) / 10] as const],
    );
    return [id, Object.fromEntries(given)] as const;
  });
  return { scores: Object.fromEntries(entries) };
}

/** What each built-in strategy is tried with. A new one needs a row, and one for each way in which it can be set. */
const trialsOf: Readonly<Record<string, readonly StrategyTrials[]>> = {
  coverage: [{ needs: { mentee: ["objectives"], mentor: ["expertise"] } }],
  collective: [{ needs: { mentor: ["expertise"] } }],
  overlap: [
    { options: { attribute: "values" }, needs: { mentee: ["attributes.values"], mentor: ["attributes.values"] } },
    {
      options: { attribute: "years" },
      attributes: { years: [6, "6", ["6", "7"], true] },
      needs: { mentee: ["attributes.years"], mentor: ["attributes.years"] },
    },
  ],
  wishes: [
    {},
    { options: { by: "mentee" }, needs: { mentee: ["wishes"] } },
    { options: { by: "mentor" }, needs: { mentor: ["wishes"] } },
  ],
  table: [{ options: scoresByRow, needs: {} }],
  least: [{}],
};

/** Strategies that combine others are tried with some to combine. */
const withOperands = new Map<string, Strategy>([
  [
    "least",
    {
      ...least,
      name: "least of both sides' wishes",
      prepare(cohort, options, report, directory) {
        const operand = (by: "mentee" | "mentor"): PreparedOperand => ({
          what: by,
          ...wishes.prepare(cohort, { by }, report, directory),
        });
        return least.prepare(cohort, options as never, report, directory, operand("mentee"), operand("mentor"));
      },
    },
  ],
]);

test("every built-in strategy has trials, and nothing else has", () => {
  expect(Object.keys(trialsOf).sort()).toEqual([...builtInStrategies.keys()].sort());
});

test.each([...builtInStrategies])("%s conforms", (name, strategy) => {
  for (const trials of trialsOf[name]) {
    const conformance = checkStrategy(withOperands.get(name) ?? strategy, trials);
    assertConforms(conformance);
    for (const { name: check, cases } of conformance.checks) {
      const optional =
        check === "keys" || (check === "unknown" && Object.keys(trials.needs ?? { any: 1 }).length === 0);
      if (!optional) expect(cases, check).toBeGreaterThanOrEqual(40);
    }
  }
});

test("a function of two people conforms", () => {
  const focus = pairwise("focus", ({ objectives }, { expertise }) => {
    if (objectives === undefined || expertise === undefined || expertise.length === 0) return Number.NaN;
    const asked = new Set(objectives.map(({ topic }) => topic));
    return expertise.filter(({ topic }) => asked.has(topic)).length / expertise.length;
  });
  assertConforms(checkStrategy(focus, { needs: { mentee: ["objectives"], mentor: ["expertise"] } }));
});
