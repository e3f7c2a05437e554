import { grouped, ordinal } from "./numbers.ts";
import { counted } from "./phrases.ts";

// Every word of an audit's report that is not data.

const titles = {
  report: "Audit of a matching",
  choices: "Choices",
  blocking: "Blocking pairs",
  envy: "Envy",
  affinities: "Affinities",
  loads: "Loads",
  groups: "Groups",
  group: (attribute: string) => `By ${attribute}`,
};

const columns = {
  choice: "Choice",
  mentees: "Mentees",
  menteesBest: "Mentees, by their best",
  menteesPairs: "Mentees, all their pairs",
  mentors: "Mentors",
  mentorsBest: "Mentors, by their best",
  mentorsPairs: "Mentors, all their pairs",
  mentee: "Mentee",
  mentor: "Mentor",
  has: "Has",
  rather: "Would rather have",
  over: "Who would rather have the mentee than",
  cases: "Cases",
  justified: "Who prefers the mentee to",
  each: "Mentees each",
  capacity: "Can take",
  minimum: "Must take",
  person: "Person",
  asMentee: "As mentee",
  wants: "Wants",
  asMentor: "As mentor",
  value: "Value",
  people: "People",
  placed: "Have somebody",
  pairs: "Pairs",
  affinity: "Mean affinity",
  first: "1st choices",
};

const audience = "For the coordinator: it says who would rather have whom, so it is not to be passed on.";

/** What somebody has or would rather have: "1st choice Kim Reid (m1)". */
const held = (choice: number, who: string) => `${ordinal(choice)} choice ${who}`;
const nobody = "nobody";
const free = (places: number) => counted(places, "free place", "free places");

const choices = {
  meaning:
    "A choice number is 1 more than the number of allowed people of the other side whom somebody prefers: wishes come first, in their order, then the others by this side's part of the score.",
  mentees: (people: number, placed: number, first: number) =>
    side("mentee", "mentees", "a mentor", "no mentor", people, placed, first),
  mentors: (people: number, placed: number, first: number) =>
    side("mentor", "mentors", "a mentee", "no mentee", people, placed, first),
  number: (choice: number) => ordinal(choice),
  later: (choice: number) => `${ordinal(choice)} or later`,
};

/** How many of a side have somebody, and how many of these a first choice. */
function side(
  one: string,
  many: string,
  somebody: string,
  noOne: string,
  people: number,
  placed: number,
  first: number,
): string {
  if (people === 0) return `There are no ${many}.`;
  if (placed === 0)
    return people === 1 ? `The only ${one} has ${noOne}.` : `None of ${grouped(people)} ${many} has ${somebody}.`;
  if (placed === 1) {
    const who = people === 1 ? `The only ${one}` : `1 of ${grouped(people)} ${many}`;
    return `${who} has ${somebody}${first === 1 ? ", a 1st choice" : ", but no 1st choice"}.`;
  }
  const who =
    placed === people
      ? `All ${counted(people, one, many)} have`
      : `${grouped(placed)} of ${counted(people, one, many)} have`;
  const firsts = first === 0 ? "none" : first === placed ? "all" : grouped(first);
  return `${who} ${somebody}, ${firsts} of them a 1st choice.`;
}

const blocking = {
  none: "There is none, so the matching is stable: of every allowed pair that is not made, at least one of the two would not change for it.",
  count: (count: number) =>
    count === 1
      ? "There is one pair that is allowed and not made although both would rather have each other."
      : `There are ${grouped(count)} pairs that are allowed and not made although both would rather have each other.`,
  meaning:
    "Who has a free place, or wants one more, would rather have somebody than nobody. What concerns more people than these two is not looked at (the programme's places, quotas, minimum loads, locks, priorities): what making such a pair would cost everybody, whyNot says.",
};

const envy = {
  none: "Nobody would rather have a mentor whom somebody else has.",
  people: (people: number, cases: number) =>
    cases === 1
      ? "1 mentee would rather have a mentor whom somebody else has."
      : `${counted(people, "mentee", "mentees")} would rather have a mentor whom somebody else has: ${grouped(cases)} cases, one for each person who is envied for a mentor.`,
  /** `people`: of the justified cases. */
  justified: (people: number, justified: number, cases: number) => {
    if (cases === 1)
      return justified === 1
        ? "That mentor, too, prefers the one who envies: the envy is justified."
        : "That mentor does not prefer the one who envies.";
    if (justified === 0) return "In none of them does that mentor, too, prefer the one who envies.";
    const which =
      justified === cases
        ? "all of them"
        : `${grouped(justified)} of them, of ${counted(people, "mentee", "mentees")},`;
    return `In ${which} that mentor, too, prefers the one who envies: the envy is justified.`;
  },
};

const affinities = {
  none: "There are no pairs.",
  one: (affinity: string) => `The only pair has an affinity of ${affinity}.`,
  alike: (pairs: number, affinity: string) => `All ${grouped(pairs)} pairs have an affinity of ${affinity}.`,
  range: (pairs: number, least: string, greatest: string, mean: string) =>
    `The ${grouped(pairs)} pairs have affinities from ${least} to ${greatest}, ${mean} on average.`,
  quartiles: (lower: string, median: string, upper: string) =>
    `The median is ${median}, the quartiles are ${lower} and ${upper}.`,
  gini: (gini: string) => `The Gini coefficient is ${gini}: 0% if all are alike, towards 100% if one has everything.`,
};

const loads = {
  none: "There are no mentors.",
  nobody: "No mentor has a mentee.",
  one: (load: number) => `The only mentor has ${counted(load, "mentee", "mentees")}.`,
  alike: (mentors: number, load: number) =>
    `All ${grouped(mentors)} mentors have ${counted(load, "mentee", "mentees")} each.`,
  range: (least: number, greatest: number, mean: string) =>
    `The mentors have from ${grouped(least)} to ${counted(greatest, "mentee", "mentees")} each, ${mean} on average.`,
  places: (places: number, free: number) => {
    if (places === 0) return "There are no places.";
    if (places === 1) return free === 1 ? "The only place is free." : "The only place is taken.";
    if (free === 0) return `All ${grouped(places)} places are taken.`;
    if (free === places) return `All ${grouped(places)} places are free.`;
    return `Of ${grouped(places)} places, ${free === 1 ? "1 is" : `${grouped(free)} are`} free.`;
  },
  gini: (gini: string) => `The Gini coefficient of their loads is ${gini}.`,
  both: (people: number) =>
    people === 1
      ? "One person is both mentee and mentor, with all that this person takes part in:"
      : `${grouped(people)} people are both mentee and mentor, with all that they take part in:`,
};

/** What stands for those without a value. */
const WITHOUT = { none: "(none)", unknown: "(not answered)" };

const groups = {
  caution:
    "Small numbers prove nothing: among a few people one pair more or less changes every figure, and groups may differ in what they asked for, in whom the rules allow them and in priority. A difference is a question, not an answer.",
  reading: "Whoever has several values counts in each. A 1st choice is by the person's own order.",
  nobody: "Nobody takes part.",
  mentees: "Mentees:",
  mentors: "Mentors:",
  without: (kind: "none" | "unknown") => WITHOUT[kind],
  /** In quotation marks where it could be taken for a missing one. */
  value: (value: string) => (value === WITHOUT.none || value === WITHOUT.unknown ? `“${value}”` : value),
};

/** What a brief report leaves to the full one. */
const inFull = (shown: number, left: number) =>
  shown > 0
    ? `The Markdown report lists ${grouped(left)} more.`
    : left === 1
      ? "The Markdown report lists it."
      : `The Markdown report lists all ${grouped(left)}.`;

/** What the audit itself counted and did not list. */
const notListed = (listed: number, left: number) =>
  listed === 0
    ? 'This audit lists none of them: its option "most" is 0.'
    : `${counted(left, "more is", "more are")} counted, but not listed in this audit: its option "most" is ${grouped(listed)}.`;

export const audit = {
  titles,
  columns,
  audience,
  held,
  nobody,
  free,
  choices,
  blocking,
  envy,
  affinities,
  loads,
  groups,
  inFull,
  notListed,
};
