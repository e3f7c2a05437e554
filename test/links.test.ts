import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { root, sourcesIn } from "./sources.ts";

/** Every link inside the project leads to a file, and to a heading of it where it names one. */
const pages = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map((path) => ({
    path,
    text: readFileSync(join(root, path), "utf8"),
  })),
  ...["docs", "examples", "bench"].flatMap((folder) =>
    sourcesIn(join(root, folder), ".md").map(({ path, text }) => ({ path: `${folder}/${path}`, text })),
  ),
];

interface Link {
  readonly page: string;
  readonly to: string;
}

function linksOf({ path, text }: { readonly path: string; readonly text: string }): Link[] {
  const prose = text.replaceAll(/^( *)(`{3,}).*?^\1\2/gms, "").replaceAll(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to]) => ({ page: path, to }))
    .filter(({ to }) => !/^[a-z]+:/.test(to));
}

/**
 * As GitHub makes them: lower case, without what is no letter, digit, space, hyphen or underscore; where that is there
 * already, with a number.
 */
function anchorsOf(text: string): Set<string> {
  const prose = text.replaceAll(/^( *)(`{3,}).*?^\1\2/gms, "");
  const met = new Map<string, number>();
  const anchors = [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
    const anchor = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
    const before = met.get(anchor) ?? 0;
    met.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
  return new Set(anchors);
}

const anchorsIn = new Map<string, Set<string>>();

function hasAnchor(file: string, anchor: string): boolean {
  if (!anchorsIn.has(file)) anchorsIn.set(file, anchorsOf(readFileSync(file, "utf8")));
  return anchorsIn.get(file)?.has(anchor) === true;
}

function isBroken({ page, to }: Link): boolean {
  const [path, anchor] = to.split("#");
  const target = path === "" ? page : normalize(join(dirname(page), path));
  if (target.startsWith("..") || !existsSync(join(root, target))) return true;
  return anchor !== undefined && !hasAnchor(join(root, target), anchor);
}

describe("links", () => {
  const links = pages.flatMap(linksOf);

  it("lead somewhere", () => {
    expect(links.filter(isBroken).map(({ page, to }) => `${page}: ${to}`)).toEqual([]);
    expect(links.length).toBeGreaterThanOrEqual(600);
  });

  it("that lead nowhere are found", () => {
    const page = "docs/guide/rules.md";
    for (const to of ["../nothing.md", "../input.md#nothing", "#nothing", "../../../elsewhere.md"])
      expect(isBroken({ page, to }), to).toBe(true);
    for (const to of ["../input.md", "../input.md#quotas", "../../README.md"])
      expect(isBroken({ page, to }), to).toBe(false);
  });

  it("tell headings apart that are called the same", () => {
    expect([...anchorsOf("# Letter\n\n## letter\n\n## `Letter`\n")]).toEqual(["letter", "letter-1", "letter-2"]);
  });

  it("are read outside code only", () => {
    const text = "[a](b.md)\n\n```ts\nconst x = y[0](z);\n```\n\n`[c](d.md)` [e](https://f.example) [g](#h)\n";
    expect(linksOf({ path: "p.md", text }).map(({ to }) => to)).toEqual(["b.md", "#h"]);
  });
});
