import ts from "typescript";
import type { Entry, Exported, PublicFace } from "./entries.ts";
import { sourcePathOf } from "./entries.ts";
import { signatureOf } from "./signature.ts";

/** How long a line of prose may be. */
const WIDTH = 120;

const MADE = "<!-- Made by `npm run api` from the sources: change those. -->";

/** The pages of docs/api, by file name. */
export function referenceOf(face: PublicFace): Map<string, string> {
  const anchors = new Map(face.entries.map((entry) => [entry, anchorsOf(entry)]));
  const linkTo = ({ name, home, symbol }: Exported, from?: Entry): string => {
    const page = home === from ? "" : `${home.page}.md`;
    return `[${name}](${page}#${anchors.get(home)?.get(symbol)})`;
  };
  const pages = face.entries.map((entry): [string, string] => [`${entry.page}.md`, pageOf(face, entry, linkTo)]);
  return new Map([["README.md", indexOf(face.entries, linkTo)], ...pages]);
}

type LinkTo = (exported: Exported, from?: Entry) => string;

function indexOf(entries: readonly Entry[], linkTo: LinkTo): string {
  const sections = entries.flatMap((entry) => {
    const [values, types] = partition(entry.exports, ({ declaration }) => !isType(declaration));
    const own = types.filter(({ home }) => home === entry);
    return [
      `## [\`${entry.specifier}\`](${entry.page}.md)`,
      entry.about,
      values.map((value) => `- ${linkTo(value)}: ${firstSentence(value.docs)}`).join("\n"),
      ...(own.length === 0 ? [] : [`Types: ${own.map((type) => linkTo(type)).join(", ")}`]),
    ];
  });
  const about =
    "Every name that can be imported, with its signature: the guides and [README](../../README.md) say what to do with " +
    "them. The signatures alone, for comparing versions, are in [api](../../api).";
  return joined([MADE, "# API reference", about, ...sections]);
}

function pageOf(face: PublicFace, entry: Entry, linkTo: LinkTo): string {
  const parts = groupsOf(entry).flatMap(({ title, exports }) => [`## ${title}`, ...exports.flatMap(partOf)]);
  const others = entry.exports.filter(({ home }) => home !== entry).map((exported) => linkTo(exported, entry));
  const also = others.length === 0 ? [] : ["## Also exported here", others.join(", ")];
  return joined([MADE, `# \`${entry.specifier}\``, entry.about, "[All entries](README.md)", ...parts, ...also]);

  function partOf(exported: Exported): string[] {
    const { text, names } = signatureOf(face, exported);
    const linked = [...names].flatMap((symbol) => face.exportedAs.get(symbol) ?? []).map((one) => linkTo(one, entry));
    const see = linked.length === 0 ? [] : [`See ${linked.join(", ")}.`];
    return [`### ${exported.name}`, exported.docs, `\`\`\`ts\n${text}\n\`\`\``, ...see];
  }
}

interface GroupOfExports {
  readonly title: string;
  readonly exports: readonly Exported[];
}

/**
 * What is told of on the entry's own page: what can be called, then types by the stage that they belong to, then
 * values.
 */
function groupsOf(entry: Entry): GroupOfExports[] {
  const own = entry.exports.filter(({ home }) => home === entry);
  const titles = new Set(own.map(({ declaration }) => titleOf(declaration)));
  const [types, others] = partition([...titles].sort(), (title) => title.startsWith("Types"));
  const ordered = [...others.filter((title) => title !== "Constants"), ...types, "Constants"];
  return ordered
    .map((title) => ({ title, exports: own.filter(({ declaration }) => titleOf(declaration) === title) }))
    .filter(({ exports }) => exports.length > 0);
}

function titleOf(declaration: ts.Declaration): string {
  if (ts.isFunctionDeclaration(declaration)) return "Functions";
  if (ts.isClassDeclaration(declaration)) return "Classes";
  if (!isType(declaration)) return "Constants";
  const [, stage, inStage] = sourcePathOf(declaration).split("/");
  return inStage === undefined ? "Types" : `Types: ${stage}`;
}

function isType(declaration: ts.Declaration): boolean {
  return ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration);
}

/** Where each export stands on its page: headings in lower case, and numbered where two differ in nothing else. */
function anchorsOf(entry: Entry): Map<ts.Symbol, string> {
  const met = new Map<string, number>();
  const anchorOf = (heading: string) => {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replaceAll(" ", "-");
    const before = met.get(anchor) ?? 0;
    met.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  };
  anchorOf(entry.specifier);
  const anchors = new Map<ts.Symbol, string>();
  for (const { title, exports } of groupsOf(entry)) {
    anchorOf(title);
    for (const { name, symbol } of exports) anchors.set(symbol, anchorOf(name));
  }
  return anchors;
}

function firstSentence(docs: string): string {
  const [paragraph] = docs.split("\n\n");
  return paragraph
    .replaceAll("\n", " ")
    .replace(/(?<=[.:;])\s.*$/, "")
    .replace(/[.:;]$/, "");
}

function partition<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}

function joined(parts: readonly string[]): string {
  return `${parts
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("`") ? part : wrapped(part)))
    .join("\n\n")}\n`;
}

/** Breaks lines that are too long; what is indented stays so. */
function wrapped(text: string): string {
  return text
    .split("\n")
    .flatMap((line) => wrappedLine(line))
    .join("\n");
}

function wrappedLine(line: string): string[] {
  if (line.length <= WIDTH) return [line];
  const indent = /^ *(?:- )?/.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(" ")) {
    if (current.length + word.length + 1 > WIDTH && current.trim() !== "") {
      lines.push(current);
      current = " ".repeat(indent.length);
    }
    current += current.endsWith(" ") || current === "" ? word : ` ${word}`;
  }
  return [...lines, current];
}
