import type { Subtotal } from "../../explanation/explanation.ts";
import type { BuiltInRule } from "../../programme/programme.ts";
import { grouped, ordinal, percent } from "./numbers.ts";
import { article, capital, choiceOf, counted, listed, others, points } from "./phrases.ts";

// Every word of a run's report at a glance: titles, names, the summary, a pair.

export const named = {
  person: (name: string, id: string) => `${name} (${id})`,
  rule: (id: string, because: string) => (because === "" ? id : `${id} (${because})`),
  /** What the built-in rules mean, by id. */
  builtIn: {
    oneself: "nobody is their own mentor",
    "avoided-by-mentee": "the mentee asked not to have this mentor",
    "avoided-by-mentor": "the mentor asked not to have this mentee",
  } satisfies Record<BuiltInRule, string>,
  /** What ends a list that is cut. */
  others,
};

export const titles = {
  report: "Matching report",
  summary: "Summary",
  pairs: "Pairs",
  unmatched: "Without a mentor",
  loads: "Mentors",
  mentees: "Why",
  decided: "How it was decided",
  criteria: "Criteria",
  rules: "Rules",
  certificate: "Why no other matching is better",
  conflict: "There is no matching",
  repairs: "What would make one possible",
  quotas: "Quotas at their limit",
  gap: "What is not proved",
};

export const columns = {
  mentee: "Mentee",
  mentor: "Mentor",
  mentees: "Mentees",
  affinity: "Affinity",
  choice: "Choice",
  reasons: "Biggest reasons",
  load: "Has",
  capacity: "Can take",
  minimum: "Must take",
  criterion: "Criterion",
  points: "Points",
  weight: "Weight",
  ofWeight: "Of",
  score: "Score",
  account: "How it came about",
  instead: "Instead",
  meaning: "What it would mean",
  share: "Share",
  side: "Speaks for",
  facet: "Facet",
  strategy: "Strategy",
  unknown: "Where unknown",
  rule: "Rule",
  kind: "Kind",
  because: "Because",
  forbids: "Forbids pairs",
  alone: "Only this rule",
  counts: "Pairs",
  made: "Made",
  fewest: "At least",
  most: "At most",
  binding: "Could matter",
  place: "A place with",
};

/** Above everything: reports name who avoided whom. */
export const audience =
  "For the coordinator. This report says who avoided whom, and why; it is not for passing on as it is.";

export const summary = {
  size: (mentees: number, mentors: number, places: number) =>
    `${capital(counted(mentees, "mentee", "mentees"))}, ${counted(mentors, "mentor", "mentors")} with ${counted(places, "place", "places")}.`,
  places: (places: number) =>
    places === 0
      ? "The programme places nobody."
      : places === 1
        ? "The programme places at most 1 person."
        : `The programme places at most ${grouped(places)} people.`,
  placed(placed: number, unmatched: number): string {
    if (placed + unmatched === 0) return "Nobody takes part.";
    if (placed === 0) return "Nobody has a mentor.";
    if (unmatched === 0) return placed === 1 ? "The one mentee has a mentor." : `All ${grouped(placed)} have a mentor.`;
    const have = placed === 1 ? "1 person has a mentor" : `${grouped(placed)} people have a mentor`;
    return unmatched === 1 ? `${have}, 1 has none.` : `${have}, ${grouped(unmatched)} have none.`;
  },
  total: (total: number, pairs: number) =>
    pairs === 0
      ? "There are no pairs."
      : pairs === 1
        ? `The affinity of the one pair is ${percent(total)} (${points(total)}).`
        : `The ${grouped(pairs)} pairs have a total affinity of ${points(total)}, ${percent(total, pairs * 1_000_000)} each on average.`,
  tiers: (tiers: readonly (readonly [priority: number, placed: number, people: number])[]) =>
    `${capital(tiers.map(([priority, placed, people]) => `priority ${priority}: ${grouped(placed)} of ${grouped(people)} placed`).join("; "))}.`,
  /** `profile`: choice number and how many pairs have it, ascending. */
  choices(profile: readonly (readonly [choice: number, count: number])[]): string {
    const shown = profile.length > 10 ? profile.slice(0, 5) : profile;
    const [[choice, count], ...rest] = shown;
    const first = `${count === 1 ? "1 pair is" : `${grouped(count)} pairs are`} ${article(ordinal(choice))} choice`;
    const later = profile.slice(shown.length).reduce((sum, [, count]) => sum + count, 0);
    const last = profile[profile.length - 1][0];
    return `${listed([
      first,
      ...rest.map(([choice, count]) => `${grouped(count)} ${article(ordinal(choice))}`),
      ...(later === 0 ? [] : [`${grouped(later)} a later one, the last ${article(ordinal(last))}`]),
    ])}.`;
  },
  /** Of the mentees who wished for somebody, how many have the first of them, and how many another. */
  wishes(wishing: number, first: number, another: number): string {
    const none = wishing - first - another;
    if (wishing === 1)
      return `The only mentee who wished for somebody has ${first === 1 ? "the 1st wish" : another === 1 ? "another wish" : "none of the wishes"}.`;
    const has = (count: number, what: string) =>
      count === 0 ? [] : [`${grouped(count)} ${count === 1 ? "has" : "have"} ${what}`];
    return `Of the ${grouped(wishing)} mentees who wished for somebody, ${listed([
      ...has(first, "the 1st wish"),
      ...has(another, "another wish"),
      ...has(none, "none of them"),
    ])}.`;
  },
  /** Of which more at the end of the full report. */
  best: "It is proved that no other matching is better: people placed count first, from the highest priority down, then points.",
  /** The search was cut off. */
  cutOff:
    "The search was cut off by the programme's limit on its steps. This matching keeps every rule, and is the best that was found; whether it is the best there is, is not proved.",
  unique: "No other matching is as good.",
  tied: (count: number, people: readonly string[]) =>
    count === 1
      ? `Other matchings are as good; they give another mentor to ${listed(people)} alone. The lottery chose.`
      : `Other matchings are as good; the tie touches ${grouped(count)} people: ${listed(people)}. The lottery chose.`,
  lottery: (lottery: string) =>
    lottery === "" ? "The lottery string is empty." : `The lottery string is “${lottery}”.`,
};

export const pair = {
  title: (mentor: string, choice: number, affinity: number) =>
    `Mentor: ${mentor}, ${choiceOf(choice)}, affinity ${percent(affinity)} (${points(affinity)} of 1,000,000).`,
  reasons: (reasons: readonly (readonly [string, number])[]) =>
    reasons.map(([criterion, count]) => `${criterion} ${percent(count)}`).join(", "),
  locked: (rule: string) => `This pair was decided beforehand by the rule ${rule}.`,
  tied: "Another matching that is as good gives this person another mentor; the lottery chose.",
  wants: (wants: number, has: number) =>
    has === 0
      ? `Wants ${grouped(wants)} mentors and has none.`
      : `Wants ${grouped(wants)} mentors and has ${grouped(has)}.`,
  /** `what`: a facet, or null for what has none; or a side. */
  share: (what: string | null, count: number, weight: number) =>
    weight === 0
      ? `${what ?? "the rest"} has no weight`
      : `${what ?? "the rest"} ${percent(count, weight)} (${grouped(count)} of ${points(weight)})`,
  facets: (facets: readonly string[]) => `By facet: ${facets.join(", ")}.`,
  sides: (mentee: Subtotal, mentor: Subtotal) =>
    `By side: ${pair.share("the mentee's", mentee.points, mentee.weight)}, ${pair.share("the mentor's", mentor.points, mentor.weight)}.`,
  range: (unknown: readonly string[], lowest: number, highest: number) =>
    `Unknown: ${listed(unknown)}. Known, the affinity would be from ${percent(lowest)} to ${percent(highest)} (${grouped(lowest)} to ${points(highest)}).`,
};
