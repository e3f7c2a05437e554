import { idMadeBy } from "../programme/readRules.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { optionsOfRule } from "./checkRuleForm.ts";
import { differenceOf, keysReversed, shownBits } from "./difference.ts";
import { cohortOf, newIds, renamed, silenced } from "./people.ts";
import type { Judged, RuleTrial } from "./ruleTrial.ts";
import { compareVerdicts, countsById, ruleBroken, said } from "./ruleTrial.ts";
import type { RuleWork } from "./ruleWork.ts";
import { ruleWork } from "./ruleWork.ts";
import type { OptionsInput } from "./trialFields.ts";
import { pairText } from "./work.ts";

/** Pairs of one cohort that are each asked for in a cohort of their own: as many forbidden ones, as many allowed. */
const MOST = 2;

/** Everybody under other ids, which are the old ones dealt out anew: everybody also stands in another place. */
export function checkRuleRenaming(trial: RuleTrial, judged: Judged): void {
  const { kind, subject, trials, input, given, cohort, mentees, random } = trial;
  const named = "; if its options name people, make them with a function of the cohort";
  const hint = Object.keys(given).length === 0 ? "" : named;
  const when = "when everybody had another id";
  for (const deal of [(ids: readonly string[]) => [...ids].reverse(), random.shuffled]) {
    const idOf = newIds(input, deal);
    const others = renamed(input, idOf);
    const options = optionsOfRule(kind, subject, trials.optionsFor(others));
    const worked = ruleWork(kind, cohortOf(others), options, trials.criteria);
    if ("issues" in worked) {
      const [{ path, message }] = worked.issues;
      ruleBroken("renaming", `${subject} reported "${path}: ${message}" only ${when}${hint}`);
    }
    const at = (indexOf: ReadonlyMap<string, number>, id: string) => indexOf.get(idOf.get(id) as string) as number;
    const mentorAt = cohort.mentors.map(({ id }) => at(worked.mentorOf, id));
    const expected = `verdicts from people's data alone, whatever their ids and places${hint}`;
    for (const mentee of mentees) {
      const row = worked.row(at(worked.menteeOf, cohort.mentees[mentee].id));
      compareVerdicts(trial, judged, mentee, { check: "renaming", row, mentorAt, when, expected });
    }
    const found = differenceOf(countTexts(judged.work, idOf), countTexts(worked, new Map()));
    if (found === undefined) continue;
    ruleBroken("renaming", `${subject} counted ${shownBits(found.a)}, and ${shownBits(found.b)} ${when}${hint}`);
  }
}

/** Every count as a text, people under their new ids, in the order of these texts. */
function countTexts(work: RuleWork, idOf: ReadonlyMap<string, string>): string[] {
  const one = <T>(value: T): T => (typeof value === "string" ? (idOf.get(value) ?? value) : value) as T;
  return countsById(work)
    .map(({ of, mentees, mentors, min, max }) => {
      const entries = Object.entries(of).map(([key, value]) => [key, one(value)]);
      return JSON.stringify({
        of: entries,
        mentees: mentees.map(one).sort(),
        mentors: mentors.map(one).sort(),
        min,
        max,
      });
    })
    .sort();
}

/** The same options with their keys in the opposite order. */
export function checkRuleKeys(trial: RuleTrial, judged: Judged): void {
  const { kind, subject, given, options, cohort, mentees, trials } = trial;
  const reversed = keysReversed(given) as OptionsInput;
  if (JSON.stringify(reversed) === JSON.stringify(given)) return;
  const again = optionsOfRule(kind, subject, reversed);
  const when = "when the keys of its options stood in the opposite order";
  const [id, other] = [options, again].map((one) => idMadeBy(kind, kind.name, one, new IssueLog("programme", [])));
  if (id !== other) ruleBroken("keys", `${subject} made the id ${shownBits(id)}, and ${shownBits(other)} ${when}`);
  const worked = ruleWork(kind, cohort, again, trials.criteria);
  if ("issues" in worked) ruleBroken("keys", `${subject} reported an issue only ${when}`);
  const expected = "an order of its own, such as that of ids";
  for (const mentee of mentees)
    compareVerdicts(trial, judged, mentee, { check: "keys", row: worked.row(mentee), when, expected });
  const found = differenceOf(countTexts(judged.work, new Map()), countTexts(worked, new Map()));
  if (found !== undefined)
    ruleBroken(
      "keys",
      `${subject} counted ${shownBits(found.a)}, and ${shownBits(found.b)} ${when}: expected ${expected}`,
    );
}

/** Pairs of whom everybody else has answered nothing. */
export function checkRuleOthers(trial: RuleTrial, { rows }: Judged): void {
  const { kind, subject, input, cohort, options, trials, breaches, random } = trial;
  const pairs = [...rows].flatMap(([mentee, row]) =>
    Array.from(row, (verdict, mentor) => ({ mentee, mentor, verdict })),
  );
  const some = [1, 0].flatMap((one) => random.shuffled(pairs.filter(({ verdict }) => verdict === one)).slice(0, MOST));
  for (const { mentee, mentor, verdict } of some) {
    const own = [cohort.mentees[mentee].id, cohort.mentors[mentor].id];
    const alone = cohortOf(silenced(input, (id) => !own.includes(id)));
    const worked = ruleWork(kind, alone, options, trials.criteria);
    if ("issues" in worked) continue;
    breaches.looked("others");
    const after = worked.row(mentee)[mentor]; // ids are as before, and so are places
    if (after === verdict) continue;
    const verdicts = `${said(verdict)} ${pairText(cohort, mentee, mentor)}, and ${said(after)} them`;
    const expected = "a verdict on these two alone; if others must count, say usesOthers: true";
    ruleBroken("others", `${subject} ${verdicts} where nobody else had answered anything: expected ${expected}`);
  }
}
