import type { OptionIssue } from "../candidates/strategy.ts";
import { Breach } from "./breach.ts";
import { checkRuleKeys, checkRuleOthers, checkRuleRenaming } from "./checkRulePeople.ts";
import { onFrozen, refuseChange, writable } from "./checkUnchanged.ts";
import { checkVerdicts, checkVerdictsAgain } from "./checkVerdicts.ts";
import { differenceOf, shownBits, thawed } from "./difference.ts";
import type { Judged, RuleTrial } from "./ruleTrial.ts";
import { preparedAnew, ruleBroken } from "./ruleTrial.ts";
import { ruleWork } from "./ruleWork.ts";

/**
 * Runs every check on one cohort, as far as one leaves anything for the next to look at. Returns what the rule reported
 * to be wrong with its options, or with these people; then there was nothing else to check.
 */
export function runRuleTrial(trial: RuleTrial): readonly OptionIssue[] {
  const { kind, cohort, options, trials, breaches, where, input } = trial;
  const attempt = (step: () => void) => breaches.attempt(step, where, input);
  let through = false;
  const leftAlone = attempt(() => {
    through = leavesAlone(trial);
  });
  if (!leftAlone) return []; // frozen people would make it throw
  let judged: Judged | undefined;
  let issues: readonly OptionIssue[] = [];
  attempt(() => {
    const first = onFrozen(through, () => ruleWork(kind, cohort, options, trials.criteria));
    for (const check of ["answers", "synchronous", "id"] as const) breaches.looked(check);
    if ("issues" in first) {
      issues = first.issues;
      checkIssues(trial, issues);
    } else judged = onFrozen(through, () => checkVerdicts(trial, first, preparedAnew(trial)));
  });
  if (judged === undefined || breaches.failed("repeatable")) return issues;
  const rows = judged as Judged;
  attempt(() => checkRuleRenaming(trial, rows));
  attempt(() => checkRuleKeys(trial, rows));
  if (!trials.usesOthers) attempt(() => checkRuleOthers(trial, rows));
  attempt(() => checkVerdictsAgain(trial, rows));
  return issues;
}

/** The same issues, in the same order, when it is prepared again. */
function checkIssues({ kind, subject, cohort, options, trials, breaches }: RuleTrial, issues: readonly OptionIssue[]) {
  breaches.looked("repeatable");
  const again = ruleWork(kind, cohort, options, trials.criteria);
  const found = differenceOf(issues, "issues" in again ? again.issues : []);
  if (found === undefined) return;
  const message = `${subject} reported ${shownBits(found.a)}, and ${shownBits(found.b)} when it was prepared a second time`;
  ruleBroken("repeatable", `${message}: expected the same issues in the same order`);
}

/**
 * Lets the rule work on people and options that can be written to, and looks whether it did. True if it came through
 * without throwing; where it throws, it is asked the same again of frozen ones, and that is reported.
 */
function leavesAlone({ kind, subject, cohort, given, options, trials, breaches, mentees }: RuleTrial): boolean {
  const people = thawed(cohort);
  const own = writable(kind, given, options);
  let through = true;
  try {
    const worked = ruleWork(kind, people, own, trials.criteria);
    if (!("issues" in worked)) for (const mentee of mentees) worked.row(mentee);
  } catch (breach) {
    if (!(breach instanceof Breach)) throw breach;
    through = false;
  }
  refuseChange(subject, breaches, [
    { what: "the cohort", before: cohort, after: people },
    { what: "its options", before: options, after: own },
  ]);
  return through;
}
