import type { RunExplanation } from "../explanation/explanation.ts";
import type { LedgerEntry } from "../explanation/matching.ts";
import { compareIds } from "../order.ts";
import type { Aim } from "../programme/programme.ts";
import { countedPairs } from "./countedPairs.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import type { Language } from "./language.ts";
import type { Names } from "./names.ts";

/** One more column of the rules' table, by rule id. */
export interface RuleColumn {
  readonly title: string;
  of(rule: string): string;
}

/**
 * The programme in words: aim, criteria, rules with what they did (as far as that is known) and what `more` says of
 * them, lottery.
 */
export function decidedOf(
  run: RunExplanation,
  ledger: readonly LedgerEntry[],
  names: Names,
  more?: RuleColumn,
): Block[] {
  const { titles, decided: words, counting, stable } = names.language;
  const countingAim: Partial<Record<Aim, string>> = counting.aim;
  return [
    heading(2, titles.decided),
    paragraph(run.favours !== undefined ? stable.aim(run.favours) : (countingAim[run.aim] ?? words.total)),
    paragraph(words.lottery(run.lottery)),
    heading(3, titles.criteria),
    paragraph(words.criteria, ...(run.result.status !== "infeasible" ? [words.own] : [])),
    criteriaTable(run, names.language),
    heading(3, titles.rules),
    ...rulesOf(run, ledger, names, more),
  ];
}

function criteriaTable({ criteria }: RunExplanation, language: Language): Block {
  const { columns, decided: words } = language;
  const { share } = language.numbers;
  const sorted = [...criteria].sort((a, b) => b.weight - a.weight || compareIds(a.id, b.id));
  const sum = sorted.reduce((all, { weight }) => all + weight, 0);
  const numbers = [columns.weight, columns.share];
  const rows = sorted.map(({ label, weight, side, facet, strategy, unknown }) => [
    label,
    words.weight(weight),
    share(weight / sum),
    words.side(side),
    facet ?? "",
    words.strategy(strategy),
    words.unknown(unknown),
  ]);
  const rest = [columns.side, columns.facet, columns.strategy, columns.unknown];
  return table([columns.criterion, ...numbers, ...rest], numbers, rows);
}

function rulesOf({ rules }: RunExplanation, ledger: readonly LedgerEntry[], names: Names, more?: RuleColumn): Block[] {
  const { columns, decided: words } = names.language;
  const { grouped } = names.language.numbers;
  if (rules.length === 0) return [paragraph(words.noRules)];
  const did = new Map(ledger.map((entry) => [entry.rule, entry]));
  const numbers = ledger.length === 0 ? [] : [columns.forbids, columns.alone];
  const rows = rules.map(({ id, rule }) => {
    const entry = did.get(id);
    const counts =
      rule === "lock" || entry === undefined
        ? [words.decides, ""]
        : entry.quotas !== undefined && entry.forbids === 0
          ? [words.limits, ""]
          : [grouped(entry.forbids), grouped(entry.alone)];
    const kind = rule === id ? words.builtIn : words.kind(rule);
    const further = more === undefined ? [] : [more.of(id)];
    return [id, kind, names.because(id), ...counts.slice(0, numbers.length), ...further];
  });
  const further = more === undefined ? [] : [more.title];
  return [
    paragraph(words.rules),
    table([columns.rule, columns.kind, columns.because, ...numbers, ...further], numbers, rows),
    ...leftOf(ledger, names),
    ...quotasOf(ledger, names),
  ];
}

/** Whom single rules leave with no or one allowed mentor. */
function leftOf(ledger: readonly LedgerEntry[], names: Names): Block[] {
  const words = names.language.decided;
  const people = (ids: readonly string[]) => names.cut(ids.map(names.mentee));
  const items = ledger.flatMap(({ rule, none, one }) => [
    ...(none.length === 0 ? [] : [words.none(people(none), rule)]),
    ...(one.length === 0 ? [] : [words.one(people(one), rule)]),
  ]);
  return items.length === 0 ? [] : [list(items)];
}

/** The counts that are at their limit. */
function quotasOf(ledger: readonly LedgerEntry[], names: Names): Block[] {
  const { columns, titles, decided: words } = names.language;
  const { grouped } = names.language.numbers;
  const counts = ledger.flatMap(({ rule, quotas = [] }) => quotas.map((one) => ({ rule, ...one })));
  if (counts.length === 0) return [];
  const proved = counts.some(({ binding }) => binding !== undefined);
  const limit = (value: number | undefined) => (value === undefined ? "" : grouped(value));
  const rows = counts.map(({ rule, of, count, min, max, binding }) => [
    rule,
    countedPairs(of, names) || words.allCounted,
    grouped(count),
    limit(min),
    limit(max),
    ...(proved ? [binding === true ? words.yes : words.no] : []),
  ]);
  const right = [columns.made, columns.fewest, columns.most];
  const titlesOf = [columns.rule, columns.counts, ...right, ...(proved ? [columns.binding] : [])];
  return [heading(3, titles.quotas), ...(proved ? [paragraph(words.quotas)] : []), table(titlesOf, right, rows)];
}
