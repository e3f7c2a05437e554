import { pairRule } from "pairwright";
import { describe, expect, it } from "vitest";
import type { PairPredicate } from "../../src/candidates/rules/pairRule.ts";
import { person, ruled, table } from "./ruleTable.ts";

const mentees = [person("r01", { shift: "night" }), person("r02", { shift: "day" })];
const mentors = [person("m01", { shift: "day" }), person("m03", { shift: "night" })];

describe("pairRule", () => {
  it("forbids where the function says so", () => {
    const shifts = pairRule("shifts", (mentee, mentor) => mentee.attributes.shift !== mentor.attributes.shift);
    expect(table(mentees, mentors, { rule: "shifts" }, [shifts])).toEqual(["x.", ".x"]);
    const { candidates } = ruled(mentees, mentors, [{ rule: "shifts", because: "they never meet" }], [shifts]);
    expect(candidates?.rules).toMatchObject([{ id: "shifts", rule: "shifts", because: "they never meet" }]);
  });

  it("has no options, and one id: a second rule of it is one too many", () => {
    const never = pairRule("never", () => false);
    const { issues } = ruled(
      mentees,
      mentors,
      [{ rule: "never" }, { rule: "never" }, { rule: "never", gap: 1 }],
      [never],
    );
    expect(issues.map(({ path, code }) => `${path} [${code}]`)).toEqual([
      "rules[1] [duplicate]",
      "rules[2].gap [unknown-key]",
    ]);
  });

  const answering = (answer: unknown) =>
    table(mentees, mentors, { rule: "odd" }, [
      pairRule("odd", ((mentee, mentor) =>
        mentee.id === "r02" && mentor.id === "m03" ? answer : false) as PairPredicate),
    ]);

  it.each([
    [1, "1"],
    ["true", '"true"'],
    [undefined, "undefined"],
    [null, "null"],
    [Number.NaN, "NaN"],
    [Promise.resolve(true), "a promise"],
    [{}, "an object"],
  ])("what returns %s is named, with the pair", (answer, shown) => {
    expect(() => answering(answer)).toThrow(
      new Error(`rule "odd" returned ${shown} for mentee "r02" and mentor "m03": expected true or false`),
    );
    expect(answering(true)).toEqual(["..", ".x"]);
  });

  it("what throws is named, with the pair and the cause", () => {
    const cause = new TypeError("no such thing");
    const broken = pairRule("broken", () => {
      throw cause;
    });
    try {
      table(mentees, mentors, { rule: "broken" }, [broken]);
      expect.unreachable();
    } catch (error) {
      expect((error as Error).message).toBe('rule "broken" threw for mentee "r01" and mentor "m01": no such thing');
      expect((error as Error).cause).toBe(cause);
    }
  });
});
