import type { OptionIssue } from "../candidates/strategy.ts";
import { checkAccounts } from "./checkAccounts.ts";
import { checkKeys, checkOthers, checkRenaming, checkUnknown } from "./checkPeople.ts";
import { checkRows, checkRowsAgain } from "./checkRows.ts";
import { checkUnchanged, onFrozen } from "./checkUnchanged.ts";
import type { Scored, Trial } from "./trial.ts";
import { broken } from "./trial.ts";
import type { Work } from "./work.ts";
import { work } from "./work.ts";

/**
 * Runs every check on one cohort, as far as one leaves anything for the next to look at. Returns what the strategy
 * reported to be wrong with its options for these people; then there was nothing to check. `met` counts the needed
 * keys that somebody had.
 */
export function runTrial(trial: Trial, met: Map<string, number>): readonly OptionIssue[] {
  const { breaches, where, input } = trial;
  const attempt = (step: () => void) => breaches.attempt(step, where, input);
  let through = false;
  const leftAlone = attempt(() => {
    through = checkUnchanged(trial);
  });
  if (!leftAlone) return []; // frozen people would make it throw
  let scored: Scored | undefined;
  let issues: readonly OptionIssue[] = [];
  attempt(() => {
    const first = onFrozen(through, () => work(trial.strategy, trial.cohort, trial.options));
    breaches.looked("answers");
    breaches.looked("synchronous");
    if ("issues" in first) issues = first.issues;
    else scored = onFrozen(through, () => checkRows(trial, first, anew(trial)));
  });
  if (scored === undefined) return issues;
  const rows = scored as Scored;
  attempt(() => onFrozen(through, () => checkAccounts(trial, rows, anew(trial))));
  if (breaches.failed("repeatable")) return issues;
  attempt(() => checkRenaming(trial, rows));
  attempt(() => checkKeys(trial, rows));
  if (!trial.trials.usesOthers) attempt(() => checkOthers(trial, rows));
  attempt(() => checkUnknown(trial, rows, met));
  attempt(() => checkRowsAgain(trial, rows));
  return issues;
}

function anew({ strategy, subject, cohort, options }: Trial): Work {
  const worked = work(strategy, cohort, options);
  return "issues" in worked ? broken("repeatable", `${subject} reported an issue only when prepared again`) : worked;
}
