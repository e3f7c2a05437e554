/**
 * What rows of compared aims give up, by the words of `docs/model.md`: every column as a list of numbers, the greater
 * the better, compared number by number in big integers. Shares no code with `src`.
 */

type Ratio = { readonly numerator: number; readonly denominator: number } | null;
type Counts = readonly { readonly choice: number; readonly count: number }[];

/** A matching in numbers; `points`: of all its pairs, ascending. */
export interface Row {
  readonly has: {
    readonly placed: number;
    readonly total: number;
    readonly mean: Ratio;
    readonly least: number | null;
    readonly profile: Counts;
    readonly blocking: number;
    readonly gini: Ratio;
    readonly loads: { readonly gini?: Ratio } | null;
  };
  readonly points: readonly number[];
}

/** How the definitions are read: rightly, or wrongly, to show that a wrong reading is noticed. */
export interface ComparedReading {
  /** Whether pairs that are not made are left away, not counted as 0. */
  readonly unpadded?: boolean;
  /** Whether few pairs are as good as many, so long as no choice is late. */
  readonly fewIsFine?: boolean;
  /** Whether many blocking pairs are good. */
  readonly moreBlocking?: boolean;
  /** Whether a great Gini coefficient is good. */
  readonly uneven?: boolean;
}

/** Above 0: `a` is better. What is missing counts as nothing. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) if (a[at] !== b[at]) return (a[at] ?? 0) - (b[at] ?? 0);
  return 0;
}

const best = (vectors: readonly (readonly number[])[]) => [...vectors].sort((a, b) => compare(b, a))[0];

function difference(a: NonNullable<Ratio>, b: NonNullable<Ratio>) {
  const [n, d] = [
    BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator),
    BigInt(a.denominator) * BigInt(b.denominator),
  ];
  const common = (x: bigint, y: bigint): bigint => (y === 0n ? x : common(y, x % y));
  const divisor = common(n < 0n ? -n : n, d);
  return { numerator: `${n / divisor}`, denominator: `${d / divisor}` };
}

/** [rows] without `value`, which is a double. */
export function givenUpByHand(rows: readonly Row[], reading: ComparedReading = {}) {
  const number = (of: (row: Row) => number | null, sign: 1 | -1) => {
    const known = rows.map(of).filter((one) => one !== null);
    return rows.map((row) => {
      const own = of(row);
      if (own === null) return null;
      return Math.max(...known.map((one) => sign * (one - own)));
    });
  };
  const ratio = (of: (row: Row) => Ratio | undefined, sign: 1 | -1) => {
    const known = rows.map((row) => of(row) ?? null).filter((one) => one !== null);
    return rows.map((row) => {
      const own = of(row) ?? null;
      if (own === null) return null;
      const all = known.map((one) => (sign === 1 ? difference(one, own) : difference(own, one)));
      // a / b < c / d, all denominators positive
      return all.reduce((most, one) =>
        BigInt(one.numerator) * BigInt(most.denominator) > BigInt(most.numerator) * BigInt(one.denominator)
          ? one
          : most,
      );
    });
  };
  const greatest = Math.max(0, ...rows.flatMap(({ has }) => has.profile.map(({ choice }) => choice)));
  const choices = Array.from({ length: greatest }, (_, at) => at + 1);
  const countOf = ({ has }: Row, choice: number) => has.profile.find((one) => one.choice === choice)?.count ?? 0;
  const most = Math.max(...rows.map(({ points }) => points.length));
  const low = rows.map(({ points }) =>
    reading.unpadded ? points : [...Array<number>(most - points.length).fill(0), ...points],
  );
  const first = rows.map((row) => choices.map((choice) => countOf(row, choice)));
  const last = rows.map((row) => [
    reading.fewIsFine ? 0 : row.points.length,
    ...[...choices].reverse().map((choice) => 0 - countOf(row, choice)),
  ]);
  const firstDifference = (vectors: readonly (readonly number[])[]) => {
    const top = best(vectors);
    return vectors.map((own) => {
      const at = top.findIndex((value, place) => value !== (own[place] ?? 0));
      return at < 0 ? null : { at, by: top[at] - (own[at] ?? 0) };
    });
  };
  const lows = firstDifference(low);
  const firsts = firstDifference(first);
  const lasts = firstDifference(last);
  const columns = {
    placed: number(({ has }) => has.placed, 1),
    total: number(({ has }) => has.total, 1),
    mean: ratio(({ has }) => has.mean, 1),
    least: number(({ has }) => has.least, 1),
    blocking: number(({ has }) => has.blocking, reading.moreBlocking ? 1 : -1),
    gini: ratio(({ has }) => has.gini, reading.uneven ? 1 : -1),
    loads: ratio(({ has }) => has.loads?.gini, -1),
  };
  return rows.map((_, row) => ({
    placed: columns.placed[row],
    total: columns.total[row],
    mean: columns.mean[row],
    least: columns.least[row],
    lowest: lows[row] && { place: lows[row].at + 1, points: lows[row].by },
    firstChoices: firsts[row] && { choice: firsts[row].at + 1, count: firsts[row].by },
    lastChoices: lasts[row] && {
      choice: lasts[row].at === 0 ? null : greatest - lasts[row].at + 1,
      count: lasts[row].by,
    },
    blocking: columns.blocking[row],
    gini: columns.gini[row],
    loads: columns.loads[row],
  }));
}
