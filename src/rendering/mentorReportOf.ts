import type { Loss } from "../explanation/explanation.ts";
import type { MentorAlternative, MentorExplanation } from "../explanation/mentorExplanation.ts";
import type { Aim } from "../programme/programme.ts";
import { byRules } from "./byRules.ts";
import { effectsOf } from "./consequenceOf.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import { asLoss, brings } from "./gainsOf.ts";
import type { Language } from "./language.ts";
import type { Detail, Names } from "./names.ts";
import { namesOf } from "./names.ts";

/** A mentor's side: whom the mentor has, who else could come and what that would mean, and why places are free. */
export function mentorReportOf(given: MentorExplanation, detail: Detail, language: Language): Block[] {
  const { of: run, mentor, capacity, minLoad, load, pairs, free, valueOfPlace } = given;
  const names = namesOf(run, detail, language);
  const { mentor: words, columns } = language;
  const { percent, grouped } = language.numbers;
  const titles = [columns.mentee, columns.affinity, words.columns.choice, words.columns.mentorChoice];
  const value = valueOfPlace === undefined ? [] : [placeText(names.mentor(mentor), valueOfPlace, run.aim, language)];
  return [
    heading(1, words.title(names.mentor(mentor))),
    paragraph(language.audience),
    paragraph(words.load(load, capacity, minLoad), ...(free === undefined ? [] : [freeText(free, names)]), ...value),
    ...(pairs.length === 0
      ? []
      : [
          heading(2, words.pairs),
          table(
            titles,
            titles.slice(1),
            pairs.map((pair) => [
              names.mentee(pair.mentee),
              percent(pair.points),
              grouped(pair.choice),
              grouped(pair.mentorChoice),
            ]),
          ),
        ]),
    heading(2, words.others),
    ...othersOf(given, names),
    ...forbiddenOf(given, names),
  ];
}

function placeText(mentor: string, gain: Loss, aim: Aim, language: Language): string {
  const { gains, alternative } = language;
  return brings(gain)
    ? gains.place(mentor, alternative.all(effectsOf(asLoss(gain), aim, language)))
    : gains.placeForNothing(mentor);
}

function freeText(free: NonNullable<MentorExplanation["free"]>, names: Names): string {
  const words = names.language.mentor.free;
  switch (free.status) {
    case "no-allowed-mentee":
      return words[free.status](free.places, free.rules.map(names.rule));
    case "tied":
      return words.tied(free.places, names.cut(free.mentees.map(names.mentee)));
    default:
      return words[free.status](free.places);
  }
}

function othersOf({ of: run, alternatives }: MentorExplanation, names: Names): Block[] {
  const { mentor: words, columns } = names.language;
  const { percent, grouped } = names.language.numbers;
  if (alternatives.length === 0) return [paragraph(words.noOthers)];
  const right = [words.columns.mentorChoice, columns.affinity, words.columns.choice];
  const rows = alternatives.map((one) => [
    grouped(one.mentorChoice),
    names.mentee(one.mentee),
    one.has.length === 0 ? words.nobody : names.language.listed(one.has.map(names.mentor)),
    percent(one.points),
    grouped(one.choice),
    meaningOf(one, run, names),
  ]);
  const titles = [right[0], columns.mentee, words.columns.has, right[1], right[2], columns.meaning];
  return [paragraph(words.reading), table(titles, right, rows)];
}

function meaningOf(one: MentorAlternative, run: MentorExplanation["of"], { language }: Names): string {
  const { alternative: words, whyNot } = language;
  switch (one.status) {
    case "possible":
      return words.all(effectsOf(one.loss, run.aim, language));
    case "impossible":
      return words.impossibleQuotas;
    case "unproved":
      return words.unproved;
    case "not-chosen": {
      const { mentee, mentor } = one.unwilling;
      return mentee && mentor ? whyNot.unwilling.both : mentee ? whyNot.unwilling.mentee : whyNot.unwilling.mentor;
    }
  }
}

function forbiddenOf({ forbidden }: MentorExplanation, names: Names): Block[] {
  const { language } = names;
  if (forbidden.length === 0) return [];
  const items = byRules(forbidden).map(({ rules, people }) =>
    language.mentor.forbidden(names.cut(people.map(({ mentee }) => names.mentee(mentee))), rules.map(names.rule)),
  );
  return [paragraph(language.forbidden.title), list(items)];
}
