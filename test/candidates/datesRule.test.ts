import { describe, expect, it } from "vitest";
import { idsOf, table, wrong } from "./ruleTable.ts";

// Days 0, 28, 42, 84: 0–42–84 is a chain of 28 to 42 days, 0–28 leads no further.
const available = ["2027-01-04", "2027-02-01", "2027-02-15", "2027-03-29"];
const mentees = [{ id: "a", available }, { id: "b", available: [] }, { id: "c" }];
const mentors = [
  { id: "m", available: [...available].reverse() },
  { id: "n", available: available.slice(0, 3) },
  { id: "o" },
];
const dates = (options: object) => ({ rule: "dates", missing: "allow", ...options });

describe("rule dates", () => {
  it.each<[object, string[]]>([
    [{ meetings: 3 }, [".x.", "xx.", "..."]],
    [{ meetings: 2 }, ["...", "xx.", "..."]],
    [{ meetings: 1 }, ["...", "xx.", "..."]],
    [{ meetings: 4 }, ["xx.", "xx.", "..."]],
    [{ meetings: 2, missing: "forbid" }, ["..x", "xxx", "xxx"]],
    [{ days: 84 }, [".x.", "xx.", "..."]], // 1 + 84 / 42 = 3
    [{ days: 83 }, ["...", "xx.", "..."]],
    [{ days: 83, meetings: 3 }, [".x.", "xx.", "..."]],
    [{ every: [14, 28], days: 28 }, ["...", "xx.", "..."]],
    [{ every: [14, 28], meetings: 4 }, ["xx.", "xx.", "..."]],
    [{ every: [14, 42], meetings: 4 }, [".x.", "xx.", "..."]],
    [{}, ["xx.", "xx.", "..."]], // 1 + ⌊365 / 42⌋ = 9
  ])("%j", (options, expected) => {
    expect(table(mentees, mentors, dates(options))).toEqual(expected);
  });

  it("by default everybody's dates must be known; an empty list is known", () => {
    const people = ["cohort mentees[2].available [missing]", "cohort mentors[2].available [missing]"];
    expect(wrong(mentees, mentors, { rule: "dates", meetings: 1 })).toEqual(people);
    expect(wrong(mentees.slice(0, 2), mentors.slice(0, 2), { rule: "dates", meetings: 1 })).toEqual([]);
  });

  it.each<[object, string]>([
    [{ every: [42, 28] }, "rules[0].every [range]"],
    [{ every: 28 }, "rules[0].every [type]"],
    [{ every: [0, 28] }, "rules[0].every[0] [range]"],
    [{ every: [28, 10_001] }, "rules[0].every[1] [range]"],
    [{ days: 0 }, "rules[0].days [range]"],
    [{ meetings: 0 }, "rules[0].meetings [range]"],
    [{ meetings: 1.5 }, "rules[0].meetings [type]"],
    [{ attribute: "x" }, "rules[0].attribute [unknown-key]"],
  ])("wrong options are refused: %j", (options, issue) => {
    expect(wrong(mentees, mentors, dates(options))).toEqual([`programme ${issue}`]);
  });

  it("ids are made from the options", () => {
    expect(
      idsOf(mentees, mentors, dates({}), dates({ meetings: 9 }), dates({ every: [28, 41], missing: "forbid" })),
    ).toEqual([
      "dates:every:28:41:days:365:missing:forbid",
      "dates:every:28:42:days:365:meetings:9:missing:allow",
      "dates:every:28:42:days:365:missing:allow",
    ]);
    expect(idsOf([], [], { rule: "dates" })).toEqual(["dates:every:28:42:days:365"]);
  });
});
