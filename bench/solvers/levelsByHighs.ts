import loadHighs from "highs";
import type { AssignmentProblem, OptimalAssignment } from "pairwright/assignment";

/**
 * The best value of each level of `certificate`, one linear program after the other, each within the best of those
 * before. x: the pairs (a full matrix); z: whether a row has a k-th column. Exact enough to be rounded while the
 * problem is small; where `places` limits nobody may want several columns.
 */
export async function levelsByHighs(
  problem: AssignmentProblem & { scores: Int32Array },
  certificate: OptimalAssignment["certificate"],
): Promise<number[]> {
  const highs = await loadHighs();
  const { rows, columns, scores, capacity, minLoad, demand, priority, places, locked = [] } = problem;
  const row = [...Array(rows).keys()];
  const column = [...Array(columns).keys()];
  const wants = (i: number) => demand?.[i] ?? 1;
  const limits: string[] = [];
  for (const i of row) {
    const units = Array.from({ length: wants(i) }, (_, k) => `- z${i}_${k + 1}`).join(" ");
    limits.push(`${column.map((j) => `+ x${i}_${j}`).join(" ")} ${units} = 0`);
    for (let k = 1; k < wants(i); k++) limits.push(`z${i}_${k} - z${i}_${k + 1} >= 0`);
  }
  for (const j of column) {
    const load = row.map((i) => `+ x${i}_${j}`).join(" ");
    limits.push(`${load} <= ${capacity?.[j] ?? 1}`, `${load} >= ${minLoad?.[j] ?? 0}`);
  }
  for (const [i, j] of locked) limits.push(`x${i}_${j} = 1`);
  if (places !== undefined) limits.push(`${row.map((i) => `+ z${i}_1`).join(" ")} <= ${places}`);
  const bounds = row.flatMap((i) => [
    ...column.map((j) => `0 <= x${i}_${j} <= 1`),
    ...Array.from({ length: wants(i) }, (_, k) => `0 <= z${i}_${k + 1} <= 1`),
  ]);
  const values: number[] = [];
  for (const level of certificate) {
    if (level.level === "stable") throw new Error("expected levels that are maximised");
    const aim =
      level.level === "total"
        ? row.flatMap((i) => column.map((j) => signed(scores[i * columns + j], `x${i}_${j}`))).join(" ")
        : row
            .filter((i) => (priority?.[i] ?? 0) === level.priority && wants(i) >= level.demand)
            .map((i) => `+ z${i}_${level.demand}`)
            .join(" ");
    const text = `Maximize\n${aim}\nSubject To\n${limits.join("\n")}\nBounds\n${bounds.join("\n")}\nEnd`;
    const { Status, ObjectiveValue } = highs.solve(text);
    if (Status !== "Optimal") throw new Error(`HiGHS says ${Status}`);
    values.push(Math.round(ObjectiveValue));
    if (level.level !== "total") limits.push(`${aim} >= ${values[values.length - 1]}`);
  }
  return values;
}

function signed(factor: number, name: string): string {
  return `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${name}`;
}
