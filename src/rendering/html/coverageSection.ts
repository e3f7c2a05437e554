import type { CoveredTopic } from "../../explanation/coverage.ts";
import type { ExplainedPair } from "../../explanation/explanation.ts";
import { meter } from "./chart.ts";
import type { Cell } from "./dataTable.ts";
import { dataTable } from "./dataTable.ts";
import type { Content } from "./markup.ts";
import { element } from "./markup.ts";
import type { Section } from "./page.ts";
import type { Report } from "./report.ts";

/** How far the mentors that people have offer what they, and the whole cohort, want to learn. */
export function coverageSection(report: Report): Section[] {
  const pairs = report.explanations.flatMap((one) => one.pairs);
  if (pairs.length === 0) return [];
  const { coverage: words, titles } = report.names.language.report;
  const personal = pairs.filter(({ coverage }) => coverage.personal !== null);
  const collective = pairs.flatMap(({ coverage }) => (coverage.collective === null ? [] : [coverage.collective]));
  const content = [
    element("h3", {}, titles.personal),
    ...(personal.length === 0
      ? [element("p", {}, words.noPersonal)]
      : [element("p", {}, words.personal), personalTable(personal, report)]),
    element("h3", {}, titles.collective),
    ...(collective.length === 0
      ? [element("p", {}, words.noCollective)]
      : [element("p", {}, words.collective), collectiveTable(collective, report)]),
  ];
  return [{ id: "coverage", title: titles.coverage, content }];
}

function personalTable(pairs: readonly ExplainedPair[], { names }: Report): Content {
  const { columns, report, numbers } = names.language;
  const { columns: own, coverage: words, figures, titles } = report;
  const rows = pairs.map(({ mentee, mentor, coverage }): Cell[] => {
    const topics = coverage.personal ?? [];
    const who = [names.mentee(mentee), names.mentor(mentor)];
    if (topics.some(({ expertise }) => expertise === null)) return [...who, words.notKnown, words.notKnown, ""];
    const offered = topics.filter(({ expertise }) => expertise !== 0);
    const lacking = topics.filter(({ expertise }) => expertise === 0).map(({ topic }) => names.topic(topic));
    const covered = coveredBy(topics);
    return [
      ...who,
      { content: figures.of(offered.length, topics.length), value: offered.length },
      { content: [meter(covered, 1), numbers.share(covered)], value: covered },
      names.language.listed(lacking),
    ];
  });
  return dataTable({
    caption: titles.personal,
    columns: [
      { title: columns.mentee, align: "left" },
      { title: columns.mentor, align: "left" },
      { title: own.offered, align: "right" },
      { title: own.covered, align: "right" },
      { title: own.lacking, align: "left" },
    ],
    rows,
    sortable: true,
  });
}

/** The objectives' weight times the expertise on each, 0..1. */
function coveredBy(topics: readonly CoveredTopic[]): number {
  return Math.min(
    1,
    topics.reduce((sum, { weight, expertise }) => sum + weight * (expertise ?? 0), 0),
  );
}

/** The weightiest first, as each pair's list stands. */
function collectiveTable(lists: readonly (readonly CoveredTopic[])[], { names }: Report): Content {
  const { report, numbers } = names.language;
  const { columns, figures, titles, coverage: words } = report;
  const rows = lists[0].map(({ topic, weight }, at): Cell[] => {
    const entries = lists.map((list) => list[at]);
    const known = entries.flatMap(({ expertise }) => (expertise === null ? [] : [expertise]));
    const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
    const offering = known.filter((one) => one > 0).length;
    const experienced = entries.filter(({ experiences }) => (experiences?.length ?? 0) > 0).length;
    return [
      names.topic(topic),
      { content: numbers.share(weight), value: weight },
      known.length === 0 ? words.notKnown : { content: [meter(mean, 1), numbers.share(mean)], value: mean },
      { content: figures.of(offering, entries.length), value: offering },
      { content: figures.of(experienced, entries.length), value: experienced },
    ];
  });
  return dataTable({
    caption: titles.collective,
    columns: [
      { title: columns.topic, align: "left" },
      ...[columns.weight, columns.mean, columns.pairs, columns.experiences].map((title) => ({
        title,
        align: "right" as const,
      })),
    ],
    rows,
    sortable: true,
  });
}
