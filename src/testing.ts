export { checkSolver } from "./testing/checkSolver.ts";
export { checkStrategy } from "./testing/checkStrategy.ts";
export { type AttributePools, cohortOfSeed } from "./testing/cohortOfSeed.ts";
export { assertConforms, type Conformance, type ConformanceCheck } from "./testing/conformance.ts";
export type { Needs, OptionsInput, StrategyTrials } from "./testing/strategyTrials.ts";
