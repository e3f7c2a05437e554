import { MOST_SHOWN } from "../names.ts";
import { chart, scrolling } from "./chart.ts";
import { sameAsTable } from "./dataTable.ts";
import type { Content, Markup } from "./markup.ts";
import { element } from "./markup.ts";
import type { Section } from "./page.ts";
import type { Report } from "./report.ts";

const WIDTH = 420;
const HEIGHT = 180;
/** Room for a label that is turned. */
const SIDE = 24;
const MOST_BARS = 12;

interface Bar {
  readonly label: string;
  readonly count: number;
}

/** Affinities, choice numbers and loads, counted. */
export function histograms({ run, matching, names }: Report): Section {
  const { report, columns, numbers } = names.language;
  const { titles, histograms: words } = report;
  const { pairs } = matching;
  const affinities = Array.from({ length: 20 }, (_, at) => ({
    label: words.range(at * 5, at * 5 + 5),
    count: pairs.filter(({ points }) => Math.min(19, Math.floor(points / 50_000)) === at).length,
  }));
  const charts = [
    { id: "by-affinity", title: words.affinity, of: columns.affinity, what: words.pairs, bars: trimmed(affinities) },
    {
      id: "by-choice",
      title: words.choice,
      of: columns.choice,
      what: words.pairs,
      bars: countedBars(
        pairs.map(({ choice }) => choice),
        words.fromTo,
      ),
    },
    {
      id: "by-load",
      title: words.load,
      of: columns.load,
      what: words.mentors,
      bars: countedBars(
        run.mentors.map(({ load }) => load),
        words.fromTo,
      ),
    },
  ];
  const shown = charts
    .filter(({ bars }) => bars.length > 0)
    .map(({ id, title, of, what, bars }) =>
      element(
        "div",
        {},
        element("h3", {}, title),
        scrolling(title, pictureOf(bars, { id, title, description: words.description(bars.length) }, numbers.grouped)),
        sameAsTable(report.sameAsTable, {
          caption: title,
          columns: [
            { title: of, align: "left" },
            { title: what, align: "right" },
          ],
          rows: bars.map(({ label, count }) => [label, numbers.grouped(count)]),
        }),
      ),
    );
  const many: Content = element("p", {}, words.many(run.mentees.length, MOST_SHOWN));
  return { id: "spread", title: titles.histograms, content: [many, element("div", { class: "charts" }, shown)] };
}

/** Without the empty bars at both ends. */
function trimmed(bars: readonly Bar[]): readonly Bar[] {
  const filled = bars.flatMap(({ count }, at) => (count > 0 ? [at] : []));
  return filled.length === 0 ? [] : bars.slice(filled[0], filled[filled.length - 1] + 1);
}

/** A bar for each number from the least up; where a chart has no room for all, the last bar has the rest. */
function countedBars(counted: readonly number[], label: (from: number, to: number) => string): readonly Bar[] {
  if (counted.length === 0) return [];
  const least = counted.reduce((low, one) => Math.min(low, one));
  const greatest = counted.reduce((high, one) => Math.max(high, one));
  const bars = Math.min(MOST_BARS, greatest - least + 1);
  const counts = new Array<number>(bars).fill(0);
  for (const one of counted) counts[Math.min(bars - 1, one - least)]++;
  return counts.map((count, at) => ({
    label: label(least + at, at === bars - 1 ? greatest : least + at),
    count,
  }));
}

function pictureOf(
  bars: readonly Bar[],
  text: { readonly id: string; readonly title: string; readonly description: string },
  grouped: (count: number) => string,
): Markup {
  const most = bars.reduce((high, { count }) => Math.max(high, count), 1);
  const step = Math.floor((WIDTH - SIDE) / bars.length);
  const floor = HEIGHT - 46;
  return chart(
    text,
    WIDTH,
    HEIGHT,
    element("path", { class: "axis", d: `M${SIDE} ${floor}.5H${WIDTH}` }),
    bars.map(({ label, count }, at) => {
      const height = Math.round((count / most) * (floor - 20));
      const left = SIDE + at * step;
      const middle = left + Math.floor(step / 2);
      const turned = { transform: `translate(${middle + 4} ${floor + 8}) rotate(-35)`, class: "end" };
      return [
        element("rect", { class: "taken", x: left + 2, y: floor - height, width: step - 4, height }),
        element("text", { class: "middle", x: middle, y: floor - height - 5 }, grouped(count)),
        element("text", bars.length > 8 ? turned : { class: "middle", x: middle, y: floor + 17 }, label),
      ];
    }),
  );
}
