export { checkRule } from "./testing/checkRule.ts";
export { checkSolver } from "./testing/checkSolver.ts";
export { checkStrategy } from "./testing/checkStrategy.ts";
export { type AttributePools, cohortOfSeed } from "./testing/cohortOfSeed.ts";
export { assertConforms, type Conformance, type ConformanceCheck } from "./testing/conformance.ts";
export type { RuleTrials } from "./testing/ruleTrials.ts";
export type { Needs, StrategyTrials } from "./testing/strategyTrials.ts";
export type { OptionsInput } from "./testing/trialFields.ts";
