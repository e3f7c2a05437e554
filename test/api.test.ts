import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";
import { faceOf, publicFace } from "../api/entries.ts";
import { faultsOf } from "../api/faults.ts";
import { apiFiles } from "../api/files.ts";
import { signatureOf } from "../api/signature.ts";
import { root, sourcesIn } from "./sources.ts";

const face = publicFace();
const files = apiFiles(face);

describe("the API reference and the API reports", () => {
  it.each([...files])("%s is what the sources say: npm run api", (path, text) => {
    expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });

  it("are all that is kept of this kind", () => {
    const reports = readdirSync(join(root, "api")).filter((name) => name.endsWith(".txt"));
    const pages = sourcesIn(join(root, "docs/api"), "").map(({ path }) => `docs/api/${path}`);
    expect([...reports.map((name) => `api/${name}`), ...pages].sort()).toEqual([...files.keys()].sort());
  });

  it("have every entry of package.json, and every name that its module exports when it runs", async () => {
    const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const typed = Object.keys(exports).filter((subpath) => exports[subpath].types !== undefined);
    expect(face.entries.map(({ specifier }) => specifier)).toEqual(typed.map((path) => `pairwright${path.slice(1)}`));
    for (const { specifier, page } of face.entries) {
      const report = files.get(`api/${page}.txt`);
      const names = Object.keys(await import(/* @vite-ignore */ specifier));
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) expect(report).toMatch(new RegExp(`^(?:(?:function|const|class) |// )${name}\\b`, "m"));
    }
  });

  it("hold no path of a machine", () => {
    for (const text of files.values()) {
      expect(text).not.toContain(root);
    }
  });
});

describe("the public face", () => {
  it("has a docstring for every name, and every type that a signature names can be imported", () => {
    expect(faultsOf(face)).toEqual([]);
    expect(face.exportedAs.size).toBeGreaterThan(200);
  });
});

describe("the maker of reports", () => {
  const folder = mkdtempSync(join(root, ".pages-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function made(sources: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
    const subpaths = Object.keys(sources)
      .filter((name) => name !== "inner.ts")
      .map((name) => ({ specifier: `made/${name.replace(".ts", "")}`, file: join(folder, name) }));
    return faceOf(subpaths, join(root, "tsconfig.src.json"));
  }

  const face = made({
    "inner.ts": `
      export interface Hidden { readonly a: number }
      /** Shown. */
      export interface Shown { readonly hidden: Hidden }
      /** Reads. */
      export function read(text: string, { deep = true }: { readonly deep?: boolean } = {}): Shown { return text as never; }
      export const bare = 1;
      const table = { b: 1, a: "x" } as const;
      /** Of a value. */
      export type Table = { readonly [Key in keyof typeof table]?: (typeof table)[Key] };
      /** Words. */
      export const words = { of: (one: string, many = 2) => [one, many] as readonly (string | number)[], table };
    `,
    "one.ts": `/** One. */\n\nexport { read, bare, type Table, words } from "./inner.ts";\n`,
    "two.ts": `export type { Shown } from "./inner.ts";\n`,
  });
  const textOf = (name: string) => {
    const exported = [...face.exportedAs.values()].find((one) => one.name === name);
    return exported && signatureOf(face, exported).text;
  };

  it("finds what lacks a docstring, and what signatures name without its being exported", () => {
    expect(faultsOf(face)).toEqual([
      "made/one: bare has no docstring",
      "made/one: read names Shown, which only made/two exports",
      "made/two: no comment at its head says what it is for",
      "made/two: Shown names Hidden, which nothing exports",
    ]);
  });

  it("writes signatures without bodies, and types that no source spells out", () => {
    expect(textOf("read")).toBe("function read(text: string, options?: { readonly deep?: boolean }): Shown;");
    expect(textOf("bare")).toBe("const bare: 1;");
    expect(textOf("Table")).toBe('type Table = {\n  readonly b?: 1;\n  readonly a?: "x";\n};');
    expect(textOf("words")).toBe(
      "const words: {\n  of: (one: string, many?: number) => readonly (number | string)[];\n" +
        '  table: {\n    readonly b: 1;\n    readonly a: "x";\n  };\n};',
    );
  });
});
