import { given, grouped, ordinal, percent, share } from "./numbers.ts";
import { choiceOf, counted, listed, points, said } from "./phrases.ts";

// Why somebody does not have a certain mentor, and what would bring it about.

const changes = {
  title: "What would bring it about",
  introduction: (count: number) =>
    count === 1
      ? "This alone would, with everything else as it is:"
      : "Each of these alone would, with everything else as it is. Of all values that were tried, the nearest to today's is named:",
  none: "No single change would, of those that were tried: weights of criteria, what the two say and offer, places, quotas, and the rules and locks one by one.",
  /** `moved`: how many other people would then have other mentors. */
  sentence: (change: string, moved: number) =>
    moved === 0
      ? `If ${change}. Nobody else would move.`
      : moved === 1
        ? `If ${change}. One other person would have another mentor.`
        : `If ${change}. ${grouped(moved)} other people would have other mentors.`,
  weight: (criterion: string, from: number, to: number) =>
    `the criterion ${criterion} weighed ${given(to)} instead of ${given(from)}`,
  /** `from`: null where the mentor said nothing of any topic. */
  expertise: (mentor: string, topic: string, from: number | null, to: number) =>
    from === null
      ? `${mentor}, who said nothing, offered ${share(to)} on ${topic} and nothing else`
      : `${mentor} offered ${share(to)} on ${topic} instead of ${share(from)}`,
  objective: (mentee: string, topic: string, from: number, to: number) =>
    `${topic} made up ${share(to)} of the objectives of ${mentee} instead of ${share(from)}`,
  level: (mentee: string, topic: string, from: number | null, to: number) =>
    from === null
      ? `${mentee}, who did not say, stood at ${share(to)} on ${topic}`
      : `${mentee} stood at ${share(to)} on ${topic} instead of ${share(from)}`,
  /** Places among the wishes; null: not among them. */
  wish: (person: string, of: string, from: number | null, to: number | null) =>
    to === null
      ? `${person} did not wish for ${of}, who is now the ${ordinal(from ?? 1)} wish`
      : from === null
        ? `${of} were the ${ordinal(to)} wish of ${person}, who did not wish for this`
        : from === to
          ? `${of} were the ${ordinal(to)} wish of ${person} alone, and not in a tie`
          : `${of} were the ${ordinal(to)} wish of ${person} instead of the ${ordinal(from)}`,
  capacity: (mentor: string, from: number, to: number) =>
    to === 0
      ? `${mentor} took nobody instead of ${grouped(from)}`
      : `${mentor} took at most ${counted(to, "mentee", "mentees")} instead of ${grouped(from)}`,
  places: (from: number, to: number) =>
    to === 0
      ? `the programme placed nobody instead of ${grouped(from)}`
      : `the programme placed at most ${counted(to, "person", "people")} instead of ${grouped(from)}`,
  quota: (limit: "min" | "max", from: number, to: number, what: string, rule: string) => {
    const which = what === "" ? "" : ` for ${what}`;
    return limit === "min"
      ? `the rule ${rule} asked for at least ${grouped(to)} instead of ${grouped(from)}${which}`
      : `the rule ${rule} allowed ${grouped(to)} instead of ${grouped(from)}${which}`;
  },
  allow: (mentee: string, mentor: string, rules: readonly string[]) =>
    `${mentee} might have ${mentor} in spite of ${listed(rules)}`,
  rule: (rule: string) => `the programme did without the rule ${rule}`,
  unlock: (mentee: string, mentor: string, rule: string) =>
    `${mentee} need not have ${mentor} (without the rule ${rule})`,
};

export const whyNot = {
  title: (mentee: string, mentor: string) => `Why ${mentee} does not have ${mentor}`,
  titlePaired: (mentee: string, mentor: string) => `${mentee} has ${mentor}`,
  paired: "The two are a pair of the matching.",
  has: (mentee: string, mentors: readonly string[]) =>
    mentors.length === 0 ? `${mentee} has no mentor.` : `${mentee} has ${listed(mentors)}.`,
  forbidden: (rules: readonly string[]) =>
    rules.length === 1
      ? `The pair is forbidden by the rule ${listed(rules)}.`
      : `The pair is forbidden, by the rules ${listed(rules)}.`,
  allowed: (mentor: string, choice: number, affinity: number) =>
    `The rules allow the pair. ${mentor} is this person's ${choiceOf(choice)} among those whom the rules allow; the affinity would be ${percent(affinity)} (${points(affinity)} of 1,000,000).`,
  consequence: (effect: string) => said("With this pair, the best matching", effect),
  impossible: "Locked pairs, minimum loads or places leave no valid matching with this pair.",
  impossibleQuotas: "Locked pairs, minimum loads, places or quotas leave no valid matching with this pair.",
  unproved: "What the pair would cost is not known, as the search was cut off.",
  moves: "Who would move",
  move: { person: "Person", from: "Has", to: "Would have", points: "Points" },
  nobody: "nobody",
  /** Points that a move brings, with their sign. */
  change: (count: number) => (count > 0 ? `+${grouped(count)}` : count < 0 ? `−${grouped(-count)}` : "0"),
  notFewer: {
    people: "These are the fewest moves among all best matchings with this pair.",
    pairs: "In no other best matching with this pair do fewer pairs of the others change.",
  },
  blocking: "Who would then rather have each other",
  blockingPair: (mentee: string, mentor: string) => `${mentee} and ${mentor}`,
  noBlocking: "Nobody would rather have each other then.",
  unwilling: {
    mentee: "The mentee would not change: prefers every mentor who is there, or has them by a decision.",
    mentor: "The mentor has no place left: prefers every mentee who is there, or has them by a decision.",
    both: "Neither of the two would change: both prefer whom they have, or have them by a decision.",
  },
  stableConsequence: (placed: number, count: number) =>
    `With this pair decided, the stable matching would place ${placed === 0 ? "as many people" : placed > 0 ? `${counted(placed, "person", "people")} fewer` : `${counted(-placed, "person", "people")} more`} and have ${count === 0 ? "as many points" : count > 0 ? `${points(count)} fewer` : `${points(-count)} more`}.`,
  changes,
};
