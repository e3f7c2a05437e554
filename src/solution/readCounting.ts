import type { NotNested } from "../nesting.ts";
import { nestingOf } from "../nesting.ts";
import { FORBIDDEN } from "../points.ts";
import type { AssignmentProblem, Objective } from "../problem/problem.ts";
import type { Steps } from "../steps.ts";
import type { CheckedScores } from "./checkedScores.ts";
import type { RowReader } from "./kernel/rows.ts";
import { readRows } from "./kernel/rows.ts";
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
  return sound
    ? { objective, choices: choicesOf(read, readRows(own.scores, read.rows, read.columns), report) }
    : undefined;
}

/** What an objective that counts does not go together with. */
function conflicts({ cardinality, limits, places, rows, columns, demand }: Omit<ReadProblem, "counting">): string[] {
  const several = demand.some((most) => most > 1);
  const placed = places !== undefined && places < rows;
  const nesting = nestingOf(limits, rows, columns);
  return [
    ...(cardinality === "free" ? ['the cardinality "free"'] : []),
    ...("at" in nesting ? [notNested(nesting)] : []),
    ...(limits.length > 0 && several ? ["limits and rows that want several columns"] : []),
    ...(limits.length > 0 && placed ? [`limits and ${places} places for ${rows} rows`] : []),
    ...(limits.length === 0 && several && placed ? [`${places} places and rows that want several columns`] : []),
  ];
}

function notNested({ at, other }: NotNested): string {
  return other === undefined
    ? `limits[${at}], of some rows and some columns, several each`
    : `limits[${at}] and limits[${other}], which overlap without one being inside the other`;
}

/** [slots] of the pairs that there are. */
function choicesOf(read: CheckedScores, rows: RowReader, report: Report): Float64Array {
  const { start, column } = read.pairs();
  const choices = new Float64Array(column.length);
  for (let row = 0; row + 1 < start.length; row++) {
    const { scores, columns: listed, from, to } = rows.open(row);
    let at = from;
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      if (listed === undefined) at = from + column[slot];
      else while (at < to && listed[at] < column[slot]) at++;
      const choice = listed === undefined || (at < to && listed[at] === column[slot]) ? scores[at] : FORBIDDEN;
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
