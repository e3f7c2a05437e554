/** Matching, everything that can be asked of a matching, and reports as text. */

export { alternatives } from "./alternatives.ts";
export { type AuditOptions, audit } from "./audit.ts";
export type { AxisChange } from "./candidates/axis.ts";
export type { AffinityRange, Candidates, Changed, NamedCount, NamedRule, Term } from "./candidates/candidates.ts";
export type { Directory } from "./candidates/directory.ts";
export type { MentorView } from "./candidates/mentorView.ts";
export type { PreferenceScores } from "./candidates/preferenceScores.ts";
export type { PairCount, PreparedRule, RuleKind, ScoreRows } from "./candidates/rule.ts";
export { type PairPredicate, pairRule } from "./candidates/rules/pairRule.ts";
export type { Slips } from "./candidates/slips.ts";
export { pairwise } from "./candidates/strategies/pairwise.ts";
export type {
  Counted,
  Curve,
  LeftOut,
  Measure,
  NamedPart,
  OptionIssue,
  PairFunction,
  Part,
  PreparedOperand,
  Read,
  Reads,
  Scorer,
  Strategy,
  SummedPart,
} from "./candidates/strategy.ts";
export { type CheckResult, check } from "./check.ts";
export type { AttributeValue, Cohort, Experience, Mentee, Mentor, Person, Topic, Weighted } from "./cohort/cohort.ts";
export { type CohortInput, cohortSchema } from "./cohort/schema.ts";
export { type CompareAimsOptions, compareAims } from "./compareAims.ts";
export { InvalidInputError, type Issue, type IssueCode } from "./errors.ts";
export { explain } from "./explain.ts";
export { explainMentee } from "./explainMentee.ts";
export { explainMentor } from "./explainMentor.ts";
export { explainRun } from "./explainRun.ts";
export type {
  AimComparison,
  AimNumbers,
  BestOfAims,
  ComparedAim,
  Difference,
  GivenUp,
} from "./explanation/aimComparison.ts";
export { type Audience, audiences, type Field, type Whitelist } from "./explanation/audiences.ts";
export type {
  Audit,
  AuditedMentee,
  AuditedMentor,
  BlockingPair,
  EnviedMentor,
  Envy,
  Fraction,
  Group,
  GroupCounts,
  Groups,
  HeldMentee,
  HeldMentor,
  Loads,
  Profile,
  Spread,
} from "./explanation/audit.ts";
export type { Check } from "./explanation/checkOf.ts";
export type {
  ConflictingQuota,
  ExplainedConflict,
  ExplainedRepair,
  RepairChange,
  Requirement,
} from "./explanation/conflict.ts";
export type { Coverage, CoveredTopic } from "./explanation/coverage.ts";
export type {
  AimLoss,
  Alternative,
  Decided,
  ExplainedCriterion,
  ExplainedPair,
  ExplainedTerm,
  Explanation,
  Imposition,
  Loss,
  MenteeExplanation,
  Move,
  NeededChange,
  Obstacle,
  RuleCost,
  RunContext,
  RunExplanation,
  Subtotal,
  UnwillingPair,
  WhyNot,
  WhyNotExplanation,
} from "./explanation/explanation.ts";
export type { Fault, FaultCode } from "./explanation/fault.ts";
export type {
  AnyLetter,
  Letter,
  LetterExperience,
  LetterObjective,
  LetterPair,
  LetterTerm,
  LetterToMentee,
  LetterToMentor,
  OwnObjective,
} from "./explanation/letter.ts";
export type { Margins, PairMargin, WeightChange, WeightMargin } from "./explanation/margin.ts";
export type {
  CaseProof,
  Certificate,
  CertificateCase,
  CertificateLevel,
  CountedOf,
  CountProof,
  FeasibleMatching,
  Gap,
  HallSet,
  LedgerEntry,
  LevelName,
  LevelPrices,
  Load,
  Matching,
  Pair,
  PairTerm,
  PlainMatching,
  QuotaCount,
  SearchCase,
  SearchProof,
  StableProof,
  Ties,
  Unmatched,
} from "./explanation/matching.ts";
export type { FreePlaces, MentorAlternative, MentorExplanation } from "./explanation/mentorExplanation.ts";
export type { NextMatching, NextMatchings } from "./explanation/nextMatching.ts";
export type { SavedResult } from "./explanation/savedResult.ts";
export { type LetterOptions, letter } from "./letter.ts";
export { margins } from "./margins.ts";
export { type MatchOptions, match, matchAsync } from "./match.ts";
export type { PluginOptions } from "./prepare.ts";
export type { Aim, Criterion, Lock, Operand, Programme, Rule, Scoring, Side } from "./programme/programme.ts";
export { type CriterionInput, type OperandInput, type ProgrammeInput, programmeSchema } from "./programme/schema.ts";
export { english } from "./rendering/english/english.ts";
export type { Language, Widened } from "./rendering/language.ts";
export { type NumberSigns, type Numbers, numbersOf } from "./rendering/numbers.ts";
export type { Renderable, RenderOptions } from "./rendering/renderable.ts";
export { renderMarkdown } from "./rendering/renderMarkdown.ts";
export { renderText } from "./rendering/renderText.ts";
export { ruleCosts } from "./ruleCosts.ts";
export type { FeasibleRun, InfeasibleRun, OptimalRun, Run, Stages } from "./run.ts";
export type { LinearAnswer, LinearProgram, LinearSolver } from "./solution/linear/linearProgram.ts";
export type { StandardIssue, StandardResult, StandardSchemaV1 } from "./standardSchema.ts";
export type { AsyncOptions, Progress } from "./steps.ts";
export { type Verification, verify } from "./verify.ts";
export { explainWhyNot, whyNot } from "./whyNot.ts";
