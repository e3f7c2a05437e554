import type { ClaimedLevel } from "../solution/recheck.ts";
import type { ClaimedOthers } from "../solution/stable/recheckStable.ts";
import type { Fault } from "./fault.ts";
import { isObject, show } from "./fault.ts";
import type { Indices } from "./savedSearch.ts";
import { list } from "./savedSearch.ts";

/** The certificate of a stable matching, out of anything. What is no such level is left out. */
export function readStable(
  levels: readonly unknown[],
  menteeOf: Indices,
  mentorOf: Indices,
  faults: Fault[],
): { readonly levels: readonly ClaimedLevel[]; readonly others: ClaimedOthers } {
  const prices = { column: new Float64Array(0), place: 0 };
  const read = levels.filter((level) => isObject(level) && level.level === "stable");
  if (levels.length !== 1 || read.length !== 1) {
    faults.push({ code: "certificate", path: "certificate.levels", message: "expected one level, stable" });
    return { levels: [], others: [] };
  }
  const path = "certificate.levels[0].others";
  const seen = new Set<number>();
  const others = list((read[0] as Record<string, unknown>).others, path, faults).flatMap((other, at) => {
    const row = isObject(other) ? menteeOf.get(other.mentee) : undefined;
    const ids = isObject(other) ? list(other.mentors, `${path}[${at}].mentors`, faults) : [];
    const columns = ids.flatMap((id) => mentorOf.get(id) ?? []);
    if (row !== undefined && !seen.has(row) && columns.length === ids.length && new Set(columns).size === ids.length) {
      seen.add(row);
      return [{ row, columns }];
    }
    const message = `expected a mentee and mentors, each once, received ${show(other)}`;
    faults.push({ code: "shape", path: `${path}[${at}]`, message });
    return [];
  });
  return { levels: [{ level: "stable", prices }], others };
}
