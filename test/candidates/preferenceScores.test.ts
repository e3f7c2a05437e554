import { describe, expect, it } from "vitest";
import { comparePreference, UNLISTED } from "../../src/candidates/choice.ts";
import { directoryOf } from "../../src/candidates/directory.ts";
import { preferenceScores } from "../../src/candidates/preferenceScores.ts";
import type { Criterion } from "../../src/programme/programme.ts";
import { randomFrom } from "../oracle/random.ts";
import { cohortOf, prepare, programmeOf } from "./build.ts";

const SIDES = ["both", "mentee", "mentor"] as const;
const criteria = SIDES.map((side) => ({ id: side, side })) as unknown as Criterion[];

/** What a mentee thinks of mentors whose pairs have these points and weights, all of them the mentee's side. */
function keysOf(fractions: readonly (readonly [points: number, weight: number])[], wishes: (string | string[])[] = []) {
  const ids = fractions.map((_, at) => `m${`${at}`.padStart(6, "0")}`);
  const cohort = cohortOf({ mentees: { a: { wishes } }, mentors: Object.fromEntries(ids.map((id) => [id, {}])) });
  const scores = preferenceScores(cohort, directoryOf(cohort), criteria, (_, counted, points, weight) => {
    points.fill(0);
    weight.fill(0);
    if (counted[1] === 0) return;
    points.set(fractions.map(([share]) => share));
    weight.set(fractions.map(([, whole]) => whole));
  });
  const out = new Float64Array(fractions.length);
  scores.ofMentee(0, out);
  return out;
}

describe("preferences as integers", () => {
  it("keep the order and the equality of all fractions of small weights", () => {
    const fractions: [number, number][] = [];
    for (let weight = 0; weight <= 40; weight++)
      for (let points = 0; points <= weight; points++) fractions.push([points, weight]);
    compare(fractions);
  });

  it("keep them for fractions that lie as close as weights of a million allow", () => {
    const fractions: [number, number][] = [];
    for (let weight = 999_990; weight <= 1_000_000; weight++)
      for (const share of [0, 1, 2, 333_333, 499_995, 499_999, 500_000, weight - 2, weight - 1, weight])
        for (const points of [share, share + 1]) if (points <= weight) fractions.push([points, weight]);
    // Neighbours of the Farey sequence: their difference is 1 / (w · w').
    const random = randomFrom(7);
    for (let seed = 0; seed < 200; seed++) {
      const weight = random.between(500_000, 1_000_000);
      const points = random.between(1, weight - 1);
      fractions.push([points, weight], [points - 1, weight - 1], [points, weight - 1], [points, weight]);
    }
    compare(fractions);
  });

  function compare(fractions: readonly (readonly [number, number])[]): void {
    const keys = keysOf(fractions);
    let equal = 0;
    fractions.forEach(([points, weight], a) => {
      expect(Number.isSafeInteger(keys[a])).toBe(true);
      fractions.forEach(([otherPoints, otherWeight], b) => {
        const order = comparePreference(UNLISTED, points, weight, UNLISTED, otherPoints, otherWeight);
        if (order === 0 && a !== b) equal++;
        // Without `expect` for each: there are hundreds of thousands.
        if (Math.sign(keys[b] - keys[a]) !== Math.sign(order))
          throw new Error(`${points}/${weight} ${otherPoints}/${otherWeight}`);
      });
    });
    expect(equal).toBeGreaterThan(20);
  }

  it("put wishes above every score, in their order, an inner list tied", () => {
    const [a, b, c, d, e] = keysOf(
      [
        [1, 1],
        [0, 1],
        [0, 1],
        [1, 2],
        [0, 1],
      ],
      ["m000004", ["m000001", "m000002"]],
    );
    expect(e).toBeGreaterThan(b);
    expect(b).toBe(c);
    expect(b).toBeGreaterThan(a);
    expect(a).toBeGreaterThan(d);
  });

  it("are those of the candidates: each side by its own criteria, affinities as in a row, a wish before all", () => {
    const table = (scores: object) => ({ strategy: "table", options: { scores } });
    const { candidates } = prepare(
      cohortOf({ mentees: { a: {}, b: {}, c: {} }, mentors: { m: { wishes: ["c"], avoid: ["b"] }, n: {} } }),
      programmeOf({
        criteria: [
          {
            id: "x",
            side: "mentee",
            weight: 2,
            ...table({ a: { m: 0.25, n: 1 }, b: { m: 0, n: 1 }, c: { m: 1, n: 0.5 } }),
          },
          { id: "y", side: "mentor", ...table({ a: { m: 0.5, n: 0 }, b: { m: 1, n: 0.25 }, c: { m: 0, n: 1 } }) },
          { id: "z", side: "both", ...table({ a: { m: 1, n: 0 }, b: { m: 1, n: 1 }, c: { m: 1, n: 0 } }) },
        ],
      }),
    );
    const mentees = new Float64Array(2);
    const mentors = new Float64Array(2);
    const row = new Int32Array(2);
    const usual = new Int32Array(2);
    const found = [0, 1, 2].map((mentee) => {
      candidates.preferences.row(mentee, row);
      candidates.row(mentee, usual);
      expect(row).toEqual(usual);
      candidates.preferences.ofMentee(mentee, mentees);
      candidates.preferences.ofMentors(mentee, mentors);
      return [...mentees, ...mentors].map((key) => Math.round((key / 2 ** 41) * 1000) / 1000);
    });
    // The mentee's side: (2x + z) / 3; the mentor's: (y + z) / 2; "m" listed "c".
    expect(found).toEqual([
      [0.5, 0.667, 0.75, 0],
      [0.333, 1, 1, 0.625],
      [1, 0.333, 1, 0.5],
    ]);
    candidates.preferences.ofMentors(2, mentors);
    expect(mentors[0]).toBe(2 ** 41 + 1);
  });
});
