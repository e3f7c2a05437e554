import { grouped } from "./numbers.ts";
import { counted, listed, points } from "./phrases.ts";

// Why there is no matching, and what would make one possible.

export const conflict = {
  introduction: (count: number) =>
    count === 0
      ? "The requirements cannot be met."
      : count === 1
        ? "This requirement cannot be met:"
        : count === 2
          ? "These two requirements cannot be met together; without either of them the rest can be:"
          : `These ${grouped(count)} requirements cannot all be met; without any one of them the others can be:`,
  /** `rules`: those that forbid every mentor; empty where it is not they. */
  everyone: (mentee: string, rules: readonly string[]) =>
    `${mentee} must have a mentor, since everyone must${rules.length === 0 ? "" : `, and every mentor is forbidden, by ${ruleOrRules(rules)}`}.`,
  /** `rules`: those that leave too few mentees. */
  minLoad: (mentor: string, minLoad: number, rules: readonly string[]) =>
    `${mentor} must take at least ${counted(minLoad, "mentee", "mentees")}${rules.length === 0 ? "" : `, and too few are left by ${ruleOrRules(rules)}`}.`,
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
  sentence: (changes: readonly string[], placed: number, total: number | null) =>
    `If ${listed(changes)}: ${placed === 0 ? "nobody has" : placed === 1 ? "1 person has" : `${grouped(placed)} people have`} a mentor${total === null ? "" : `, with a total affinity of ${points(total)}`}.`,
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
  rule: (rule: string) => `the programme does without the rule ${rule}`,
  excuse: (mentee: string) => `${mentee} may stay without a mentor`,
  allow: (mentee: string, mentor: string, rules: readonly string[]) =>
    `${mentee} may have ${mentor} in spite of ${listed(rules)}`,
};

function ruleOrRules(rules: readonly string[]): string {
  return `${rules.length === 1 ? "the rule" : "the rules"} ${listed(rules)}`;
}
