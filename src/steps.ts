/** Where a long computation stands, between two portions of it. */
export interface Progress {
  /**
   * `reading`, `searching`, `proving` and `settling` are of an assignment and may come in turns. `matchAsync` also has
   * `validating` (people) and `preparing` (criteria and rules) before them, and `reporting` (mentees) behind: each
   * comes once.
   */
  readonly stage: "validating" | "preparing" | "reading" | "searching" | "proving" | "settling" | "reporting";
  /** Rows that the stage is done with, for now: a row that is placed may lose its place again. */
  readonly done: number;
  readonly of: number;
}

/**
 * A computation in portions: whoever runs it can do something else in between, or never go on. Portions are counted in
 * work, never in time, and say nothing about the result: it is the same however it is run.
 */
export type Steps<Result> = Generator<Progress, Result, void>;

/** Pairs looked at in one portion: a few milliseconds. */
const PORTION = 1 << 20;

/** What reading one person counts as, in pairs looked at. */
export const PERSON = 1 << 15;

/** Counts work between two portions. */
export interface Meter {
  left: number;
}

export function createMeter(): Meter {
  return { left: PORTION };
}

/** Counts `work` pairs; true where a portion is full, and then a new one begins. */
export function isDue(meter: Meter, work: number): boolean {
  meter.left -= work;
  if (meter.left > 0) return false;
  meter.left = PORTION;
  return true;
}

/** The portions of a part whose own count of rows says nothing about the whole. */
export function* during<Result>(progress: Progress, steps: Steps<Result>): Steps<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield progress;
  }
}

/** Runs all portions at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** What of an `AbortSignal` is used. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

/** How a computation in portions is watched and stopped. */
export interface AsyncOptions {
  /** Once aborted, nothing more is computed and the promise is rejected with its `reason`. */
  readonly signal?: StopSignal | undefined;
  /** Called between portions. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Runs portion by portion and lets everything else that waits run in between. */
export async function finishAsync<Result>(steps: Steps<Result>, options: AsyncOptions): Promise<Result> {
  const { signal, onProgress } = options;
  const turns = createTurns();
  try {
    for (;;) {
      if (signal?.aborted === true) throw signal.reason;
      const { done, value } = steps.next();
      if (done === true) return value;
      onProgress?.(value);
      await turns.next();
    }
  } finally {
    turns.close();
    steps.return(undefined as Result);
  }
}

/**
 * Ends of the event loop's turns: `setImmediate` where there is one (Node reads up to a thousand messages before it
 * looks at anything else), or a message to oneself, which unlike a timer is never made to wait.
 */
function createTurns(): { next(): Promise<void>; close(): void } {
  if (typeof setImmediate === "function")
    return { next: () => new Promise((resolve) => setImmediate(resolve)), close: () => {} };
  const { port1, port2 } = new MessageChannel();
  let resume = () => {};
  port1.onmessage = () => resume();
  return {
    next: () =>
      new Promise((resolve) => {
        resume = resolve;
        port2.postMessage(undefined);
      }),
    close: () => port1.close(),
  };
}

// As much of them as is used. No library of types has both for all runtimes.
declare const setImmediate: undefined | ((callback: () => void) => unknown);
declare const MessageChannel: new () => {
  readonly port1: { onmessage: (() => void) | null; close(): void };
  readonly port2: { postMessage(message: undefined): void };
};
