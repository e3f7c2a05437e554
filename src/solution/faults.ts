import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import type { Level, StableLevel } from "./solution.ts";

/** What is wrong with a claimed assignment, by index. */
export type AssignmentFault =
  | { readonly fault: "absent"; readonly row: number; readonly column: number } // the pair is not allowed
  | { readonly fault: "not-locked"; readonly row: number; readonly column: number } // a locked pair is not made
  | { readonly fault: "row-over"; readonly row: number; readonly made: number; readonly most: number }
  | { readonly fault: "row-under"; readonly row: number }
  | { readonly fault: "column-over"; readonly column: number; readonly made: number; readonly most: number }
  | { readonly fault: "column-under"; readonly column: number; readonly made: number; readonly fewest: number }
  | { readonly fault: "places"; readonly made: number; readonly most: number }
  | { readonly fault: "levels"; readonly expected: readonly (Level | StableLevel)[] } // the certificate has other levels
  // The prices do not prove the level; of the case `at` where the proof is by cases.
  | {
      readonly fault: "prices";
      readonly at: number | undefined;
      readonly level: number;
      readonly bound: number;
      readonly value: number;
    }
  // A price of places that nothing limits, or a negative one without a reason.
  | { readonly fault: "place-price"; readonly at: number | undefined; readonly level: number }
  | {
      readonly fault: "limit";
      readonly limit: number;
      readonly made: number;
      readonly min: number;
      readonly max: number;
    }
  // The proof of a level with limits fails: at the case `at`, at what is said of all (−1), or as a whole.
  | { readonly fault: "search"; readonly level: number; readonly at: number | undefined }
  // Of an assignment that was not proved: no such level, or a bound that is below its value.
  | { readonly fault: "gap"; readonly value: number | undefined }
  // An assignment that was not proved, where that takes no search which could have been cut off.
  | { readonly fault: "unproved" }
  // The proof by counts fails.
  | { readonly fault: "counts" }
  // Of a stable assignment: a pair that blocks it; or another is better for the favoured side, for this row first.
  | { readonly fault: "blocking"; readonly row: number; readonly column: number }
  | { readonly fault: "not-favoured"; readonly favours: "rows" | "columns"; readonly row: number }
  | { readonly fault: "others" } // what is said to be the best for the other side is not
  | { readonly fault: "cases" } // they do not cover everything, or hold something else than they say
  // What the canonical one gives the first row in turn that differs.
  | { readonly fault: "not-canonical"; readonly row: number; readonly columns: Int32Array };

/** Which bounds a pairing does not keep. */
export function boundFaults(network: Network, pairing: Pairing): AssignmentFault[] {
  const faults: AssignmentFault[] = [];
  for (let row = 0; row < network.n; row++) {
    const made = pairing.degree[row];
    if (made > network.rowHi[row])
      faults.push({
        fault: "row-over",
        row,
        made: made + network.base[row],
        most: network.rowHi[row] + network.base[row],
      });
    if (made < network.rowLo[row]) faults.push({ fault: "row-under", row });
  }
  for (let column = 0; column < network.m; column++) {
    const made = pairing.load[column];
    if (made > network.columnHi[column])
      faults.push({ fault: "column-over", column, made, most: network.columnHi[column] });
    if (made < network.columnLo[column])
      faults.push({ fault: "column-under", column, made, fewest: network.columnLo[column] });
  }
  if (pairing.people > network.placesHi) faults.push({ fault: "places", made: pairing.people, most: network.placesHi });
  return faults;
}
