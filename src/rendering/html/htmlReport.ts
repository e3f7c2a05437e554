import type { Audit } from "../../explanation/audit.ts";
import type { Letter } from "../../explanation/letter.ts";
import type { Margins } from "../../explanation/margin.ts";
import type { Pair } from "../../explanation/matching.ts";
import type { Block } from "../document.ts";
import { textOf } from "../document.ts";
import { isLarge } from "../names.ts";
import { hasKeys, isRunExplanation } from "../received.ts";
import type { Renderable, RenderOptions } from "../renderable.ts";
import { blocksOf, languageOf } from "../renderable.ts";
import { isolated } from "./isolate.ts";
import { isolatedLetter } from "./isolatedLetter.ts";
import type { Page } from "./page.ts";
import { pageOf } from "./page.ts";
import { printHtml } from "./printHtml.ts";
import { isolatedNames } from "./report.ts";
import { runPage } from "./runPage.ts";

/** What a page shows beside the explanations, and its language. */
export interface HtmlOptions extends RenderOptions {
  /** What `audit` says of the same run: how fair it is. */
  readonly audit?: Audit;
  /** What `margins` says of the same run: how sure it is. */
  readonly margins?: Margins;
}

/**
 * A run as one HTML file that needs nothing else, for the coordinator: summary, pairs, affinities, terms, mentors,
 * objectives, rules with their costs, proof. Or a letter, or anything else that `renderMarkdown` takes, as a page.
 * Every text of the data shows as itself. The same data give the same bytes.
 *
 * Above 150 people of a side charts count people instead of showing each, and the page leaves out everybody's
 * alternatives, which `explainRun` then need not find.
 *
 * Throws a TypeError for anything else, or where `audit` or `margins` are those of another run.
 */
export function htmlReport(data: Renderable, options: HtmlOptions = {}): string {
  const language = languageOf("htmlReport", options);
  const { audit, margins } = options;
  if (isRunExplanation(data) && data.result.status !== "infeasible") {
    const { matching, explanations } = data.result;
    for (const [name, pairs] of [
      ["audit", audit && pairsOfAudit(audit)],
      ["margins", margins?.pairs],
    ] as const)
      if (pairs !== undefined && !samePairs(pairs, matching.pairs))
        throw new TypeError(`htmlReport: options.${name}: expected that of the same run, received another's`);
    const large = isLarge(data);
    const names = isolatedNames(data, large ? "brief" : "full", language);
    return pageOf(
      runPage({
        run: { ...data, lottery: isolated(data.lottery) },
        matching,
        explanations,
        names,
        large,
        audit,
        margins,
      }),
      language,
    );
  }
  if (audit !== undefined || margins !== undefined)
    throw new TypeError("htmlReport: options.audit and options.margins are for a run with a matching");
  const shown = hasKeys(data, "version", "to", "pairs", "avoids") ? isolatedLetter(data as Letter) : data;
  return pageOf(plainPage(blocksOf(shown, "htmlReport", "full", { language })), language);
}

type PairIds = Pick<Pair, "mentee" | "mentor">;

function pairsOfAudit({ mentees }: Audit): PairIds[] {
  return mentees.flatMap(({ id, has }) => has.map(({ mentor }) => ({ mentee: id, mentor })));
}

/** Whatever order one mentee's mentors stand in. */
function samePairs(some: readonly PairIds[], others: readonly PairIds[]): boolean {
  const known = new Set(others.map(keyOf));
  return some.length === others.length && some.every((pair) => known.has(keyOf(pair)));
}

function keyOf({ mentee, mentor }: PairIds): string {
  return JSON.stringify([mentee, mentor]);
}

/** A page of blocks alone: a section begins at every heading of the second level. */
function plainPage([first, ...blocks]: readonly Block[]): Page {
  const parts: Block[][] = [];
  for (const block of blocks) {
    if (parts.length === 0 || isTitle(block)) parts.push([]);
    parts[parts.length - 1].push(block);
  }
  const sections = parts.map((part, at) => {
    const title = isTitle(part[0]) ? textOf(part[0]) : "";
    const content = printHtml(isTitle(part[0]) ? part.slice(1) : part, 0, title || textOf(first));
    return { id: `s${at + 1}`, title, content };
  });
  return { title: textOf(first), opening: [], sections, operated: false };
}

function isTitle(block: Block): boolean {
  return block.kind === "heading" && block.level === 2;
}
