/**
 * Choice number of every mentor for one mentee: 1 + how many allowed mentors the mentee strictly prefers; 0 where the pair is
 * forbidden. Listed wishes come first, in their order (an inner list is a tie), then the unlisted by the mentee's side of the
 * score, `points / weight`, compared exactly by cross-multiplication (at most 10^12). *Ties* share the number: 1, 1, 3.
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
  const place = new Int32Array(points.length).fill(wishes.length);
  wishes.forEach((tied, at) => {
    for (const mentor of tied) place[mentor] = at;
  });
  const unlisted = wishes.length;
  const share = weight.map((most, mentor) => (most === 0 ? 1 : points[mentor]));
  const whole = weight.map((most) => (most === 0 ? 2 : most));
  /** Negative if the mentee prefers `a`, 0 if neither. */
  const compare = (a: number, b: number): number => {
    if (place[a] !== place[b] || place[a] !== unlisted) return place[a] - place[b];
    return share[b] * whole[a] - share[a] * whole[b];
  };
  const order = allowed.slice().sort(compare);
  const choice = new Int32Array(points.length);
  for (let at = 0; at < order.length; at++) {
    const tied = at > 0 && compare(order[at - 1], order[at]) === 0;
    choice[order[at]] = tied ? choice[order[at - 1]] : at + 1;
  }
  return choice;
}
