import type { Margins, WeightChange, WeightMargin } from "../explanation/margin.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import type { Language } from "./language.ts";
import type { Detail, Names } from "./names.ts";
import { namesOf } from "./names.ts";

/** How sure each pair is, and between which weights of the criteria the matching stays. */
export function marginsReportOf({ of: run, pairs, weights }: Margins, detail: Detail, language: Language): Block[] {
  const names = namesOf(run, detail, language);
  const { margins: words, columns, numbers } = language;
  const named = (standing: string) =>
    pairs
      .filter((pair) => pair.standing === standing)
      .map(({ mentee, mentor }) => words.pair(names.mentee(mentee), names.mentor(mentor)));
  const firm = pairs.filter(({ standing }) => standing === "firm" || standing === "locked").length;
  const [close, lottery] = [named("close"), named("lottery")];
  const byAim =
    run.aim === "stable"
      ? words.byPreference
      : run.aim === "greedy" || run.aim === "generous"
        ? words.byChoice
        : undefined;
  const rows = pairs.map(({ mentee, mentor, points, margin, standing }) => [
    names.mentee(mentee),
    names.mentor(mentor),
    numbers.percent(points),
    margin === undefined || margin === null ? words.any : numbers.grouped(margin),
    words.standing[standing],
  ]);
  const titles = [columns.mentee, columns.mentor, columns.affinity, words.columns.margin, words.columns.standing];
  return [
    heading(1, words.title),
    paragraph(language.audience),
    paragraph(
      ...(pairs.length === 0 ? [] : byAim === undefined ? [words.firm(firm, pairs.length)] : [byAim]),
      ...(close.length === 0 ? [] : [words.close(close)]),
      ...(lottery.length === 0 ? [] : [words.lottery(lottery)]),
    ),
    heading(2, words.pairs),
    ...(pairs.length === 0
      ? [paragraph(words.none)]
      : [...(run.aim === "stable" ? [] : [paragraph(words.reading)]), table(titles, [titles[2], titles[3]], rows)]),
    heading(2, words.weights),
    paragraph(words.weightsReading),
    ...(weights.length === 0 ? [] : [list(weights.map((weight) => weightText(weight, names)))]),
  ];
}

function weightText({ criterion, weight, lowest, highest, below, above }: WeightMargin, names: Names): string {
  const words = names.language.margins;
  const beyond = ({ weight: at, moves }: WeightChange): string =>
    words.beyond(
      at,
      names.cut(
        moves.map(({ mentee, from, to }) =>
          words.move(names.mentee(mentee), from && names.mentor(from), to && names.mentor(to)),
        ),
      ),
    );
  return [
    words.stretch(names.criterion(criterion), weight, lowest, highest),
    below === null ? words.notBelow : beyond(below),
    above === null ? words.notAbove : beyond(above),
  ].join(" ");
}
