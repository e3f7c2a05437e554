import { given, share } from "./numbers.ts";
import { listed } from "./phrases.ts";

// How a matching was decided: aim, criteria, rules, quotas, lottery.

export const decided = {
  criteria:
    "A criterion scores each pair from 0% to 100%. That part of its weight is its points, and the sum of the points is the pair's affinity. All weights together are 1,000,000 points.",
  own: "People's own weights, and unknown scores that give their weight to the others, change the shares of single pairs; the tables above show each pair's own.",
  weight: given,
  /** The name of a strategy, as programmes write it. */
  strategy: (name: string) => name,
  /** The name of a kind of rule, as programmes write it. */
  kind: (name: string) => name,
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
  /** Of one value that counted pairs have in common: a person (`attribute` is null), or a person's attribute. */
  value: (side: "mentee" | "mentor", attribute: string | null, value: string | number | boolean) =>
    attribute === null ? `${side} ${value}` : `the ${side}'s ${attribute} ${value}`,
  total:
    "The aim: as many people as possible have a mentor, those of a higher priority first, and everybody a first mentor before anybody a second; then the total affinity is as great as possible.",
  lottery: (lottery: string) =>
    lottery === ""
      ? "Where several matchings are equally good, people take turns in an order made from their ids and the programme's lottery string, which is empty."
      : `Where several matchings are equally good, people take turns in an order made from their ids and the programme's lottery string, “${lottery}”. Nobody's name, and no order of rows, favours anyone.`,
};
