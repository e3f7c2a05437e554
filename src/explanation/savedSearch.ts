import type { CaseProof, Decision, LevelSearch, LimitedCase } from "../solution/limited/limited.ts";
import type { ClaimedLevel } from "../solution/recheck.ts";
import type { Level } from "../solution/solution.ts";
import type { Fault } from "./fault.ts";
import { isObject, show } from "./fault.ts";

/** People by id. */
export type Indices = ReadonlyMap<unknown, number>;

/** One level of a certificate whose proof is a search, out of anything; none where it cannot be read. */
export function readSearched(
  level: unknown,
  path: string,
  menteeOf: Indices,
  mentorOf: Indices,
  faults: Fault[],
): { level: ClaimedLevel; search: LevelSearch }[] {
  const before = faults.length;
  if (!isObject(level) || !isObject(level.search)) {
    wrong(faults, path, "a level with a search", level);
    return [];
  }
  const name = readLevelName(level, path, faults);
  const { all, cases } = level.search;
  const proof = all === undefined ? undefined : readProof(all, `${path}.search.all`, faults);
  const read = list(cases, `${path}.search.cases`, faults).flatMap((one, at) =>
    readCase(one, `${path}.search.cases[${at}]`, menteeOf, mentorOf, faults),
  );
  if (name === undefined || faults.length > before) return [];
  const prices = { column: new Float64Array(0), place: 0 };
  return [{ level: { ...name, prices }, search: { ...(proof === undefined ? {} : { all: proof }), cases: read } }];
}

export function readLevelName(level: Record<string, unknown>, path: string, faults: Fault[]): Level | undefined {
  if (level.level === "points") return { level: "total" };
  const { priority, mentors: demand } = level;
  if (level.level === "placed" && Number.isSafeInteger(priority) && Number.isSafeInteger(demand))
    return { level: "placed", priority: priority as number, demand: demand as number };
  wrong(faults, path, '"points", or "placed" with a priority and a number of mentors', level.level);
  return undefined;
}

export function list(value: unknown, path: string, faults: Fault[]): readonly unknown[] {
  if (Array.isArray(value)) return value;
  wrong(faults, path, "a list", value);
  return [];
}

function readCase(one: unknown, path: string, menteeOf: Indices, mentorOf: Indices, faults: Fault[]): LimitedCase[] {
  if (!isObject(one)) {
    wrong(faults, path, "a case", one);
    return [];
  }
  const decisions = list(one.decisions, `${path}.decisions`, faults).flatMap((decision, at): Decision[] => {
    if (isObject(decision)) {
      const row = menteeOf.get(decision.mentee);
      const column = mentorOf.get(decision.mentor);
      const { placed, made } = decision;
      if (row !== undefined && typeof placed === "boolean" && decision.mentor === undefined) return [{ row, placed }];
      if (row !== undefined && column !== undefined && typeof made === "boolean") return [{ row, column, made }];
    }
    wrong(faults, `${path}.decisions[${at}]`, "a mentee, perhaps a mentor, and true or false", decision);
    return [];
  });
  const proof = one.proof === undefined ? undefined : readProof(one.proof, `${path}.proof`, faults);
  return [{ decisions, ...(proof === undefined ? {} : { proof }) }];
}

function readProof(proof: unknown, path: string, faults: Fault[]): CaseProof | undefined {
  if (!isObject(proof)) {
    wrong(faults, path, "an object", proof);
    return undefined;
  }
  const { scale, place } = proof;
  if (!Number.isSafeInteger(scale)) wrong(faults, `${path}.scale`, "an integer", scale);
  if (!Number.isSafeInteger(place)) wrong(faults, `${path}.place`, "an integer", place);
  return {
    scale: scale as number,
    limits: integers(proof.quotas, `${path}.quotas`, faults),
    levels: integers(proof.before, `${path}.before`, faults),
    place: place as number,
    column: integers(proof.prices, `${path}.prices`, faults),
  };
}

function integers(value: unknown, path: string, faults: Fault[]): Float64Array {
  const all = list(value, path, faults);
  const bad = all.findIndex((one) => !Number.isSafeInteger(one));
  if (bad >= 0) wrong(faults, `${path}[${bad}]`, "an integer", all[bad]);
  return bad >= 0 ? new Float64Array(0) : Float64Array.from(all as readonly number[]);
}

function wrong(faults: Fault[], path: string, expected: string, received: unknown): void {
  faults.push({ code: "shape", path, message: `expected ${expected}, received ${show(received)}` });
}
