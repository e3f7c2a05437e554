import { gainText } from "../gainsOf.ts";
import { ornament } from "./chart.ts";
import type { Cell } from "./dataTable.ts";
import { dataTable } from "./dataTable.ts";
import type { Markup } from "./markup.ts";
import { element } from "./markup.ts";
import type { Section } from "./page.ts";
import type { Report } from "./report.ts";

const MOST_SQUARES = 10;

/** Every mentor: how many it has and could have, who they are, and what one more place would bring. */
export function mentorsSection({ run, matching, names }: Report): Section {
  const { language } = names;
  const { columns, titles, report: words, unmatched, listed } = language;
  const { grouped } = language.numbers;
  const title = titles.loads;
  const { mentors, result, aim } = run;
  if (mentors.length === 0) return { id: "mentors", title, content: [element("p", {}, unmatched.noMentorsAtAll)] };
  const places = result.status === "optimal" ? result.decided?.places : undefined;
  const gains = new Map(places?.map(({ mentor, gain }) => [mentor, gain]));
  const menteesOf = new Map<string, string[]>(mentors.map(({ id }) => [id, []]));
  for (const { mentee, mentor } of matching.pairs) menteesOf.get(mentor)?.push(names.mentee(mentee));
  const minimums = mentors.some(({ minLoad }) => minLoad > 0);
  const rows = mentors.map(({ id, load, capacity, minLoad }): Cell[] => {
    const gain = gains.get(id);
    return [
      names.mentor(id),
      { content: [squares(load, capacity), grouped(load)], value: load },
      { content: grouped(capacity), value: capacity },
      ...(minimums ? [{ content: grouped(minLoad), value: minLoad }] : []),
      listed(menteesOf.get(id) ?? []),
      ...(places === undefined ? [] : [gain === undefined ? "" : gainText(gain, aim, language, words.nothing)]),
    ];
  });
  const left = (text: string) => ({ title: text, align: "left" as const });
  const right = (text: string) => ({ title: text, align: "right" as const });
  const table = dataTable({
    caption: title,
    columns: [
      left(columns.mentor),
      right(columns.load),
      right(columns.capacity),
      ...(minimums ? [right(columns.minimum)] : []),
      left(columns.mentees),
      ...(places === undefined ? [] : [left(words.columns.oneMore)]),
    ],
    rows,
    sortable: true,
  });
  return { id: "mentors", title, content: [table] };
}

/** A square for each place, filled where somebody has it. */
function squares(load: number, capacity: number): Markup[] {
  if (capacity === 0 || capacity > MOST_SQUARES) return [];
  const all = Array.from({ length: capacity }, (_, at) =>
    element("rect", { class: at < load ? "taken" : "free", x: at * 13 + 0.5, y: 0.5, width: 10, height: 10 }),
  );
  return [ornament(capacity * 13, 11, "meter", all)];
}
