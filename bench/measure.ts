import { totalOf } from "./check.ts";
import { instanceOf } from "./instances/instanceOf.ts";
import type { Spec } from "./instances/spec.ts";
import { nameOf } from "./instances/spec.ts";
import { beyondReach } from "./reach.ts";
import { duration, median } from "./report/numbers.ts";
import type { Effort, Timed } from "./timed.ts";
import type { Workshop } from "./workshop.ts";

export type Measured =
  | { readonly solver: string; readonly timed: Timed }
  | { readonly solver: string; readonly failed: string }
  | { readonly solver: string; readonly skipped: string };

export interface Rounds extends Effort {
  readonly rounds: number;
  /** Small instances, slow solvers on the smallest of them only. */
  readonly quick: boolean;
}

export const fullRounds: Rounds = { rounds: 3, repeat: 3, warmUp: 0.3, quick: false };
export const quickRounds: Rounds = { rounds: 2, repeat: 2, warmUp: 0.05, quick: true };

/** A solver that takes longer is not asked for another round. */
const PATIENCE = 10; // seconds

/**
 * Times solvers on one instance, in turns, one process at a time: first round pairwright, then each other, then the
 * next round. An answer whose total is not pairwright's (which is proved), or less than another's, counts as a failure.
 */
export async function measure(
  workshop: Workshop,
  spec: Spec,
  solvers: readonly string[],
  effort: Rounds,
): Promise<Measured[]> {
  const measured = new Map<string, Measured>();
  for (const solver of solvers) {
    const skipped = beyondReach(solver, spec, effort.quick);
    if (skipped !== undefined) measured.set(solver, { solver, skipped });
  }
  const running = solvers.filter((solver) => !measured.has(solver));
  const file = running.some((solver) => solver in workshop.native.commands) ? await workshop.write(spec) : "";
  let total: number | undefined;
  for (let round = 1; round <= effort.rounds; round++) {
    for (const solver of running) {
      const before = measured.get(solver);
      if (before !== undefined && !wantsMore(before)) continue;
      const next = readTimed(spec, solver, await workshop.time(solver, spec, effort, file));
      if (solver === "pairwright" && "timed" in next) total ??= next.timed.total;
      const checked = agreeing(next, total);
      measured.set(solver, together(before, checked));
      process.stderr.write(`${nameOf(spec)}, round ${round}: ${solver} ${shortly(checked)}\n`);
    }
  }
  const all = solvers.map((solver) => measured.get(solver) as Measured);
  const best = Math.max(...all.map((one) => ("timed" in one ? one.timed.total : Number.NEGATIVE_INFINITY)));
  return all.map((one) => agreeing(one, best));
}

function wantsMore(measured: Measured): boolean {
  return "timed" in measured && median(measured.timed.seconds) <= PATIENCE;
}

function readTimed(spec: Spec, solver: string, ended: Awaited<ReturnType<Workshop["time"]>>): Measured {
  if ("failed" in ended) return { solver, failed: ended.failed };
  const { pairs, ...timed }: Timed = JSON.parse(ended.output);
  if (pairs === undefined) return { solver, timed };
  const columnOf = new Int32Array(spec.rows).fill(-1);
  for (const pair of pairs) columnOf[Math.floor(pair / spec.columns)] = pair % spec.columns;
  try {
    if (pairs.length !== spec.rows) throw new Error(`expected ${spec.rows} pairs, received ${pairs.length}`);
    return { solver, timed: { ...timed, total: totalOf(instanceOf(spec), columnOf) } };
  } catch (error) {
    return { solver, failed: `wrong answer: ${(error as Error).message}` };
  }
}

/** Without a total of ours, nothing can be said against another. */
function agreeing(measured: Measured, total: number | undefined): Measured {
  if (!("timed" in measured) || total === undefined || measured.timed.total === total) return measured;
  return { solver: measured.solver, failed: `wrong answer: total ${measured.timed.total} instead of ${total}` };
}

/** A failure in any round is one. */
function together(before: Measured | undefined, next: Measured): Measured {
  if (before === undefined || !("timed" in before) || !("timed" in next)) return next;
  return {
    solver: next.solver,
    timed: {
      ...next.timed,
      seconds: [...before.timed.seconds, ...next.timed.seconds],
      mebibytes: Math.max(before.timed.mebibytes, next.timed.mebibytes),
    },
  };
}

function shortly(measured: Measured): string {
  if ("timed" in measured) return duration(median(measured.timed.seconds));
  return "failed" in measured ? measured.failed : measured.skipped;
}
