import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { root, sourcesIn } from "./sources.ts";

/** All of `Math` that every engine computes to the same bits. */
const exactMath = ["abs", "ceil", "clz32", "floor", "fround", "imul", "max", "min", "round", "sign", "sqrt", "trunc"];

/** Global names whose answer depends on the machine, the clock or the locale, or that write somewhere. */
const impureNames = ["Date", "Intl", "console", "crypto", "performance", "process", "require"];

/** Raise this as src grows: a rule that met no files proves nothing. */
const FILES_AT_LEAST = 140;

/** Every impure piece of a source text. Comments, strings and types do not count. */
function impuritiesOf(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isPropertyAccessExpression(node)) {
      const name = node.name.text;
      const of = ts.isIdentifier(node.expression) ? node.expression.text : undefined;
      if (of === "Math") {
        if (!exactMath.includes(name)) found.push(`Math.${name}`);
        return;
      }
      if (of === "globalThis" && impureNames.includes(name)) found.push(name);
      if (name === "localeCompare" || name.startsWith("toLocale")) found.push(name);
      visit(node.expression); // not the name: `row.process` is nobody's global
      return;
    }
    if (ts.isIdentifier(node) && node.text === "Math") found.push("Math by another name");
    if (ts.isIdentifier(node) && impureNames.includes(node.text) && !isKey(node)) found.push(node.text);
    if (ts.isStringLiteral(node) && node.text.startsWith("node:")) found.push(node.text);
    if (ts.isBinaryExpression(node) && isPower(node.operatorToken.kind)) {
      if (!ts.isNumericLiteral(node.left) || !ts.isNumericLiteral(node.right)) found.push("**");
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", text, ts.ScriptTarget.ES2022, true));
  return found;
}

function isPower(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
}

function isKey(node: ts.Identifier): boolean {
  return (ts.isPropertyAssignment(node.parent) || ts.isClassElement(node.parent)) && node.parent.name === node;
}

describe("purity: src touches no clock, chance, locale or machine", () => {
  it("no source file holds anything impure", () => {
    // The command line is where files, streams and printing are.
    const sources = sourcesIn(join(root, "src"), ".ts").filter(({ path }) => !path.startsWith("cli/"));
    expect(sources.flatMap(({ path, text }) => impuritiesOf(text).map((name) => `src/${path}: ${name}`))).toEqual([]);
    expect(sources.length).toBeGreaterThanOrEqual(FILES_AT_LEAST);
  });

  it.each([
    ["const a = Math.random();", "Math.random"],
    ["const a = Math.pow(b, 2);", "Math.pow"],
    ["const a = [1].map(Math.exp);", "Math.exp"],
    ["const a = Math.log(2) * Math.sqrt(2);", "Math.log"],
    ["for (const f of [Math.sin, Math.max]);", "Math.sin"],
    ["const { random } = Math;", "Math by another name"],
    ['const a = Math["random"]();', "Math by another name"],
    ["const a = Date.now();", "Date"],
    ["const a = new Date();", "Date"],
    ["ids.sort((a, b) => a.localeCompare(b));", "localeCompare"],
    ["const a = total.toLocaleString();", "toLocaleString"],
    ["const a = new Intl.Collator();", "Intl"],
    ["const a = performance.now();", "performance"],
    ["const a = globalThis.performance;", "performance"],
    ['console.log("a");', "console"],
    ["const a = process.env.HOME;", "process"],
    ['import { readFileSync } from "node:fs";', "node:fs"],
    ['export * from "node:path";', "node:path"],
    ['const a = await import("node:os");', "node:os"],
    ["const a = base ** 2;", "**"],
    ["let a = 2; a **= 3;", "**"],
  ])("rejects %s", (text, impurity) => {
    expect(impuritiesOf(text)).toEqual([impurity]);
  });

  it.each([
    "// Math.random, Date.now and console.log are only named here",
    'const sentence = "new Date() and console.log";',
    "const limit = 2 ** 53;",
    "const a = Math.sqrt(Math.max(1, 2));",
    "const at = steps.process; const b = { process: 1 };",
    "interface Clock { readonly now: Date }",
  ])("accepts %s", (text) => {
    expect(impuritiesOf(text)).toEqual([]);
  });
});
