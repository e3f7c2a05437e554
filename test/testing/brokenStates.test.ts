import type { Cohort, Mentor, Strategy } from "pairwright";
import { checkStrategy } from "pairwright/testing";
import { expect, test } from "vitest";
import type { Anything, Score } from "./years.ts";
import { accountOf, faultsOf, PAIR, rowOf, scorerOf, years } from "./years.ts";

/** What is kept outside of `prepare`, as a module would: each call is an evaluation of that module. */
type Module = () => Strategy;

const KEPT = "expected the same whatever was asked before: nothing kept outside of what prepare returns (seed 3)";
const FIRST = "when nothing else had been asked";
const BETWEEN = "when it was asked after a question about other people";
const LAST = "when everything else had been";
const FROM_COPY = "from the copy, which had met other people first";

const yearsOf = (mentor: Mentor | undefined): number =>
  typeof mentor?.attributes.years === "number" ? mentor.attributes.years : Number.NaN;
const most = (mentors: readonly Mentor[]) => Math.max(0, ...mentors.map(yearsOf).filter((one) => one >= 0));
const times = (score: Score, factor: () => number) => scorerOf((a, b) => score(a, b) * factor());

const warmingUp: Module = () => {
  let calls = 0;
  return years((score) => ({
    row(mentee: number, out: Float64Array) {
      const factor = ++calls === 1 ? 0.5 : 1;
      rowOf((a, b) => score(a, b) * factor)(mentee, out);
    },
  }));
};

const preparedThrice: Module = () => {
  let prepared = 0;
  return years((score) => {
    const factor = ++prepared <= 3 ? 0.5 : 1;
    return times(score, () => factor);
  });
};

const largestMet: Module = () => {
  let largest = 0;
  return years((score, { mentors }) => {
    largest = Math.max(largest, most(mentors));
    return times(score, () => largest / 30);
  });
};

const throwingOnce: Module = () => {
  let calls = 0;
  return years((score) => ({
    row(mentee: number, out: Float64Array) {
      if (++calls === 1) throw new Error("not ready");
      rowOf(score)(mentee, out);
    },
  }));
};

const wordyOnce: Module = () => {
  let calls = 0;
  return years((score) => ({
    parts: (a: number, b: number) => {
      const part = accountOf(score(a, b));
      return ++calls === 1 && part.operator === "value" ? { ...part, source: "years, at last" } : part;
    },
  }));
};

const was = (before: number, after: number, when: string) =>
  `strategy "x": the score of ${PAIR} was ${before} ${FIRST}, and ${after} ${when}: ${KEPT}`;

test.each<[string, Module, string]>([
  ["scores otherwise in its first call", warmingUp, was(0.075, 0.15, BETWEEN)],
  ["scores otherwise for the first cohorts", preparedThrice, was(0.075, 0.15, LAST)],
  ["keeps the largest number met", largestMet, was(0.15 * (2.5 / 30), 0.15, BETWEEN)],
  ["throws once", throwingOnce, `strategy "x" threw for mentee "Z-9": not ready; only ${FIRST} (seed 3)`],
  [
    "gives its first account in other words",
    wordyOnce,
    `strategy "x": source in the account of ${PAIR} was "years, at last" ${FIRST}, and "years" ${BETWEEN}: ${KEPT}`,
  ],
])("a strategy that %s is caught", (_, evaluated, message) => {
  expect(faultsOf(evaluated())).toEqual({ repeatable: message });
});

/** People of the first cohort that it met, for whoever comes after. */
const firstCohort: Module = () => {
  let first: Cohort | undefined;
  return years((_, cohort) => {
    first ??= cohort;
    const { mentees, mentors } = first;
    const yearsIn = (people: readonly Anything[], at: number) => yearsOf(people[at]);
    return scorerOf((a, b) => Math.min(1, Math.abs(yearsIn(mentees, a) - yearsIn(mentors, b)) / 30));
  });
};

test("a strategy that keeps the first cohort that it saw is caught, and told so", () => {
  expect(faultsOf(firstCohort()).renaming).toMatch(
    /every place got what it had got for somebody else, as if people were kept from another preparation \(seed \d+\)$/,
  );
});

/** The largest number of the first cohort that it met, for ever. */
const firstLargest: Module = () => {
  let largest: number | undefined;
  return years((score, { mentors }) => {
    largest ??= most(mentors) / 30;
    return times(score, () => largest as number);
  });
};

test("what is kept of the first cohort of all, and never changes again, is caught with a copy", () => {
  expect(faultsOf(firstLargest())).toEqual({}); // after the first cohort every answer is consistent
  expect(faultsOf(firstLargest(), { copy: firstLargest() })).toEqual({
    repeatable: `strategy "x": the score of mentee "1" and mentor "p16" was ${(23 / 30) * (2.5 / 30)} ${FIRST}, and ${23 / 30} ${FROM_COPY}: ${KEPT.replace("3)", "9)")}`,
  });
});

test("a sound strategy passes with a copy, also where it combines others or reports issues", () => {
  const { ok, checks } = checkStrategy(years(), { copy: years() });
  const alone = checkStrategy(years()).checks;
  const cases = (all: typeof checks) => all.find(({ name }) => name === "repeatable")?.cases as number;
  expect(ok).toBe(true);
  expect(cases(checks)).toBeGreaterThan(cases(alone));
  const refusing = () =>
    years(() => ({}), {
      prepare({ mentees }, _options, report) {
        if (mentees.length === 1) report({ path: "", code: "range", message: "expected more people" });
        return scorerOf(() => 0.5);
      },
    });
  expect(faultsOf(refusing(), { copy: refusing(), needs: {} }).repeatable).toBeUndefined();
});

test.each<[(one: Strategy) => Anything, string]>([
  [(one) => one, "trials.copy: expected another value than the one that it is a copy of, received the same"],
  [() => 5, "trials.copy: expected an object, received 5"],
  [(one) => ({ ...one, name: "y" }), 'trials.copy.name: expected "x", received "y"'],
])("a copy that is none is a TypeError", (copyOf, message) => {
  const one = years();
  expect(() => checkStrategy(one, { copy: copyOf(one) })).toThrow(new TypeError(message));
});
