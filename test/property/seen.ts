/** How often each kind of case was met. A property that never ran proves nothing. */
export class Seen {
  readonly counts = new Map<string, number>();
  add(kind: string, times = 1): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + times);
  }
  of(kind: string): number {
    return this.counts.get(kind) ?? 0;
  }
}
