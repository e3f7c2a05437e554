import { pathText } from "../reading/issueText.ts";
import type { Breaches } from "./breach.ts";
import { Breach } from "./breach.ts";
import type { Named } from "./checkSchema.ts";
import { differenceOf, shownBits, thawed } from "./difference.ts";
import type { Trial } from "./trial.ts";
import { pairsOf } from "./trial.ts";
import type { OptionsInput } from "./trialFields.ts";
import { work } from "./work.ts";

const MOST_ACCOUNTS = 50;

/**
 * Lets the strategy work on people and options that can be written to, and looks whether it did. True if it came
 * through without throwing; where it throws, it is asked the same again of frozen ones, and that is reported.
 */
export function checkUnchanged(trial: Trial): boolean {
  const { subject, cohort, options, breaches } = trial;
  const people = thawed(cohort);
  const own = writable(trial.strategy, trial.given, options);
  const through = worksOn(trial, people, own);
  refuseChange(subject, breaches, [
    { what: "the cohort", before: cohort, after: people },
    { what: "its options", before: options, after: own },
  ]);
  return through;
}

/** A Breach of `unchanged` where something is not what it was. */
export function refuseChange<Check extends string>(
  subject: string,
  breaches: Breaches<Check | "unchanged">,
  things: readonly { readonly what: string; readonly before: unknown; readonly after: unknown }[],
): void {
  for (const { what, before, after } of things) {
    breaches.looked("unchanged");
    const found = differenceOf(before, after);
    if (found === undefined) continue;
    const change = `${pathText(found.path)} was ${shownBits(found.a)} and is ${shownBits(found.b)}`;
    const hint = "match hands out what is frozen, and a write to it throws; write to a copy";
    throw new Breach<"unchanged">("unchanged", `${subject} changed ${what}: ${change}: ${hint}`);
  }
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
export function writable({ options: schema }: Named, given: OptionsInput, options: unknown): unknown {
  const result = schema["~standard"].validate(thawed(given));
  return "value" in result ? result.value : thawed(options);
}

/** What throws on frozen people, and did not on others, wrote to them. */
export function onFrozen<T>(cameThrough: boolean, ask: () => T): T {
  try {
    return ask();
  } catch (breach) {
    if (!cameThrough || !(breach instanceof Breach) || breach.check !== "answers") throw breach;
    const hint = "it throws only where people and options are frozen, as match hands them out: write to a copy";
    throw new Breach<"unchanged">("unchanged", `${breach.message}; ${hint}`);
  }
}
