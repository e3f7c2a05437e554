import type { Load } from "./loaded.ts";

/** Every solver in JavaScript by its name in the table. Each is read only in the process that times it. */
export const solvers: Readonly<Record<string, () => Promise<{ load: Load }>>> = {
  pairwright: () => import("./pairwright.ts"),
  "linear-sum-assignment": () => import("./linearSumAssignment.ts"),
  munkres: () => import("./munkres.ts"),
  highs: () => import("./highs.ts"),
  yalps: () => import("./yalps.ts"),
  "javascript-lp-solver": () => import("./javascriptLpSolver.ts"),
};
