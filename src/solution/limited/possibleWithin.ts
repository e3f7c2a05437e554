import type { Steps } from "../../steps.ts";
import type { Network } from "../network.ts";
import { UNLIMITED } from "../readLimits.ts";
import type { ReadProblem } from "../readProblem.ts";
import type { Level } from "../solution.ts";
import { keepsLimits } from "./assignments.ts";
import type { Findings } from "./findings.ts";
import { metWithin, noFindings, noteCharges, noteMet } from "./findings.ts";
import type { LevelTask } from "./levelSearch.ts";
import { isWorse, relax, startSearching } from "./levelSearch.ts";
import type { Limited } from "./limited.ts";
import { limitedOf } from "./limited.ts";
import { caseOf } from "./region.ts";
import { searchLevel } from "./searchLevel.ts";
import type { Charges } from "./sideRows.ts";
import { chargesOf } from "./sideRows.ts";

/** A level at which everything is worth nothing: no row is of this tier. */
const NOTHING: Level = { level: "placed", priority: Number.POSITIVE_INFINITY, demand: 1 };

/**
 * Whether anything keeps the limits and the network's bounds: the search, without an aim. Throws RangeError where the
 * steps run out. `findings` of like problems are tried first, and added to.
 */
export function* possibleWithin(
  problem: ReadProblem,
  network: Network,
  findings: Findings = noFindings(),
): Steps<boolean> {
  const limited = { ...limitedOf(problem, network), levels: [NOTHING] };
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
    const { relaxation } = yield* relax(searching, region, within(limited, charges));
    if (searching.best !== undefined) return true;
    if (!isWorse(searching, Math.floor(relaxation.total / relaxation.multipliers.scale))) continue;
    noteCharges(findings, charges);
    return false;
  }
  const { best, bound, all, cases } = yield* searchLevel(
    seen.length > 0 ? { ...task, seen, charges: new Map() } : task,
  );
  if (best !== undefined) return true;
  if (bound !== undefined)
    throw new RangeError(`whether the limits can be kept was not found in ${problem.steps} steps`);
  const proof = all ?? cases[0].proof;
  if (proof !== undefined) noteCharges(findings, chargesOf(limited, proof));
  return false;
}

/** The charges of bounds that there are. */
function within({ blocks }: Limited, charges: Charges): Charges {
  return new Map([...charges].filter(([side]) => side % 2 === 1 || blocks.max[side >> 1] !== UNLIMITED));
}
