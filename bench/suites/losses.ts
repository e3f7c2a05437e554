import type { AssignmentProblem, LossesTable, OptimalAssignment } from "pairwright/assignment";
import { assign, lossesTable } from "pairwright/assignment";
import { instanceOf } from "../instances/instanceOf.ts";
import type { Spec } from "../instances/spec.ts";
import { nameOf } from "../instances/spec.ts";
import type { Options } from "../options.ts";
import { duration, grouped, median } from "../report/numbers.ts";
import { markdownTable } from "../report/table.ts";

const header = ["instance", "assign, median", "table of losses, median", "min–max", "solves", "table / assign"];

/** Pairs of each instance whose loss is compared with that of solving again. */
const CHECKED = 20;

/** What the exact losses of all pairs cost, beside the assignment itself. In this process: nothing is compared. */
export async function lossesSuite(options: Options): Promise<string> {
  const repeat = options.quick ? 3 : 7;
  const rows = specsOf(options)
    .filter((spec) => options.only.test(nameOf(spec)))
    .map((spec) => {
      const problem: AssignmentProblem = instanceOf(spec);
      const solves: number[] = [];
      const tables: number[] = [];
      for (let round = 0; round <= repeat; round++) {
        const [answer, solving] = timed(() => optimum(problem));
        const [table, searching] = timed(() => lossesTable(answer));
        if (round === 0)
          check(problem, answer, table); // and to warm up
        else {
          solves.push(solving);
          tables.push(searching);
        }
      }
      const spread = `${duration(Math.min(...tables))} – ${duration(Math.max(...tables))}`;
      const ratio = (median(tables) / median(solves)).toPrecision(2);
      return [nameOf(spec), duration(median(solves)), duration(median(tables)), spread, grouped(repeat), ratio];
    });
  return markdownTable(header, rows);
}

function specsOf({ quick, huge }: Options): Spec[] {
  const kinds = ["vectors", "uniform"] as const;
  const sized = (rows: number, columns: number, places: number) =>
    kinds.map((kind): Spec => ({ kind, rows, columns, places }));
  if (quick) return sized(200, 50, 4);
  return [...sized(300, 100, 3), ...sized(1000, 300, 4), ...(huge ? sized(5000, 1000, 5) : [])];
}

function timed<Result>(run: () => Result): [Result, seconds: number] {
  const start = performance.now();
  const result = run();
  return [result, (performance.now() - start) / 1000];
}

function optimum(problem: AssignmentProblem): OptimalAssignment {
  const answer = assign(problem);
  if (answer.status !== "optimal") throw new Error("every row has room");
  return answer;
}

/** Throws where the loss of a pair, of some spread over the table, is not what solving again with it loses. */
function check(problem: AssignmentProblem, answer: OptimalAssignment, { total }: LossesTable): void {
  for (let one = 0; one < CHECKED; one++) {
    const pair = Math.floor((one * total.length) / CHECKED) + (one % problem.columns);
    const imposed = [Math.floor(pair / problem.columns), pair % problem.columns] as const;
    const lost = answer.total - optimum({ ...problem, locked: [imposed] }).total;
    if (total[pair] !== lost) throw new Error(`imposing ${imposed} loses ${lost}, not ${total[pair]}`);
  }
}
