import { grouped } from "./numbers.ts";
import { counted, listed } from "./phrases.ts";

// Every word of the report of a stable matching that the others do not have.

/** The side that gets the best. */
type Favoured = "mentees" | "mentors";

const summary = {
  best: (favoured: Favoured) =>
    `It is proved that the matching is stable: of every allowed pair that is not made, at least one of the two would not change for it, apart from locked pairs. Of all stable matchings it is the best for every one of the ${favoured}.`,
  unique: "No other matching is stable.",
  tied: (count: number, people: readonly string[]) =>
    count === 1
      ? `Other matchings are stable too; they give another mentor to ${listed(people)} alone.`
      : `Other matchings are stable too; they give other mentors to ${grouped(count)} people: ${listed(people)}.`,
};

const pair = {
  tied: (favoured: Favoured) =>
    favoured === "mentees"
      ? "Another stable matching gives this person another mentor, whom this person likes less."
      : "Another stable matching gives this person another mentor, whom this person prefers; this one is the best for the mentors.",
};

const alternative = {
  mentee: "this person would not change: prefers every mentor here, or has them by a decision",
  mentor: "has no place left: prefers every mentee here, or has them by a decision",
  both: "neither would change: both prefer whom they have, or have them by a decision",
};

const mentees = {
  introduction:
    "For each person: what the affinity is made of, and for each other mentor who of the two would not change. What making such a pair all the same would bring, whyNot says.",
};

const unmatched = {
  notChosen: (mentors: readonly string[]) =>
    mentors.length === 1
      ? `only ${listed(mentors)} is allowed, who has filled every place with mentees whom this mentor prefers, or who are locked.`
      : `every one of the allowed mentors ${listed(mentors)} has filled all places with mentees whom that mentor prefers, or who are locked.`,
};

const aim = (favoured: Favoured) =>
  `The aim: a stable matching. No mentee and mentor who are no pair would both rather have each other than somebody they have, or than an empty place; locked pairs stay. Wishes come first, in their order, then each side's own part of the score; people whom somebody likes the same are told apart by the lottery. Of all stable matchings, every one of the ${favoured} gets the best that any of them gives. Who is placed follows from that.`;

const certificate = {
  introduction:
    "That the matching is stable can be checked by the preferences alone: go through every allowed pair that is not made, and find one of the two who would not change for it. Locked pairs are left aside.",
  favoured: (favoured: Favoured) => {
    const [side, one, other] =
      favoured === "mentees" ? ["mentees", "mentor", "mentee"] : ["mentors", "mentee", "mentor"];
    return `That it is the best of all stable ones for the ${side} follows from this: for every ${one} take, of those whom this ${one} likes less than whom it has, the first ${other} who would rather have this ${one}; then the ${one} whom that ${other} would give up for it; and so on. If there were a better stable matching, one of these ways would lead back to where it began; none does.`;
  },
  others: (count: number) =>
    count === 0
      ? "The same holds with the sides exchanged, so it is the only stable matching."
      : `The saved result names what the stable matching that is best for the other side gives ${counted(count, "person", "people")}; that one can be checked in the same way.`,
  pairs: (pairs: number) => `It has ${counted(pairs, "pair", "pairs")}, as has every stable matching.`,
};

export const stable = { summary, pair, alternative, mentees, unmatched, aim, certificate };
