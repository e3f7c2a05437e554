import type { Audit, AuditedMentee, AuditedMentor, BlockingPair, EnviedMentor, Profile } from "../explanation/audit.ts";
import type { AuditNames } from "./auditNames.ts";
import { ROWS } from "./auditNames.ts";
import { affinitiesOf, groupsOf, loadsOf } from "./auditNumbersOf.ts";
import type { Block } from "./document.ts";
import { heading, paragraph, table } from "./document.ts";
import type { Language } from "./language.ts";
import type { Detail } from "./names.ts";
import { peopleOf } from "./names.ts";

/** An audit as a report. A brief one has the beginning of each list, and of envy what is justified. */
export function auditReportOf(audit: Audit, detail: Detail, language: Language): Block[] {
  const { titles, audience } = language.audit;
  const names: AuditNames = {
    detail,
    language,
    mentee: peopleOf(audit.mentees, language),
    mentor: peopleOf(audit.mentors, language),
  };
  return [
    heading(1, titles.report),
    paragraph(audience),
    ...choicesOf(audit, names),
    ...blockingOf(audit.blocking, names),
    ...envyOf(audit.envy, names),
    ...affinitiesOf(audit.affinities, language),
    ...loadsOf(audit.loads, names),
    ...groupsOf(audit.groups, names),
  ];
}

function choicesOf({ profile, mentees, mentors }: Audit, { detail, language }: AuditNames): Block[] {
  const { grouped } = language.numbers;
  const { columns, choices, titles } = language.audit;
  const sentence = (
    people: readonly (AuditedMentee | AuditedMentor)[],
    of: Profile,
    say: (people: number, placed: number, first: number) => string,
  ) => say(people.length, people.length - of.nobody, of.people.find(({ choice }) => choice === 1)?.count ?? 0);
  // Where nobody of a side has several, by the best and in all is the same.
  const counts = [
    ...(several(mentees)
      ? ([
          [columns.menteesBest, profile.mentees.people],
          [columns.menteesPairs, profile.mentees.pairs],
        ] as const)
      : ([[columns.mentees, profile.mentees.people]] as const)),
    ...(several(mentors)
      ? ([
          [columns.mentorsBest, profile.mentors.people],
          [columns.mentorsPairs, profile.mentors.pairs],
        ] as const)
      : ([[columns.mentors, profile.mentors.people]] as const)),
  ];
  const found = [...new Set(counts.flatMap(([, list]) => list.map(({ choice }) => choice)))].sort((a, b) => a - b);
  const cut = detail === "full" || found.length <= ROWS ? found.length : ROWS - 1;
  const row = (label: string, has: (choice: number) => boolean) => [
    label,
    ...counts.map(([, list]) => grouped(list.reduce((sum, { choice, count }) => (has(choice) ? sum + count : sum), 0))),
  ];
  const rows = [
    ...found.slice(0, cut).map((number) => row(choices.number(number), (choice) => choice === number)),
    ...found.slice(cut, cut + 1).map((number) => row(choices.later(number), (choice) => choice >= number)),
  ];
  const all = [columns.choice, ...counts.map(([title]) => title)];
  return [
    heading(2, titles.choices),
    paragraph(sentence(mentees, profile.mentees, choices.mentees), sentence(mentors, profile.mentors, choices.mentors)),
    ...(rows.length === 0 ? [] : [paragraph(choices.meaning), table(all, all, rows)]),
  ];
}

function several(people: readonly (AuditedMentee | AuditedMentor)[]): boolean {
  return people.some(({ has }) => has.length > 1);
}

function blockingOf({ count, pairs }: Audit["blocking"], { detail, language, mentee, mentor }: AuditNames): Block[] {
  const words = language.audit;
  const { columns, blocking } = words;
  const title = heading(2, words.titles.blocking);
  if (count === 0) return [title, paragraph(blocking.none)];
  const row = ({ choice, capacity, menteeHas, mentorHas, over, ...pair }: BlockingPair) => {
    const own = menteeHas.map((one) => words.held(one.choice, mentor(one.mentor)));
    const free = capacity - mentorHas.length;
    const passed = mentorHas.filter((one) => over.includes(one.mentee));
    return [
      mentee(pair.mentee),
      own.length === 0 ? words.nobody : language.listed(own),
      words.held(choice, mentor(pair.mentor)),
      language.listed([
        ...passed.map((one) => words.held(one.choice, mentee(one.mentee))),
        ...(free > 0 ? [words.free(free)] : []),
      ]),
    ];
  };
  const shown = detail === "full" ? pairs : pairs.slice(0, ROWS);
  const titles = [columns.mentee, columns.has, columns.rather, columns.over];
  return [
    title,
    paragraph(blocking.count(count), blocking.meaning),
    ...(shown.length === 0 ? [] : [table(titles, [], shown.map(row))]),
    ...leftOut(shown.length, pairs.length, count, words),
  ];
}

function envyOf(envy: Audit["envy"], { detail, language, mentee, mentor }: AuditNames): Block[] {
  const words = language.audit;
  const { grouped } = language.numbers;
  const { columns, envy: sentences } = words;
  const title = heading(2, words.titles.envy);
  if (envy.people === 0) return [title, paragraph(sentences.none)];
  const shown =
    detail === "full" ? envy.list : envy.list.filter(({ justified }) => justified.length > 0).slice(0, ROWS);
  const row = (one: EnviedMentor) => [
    mentee(one.mentee),
    words.held(one.choice, mentor(one.mentor)),
    grouped(one.others),
    language.listed(one.justified.map(mentee)),
  ];
  return [
    title,
    paragraph(
      sentences.people(envy.people, envy.cases),
      sentences.justified(envy.justifiedPeople, envy.justified, envy.cases),
    ),
    ...(shown.length === 0
      ? []
      : [table([columns.mentee, columns.rather, columns.cases, columns.justified], [columns.cases], shown.map(row))]),
    ...leftOut(shown.length, envy.list.length, envy.count, words),
  ];
}

/** What a table leaves out of the audit's list, and the list of what was counted. */
function leftOut(shown: number, listed: number, counted: number, words: Language["audit"]): Block[] {
  const sentences = [
    ...(shown < listed ? [words.inFull(shown, listed - shown)] : []),
    ...(listed < counted ? [words.notListed(listed, counted - listed)] : []),
  ];
  return sentences.length === 0 ? [] : [paragraph(...sentences)];
}
