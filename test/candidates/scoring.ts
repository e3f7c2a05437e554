import { expect } from "vitest";
import { directoryOf } from "../../src/candidates/directory.ts";
import { evaluatePart } from "../../src/candidates/evaluatePart.ts";
import { builtInStrategies } from "../../src/candidates/registry.ts";
import type { OptionIssue, Scorer, Strategy } from "../../src/candidates/strategy.ts";
import type { Cohort } from "../../src/cohort/cohort.ts";
import { optionsOf, rowsOf } from "./build.ts";

/** A built-in strategy, prepared; `issues` takes what it reports. */
export function scorerOf(name: string, cohort: Cohort, options: unknown = {}, issues: OptionIssue[] = []): Scorer {
  const strategy = builtInStrategies.get(name) as Strategy;
  return strategy.prepare(cohort, optionsOf(strategy, options), (issue) => issues.push(issue), directoryOf(cohort));
}

/** The table of scores; every account is checked to give the very same number. */
export function scores(scorer: Scorer, cohort: Cohort): number[][] {
  const rows = rowsOf(scorer, cohort);
  rows.forEach((row, mentee) => {
    row.forEach((score, mentor) => {
      expect(evaluatePart(scorer.parts(mentee, mentor))).toBe(score);
    });
  });
  return rows;
}
