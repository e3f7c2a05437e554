import type { Instance, Level } from "./enumerate.ts";
import { levelsOf, ones } from "./enumerate.ts";

/**
 * The bound of docs/model.md, evaluated as it stands there: each row tries every set of its tight pairs. Small
 * problems only. What a level leaves to the next: the pairs of any best set (tight), those of every best set (must),
 * and the sizes.
 */

export interface PricedLevel {
  readonly level: "placed" | "points";
  readonly priority?: number;
  readonly mentors?: number;
  readonly value: number;
  readonly place: number;
  readonly prices: readonly number[];
}

/** Does the certificate prove that `ofRow` (each row's column mask) is best? Answers with the first reason why not. */
export function proves(instance: Instance, ofRow: readonly number[], levels: readonly PricedLevel[]): true | string {
  const { rows, columns, points, capacity, minLoad, wants, locked, places, cardinality } = instance;
  // A level that nobody can count for may be left out: it is 0 in every matching.
  const reported = new Set(levels.map(({ mentors, priority }) => `${mentors} ${priority}`));
  const expected = levelsOf(instance).filter(
    (level) => reported.has(`${level.mentors} ${level.priority}`) || !isEmpty(instance, level),
  );
  if (levels.length !== expected.length + 1) return "a level is missing or too many";

  let tight = points.map((row) => row.reduce((mask: number, value, j) => (value === null ? mask : mask | (1 << j)), 0));
  const rowLow: number[] = wants.map(() => (cardinality === "all" ? 1 : 0));
  const rowHigh = [...wants];
  const columnLow = [...minLoad];
  const columnHigh = [...capacity];
  let fewestPlaced = 0;
  let mostPlaced = places;
  const must = new Array<number>(rows).fill(0);
  for (const [i, j] of locked) must[i] |= 1 << j;

  for (let at = 0; at < levels.length; at++) {
    const { value, place, prices } = levels[at];
    const name = `level ${at}`;
    const level = expected[at];
    if (levels[at].level !== (level === undefined ? "points" : "placed")) return `${name} is of another kind`;
    if (level !== undefined && (levels[at].mentors !== level.mentors || levels[at].priority !== level.priority))
      return `${name} counts something else`;
    if (prices.length !== columns || ![value, place, ...prices].every(Number.isSafeInteger)) return `${name}: prices`;
    if (place !== 0 && places >= rows) return `${name}: price of a place`;

    const reward = (i: number, mask: number) => {
      let sum = 0;
      for (let j = 0; j < columns; j++)
        if (mask & (1 << j)) sum += (level === undefined ? (points[i][j] as number) : 0) - prices[j];
      if (level !== undefined && level.priority === instance.priority[i] && ones(mask) >= level.mentors) sum += 1;
      return mask === 0 ? sum : sum - place;
    };
    let achieved = 0;
    ofRow.forEach((mask, i) => {
      if (level === undefined)
        for (let j = 0; j < columns; j++) achieved += mask & (1 << j) ? (points[i][j] as number) : 0;
      else if (level.priority === instance.priority[i] && ones(mask) >= level.mentors) achieved += 1;
    });

    // No mentor has fewer than those who must come.
    for (let j = 0; j < columns; j++)
      columnLow[j] = Math.max(columnLow[j], must.filter((mask) => mask & (1 << j)).length);
    let bound = place === 0 ? 0 : Math.max(place * fewestPlaced, place * mostPlaced);
    for (let j = 0; j < columns; j++) bound += Math.max(prices[j] * columnLow[j], prices[j] * columnHigh[j]);
    const next = [...tight];
    for (let i = 0; i < rows; i++) {
      let best = Number.NEGATIVE_INFINITY;
      let union = 0;
      let inAll = 0;
      let low = 0;
      let high = 0;
      for (let mask = tight[i]; ; mask = (mask - 1) & tight[i]) {
        const size = ones(mask);
        if ((mask & must[i]) === must[i] && size >= rowLow[i] && size <= rowHigh[i]) {
          const sum = reward(i, mask);
          if (sum > best) [best, union, inAll, low, high] = [sum, mask, mask, size, size];
          else if (sum === best) {
            union |= mask;
            inAll &= mask;
            low = Math.min(low, size);
            high = Math.max(high, size);
          }
        }
        if (mask === 0) break;
      }
      bound += best;
      next[i] = union;
      must[i] = inAll;
      rowLow[i] = low;
      rowHigh[i] = high;
    }
    if (value !== achieved) return `${name}: the matching achieves ${achieved}, not ${value}`;
    if (bound !== value) return `${name}: the bound is ${bound}, the value ${value}`;
    tight = next;
    if (place > 0) fewestPlaced = mostPlaced;
    if (place < 0) mostPlaced = fewestPlaced;
    for (let j = 0; j < columns; j++) {
      if (prices[j] > 0) columnLow[j] = columnHigh[j];
      if (prices[j] < 0) columnHigh[j] = columnLow[j];
    }
  }
  return true;
}

/** Can no mentee of the tier have that many mentors? */
function isEmpty({ points, wants, priority }: Instance, level: Level): boolean {
  const most = points.map((row, i) => Math.min(wants[i], row.filter((value) => value !== null).length));
  return !most.some((count, i) => priority[i] === level.priority && count >= level.mentors);
}

export interface Decisions {
  readonly decisions: readonly { readonly mentee: string; readonly placed: boolean }[];
}

/**
 * Do the cases of a proof leave nothing out? Tries every way in which the people named may be placed or not, but for
 * those that cannot be: more people than places, or somebody with a lock left out.
 */
export function coverEverything(cases: readonly Decisions[], places: number, locked: readonly string[]): boolean {
  const people = [...new Set(cases.flatMap(({ decisions }) => decisions.map(({ mentee }) => mentee)))];
  const others = new Set(locked.filter((mentee) => !people.includes(mentee))).size;
  for (let placed = 0; placed < 1 << people.length; placed++) {
    const isPlaced = (mentee: string) => (placed & (1 << people.indexOf(mentee))) !== 0;
    if (ones(placed) + others > places || people.some((mentee) => locked.includes(mentee) && !isPlaced(mentee)))
      continue;
    if (!cases.some(({ decisions }) => decisions.every((decided) => isPlaced(decided.mentee) === decided.placed)))
      return false;
  }
  return true;
}
