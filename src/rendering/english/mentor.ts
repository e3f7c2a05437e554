import { grouped } from "./numbers.ts";
import { counted, listed } from "./phrases.ts";

// A mentor's side of a matching, and the next best matchings.

export const mentor = {
  title: (mentor: string) => `Why ${mentor} has these mentees`,
  load: (load: number, capacity: number, minLoad: number) => {
    const takes = capacity === 0 ? "Takes nobody" : `Takes at most ${counted(capacity, "mentee", "mentees")}`;
    const must = minLoad === 0 ? "" : `, at least ${grouped(minLoad)},`;
    return `${takes}${must} and has ${load === 0 ? "none" : grouped(load)}.`;
  },
  pairs: "Mentees",
  others: "Who else could come",
  reading:
    "In the mentor's own order: what each would mean for the whole programme. The mentor's choice number is 1 more than the number of allowed mentees whom the mentor prefers.",
  noOthers: "There is nobody else whom the rules allow.",
  columns: { mentorChoice: "Mentor's choice", choice: "Mentee's choice", has: "Has" },
  nobody: "nobody",
  forbidden: (mentees: readonly string[], rules: readonly string[]) => `${listed(mentees)}: ${listed(rules)}`,
  free: {
    "no-allowed-mentee": (places: number, rules: readonly string[]) =>
      rules.length === 0
        ? `${counted(places, "place stays", "places stay")} free: there are no mentees.`
        : rules.length === 1
          ? `${counted(places, "place stays", "places stay")} free: the rule ${listed(rules)} forbids every mentee.`
          : `${counted(places, "place stays", "places stay")} free: the rules ${listed(rules)} forbid every mentee.`,
    "all-here": (places: number) =>
      `${counted(places, "place stays", "places stay")} free: every allowed mentee is here already.`,
    impossible: (places: number) =>
      `${counted(places, "place stays", "places stay")} free: no valid matching gives this mentor anybody else.`,
    tied: (places: number, mentees: readonly string[]) =>
      `${counted(places, "place stays", "places stay")} free by the lottery: equally good matchings give this mentor ${listed(mentees)}.`,
    worse: (places: number) =>
      `${counted(places, "place stays", "places stay")} free: to give this mentor anybody else would lose something.`,
    "not-chosen": (places: number) =>
      `${counted(places, "place stays", "places stay")} free: of every allowed mentee and this mentor, at least one would not change.`,
    unproved: (places: number) =>
      `${counted(places, "place stays", "places stay")} free; the search was cut off, so it is not known whether it should be so.`,
  },
};

export const nextBest = {
  title: "The next best matchings",
  introduction: (count: number) =>
    count === 0
      ? "There is no other valid matching."
      : count === 1
        ? "The best after the run's own: what it would lose, and who would have other mentors."
        : `The ${grouped(count)} best after the run's own, the best first: what each would lose, and who would have other mentors.`,
  one: (place: number, effect: string, moved: number) =>
    `${grouped(place)}. This matching ${effect}; ${moved === 1 ? "one person has" : `${grouped(moved)} people have`} another mentor.`,
};
