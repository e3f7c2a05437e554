import type { NamedPart, Part, SummedPart } from "../candidates/strategy.ts";
import type { ExplainedCriterion, ExplainedTerm } from "../explanation/explanation.ts";
import { compareIds } from "../order.ts";
import type { Names } from "./names.ts";

/** How one term came about, in words; where its score is unknown, what stands in. */
export function accountOf(term: ExplainedTerm, criterion: ExplainedCriterion | undefined, names: Names): string {
  const words = names.language.term;
  const account = partText(term.part, names);
  if (!term.unknown || criterion === undefined) return account;
  if (criterion.unknown !== "spread") return words.standsIn(account, criterion.unknown);
  return term.weight === 0 ? words.spread(account) : words.halfStandsIn(account);
}

/** The same of any account, whatever stands in for it. */
export function partText(part: Part, names: Words): string {
  const words = names.language.term;
  switch (part.operator) {
    case "sum":
    case "common":
    case "cosine":
      return topicsText(part, names);
    case "share":
      return words.shared(part);
    case "any":
      return words.any(part.of);
    case "rest":
      return words.rest(partText(part.of, names));
    case "rank":
      return words.ranked(part);
    case "mean":
    case "least":
    case "most":
      return combinedText(part, names);
    case "curve":
      return words.curve(part);
    case "diminishing":
      return words.diminishing(partText(part.of, names), part.half);
    case "value":
      return words.value(part.value, part.source);
    case "unknown":
      return words.unknown(part.reason);
  }
}

/** What an account needs of the names. */
type Words = Pick<Names, "topic" | "language">;

/** What is known, combined; then why the rest is not. */
function combinedText({ operator, of }: Extract<Part, { of: readonly NamedPart[] }>, names: Words): string {
  const words = names.language.term;
  const known = of.filter(({ part }) => part.operator !== "unknown");
  const reasons = of.flatMap(({ part }) => (part.operator === "unknown" ? [words.unknown(part.reason)] : []));
  const accounts = known.map(({ what, part }) => words.named(what, partText(part, names)));
  return words.account([...(accounts.length === 0 ? [] : [words[operator](accounts)]), ...reasons]);
}

/** What is covered, the biggest contribution first; then what is not; then what does not count at all. */
function topicsText(part: Extract<Part, { operator: "sum" | "common" | "cosine" }>, names: Words): string {
  const words = names.language.term;
  const gives = ({ weight, value }: SummedPart) =>
    part.operator === "common" ? Math.min(weight, value) : weight * value;
  const sorted = [...part.of].sort(
    (a, b) => gives(b) - gives(a) || b.weight - a.weight || b.value - a.value || compareIds(a.topic, b.topic),
  );
  const covered = sorted.filter((one) => gives(one) > 0);
  const uncovered = sorted.filter(({ weight, value }) => weight > 0 && value === 0);
  const more = sorted.filter(({ weight, value }) => weight === 0 && value > 0);
  const template = part.operator === "common" ? words.commonTopic : words.topic;
  const texts: string[] = [];
  if (covered.length > 0) {
    const topics = covered.map(({ topic, weight, value, part: account }) =>
      template(names.topic(topic), weight, value, measuredText(account, names)),
    );
    texts.push(words.covered(topics));
  }
  const alone = (topic: string, weight: number, account?: Part) =>
    words.uncoveredTopic(names.topic(topic), weight, measuredText(account, names));
  if (uncovered.length > 0) {
    texts.push(words.uncovered(uncovered.map((one) => alone(one.topic, one.weight, one.part))));
  }
  if (part.operator === "cosine") {
    if (more.length > 0) {
      texts.push(words.unasked(more.map(({ topic, value }) => alone(topic, value))));
    }
    texts.push(words.cosine);
  }
  const leftOut = part.operator === "sum" ? part.leftOut : undefined;
  if (leftOut !== undefined) texts.push(words.leftOut(leftOut.reason, leftOut.topics.map(names.topic)));
  return texts.length === 0 ? words.nothing : words.account(texts);
}

/** Inside a list of topics only what was measured: the curve would be the same for every one. "" for nothing. */
function measuredText(part: Part | undefined, names: Words): string {
  if (part === undefined) return "";
  if (part.operator === "diminishing") return measuredText(part.of, names);
  return part.operator === "curve" ? names.language.term.measure(part.of) : partText(part, names);
}
