import { instanceOf } from "./instances/instanceOf.ts";
import type { Spec } from "./instances/spec.ts";
import { peakMebibytes } from "./memory.ts";
import { writeInstance, writeMps } from "./native/writeInstance.ts";
import type { Loaded } from "./solvers/loaded.ts";
import { solvers } from "./solvers/solvers.ts";

/**
 * What a process of its own is asked to do: time a solver on an instance, or write the instance to a file for a native
 * solver.
 */
export type Request =
  | { readonly spec: Spec; readonly solver: string; readonly effort: Effort }
  | { readonly spec: Spec; readonly write: string };

export interface Effort {
  /** Timed solves. */
  readonly repeat: number;
  /**
   * Seconds of solving before anything is timed; one solve at least. Compilers that compile while they run need them.
   */
  readonly warmUp: number;
}

/** What it prints, as JSON; native solvers print the same. */
export interface Timed {
  readonly seconds: readonly number[];
  readonly total: number;
  /** Those made, row × columns + column, in place of `total`: from native solvers of integer programs. */
  readonly pairs?: readonly number[];
  /** The best total of fractions of pairs. */
  readonly fractional?: number;
  readonly fractionalSeconds?: number;
  /** The most memory that the process ever had, runtime and instance included. */
  readonly mebibytes: number;
  /** Rows on demand only: computing every score once, and nothing else. */
  readonly scoringSeconds?: number;
}

/** A solve that takes longer needs no warm-up. */
const LONG = 1; // second

async function timed(spec: Spec, solver: string, { repeat, warmUp }: Effort): Promise<Timed> {
  const instance = instanceOf(spec);
  const { load } = await solvers[solver]();
  const { solve, totalOf }: Loaded<unknown> = await load(instance);
  const timeOnce = () => {
    const started = performance.now();
    const answer = solve();
    return { answer, seconds: (performance.now() - started) / 1000 };
  };
  const first = timeOnce();
  const total = totalOf(first.answer);
  const seconds: number[] = [];
  if (first.seconds > LONG) seconds.push(first.seconds);
  else {
    for (let spent = first.seconds; spent < warmUp; ) spent += timeOnce().seconds;
    while (seconds.length < repeat) seconds.push(timeOnce().seconds);
  }
  const mebibytes = peakMebibytes();
  const { rows, columns, scores } = instance;
  if (typeof scores !== "function") return { seconds, total, mebibytes };
  const line = new Int32Array(columns);
  const started = performance.now();
  for (let row = 0; row < rows; row++) scores(row, line);
  return { seconds, total, mebibytes, scoringSeconds: (performance.now() - started) / 1000 };
}

const request: Request = JSON.parse(process.argv[2]);
if ("write" in request) {
  const instance = instanceOf(request.spec);
  (instance.limits === undefined ? writeInstance : writeMps)(instance, request.write);
} else console.log(JSON.stringify(await timed(request.spec, request.solver, request.effort)));
