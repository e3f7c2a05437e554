import { pairsToCsv } from "../csv.ts";
import type { Run } from "../index.ts";
import { explainRun, renderMarkdown, renderText } from "../index.ts";
import { revealed } from "../rendering/visible.ts";
import { wrongUsage } from "./failure.ts";

/** How a run is written; a further one is an option of `match` and a line in its help. */
const FORMATS = {
  text: (run: Run) => renderText(explainRun(run), { people: false }),
  markdown: (run: Run) => renderMarkdown(explainRun(run)),
  json: (run: Run) => jsonText(run),
  csv: (run: Run) => pairsToCsv(explainRun(run)),
} as const satisfies Readonly<Record<string, (run: Run) => string>>;

export type Format = keyof typeof FORMATS;

/** The one format that was asked for; text where none was. */
export function formatOf(values: { readonly [Name in Format]?: boolean | undefined }, command: string): Format {
  return oneOf(Object.keys(FORMATS) as Format[], values, command) ?? "text";
}

/** The one flag of these that was given; undefined where none was. */
export function oneOf<Name extends string>(
  names: readonly Name[],
  values: { readonly [Given in Name]?: boolean | undefined },
  command: string,
): Name | undefined {
  const named = names.filter((name) => values[name] === true);
  if (named.length <= 1) return named[0];
  throw wrongUsage(`expected one of ${named.map((name) => `--${name}`).join(" and ")}`, command);
}

/** Why nothing can be matched, in lines. */
export function conflictLines(run: Run): string[] {
  return renderText(explainRun(run)).trimEnd().split("\n");
}

export function written(run: Run, format: Format): string {
  return FORMATS[format](run);
}

/** JSON in which no character is hidden: parsed, it is the same. */
export function jsonText(value: unknown): string {
  return `${revealed(JSON.stringify(value, null, 2), escaped)}\n`;
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}
