import { describe, expect, it } from "vitest";
import { pairwise } from "../../src/candidates/strategies/pairwise.ts";
import type { PairFunction, Part, Scorer, Strategy } from "../../src/candidates/strategy.ts";
import { affinities, cohortOf, prepare, programmeOf } from "./build.ts";

const cohort = cohortOf({ mentees: { r01: {}, r02: {} }, mentors: { m01: {}, m03: {} } });
const programme = programmeOf({ criteria: [{ id: "x" }] });
const value = (given: number): Part => ({ operator: "value", value: given, source: "test" });

/** What comes of a strategy "x" with this answer for r02 and m03. */
function rowsWith(answer: unknown): number[][] {
  const x = pairwise("x", ((mentee, mentor) =>
    mentee.id === "r02" && mentor.id === "m03" ? answer : 0) as PairFunction);
  return affinities(prepare(cohort, programme, [x]).candidates);
}

function withScorer(
  scorer: Partial<Scorer>,
  prepareIt: Strategy["prepare"] = () => ({ row: (_, out) => out.fill(0), parts: () => value(0), ...scorer }),
) {
  return prepare(cohort, programme, [{ ...pairwise("x", () => 0), prepare: prepareIt }]).candidates;
}

describe("a strategy that is wrong is named, with the pair", () => {
  it.each([
    [7, "7"],
    [-0.1, "-0.1"],
    [1.0000000000000002, "1.0000000000000002"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [Promise.resolve(0.5), "a promise"],
    ["0.5", '"0.5"'],
    [undefined, "undefined"],
    [null, "null"],
    [true, "true"],
    [[0.5], "an array"],
    [{}, "an object"],
    [1n, "1"],
  ])("returned %s", (answer, shown) => {
    expect(() => rowsWith(answer)).toThrow(
      new Error(`strategy "x" returned ${shown} for mentee "r02" and mentor "m03": expected 0..1 or NaN`),
    );
  });

  it("0, 1 and NaN are fine", () => {
    expect(rowsWith(0)[1]).toEqual([0, 0]);
    expect(rowsWith(1)[1]).toEqual([0, 1_000_000]);
    expect(rowsWith(Number.NaN)[1]).toEqual([0, 500_000]);
  });

  it("threw: with the cause, and not wrapped twice", () => {
    const cause = new TypeError("no such thing");
    const x = pairwise("x", () => {
      throw cause;
    });
    const { candidates } = prepare(cohort, programme, [x]);
    const thrown = () => affinities(candidates);
    expect(thrown).toThrow('strategy "x" threw for mentee "r01" and mentor "m01": no such thing');
    try {
      candidates.terms(0, 0);
      expect.unreachable();
    } catch (error) {
      expect((error as Error).cause).toBe(cause);
    }
  });

  it("a scorer that throws, at every step", () => {
    const boom = (): never => {
      throw "boom";
    };
    expect(() => withScorer({}, boom)).toThrow('strategy "x" threw while preparing: "boom"');
    expect(() => affinities(withScorer({ row: boom }))).toThrow('strategy "x" threw for mentee "r01": "boom"');
    expect(() => withScorer({ parts: boom }).terms(1, 0)).toThrow(
      'strategy "x" threw for mentee "r02" and mentor "m01": "boom"',
    );
  });

  it("a row that leaves something out, or fills it later", () => {
    expect(() => affinities(withScorer({ row: (_, out) => void (out[0] = 1) }))).toThrow(
      'strategy "x" returned undefined for mentee "r01" and mentor "m03"',
    );
    expect(() => affinities(withScorer({ row: async (_, out) => void out.fill(1) }))).toThrow(
      'strategy "x" returned a promise from row: expected it to be synchronous',
    );
  });

  it("an account that gives another number than the score", () => {
    expect(() => withScorer({ parts: () => value(0.1) }).terms(0, 1)).toThrow(
      'strategy "x" scored 0 for mentee "r01" and mentor "m03", but its parts give 0.1',
    );
    expect(() => withScorer({ parts: () => ({ operator: "unknown", reason: "test" }) }).terms(0, 1)).toThrow(
      "its parts give NaN",
    );
  });

  it("a fault leaves nothing behind: rows asked for later are as if it had not happened", () => {
    // "a" is scored before "x" throws: what is kept of the last mentee must not be half of one and half of another.
    const a = pairwise("a", (mentee) => (mentee.id === "r01" ? 1 : 0));
    const x = pairwise("x", (mentee) => (mentee.id === "r01" ? 1 : 3));
    const { candidates } = prepare(cohort, programmeOf({ criteria: [{ id: "a" }, { id: "x" }] }), [a, x]);
    const out = new Int32Array(2);
    candidates.row(0, out);
    expect([...out]).toEqual([1_000_000, 1_000_000]);
    expect(() => candidates.row(1, out)).toThrow("returned 3");
    candidates.row(0, out);
    expect([...out]).toEqual([1_000_000, 1_000_000]);
  });
});
