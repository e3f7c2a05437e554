import type { Cohort, PreparedOperand, Strategy } from "pairwright";
import { checkStrategy } from "pairwright/testing";
import { expect, test } from "vitest";
import * as z from "zod";
import type { Anything } from "./years.ts";
import { faultsOf, years } from "./years.ts";

/** The better of several, with some of its scorer replaced. */
function best(more: (of: readonly PreparedOperand[], cohort: Cohort) => Anything = () => ({})): Strategy {
  return {
    name: "best",
    options: z.strictObject({}),
    combines: true,
    prepare(cohort, _options, _report, _directory, ...of) {
      const scores = new Float64Array(cohort.mentors.length);
      const scoreOf = (operand: PreparedOperand, mentee: number, mentor: number) => {
        operand.row(mentee, scores);
        return scores[mentor];
      };
      return {
        row(mentee, out) {
          out.fill(Number.NaN);
          for (const operand of of) {
            operand.row(mentee, scores);
            scores.forEach((score, mentor) => {
              if (score > out[mentor] || Number.isNaN(out[mentor])) out[mentor] = score;
            });
          }
        },
        parts(mentee, mentor) {
          const scored = of.map((operand) => ({ operand, score: scoreOf(operand, mentee, mentor) }));
          const known = scored.filter(({ score }) => !Number.isNaN(score)).sort((a, b) => b.score - a.score);
          if (known.length === 0) return { operator: "unknown", reason: "nothing is known" };
          return {
            operator: "most",
            of: known.map(({ operand: { what, parts } }) => ({ what, part: parts(mentee, mentor) })),
          };
        },
        ...more(of, cohort),
      };
    },
  };
}

test("a strategy that combines others is tried with both sides' wishes, or with what it is given", () => {
  expect(faultsOf(best())).toEqual({});
  const years = { strategy: "closeness", attribute: "years", scale: 9, label: "years" };
  const conformance = checkStrategy(best(), { of: [{ strategy: "coverage" }, years] });
  expect(conformance.ok).toBe(true);
  for (const check of ["range", "accounts", "unknown", "others"])
    expect(conformance.checks.find(({ name }) => name === check)?.cases, check).toBeGreaterThanOrEqual(40);
});

test("one that takes silence for a veto is caught", () => {
  const vetoed = best((of, { mentors }) => {
    const scores = new Float64Array(mentors.length);
    return {
      row(mentee: number, out: Float64Array) {
        out.fill(0);
        for (const operand of of) {
          operand.row(mentee, scores);
          scores.forEach((score, mentor) => {
            if (score > out[mentor]) out[mentor] = score;
          });
        }
      },
    };
  });
  const faults = faultsOf(vetoed);
  expect(Object.keys(faults)).toEqual(["accounts", "unknown"]);
  expect(faults.unknown).toMatch(/scored 0 for mentee .*, who answered nothing: expected NaN, unknown/);
});

test("one that knows its operands by their names alone is caught where there are others", () => {
  const named = best((of) => ({ row: of.find(({ what }) => what === "wishes (by mentee)")?.row }));
  expect(Object.keys(faultsOf(named))).toEqual(["accounts"]);
  const faults = faultsOf(named, { of: [{ strategy: "coverage" }, { strategy: "cosine" }] });
  expect(faults.answers).toMatch(/^strategy "best" prepared something else: expected an object with row and parts/);
});

test("what its operands find wrong with people is reported as the criterion's", () => {
  const of = [{ strategy: "coverage" }, { strategy: "overlap", attribute: "shoe size" }];
  expect(faultsOf(best(), { of }).scores).toContain('it reported "of[1].attribute: ');
});

test.each<[Anything, string]>([
  [[], "trials.of: expected at least 2 entries, received an empty array"],
  [
    [{ strategy: "wishes" }, { strategy: "wishe" }],
    'trials.of[1].strategy: expected a known strategy (did you mean "wishes"?), received "wishe"',
  ],
])("operands %o are a TypeError that says where", (of, message) => {
  expect(() => checkStrategy(best(), { of })).toThrow(new TypeError(message));
});

test("operands for a strategy that combines nothing are a TypeError", () => {
  expect(() => checkStrategy(years(), { of: [{ strategy: "wishes" }] })).toThrow(
    "trials.of: expected a strategy with combines: true to give it to",
  );
  expect(faultsOf(years(undefined, { combines: 1 as Anything })).schema).toContain(
    "combines: expected true or false, received 1",
  );
});
