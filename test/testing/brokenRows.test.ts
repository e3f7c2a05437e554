import { pairwise } from "pairwright";
import { expect, test } from "vitest";
import * as z from "zod";
import type { Anything } from "./years.ts";
import { accountOf, BITS, FROZEN, faultsOf, PAIR, rowOf, scorerOf, years } from "./years.ts";

type Row = Float64Array;

const CANNOT = "Cannot assign to read only property 'wants' of object '#<Object>'";
const ONLY_FROZEN = "it throws only where people and options are frozen, as match hands them out: write to a copy";
const CHANGED = "that does not stay what it is";
const NOT_READ = "-6.85 where it held -7: expected it to be written, not read";
const NOT_KEPT = "expected it not to keep the array";
const TWO = 'operator was "unknown", and "value" after rows had been asked for';
const ANEW = `when it was prepared a second time: ${BITS}`;
const AFTER = `after it had been prepared for other people: ${BITS}`;
const SAME = 'expected the operator "unknown" over its parts to give the same bits as the row';
const AGAIN = `when the same row was asked for again: ${BITS}`;

test("a write that changes nothing is caught: frozen people make it throw", () => {
  const writing = years((score, { mentees }: Anything) => ({
    row(mentee: number, out: Row) {
      mentees[mentee].wants += 0;
      rowOf(score)(mentee, out);
    },
  }));
  expect(faultsOf(writing)).toEqual({
    unchanged: `strategy "x" threw for mentee "ana": ${CANNOT}; ${ONLY_FROZEN} (seed 2)`,
  });
});

test("a change of its options is caught", () => {
  const sorting = years(
    (score, _, { list }) => {
      list.sort((a: number, b: number) => a - b);
      return scorerOf(score);
    },
    { options: z.strictObject({ list: z.array(z.number()) }) },
  );
  expect(faultsOf(sorting, { options: { list: [10, 9] } })).toEqual({
    unchanged: `strategy "x" changed its options: list[0] was 10 and is 9: ${FROZEN} (seed 1)`,
  });
});

test.each<[string, number, Record<string, string>]>([
  [
    "infinity",
    1 / 0,
    {
      range: `scored Infinity for ${PAIR}: expected 0..1 or NaN (seed 3)`,
      accounts: `gave a malformed account of ${PAIR}: value: expected a finite number, received Infinity (seed 3)`,
    },
  ],
  ["less than 0", -1e-300, { range: `scored -1e-300 for ${PAIR}: expected 0..1 or NaN (seed 3)` }],
  [
    "-0, which JSON does not keep",
    -0,
    {
      range: `scored -0 for ${PAIR}: expected 0..1 or NaN, and 0 is not the same bits: add 0 to it (seed 3)`,
      accounts: `gave an account of ${PAIR} ${CHANGED}: value is 0 in JSON, and -0 as it is kept (seed 3)`,
    },
  ],
])("a score of %s is caught", (_, score, faults) => {
  const expected = Object.entries(faults).map(([check, message]) => [check, `strategy "x" ${message}`]);
  expect(
    faultsOf(
      pairwise("x", () => score),
      { needs: {} },
    ),
  ).toEqual(Object.fromEntries(expected));
});

test.each<[string, Anything, string, string]>([
  ["text", "0.5", "range", 'returned "0.5"'],
  ["a promise", Promise.resolve(0.5), "synchronous", "returned a promise"],
])("a function of two people that returns %s is caught", (_, score, check, message) => {
  expect(
    faultsOf(
      pairwise("x", () => score),
      { needs: {} },
    ),
  ).toEqual({
    [check]: `strategy "x" ${message} for ${PAIR}: expected 0..1 or NaN (seed 3)`,
  });
});

test("an entry that is left out is caught", () => {
  const forgetting = years((score) => ({
    row(mentee: number, out: Row) {
      for (let mentor = 0; mentor < out.length; mentor++)
        if (score(mentee, mentor) >= 0) out[mentor] = score(mentee, mentor);
    },
  }));
  expect(faultsOf(forgetting)).toEqual({
    written: `strategy "x" left the entry of ${PAIR} as it was: expected a score, or NaN for unknown (seed 3)`,
  });
});

test("an entry that is added to is caught", () => {
  const adding = years((score) => ({
    row(mentee: number, out: Row) {
      for (let mentor = 0; mentor < out.length; mentor++) out[mentor] += score(mentee, mentor);
    },
  }));
  expect(faultsOf(adding)).toEqual({
    written: `strategy "x" made of the entry of ${PAIR} 7.15 where it held 7, ${NOT_READ} (seed 3)`,
  });
});

test("a row that is written to after it was handed over is caught", () => {
  const keeping = years((score) => {
    let last: Row | undefined;
    return {
      row(mentee: number, out: Row) {
        last?.fill(0);
        last = out;
        rowOf(score)(mentee, out);
      },
    };
  });
  expect(faultsOf(keeping)).toEqual({
    repeatable: `strategy "x" wrote to the row of mentee "Z-9" again after handing it over: ${NOT_KEPT} (seed 3)`,
  });
});

test("an account of the last row is caught", () => {
  const remembering = years((score) => {
    let last: Row | undefined;
    return {
      row(mentee: number, out: Row) {
        rowOf(score)(mentee, out);
        last = out.slice();
      },
      parts: (_: number, mentor: number) => accountOf(last === undefined ? Number.NaN : last[mentor]),
    };
  });
  expect(faultsOf(remembering)).toEqual({
    repeatable: `strategy "x" gave two accounts of ${PAIR}: ${TWO} (seed 3)`,
    accounts: `strategy "x" scored 1 for mentee "_" and mentor "1", but its parts give NaN: ${SAME} (seed 15)`,
  });
});

test("chance is caught", () => {
  let state = 1;
  const drawing = pairwise("x", () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  });
  expect(faultsOf(drawing)).toEqual({
    repeatable: `strategy "x" scored 0.05004306838384041 for ${PAIR}, and 0.07385032720577453 ${AGAIN} (seed 3)`,
  });
});

test("another answer from the second preparation is caught", () => {
  let prepared = 0;
  const counting = years((score) => {
    const factor = 1 / ++prepared;
    return scorerOf((mentee, mentor) => score(mentee, mentor) * factor);
  });
  expect(faultsOf(counting)).toEqual({
    repeatable: `strategy "x" scored 0.007894736842105262 for ${PAIR}, and 0.0075 ${ANEW} (seed 3)`,
  });
});

test("people kept from the last preparation are caught", () => {
  let last: Anything;
  const keeping = years((_, { mentees, mentors }) => {
    last = { mentees, mentors };
    const yearsOf = (person: Anything) => person?.attributes.years ?? Number.NaN;
    return scorerOf((mentee, mentor) =>
      Math.min(1, Math.abs(yearsOf(last.mentees[mentee]) - yearsOf(last.mentors[mentor])) / 30),
    );
  });
  expect(faultsOf(keeping)).toEqual({
    repeatable: `strategy "x" scored 0.15 for ${PAIR}, and NaN ${AFTER} (seed 3)`,
  });
});
