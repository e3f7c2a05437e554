import { pathText } from "../reading/issueText.ts";
import { Breach } from "./breach.ts";
import { differenceOf, shownBits, thawed } from "./difference.ts";
import type { Trial } from "./trial.ts";
import { broken, pairsOf } from "./trial.ts";
import { work } from "./work.ts";

const MOST_ACCOUNTS = 50;

/**
 * Lets the strategy work on people and options that can be written to, and looks whether it did. True if it came
 * through without throwing; where it throws, it is asked the same again of frozen ones, and that is reported.
 */
export function checkUnchanged(trial: Trial): boolean {
  const { subject, cohort, options, breaches } = trial;
  const people = thawed(cohort);
  const own = writableOptions(trial);
  const through = worksOn(trial, people, own);
  for (const [what, before, after] of [
    ["the cohort", cohort, people],
    ["its options", options, own],
  ] as const) {
    breaches.looked("unchanged");
    const found = differenceOf(before, after);
    if (found === undefined) continue;
    const change = `${pathText(found.path)} was ${shownBits(found.a)} and is ${shownBits(found.b)}`;
    const hint = "match hands out what is frozen, and a write to it throws; write to a copy";
    broken("unchanged", `${subject} changed ${what}: ${change}: ${hint}`);
  }
  return through;
}

function worksOn(trial: Trial, people: Trial["cohort"], options: unknown): boolean {
  try {
    const worked = work(trial.strategy, people, options);
    if ("issues" in worked) return true;
    const rows = new Map(trial.mentees.map((mentee) => [mentee, worked.row(mentee)]));
    for (const { mentee, mentor } of pairsOf({ work: worked, rows }, MOST_ACCOUNTS, trial.random))
      worked.account(mentee, mentor);
    return true;
  } catch (breach) {
    if (breach instanceof Breach) return false;
    throw breach;
  }
}

/** The options from their schema once more, not frozen. */
function writableOptions({ strategy, given, options }: Trial): unknown {
  const result = strategy.options["~standard"].validate(thawed(given));
  return "value" in result ? result.value : thawed(options);
}
