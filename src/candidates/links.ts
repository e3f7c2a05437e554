/** Who names whom, among people numbered 0 … n − 1. Compressed rows: `from` names `to[start[from]] …`. */
export interface Links {
  readonly start: Int32Array; // [n + 1]
  readonly to: Int32Array; // [links]
}

/** The links of which `sources[k]` → `targets[k]` is one; each row in the order given. O(n + links). */
export function linksOf(n: number, sources: readonly number[], targets: readonly number[]): Links {
  const start = new Int32Array(n + 1);
  for (const source of sources) start[source + 1]++;
  for (let at = 0; at < n; at++) start[at + 1] += start[at];
  const next = start.slice(0, n);
  const to = new Int32Array(targets.length);
  sources.forEach((source, at) => {
    to[next[source]++] = targets[at];
  });
  return { start, to };
}

/**
 * Calls `visit` for everybody whom the links lead to from `from`, once each and not for `from`: in one step, or with
 * `chain` in any number of them. O(links followed).
 */
export type Follow = (links: Links, from: number, visit: (reached: number) => void) => void;

export function followOf(n: number, chain: boolean): Follow {
  const seen = new Int32Array(n); // in which walk somebody was reached last
  const queue = new Int32Array(n);
  let walk = 0;
  return ({ start, to }, from, visit) => {
    walk++;
    seen[from] = walk;
    queue[0] = from;
    let reached = 1;
    for (let at = 0; at < (chain ? reached : 1); at++) {
      for (let link = start[queue[at]]; link < start[queue[at] + 1]; link++) {
        if (seen[to[link]] === walk) continue;
        seen[to[link]] = walk;
        queue[reached++] = to[link];
        visit(to[link]);
      }
    }
  };
}
