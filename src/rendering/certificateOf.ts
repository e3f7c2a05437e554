import type { RunExplanation } from "../explanation/explanation.ts";
import type { CertificateLevel, FeasibleMatching, Matching, StableProof } from "../explanation/matching.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import { columns, gap as gapWords, titles, certificate as words } from "./english.ts";
import type { Names } from "./names.ts";
import { grouped } from "./numbers.ts";
import { certificate as stableWords } from "./stableEnglish.ts";

/** Why no other matching is better: the certificate in words, and its prices. */
export function certificateOf(
  { mentors }: RunExplanation,
  { certificate, fingerprint }: Matching,
  names: Names,
): Block[] {
  const { levels: all, cases } = certificate;
  const [first] = all;
  if (first !== undefined && "others" in first) return stableOf(first, fingerprint);
  const titleOf = titlesOf(all);
  const reached = all.map((level, at) =>
    level.level === "points"
      ? words.points(titleOf(level), level.value)
      : words.placed(titleOf(level), level.value, at === 0),
  );
  const levels = all.flatMap((level) => ("prices" in level ? [level] : []));
  if (levels.length < all.length) return searchedOf(all, reached, fingerprint);
  const priced = [
    { who: words.programme, prices: levels.map(({ place }) => place) },
    ...mentors.map(({ id }, at) => ({ who: names.mentor(id), prices: levels.map(({ prices }) => prices[at]) })),
  ];
  const shown = priced.filter(({ prices }) => prices.some((price) => price !== 0));
  const negative = priced.some(({ prices }) => prices.some((price) => price < 0));
  const numbers = levels.map(titleOf);
  const rows = shown.map(({ who, prices }) => [who, ...prices.map(grouped)]);
  const pricesTable = [
    paragraph(words.prices),
    table([columns.place, ...numbers], numbers, rows),
    ...(shown.length < priced.length ? [paragraph(words.otherPrices)] : []),
  ];
  return [
    heading(2, titles.certificate),
    paragraph(words.introduction),
    paragraph(words.worth, ...(negative ? [words.negative] : [])),
    paragraph(words.steps),
    list(reached),
    ...(shown.length === 0 ? [paragraph(words.noPrices)] : pricesTable),
    ...(cases === undefined ? [] : [paragraph(words.cases(cases.length))]),
    paragraph(words.fingerprint(fingerprint)),
  ];
}

/** With quotas the prices of one case say little: the saved result has them all. */
function searchedOf(levels: readonly CertificateLevel[], reached: readonly string[], fingerprint: string): Block[] {
  return [
    heading(2, titles.certificate),
    paragraph(words.searched),
    paragraph(words.searchedSteps),
    list(
      levels.map((level, at) =>
        "search" in level ? `${reached[at]} ${words.inCases(level.search.cases.length)}` : reached[at],
      ),
    ),
    paragraph(words.fingerprint(fingerprint)),
  ];
}

/** A stable matching has no prices: what shows that it is one, and the best one for a side. */
function stableOf({ value, favours, others }: CertificateLevel & StableProof, fingerprint: string): Block[] {
  return [
    heading(2, titles.certificate),
    paragraph(stableWords.introduction),
    paragraph(stableWords.favoured(favours)),
    paragraph(stableWords.others(others.length), stableWords.pairs(value)),
    paragraph(words.fingerprint(fingerprint)),
  ];
}

/** What of a matching is not proved, in place of a certificate. */
export function gapOf({ gap, fingerprint }: FeasibleMatching): Block[] {
  const { level, priority = 0, mentors = 1, value, bound } = gap;
  const text = level === "points" ? gapWords.points(value, bound) : gapWords.people(priority, mentors, value, bound);
  return [
    heading(2, titles.gap),
    paragraph(gapWords.first),
    paragraph(text),
    paragraph(words.fingerprint(fingerprint)),
  ];
}

/** A level's title; tiers are named only where there are several. */
function titlesOf(levels: readonly CertificateLevel[]): (level: CertificateLevel) => string {
  const tiers = new Set(levels.flatMap(({ priority }) => priority ?? []));
  return ({ level, priority = 0, mentors = 1 }) => {
    if (level === "points") return words.pointsTitle;
    if (tiers.size < 2) return mentors === 1 ? words.placedTitle : words.furtherTitle(mentors);
    return mentors === 1 ? words.placedTier(priority) : words.furtherTier(mentors, priority);
  };
}
