import type { LinearSolver } from "pairwright/assignment";
import { solve } from "yalps";

/** The package yalps as a solver; variables are at least 0 in it. */
export const yalps: LinearSolver = {
  name: "yalps",
  solve: ({ objective, lower, upper, rowLower, rowUpper, start, row, coefficient }) => {
    const atLower = new Float64Array(rowLower.length);
    const constraints = new Map<string, { min: number; max: number }>();
    const variables = Array.from(objective, (worth, at) => {
      const parts: [string, number][] = [
        ["objective", worth],
        [`upper ${at}`, 1],
      ];
      constraints.set(`upper ${at}`, { min: 0, max: upper[at] - lower[at] });
      for (let entry = start[at]; entry < start[at + 1]; entry++) {
        parts.push([`row ${row[entry]}`, coefficient[entry]]);
        atLower[row[entry]] += coefficient[entry] * lower[at];
      }
      return [at, parts] as const;
    });
    rowLower.forEach((least, at) => {
      constraints.set(`row ${at}`, { min: least - atLower[at], max: rowUpper[at] - atLower[at] });
    });
    const model = { direction: "maximize", objective: "objective", constraints, variables } as const;
    const answer = solve(model, { includeZeroVariables: true, maxPivots: Number.POSITIVE_INFINITY });
    if (answer.status === "infeasible" || answer.status === "unbounded") return { status: answer.status };
    if (answer.status !== "optimal") return { status: "stopped" };
    const values = Float64Array.from(lower);
    for (const [at, value] of answer.variables) values[at] += value;
    return { status: "optimal", values };
  },
};
