import { differenceOf, shownBits } from "./difference.ts";
import type { Scored, Trial } from "./trial.ts";
import { broken, compareRow, leftUnwritten } from "./trial.ts";
import type { Work } from "./work.ts";
import { HELD, pairText } from "./work.ts";

const EXPECTED = "the same bits whatever was asked before, without chance or a clock";

/** All rows of two preparations, found to be written, and the same however they are asked for. */
export function checkRows(trial: Trial, first: Work, second: Work): Scored {
  const { subject, cohort, mentees, random } = trial;
  const given = new Map<number, Float64Array>();
  const rows = new Map<number, Float64Array>();
  const scored: Scored = { work: first, rows };
  const repeated = (mentee: number, row: Float64Array, when: string) =>
    compareRow(trial, scored, mentee, { check: "repeatable", row, when, expected: EXPECTED });
  for (const mentee of mentees) {
    const handedOver = first.row(mentee);
    const row = handedOver.slice();
    given.set(mentee, handedOver);
    rows.set(mentee, row);
    repeated(mentee, first.row(mentee), "when the same row was asked for again");
    checkWritten(trial, mentee, row, first.row(mentee, -HELD));
    checkRange(trial, mentee, row);
  }
  for (const mentee of [...mentees].reverse())
    repeated(mentee, first.row(mentee), "when rows were asked for in another order");
  for (const [mentee, row] of given) {
    if (differenceOf([...row], [...(rows.get(mentee) as Float64Array)]) === undefined) continue;
    const which = `the row of mentee "${cohort.mentees[mentee].id}"`;
    broken("repeatable", `${subject} wrote to ${which} again after handing it over: expected it not to keep the array`);
  }
  for (const mentee of random.shuffled(mentees))
    repeated(mentee, second.row(mentee), "when it was prepared a second time");
  return scored;
}

/** After other people have been prepared: nothing that they left behind may show. */
export function checkRowsAgain(trial: Trial, scored: Scored): void {
  const when = "after it had been prepared for other people";
  for (const mentee of trial.mentees) {
    const row = scored.work.row(mentee);
    compareRow(trial, scored, mentee, { check: "repeatable", row, when, expected: EXPECTED });
  }
}

/** `row` was written into an array that held HELD everywhere, `other` into one that held −HELD. */
function checkWritten(trial: Trial, mentee: number, row: Float64Array, other: Float64Array): void {
  const { subject, cohort, breaches } = trial;
  breaches.looked("written", row.length);
  for (let mentor = 0; mentor < row.length; mentor++) {
    if (Object.is(row[mentor], other[mentor])) continue;
    const pair = pairText(cohort, mentee, mentor);
    if (row[mentor] === HELD && other[mentor] === -HELD) leftUnwritten(subject, pair);
    const read = `${row[mentor]} where it held ${HELD}, ${other[mentor]} where it held ${-HELD}`;
    broken("written", `${subject} made of the entry of ${pair} ${read}: expected it to be written, not read`);
  }
}

/** A score out of range breaks no other promise, so it stops nothing. */
function checkRange({ subject, cohort, breaches, input, where }: Trial, mentee: number, row: Float64Array): void {
  breaches.looked("range", row.length);
  row.forEach((score, mentor) => {
    if (Number.isNaN(score)) return;
    breaches.looked("scores");
    const negativeZero = Object.is(score, -0);
    if (score >= 0 && score <= 1 && !negativeZero) return;
    const scores = `${shownBits(score)} for ${pairText(cohort, mentee, mentor)}`;
    const expected = `0..1 or NaN${negativeZero ? ", and 0 is not the same bits: add 0 to it" : ""}`;
    breaches.add("range", `${subject} scored ${scores}: expected ${expected} (${where})`, input);
  });
}
