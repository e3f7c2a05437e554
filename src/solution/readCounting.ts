import { FORBIDDEN } from "../points.ts";
import type { AssignmentProblem, Objective } from "../problem/problem.ts";
import type { Steps } from "../steps.ts";
import type { CheckedScores } from "./checkedScores.ts";
import type { Report } from "./problemIssues.ts";
import { show } from "./problemIssues.ts";
import type { Counting } from "./profile/counts.ts";
import type { ReadProblem } from "./readProblem.ts";
import { readScores } from "./readScores.ts";

const OBJECTIVES = {
  total: true,
  maximin: true,
  leximin: true,
  greedy: true,
  generous: true,
  stable: true,
} as const satisfies Record<Objective, true>;

/** The objective where it counts, with its choice numbers; undefined where it is the total, or wrong. O(slots). */
export function* readCounting(
  problem: AssignmentProblem,
  read: Omit<ReadProblem, "counting">,
  report: Report,
): Steps<Counting | undefined> {
  const { objective = "total", choices } = problem;
  if (typeof objective !== "string" || !Object.hasOwn(OBJECTIVES, objective)) {
    const known = Object.keys(OBJECTIVES).map((one) => `"${one}"`);
    report("objective", "type", `expected ${known.join(", ")}, received ${show(objective)}`);
    return undefined;
  }
  const chooses = objective === "greedy" || objective === "generous";
  if (chooses && choices === undefined)
    report("choices", "type", `expected the choice numbers of the pairs for "${objective}", received nothing`);
  if (!chooses && choices !== undefined)
    report("choices", "conflict", `expected nothing, as "${objective}" asks for no choice numbers`);
  if (objective === "total" || objective === "stable") return undefined;
  for (const reason of conflicts(read)) report("objective", "conflict", `expected "total" with ${reason}`);
  if (!chooses) return { objective };
  if (choices === undefined) return undefined;
  let sound = true;
  const own = yield* readScores({ ...problem, scores: choices }, (path, ...rest) => {
    sound = false;
    report(path.replace(/^scores/, "choices"), ...rest);
  });
  return sound ? { objective, choices: choicesOf(read, own, report) } : undefined;
}

/** What an objective that counts does not go together with. */
function conflicts({ cardinality, limits, places, rows, demand }: Omit<ReadProblem, "counting">): string[] {
  const several = places !== undefined && places < rows && demand.some((columns) => columns > 1);
  return [
    ...(cardinality === "free" ? ['the cardinality "free"'] : []),
    ...(limits.length > 0 ? ["limits"] : []),
    ...(several ? [`${places} places and rows that want several columns`] : []),
  ];
}

/** [slots] of the pairs that there are. */
function choicesOf(read: CheckedScores, own: CheckedScores, report: Report): Float64Array {
  const { start, column } = read.pairs();
  const given = own.pairs();
  const choices = new Float64Array(column.length);
  for (let row = 0; row + 1 < start.length; row++) {
    let at = given.start[row];
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      while (at < given.start[row + 1] && given.column[at] < column[slot]) at++;
      const choice = at < given.start[row + 1] && given.column[at] === column[slot] ? given.score[at] : FORBIDDEN;
      if (choice >= 1) choices[slot] = choice;
      else
        report(
          "choices",
          "range",
          `expected an integer >= 1 for row ${row} and column ${column[slot]}, received ${choice === FORBIDDEN ? "nothing" : choice}`,
        );
    }
  }
  return choices;
}
