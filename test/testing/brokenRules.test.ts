import type { RuleKind } from "pairwright";
import { pairRule } from "pairwright";
import { checkRule } from "pairwright/testing";
import { expect, test } from "vitest";
import * as z from "zod";
import { faultsOf, junior, rowOf } from "./junior.ts";
import type { Anything } from "./years.ts";
import { PAIR } from "./years.ts";

/** Every row written by this, in place of 1. */
const writing = (entry: Anything) =>
  junior((forbids) => ({
    row(mentee: number, forbidden: Anything) {
      for (let mentor = 0; mentor < forbidden.length; mentor++) if (forbids(mentee, mentor)) forbidden[mentor] = entry;
    },
  }));

const counting = (counts: Anything) => junior(() => ({ counts }));

const boom = () => {
  throw new Error("boom");
};

test("a sound rule passes: every check looked, and found nothing", () => {
  const { ok, checks, subject } = checkRule(junior());
  expect(subject).toBe('rule "x"');
  expect(ok).toBe(true);
  // It names no mentees, counts nothing, and has no options whose keys could stand in another order.
  const idle = ["mentees", "counts", "keys"];
  for (const { name, cases } of checks) if (!idle.includes(name)) expect(cases, name).toBeGreaterThanOrEqual(40);
  expect(JSON.stringify(checkRule(junior()).checks)).toBe(JSON.stringify(checks));
});

let made = 0;
test.each<[string, RuleKind, string, string | RegExp]>([
  // Its form, and the id that it makes.
  ["has no idOf", junior(undefined, { idOf: undefined }), "schema", ": idOf: expected a function, received nothing"],
  ["is called lock", junior(undefined, { name: "lock" }), "schema", ": name: expected a name that is not built in"],
  ["is called quota", junior(undefined, { name: "quota" }), "schema", ": name: expected a name that is not built in"],
  ["takes misspelt options", junior(undefined, { options: z.object({}) }), "schema", /accepted a key "no such option"/],
  ["makes no id", junior(undefined, { idOf: () => 5 }), "id", ": idOf returned no id: expected text, received 5"],
  [
    "makes an id that ends in a blank",
    junior(undefined, { idOf: () => "x " }),
    "id",
    /idOf returned no id: expected no/,
  ],
  ["throws in place of an id", junior(undefined, { idOf: boom }), "id", ": idOf threw: boom"],
  [
    "makes another id each time",
    junior(undefined, { idOf: () => `x${++made}` }),
    "id",
    ' made the ids "x1" and "x2" of the same options: expected one',
  ],
  [
    "promises an id",
    junior(undefined, { idOf: async () => "x" }),
    "synchronous",
    " returned a promise from idOf: expected it to be synchronous",
  ],
  // Instead of an answer.
  [
    "prepares a promise",
    junior(undefined, { prepare: async () => ({}) }),
    "synchronous",
    " returned a promise from prepare: expected it to be synchronous (seed 1)",
  ],
  [
    "fills a row later",
    junior((forbids) => ({ row: async (a: number, out: Uint8Array) => rowOf(forbids)(a, out) })),
    "synchronous",
    " returned a promise from row: expected it to be synchronous (seed 2)",
  ],
  [
    "prepares no row",
    junior(() => ({ row: undefined })),
    "answers",
    " prepared something else: expected an object with row, received an object (seed 1)",
  ],
  ["throws", junior(() => ({ row: boom })), "answers", ' threw for mentee "ana": boom (seed 2)'],
  [
    "counts on a mentor being there",
    junior((forbids, { mentors }) => ({ row: mentors[0].attributes && rowOf(forbids) })),
    "answers",
    " threw while preparing: Cannot read properties of undefined (reading 'attributes') (seed 2)",
  ],
  [
    "reports something malformed",
    junior((_, __, ___, report) => report({ path: "", code: "oops", message: "" })),
    "answers",
    ' reported a malformed issue: expected a code that there is, received "oops" (seed 1)',
  ],
  // What it writes.
  ["writes 2", writing(2), "written", ` wrote 2 for ${PAIR}: expected 0 or 1 (seed 3)`],
  ["writes half a 1, which a byte takes for 0", writing(0.5), "written", / wrote 0\.5 for mentee .*: expected 0 or 1/],
  ["writes 256, which a byte takes for 0", writing(256), "written", / wrote 256 for mentee .*: expected 0 or 1/],
  ["writes text, which a byte takes for 0", writing("yes"), "written", / wrote NaN for mentee .*: expected 0 or 1/],
  [
    "returns a row",
    junior(() => ({ row: () => [1] })),
    "written",
    " returned an array from row: expected it to write into the array that it is given (seed 2)",
  ],
  [
    "keeps the array",
    junior((forbids) => {
      let last: Uint8Array | undefined;
      return {
        row(mentee: number, forbidden: Uint8Array) {
          last?.fill(1);
          last = forbidden;
          rowOf(forbids)(mentee, forbidden);
        },
      };
    }),
    "repeatable",
    / wrote to the row of mentee "1" again after handing it over: expected it not to keep the array \(seed 4\)$/,
  ],
  // Whom it names, and what it counts.
  [
    "forbids somebody to a mentee whom it does not list",
    junior(() => ({ mentees: [] })),
    "mentees",
    / forbids mentee .*, but does not list the mentee: expected mentees to list everybody to whom anybody is forbidden/,
  ],
  [
    "lists a mentee who is not there",
    junior(() => ({ mentees: [99] })),
    "mentees",
    " prepared something else: mentees: expected indices of mentees, received 99 (seed 1)",
  ],
  [
    "counts with an impossible limit",
    counting([{ of: {}, mentees: new Int32Array(), mentors: new Int32Array(), min: 2, max: 1 }]),
    "counts",
    " prepared something else: counts[0].min: expected at most 1, received 2 (seed 1)",
  ],
  [
    "counts people twice",
    counting([{ of: {}, mentees: Int32Array.of(0, 0), mentors: new Int32Array(), max: 1 }]),
    "counts",
    / counts\[0\]\.mentees: expected an Int32Array of indices below 0, ascending/,
  ],
  // What may not matter.
  [
    "remembers the last row",
    junior((forbids) => {
      let last = 0;
      return {
        row(mentee: number, forbidden: Uint8Array) {
          if (mentee >= last) rowOf(forbids)(mentee, forbidden);
          last = mentee;
        },
      };
    }),
    "repeatable",
    / forbade mentee .*, and allowed them when rows were asked for in another order: expected the same/,
  ],
  [
    "changes people",
    junior((forbids, cohort) => ({
      row(mentee: number, forbidden: Uint8Array) {
        cohort.mentees[mentee].attributes.years = 3;
        rowOf(forbids)(mentee, forbidden);
      },
    })),
    "unchanged",
    / changed the cohort: mentees\[0\]\.attributes\.years was 2\.5 and is 3: match hands out what is frozen/,
  ],
  [
    "goes by ids",
    pairRule("x", (mentee, mentor) => mentee.id < mentor.id),
    "renaming",
    / when everybody had another id: expected verdicts from people's data alone, whatever their ids and places \(seed 3\)$/,
  ],
  [
    "goes by the order of people",
    junior((forbids) => ({ row: rowOf((a, b) => b === 0 && forbids(a, b)) })),
    "renaming",
    / when everybody had another id: expected verdicts from people's data alone/,
  ],
  [
    "counts by place",
    junior((_, { mentees, mentors }) => ({
      counts: [
        {
          of: {},
          mentees: Int32Array.from(mentees.slice(0, 1).keys()),
          mentors: Int32Array.from(mentors.keys()),
          max: 1,
        },
      ],
    })),
    "renaming",
    / counted .*, and .* when everybody had another id \(seed \d+\)$/,
  ],
  [
    "looks at others",
    junior((forbids, { mentors }) => ({
      row: rowOf(
        (a, b) => forbids(a, b) && mentors.every(({ attributes }: Anything) => attributes.years !== undefined),
      ),
    })),
    "others",
    / where nobody else had answered anything: expected a verdict on these two alone; if others must count, say/,
  ],
  // What it says of nobody.
  [
    "forbids nobody",
    junior(() => ({ row() {} })),
    "verdicts",
    / forbade and counted no pair of 40 cohorts: give options/,
  ],
])("a rule that %s is caught", (_, kind, check, message) => {
  const faults = faultsOf(kind);
  expect(Object.keys(faults)).toEqual([check]);
  if (typeof message === "string") expect(faults[check]).toBe(`rule "${kind.name}"${message}`);
  else expect(faults[check]).toMatch(message);
});

test("a verdict that is a promise is caught, and named", () => {
  const later = pairRule("x", (async () => true) as Anything);
  expect(faultsOf(later)).toEqual({
    synchronous: `rule "x" returned a promise for ${PAIR}: expected true or false (seed 3)`,
  });
  expect(faultsOf(pairRule("x", (() => "yes") as Anything))).toEqual({
    written: `rule "x" returned "yes" for ${PAIR}: expected true or false (seed 3)`,
  });
});
