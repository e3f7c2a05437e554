/** How often each kind of case was met. A property that never ran proves nothing. */
export class Seen {
  readonly counts = new Map<string, number>();
  add(kind: string, times = 1): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + times);
  }
  of(kind: string): number {
    return this.counts.get(kind) ?? 0;
  }
  /** The kinds that were never met, or less often than `share` of `least`, which is 0 for what need not be met. */
  short(least: Readonly<Record<string, number>>, share: number): string[] {
    const bound = (expected: number) => Math.max(Math.sign(expected), Math.floor(expected));
    return Object.entries(least)
      .map(([kind, count]) => ({ kind, met: this.of(kind), bound: bound(count * share) }))
      .filter(({ met, bound }) => met < bound)
      .map(({ kind, met, bound }) => `${kind}: ${met} of ${bound}`);
  }
}
