import type { Strategy } from "../candidates/strategy.ts";
import { pathText } from "../reading/issueText.ts";
import { optionsFrom } from "./checkSchema.ts";
import type { Question, Scene } from "./history.ts";
import { scenesOf } from "./history.ts";
import type { People } from "./people.ts";
import type { ReadTrials } from "./strategyTrials.ts";
import { broken } from "./trial.ts";
import { pairText, work } from "./work.ts";

/** Mentees of one cohort who are asked about. */
const MOST = 12;

/** What a strategy is asked about a few of its cohorts, before and after everything else. */
export function strategyScenes(
  strategy: Strategy,
  subject: string,
  read: ReadTrials,
  people: readonly People[],
): readonly Scene[] {
  return scenesOf(
    people.map(({ where, input, cohort }) => ({
      where,
      input,
      pairs: cohort.mentees.length * cohort.mentors.length,
      open() {
        const worked = work(strategy, cohort, optionsFrom(strategy, subject, read.optionsFor(input)));
        if ("issues" in worked)
          broken("answers", `${subject} reported "${worked.issues[0].path}: ${worked.issues[0].message}"`);
        const mentees = [...cohort.mentees.keys()].slice(0, MOST);
        const rows = mentees.map(
          (mentee): Question => ({
            about: ([mentor]) => `the score of ${pairText(cohort, mentee, mentor as number)}`,
            ask: () => [...worked.row(mentee)],
          }),
        );
        const accounts = mentees.map((mentee): Question => {
          const mentor = mentee % cohort.mentors.length;
          const of = pairText(cohort, mentee, mentor);
          return {
            about: (path) => `${path.length === 0 ? "" : `${pathText(path)} in `}the account of ${of}`,
            ask: () => worked.account(mentee, mentor),
          };
        });
        return [...rows, ...accounts];
      },
    })),
  );
}
