import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import type { Block } from "./pages.ts";
import { blocksOf, moduleOf, typeFaultsOf } from "./pages.ts";
import { root, sourcesIn } from "./sources.ts";

/**
 * Every ```ts block of the pages compiles and runs, with `pairwright` resolved to src; the blocks of one page make one
 * module (see `moduleOf`). A ```text block directly after a ```ts block is exactly what that block printed. No tag
 * switches this off, and a tag outside this list is a mistake.
 */
const tags = ["ts", "text", "json", "jsonc", "sh", "csv", "math", "mermaid"];

/** Raise these as the pages grow: a rule that met no blocks proves nothing. */
const AT_LEAST = { pages: 10, ts: 22, outputs: 6, json: 2 };

const pages = [
  ...["README.md", "CONTRIBUTING.md"].map((path) => ({ path, text: readFileSync(join(root, path), "utf8") })),
  ...sourcesIn(join(root, "docs"), ".md")
    .filter(({ path }) => !path.startsWith("api/")) // signatures, which test/api.test.ts makes again
    .map(({ path, text }) => ({ path: `docs/${path}`, text })),
].map(({ path, text }) => ({ path, blocks: blocksOf(text) }));

const folder = mkdtempSync(join(root, ".pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a page's module; what each of its blocks printed, by the block's line. */
async function outputsOf(path: string, blocks: readonly Block[]): Promise<Map<number, string>> {
  const file = join(folder, `${path.replaceAll("/", "_")}.ts`);
  writeFileSync(file, moduleOf(blocks));
  const printed = new Map<number, string[]>();
  let current: string[] = [];
  const log = console.log;
  console.log = (...values) => current.push(format(...values));
  Object.assign(globalThis, {
    atBlock(line: number) {
      current = [];
      printed.set(line, current);
    },
  });
  try {
    await import(/* @vite-ignore */ file);
  } finally {
    console.log = log;
  }
  return new Map([...printed].map(([line, texts]) => [line, texts.join("\n").trimEnd()]));
}

/** Each ```text block directly after a ```ts block: what the page shows, and what the block printed. */
async function shownAndPrinted(path: string, blocks: readonly Block[]) {
  const printed = await outputsOf(path, blocks);
  return blocks.flatMap(({ tag, text, line, afterPrevious }, at) => {
    const before = blocks[at - 1];
    if (tag !== "text" || !afterPrevious || before?.tag !== "ts") return [];
    return [{ where: `${path}:${line}`, shown: text.trimEnd(), printed: printed.get(before.line) }];
  });
}

function jsonFault({ tag, text }: Block): string | undefined {
  if (tag === "jsonc") {
    const { error } = ts.parseConfigFileTextToJson("block.jsonc", text);
    return error && ts.flattenDiagnosticMessageText(error.messageText, " ");
  }
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function typeFaults(all: readonly { path: string; blocks: readonly Block[] }[]): string[] {
  const modules = new Map(all.map(({ path, blocks }) => [`${root}${path}.ts`, moduleOf(blocks)]));
  return typeFaultsOf(modules, join(root, "tsconfig.json")).map((fault) =>
    fault.replace(root, "").replace(".md.ts:", ".md:"),
  );
}

describe("pages: every code block is true", () => {
  const met = { pages: pages.length, ts: 4, outputs: 4, json: 2 };

  it("every block has a tag from the list", () => {
    const unknown = pages.flatMap(({ path, blocks }) =>
      blocks.filter(({ tag }) => !tags.includes(tag)).map(({ tag, line }) => `${path}:${line}: \`\`\`${tag}`),
    );
    expect(unknown).toEqual([]);
  });

  it("every ts block compiles", () => {
    met.ts = pages.flatMap(({ blocks }) => blocks.filter(({ tag }) => tag === "ts")).length;
    expect(typeFaults(pages.filter(({ blocks }) => blocks.some(({ tag }) => tag === "ts")))).toEqual([]);
  });

  it.each(pages)("$path runs and prints what it shows", async ({ path, blocks }) => {
    for (const { where, shown, printed } of await shownAndPrinted(path, blocks)) {
      met.outputs++;
      expect(printed, where).toBe(shown);
    }
  });

  it("every json and jsonc block parses", () => {
    for (const { path, blocks } of pages) {
      for (const block of blocks.filter(({ tag }) => tag === "json" || tag === "jsonc")) {
        met.json++;
        expect(jsonFault(block), `${path}:${block.line}`).toBeUndefined();
      }
    }
  });

  it("met as many pages and blocks as there should be", () => {
    for (const kind of ["pages", "ts", "outputs", "json"] as const) {
      expect(met[kind], kind).toBeGreaterThanOrEqual(AT_LEAST[kind]);
    }
  });
});

describe("the checker of pages rejects what is wrong", () => {
  const page = (...lines: string[]) => blocksOf(lines.join("\n"));

  it("a type error, at its line of the page", () => {
    const blocks = page(
      "# Page",
      "",
      "```ts",
      "const a: number = 1;",
      "```",
      "",
      "```ts",
      "const b: string = a;",
      "```",
    );
    expect(typeFaults([{ path: "docs/wrong.md", blocks }])).toEqual([
      "docs/wrong.md:8: TS2322 Type 'number' is not assignable to type 'string'.",
    ]);
  });

  it("a subpath that the package does not have", () => {
    const blocks = page("```ts", 'import { compareIds } from "pairwright/order";', "```");
    expect(typeFaults([{ path: "docs/wrong.md", blocks }]).join()).toContain("docs/wrong.md:2: TS2307");
  });

  it("an output that is not what the block printed", async () => {
    const blocks = page("```ts", 'console.log("a", 1);', "```", "", "```text", "a 2", "```");
    expect(await shownAndPrinted("wrong-output.md", blocks)).toEqual([
      { where: "wrong-output.md:5", shown: "a 2", printed: "a 1" },
    ]);
  });

  it("a block that throws", async () => {
    await expect(outputsOf("throws.md", page("```ts", 'throw new Error("no");', "```"))).rejects.toThrow("no");
  });

  it("JSON that does not parse", () => {
    expect(jsonFault(page("```json", '{ "a": 1, }', "```")[0])).toBeDefined();
    expect(jsonFault(page("```jsonc", '{ "a": } // a', "```")[0])).toBeDefined();
    expect(jsonFault(page("```jsonc", '{ "a": 1 } // a', "```")[0])).toBeUndefined();
  });

  it("while later blocks use earlier ones and repeat their imports", async () => {
    const blocks = page(
      ...["```ts", 'import { sep } from "node:path";', "const a = sep.length;", 'console.log("one");', "```"],
      ...[
        "",
        "Prose.",
        "",
        "```ts",
        'import { join, sep } from "node:path";',
        'console.log(join("x", "y"), a, sep);',
        "```",
      ],
      ...["", "```text", "x/y 1 /", "```"],
    );
    expect(typeFaults([{ path: "docs/right.md", blocks }])).toEqual([]);
    const [{ shown, printed }] = await shownAndPrinted("right.md", blocks);
    expect(printed).toBe(shown);
  });
});
