import { evaluatePart } from "../candidates/evaluatePart.ts";
import { plainPart } from "../candidates/plainPart.ts";
import type { Part } from "../candidates/strategy.ts";
import { pathText } from "../reading/issueText.ts";
import { differenceOf, shownBits } from "./difference.ts";
import type { Pair, Scored, Trial } from "./trial.ts";
import { broken, pairsOf } from "./trial.ts";
import type { Work } from "./work.ts";
import { pairText } from "./work.ts";

/** Accounts looked at of one cohort. */
const MOST = 300;

/**
 * Looks at the accounts of scored pairs. `unasked` is the same work prepared anew, of which no row has been asked for:
 * an account may not rely on the row before it.
 */
export function checkAccounts(trial: Trial, scored: Scored, unasked: Work): void {
  const { subject, breaches } = trial;
  for (const pair of pairsOf(scored, MOST, trial.random)) {
    const first = accountOf(trial, unasked, pair);
    const part = accountOf(trial, scored.work, pair);
    const found = differenceOf(first, part);
    breaches.looked("repeatable");
    if (found !== undefined) {
      const { path, a, b } = found;
      const place = `${pathText(path)} was ${shownBits(a)}, and ${shownBits(b)} after rows had been asked for`;
      broken("repeatable", `${subject} gave two accounts of ${pairOf(trial, pair)}: ${place}`);
    }
    checkScore(trial, scored, pair, part);
  }
}

/** The account as it is kept, if that is all there is to it. */
function accountOf(trial: Trial, work: Work, pair: Pair): Part {
  const where = pairOf(trial, pair);
  const given = work.account(pair.mentee, pair.mentor);
  let part: Part;
  try {
    part = plainPart(given);
  } catch (cause) {
    return broken("accounts", `${trial.subject} gave a malformed account of ${where}: ${(cause as Error).message}`);
  }
  let back: unknown;
  try {
    back = JSON.parse(JSON.stringify(given));
  } catch (cause) {
    const message = (cause as Error).message;
    return broken("accounts", `${trial.subject} gave an account of ${where} that is no JSON: ${message}`);
  }
  const found = differenceOf(part, back);
  if (found !== undefined) {
    const place = `${pathText(found.path)} is ${shownBits(found.b)} in JSON, and ${shownBits(found.a)} as it is kept`;
    broken("accounts", `${trial.subject} gave an account of ${where} that does not stay what it is: ${place}`);
  }
  return part;
}

function checkScore(trial: Trial, { rows }: Scored, pair: Pair, part: Part): void {
  const { subject, breaches } = trial;
  const score = (rows.get(pair.mentee) as Float64Array)[pair.mentor];
  const value = evaluatePart(part);
  breaches.looked("accounts");
  if (!Object.is(score, value)) {
    const scores = `${shownBits(score)} for ${pairOf(trial, pair)}, but its parts give ${shownBits(value)}`;
    const expected = `the operator "${part.operator}" over its parts to give the same bits as the row`;
    broken("accounts", `${subject} scored ${scores}: expected ${expected}`);
  }
  if (!Number.isNaN(score)) return;
  breaches.looked("unknown");
  if (saysWhy(part)) return;
  const account = part.operator === "unknown" ? "gives no reason" : `is a "${part.operator}" that comes to NaN`;
  const expected = 'expected the operator "unknown" with a reason to show';
  broken("unknown", `${subject} scored NaN for ${pairOf(trial, pair)}, but its account ${account}: ${expected}`);
}

/** Whether an account of no score says what is missing, if need be of each of its parts. */
function saysWhy(part: Part): boolean {
  if (part.operator === "unknown") return part.reason.trim() !== "";
  if (part.operator !== "mean" && part.operator !== "least") return false;
  return part.of.length > 0 && part.of.every((one) => saysWhy(one.part));
}

function pairOf({ cohort }: Trial, { mentee, mentor }: Pair): string {
  return pairText(cohort, mentee, mentor);
}
