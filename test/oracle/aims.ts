import type { Instance } from "./enumerate.ts";
import { canonicalOf, forEachMatching, levelsOf, ones, pairsOf } from "./enumerate.ts";

/**
 * The best matchings under each aim, from the list of all valid ones, by the words of `docs/model.md`. Shares no code
 * with `src`.
 */

export const AIMS = ["total", "maximin", "leximin", "greedy", "generous"] as const;
export type Aim = (typeof AIMS)[number];

/** Whether an aim goes by choice numbers. */
export const byChoice = (aim: string) => aim === "greedy" || aim === "generous";

/** An index-level problem with choice numbers: [row][column], integers >= 1; what stands at a forbidden pair is noise. */
export interface AimedInstance {
  readonly instance: Instance;
  readonly choices: readonly (readonly number[])[];
}

export interface Aimed {
  /** Rows matched. */
  readonly placed: number;
  readonly total: number;
  /** Every score, and every choice number, of the pairs made: ascending. */
  readonly scores: readonly number[];
  readonly choices: readonly number[];
  /** All best matchings. */
  readonly optima: readonly number[];
  readonly canonical: number;
  readonly unique: boolean;
  /** Rows that some other best matching gives other columns. */
  readonly tied: readonly number[];
}

/** The pairs of a matching, as far as an aim looks at them. */
export interface Made {
  /** Ascending. */
  readonly scores: readonly number[];
  readonly choices: readonly number[];
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

export function madeOf({ instance, choices }: AimedInstance, pairs: readonly (readonly [number, number])[]): Made {
  return {
    scores: ascending(pairs.map(([i, j]) => instance.points[i][j] as number)),
    choices: ascending(pairs.map(([i, j]) => choices[i][j])),
  };
}

/** What is compared, number by number: the first difference decides, and more is better. */
export const MEASURES: Record<Aim, (made: Made, choiceNumbers: readonly number[]) => readonly number[]> = {
  total: ({ scores }) => [sum(scores)],
  maximin: ({ scores }) => [scores[0] ?? Number.POSITIVE_INFINITY, sum(scores)],
  // The placement levels fix how many pairs there are.
  leximin: ({ scores }) => scores,
  greedy: ({ choices }, all) => all.map((number) => choices.filter((choice) => choice === number).length),
  generous: ({ choices }, all) =>
    [...all].reverse().map((number) => -choices.filter((choice) => choice === number).length),
};

/** Above 0: `a` is better. Both have the same length. */
export function compare(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new Error("matchings with different numbers of pairs are compared");
  const at = a.findIndex((value, k) => value !== b[k]);
  return at < 0 ? 0 : a[at] - b[at];
}

/** The best matchings under each of the aims; null = there is no valid matching, whatever the aim. */
export function bestUnder<A extends Aim>(
  { instance, choices }: AimedInstance,
  aims: readonly A[],
): Record<A, Aimed> | null {
  const { columns, priority } = instance;
  const levels = levelsOf(instance);
  if (instance.rows > 7) throw new Error("a level's count must be one octal digit");
  // The placement levels come first, whatever the aim: their counts, as the digits of one number.
  const codeOf = priority.map((tier) =>
    Array.from({ length: columns + 1 }, (_, got) =>
      levels.reduce((code, level) => code * 8 + (level.priority === tier && got >= level.mentors ? 1 : 0), 0),
    ),
  );
  let placement = -1;
  let masks: number[] = [];
  forEachMatching(instance, (mask, ofRow) => {
    let code = 0;
    for (let row = 0; row < ofRow.length; row++) code += codeOf[row][ones(ofRow[row])];
    if (code > placement) [placement, masks] = [code, []];
    if (code === placement) masks.push(mask);
  });
  if (masks.length === 0) return null;

  const made = masks.map((mask) => madeOf({ instance, choices }, pairsOf(mask, columns)));
  const choiceNumbers = ascending([...new Set(made.flatMap((one) => one.choices))]);
  const ofAim = (aim: A): Aimed => {
    let best: readonly number[] = [];
    let found: number[] = [];
    masks.forEach((_, at) => {
      const measure = MEASURES[aim](made[at], choiceNumbers);
      const better = found.length === 0 ? 1 : compare(measure, best);
      if (better > 0) [best, found] = [measure, []];
      if (better >= 0) found.push(at);
    });
    const optima = found.map((at) => masks[at]);
    const canonical = canonicalOf(instance, optima);
    const { scores, choices } = made[masks.indexOf(canonical)];
    return {
      placed: new Set(pairsOf(canonical, columns).map(([row]) => row)).size,
      total: sum(scores),
      scores,
      choices,
      optima,
      canonical,
      unique: optima.length === 1,
      tied: changedRows(instance, canonical, optima),
    };
  };
  return Object.fromEntries(aims.map((aim) => [aim, ofAim(aim)])) as Record<A, Aimed>;
}

/** The rows to which some of the matchings give other columns than this one. */
export function changedRows({ rows, columns }: Instance, mask: number, others: readonly number[]): number[] {
  const own = (one: number, row: number) => (one >>> (row * columns)) & ((1 << columns) - 1);
  return Array.from({ length: rows }, (_, row) => row).filter((row) =>
    others.some((other) => own(other, row) !== own(mask, row)),
  );
}

/** What a loss says in an aim's own terms. */
export interface ByAim {
  readonly least?: { readonly before: number; readonly after: number };
  readonly count?: {
    readonly points?: number;
    readonly choice?: number;
    readonly before: number;
    readonly after: number;
  };
}

/** Where two matchings first differ by the aim, by definition. */
export function lossByAim(aim: Exclude<Aim, "total">, before: Made, after: Made): ByAim {
  const [least, leastAfter] = [before.scores[0], after.scores[0]];
  const changed = !byChoice(aim) && least !== undefined && leastAfter !== undefined && least !== leastAfter;
  const ofLeast = changed ? { least: { before: least, after: leastAfter } } : {};
  if (aim === "maximin") return ofLeast;
  const listed = (made: Made) => (aim === "leximin" ? made.scores : made.choices);
  const values = ascending([...listed(before), ...listed(after)]);
  if (aim === "generous") values.reverse();
  for (const value of values) {
    const [had, has] = [before, after].map((made) => listed(made).filter((one) => one === value).length);
    if (had === has) continue;
    return { ...ofLeast, count: { [aim === "leximin" ? "points" : "choice"]: value, before: had, after: has } };
  }
  return ofLeast;
}
