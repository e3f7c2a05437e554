/**
 * Choice number of every mentor for one mentee: 1 + how many allowed mentors the mentee strictly prefers; 0 where the
 * pair is forbidden. Listed wishes come first, in their order (an inner list is a tie), then the unlisted by the
 * mentee's side of the score, `points / weight`, compared exactly by cross-multiplication (at most 10^12). *Ties*
 * share the number: 1, 1, 3.
 *
 * A weight of 0 (for this pair no criterion speaks for the mentee) is a score that nobody knows: 1/2.
 * O(mentors + allowed · log allowed).
 */
export function choiceNumbers(
  wishes: readonly (readonly number[])[], // mentors, best first
  allowed: Int32Array,
  points: Int32Array, // [mentors] the mentee's side of each affinity
  weight: Int32Array, // [mentors] and the most that it could be
): Int32Array {
  const compare = preferenceOf(wishes, points, weight);
  const order = allowed.slice().sort(compare);
  const choice = new Int32Array(points.length);
  for (let at = 0; at < order.length; at++) {
    const tied = at > 0 && compare(order[at - 1], order[at]) === 0;
    choice[order[at]] = tied ? choice[order[at - 1]] : at + 1;
  }
  return choice;
}

/** One entry of `choiceNumbers`, without sorting. O(mentors). */
export function choiceNumber(
  mentor: number,
  wishes: readonly (readonly number[])[],
  allowed: Int32Array,
  points: Int32Array,
  weight: Int32Array,
): number {
  const compare = preferenceOf(wishes, points, weight);
  let preferred = 0;
  let forbidden = true;
  for (const other of allowed) {
    if (other === mentor) forbidden = false;
    else if (compare(other, mentor) < 0) preferred++;
  }
  return forbidden ? 0 : 1 + preferred;
}

/** Negative if the mentee prefers the first, 0 if neither. Reads the arrays each time. */
function preferenceOf(
  wishes: readonly (readonly number[])[],
  points: Int32Array,
  weight: Int32Array,
): (a: number, b: number) => number {
  const place = new Int32Array(points.length).fill(UNLISTED);
  wishes.forEach((tied, at) => {
    for (const mentor of tied) place[mentor] = at;
  });
  return (a, b) => comparePreference(place[a], points[a], weight[a], place[b], points[b], weight[b]);
}

/** The place of somebody who is not among the wishes: after all who are. */
export const UNLISTED = 2147483647;

/**
 * How somebody, of either side, compares two people of the other: negative if the first is preferred, 0 if neither.
 * `place`: where the wishes list them, from 0, or UNLISTED; `points / weight`: the side's score, one half where the
 * weight is 0.
 */
export function comparePreference(
  placeA: number,
  pointsA: number,
  weightA: number,
  placeB: number,
  pointsB: number,
  weightB: number,
): number {
  if (placeA !== placeB || placeA !== UNLISTED) return placeA - placeB;
  const shareA = weightA === 0 ? 1 : pointsA;
  const wholeA = weightA === 0 ? 2 : weightA;
  const shareB = weightB === 0 ? 1 : pointsB;
  const wholeB = weightB === 0 ? 2 : weightB;
  return shareB * wholeA - shareA * wholeB;
}
