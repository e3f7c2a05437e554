import type { Candidates } from "./candidates/candidates.ts";
import type { CohortInput } from "./cohort/schema.ts";
import type { Issue } from "./errors.ts";
import { InvalidInputError } from "./errors.ts";
import type { AimComparison } from "./explanation/aimComparison.ts";
import { auditOf } from "./explanation/auditOf.ts";
import type { Found } from "./explanation/comparisonOf.ts";
import { comparisonOf, numbersOf } from "./explanation/comparisonOf.ts";
import { pairsOf } from "./explanation/matchingOf.ts";
import type { MatchOptions } from "./match.ts";
import { prepareWithRows, underAim } from "./prepare.ts";
import { problemOf } from "./problem/problemOf.ts";
import type { Aim } from "./programme/programme.ts";
import type { ProgrammeInput } from "./programme/schema.ts";
import { AIMS, FAVOURED } from "./programme/schema.ts";
import { IssueLog } from "./reading/issueLog.ts";
import { shown } from "./reading/issueText.ts";
import { hint } from "./reading/nearest.ts";
import { plainData } from "./reading/plainData.ts";
import { assign } from "./solution/assign.ts";
import { readSolver } from "./solution/readOptions.ts";

/** Which aims `compareAims` looks at, and the plug-ins and solver that `match` would be given. */
export interface CompareAimsOptions extends MatchOptions {
  /** Which aims, each once, in the order of the rows. Default: all six. */
  readonly aims?: readonly Aim[];
}

/**
 * One table of what each aim would give this cohort: people placed, points, choices, blocking pairs, spread; and what
 * each gives up against the best of every column, exactly. Plain data, the same bytes every time.
 *
 * The programme's own `aim` is left aside; its `favours` is that of the row `stable`, whatever the aim. An aim that
 * cannot stand beside the rest is a row that says why, with the issues with which `match` would refuse it.
 *
 * Both documents are read once; each aim is solved, proved and audited: as much as `match` and `audit` for each. Throws
 * InvalidInputError with every issue that is not about the aim, TypeError where the options are wrong, and otherwise
 * what `match` throws. Neither document is changed.
 */
export function compareAims(
  cohort: CohortInput,
  programme: ProgrammeInput,
  options: CompareAimsOptions = {},
): AimComparison {
  const issues: Issue[] = [];
  const { rest, favours } = withoutAim(programme);
  const prepared = prepareWithRows(cohort, rest, options, issues, ["solver", "aims"]);
  const solver = readSolver(options);
  const aims = readAims(options);
  if (prepared === undefined) throw new InvalidInputError(issues);
  const rows = aims.map((aim): Found => {
    const row = aim === "stable" ? { aim, favours } : { aim };
    const against: Issue[] = [];
    const candidates = underAim(prepared, { aim, favours: aim === "stable" ? favours : undefined }, against);
    if (candidates === undefined) return { ...row, status: "not-possible-together", issues: against };
    const answer = assign(problemOf(candidates), { solver });
    if (answer.status === "infeasible") return { ...row, status: "infeasible" };
    return { ...row, status: answer.status, ...numbers(candidates, answer.columnsOf) };
  });
  return comparisonOf(rows);
}

function numbers(candidates: Candidates, columnsOf: readonly Int32Array[]): ReturnType<typeof numbersOf> {
  const pairs = columnsOf.flatMap((mentors, mentee) => pairsOf(candidates, mentee, mentors));
  return numbersOf(pairs, auditOf(candidates, pairs, candidates.mentorView(columnsOf), [], 0));
}

/** The programme without its aim; as it is, where it can only be refused. */
function withoutAim(programme: unknown): { readonly rest: unknown; readonly favours: "mentees" | "mentors" } {
  const asGiven = { rest: programme, favours: "mentees" } as const;
  const log = new IssueLog("programme", []);
  const copy = plainData(programme, log)?.value;
  if (log.count > 0 || typeof copy !== "object" || copy === null || Array.isArray(copy)) return asGiven;
  const { aim = "total", favours = "mentees", ...rest } = copy as Readonly<Record<string, unknown>>;
  const side = FAVOURED.find((one) => one === favours);
  return side === undefined || !AIMS.some((one) => one === aim) ? asGiven : { rest, favours: side };
}

function readAims(options: CompareAimsOptions): readonly Aim[] {
  const aims: unknown = Object.hasOwn(options, "aims") ? (options.aims ?? AIMS) : AIMS;
  if (!Array.isArray(aims) || aims.length === 0) throw wrong("options.aims", "an array of at least one aim", aims);
  return Array.from(aims, (aim: unknown, at) => {
    const where = `options.aims[${at}]`;
    const known = AIMS.find((one) => one === aim);
    if (known === undefined) {
      const meant = typeof aim === "string" ? hint(aim, new Set<string>(AIMS), { steps: 10_000 }) : "";
      throw wrong(where, `an aim${meant}`, aim);
    }
    if (aims.indexOf(aim) < at) throw wrong(where, "an aim that is not listed yet", aim);
    return known;
  });
}

function wrong(at: string, expected: string, received: unknown): TypeError {
  return new TypeError(`${at}: expected ${expected}, received ${shown(received)}`);
}
