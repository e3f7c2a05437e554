import { grouped, percent } from "./numbers.ts";
import { counted } from "./phrases.ts";

// What only the HTML report says: charts, their text alternatives, what can be operated.

export const report = {
  /** The language's tag (BCP 47), and which way it is written ("ltr" or "rtl"). */
  tag: "en",
  direction: "ltr",
  skip: "Skip to the report",
  contents: "Contents",
  sameAsTable: "The same as a table",
  titles: {
    affinities: "Affinities at a glance",
    terms: "What the affinities are made of",
    histograms: "How they are spread",
    coverage: "Objectives",
    personal: "Personal objectives",
    collective: "Collective objectives",
    audit: "How fair it is",
  },
  figures: {
    of: (count: number, all: number) => `${grouped(count)} of ${grouped(all)}`,
    placed: "have a mentor",
    affinity: "affinity on average",
    first: "pairs are a 1st choice",
    free: "places are free",
  },
  /** Above the table of pairs, where a script runs. */
  filter: {
    label: "Show only rows with",
    /** The number of rows comes after it. */
    shown: "Rows shown:",
  },
  columns: {
    lock: "Decided beforehand by",
    oneMore: "One more place there",
    without: "Without it",
    objectives: "Objectives",
    offered: "Offered on",
    covered: "Covered",
    lacking: "Nothing offered on",
    topic: "Topic",
    weight: "Weight",
    mean: "Expertise on average",
    pairs: "Pairs whose mentor offers it",
    experiences: "Pairs with an experience on it",
  },
  /** Of one more place, or one rule less. */
  nothing: "nothing",
  heat: {
    meaning:
      "Each row is a mentee, each column a mentor, each number the affinity of the two in percent. The darker (on a dark page the lighter), the greater.",
    description: (mentees: number, mentors: number, pairs: number, forbidden: number) =>
      `A map of ${counted(mentees, "mentee", "mentees")} by ${counted(mentors, "mentor", "mentors")}: ${counted(pairs, "pair is made", "pairs are made")}, ${counted(forbidden, "pair is forbidden", "pairs are forbidden")}. The numbers are in the table below it.`,
    made: "made",
    forbidden: "forbidden by a rule",
    /** Where a cell has room for one word. */
    forbiddenInShort: "forbidden",
    madeCell: (affinity: number) => `${grouped(affinity)}, made`,
    step: (least: number, greatest: number) =>
      least === greatest ? percent(least) : `${percent(least)} to ${percent(greatest)}`,
  },
  terms: {
    meaning:
      "Each bar is a pair's affinity, of a whole of 1,000,000 points; each part of it is what one criterion gave. Hatched parts rest on something that is not known.",
    meaningOfMean: "What each criterion gave on average, of a whole of 1,000,000 points.",
    description: (pairs: number, criteria: number) =>
      `A bar for each of ${counted(pairs, "pair", "pairs")}, with a part for each of ${counted(criteria, "criterion", "criteria")}. The numbers are in the table below it.`,
    descriptionOfMean: (pairs: number, criteria: number) =>
      `The mean of ${counted(pairs, "pair", "pairs")} as one bar, with a part for each of ${counted(criteria, "criterion", "criteria")}. The numbers are in the table below it.`,
    unknown: "unknown",
    unknownCell: (points: number) => `${grouped(points)} (unknown)`,
    pair: (mentee: string, mentor: string) => `${mentee} · ${mentor}`,
    mean: "On average",
  },
  histograms: {
    many: (mentees: number, most: number) =>
      `There are ${counted(mentees, "mentee", "mentees")}. Above ${grouped(most)} people of a side the charts count them; everybody stands in the tables.`,
    affinity: "Pairs by affinity",
    choice: "Pairs by choice number",
    load: "Mentors by how many they have",
    pairs: "Pairs",
    mentors: "Mentors",
    range: (from: number, to: number) => `${grouped(from)}–${grouped(to)}%`,
    fromTo: (from: number, to: number) => (from === to ? grouped(from) : `${grouped(from)}–${grouped(to)}`),
    description: (bars: number) => `A chart of ${counted(bars, "bar", "bars")}. The numbers are in the table below it.`,
  },
  coverage: {
    personal:
      "Of each pair: how much of what the mentee wants to learn the mentor offers. Each objective counts by its weight, with the mentor's expertise on it.",
    collective:
      "Of each objective of the whole cohort: how many of the mentors that somebody has offer something on it.",
    notKnown: "not known",
    noPersonal: "Nobody's objectives are known.",
    noCollective: "The cohort has no collective objectives.",
  },
  certificate: "How anybody can check it",
};
