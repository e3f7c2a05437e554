import type { AimedInstance } from "./aims.ts";
import { instanceOfSeed } from "./assignment.ts";
import type { Instance } from "./enumerate.ts";
import type { Random } from "./random.ts";
import { randomFrom } from "./random.ts";
import type { StableInstance } from "./stable.ts";

/** Small index-level problems for the aims. The seed decides everything. */

/** Problems as the aims take them, with choice numbers of several kinds. Most are such that the aims may disagree. */
export function aimedOfSeed(seed: number): AimedInstance {
  const random = randomFrom(seed + 20_000_000);
  const instance = random.chance(0.6) ? contested(random) : constrained(random, seed + 20_000_000);
  const { rows, columns, points } = instance;
  const preferred = (row: number, than: number) => points[row].filter((score) => score !== null && score > than).length;
  const most = random.between(2, 5);
  const number = random.pick<(row: number, score: number) => number>([
    (row, score) => 1 + preferred(row, score),
    (row, score) => 1 + preferred(row, score),
    () => random.between(1, most),
    () => random.between(1, most),
    () => random.pick([1, 2, 7, 1_000_000]),
    () => 1,
  ]);
  const choices = table(rows, columns, (i, j) => {
    const score = points[i][j];
    return score === null ? random.pick([0, 1, 5]) : number(i, score);
  });
  return { instance, choices };
}

/** Everything that `instanceOfSeed` knows and the aims take, with more ties. */
function constrained(random: Random, seed: number): Instance {
  const given = instanceOfSeed(seed);
  const severalWanted = given.wants.some((wants) => wants > 1);
  const values = random.pick([0, 0, 2, 3, 5]);
  const fewer = (score: number) => (((score % values) + values) % values) - 1;
  return {
    ...given,
    points: given.points.map((row) => row.map((score) => (score === null || values === 0 ? score : fewer(score)))),
    cardinality: given.cardinality === "free" ? "maximum" : given.cardinality,
    places: severalWanted ? Number.POSITIVE_INFINITY : given.places,
    rowOrder: random.shuffled(given.rowOrder),
    columnOrder: random.shuffled(given.columnOrder),
  };
}

/** Nearly everybody can be placed, in many ways. */
function contested(random: Random): Instance {
  const columns = random.between(3, 5);
  const several = columns < 5 && random.chance(0.25);
  const rows = several ? random.between(2, 4) : random.between(columns - 1, columns + 1);
  const values = random.pick([2, 4, 6, 10, 20, 1000]);
  const wanted = Array.from({ length: columns }, () => random.pick([1, 1, 3]));
  const lowest = random.pick([0, 0, -2, -1000]);
  const density = random.pick([1, 1, 0.85]);
  const points = table(rows, columns, (_, j) =>
    random.chance(density) ? lowest + wanted[j] * random.below(values) : null,
  );
  const capacity = Array.from({ length: columns }, () => random.pick(several ? [1, 2, 2] : [1, 1, 1, 1, 2]));
  const tiers = random.pick([[0], [0], [0], [3, -1]]);
  const i = random.below(rows);
  const j = random.below(columns);
  return {
    rows,
    columns,
    points,
    capacity,
    minLoad: capacity.map(() => (random.chance(0.1) ? 1 : 0)),
    wants: points.map(() => (several ? random.between(1, 2) : 1)),
    priority: points.map(() => random.pick(tiers)),
    locked: random.chance(0.2) && points[i][j] !== null ? [[i, j]] : [],
    places: !several && random.chance(0.15) ? rows - 1 : Number.POSITIVE_INFINITY,
    cardinality: random.chance(0.2) ? "all" : "maximum",
    rowOrder: random.shuffled([...points.keys()]),
    columnOrder: random.shuffled([...capacity.keys()]),
  };
}

/** Too large for trying every matching. About as many places as are wanted; few scores, so that there are ties. */
export function largerAimedOfSeed(seed: number, rows: number, columns: number): AimedInstance {
  const random = randomFrom(seed + 21_000_000);
  const instance = largerOf(random, rows, columns);
  const { points } = instance;
  const most = random.between(2, 6);
  const ranked = random.chance(0.5);
  const choices = table(rows, columns, (i, j) => {
    const score = points[i][j];
    if (score === null) return random.between(0, 9);
    if (!ranked) return random.between(1, most);
    return Math.min(most, 1 + new Set(points[i].filter((other) => other !== null && other > score)).size);
  });
  return { instance, choices };
}

function largerOf(random: Random, rows: number, columns: number): Instance {
  const values = random.pick([2, 4, 7, 7, 60]);
  const wanted = Array.from({ length: columns }, () => random.below(values));
  const crowded = random.chance(0.6);
  const density = random.pick([1, 0.6, 0.3, 0.2]);
  const score = (j: number) => (crowded ? Math.floor((wanted[j] + random.below(values)) / 2) : random.below(values));
  const points = table(rows, columns, (_, j) => (random.chance(density) ? score(j) - 1 : null));
  const several = random.chance(0.3);
  const wants = points.map(() => (several ? random.between(1, 2) : 1));
  const spare = random.pick([-3, 0, 5]);
  const capacity = new Array<number>(columns).fill(0);
  const asked = wants.reduce((a, b) => a + b, 0) + spare;
  for (let place = 0; place < asked; place++) capacity[place < columns ? place : random.below(columns)]++;
  const least = random.chance(0.3);
  const tiers = random.pick([[0], [0], [2, -1, 0]]);
  const locked: [number, number][] = [];
  if (random.chance(0.3)) {
    for (const [i, row] of points.slice(0, 3).entries()) {
      const j = random.below(columns);
      if (row[j] !== null && locked.filter(([, column]) => column === j).length < capacity[j]) locked.push([i, j]);
    }
  }
  return {
    rows,
    columns,
    points,
    capacity,
    minLoad: capacity.map((most) => (least && most > 0 && random.chance(0.5) ? 1 : 0)),
    wants,
    priority: points.map(() => random.pick(tiers)),
    locked,
    places: !several && random.chance(0.2) ? rows - 5 : Number.POSITIVE_INFINITY,
    cardinality: "maximum",
    rowOrder: random.shuffled([...points.keys()]),
    columnOrder: random.shuffled([...capacity.keys()]),
  };
}

/** Preferences by chance; or, mostly, such that the two sides want different things. */
export function stableOfSeed(seed: number): StableInstance {
  const random = randomFrom(seed + 30_000_000);
  const instance = random.chance(0.3) ? unbalanced(random, seed + 30_000_000) : balanced(random);
  const { rows, columns } = instance;
  const size = Math.max(1, rows, columns);
  const ties = random.pick([1, 1, 1, 2, 3]);
  const values = random.pick([1, 2, 4, 1000, 1_000_000]);
  const round = (steps: number) => -Math.floor(((steps + size) % size) / ties);
  if (random.chance(0.4))
    return {
      instance,
      rowScores: table(rows, columns, (i, j) => round(j - i)),
      columnScores: table(rows, columns, (i, j) => round(i - j - 1)),
    };
  return {
    instance,
    rowScores: table(rows, columns, () => random.between(-values, values)),
    columnScores: table(rows, columns, () => random.between(0, values)),
  };
}

/** Too large for trying every matching. */
export function largerStableOfSeed(seed: number, rows: number, columns: number): StableInstance {
  const random = randomFrom(seed + 31_000_000);
  const given = largerOf(random, rows, columns);
  const values = random.pick([2, 10, 1_000_000]);
  const opposed = random.chance(0.5);
  const rowScores = table(rows, columns, () => random.between(-values, values));
  return {
    instance: {
      ...given,
      minLoad: given.minLoad.map(() => 0),
      priority: given.priority.map(() => 0),
      places: Number.POSITIVE_INFINITY,
    },
    rowScores,
    columnScores: table(rows, columns, (i, j) => (opposed ? -rowScores[i][j] : random.between(-values, values))),
  };
}

function unbalanced(random: Random, seed: number): Instance {
  const given = instanceOfSeed(seed);
  return {
    ...given,
    minLoad: given.minLoad.map(() => 0),
    priority: given.priority.map(() => 5),
    places: Number.POSITIVE_INFINITY,
    cardinality: "maximum",
    rowOrder: random.shuffled(given.rowOrder),
    columnOrder: random.shuffled(given.columnOrder),
  };
}

/** About as many places as are wanted: else there is hardly ever a choice between stable assignments. */
function balanced(random: Random): Instance {
  const several = random.chance(0.5);
  const size = several ? random.between(2, 4) : random.between(2, 5);
  const density = random.pick([1, 1, 0.9]);
  const points = table(size, size, () => (random.chance(density) ? random.between(-5, 5) : null));
  const wants = points.map(() => (several ? random.between(1, 2) : 1));
  const [i, j] = [random.below(size), random.below(size)];
  return {
    rows: size,
    columns: size,
    points,
    capacity: random.shuffled(wants),
    minLoad: wants.map(() => 0),
    wants,
    priority: wants.map(() => 0),
    locked: random.chance(0.2) && points[i][j] !== null ? [[i, j]] : [],
    places: Number.POSITIVE_INFINITY,
    cardinality: "maximum",
    rowOrder: random.shuffled([...wants.keys()]),
    columnOrder: random.shuffled([...wants.keys()]),
  };
}

const table = <T>(rows: number, columns: number, make: (i: number, j: number) => T): T[][] =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => make(i, j)));
