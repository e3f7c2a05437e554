import type { CohortInput } from "pairwright";
import { pairwise } from "pairwright";
import type { Needs, StrategyTrials } from "pairwright/testing";
import { assertConforms, checkStrategy } from "pairwright/testing";
import { expect, test } from "vitest";
import { builtInStrategies } from "../../src/candidates/registry.ts";
import { share } from "../share.ts";

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

const LEARNING: Needs = { mentee: ["objectives"], mentor: ["expertise"] };

const onBoth = (...names: readonly string[]): Needs => {
  const keys = names.map((name) => `attributes.${name}`);
  return { mentee: keys, mentor: keys };
};

const STAGES = ["student", "trainee", "registrar", "consultant"];
const SOUGHT = { mentee: "seeks", mentor: "sector" };
const SOUGHT_VALUES = { seeks: [6, ["policy", "6"], []], sector: ["6", ["policy"], "research", []] };
const SOUGHT_NEEDS: Needs = { mentee: ["attributes.seeks"], mentor: ["attributes.sector"] };
const ORDERED: StrategyTrials = {
  options: { attribute: "stage", order: STAGES },
  attributes: { stage: [...STAGES, ["trainee", "registrar"], []] },
  needs: onBoth("stage"),
};
const UNORDERED: readonly StrategyTrials[] = [
  { options: { attribute: "values" }, needs: onBoth("values") },
  { options: { attribute: SOUGHT }, attributes: SOUGHT_VALUES, needs: SOUGHT_NEEDS },
];

/** What each built-in strategy is tried with. A new one needs a row, and one for each way in which it can be set. */
const trialsOf: Readonly<Record<string, readonly StrategyTrials[]>> = {
  coverage: [
    { needs: LEARNING },
    { options: { target: 0.6, half: 0.25 }, needs: LEARNING },
    { options: { target: { policy: 0.3, "10": 0.7, é: 1 } }, needs: LEARNING },
  ],
  cosine: [{ needs: LEARNING }],
  gap: [
    undefined,
    {
      curve: [
        [-0.2, 0.1],
        [0, 0],
        [0.3, 1],
        [0.9, 0.2],
      ],
    },
  ].map((options) => ({
    ...(options && { options }),
    needs: { mentee: ["objectives", "levels"], mentor: ["expertise"] },
  })),
  collective: [{ needs: { mentor: ["expertise"] } }],
  experience: [{ needs: { mentee: ["objectives"], mentor: ["experiences"] } }],
  overlap: [
    { options: { attribute: "values" }, needs: onBoth("values") },
    { options: { attribute: "years" }, attributes: { years: [6, "6", ["6", "7"], true] }, needs: onBoth("years") },
    ...["containment", "mentor-containment"].map((measure) => ({
      options: { attribute: SOUGHT, measure },
      attributes: SOUGHT_VALUES,
      needs: SOUGHT_NEEDS,
    })),
  ],
  same: [...UNORDERED, ORDERED],
  different: [...UNORDERED, ORDERED],
  closeness: [
    { options: { attribute: "years", scale: 24.5 }, needs: onBoth("years") },
    {
      options: { attribute: ["east", "north"], scale: 3 },
      attributes: { east: [-1, 0, 2.5], north: [0, 0.1, 4] },
      needs: onBoth("east", "north"),
    },
  ],
  ahead: [
    {
      options: {
        attribute: "years",
        curve: [
          [0, 0],
          [10, 1],
          [30, 0.3],
        ],
      },
      needs: onBoth("years"),
    },
  ],
  wishes: [
    {},
    { options: { by: "mentee" }, needs: { mentee: ["wishes"] } },
    { options: { by: "mentor", scores: [1, 0.7, 0.7, 0.1] }, needs: { mentor: ["wishes"] } },
  ],
  dates: [undefined, { every: [14, 28], days: 100 }].map((options) => ({
    ...(options && { options }),
    needs: { mentee: ["available"], mentor: ["available"] },
  })),
  table: [{ options: scoresByRow, needs: {} }],
  least: [
    {},
    { of: [{ strategy: "coverage" }, { strategy: "least", of: [{ strategy: "cosine" }, { strategy: "gap" }] }] },
  ],
};

test("every built-in strategy has trials, and nothing else has", () => {
  expect(Object.keys(trialsOf).sort()).toEqual([...builtInStrategies.keys()].sort());
});

test.each([...builtInStrategies])("%s conforms", (name, strategy) => {
  for (const trials of trialsOf[name]) {
    const conformance = checkStrategy(strategy, { ...trials, rounds: share(40) });
    assertConforms(conformance);
    for (const { name: check, cases } of conformance.checks) {
      const optional =
        check === "keys" || (check === "unknown" && Object.keys(trials.needs ?? { any: 1 }).length === 0);
      if (!optional) expect(cases, check).toBeGreaterThanOrEqual(share(40));
    }
  }
});

test("a function of two people conforms", () => {
  const focus = pairwise("focus", ({ objectives }, { expertise }) => {
    if (objectives === undefined || expertise === undefined || expertise.length === 0) return Number.NaN;
    const asked = new Set(objectives.map(({ topic }) => topic));
    return expertise.filter(({ topic }) => asked.has(topic)).length / expertise.length;
  });
  assertConforms(checkStrategy(focus, { needs: LEARNING }));
});
