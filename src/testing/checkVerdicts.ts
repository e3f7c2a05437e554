import { pathText } from "../reading/issueText.ts";
import { differenceOf, shownBits } from "./difference.ts";
import type { Judged, RuleTrial } from "./ruleTrial.ts";
import { compareVerdicts, countsById, ruleBroken } from "./ruleTrial.ts";
import type { RuleWork } from "./ruleWork.ts";
import { wrote } from "./ruleWork.ts";
import { pairText } from "./work.ts";

const EXPECTED = "the same whatever was asked before, without chance or a clock";

/** All rows of two preparations: what was written, and whether it is the same however it is asked for. */
export function checkVerdicts(trial: RuleTrial, first: RuleWork, second: RuleWork): Judged {
  const { subject, cohort, breaches, mentees, random } = trial;
  const given = new Map<number, Uint8Array>();
  const rows = new Map<number, Uint8Array>();
  const judged: Judged = { work: first, rows };
  const repeated = (mentee: number, row: Uint8Array, when: string) =>
    compareVerdicts(trial, judged, mentee, { check: "repeatable", row, when, expected: EXPECTED });
  for (const mentee of mentees) {
    const handedOver = first.row(mentee);
    given.set(mentee, handedOver);
    rows.set(mentee, handedOver.slice());
    repeated(mentee, first.row(mentee), "when the same row was asked for again");
    checkWritten(trial, judged, mentee);
    const forbade = handedOver.reduce((sum, verdict) => sum + verdict, 0);
    breaches.looked("verdicts", forbade);
  }
  for (const mentee of [...mentees].reverse())
    repeated(mentee, first.row(mentee), "when rows were asked for in another order");
  for (const [mentee, row] of given) {
    if (differenceOf([...row], [...(rows.get(mentee) as Uint8Array)]) === undefined) continue;
    const which = `the row of mentee "${cohort.mentees[mentee].id}"`;
    ruleBroken(
      "repeatable",
      `${subject} wrote to ${which} again after handing it over: expected it not to keep the array`,
    );
  }
  for (const mentee of random.shuffled(mentees))
    repeated(mentee, second.row(mentee), "when it was prepared a second time");
  breaches.looked("counts", first.counts.length);
  breaches.looked("verdicts", first.counts.length);
  breaches.looked("repeatable");
  const found = differenceOf(
    { counts: countsById(first), mentees: [...(first.named ?? [])] },
    { counts: countsById(second), mentees: [...(second.named ?? [])] },
  );
  if (found === undefined) return judged;
  const place = `${pathText(found.path)} was ${shownBits(found.a)}, and ${shownBits(found.b)}`;
  return ruleBroken("repeatable", `${subject}: ${place} when it was prepared a second time: expected ${EXPECTED}`);
}

/** After other people have been prepared: nothing that they left behind may show. */
export function checkVerdictsAgain(trial: RuleTrial, judged: Judged): void {
  const when = "after it had been prepared for other people";
  for (const mentee of trial.mentees)
    compareVerdicts(trial, judged, mentee, {
      check: "repeatable",
      row: judged.work.row(mentee),
      when,
      expected: EXPECTED,
    });
}

/**
 * A byte would turn text, half a 1 and 256 into 0: the pair would be allowed. An array of doubles shows them. Somebody
 * who is not named has nobody forbidden.
 */
function checkWritten(trial: RuleTrial, { work }: Judged, mentee: number): void {
  const { subject, cohort, breaches } = trial;
  breaches.looked("written", cohort.mentors.length);
  if (work.named?.has(mentee) !== false) {
    work.writes(mentee).forEach((entry, mentor) => {
      if (entry !== 0 && entry !== 1) throw wrote(subject, cohort, mentee, mentor, entry);
    });
    return;
  }
  breaches.looked("mentees");
  const mentor = work.writes(mentee).findIndex((entry) => entry !== 0);
  if (mentor === -1) return;
  const expected = "expected mentees to list everybody to whom anybody is forbidden: others' rows are not asked for";
  ruleBroken(
    "mentees",
    `${subject} forbids ${pairText(cohort, mentee, mentor)}, but does not list the mentee: ${expected}`,
  );
}
