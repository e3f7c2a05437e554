import type { RunExplanation } from "../explanation/explanation.ts";
import type { CertificateLevel, FeasibleMatching, Matching, StableProof } from "../explanation/matching.ts";
import type { Aim } from "../programme/programme.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import type { Language } from "./language.ts";
import type { Names } from "./names.ts";

/** Why no other matching is better: the certificate in words, and its prices. */
export function certificateOf(
  { mentors, aim }: RunExplanation,
  { certificate, fingerprint }: Matching,
  names: Names,
): Block[] {
  const { language } = names;
  const { columns, titles, certificate: words, counting } = language;
  const { grouped } = language.numbers;
  const countWords = counting.certificate;
  const { levels: all, cases } = certificate;
  const [first] = all;
  if (first !== undefined && "others" in first) return stableOf(first, fingerprint, language);
  const titleOf = titlesOf(all, words);
  const isCount = ({ level }: CertificateLevel) => level === "least" || level === "pairs";
  const steps = all.filter((level) => !isCount(level));
  const reached = steps.map((level, at) =>
    level.level === "points"
      ? words.points(titleOf(level), level.value)
      : words.placed(titleOf(level), level.value, at === 0),
  );
  const levels = all.flatMap((level) => ("prices" in level ? [level] : []));
  const counts = countsIn(all.filter(isCount), aim, language);
  if (steps.some((level) => "search" in level)) return searchedOf(steps, reached, fingerprint, language);
  const placed = steps.filter(({ level }) => level === "placed").length;
  const inOrder = [...reached.slice(0, placed), ...counts, ...reached.slice(placed)];
  if (levels.length < steps.length) return nestedOf(inOrder, fingerprint, language);
  const priced = [
    { who: words.programme, prices: levels.map(({ place }) => place) },
    ...mentors.map(({ id }, at) => ({ who: names.mentor(id), prices: levels.map(({ prices }) => prices[at]) })),
  ];
  const shown = priced.filter(({ prices }) => prices.some((price) => price !== 0));
  const pointed = steps.some(({ level }) => level === "points");
  const worth = words.sentence(pointed ? [words.worth, words.worthPoints] : [words.worth]);
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
    paragraph(words.introduction(counts.length === 0 ? words.prove : countWords.prove(aim))),
    paragraph(worth, ...(negative ? [words.negative] : [])),
    paragraph(words.steps),
    list(inOrder),
    ...(counts.length === 0 ? [] : [paragraph(aim === "maximin" ? countWords.proofOfLeast : countWords.proof)]),
    ...(shown.length === 0 ? [paragraph(words.noPrices)] : pricesTable),
    ...(cases === undefined ? [] : [paragraph(words.cases(cases.length))]),
    paragraph(words.fingerprint(fingerprint)),
  ];
}

const MOST_COUNTS = 20;

/** What an aim that counts has reached, count by count, as many as anybody reads. */
function countsIn(counts: readonly CertificateLevel[], aim: Aim, language: Language): string[] {
  const countWords = language.counting.certificate;
  const texts = counts.slice(0, MOST_COUNTS).map(({ level, value, points = 0, choice }) => {
    if (level === "least") return countWords.least(value);
    return choice === undefined ? countWords.ofPoints(points, value) : countWords.ofChoice(choice, value, aim);
  });
  return counts.length > MOST_COUNTS ? [...texts, countWords.further(counts.length - MOST_COUNTS)] : texts;
}

/** With quotas the prices of one case say little: the saved result has them all. */
function searchedOf(
  levels: readonly CertificateLevel[],
  reached: readonly string[],
  fingerprint: string,
  { titles, certificate: words }: Language,
): Block[] {
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

/** Beside quotas an aim that counts has potentials at every step, also at those of people and points. */
function nestedOf(
  inOrder: readonly string[],
  fingerprint: string,
  { titles, certificate: words, counting }: Language,
): Block[] {
  return [
    heading(2, titles.certificate),
    paragraph(counting.certificate.nested),
    paragraph(words.searchedSteps),
    list(inOrder),
    paragraph(words.fingerprint(fingerprint)),
  ];
}

/** A stable matching has no prices: what shows that it is one, and the best one for a side. */
function stableOf(
  { value, favours, others }: CertificateLevel & StableProof,
  fingerprint: string,
  { titles, certificate: words, stable }: Language,
): Block[] {
  return [
    heading(2, titles.certificate),
    paragraph(stable.certificate.introduction),
    paragraph(stable.certificate.favoured(favours)),
    paragraph(stable.certificate.others(others.length), stable.certificate.pairs(value)),
    paragraph(words.fingerprint(fingerprint)),
  ];
}

/** What of a matching is not proved, in place of a certificate. */
export function gapOf({ gap, fingerprint }: FeasibleMatching, language: Language): Block[] {
  const { titles, certificate: words, gap: gapWords } = language;
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
function titlesOf(
  levels: readonly CertificateLevel[],
  words: Language["certificate"],
): (level: CertificateLevel) => string {
  const tiers = new Set(levels.flatMap(({ priority }) => priority ?? []));
  return ({ level, priority = 0, mentors = 1 }) => {
    if (level === "points") return words.pointsTitle;
    if (tiers.size < 2) return mentors === 1 ? words.placedTitle : words.furtherTitle(mentors);
    return mentors === 1 ? words.placedTier(priority) : words.furtherTier(mentors, priority);
  };
}
