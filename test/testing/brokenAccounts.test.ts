import type { Part, Strategy } from "pairwright";
import { expect, test } from "vitest";
import type { Anything } from "./years.ts";
import { accountOf, faultsOf, PAIR, years } from "./years.ts";

/** The sound strategy with another account of each score. */
const accounting = (account: (score: number) => Anything) =>
  years((score) => ({ parts: (mentee: number, mentor: number) => account(score(mentee, mentor)) }));

const unknownAs = (account: Part) => accounting((score) => (Number.isNaN(score) ? account : accountOf(score)));

const boom = () => {
  throw "boom";
};
const nothing = { what: "in common", count: 0 };

/** The first pair of whom somebody has no years. */
const UNKNOWN = 'mentee "9" and mentor "ana"';
const REASON = 'expected the operator "unknown" with a reason to show (seed 5)';
const CHANGED = "that does not stay what it is: ";

test.each<[string, Strategy, string, string]>([
  ["throws", accounting(boom), "answers", `threw for ${PAIR}: "boom" (seed 3)`],
  [
    "is a promise",
    accounting(async (score) => accountOf(score)),
    "synchronous",
    "returned a promise from parts: expected it to be synchronous (seed 3)",
  ],
  [
    "says more than is kept",
    accounting((score) => ({ ...accountOf(score), years: 3 })),
    "accounts",
    `gave an account of ${PAIR} ${CHANGED}years is 3 in JSON, and nothing as it is kept (seed 3)`,
  ],
  [
    "is no JSON",
    accounting((score) => ({ ...accountOf(score), years: 3n })),
    "accounts",
    `gave an account of ${PAIR} that is no JSON: Do not know how to serialize a BigInt (seed 3)`,
  ],
  [
    "is off by a bit",
    accounting((score) => accountOf(score + 2 ** -54)),
    "accounts",
    `scored 0.15 for ${PAIR}, but its parts give 0.15000000000000005: expected the operator "value" over its parts ` +
      "to give the same bits as the row (seed 3)",
  ],
  [
    "gives no reason for unknown",
    unknownAs({ operator: "unknown", reason: " " }),
    "unknown",
    `scored NaN for ${UNKNOWN}, but its account gives no reason: ${REASON}`,
  ],
  [
    "divides nothing by nothing",
    unknownAs({ operator: "share", numerator: nothing, denominator: nothing }),
    "unknown",
    `scored NaN for ${UNKNOWN}, but its account is a "share" that comes to NaN: ${REASON}`,
  ],
  [
    "is the mean of nothing",
    unknownAs({ operator: "mean", of: [] }),
    "unknown",
    `scored NaN for ${UNKNOWN}, but its account is a "mean" that comes to NaN: ${REASON}`,
  ],
])("an account that %s is caught", (_, strategy, check, message) => {
  expect(faultsOf(strategy)).toEqual({ [check]: `strategy "x" ${message}` });
});

test("an account that is none is caught, with the operators that there are", () => {
  const { accounts, ...others } = faultsOf(accounting(() => ({ operator: "product" })));
  const start = `strategy "x" gave a malformed account of ${PAIR}: operator: expected "sum", `;
  expect(accounts?.slice(0, start.length)).toBe(start);
  expect(accounts).toMatch(/ or "unknown", received "product" \(seed 3\)$/);
  expect(others).toEqual({});
});

test("an unknown mean of parts that each say why is fine", () => {
  const part: Part = { operator: "unknown", reason: "nobody said" };
  expect(faultsOf(unknownAs({ operator: "mean", of: [{ what: "mentee", part }] }))).toEqual({});
});
