import type { AttributeValue } from "../../cohort/cohort.ts";
import { grouped, ordinal } from "./numbers.ts";
import { counted, listed } from "./phrases.ts";

// Every word of the letters to mentees and mentors that is not data.

/** The same for both sides; the rest is written out for each. */
const common = {
  title: (name: string) => `Letter to ${name}`,
  profile: (attribute: string, value: AttributeValue) =>
    `${attribute}: ${typeof value === "object" ? listed(value) : value}`,
  locked: (because: string) =>
    because === "" ? "This pair was decided beforehand." : `This pair was decided beforehand (${because}).`,
  /** `topics`: those that the mentee wants to learn and this is about; empty also where its topics are not known. */
  experience: (label: string, topics: readonly string[]) =>
    topics.length === 0 ? label : `${label}, for ${listed(topics)}`,
  criteria: {
    title: "What counted",
    meaning: "Each counts from 0% to 100%. Criteria that rest on what is not yours to know are left out.",
  },
  rules: { title: "Rules of the programme", meaning: "They hold for everybody alike." },
};

const columns = {
  topic: "Topic",
  weight: "Weight",
  level: "Where you stand",
  criterion: "Criterion",
  score: "Score",
  account: "How it came about",
};

const mentee = {
  nobody:
    "In this matching you have no mentor. Not everybody got one: the rules, the places, and what people on both sides asked for had to fit together. How that came out is also about others, so it is not in this letter; the coordinator can talk it over with you.",
  pairs: (mentors: readonly string[]) =>
    mentors.length === 1 ? `Your mentor is ${listed(mentors)}.` : `Your mentors are ${listed(mentors)}.`,
  /** Fewer than were asked for, but some. */
  fewer: (wants: number, has: number) => `You asked for ${grouped(wants)} mentors and have ${grouped(has)}.`,
  avoids: (people: number) =>
    people === 1
      ? "You asked not to have one of the mentors, and do not."
      : `You asked not to have ${grouped(people)} of the mentors, and do not.`,
  wish: (place: number, of: number) =>
    of === 1
      ? "This is the only mentor whom you wished for."
      : `This mentor is your ${ordinal(place)} wish, of ${grouped(of)}.`,
  notWished: (of: number) =>
    of === 1
      ? "You wished for another mentor, which could not be."
      : `You wished for ${grouped(of)} mentors; this is none of them.`,
  objectives: {
    title: (_mentor: string) => "What you want to learn",
    own: "What you want to learn",
    unknown: (_mentor: string) => "You did not say what you want to learn.",
    notOffered: (mentor: string) => `What ${mentor} offers on this is not known.`,
    offers: (mentor: string) => `${mentor} offers`,
    /** `covered` topics of which something is offered, and the others. */
    covers: (mentor: string, covered: number, uncovered: readonly string[]) =>
      `${mentor} offers ${onTopics(covered, uncovered)}.`,
  },
  experiences: (mentor: string) => `Experiences that ${mentor} offers`,
};

const mentor = {
  nobody:
    "In this matching you have no mentee. The rules, the places, and what people on both sides asked for had to fit together. How that came out is also about others, so it is not in this letter; the coordinator can talk it over with you.",
  /** The capacity is 0. */
  noPlaces: "You take no mentees this time.",
  pairs: (mentees: readonly string[]) =>
    mentees.length === 1 ? `Your mentee is ${listed(mentees)}.` : `Your mentees are ${listed(mentees)}.`,
  /** Fewer than there are places, but some. */
  fewer: (places: number, has: number) =>
    `You offered ${counted(places, "place", "places")} and have ${grouped(has)} mentee${has === 1 ? "" : "s"}.`,
  avoids: (people: number) =>
    people === 1
      ? "You asked not to have one of the mentees, and do not."
      : `You asked not to have ${grouped(people)} of the mentees, and do not.`,
  wish: (place: number, of: number) =>
    of === 1
      ? "This is the only mentee whom you wished for."
      : `This mentee is your ${ordinal(place)} wish, of ${grouped(of)}.`,
  notWished: (of: number) =>
    of === 1
      ? "You wished for another mentee, which could not be."
      : `You wished for ${grouped(of)} mentees; this is none of them.`,
  objectives: {
    title: (mentee: string) => `What ${mentee} wants to learn`,
    unknown: (mentee: string) => `What ${mentee} wants to learn is not known.`,
    notOffered: (_mentee: string) => "What you offer on this is not known.",
    offers: (_mentee: string) => "You offer",
    covers: (_mentee: string, covered: number, uncovered: readonly string[]) =>
      `You offer ${onTopics(covered, uncovered)}.`,
  },
  experiences: (mentee: string) => `Your experiences, for ${mentee}`,
};

function onTopics(covered: number, uncovered: readonly string[]): string {
  if (uncovered.length === 0)
    return `something on ${covered === 1 ? "it" : covered === 2 ? "both" : `all ${grouped(covered)} of them`}`;
  if (covered > 0)
    return `something on ${covered === 1 ? "one of them" : `${grouped(covered)} of them`}, and nothing on ${listed(uncovered)}`;
  return uncovered.length === 1
    ? "nothing on it"
    : uncovered.length === 2
      ? "nothing on either"
      : "nothing on any of them";
}

export const letter = { ...common, columns, mentee, mentor };
