import type { Part } from "../candidates/strategy.ts";
import type { ExplainedCriterion, ExplainedTerm } from "../explanation/explanation.ts";
import { compareIds } from "../order.ts";
import { term as words } from "./english.ts";
import type { Names } from "./names.ts";

/** How one term came about, in words; where its score is unknown, what stands in. */
export function accountOf(term: ExplainedTerm, criterion: ExplainedCriterion | undefined, names: Names): string {
  const account = partText(term.part, names);
  if (!term.unknown || criterion === undefined) return account;
  if (criterion.unknown !== "spread") return words.standsIn(account, criterion.unknown);
  return term.weight === 0 ? words.spread(account) : words.halfStandsIn(account);
}

function partText(part: Part, names: Names): string {
  switch (part.operator) {
    case "sum":
      return sumText(part, names);
    case "share":
      return words.shared(part);
    case "rank":
      return words.ranked(part);
    case "mean":
    case "least":
      return combinedText(part, names);
    case "value":
      return words.value(part.value, part.source);
    case "unknown":
      return part.reason;
  }
}

/** What is known, combined; then why the rest is not. */
function combinedText({ operator, of }: Extract<Part, { operator: "mean" | "least" }>, names: Names): string {
  const known = of.filter(({ part }) => part.operator !== "unknown");
  const reasons = of.flatMap(({ part }) => (part.operator === "unknown" ? [part.reason] : []));
  const accounts = known.map(({ what, part }) => words.named(what, partText(part, names)));
  return words.account([...(accounts.length === 0 ? [] : [words[operator](accounts)]), ...reasons]);
}

/** What is covered, the biggest share first; then what is not. */
function sumText({ of }: Extract<Part, { operator: "sum" }>, names: Names): string {
  const sorted = [...of].sort(
    (a, b) => b.weight * b.value - a.weight * a.value || b.weight - a.weight || compareIds(a.topic, b.topic),
  );
  const covered = sorted.filter(({ weight, value }) => weight * value > 0);
  const uncovered = sorted.filter(({ weight, value }) => weight > 0 && value === 0);
  const texts: string[] = [];
  if (covered.length > 0) {
    texts.push(
      words.covered(covered.map(({ topic, weight, value }) => words.topic(names.topic(topic), weight, value))),
    );
  }
  if (uncovered.length > 0) {
    texts.push(words.uncovered(uncovered.map(({ topic, weight }) => words.uncoveredTopic(names.topic(topic), weight))));
  }
  return texts.length === 0 ? words.nothing : words.account(texts);
}
