import { join, posix } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { root, sourcesIn } from "./sources.ts";

/** Which earlier stages a stage may take types from: data flows one way. */
const stages = ["cohort", "programme", "candidates", "problem", "solution", "explanation", "rendering"];
const typesFrom = new Map(stages.map((stage, at) => [stage, stages.slice(0, at)]));
typesFrom.set("solution", ["problem"]); // integers and indices only, never people
typesFrom.set("synthetic", ["cohort", "programme"]);
typesFrom.set("solvers", ["solution"]); // packages that propose assignments
typesFrom.set("testing", stages.slice(0, stages.indexOf("explanation")));
typesFrom.set("reading", []);
typesFrom.set("csv", ["cohort"]); // spreadsheets before there is a cohort
typesFrom.set("cli", []); // the command line uses the public face, as everybody else does

/**
 * What the stages that read input share: fields, limits, the words of an issue. Values of it may be imported there
 * alone.
 */
const readers = ["cohort", "programme", "candidates", "csv", "synthetic"];

/** Files of the root that all may import, and that import only each other. */
const leaves = ["errors.ts", "nesting.ts", "order.ts", "points.ts", "random.ts", "standardSchema.ts", "steps.ts"];
const barrels = ["index.ts", "assignment.ts", "csv.ts", "lp.ts", "report.ts", "synthetic.ts", "testing.ts"]; // the only files that re-export; nobody imports them

/** What the command line uses besides the barrels: it prints people's data itself, and says its version. */
const ofCommandLine = ["rendering/visible.ts", "../package.json"];

/** Raise this as src grows: a rule that met no files proves nothing. */
const FILES_AT_LEAST = 140;

const computed = "(computed)";

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
  readonly reExport: boolean;
}

function importsOf(path: string, text: string): Import[] {
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean, reExport = false) => {
    if (specifier === undefined) return;
    imports.push({ from: ts.isStringLiteral(specifier) ? specifier.text : computed, typeOnly, reExport });
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly, true);
    } else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022));
  return imports;
}

/** The folder of src that a file is in; undefined for a file of the root. */
function stageOf(path: string): string | undefined {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : undefined;
}

/** What is wrong with one import of the file `path` (relative to src), or nothing. */
function faultOf(path: string, { from, typeOnly, reExport }: Import): string | undefined {
  const stage = stageOf(path);
  const leaf = leaves.includes(path);
  if (from === computed) return "an import names its file";
  if (reExport && !barrels.includes(path)) return "only a barrel re-exports";
  if (from.startsWith("node:")) return stage === "cli" ? undefined : "node: in the command line alone";
  if (!from.startsWith(".")) {
    return stage === "solution" || leaf || path === "assignment.ts" ? "no packages here" : undefined;
  }

  const target = posix.join(posix.dirname(path), from);
  if (stage === "cli" && (barrels.includes(target) || ofCommandLine.includes(target))) return undefined;
  if (target.startsWith("../")) return "outside src";
  if (leaves.includes(target)) return undefined;
  if (leaf) return "a leaf imports leaves only";
  if (barrels.includes(target)) return "nobody imports a barrel";
  const targetStage = stageOf(target);
  if (path === "assignment.ts") {
    return targetStage === "solution" || (targetStage === "problem" && typeOnly) ? undefined : "solution only";
  }
  if (targetStage === "testing" && stage !== "testing") return path === "testing.ts" ? undefined : "testing.ts only";
  if (targetStage === "cli" && stage === undefined) return "nobody imports the command line";
  if (stage === undefined || stage === targetStage) return undefined;
  if (targetStage === undefined) return "of the root, a stage imports leaves only";
  if (targetStage === "reading" && (readers.includes(stage) || stage === "testing")) return undefined;
  if (!typesFrom.get(stage)?.includes(targetStage)) return `${stage} does not come after ${targetStage}`;
  // It tries plug-ins as a verb would.
  return typeOnly || stage === "testing" ? undefined : "across stages: import type only";
}

function faultsOf(path: string, text: string): string[] {
  const stage = stageOf(path);
  if (stage !== undefined && !typesFrom.has(stage)) return [`src/${path}: no such stage`];
  return importsOf(path, text).flatMap((entry) => {
    const fault = faultOf(path, entry);
    return fault === undefined ? [] : [`src/${path}: "${entry.from}": ${fault}`];
  });
}

describe("layers: data flows one way", () => {
  it("every import in src goes backwards, and across stages takes types alone", () => {
    const sources = sourcesIn(join(root, "src"), ".ts");
    expect(sources.flatMap(({ path, text }) => faultsOf(path, text))).toEqual([]);
    expect(sources.length).toBeGreaterThanOrEqual(FILES_AT_LEAST);
  });

  it.each([
    ["cohort/cohort.ts", `import * as z from "zod";`],
    ["candidates/affinity.ts", `import { a } from "./term.ts"; import { POINTS } from "../points.ts";`],
    ["cohort/schema.ts", `import { id } from "../reading/fields.ts";`],
    ["candidates/strategies/overlap.ts", `import { a } from "../strategy.ts";`],
    ["candidates/candidates.ts", `import type { Cohort } from "../cohort/cohort.ts";`],
    ["csv/sheet.ts", `import papa from "papaparse"; import { shown } from "../reading/issueText.ts";`],
    ["solution/flow.ts", `import type { Problem } from "../problem/problem.ts"; import { a } from "./heap.ts";`],
    ["synthetic/synthetic.ts", `import type { Programme } from "../programme/programme.ts";`],
    [
      "solvers/glpk.ts",
      `import glpk from "glpk.js"; import type { LinearSolver } from "../solution/linearProgram.ts";`,
    ],
    [
      "testing/checkStrategy.ts",
      `import { a } from "../reading/shape.ts"; import { b } from "../candidates/fault.ts";`,
    ],
    ["testing.ts", `export { checkStrategy } from "./testing/checkStrategy.ts";`],
    ["match.ts", `import { solve } from "./solution/solve.ts"; import { check } from "./check.ts"; import "zod";`],
    [
      "cli/match.ts",
      `import { parseArgs } from "node:util"; import { match } from "../index.ts"; import { a } from "./run.ts";`,
    ],
    ["cli/check.ts", `import { visible } from "../rendering/visible.ts"; import manifest from "../../package.json";`],
    ["index.ts", `export { match } from "./match.ts"; export type { Run } from "./match.ts";`],
    [
      "assignment.ts",
      `export { assign } from "./solution/assign.ts"; export type { Problem } from "./problem/problem.ts";`,
    ],
  ])("accepts in %s: %s", (path, text) => {
    expect(importsOf(path, text)).not.toEqual([]);
    expect(faultsOf(path, text)).toEqual([]);
  });

  it.each([
    ["candidates/candidates.ts", `import { read } from "../cohort/cohort.ts";`, "import type only"],
    ["candidates/candidates.ts", `import { type Cohort } from "../cohort/cohort.ts";`, "import type only"],
    ["candidates/candidates.ts", `const a = await import("../cohort/cohort.ts");`, "import type only"],
    ["candidates/candidates.ts", `const a = await import(name);`, "names its file"],
    ["cohort/cohort.ts", `import type { Programme } from "../programme/programme.ts";`, "does not come after"],
    ["cohort/cohort.ts", `let run: import("../rendering/text.ts").Text;`, "does not come after"],
    ["solution/flow.ts", `import type { Cohort } from "../cohort/cohort.ts";`, "does not come after"],
    ["solution/flow.ts", `import * as z from "zod";`, "no packages"],
    ["solution/flow.ts", `import { shown } from "../reading/issueText.ts";`, "does not come after"],
    ["solution/flow.ts", `import type { Solver } from "../solvers/javascriptLpSolver.ts";`, "does not come after"],
    ["reading/fields.ts", `import type { Cohort } from "../cohort/cohort.ts";`, "does not come after"],
    ["csv/sheet.ts", `import type { Run } from "../explanation/matching.ts";`, "does not come after"],
    ["cohort/cohort.ts", `import type { Table } from "../csv/table.ts";`, "does not come after"],
    ["solution/deep/flow.ts", `import type { Run } from "../../match.ts";`, "leaves only"],
    ["explanation/explain.ts", `import { a } from "../match.ts";`, "leaves only"],
    ["explanation/explain.ts", `import type { Run } from "../index.ts";`, "nobody imports a barrel"],
    ["match.ts", `import { assign } from "./assignment.ts";`, "nobody imports a barrel"],
    ["match.ts", `import { a } from "./testing/trial.ts";`, "testing.ts only"],
    ["candidates/score.ts", `import type { A } from "../testing/trial.ts";`, "testing.ts only"],
    ["testing/checkStrategy.ts", `import { match } from "../match.ts";`, "leaves only"],
    ["cli/match.ts", `import { match } from "../match.ts";`, "leaves only"],
    ["cli/match.ts", `import { printText } from "../rendering/printText.ts";`, "does not come after"],
    ["index.ts", `export { runCommand } from "./cli/commands.ts";`, "nobody imports the command line"],
    ["match.ts", `import type { Terminal } from "./cli/terminal.ts";`, "nobody imports the command line"],
    ["rendering/text.ts", `import { a } from "../cli/format.ts";`, "does not come after"],
    ["match.ts", `import { readFileSync } from "node:fs";`, "in the command line alone"],
    ["solution/flow.ts", `const fs = await import("node:fs");`, "in the command line alone"],
    ["problem/problem.ts", `export { a } from "./rows.ts";`, "only a barrel"],
    ["problem/problem.ts", `export * from "./rows.ts";`, "only a barrel"],
    ["helpers/text.ts", `export const a = 1;`, "no such stage"],
    ["points.ts", `import { a } from "./match.ts";`, "leaves only"],
    ["errors.ts", `import type { z } from "zod";`, "no packages"],
    ["assignment.ts", `export { match } from "./match.ts";`, "solution only"],
    ["assignment.ts", `export { groupsOf } from "./problem/groups.ts";`, "solution only"],
    ["assignment.ts", `export type { Cohort } from "./cohort/cohort.ts";`, "solution only"],
    ["rendering/text.ts", `import "../../test/oracle.ts";`, "outside src"],
  ])("rejects in %s: %s", (path, text, fault) => {
    const faults = faultsOf(path, text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });
});
