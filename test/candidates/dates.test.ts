import { describe, expect, it } from "vitest";
import { chains, dayNumber } from "../../src/candidates/calendar.ts";
import type { Part } from "../../src/candidates/strategy.ts";
import { randomFrom } from "../oracle/random.ts";
import { cohortOf } from "./build.ts";
import { scorerOf, scores } from "./scoring.ts";

const NaN = Number.NaN;

describe("day numbers", () => {
  it.each([
    ["0000-03-01", 0],
    ["0000-02-29", -1],
    ["1970-01-01", 719_468],
    ["2000-02-29", 730_484],
    ["2000-03-01", 730_485],
  ])("%s is day %i", (date, day) => {
    expect(dayNumber(date)).toBe(day);
  });

  it("every day from 0000-01-01 to 9999-12-31 is one after the day before", () => {
    let days = 0;
    for (let year = 0; year <= 9999; year++) {
      for (let month = 1; month <= 12; month++) {
        const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
        const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
        for (let day = 1; day <= length; day++) {
          const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          if (dayNumber(text) !== days - 60) expect.fail(`${text}: ${dayNumber(text)}, not ${days - 60}`);
          days++;
        }
      }
    }
    expect(days).toBe(3_652_425);
  });
});

describe("longest chains", () => {
  const chainOf = (days: number[], shortest: number, longest: number) =>
    Array.from(chains({ shortest, longest }, days.length).earliest(Int32Array.from(days)), (at) => days[at]);

  it("do not take the next possible day where it leads nowhere", () => {
    expect(chainOf([0, 28, 42, 84], 28, 42)).toEqual([0, 42, 84]);
  });

  it("of two longest chains, the one that is earlier where they part", () => {
    expect(chainOf([0, 1, 30, 31, 60, 61], 28, 42)).toEqual([0, 30, 60]);
    expect(chainOf([], 28, 42)).toEqual([]);
    expect(chainOf([5, 10, 100], 28, 42)).toEqual([5]);
  });

  it("are what trying every chain gives", () => {
    const seen = { longer: 0, deadEnd: 0 };
    for (let seed = 1; seed <= 1500; seed++) {
      const random = randomFrom(seed);
      const days = Array.from({ length: 40 }, (_, day) => day).filter(() => random.chance(0.3));
      const shortest = random.between(1, 5);
      const longest = shortest + random.between(0, 4);
      const all: number[][] = [[]];
      const grow = (chain: number[]): void => {
        all.push(chain);
        for (const day of days) {
          const step = day - chain[chain.length - 1];
          if (step >= shortest && step <= longest) grow([...chain, day]);
        }
      };
      for (const day of days) grow([day]);
      const most = all.reduce((best, { length }) => Math.max(best, length), 0);
      // Grown in ascending order: the first of the longest is the earliest.
      const earliest = all.find(({ length }) => length === most);
      expect(chainOf(days, shortest, longest), `seed ${seed}`).toEqual(earliest);
      const { longest: longestOf } = chains({ shortest, longest }, days.length + 3);
      expect(longestOf(Int32Array.from([...days, 0, 0, 0]), days.length), `seed ${seed}`).toBe(most);
      const enough = 1 + (seed % 3);
      expect(longestOf(Int32Array.from(days), days.length, enough), `seed ${seed}`).toBe(Math.min(most, enough));
      if (most > 2) seen.longer++;
      if (greedy(days, shortest, longest) < most) seen.deadEnd++;
    }
    expect(seen.longer).toBeGreaterThan(900);
    expect(seen.deadEnd).toBeGreaterThan(60);
  });

  /** From the best start, always the next possible day. */
  function greedy(days: readonly number[], shortest: number, longest: number): number {
    const from = (day: number): number => {
      const next = days.find((other) => other - day >= shortest && other - day <= longest);
      return 1 + (next === undefined ? 0 : from(next));
    };
    return days.reduce((best, day) => Math.max(best, from(day)), 0);
  }
});

describe("dates", () => {
  const cohort = cohortOf({
    mentees: {
      // Days 0, 28, 42 and 84.
      r1: { available: ["2027-01-04", "2027-02-01", "2027-02-15", "2027-03-29"] },
      r2: { available: [] },
      r3: {},
    },
    mentors: {
      m1: { available: ["2027-03-29", "2027-02-15", "2027-02-01", "2027-01-04", "2027-06-01"] },
      m2: { available: ["2027-02-01", "2027-02-15"] },
      m3: { available: ["2027-02-02"] },
      m4: {},
    },
  });

  it("is the longest chain of common dates over the meetings that the rhythm asks for, 9 a year", () => {
    expect(scores(scorerOf("dates", cohort), cohort)).toEqual([
      [3 / 9, 1 / 9, 0, NaN], // days 0, 42, 84
      [0, 0, 0, NaN],
      [NaN, NaN, NaN, NaN],
    ]);
  });

  it("another rhythm: every two weeks for a month asks for three meetings, and no more count", () => {
    const fortnightly = scorerOf("dates", cohort, { every: [14, 14], days: 31 });
    expect(scores(fortnightly, cohort)[0]).toEqual([2 / 3, 2 / 3, 0, NaN]);
    const monthly = scorerOf("dates", cohort, { every: [14, 42], days: 42 });
    expect(scores(monthly, cohort)[0]).toEqual([1, 1, 0, NaN]); // of four that would fit, two are asked for
  });

  it("accounts for the dates", () => {
    const { parts } = scorerOf("dates", cohort);
    expect(parts(0, 0)).toEqual({
      operator: "share",
      numerator: { what: "of the meetings possible", count: 3, items: ["2027-01-04", "2027-02-15", "2027-03-29"] },
      denominator: { what: "asked for", count: 9 },
    } satisfies Part);
    expect(parts(0, 3)).toEqual({ operator: "unknown", reason: "the mentor's dates are not known" });
    expect(parts(2, 3)).toEqual({ operator: "unknown", reason: "the mentee's dates are not known" });
  });

  it("refuses a rhythm that cannot be kept", () => {
    for (const options of [
      { every: [42, 28] },
      { every: [0, 28] },
      { every: [28] },
      { days: 0 },
      { every: [1.5, 2] },
    ]) {
      expect(() => scorerOf("dates", cohort, options)).toThrow();
    }
  });
});
