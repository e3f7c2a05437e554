import { counted, listed } from "./english.ts";
import { grouped, ordinal } from "./numbers.ts";

// Every word of an audit's report that is not data, as `english.ts` has those of a run's.

export const titles = {
  report: "Audit of a matching",
  choices: "Choices",
  blocking: "Blocking pairs",
  envy: "Envy",
  affinities: "Affinities",
  loads: "Loads",
  groups: (attribute: string) => `Groups by ${attribute}`,
};

export const columns = {
  choice: "Choice",
  menteePairs: "Mentees: pairs",
  menteePeople: "People, by their best",
  mentorPairs: "Mentors: pairs",
  mentorPeople: "Mentors, by their best",
  mentee: "Mentee",
  mentor: "Mentor",
  menteeHas: "The mentee has",
  mentorHas: "The mentor has",
  over: "Would rather have this mentee than",
  rather: "Would rather have",
  others: "Who has",
  justified: "That mentor prefers this mentee to",
  load: "Has",
  capacity: "Can take",
  minimum: "Must take",
  person: "On both lists",
  asMentee: "As mentee",
  wants: "Wants",
  asMentor: "As mentor",
  pairs: "Pairs",
  people: "People",
  placed: "Placed",
  points: "Mean affinity",
  first: "First choices",
};

export const audience =
  "For the coordinator. This report says who would rather have whom; it is not for passing on as it is.";

export const choices = {
  meaning:
    "A choice number is 1 more than the number of allowed people of the other side whom somebody prefers: wishes come first, in their order, then the others by this side's part of the score.",
  mentees: (placed: number, first: number, nobody: number) =>
    `Of ${counted(placed, "mentee", "mentees")} with a mentor, ${grouped(first)} ${first === 1 ? "has" : "have"} a 1st choice; ${counted(nobody, "mentee has", "mentees have")} nobody.`,
  mentors: (placed: number, first: number, nobody: number) =>
    `Of ${counted(placed, "mentor", "mentors")} with a mentee, ${grouped(first)} ${first === 1 ? "has" : "have"} a 1st choice; ${counted(nobody, "mentor has", "mentors have")} nobody.`,
  number: (choice: number) => ordinal(choice),
};

export const blocking = {
  none: "There is none: no two people who may have each other would both rather do so than keep what they have.",
  count: (count: number) =>
    count === 1
      ? "There is one pair that is allowed and not made although both would rather have each other."
      : `There are ${grouped(count)} pairs that are allowed and not made although both would rather have each other.`,
  meaning:
    "A mentor with a free place would rather have somebody than nobody. Places, locks, minimum loads and priorities are not looked at: what making such a pair would cost, whyNot says.",
  nobody: "nobody",
  held: (who: string, choice: number) => `${who} (${ordinal(choice)})`,
  free: (free: number) => counted(free, "free place", "free places"),
  list: (people: readonly string[]) => listed(people),
};

export const envy = {
  none: "Nobody would rather have a mentor whom somebody else has.",
  people: (people: number, cases: number) =>
    people === 1
      ? `1 mentee would rather have a mentor whom somebody else has (${counted(cases, "case", "cases")}, counted by whom they envy).`
      : `${grouped(people)} mentees would rather have a mentor whom somebody else has (${counted(cases, "case", "cases")}, counted by whom they envy).`,
  unjustified: "In no case does that mentor, too, prefer the one who envies.",
  justified: (people: number, cases: number) =>
    `In ${counted(cases, "case", "cases")}, of ${counted(people, "mentee", "mentees")}, that mentor, too, prefers the one who envies: the envy is justified.`,
};

export const affinities = {
  none: "There are no pairs.",
  range: (least: string, greatest: string, mean: string) =>
    `The pairs' affinities are from ${least} to ${greatest}, ${mean} on average.`,
  quartiles: (lower: string, median: string, upper: string) =>
    `A quarter of them are at most ${lower}, half at most ${median}, three quarters at most ${upper}.`,
  gini: (gini: string) => `Their Gini coefficient is ${gini}: 0% if all are alike, towards 100% if one has everything.`,
};

export const loads = {
  none: "There are no mentors.",
  mentors: (least: number, greatest: number, mean: string) =>
    `The mentors have from ${grouped(least)} to ${counted(greatest, "mentee", "mentees")} each, ${mean} on average.`,
  gini: (gini: string) => `The Gini coefficient of their loads is ${gini}.`,
  both: "People who are both mentee and mentor, with all that they take part in:",
};

export const groups = {
  caution:
    "Small numbers prove nothing: among a few people one pair more or less changes every figure, and groups may differ in what they asked for, in whom the rules allow them and in priority. A difference is a question, not an answer.",
  several: "Whoever has several values counts in each. A first choice is by the person's own order.",
  mentees: "Mentees:",
  mentors: "Mentors:",
  none: "(none)",
  unknown: "(not answered)",
};

/** What a table leaves out. */
export const more = (count: number) => `${counted(count, "entry is", "entries are")} not listed here.`;
