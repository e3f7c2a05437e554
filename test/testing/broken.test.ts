import { checkStrategy } from "pairwright/testing";
import { expect, test } from "vitest";
import type { Anything } from "./years.ts";
import { accountOf, BITS, FROZEN, faultsOf, PAIR, rowOf, scorerOf, years } from "./years.ts";

const YEARS = ["attributes.years"];
const REORDERED = `when rows were asked for in another order: ${BITS} (seed 4)`;
const SAME = 'expected the operator "value" over its parts to give the same bits as the row';

test("a sound strategy passes: every check looked, and found nothing", () => {
  const { ok, checks } = checkStrategy(years(), { needs: { mentee: YEARS, mentor: YEARS } });
  expect(ok).toBe(true);
  // It has no options whose keys could stand in another order.
  for (const { name, cases } of checks) if (name !== "keys") expect(cases, name).toBeGreaterThanOrEqual(40);
});

test("impure: a strategy that changes people is caught", () => {
  const impure = years((score, cohort: Anything) => ({
    row(mentee: number, out: Float64Array) {
      cohort.mentees[mentee].attributes.years = 3;
      rowOf(score)(mentee, out);
    },
  }));
  expect(faultsOf(impure)).toEqual({
    unchanged: `strategy "x" changed the cohort: mentees[0].attributes.years was 2.5 and is 3: ${FROZEN} (seed 2)`,
  });
});

test("out of range: a strategy that scores above 1 is caught", () => {
  const outOfRange = years((score) => scorerOf((mentee, mentor) => score(mentee, mentor) * 2));
  expect(faultsOf(outOfRange)).toEqual({
    range: 'strategy "x" scored 1.8333333333333333 for mentee "1" and mentor "10": expected 0..1 or NaN (seed 4)',
  });
});

test("order-dependent: a strategy whose rows show which one was asked for before is caught", () => {
  const orderDependent = years((score) => {
    let last = 0;
    return {
      row(mentee: number, out: Float64Array) {
        const factor = mentee < last ? 0.5 : 1;
        last = mentee;
        rowOf((a, b) => score(a, b) * factor)(mentee, out);
      },
    };
  });
  expect(faultsOf(orderDependent)).toEqual({
    repeatable: `strategy "x" scored ${23 / 30} for mentee "constructor" and mentor "10", and ${23 / 60} ${REORDERED}`,
  });
});

test("parts that contradict the row are caught", () => {
  const contradicting = years((score) => ({
    parts: (mentee: number, mentor: number) => accountOf(score(mentee, mentor) / 2),
  }));
  expect(faultsOf(contradicting)).toEqual({
    accounts: `strategy "x" scored 0.15 for ${PAIR}, but its parts give 0.075: ${SAME} (seed 3)`,
  });
});

test("throwing: a strategy that counts on a mentor being there is caught", () => {
  const throwing = years((score, { mentors }) => {
    const first = mentors[0].attributes.years;
    return scorerOf((mentee, mentor) => (first === undefined ? score(mentee, mentor) : score(mentee, mentor)));
  });
  expect(faultsOf(throwing)).toEqual({
    answers: `strategy "x" threw while preparing: Cannot read properties of undefined (reading 'attributes') (seed 2)`,
  });
});

test("asynchronous: a strategy that fills a row later is caught", () => {
  const asynchronous = years((score) => ({
    row: async (mentee: number, out: Float64Array) => rowOf(score)(mentee, out),
  }));
  expect(faultsOf(asynchronous)).toEqual({
    synchronous: 'strategy "x" returned a promise from row: expected it to be synchronous (seed 2)',
  });
});
