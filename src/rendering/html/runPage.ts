import { auditReportOf } from "../auditReportOf.ts";
import { certificateOf, gapOf } from "../certificateOf.ts";
import { decidedOf } from "../decidedOf.ts";
import type { Block } from "../document.ts";
import { textOf } from "../document.ts";
import { gainsOf, gainText } from "../gainsOf.ts";
import { marginsReportOf } from "../marginsReportOf.ts";
import { menteesOf } from "../menteeOf.ts";
import { summaryOf, unmatchedOf } from "../overviewOf.ts";
import { coverageSection } from "./coverageSection.ts";
import { opening } from "./dataTable.ts";
import { heatMap } from "./heatMap.ts";
import { histograms } from "./histograms.ts";
import type { Content } from "./markup.ts";
import { element } from "./markup.ts";
import { mentorsSection } from "./mentorsSection.ts";
import type { Page, Section } from "./page.ts";
import { pairsSection } from "./pairsSection.ts";
import { printHtml } from "./printHtml.ts";
import type { Report } from "./report.ts";
import { isolatedNames } from "./report.ts";
import { termsSection } from "./termsSection.ts";

/** Above so many crossings of mentees and mentors, a person's section has the beginning of the alternatives. */
const MOST_ALTERNATIVES = 2_000;

/** A matched run as a page: at a glance, pair by pair, and why. */
export function runPage(report: Report): Page {
  const { run, matching, names, large } = report;
  const { titles, audience } = names.language;
  return {
    title: titles.report,
    opening: [element("p", {}, audience)],
    sections: [
      {
        id: "summary",
        title: titles.summary,
        content: [figuresOf(report), ...printHtml([summaryOf(run, matching, names)])],
      },
      pairsSection(report),
      ...(matching.unmatched.length === 0
        ? []
        : [
            {
              id: "unmatched",
              title: titles.unmatched,
              content: printHtml([unmatchedOf(run, matching, names, large)]),
            },
          ]),
      ...(large ? [histograms(report)] : run.mentees.length * run.mentors.length === 0 ? [] : [heatMap(report)]),
      ...termsSection(report),
      mentorsSection(report),
      ...coverageSection(report),
      ...gainsSection(report),
      rulesSection(report),
      ...fairness(report),
      ...certainty(report),
      ...(large ? [] : peopleSection(report)),
      proofSection(report),
    ],
    operated: true,
  };
}

function figuresOf({ run, matching, names }: Report): Content {
  const { numbers, report } = names.language;
  const { figures: words } = report;
  const { placed, unmatched, pairs, total } = matching;
  const places = run.mentors.reduce((sum, { capacity }) => sum + capacity, 0);
  const first = pairs.filter(({ choice }) => choice === 1).length;
  const figures: [string, string][] = [
    [words.placed, words.of(placed, placed + unmatched.length)],
    ...(pairs.length === 0
      ? []
      : ([
          [words.affinity, numbers.percent(total, pairs.length * 1_000_000)],
          [words.first, words.of(first, pairs.length)],
        ] as [string, string][])),
    [words.free, words.of(places - pairs.length, places)],
  ];
  return element(
    "dl",
    { class: "figures" },
    figures.map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value))),
  );
}

function gainsSection({ run, names }: Report): Section[] {
  const decided = run.result.status === "optimal" ? run.result.decided : undefined;
  return decided === undefined ? [] : [sectionOf("gains", gainsOf(decided, run.aim, names))];
}

/** Criteria and rules, with what each rule and lock costs. */
function rulesSection({ run, matching, names }: Report): Section {
  const { language } = names;
  const { report: words } = language;
  const decided = run.result.status === "optimal" ? run.result.decided : undefined;
  const gains = new Map(decided?.rules.map(({ rule, gain }) => [rule, gain]));
  const of = (rule: string) => {
    const gain = gains.get(rule);
    return gain === undefined ? "" : gainText(gain, run.aim, language, words.nothing);
  };
  const more = decided === undefined ? undefined : { title: words.columns.without, of };
  return sectionOf("rules", decidedOf(run, matching.ledger, names, more));
}

function fairness({ audit, large, names }: Report): Section[] {
  if (audit === undefined) return [];
  const [, , ...blocks] = auditReportOf(audit, large ? "brief" : "full", names.language);
  return [{ id: "audit", title: names.language.report.titles.audit, content: printHtml(blocks, 1) }];
}

function certainty({ margins, large, names }: Report): Section[] {
  if (margins === undefined) return [];
  const [title, , ...blocks] = marginsReportOf(margins, large ? "brief" : "full", names.language);
  return [{ id: "margins", title: textOf(title), content: printHtml(blocks, 1) }];
}

/** Everybody's own section, each to be opened. */
function peopleSection(report: Report): Section[] {
  const { run, matching, explanations, names } = report;
  const detail = run.mentees.length * run.mentors.length > MOST_ALTERNATIVES ? "brief" : "full";
  const own = isolatedNames(run, detail, names.language);
  const [title, ...blocks] = menteesOf(run, matching, explanations, own);
  if (title === undefined) return [];
  const starts = blocks.flatMap((block, at) => (block.kind === "heading" ? [at] : []));
  const people = starts.map((start, at) => {
    const [person, ...rest] = blocks.slice(start, starts[at + 1]);
    return opening(textOf(person), ...printHtml(rest, 0, textOf(person)));
  });
  const content = [...printHtml(blocks.slice(0, starts[0])), element("div", { class: "people" }, people)];
  return [{ id: "people", title: textOf(title), content }];
}

/** The proof in short: what was reached, and what it belongs to; the rest is to be opened. */
function proofSection({ run, matching, names }: Report): Section {
  if (!("certificate" in matching)) return sectionOf("proof", gapOf(matching, names.language));
  const [title, ...blocks] = certificateOf(run, matching, names);
  const reached = blocks.filter(({ kind }) => kind === "list");
  const fingerprint = blocks.slice(-1);
  const rest = blocks.slice(0, -1).filter(({ kind }) => kind !== "list");
  const content = [
    ...printHtml(reached),
    ...printHtml(fingerprint),
    opening(names.language.report.certificate, ...printHtml(rest, 0, textOf(title))),
  ];
  return { id: "proof", title: textOf(title), content };
}

/** Blocks that begin with the title of a section. */
function sectionOf(id: string, [title, ...blocks]: readonly Block[]): Section {
  return { id, title: textOf(title), content: printHtml(blocks, 0, textOf(title)) };
}
