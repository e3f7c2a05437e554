import type { NextMatchings } from "../explanation/nextMatching.ts";
import { effectsOf } from "./consequenceOf.ts";
import type { Block } from "./document.ts";
import { heading, paragraph } from "./document.ts";
import type { Language } from "./language.ts";
import type { Detail } from "./names.ts";
import { namesOf } from "./names.ts";
import { movesTable } from "./whyNotReportOf.ts";

/** The next best matchings: what each would lose, and who would have other mentors. */
export function nextBestReportOf({ of: run, matchings }: NextMatchings, detail: Detail, language: Language): Block[] {
  const names = namesOf(run, detail, language);
  const { nextBest: words, alternative, audience } = language;
  return [
    heading(1, words.title),
    paragraph(audience),
    paragraph(words.introduction(matchings.length)),
    ...matchings.flatMap(({ loss, moves }, at) => [
      paragraph(
        words.one(
          at + 1,
          alternative.all(effectsOf(loss, run.aim, language)),
          new Set(moves.map(({ mentee }) => mentee)).size,
        ),
      ),
      movesTable(moves, names),
    ]),
  ];
}
