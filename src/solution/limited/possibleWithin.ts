import type { Steps } from "../../steps.ts";
import type { Network } from "../network.ts";
import type { ReadProblem } from "../readProblem.ts";
import { keepsLimits } from "./assignments.ts";
import type { Findings } from "./findings.ts";
import { metWithin, noFindings, noteCharges, noteMet } from "./findings.ts";
import type { LevelTask } from "./levelSearch.ts";
import { isWorse, relax, startSearching } from "./levelSearch.ts";
import { limitedWithoutAim } from "./limited.ts";
import { caseOf } from "./region.ts";
import { searchLevel } from "./searchLevel.ts";
import { chargesOf, chargesWithin } from "./sideRows.ts";

/**
 * Whether anything keeps the limits and the network's bounds: the search, without an aim. Throws RangeError where the
 * steps run out. `findings` of like problems are tried first, and added to.
 */
export function* possibleWithin(
  problem: ReadProblem,
  network: Network,
  findings: Findings = noFindings(),
): Steps<boolean> {
  const limited = limitedWithoutAim(problem, network);
  const open = new Uint8Array(network.column.length).fill(1);
  const region = caseOf(limited, open, []);
  if (region === undefined) return false;
  const seen = metWithin(findings, limited);
  if (seen.some((candidate) => keepsLimits(limited, candidate))) return true;
  const task: LevelTask = {
    limited,
    level: 0,
    values: [],
    known: undefined,
    budget: { left: problem.steps },
    open,
    decisions: [],
    wanted: "any",
    patience: Number.POSITIVE_INFINITY,
    onMet: (own, { taken }) => noteMet(findings, own, taken),
  };
  const searching = startSearching(task);
  for (const charges of [...findings.charges].reverse()) {
    const { relaxation } = yield* relax(searching, region, chargesWithin(limited, charges));
    if (searching.best !== undefined) return true;
    if (!isWorse(searching, Math.floor(relaxation.total / relaxation.multipliers.scale))) continue;
    noteCharges(findings, charges);
    return false;
  }
  const { best, bound, all, cases } = yield* searchLevel({ ...task, seen, charges: new Map() });
  if (best !== undefined) return true;
  if (bound !== undefined)
    throw new RangeError(`whether the limits can be kept was not found in ${problem.steps} steps`);
  const proof = all ?? cases[0].proof;
  if (proof !== undefined) noteCharges(findings, chargesOf(limited, proof));
  return false;
}
