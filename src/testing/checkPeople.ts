import type { CohortInput } from "../cohort/schema.ts";
import { optionsFrom } from "./checkSchema.ts";
import { differenceOf, keysReversed, shownBits } from "./difference.ts";
import { cohortOf, newIds, renamed, says, silenced, without } from "./people.ts";
import type { Needs } from "./strategyTrials.ts";
import type { Pair, Scored, Trial } from "./trial.ts";
import { broken, compareRow, leftUnwritten, pairsOf } from "./trial.ts";
import type { OptionsInput } from "./trialFields.ts";
import { HELD, pairText, work } from "./work.ts";

/** Pairs of one cohort that are each asked for in a cohort of their own. */
const MOST = 4;

const KEPT = "; every place got what it had got for somebody else, as if people were kept from another preparation";

/** Everybody under other ids, which are the old ones dealt out anew: everybody also stands in another place. */
export function checkRenaming(trial: Trial, scored: Scored): void {
  const { strategy, subject, trials, input, given, cohort, mentees, random } = trial;
  const named = "; if its options name people, make them with a function of the cohort";
  const hint = Object.keys(given).length === 0 ? "" : named;
  for (const deal of [(ids: readonly string[]) => [...ids].reverse(), random.shuffled]) {
    const idOf = newIds(input, deal);
    const others = renamed(input, idOf);
    const worked = work(strategy, cohortOf(others), optionsFrom(strategy, subject, trials.optionsFor(others)));
    if ("issues" in worked) {
      const [{ path, message }] = worked.issues;
      broken("renaming", `${subject} reported "${path}: ${message}" only when people had other ids${hint}`);
    }
    const at = (indexOf: ReadonlyMap<string, number>, id: string) => indexOf.get(idOf.get(id) as string) as number;
    const mentorAt = cohort.mentors.map(({ id }) => at(worked.mentorOf, id));
    const kept = mentees.every(
      (mentee) => differenceOf([...(scored.rows.get(mentee) as Float64Array)], [...worked.row(mentee)]) === undefined,
    );
    const expected = `scores from people's data alone, whatever their ids and places${kept ? KEPT : hint}`;
    for (const mentee of mentees) {
      const row = worked.row(at(worked.menteeOf, cohort.mentees[mentee].id));
      const when = "when everybody had another id";
      compareRow(trial, scored, mentee, { check: "renaming", row, mentorAt, when, expected });
    }
  }
}

/** The same options with their keys in the opposite order. */
export function checkKeys(trial: Trial, scored: Scored): void {
  const { strategy, subject, given, cohort, mentees } = trial;
  const reversed = keysReversed(given) as OptionsInput;
  if (JSON.stringify(reversed) === JSON.stringify(given)) return;
  const worked = work(strategy, cohort, optionsFrom(strategy, subject, reversed));
  if ("issues" in worked) broken("keys", `${subject} reported an issue only for keys in another order`);
  const when = "when the keys of its options stood in the opposite order";
  const expected = "an order of its own, such as that of ids";
  for (const mentee of mentees)
    compareRow(trial, scored, mentee, { check: "keys", row: worked.row(mentee), when, expected });
}

/** Pairs with a score, where everybody else has answered nothing. */
export function checkOthers(trial: Trial, scored: Scored): void {
  for (const pair of pairsOf(scored, MOST, trial.random, true)) {
    const own = idsOf(trial, pair);
    const alone = scoreIn(
      trial,
      silenced(trial.input, (id) => !own.includes(id)),
      pair,
    );
    if (alone === undefined) continue;
    trial.breaches.looked("others");
    const score = scoreOf(scored, pair);
    if (Object.is(score, alone)) continue;
    const who = pairText(trial.cohort, pair.mentee, pair.mentor);
    const scores = `${shownBits(score)} for ${who}, and ${shownBits(alone)}`;
    const expected = "a score of these two alone; if others must count, say usesOthers: true";
    broken("others", `${trial.subject} scored ${scores} where nobody else had answered anything: expected ${expected}`);
  }
}

/** Pairs with a score, of whom one or both fall silent. `met` counts how often each needed key was there to take. */
export function checkUnknown(trial: Trial, scored: Scored, met: Map<string, number>): void {
  const { needs } = trial.trials;
  for (const pair of pairsOf(scored, MOST, trial.random, true)) {
    const own = idsOf(trial, pair);
    if (needs === undefined) {
      const meant = "if scores do not come from people's answers, say needs: {}";
      const silent = silenced(trial.input, (id) => own.includes(id));
      checkNoScore(trial, silent, pair, "who answered nothing", meant);
      continue;
    }
    for (const [side, key] of needed(needs)) {
      const [people, id] = side === "mentee" ? (["mentees", own[0]] as const) : (["mentors", own[1]] as const);
      if (!trial.input[people].some((person) => person.id === id && says(person, key))) continue;
      met.set(`${side} ${key}`, (met.get(`${side} ${key}`) ?? 0) + 1);
      const rest = without(trial.input, people, id, key);
      checkNoScore(trial, rest, pair, `without the ${side}'s "${key}"`, `it is said to need "${key}"`);
    }
  }
}

/** Every key that a strategy is said to need, with its side. */
export function needed({ mentee = [], mentor = [] }: Needs) {
  return [...mentee.map((key) => ["mentee", key] as const), ...mentor.map((key) => ["mentor", key] as const)];
}

function checkNoScore(trial: Trial, input: CohortInput, pair: Pair, who: string, meant: string): void {
  const score = scoreIn(trial, input, pair);
  if (score === undefined) return;
  trial.breaches.looked("unknown");
  if (Number.isNaN(score)) return;
  const where = `${pairText(trial.cohort, pair.mentee, pair.mentor)}, ${who}`;
  broken("unknown", `${trial.subject} scored ${shownBits(score)} for ${where}: expected NaN, unknown; ${meant}`, input);
}

/** The pair's score among people changed like this; undefined where the options do not fit them any more. */
function scoreIn(trial: Trial, input: CohortInput, pair: Pair): number | undefined {
  const worked = work(trial.strategy, cohortOf(input), trial.options);
  if ("issues" in worked) return undefined;
  const score = worked.row(pair.mentee)[pair.mentor]; // ids are as before, and so are places
  if (score === HELD) leftUnwritten(trial.subject, pairText(trial.cohort, pair.mentee, pair.mentor));
  return score;
}

function scoreOf({ rows }: Scored, { mentee, mentor }: Pair): number {
  return (rows.get(mentee) as Float64Array)[mentor];
}

function idsOf({ cohort }: Trial, { mentee, mentor }: Pair): [mentee: string, mentor: string] {
  return [cohort.mentees[mentee].id, cohort.mentors[mentor].id];
}
