import { grouped, ordinal } from "./numbers.ts";
import { counted, points } from "./phrases.ts";

// Why no other matching is better, or what of that is not proved.

export const certificate = {
  prove: "the prices below prove it",
  introduction: (prove: string) =>
    `No other matching is better: ${prove}. Anybody can check them, without knowing how the matching was found. Charge every mentee the price of each place taken (a mentor's, and one of the programme's), and let every mentee choose what is worth most after paying, even where several choose the same place. What they keep, together with what all the places would bring, is a number that no matching can pass. The matching reaches that number, in whole numbers and without rounding.`,
  worth: "In a step about people, having a mentor is worth 1, if the person counts in that step, or else 0",
  worthPoints: "in the step about points, a pair is worth its affinity",
  sentence: (parts: readonly string[]) => `${parts.join("; ")}.`,
  negative:
    "A price below 0 is a premium for going to a mentor who must have somebody; only the places that must be filled count it.",
  steps:
    "It is proved step by step, and each step looks only at the pairs that the prices of the steps before leave open:",
  prices: "The prices of a place, at each step:",
  noPrices: "Every price is 0: nobody stands in anybody's way.",
  otherPrices: "The prices of all others are 0 at every step.",
  programme: "the programme",
  fingerprint: (fingerprint: string) =>
    `Fingerprint of the cohort and the programme that this matching belongs to (SHA-256): ${fingerprint}`,
  placedTitle: "Placed",
  placedTier: (priority: number) => `Placed, priority ${priority}`,
  furtherTitle: (mentors: number) => `${ordinal(mentors)} mentor`,
  furtherTier: (mentors: number, priority: number) => `${ordinal(mentors)} mentor, priority ${priority}`,
  pointsTitle: "Points",
  cases: (cases: number) =>
    `People who want several mentors compete for the programme's places, so the proof is by ${counted(cases, "case", "cases")}: who of them is placed. The prices above belong to the case that holds this matching; the saved result has the others, with the prices that close each of them.`,
  searched:
    "No other matching is better: the saved result holds the proof, and anybody can check it without knowing how the matching was found. Besides the places, the pairs that a quota counts have a price: what a pair is charged that brings a count closer to its maximum, or paid that brings it closer to its minimum. At these prices the quotas can be left aside, and the best that can then be had is a number that no matching within the quotas can pass. Where no prices bring that number down to what the matching reaches, the proof goes by cases: a pair is made, or it is not. Together the cases leave nothing out.",
  searchedSteps: "It is proved step by step, and each step keeps to what the steps before have reached:",
  inCases: (cases: number) => `Proved in ${counted(cases, "case", "cases")}.`,
  placed: (title: string, value: number, first: boolean) =>
    `${title}: ${counted(value, "person", "people")}, and no matching ${first ? "" : "that is as good so far "}has more.`,
  points: (title: string, value: number) =>
    `${title}: ${points(value)}, and no matching that is as good so far has more.`,
};

export const gap = {
  first:
    "People placed count first, from the highest priority down, and everybody's first mentor before anybody's second; then points. The search was cut off at one of these; what counts more than it is proved.",
  people: (priority: number, mentors: number, value: number, bound: number) =>
    `People of priority ${priority} with at least ${counted(mentors, "mentor", "mentors")}: ${grouped(value)} here, and no matching has more than ${grouped(bound)}.`,
  points: (value: number, bound: number) =>
    `Points: ${grouped(value)} here, and no matching that is as good so far has more than ${grouped(bound)}.`,
};
