import type { Letter, LetterObjective, LetterPair, OwnObjective } from "../explanation/letter.ts";
import { partText } from "./accountOf.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import type { Language } from "./language.ts";
import { visible } from "./visible.ts";

/** A letter as its reader gets it. There is one length of it. */
export function letterReportOf(letter: Letter, language: Language): Block[] {
  const { letter: words } = language;
  const labels = new Map(letter.topics.map(({ id, label }) => [id, label]));
  const facts: Facts = {
    to: letter.to,
    language,
    topic: (id) => labels.get(id) ?? id,
    name: namesOf(letter.pairs, language),
  };
  return [
    heading(1, words.title(nameOf(letter))),
    ...openingOf(letter, facts),
    ...letter.pairs.flatMap((pair) => pairOf(pair, facts)),
    ...(letter.to === "mentee" && letter.pairs.length === 0 ? ownObjectivesOf(letter.objectives, facts) : []),
    ...(letter.rules.length === 0
      ? []
      : [heading(2, words.rules.title), paragraph(words.rules.meaning), list(letter.rules)]),
  ];
}

/** What the sections need to know besides their data. */
interface Facts {
  readonly to: Letter["to"];
  readonly language: Language;
  topic(id: string): string;
  /** What one of the others is called. */
  name(pair: LetterPair): string;
}

function nameOf({ id, name }: Pick<Letter, "id" | "name">): string {
  return visible(name) === "" ? id : name;
}

/** Without ids, unless two of them are called alike. */
function namesOf(pairs: readonly LetterPair[], { named }: Language): Facts["name"] {
  return (pair) => {
    const name = nameOf(pair);
    const alike = pairs.some((other) => other.id !== pair.id && nameOf(other) === name);
    return alike && name !== pair.id ? named.person(name, pair.id) : name;
  };
}

function openingOf(letter: Letter, { language, name }: Facts): Block[] {
  const { pairs, avoids } = letter;
  const { mentee, mentor } = language.letter;
  const [words, asked] = letter.to === "mentee" ? [mentee, letter.wants] : [mentor, letter.capacity];
  const none = letter.to === "mentor" && letter.capacity === 0 ? mentor.noPlaces : words.nobody;
  return [
    paragraph(
      pairs.length === 0 ? none : words.pairs(pairs.map(name)),
      ...(pairs.length > 0 && pairs.length < asked ? [words.fewer(asked, pairs.length)] : []),
      ...(avoids === 0 || pairs.length === 0 ? [] : [words.avoids(avoids)]),
    ),
  ];
}

function pairOf(pair: LetterPair, facts: Facts): Block[] {
  const { language, name } = facts;
  const { letter: words } = language;
  const about = [
    ...wishOf(pair, words[facts.to]),
    ...(pair.lock === undefined ? [] : [words.locked(pair.lock.because ?? "")]),
  ];
  return [
    heading(2, name(pair)),
    ...(pair.profile.length === 0
      ? []
      : [list(pair.profile.map(({ attribute, value }) => words.profile(attribute, value)))]),
    ...(about.length === 0 ? [] : [paragraph(...about)]),
    ...objectivesOf(pair, facts),
    ...experiencesOf(pair, facts),
    ...termsOf(pair, facts),
  ];
}

function wishOf({ wish }: LetterPair, words: Language["letter"]["mentee" | "mentor"]): string[] {
  if (wish === undefined) return [];
  return [wish.place === null ? words.notWished(wish.of) : words.wish(wish.place, wish.of)];
}

/** What the mentee wants to learn, and what of that the mentor offers. */
function objectivesOf(pair: LetterPair, facts: Facts): Block[] {
  const { language, topic } = facts;
  const words = language.letter[facts.to].objectives;
  const who = facts.name(pair);
  const { objectives } = pair;
  const title = heading(3, words.title(who));
  if (objectives === null || objectives.length === 0) return [title, paragraph(words.unknown(who))];
  if (objectives.every(({ expertise }) => expertise === null))
    return [title, objectivesTable(objectives, facts), paragraph(words.notOffered(who))];
  const uncovered = objectives.filter(({ expertise }) => expertise === 0).map((one) => topic(one.topic));
  const offered = { title: words.offers(who), of: ({ expertise }: LetterObjective) => expertise ?? 0 };
  return [
    title,
    objectivesTable(objectives, facts, offered),
    paragraph(words.covers(who, objectives.length - uncovered.length, uncovered)),
  ];
}

/** Of somebody who has no mentor. */
function ownObjectivesOf(objectives: readonly OwnObjective[] | null, facts: Facts): Block[] {
  if (objectives === null || objectives.length === 0) return [];
  return [heading(2, facts.language.letter.mentee.objectives.own), objectivesTable(objectives, facts)];
}

function objectivesTable<One extends OwnObjective>(
  objectives: readonly One[],
  { language, topic }: Facts,
  offered?: { readonly title: string; of(objective: One): number },
): Block {
  const { columns } = language.letter;
  const { share } = language.numbers;
  const levels = objectives.some(({ level }) => level !== undefined);
  const right = [columns.weight, ...(levels ? [columns.level] : []), ...(offered === undefined ? [] : [offered.title])];
  const rows = objectives.map((one) => [
    topic(one.topic),
    share(one.weight),
    ...(levels ? [one.level === undefined ? "" : share(one.level)] : []),
    ...(offered === undefined ? [] : [share(offered.of(one))]),
  ]);
  return table([columns.topic, ...right], right, rows);
}

function experiencesOf(pair: LetterPair, { to, language, topic, name }: Facts): Block[] {
  const { letter: words } = language;
  const { experiences } = pair;
  if (experiences === null || experiences.length === 0) return [];
  return [
    heading(3, words[to].experiences(name(pair))),
    list(experiences.map(({ label, topics }) => words.experience(label, (topics ?? []).map(topic)))),
  ];
}

function termsOf({ terms }: LetterPair, { language, topic }: Facts): Block[] {
  if (terms.length === 0) return [];
  const { criteria, columns } = language.letter;
  const rows = terms.map(({ label, score, part }) => [
    label,
    language.term.score(score),
    partText(part, { topic, language }),
  ]);
  return [
    heading(3, criteria.title),
    paragraph(criteria.meaning),
    table([columns.criterion, columns.score, columns.account], [columns.score], rows),
  ];
}
