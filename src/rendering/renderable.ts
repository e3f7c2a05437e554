import type { AimComparison } from "../explanation/aimComparison.ts";
import type { Audit } from "../explanation/audit.ts";
import type { MenteeExplanation, RunExplanation, WhyNotExplanation } from "../explanation/explanation.ts";
import type { Letter } from "../explanation/letter.ts";
import type { Margins } from "../explanation/margin.ts";
import type { MentorExplanation } from "../explanation/mentorExplanation.ts";
import type { NextMatchings } from "../explanation/nextMatching.ts";
import { aimsReportOf } from "./aimsReportOf.ts";
import { auditReportOf } from "./auditReportOf.ts";
import type { Block } from "./document.ts";
import { english } from "./english/english.ts";
import type { Language } from "./language.ts";
import { letterReportOf } from "./letterReportOf.ts";
import { marginsReportOf } from "./marginsReportOf.ts";
import { menteeReportOf } from "./menteeReportOf.ts";
import { mentorReportOf } from "./mentorReportOf.ts";
import type { Detail } from "./names.ts";
import { isLarge } from "./names.ts";
import { nextBestReportOf } from "./nextBestReportOf.ts";
import { hasKeys, isRunExplanation, received } from "./received.ts";
import { reportOf } from "./reportOf.ts";
import { whyNotReportOf } from "./whyNotReportOf.ts";

/** What can be rendered. */
export type Renderable =
  | RunExplanation
  | MenteeExplanation
  | MentorExplanation
  | WhyNotExplanation
  | NextMatchings
  | Margins
  | Audit
  | AimComparison
  | Letter;

/** How a report is worded. */
export interface RenderOptions {
  /** In which language; absent = `english`. */
  readonly language?: Language;
  /**
   * Of a run: whether everybody is explained, one by one; absent = up to 150 mentees and 150 mentors. For thousands
   * that would be gigabytes.
   */
  readonly people?: boolean;
}

/**
 * The report of what a renderer was given, if `explainRun`, `audit`, `compareAims` or `letter` made it; a TypeError if
 * not.
 */
export function blocksOf(given: Renderable, renderer: string, detail: Detail, options: RenderOptions): Block[] {
  const language = languageOf(renderer, options);
  if (isRunExplanation(given)) return reportOf(given, detail, language, options.people ?? !isLarge(given));
  if (hasKeys(given, "profile", "mentees", "mentors", "blocking", "envy", "affinities", "loads", "groups"))
    return auditReportOf(given as Audit, detail, language);
  if (hasKeys(given, "of", "mentee", "mentor", "has", "why"))
    return whyNotReportOf(given as WhyNotExplanation, detail, language);
  if (hasKeys(given, "of", "pairs", "weights")) return marginsReportOf(given as Margins, detail, language);
  if (hasKeys(given, "of", "mentor", "load", "alternatives"))
    return mentorReportOf(given as MentorExplanation, detail, language);
  if (hasKeys(given, "of", "matching", "explanation"))
    return menteeReportOf(given as MenteeExplanation, detail, language);
  if (hasKeys(given, "of", "matchings")) return nextBestReportOf(given as NextMatchings, detail, language);
  if (hasKeys(given, "version", "aims", "best")) return aimsReportOf(given as AimComparison, detail, language);
  if (hasKeys(given, "version", "to", "pairs", "avoids")) return letterReportOf(given as Letter, language);
  const expected =
    "what explainRun, explainMentee, explainMentor, explainWhyNot, alternatives, margins, audit, compareAims or letter returns";
  throw new TypeError(`${renderer}: expected ${expected}, received ${received(given)}`);
}

/** The language that a renderer is to write in. */
export function languageOf(renderer: string, { language = english }: RenderOptions): Language {
  if (typeof language !== "object" || language === null)
    throw new TypeError(`${renderer}: options.language: expected an object such as \`english\``);
  return language;
}
