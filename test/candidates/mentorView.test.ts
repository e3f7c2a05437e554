import { describe, expect, it } from "vitest";
import { cohortOf, prepare, programmeOf } from "./build.ts";

/** What mentor "m" thinks of the mentees, of whom it has those given. */
function viewOf(
  scores: Record<string, number>,
  has: readonly string[],
  mentor: { wishes?: (string | string[])[]; avoid?: string[]; weights?: Record<string, number> } = {},
) {
  const mentees = Object.keys(scores).sort();
  const cohort = cohortOf({ mentees: Object.fromEntries(mentees.map((id) => [id, {}])), mentors: { m: mentor } });
  const table = Object.fromEntries(mentees.map((id) => [id, { m: scores[id] }]));
  const { candidates } = prepare(
    cohort,
    programmeOf({
      criteria: [
        { id: "ours", strategy: "table", side: "mentor", options: { scores: table } },
        // Speaks for the mentee: no mentor goes by it.
        { id: "theirs", strategy: "table", side: "mentee", options: { scores: { [mentees[0]]: { m: 1 } } } },
      ],
    }),
  );
  const view = candidates.mentorView(mentees.map((id) => (has.includes(id) ? [0] : [])));
  const out = Int32Array.of(-1);
  const preferredTo = mentees.map((_, mentee) => {
    view.preferredTo(mentee, out);
    return out[0];
  });
  return {
    own: Array.from(view.own[0], (mentee) => mentees[mentee]).join(""),
    choices: Array.from(view.choices[0]),
    preferredTo: preferredTo.join(""),
  };
}

describe("a mentor's order of mentees", () => {
  const scores = { a: 0, b: 0.5, c: 0.5, d: 1, e: 0.25 };

  it("goes by the mentor's side of the score; equal ones share a choice number and stand in id order", () => {
    expect(viewOf(scores, ["a", "b", "c"])).toEqual({ own: "bca", choices: [2, 2, 5], preferredTo: "01131" });
    expect(viewOf(scores, ["d"])).toEqual({ own: "d", choices: [1], preferredTo: "00000" });
  });

  it("puts wishes first, in their order, an inner list tied, whatever they score", () => {
    expect(viewOf(scores, ["a", "d", "e"], { wishes: ["e", ["a", "c"]] })).toEqual({
      own: "ead",
      choices: [1, 2, 4],
      preferredTo: "10102",
    });
  });

  it("does not count the forbidden", () => {
    expect(viewOf(scores, ["a", "b"], { avoid: ["d", "e"] })).toEqual({
      own: "ba",
      choices: [1, 3],
      preferredTo: "01121",
    });
  });

  it("with nobody there is nobody to be preferred to", () => {
    expect(viewOf(scores, [])).toEqual({ own: "", choices: [], preferredTo: "00000" });
  });
});
