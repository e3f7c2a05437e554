import type { AssignmentProblem, OptimalAssignment } from "pairwright/assignment";
import { assign } from "pairwright/assignment";
import { programmes } from "../instances/programmes.ts";
import type { Options } from "../options.ts";
import { duration, grouped, median, ratio } from "../report/numbers.ts";
import { markdownTable } from "../report/table.ts";
import { levelsByHighs } from "../solvers/levelsByHighs.ts";

/** With each of the features 1,000 × 300 may take so many times the plain problem. */
const TARGET = 5;

/**
 * What a real programme costs beside the plain problem of its size, in turns. Every level of every kind is checked
 * against HiGHS on a small instance first; `assign` checks its certificate on each.
 */
export async function networkSuite(options: Options): Promise<string> {
  const chosen = (name: string) => name === "plain" || options.only.test(name);
  for (const [name, problem] of Object.entries(programmes(60, 12))) if (chosen(name)) await check(name, problem);
  const sizes = options.quick
    ? [[300, 60]]
    : [
        [1000, 300],
        [3000, 600],
      ];
  const rounds = options.quick ? 4 : 8;
  const tables: string[] = [];
  for (const [rows, columns] of sizes) {
    const kinds = Object.entries(programmes(rows, columns)).filter(([name]) => chosen(name));
    const seconds = new Map<string, number[]>(kinds.map(([name]) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, problem] of kinds) {
        const started = performance.now();
        optimum(problem);
        if (round > 1) seconds.get(name)?.push((performance.now() - started) / 1000); // before, it warms up
      }
    }
    const plain = median(seconds.get("plain") as number[]);
    const lines = kinds.map(([name]) => {
      const times = seconds.get(name) as number[];
      const spread = `${duration(Math.min(...times))} – ${duration(Math.max(...times))}`;
      const share = median(times) / plain;
      const mark = rows === 1000 && name !== "plain" ? (share <= TARGET ? ` (≤ ${TARGET} ✓)` : ` (≤ ${TARGET} ✗)`) : "";
      return [name, duration(median(times)), spread, `${ratio(share)}${mark}`];
    });
    tables.push(
      `vectors ${grouped(rows)} × ${grouped(columns)}`,
      "",
      markdownTable(["programme", "median", "min–max", "of the plain one"], lines),
      "",
    );
  }
  return [...tables, "Every level of every kind agrees with HiGHS at 60 × 12."].join("\n");
}

function optimum(problem: AssignmentProblem): OptimalAssignment {
  const answer = assign(problem);
  if (answer.status !== "optimal") throw new Error("nothing is feasible");
  return answer;
}

async function check(name: string, problem: Parameters<typeof levelsByHighs>[0]): Promise<void> {
  const { certificate } = optimum(problem);
  const expected = await levelsByHighs(problem, certificate);
  const values = certificate.map(({ value }) => value);
  if (String(values) !== String(expected)) throw new Error(`${name}: levels ${values}, HiGHS ${expected}`);
}
