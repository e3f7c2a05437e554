import { createRandom } from "./random.ts";
import type { Preferences } from "./vectors.ts";
import { MOST_CHOSEN } from "./vectors.ts";

/** The value of an attribute, 0 … values − 1, of every row or column. */
export interface Attribute {
  readonly values: number;
  readonly of: Int32Array;
}

/**
 * What rows and columns are beside their preferences. Specialties follow from those (two topics each), so that the best
 * pairs crowd; the rest is drawn.
 */
export interface Attributes {
  readonly row: Readonly<Record<"trust" | "specialty" | "gender" | "region" | "year", Attribute>>;
  readonly column: Readonly<Record<"group" | "specialty" | "gender" | "region" | "sector", Attribute>>;
}

export function attributes(rows: number, columns: number, { chosen, weight, level }: Preferences): Attributes {
  const random = createRandom(3);
  const drawn = (length: number, values: number): Attribute => ({
    values,
    // The first value is about three times as frequent as the last.
    of: Int32Array.from({ length }, () => Math.floor(values * random() ** 1.4)),
  });
  const specialties = level.length / 2;
  const topicOfRow = Int32Array.from({ length: rows }, (_, row) => {
    let heaviest = row * MOST_CHOSEN;
    for (let k = heaviest + 1; k < (row + 1) * MOST_CHOSEN; k++) if (weight[k] > weight[heaviest]) heaviest = k;
    return chosen[heaviest];
  });
  const topicOfColumn = Int32Array.from({ length: columns }, (_, column) => {
    const levels = level.map((each) => each[column]);
    return levels.indexOf(Math.max(...levels));
  });
  const specialty = (topics: Int32Array): Attribute => ({ values: specialties, of: topics.map((topic) => topic >> 1) });
  return {
    row: {
      trust: drawn(rows, 20),
      specialty: specialty(topicOfRow),
      gender: drawn(rows, 3),
      region: drawn(rows, 6),
      year: drawn(rows, 5),
    },
    column: {
      group: drawn(columns, 12),
      specialty: specialty(topicOfColumn),
      gender: drawn(columns, 3),
      region: drawn(columns, 6),
      sector: drawn(columns, 4),
    },
  };
}

/** Every column by itself. */
export function each(columns: number): Attribute {
  return { values: columns, of: Int32Array.from({ length: columns }, (_, column) => column) };
}
