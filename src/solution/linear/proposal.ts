import type { Steps } from "../../steps.ts";
import { bestAt } from "../bestAt.ts";
import type { Certified } from "../certify.ts";
import { certify, valueOf } from "../certify.ts";
import type { Network } from "../network.ts";
import type { Pairing } from "../pairing.ts";
import { pairingOf } from "../pairing.ts";
import type { Level } from "../solution.ts";
import { levelProgram } from "./levelProgram.ts";
import type { LinearSolver } from "./linearProgram.ts";
import { integralVertex } from "./readAnswer.ts";

/**
 * What a solver proposes at a level of a network that is known to be feasible: what `bestAt` does, by a linear program.
 * The pairing keeps all bounds; that it is best is not known before `certifyProposal`.
 */
export function proposalOf(solver: LinearSolver, network: Network, level: Level): Pairing {
  const { program, slot } = levelProgram(network, level);
  const taken = new Uint8Array(network.column.length);
  if (program.objective.length === 0) return pairingOf(network, taken); // nothing to ask
  const values = integralVertex(solver, program, nameOf(level));
  slot.forEach((at, variable) => {
    taken[at] = values[variable];
  });
  return pairingOf(network, taken);
}

/**
 * `certify`, where a solver proposed. Where the proof fails the built-in way says whose fault it is: an Error
 * `solver "name" …` with both values where there is better, else what `certify` threw.
 */
export function* certifyProposal(
  solver: LinearSolver,
  network: Network,
  level: Level,
  pairing: Pairing,
  columnOrder: Int32Array,
): Steps<Certified> {
  try {
    return yield* certify(network, level, pairing, columnOrder);
  } catch (error) {
    const value = valueOf(network, level, pairing);
    const other = pairingOf(network, pairing.taken);
    yield* bestAt(network, level, other);
    const best = valueOf(network, level, other);
    if (best === value) throw error;
    throw new Error(
      `solver ${JSON.stringify(solver.name)} proposed ${value} as the most, but ${best} can be had (${nameOf(level)})`,
      { cause: error },
    );
  }
}

function nameOf(level: Level): string {
  return level.level === "total" ? "level total" : `level placed, priority ${level.priority}, demand ${level.demand}`;
}
