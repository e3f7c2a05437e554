export type { Candidates } from "./candidates/candidates.ts";
export type { PairFilter, RuleKind } from "./candidates/rule.ts";
export { pairwise } from "./candidates/strategies/pairwise.ts";
export type {
  Counted,
  NamedPart,
  OptionIssue,
  PairFunction,
  Part,
  Scorer,
  Strategy,
  SummedPart,
} from "./candidates/strategy.ts";
export { type CheckResult, check } from "./check.ts";
export type { AttributeValue, Cohort, Experience, Mentee, Mentor, Person, Topic, Weighted } from "./cohort/cohort.ts";
export { InvalidInputError, type Issue, type IssueCode } from "./errors.ts";
export { explain } from "./explain.ts";
export { explainRun } from "./explainRun.ts";
export type { Check } from "./explanation/checkOf.ts";
export type {
  Alternative,
  ExplainedConflict,
  ExplainedCriterion,
  ExplainedPair,
  ExplainedTerm,
  Explanation,
  Loss,
  Move,
  Requirement,
  RunExplanation,
  WhyNot,
} from "./explanation/explanation.ts";
export type { Fault, FaultCode } from "./explanation/fault.ts";
export type {
  Certificate,
  CertificateLevel,
  HallSet,
  LedgerEntry,
  Load,
  Matching,
  Pair,
  PairTerm,
  Ties,
  Unmatched,
} from "./explanation/matching.ts";
export type { SavedResult } from "./explanation/savedResult.ts";
export { match } from "./match.ts";
export type { CohortInput, PluginOptions, ProgrammeInput } from "./prepare.ts";
export type { Aim, Side } from "./programme/programme.ts";
export { renderMarkdown } from "./rendering/renderMarkdown.ts";
export { renderText } from "./rendering/renderText.ts";
export type { InfeasibleRun, OptimalRun, Run } from "./run.ts";
export { type Verification, verify } from "./verify.ts";
export { whyNot } from "./whyNot.ts";
