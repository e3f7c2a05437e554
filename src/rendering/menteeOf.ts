import type { ExplainedCriterion, ExplainedPair, Explanation, RunContext } from "../explanation/explanation.ts";
import type { FeasibleMatching, Matching } from "../explanation/matching.ts";
import { compareIds } from "../order.ts";
import { POINTS } from "../points.ts";
import type { Aim } from "../programme/programme.ts";
import { accountOf } from "./accountOf.ts";
import { byRules } from "./byRules.ts";
import type { Circumstances } from "./consequenceOf.ts";
import { consequenceOf } from "./consequenceOf.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import type { Names } from "./names.ts";
import { BRIEF } from "./names.ts";
import { whyUnmatched } from "./whyUnmatched.ts";

/** For every mentee, in id order: why this mentor, and why no other. */
export function menteesOf(
  run: RunContext,
  matching: Matching | FeasibleMatching,
  explanations: readonly Explanation[],
  names: Names,
): Block[] {
  const { titles, mentees: words, pair, counting, stable } = names.language;
  if (explanations.length === 0) return [];
  const mentees = new Map(run.mentees.map((mentee) => [mentee.id, mentee]));
  const without = new Set(run.mentors.filter(({ capacity }) => capacity === 0).map(({ id }) => id));
  const facts: Facts = {
    names,
    criteria: new Map(run.criteria.map((criterion) => [criterion.id, criterion])),
    tiedWords: run.favours === undefined ? pair.tied : stable.pair.tied(run.favours),
    tied: new Set("ties" in matching ? matching.ties.mentees : []),
    aim: run.aim,
    quotas: matching.ledger.some(({ quotas }) => quotas !== undefined),
    wants: (mentee) => mentees.get(mentee)?.wants ?? 1,
    priority: (mentee) => mentees.get(mentee)?.priority ?? 0,
    takesNobody: (mentor) => without.has(mentor),
  };
  const readings: Partial<Record<Aim, string>> = counting.reading;
  const aimed = readings[run.aim];
  return [
    heading(2, titles.mentees),
    paragraph(run.favours === undefined ? words.introduction : stable.mentees.introduction, words.reading),
    ...(aimed === undefined ? [] : [paragraph(aimed)]),
    ...explanations.flatMap((explanation) => menteeOf(explanation, facts)),
  ];
}

/** What one mentee's section needs to know of the rest. */
interface Facts extends Circumstances {
  readonly criteria: ReadonlyMap<string, ExplainedCriterion>;
  /** Whom a tie touches. */
  readonly tied: ReadonlySet<string>;
  readonly tiedWords: string;
  priority(mentee: string): number;
}

function menteeOf(explanation: Explanation, facts: Facts): Block[] {
  const { mentee, pairs, unmatched } = explanation;
  const { names, criteria, tied, tiedWords, wants, priority } = facts;
  const { unmatched: unmatchedWords, pair: pairWords } = names.language;
  const why = unmatched === undefined ? [] : [unmatchedWords.own(whyUnmatched(unmatched, names, priority))];
  const several = wants(mentee) > 1 ? [pairWords.wants(wants(mentee), pairs.length)] : [];
  return [
    heading(3, names.mentee(mentee)),
    ...[...why, ...several].map((sentence) => paragraph(sentence)),
    ...pairs.flatMap((pair) => pairOf(pair, criteria, names)),
    ...(tied.has(mentee) ? [paragraph(tiedWords)] : []),
    ...alternativesOf(explanation, facts),
    ...forbiddenOf(explanation, names),
  ];
}

function pairOf(pair: ExplainedPair, criteria: ReadonlyMap<string, ExplainedCriterion>, names: Names): Block[] {
  const { columns, pair: pairWords, term: termWords } = names.language;
  const { grouped } = names.language.numbers;
  const title = pairWords.title(names.mentor(pair.mentor), pair.choice, pair.points);
  const lock = pair.lock === undefined ? [] : [pairWords.locked(names.rule(pair.lock))];
  const terms = [...pair.explained].sort(
    (a, b) => b.points - a.points || b.weight - a.weight || compareIds(a.criterion, b.criterion),
  );
  const rows = terms.map((term) => [
    names.criterion(term.criterion),
    termWords.factors(term.factors),
    grouped(term.points),
    grouped(term.weight),
    termWords.score(term.score),
    accountOf(term, criteria.get(term.criterion), names),
  ]);
  const right = [columns.weight, columns.points, columns.ofWeight, columns.score];
  const subtotals = subtotalsOf(pair, names);
  return [
    paragraph(title, ...lock),
    table([columns.criterion, ...right, columns.account], right, rows),
    ...(subtotals.length === 0 ? [] : [list(subtotals)]),
  ];
}

/** By facet, by side, and what the affinity could have been: each where it says more than the affinity itself. */
function subtotalsOf({ facets, sides, range, explained }: ExplainedPair, names: Names): string[] {
  const pairWords = names.language.pair;
  const sentences: string[] = [];
  if (facets.some(({ facet }) => facet !== null)) {
    sentences.push(pairWords.facets(facets.map(({ facet, points, weight }) => pairWords.share(facet, points, weight))));
  }
  const { mentee, mentor } = sides;
  if (mentee.weight < POINTS || mentor.weight < POINTS) sentences.push(pairWords.sides(mentee, mentor));
  if (range !== undefined) {
    const unknown = explained.filter((term) => term.unknown).map(({ criterion }) => names.criterion(criterion));
    sentences.push(pairWords.range(unknown, range.lowest, range.highest));
  }
  return sentences;
}

/** A brief report has the mentors that the mentee prefers to the one it has, and a few more. */
function alternativesOf(explanation: Explanation, facts: Facts): Block[] {
  const { pairs, alternatives } = explanation;
  const { names } = facts;
  const { columns, alternative: words } = names.language;
  const { grouped, percent } = names.language.numbers;
  if (alternatives.length === 0) return [paragraph(words.none)];
  const own = pairs.reduce((worst, { choice }) => Math.max(worst, choice), 0);
  const preferred = alternatives.filter(({ choice }) => choice <= own).length;
  const shown = names.detail === "full" ? alternatives : alternatives.slice(0, Math.max(BRIEF, preferred));
  const rows = shown.map((alternative) => [
    grouped(alternative.choice),
    names.mentor(alternative.mentor),
    percent(alternative.points),
    consequenceOf(explanation, alternative, facts),
  ]);
  const titles = [
    columns.choice,
    pairs.length === 0 ? columns.mentor : columns.instead,
    columns.affinity,
    columns.meaning,
  ];
  const more = alternatives.length - shown.length;
  return [
    paragraph(pairs.length === 0 ? words.titleOfUnmatched : words.title),
    table(titles, [columns.choice, columns.affinity], rows),
    ...(more === 0 ? [] : [paragraph(words.more(more))]),
  ];
}

/** The forbidden mentors, those that the same rules forbid together. */
function forbiddenOf({ forbidden }: Explanation, names: Names): Block[] {
  const words = names.language.forbidden;
  if (forbidden.length === 0) return [];
  const items = byRules(forbidden).map(({ rules, people }) =>
    words.group(rules.map(names.rule), names.cut(people.map(({ mentor }) => names.mentor(mentor)))),
  );
  const preferred = forbidden.filter((one) => one.preferred).map(({ mentor }) => names.mentor(mentor));
  return [
    paragraph(words.title),
    list(items),
    ...(preferred.length === 0 ? [] : [paragraph(words.preferred(names.cut(preferred)))]),
  ];
}
