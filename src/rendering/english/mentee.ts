import { grouped } from "./numbers.ts";
import { counted, listed, person, points } from "./phrases.ts";

// A mentee's own section: other mentors, forbidden ones, or why there is none.

export const mentees = {
  introduction:
    "For each person: what the affinity is made of, and what each other mentor would have meant for the whole programme.",
  reading:
    "Points are what a criterion gave, of what it could have given: its weight, as a part of 1,000,000. A weight is the programme's, times the mentee's and the mentor's own where they have one. A topic reads: its weight × what the mentor offers on it. The choice number is 1 more than the number of allowed mentors whom this person prefers.",
  leftOut:
    "Why each person has this mentor, or none, and what others would have meant, is left out here. It can be asked of any one of them: explain does, and pairwright why.",
};

export const alternative = {
  title: "Other mentors, in this person's order:",
  titleOfUnmatched: "Mentors, in this person's order:",
  none: "There is no other mentor whom the rules allow.",
  more: (count: number) => `The Markdown report lists ${grouped(count)} more.`,
  noPlace: "impossible: takes nobody",
  ownLocked: (mentors: readonly string[]) =>
    mentors.length === 1
      ? `impossible: ${listed(mentors)} was decided beforehand`
      : `impossible: ${listed(mentors)} were decided beforehand`,
  impossible: "impossible: locked pairs, minimum loads or places leave no valid matching with this pair",
  impossibleQuotas: "impossible: locked pairs, minimum loads, places or quotas leave no valid matching with this pair",
  unproved: "not known, as the search was cut off",
  same: "would be as good",
  loses: (count: number) => `lose ${points(count)}`,
  gains: (count: number) => `gain ${points(count)}`,
  unplaces: (count: number) => `leave ${person(count)} without a mentor`,
  places: (count: number) => `place ${person(count)} more`,
  unplacesTier: (count: number, priority: number) => `leave ${person(count)} of priority ${priority} without a mentor`,
  placesTier: (count: number, priority: number) =>
    count === 1
      ? `place one more person of priority ${priority}`
      : `place ${grouped(count)} more people of priority ${priority}`,
  fewer: (count: number, mentors: number) => `leave ${person(count)} more with fewer than ${grouped(mentors)} mentors`,
  further: (count: number, mentors: number) => `give ${person(count)} more at least ${grouped(mentors)} mentors`,
  would: (effects: readonly string[]) => `would ${listed(effects)}`,
  inPlaceOf: (mentor: string) => `in place of ${mentor}`,
  inAddition: "in addition",
  moves: (mentee: string, mentor: string) => `${mentee} would move to ${mentor}`,
  swaps: (mentee: string, from: string, to: string) => `${mentee} would have ${to} in place of ${from}`,
  isPlaced: (mentee: string, mentor: string) => `${mentee} would have ${mentor}`,
  isUnplaced: (mentee: string) => `${mentee} would have no mentor`,
  losesMentor: (mentee: string, mentor: string) => `${mentee} would no longer have ${mentor}`,
  all: (parts: readonly string[]) => parts.join("; "),
};

export const forbidden = {
  title: "Forbidden:",
  group: (rules: readonly string[], mentors: readonly string[]) => `${listed(mentors)}: ${listed(rules)}`,
  /** Whom the mentee would rather have than whom it has: there a rule mattered. */
  preferred: (mentors: readonly string[]) => `Of these this person would rather have ${listed(mentors)}.`,
};

export const unmatched = {
  noMentorsAtAll: "There are no mentors.",
  everybody: "Nobody: everyone has a mentor.",
  sentence: (mentee: string, why: string) => `${mentee}: ${why}`,
  own: (why: string) => `No mentor: ${why}`,
  noMentors: "there are no mentors.",
  forbidden: (rules: readonly string[]) =>
    rules.length === 1
      ? `every mentor is forbidden by the rule ${listed(rules)}.`
      : `every mentor is forbidden, by the rules ${listed(rules)}.`,
  noPlace: (mentors: readonly string[]) =>
    mentors.length === 1
      ? `only ${listed(mentors)} is allowed, who has no place.`
      : `only ${listed(mentors)} are allowed, who have no place.`,
  /** More claims than places at these mentors. */
  noRoom(mentees: readonly string[], mentors: readonly string[], places: number, claims: number): string {
    const people = mentees.length === 1 ? `${listed(mentees)} claims` : `${listed(mentees)} together claim`;
    const who =
      mentors.length === 1 ? `and only ${listed(mentors)} is allowed` : `and only ${listed(mentors)} are allowed`;
    const have = mentors.length === 1 ? "who has" : "who together have";
    return `${people} ${counted(claims, "place", "places")}, ${who}, ${have} ${counted(places, "place", "places")}.`;
  },
  /** Without these quotas, and not without fewer, there would be a place. */
  quotas: (rules: readonly string[]) =>
    rules.length === 1
      ? `the quota ${listed(rules)} leaves no place.`
      : `the quotas ${listed(rules)} together leave no place.`,
  unproved: "the search was cut off before it was clear whether there is a place.",
  /** The programme's places are all taken; `higher`: each by somebody of a higher priority. */
  programmeFull(places: number, higher: boolean): string {
    if (places === 0) return "the programme places nobody.";
    const taken =
      places === 1 ? "the programme's only place is taken" : `all ${grouped(places)} places of the programme are taken`;
    if (!higher) return `${taken}, and no matching that places this person is better.`;
    return places === 1 ? `${taken}, by somebody of a higher priority.` : `${taken}, by people of a higher priority.`;
  },
};
