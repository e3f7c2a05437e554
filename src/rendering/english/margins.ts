import { given, grouped } from "./numbers.ts";
import { counted, listed } from "./phrases.ts";

// How sure a matching is.

export const margins = {
  title: "How sure the matching is",
  pairs: "Pairs",
  reading:
    "Of each pair: how far its affinity alone may fall before the matching changes. While it falls by less than the margin, the matching stays; once it falls by more, it is another.",
  byChoice: "Under this aim affinities only settle ties; a pair stands by its choice number.",
  byPreference: "A stable matching does not go by affinities: what counts is whom each of the two prefers.",
  columns: { margin: "Margin", standing: "Stands" },
  any: "any",
  standing: {
    locked: "decided beforehand",
    lottery: "by the lottery: another is as good",
    close: "only just",
    firm: "firmly",
    choice: "by its choice number",
    preference: "by what both prefer",
  },
  none: "There are no pairs.",
  firm: (count: number, pairs: number) =>
    count === pairs
      ? pairs === 1
        ? "The one pair is firm, or was decided beforehand."
        : pairs === 2
          ? "Both pairs are firm, or were decided beforehand."
          : `All ${grouped(pairs)} pairs are firm, or were decided beforehand.`
      : `${count === 0 ? "None" : grouped(count)} of ${counted(pairs, "pair", "pairs")} ${count === 1 ? "is" : "are"} firm, or decided beforehand.`,
  close: (pairs: readonly string[]) =>
    pairs.length === 1
      ? `Only just, by at most 10,000 points of 1,000,000: ${listed(pairs)}.`
      : `Only just, each by at most 10,000 points of 1,000,000: ${listed(pairs)}.`,
  lottery: (pairs: readonly string[]) =>
    pairs.length === 1
      ? `A coin's toss, as another matching is as good: ${listed(pairs)}.`
      : `A coin's toss each, as other matchings are as good: ${listed(pairs)}.`,
  pair: (mentee: string, mentor: string) => `${mentee} with ${mentor}`,
  weights: "Weights of the criteria",
  weightsReading:
    "Of each criterion: between which weights, in tenths and the others as they are, the matching stays, and who would have another mentor just outside.",
  stretch: (criterion: string, weight: number, lowest: number, highest: number) =>
    lowest === highest
      ? `${criterion}, now ${given(weight)}: the matching stays at this weight alone.`
      : `${criterion}, now ${given(weight)}: the matching stays from ${given(lowest)} to ${given(highest)}.`,
  beyond: (weight: number, moves: readonly string[]) =>
    moves.length === 0 ? `At ${given(weight)} nothing would be possible.` : `At ${given(weight)}: ${listed(moves)}.`,
  notBelow: "Further down nothing that was looked at changes it.",
  notAbove: "Further up nothing that was looked at changes it.",
  move: (mentee: string, from: string | null, to: string | null) =>
    to === null
      ? `${mentee} would lose ${from ?? "nobody"}`
      : from === null
        ? `${mentee} would have ${to}`
        : `${mentee} would have ${to} instead of ${from}`,
};
