import type { Unmatched } from "../explanation/matching.ts";
import type { Names } from "./names.ts";

/** The true reason why somebody has no mentor, in one sentence. `priority` tells each mentee's tier. */
export function whyUnmatched(unmatched: Unmatched, names: Names, priority: (mentee: string) => number): string {
  const { unmatched: words, stable } = names.language;
  if (unmatched.status === "no-allowed-mentor") {
    const { rules } = unmatched;
    return rules.length === 0 ? words.noMentors : words.forbidden(names.cut(rules.map(names.rule)));
  }
  if (unmatched.status === "unproved") return words.unproved;
  if (unmatched.status === "not-chosen")
    return stable.unmatched.notChosen(names.cut(unmatched.mentors.map(names.mentor)));
  if (unmatched.status === "quotas") return words.quotas(names.cut(unmatched.rules.map(names.rule)));
  const { limit, mentees, mentors, places, claims } = unmatched.hallSet;
  if (limit === "places") {
    const own = priority(unmatched.mentee);
    const higher = mentees.every((mentee) => mentee === unmatched.mentee || priority(mentee) > own);
    return words.programmeFull(places, higher);
  }
  if (mentees.length === 1 && places === 0) return words.noPlace(names.cut(mentors.map(names.mentor)));
  return words.noRoom(names.cut(mentees.map(names.mentee)), names.cut(mentors.map(names.mentor)), places, claims);
}
