import type { OptimalRun } from "pairwright";
import { audit, match, renderMarkdown, renderText } from "pairwright";
import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/rendering/width.ts";
import { documentsOf } from "../oracle/cohorts.ts";
import { share } from "../share.ts";
import { sectionShown, shownBy } from "./markdownReader.ts";

const SEEDS = share(200);

/** A half rounded up, without `src`. */
const percentOf = (points: number) => `${(Math.floor(points / 1_000 + 0.5) / 10).toFixed(1)}%`;

/** Where a full report says something else than the matching that it is about; empty = nowhere. */
function lies(report: string, { matching }: OptimalRun, mentees: number): string[] {
  const { pairs, loads, placed, total } = matching;
  const points = pairs.map((pair) => pair.points);
  const unlike = (what: string, said: unknown, is: unknown) =>
    JSON.stringify(said) === JSON.stringify(is) ? [] : [`${what}: ${JSON.stringify(said)} is ${JSON.stringify(is)}`];

  const choices = sectionShown(report, "Choices");
  const [titles = [], ...rows] = choices.tables[0] ?? [];
  const column = (side: string) => {
    const at = Math.max(titles.indexOf(side), titles.indexOf(`${side}, all their pairs`));
    return rows.map((row): [string, number] => [row[0], Number(row[at])]).filter(([, count]) => count > 0);
  };
  const own = [...new Set(pairs.map(({ choice }) => choice))].sort((a, b) => a - b);
  const ordinals = ["1st", "2nd", "3rd", "4th", "5th", "6th"];
  const first = new Set(pairs.filter(({ choice }) => choice === 1).map(({ mentee }) => mentee)).size;
  const sentence = choices.paragraphs[0].slice(0, choices.paragraphs[0].indexOf("."));
  const inWords = [...sentence.replace("1st", "").matchAll(/\d+/g)].map(Number);
  const range = sectionShown(report, "Affinities")
    .paragraphs[0].match(/[\d.]+%/g)
    ?.slice(0, 3);
  return [
    ...unlike(
      "mentees' choices",
      column("Mentees"),
      own.map((choice) => [ordinals[choice - 1], pairs.filter((pair) => pair.choice === choice).length]),
    ),
    ...unlike(
      "mentors' choices",
      column("Mentors").reduce((sum, [, count]) => sum + count, 0),
      pairs.length,
    ),
    ...(placed > 1 && placed < mentees && first > 0 && first < placed
      ? unlike("the sentence", inWords, [placed, mentees, first])
      : []),
    ...(new Set(points).size > 1
      ? unlike("affinities", range, [Math.min(...points), Math.max(...points), total / points.length].map(percentOf))
      : []),
    ...unlike(
      "loads",
      (sectionShown(report, "Loads").tables.find(([[title]]) => title === "Mentor") ?? [])
        .slice(1)
        .map((row) => +row[1]),
      loads.map(({ load }) => load),
    ),
  ];
}

describe(`random cohorts, seeds 1 to ${SEEDS}`, () => {
  const met = { runs: 0, several: 0, blocking: 0, envy: 0, groups: 0, rejected: 0 };

  it("no line of a report lies, or is longer than 120 columns, or ends in a space", () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { cohort, programme } = documentsOf(seed);
      const run = match(cohort as never, programme as never);
      if (run.status !== "optimal") continue;
      met.runs++;
      const by = [...new Set(cohort.mentees.flatMap(({ attributes }) => Object.keys(attributes ?? {})))];
      const audited = audit(run, { by });
      const markdown = renderMarkdown(audited);
      expect(shownBy(markdown).strange, `seed ${seed}`).toEqual([]);
      expect(lies(markdown, run, cohort.mentees.length), `seed ${seed}`).toEqual([]);
      const { tables, paragraphs } = sectionShown(markdown, "Blocking pairs");
      const { count, pairs } = audited.blocking;
      expect((tables[0]?.length ?? 1) - 1, `seed ${seed}`).toBe(count);
      expect(/\d+|one|none/.exec(paragraphs[0])?.[0]).toBe(count === 0 ? "none" : count === 1 ? "one" : `${count}`);
      expect((sectionShown(markdown, "Envy").tables[0]?.length ?? 1) - 1, `seed ${seed}`).toBe(audited.envy.count);
      if (audited.mentees.some(({ has }) => has.length > 1)) met.several++;
      met.blocking += pairs.length;
      met.envy += audited.envy.count;
      met.groups += by.length;
      for (const line of renderText(audited).split("\n")) {
        expect(widthOf(line), `seed ${seed}: ${line}`).toBeLessThanOrEqual(120);
        expect(line, `seed ${seed}`).toBe(line.trimEnd());
      }
      // The checker is shown the report of one pair less.
      const { matching } = run;
      if (matching.pairs.length < 2) continue;
      const other = { ...run, matching: { ...matching, pairs: matching.pairs.slice(1) } } as OptimalRun;
      expect(lies(markdown, other, cohort.mentees.length), `seed ${seed}`).not.toEqual([]);
      met.rejected++;
    }
    expect(met.runs).toBeGreaterThan(share(110));
    expect(met.several).toBeGreaterThan(share(10));
    expect(met.blocking).toBeGreaterThan(share(80));
    expect(met.envy).toBeGreaterThan(share(100));
    expect(met.groups).toBeGreaterThan(share(50));
    expect(met.rejected).toBeGreaterThan(share(50));
  });
});
