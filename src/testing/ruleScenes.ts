import type { RuleKind } from "../candidates/rule.ts";
import { pathText } from "../reading/issueText.ts";
import { optionsOfRule } from "./checkRuleForm.ts";
import type { Question, Scene } from "./history.ts";
import { scenesOf } from "./history.ts";
import type { People } from "./people.ts";
import { countsById, ruleBroken } from "./ruleTrial.ts";
import type { ReadRuleTrials } from "./ruleTrials.ts";
import { ruleWork } from "./ruleWork.ts";
import { pairText } from "./work.ts";

/** Mentees of one cohort who are asked about. */
const MOST = 12;

/** What a rule is asked about a few of its cohorts, before and after everything else. */
export function ruleScenes(
  kind: RuleKind,
  subject: string,
  read: ReadRuleTrials,
  people: readonly People[],
): readonly Scene[] {
  return scenesOf(
    people.map(({ where, input, cohort }) => ({
      where,
      input,
      pairs: cohort.mentees.length * cohort.mentors.length,
      open() {
        const options = optionsOfRule(kind, subject, read.optionsFor(input));
        const worked = ruleWork(kind, cohort, options, read.criteria);
        if ("issues" in worked)
          ruleBroken("answers", `${subject} reported "${worked.issues[0].path}: ${worked.issues[0].message}"`);
        const rows = [...cohort.mentees.keys()].slice(0, MOST).map(
          (mentee): Question => ({
            about: ([mentor]) => `the verdict on ${pairText(cohort, mentee, mentor as number)}`,
            ask: () => [...worked.row(mentee)],
          }),
        );
        const counts: Question = { about: (path) => `counts${pathText(path)}`, ask: () => countsById(worked) };
        return [...rows, counts];
      },
    })),
  );
}
