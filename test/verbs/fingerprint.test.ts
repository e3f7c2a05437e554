import type { CohortInput, ProgrammeInput, Strategy } from "pairwright";
import { match } from "pairwright";
import { expect, test } from "vitest";
import * as z from "zod";

const cohort: CohortInput = { version: 1, mentees: [{ id: "a" }], mentors: [{ id: "k" }] };

/** The fingerprint of a run under a strategy that turns its options into something else. */
function fingerprintOf(given: Record<string, unknown>, transform: (options: unknown) => unknown): string {
  const strategy: Strategy = {
    name: "s",
    options: z.looseObject({}).transform(transform),
    prepare: () => ({ row: (_, out) => void out.fill(1), parts: () => ({ operator: "value", value: 1, source: "s" }) }),
  };
  const programme: ProgrammeInput = { version: 1, criteria: [{ id: "c", strategy: "s", weight: 1, ...given }] };
  const run = match(cohort, programme, { strategies: [strategy] });
  if (run.status !== "optimal") throw new Error("infeasible");
  return run.matching.fingerprint;
}

const cyclic = (options: unknown) => {
  const inner: { options: unknown; itself?: unknown } = { options };
  inner.itself = inner;
  return inner;
};

test.each<[string, (options: unknown) => unknown]>([
  ["a Set", (options) => new Set((options as { ids: string[] }).ids)],
  ["a function", () => () => 1],
  ["a bigint", () => 1n],
  ["a cycle", cyclic],
  ["nothing", () => undefined],
  ["what it is", (options) => options],
])("options that a schema turns into %s count as they were given", (_, transform) => {
  const one = fingerprintOf({ ids: ["x"] }, transform);
  expect(fingerprintOf({ ids: ["x"] }, transform)).toBe(one);
  expect(fingerprintOf({ ids: ["y"] }, transform)).not.toBe(one);
});
