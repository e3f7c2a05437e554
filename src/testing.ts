/** Suites that hold a strategy, a rule or a solver of one's own to its contract. */

export type { RuleKind } from "./candidates/rule.ts";
export type { Strategy } from "./candidates/strategy.ts";
export type { CohortInput } from "./cohort/schema.ts";
export type { CriterionInput, OperandInput } from "./programme/schema.ts";
export type { LinearSolver } from "./solution/linear/linearProgram.ts";
export { checkRule } from "./testing/checkRule.ts";
export { checkSolver } from "./testing/checkSolver.ts";
export { checkStrategy } from "./testing/checkStrategy.ts";
export { type AttributePools, cohortOfSeed } from "./testing/cohortOfSeed.ts";
export { assertConforms, type Conformance, type ConformanceCheck } from "./testing/conformance.ts";
export type { RuleTrials } from "./testing/ruleTrials.ts";
export type { Needs, StrategyTrials } from "./testing/strategyTrials.ts";
export type { OptionsInput } from "./testing/trialFields.ts";
