import type { Candidates } from "./candidates/candidates.ts";
import { prepareCandidates } from "./candidates/prepareCandidates.ts";
import { builtInRules, builtInStrategies } from "./candidates/registry.ts";
import type { RuleKind } from "./candidates/rule.ts";
import type { Strategy } from "./candidates/strategy.ts";
import { readCohort } from "./cohort/readCohort.ts";
import type { CohortInput } from "./cohort/schema.ts";
import type { Issue } from "./errors.ts";
import { readProgramme } from "./programme/readProgramme.ts";
import type { ProgrammeInput } from "./programme/schema.ts";

export type { CohortInput, ProgrammeInput };

/** What a programme may name besides what is built in. */
export interface PluginOptions {
  /** Strategies of your own, found by their `name`. */
  readonly strategies?: readonly Strategy[];
  /** Rule kinds of your own, found by their `name`. */
  readonly rules?: readonly RuleKind[];
}

/** Both documents read and every allowed pair ready to be scored; undefined where there were issues, all of them in `issues`. */
export function prepare(
  cohort: unknown,
  programme: unknown,
  options: PluginOptions,
  issues: Issue[],
): Candidates | undefined {
  const strategies = withOwn("strategy", builtInStrategies, options.strategies ?? []);
  const rules = withOwn("rule", builtInRules, options.rules ?? []);
  const people = readCohort(cohort, issues);
  const plan = readProgramme(programme, people, { strategies, rules }, issues);
  if (people === undefined || plan === undefined) return undefined;
  const { positions } = people;
  const candidates = prepareCandidates(people.cohort, plan.programme, strategies, rules, (issue) => {
    const { path, code, message } = issue;
    const [document, owner] =
      issue.mentee !== undefined
        ? (["cohort", `mentees[${positions.mentees[issue.mentee]}]`] as const)
        : issue.mentor !== undefined
          ? (["cohort", `mentors[${positions.mentors[issue.mentor]}]`] as const)
          : issue.criterion !== undefined
            ? (["programme", `criteria[${plan.positions.criteria[issue.criterion]}]`] as const)
            : issue.rule !== undefined
              ? (["programme", `rules[${plan.positions.rules[issue.rule]}]`] as const)
              : (["programme", `rules[${plan.positions.locks[issue.lock as number]}]`] as const);
    issues.push({
      document,
      path: path === "" ? owner : `${owner}${path.startsWith("[") ? "" : "."}${path}`,
      code,
      message,
    });
  });
  return issues.length > 0 ? undefined : candidates;
}

function withOwn<Named extends { readonly name: string }>(
  what: string,
  builtIn: ReadonlyMap<string, Named>,
  own: readonly Named[],
): ReadonlyMap<string, Named> {
  const all = new Map(builtIn);
  for (const one of own) {
    if (typeof one?.name !== "string" || one.name === "") throw new Error(`${what} without a name`);
    if (all.has(one.name)) throw new Error(`${what} "${one.name}" is there already; choose another name`);
    all.set(one.name, one);
  }
  return all;
}
