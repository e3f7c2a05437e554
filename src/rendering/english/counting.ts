import type { Aim } from "../../programme/programme.ts";
import { grouped, ordinal, percent } from "./numbers.ts";
import { article, counted, points } from "./phrases.ts";

// What is said of the aims that count, besides the people placed.

type CountingAim = Exclude<Aim, "total" | "stable">;

const PEOPLE =
  "as many people as possible have a mentor, those of a higher priority first, and everybody a first mentor before anybody a second";

const aim: Record<CountingAim, string> = {
  maximin: `The aim: ${PEOPLE}; then the least affinity of any pair is as great as possible, then the total.`,
  leximin: `The aim: ${PEOPLE}; then the least affinity of any pair is as great as possible and as few pairs as possible have it, then the same for the next to least, and so on up.`,
  greedy: `The aim: ${PEOPLE}; then as many as possible get their first choice, then as many as possible of the others their second, and so on.`,
  generous: `The aim: ${PEOPLE}; then as few as possible get their last choice, then as few as possible the one before it, and so on.`,
};

/** What is said of the whole: that nothing is better, and by what. */
const best: Record<CountingAim, string> = {
  maximin: bestBy("the least affinity, then the total"),
  leximin: bestBy("the least affinity and how few pairs have it, then the same for the next to least, and so on up"),
  greedy: bestBy("how many get their first choice, then how many their second, and so on"),
  generous: bestBy("how few get the last choice that anybody gets, then how few the one before it, and so on"),
};

function bestBy(by: string): string {
  return `It is proved that no other matching is better: people placed count first, from the highest priority down, then ${by}.`;
}

/** How to read what other mentors would have meant. */
const reading: Record<CountingAim, string> = {
  maximin:
    "What decides, after the people placed, is the least affinity; where it would change, the points in total are only said beside it.",
  leximin:
    "What decides, after the people placed, is the lowest affinity that more or fewer pairs would have; the points in total are only said beside it.",
  greedy:
    "What decides, after the people placed, is how many get their 1st choice, where that changes, or else their 2nd, and so on; the points in total are only said beside it.",
  generous:
    "What decides, after the people placed, is how many get the last choice of which there would be more or fewer; the points in total are only said beside it.",
};

/** What a certificate says of counts. */
const counts = {
  least: (value: number) =>
    `Least affinity: ${points(value)}, and in every matching that is as good so far some pair has no more.`,
  ofPoints: (of: number, value: number) =>
    `Pairs with ${points(of)}: ${counted(value, "pair", "pairs")}, and no matching that is as good so far has fewer.`,
  ofChoice: (choice: number, value: number, aim: Aim) =>
    `Pairs with ${article(ordinal(choice))} choice: ${counted(value, "pair", "pairs")}, and no matching that is as good so far has ${aim === "greedy" ? "more" : "fewer"}.`,
  nested:
    "No other matching is better: the saved result holds the proof, and anybody can check it without knowing how the matching was found. Every step is proved by potentials, whole numbers that the saved result gives some people and some of the pairs that a quota counts together: whoever goes from one to another pays the difference. A pair that counts in a step costs 1 where few are wanted, and brings 1 where many are, as in a step about people; in the step about points it brings its affinity. At these prices every pair that is made, or not made, and every quota and every place that is used up, or not, though it could be otherwise, costs what it should; so no other matching within the quotas is better. Of what is not listed no pair is made, where few are wanted, or could be added, where many are.",
  further: (levels: number) => `And ${counted(levels, "step", "steps")} more of this kind.`,
  prove: (aim: Aim) =>
    aim === "maximin"
      ? "the prices below prove it, but for the least affinity, whose proof is in the saved result"
      : "the prices below prove it of the people placed; of the counts the proof is in the saved result",
  proofOfLeast:
    "The least affinity is proved by potentials, whole numbers that the saved result gives some people: whoever goes from one person to another pays the difference, and a pair with the least affinity costs 1. At these prices no matching that is as good so far does without all such pairs, unless by one that is worth less.",
  proof:
    "The counts are proved by potentials, whole numbers that the saved result gives some people: whoever goes from one person to another pays the difference, and a pair that counts costs 1. At these prices every pair that is made, or not made, though it could be otherwise, costs what it should; so no other matching has a better count. Each count looks only at what the counts before leave open. Of what is not listed no pair is made, where few are wanted, or could be added, where many are.",
};

/** "one more pair", "3 fewer pairs". */
function difference(change: number, one: string, many: string): string {
  const count = Math.abs(change);
  const than = change > 0 ? "more" : "fewer";
  return count === 1 ? `one ${than} ${one}` : `${grouped(count)} ${than} ${many}`;
}

/** What is lost in an aim's own terms. */
const loss = {
  nothing: "would be as good by the aim",
  /** `change`: how many pairs come to have the affinity it falls to; 1 or less goes without saying. */
  least(before: number, after: number, change: number): string {
    const [from, to] = [percent(before), percent(after)];
    const between = from === to ? `from ${grouped(before)} to ${points(after)}` : `from ${from} to ${to}`;
    const fallen = `the least affinity would ${after < before ? "fall" : "rise"} ${between}`;
    return change > 1 ? `${fallen}, for ${grouped(change)} pairs` : fallen;
  },
  ofPoints: (of: number, change: number) =>
    `${difference(change, "pair", "pairs")} at ${change > 0 ? "only " : ""}${percent(of)}`,
  ofChoice: (choice: number, change: number) =>
    difference(change, `${ordinal(choice)} choice`, `${ordinal(choice)} choices`),
  /** Of points that the aim does not go by. */
  total: (lost: number) => `${points(Math.abs(lost))} ${lost > 0 ? "fewer" : "more"} in total`,
};

export const counting = {
  aim,
  best,
  reading,
  least: (least: number) => `The least affinity of a pair is ${percent(least)}.`,
  certificate: counts,
  loss,
};
