import type { RuleKind } from "pairwright";
import { pairRule } from "pairwright";
import type { RuleTrials } from "pairwright/testing";
import { assertConforms, checkRule } from "pairwright/testing";
import { expect, test } from "vitest";
import * as z from "zod";
import type { Anything } from "./years.ts";
import { PAIR } from "./years.ts";

/** Whether `b` has fewer years than `a`: forbidden, where both are known. */
type Forbids = (mentee: number, mentor: number) => boolean;

/** A sound rule, "x", on the attribute "years", with some of what it prepares, and of itself, replaced. */
function junior(
  prepared: (forbids: Forbids, ...given: Anything[]) => Anything = () => ({}),
  more: Anything = {},
): RuleKind {
  return {
    name: "x",
    options: z.strictObject({}),
    idOf: () => "x",
    prepare(cohort: Anything, options: Anything, ...rest: Anything[]) {
      const years = (person: Anything) => person.attributes.years ?? Number.NaN;
      const forbids: Forbids = (mentee, mentor) => years(cohort.mentors[mentor]) < years(cohort.mentees[mentee]);
      return { row: rowOf(forbids), ...prepared(forbids, cohort, options, ...rest) };
    },
    ...more,
  };
}

const rowOf =
  (forbids: Forbids): Anything =>
  (mentee: number, forbidden: Uint8Array) => {
    for (let mentor = 0; mentor < forbidden.length; mentor++) if (forbids(mentee, mentor)) forbidden[mentor] = 1;
  };

/** Every row written by this, in place of 1. */
const writing = (entry: Anything) =>
  junior((forbids) => ({
    row(mentee: number, forbidden: Anything) {
      for (let mentor = 0; mentor < forbidden.length; mentor++) if (forbids(mentee, mentor)) forbidden[mentor] = entry;
    },
  }));

const counting = (counts: Anything) => junior(() => ({ counts }));

function faultsOf(kind: RuleKind, trials?: RuleTrials): Record<string, string | undefined> {
  const failed = checkRule(kind, trials).checks.filter(({ ok }) => !ok);
  return Object.fromEntries(failed.map(({ name, message }) => [name, message]));
}

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

const listed = { options: z.strictObject({ first: z.string(), second: z.string() }) };
const options = { first: "a", second: "b" };

test("verdicts and ids in the order of keys are caught", () => {
  const first = (given: object) => Object.values(given)[0];
  const byKeys = junior((forbids, _, given) => ({ row: rowOf((a, b) => (first(given) === "a") === forbids(a, b)) }), {
    ...listed,
    options: keeping,
  });
  expect(faultsOf(byKeys, { options }).keys).toMatch(
    /when the keys of its options stood in the opposite order: expected/,
  );
  const byText = junior(undefined, { options: keeping, idOf: (given: object) => Object.values(given).join("-") });
  expect(faultsOf(byText, { options })).toEqual({
    keys: 'rule "x" made the id "a-b", and "b-a" when the keys of its options stood in the opposite order (seed 1)',
  });
});

/** Takes `first` and `second`, and hands them on in the order in which they come. */
const keeping = {
  "~standard": {
    version: 1,
    vendor: "test",
    validate(given: object) {
      const wrong = Object.entries(given).find(([key, value]) => !(key in options) || typeof value !== "string");
      return wrong ? { issues: [{ message: "expected text", path: [wrong[0]] }] } : { value: { ...given } };
    },
  },
};

test("what is kept from call to call is caught, however early it settles", () => {
  const warmingUp = () => {
    let calls = 0;
    return junior((forbids) => ({
      row(mentee: number, forbidden: Uint8Array) {
        if (++calls > 1) rowOf(forbids)(mentee, forbidden);
      },
    }));
  };
  expect(faultsOf(warmingUp()).repeatable).toMatch(
    /^rule "x": the verdict on mentee "Z-9" and mentor "1" was 0 when nothing else had been asked, and 1 when it was/,
  );
  const first = () => {
    let most: number | undefined;
    return junior((_, { mentors }) => {
      most ??= Math.max(0, ...mentors.map(({ attributes }: Anything) => attributes.years ?? 0));
      const ahead: Forbids = (__, mentor) => mentors[mentor].attributes.years > (most as number);
      return { row: rowOf(ahead) };
    });
  };
  expect(faultsOf(first())).toEqual({});
  expect(faultsOf(first(), { copy: first() }).repeatable).toMatch(/from the copy, which had met other people first/);
});

test("issues that are not the same again are caught", () => {
  let prepared = 0;
  const moody = junior((_, __, ___, report) => report({ path: "", code: "range", message: `no ${++prepared}` }));
  expect(faultsOf(moody).repeatable).toMatch(
    /^rule "x" reported "no \d+", and "no \d+" when it was prepared a second time/,
  );
});

test("a rule that always reports something has shown nothing, and says what it reported", () => {
  const refusing = junior((_, __, ___, report) =>
    report({ path: "years", code: "missing", message: "expected years" }),
  );
  expect(faultsOf(refusing)).toEqual({
    verdicts:
      'rule "x" forbade and counted no pair of 40 cohorts: give options, attributes or cohorts in which it does; ' +
      'it reported "years: expected years"',
  });
});

test("a rule may ask for scores of the criteria that it is tried with", () => {
  const low = junior((_, { mentors }, __, ___, ____, scores) => ({
    row(mentee: number, forbidden: Uint8Array) {
      const out = new Float64Array(mentors.length);
      scores.scores(mentee, 0, out);
      out.forEach((score, mentor) => {
        if (score < 0.4) forbidden[mentor] = 1;
      });
    },
  }));
  assertConforms(checkRule(low));
  const criteria = [{ id: "values", strategy: "overlap", attribute: "values", weight: 1 }];
  assertConforms(checkRule(low, { criteria }));
});

test.each<[Anything, string]>([
  [null, "trials: expected an object, received null"],
  [{ cohort: {} }, 'trials: expected a known key (did you mean "cohorts"?), received "cohort"'],
  [{ options: { because: "so" } }, 'trials.options: expected no key that a rule has anyway, received "because"'],
  [{ criteria: [] }, "trials.criteria: expected an array of criteria, received an empty array"],
  [
    { criteria: [{ id: "a", strategy: "wishe", weight: 1 }] },
    'trials.criteria[0].strategy: expected a known strategy (did you mean "wishes"?), received "wishe"',
  ],
  [{ rounds: -1 }, "trials.rounds: expected an integer from 0 to 10000, received -1"],
  [{ copy: junior(undefined, { name: "y" }) }, 'trials.copy.name: expected "x", received "y"'],
])("trials %o are a TypeError that says where", (trials, message) => {
  expect(() => checkRule(junior(), trials)).toThrow(new TypeError(message));
});

test("what is no rule kind is a TypeError", () => {
  expect(() => checkRule(undefined as Anything)).toThrow(
    new TypeError("rule kind: expected an object, received nothing"),
  );
});
