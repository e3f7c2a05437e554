import { assertConforms, checkRule } from "pairwright/testing";
import { expect, test } from "vitest";
import type { Forbids } from "./junior.ts";
import { faultsOf, junior, rowOf } from "./junior.ts";
import type { Anything } from "./years.ts";

const options = { first: "a", second: "b" };

test("verdicts and ids in the order of keys are caught", () => {
  const first = (given: object) => Object.values(given)[0];
  const byKeys = junior((forbids, _, given) => ({ row: rowOf((a, b) => (first(given) === "a") === forbids(a, b)) }), {
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
