import type { Counted, Measure, Part } from "../candidates/strategy.ts";
import type { ExplainedTerm, Subtotal } from "../explanation/explanation.ts";
import type { BuiltInRule } from "../programme/programme.ts";
import { grouped, ordinal, percent, share } from "./numbers.ts";

// Every word of a report that is not data. Whole templates: what changes with a number is written out, never glued
// elsewhere.

/** "a", "a and b", "a, b and c"; nothing for an empty list. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** "no mentees", "1 mentee", "2 mentees". */
export function counted(count: number, one: string, many: string): string {
  return count === 0 ? `no ${many}` : count === 1 ? `1 ${one}` : `${grouped(count)} ${many}`;
}

function person(count: number): string {
  return count === 1 ? "one person" : `${grouped(count)} people`;
}

export function points(count: number): string {
  return count === 1 ? "1 point" : `${grouped(count)} points`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** "a 2nd", "an 8th", "an 11th". */
function article(number: string): string {
  return /^(8|1[18](th|,))/.test(number) ? `an ${number}` : `a ${number}`;
}

export const named = {
  person: (name: string, id: string) => `${name} (${id})`,
  rule: (id: string, because: string) => (because === "" ? id : `${id} (${because})`),
};

const REASONS = {
  oneself: "nobody is their own mentor",
  "avoided-by-mentee": "the mentee asked not to have this mentor",
  "avoided-by-mentor": "the mentor asked not to have this mentee",
} satisfies Record<BuiltInRule, string>;

/** What a built-in rule means; "" for any other kind. */
export function reason(rule: string): string {
  return Object.hasOwn(REASONS, rule) ? REASONS[rule as BuiltInRule] : "";
}

/** What ends a list that is cut. */
export const others = (count: number) => (count === 1 ? "1 other" : `${grouped(count)} others`);

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
    const [[choice, count], ...rest] = profile;
    const first = `${count === 1 ? "1 pair is" : `${grouped(count)} pairs are`} ${article(ordinal(choice))} choice`;
    return `${listed([first, ...rest.map(([choice, count]) => `${grouped(count)} ${article(ordinal(choice))}`)])}.`;
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

const choiceOf = (choice: number) => `${ordinal(choice)} choice`;

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

/** What the numbers of a curve's points are. */
const READINGS = { level: "a level of", lead: "ahead by", distance: "apart by" } satisfies Record<
  Measure["what"],
  string
>;

function coordinates(of: number | readonly number[]): string {
  if (typeof of === "number") return String(of);
  return of.length === 1 ? String(of[0]) : `(${of.join(", ")})`;
}

export const term = {
  factors: ({ programme, mentee, mentor }: ExplainedTerm["factors"]) =>
    [
      `${programme}`,
      ...(mentee === undefined ? [] : [`${mentee} (mentee)`]),
      ...(mentor === undefined ? [] : [`${mentor} (mentor)`]),
    ].join(" × "),
  score: (score: number | null) => (score === null ? "unknown" : share(score)),
  covered: (topics: readonly string[]) => topics.join(", "),
  topic: (topic: string, weight: number, value: number) => `${topic} ${share(weight)} × ${share(value)}`,
  uncovered: (topics: readonly string[]) => `not covered: ${topics.join(", ")}`,
  uncoveredTopic: (topic: string, weight: number) => `${topic} ${share(weight)}`,
  commonTopic: (topic: string, weight: number, value: number) =>
    `${topic} ${share(weight)} wanted and ${share(value)} given`,
  unasked: (topics: readonly string[]) => `not asked for: ${topics.join(", ")}`,
  cosine: "how well the two directions agree counts",
  leftOut: (reason: string, topics: readonly string[]) => `${reason}: ${topics.join(", ")}`,
  inBrackets: (account: string) => ` (${account})`,
  nothing: "no topics",
  account: (accounts: readonly string[]) => accounts.join("; "),
  shared({ numerator, denominator }: Extract<Part, { operator: "share" }>): string {
    const found =
      numerator.items === undefined || numerator.items.length === 0 ? "" : ` (${numerator.items.join(", ")})`;
    const count = numerator.count === 0 ? "none" : grouped(numerator.count);
    return `${count} ${numerator.what}${found}, ${grouped(denominator.count)} ${denominator.what}`;
  },
  any: ({ what, count, items = [] }: Counted) =>
    count === 0 ? `nothing ${what}` : items.length === 0 ? `${grouped(count)} ${what}` : `${what}: ${items.join(", ")}`,
  rest: (account: string) => `${account}; the less the better`,
  curve: ({ of, points }: Extract<Part, { operator: "curve" }>) =>
    `${term.measure(of)}; ${READINGS[of.what]} ${points.map(([at, score], index) => `${at}${index === 0 ? " counts" : ""} ${share(score)}`).join(", ")}`,
  /** The numbers as they were given: no unit is known. */
  measure: (of: Measure) =>
    of.what === "level"
      ? `the mentor at ${of.mentor}`
      : `the mentee at ${coordinates(of.mentee)}, the mentor at ${coordinates(of.mentor)}`,
  diminishing: (account: string, half: number) => `${account}; ${share(half)} counts half, as returns diminish`,
  ranked({ before, of }: Extract<Part, { operator: "rank" }>): string {
    if (before >= of) return of === 1 ? "listed one other person" : `listed ${grouped(of)} others`;
    return of === 1 ? "listed this one alone" : `listed ${ordinal(before + 1)} of ${grouped(of)}`;
  },
  value: (value: number, source: string) => `${share(value)}, given by ${source}`,
  named: (what: string, account: string) => `${what}: ${account}`,
  mean: (accounts: readonly string[]) =>
    accounts.length === 1 ? `${accounts[0]}` : `${accounts.join("; ")}; the mean counts`,
  least: (accounts: readonly string[]) =>
    accounts.length === 1 ? `${accounts[0]}` : `${accounts.join("; ")}; the least counts`,
  most: (accounts: readonly string[]) =>
    accounts.length === 1 ? `${accounts[0]}` : `${accounts[0]}; the best of ${grouped(accounts.length)} counts`,
  standsIn: (account: string, unknown: number) => `${account}; ${share(unknown)} stands in`,
  spread: (account: string) => `${account}; the weight goes to the other criteria`,
  halfStandsIn: (account: string) => `${account}; nothing is known, so 50% stands in`,
};

export const mentees = {
  introduction:
    "For each person: what the affinity is made of, and what each other mentor would have meant for the whole programme.",
  reading:
    "Points are what a criterion gave, of what it could have given: its weight, as a part of 1,000,000. A weight is the programme's, times the mentee's and the mentor's own where they have one. A topic reads: its weight × what the mentor offers on it. The choice number is 1 more than the number of allowed mentors whom this person prefers.",
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

export const decided = {
  criteria:
    "A criterion scores each pair from 0% to 100%. That part of its weight is its points, and the sum of the points is the pair's affinity. All weights together are 1,000,000 points.",
  own: "People's own weights, and unknown scores that give their weight to the others, change the shares of single pairs; the tables above show each pair's own.",
  weight: (weight: number) => String(weight),
  side: (side: "mentee" | "mentor" | "both") => (side === "both" ? "both sides" : `the ${side}`),
  unknown: (unknown: number | "spread") =>
    unknown === "spread" ? "the other criteria count more" : `${share(unknown)} stands in`,
  noRules: "There are no rules: every pair is allowed.",
  rules: "A pair that a rule forbids is not made, whatever its affinity.",
  builtIn: "built in",
  decides: "decides a pair",
  /** A quota. */
  limits: "limits how many",
  /** What a quota counts where it tells nothing apart. */
  allCounted: "all that the rule counts",
  none: (people: readonly string[], rule: string) =>
    `${listed(people)} ${people.length === 1 ? "has" : "have"} no allowed mentor, and would have one without the rule ${rule}.`,
  one: (people: readonly string[], rule: string) =>
    `${listed(people)} ${people.length === 1 ? "has" : "have"} one allowed mentor only, and would have more without the rule ${rule}.`,
  quotas:
    "These counts are at their limit. Where one could not matter, the certificate proves that nothing would be better without this limit alone; where it could, that is not proved.",
  yes: "yes",
  no: "no",
  /** `key`: "mentor" or "mentee", perhaps with an attribute after a dot. */
  value: (key: string, value: string) => {
    const dot = key.indexOf(".");
    return dot < 0 ? `${key} ${value}` : `the ${key.slice(0, dot)}'s ${key.slice(dot + 1)} ${value}`;
  },
  total:
    "The aim: as many people as possible have a mentor, those of a higher priority first, and everybody a first mentor before anybody a second; then the total affinity is as great as possible.",
  lottery: (lottery: string) =>
    lottery === ""
      ? "Where several matchings are equally good, people take turns in an order made from their ids and the programme's lottery string, which is empty."
      : `Where several matchings are equally good, people take turns in an order made from their ids and the programme's lottery string, “${lottery}”. Nobody's name, and no order of rows, favours anyone.`,
};

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

export const conflict = {
  introduction: (count: number) =>
    count === 0
      ? "The requirements cannot be met."
      : count === 1
        ? "This requirement cannot be met:"
        : count === 2
          ? "These two requirements cannot be met together; without either of them the rest can be:"
          : `These ${grouped(count)} requirements cannot all be met; without any one of them the others can be:`,
  everyone: (mentee: string) => `${mentee} must have a mentor, since everyone must.`,
  minLoad: (mentor: string, minLoad: number) =>
    `${mentor} must take at least ${counted(minLoad, "mentee", "mentees")}.`,
  lock: (mentee: string, mentor: string, rule: string) => `${mentee} must have ${mentor}, by the rule ${rule}.`,
  capacity: (mentor: string, capacity: number) => `${mentor} has ${counted(capacity, "place", "places")}.`,
  places: (places: number) =>
    `At most ${counted(places, "person", "people")} can have a mentor, since there are no more places.`,
  /** `what`: what the pairs have in common; "" where that is only the rule. */
  quota: (limit: "min" | "max", value: number, what: string, rule: string) => {
    const which = what === "" ? `that the rule ${rule} counts` : `that the rule ${rule} counts for ${what}`;
    if (limit === "min") return `At least ${grouped(value)} of the pairs ${which} must be made.`;
    return value === 0
      ? `None of the pairs ${which} may be made.`
      : `At most ${grouped(value)} of the pairs ${which} may be made.`;
  },
};

export const repair = {
  introduction: (count: number) =>
    count === 0
      ? "No small change was found that would do."
      : count === 1
        ? "This would do:"
        : "Each of these would do, without the others; the smallest changes come first:",
  sentence: (changes: readonly string[], placed: number, total: number) =>
    `If ${listed(changes)}: ${placed === 0 ? "nobody has" : placed === 1 ? "1 person has" : `${grouped(placed)} people have`} a mentor, with a total affinity of ${points(total)}.`,
  capacity: (mentor: string, from: number, to: number) =>
    `${mentor} may take ${counted(to, "mentee", "mentees")} instead of ${grouped(from)}`,
  minLoad: (mentor: string, from: number, to: number) =>
    to === 0
      ? `${mentor} need not take anybody`
      : `${mentor} need take only ${grouped(to)} instead of ${grouped(from)}`,
  places: (from: number, to: number) =>
    `the programme places ${to === 1 ? "1 person" : `${grouped(to)} people`} instead of ${grouped(from)}`,
  unlock: (mentee: string, mentor: string, rule: string) =>
    `${mentee} need not have ${mentor} (without the rule ${rule})`,
  quota: (limit: "min" | "max", from: number, to: number, what: string, rule: string) =>
    `the rule ${rule} ${limit === "min" ? "asks for at least" : "allows"} ${grouped(to)} instead of ${grouped(from)}${what === "" ? "" : ` for ${what}`}`,
  excuse: (mentee: string) => `${mentee} may stay without a mentor`,
  allow: (mentee: string, mentor: string, rules: readonly string[]) =>
    `${mentee} may have ${mentor} in spite of ${listed(rules)}`,
};

export const gap = {
  first:
    "People placed count first, from the highest priority down, and everybody's first mentor before anybody's second; then points. The search was cut off at one of these; what counts more than it is proved.",
  people: (priority: number, mentors: number, value: number, bound: number) =>
    `People of priority ${priority} with at least ${counted(mentors, "mentor", "mentors")}: ${grouped(value)} here, and no matching has more than ${grouped(bound)}.`,
  points: (value: number, bound: number) =>
    `Points: ${grouped(value)} here, and no matching that is as good so far has more than ${grouped(bound)}.`,
};
