import type { Candidates } from "../candidates/candidates.ts";
import type { LevelSearch } from "../solution/limited/limited.ts";
import type { Counts } from "../solution/profile/counts.ts";
import type { ClaimedCase, ClaimedGap, ClaimedLevel } from "../solution/recheck.ts";
import type { Prices } from "../solution/solution.ts";
import type { ClaimedOthers } from "../solution/stable/recheckStable.ts";
import type { Fault } from "./fault.ts";
import { isObject, show } from "./fault.ts";
import type { FeasibleMatching, Matching } from "./matching.ts";
import { readCounts, readNested } from "./savedCounts.ts";
import type { Indices } from "./savedSearch.ts";
import { list, readLevelName, readSearched } from "./savedSearch.ts";
import { readStable } from "./savedStable.ts";

/** What `verify` takes: `run.matching`, or what `JSON.stringify(run)` wrote, parsed. */
export type SavedResult =
  | Matching
  | FeasibleMatching
  | { readonly version: 1; readonly status: "optimal"; readonly matching: Matching }
  | { readonly version: 1; readonly status: "feasible"; readonly matching: FeasibleMatching };

export interface ReadSaved {
  /** Undefined where there is none to read. */
  readonly matching: object | undefined;
  readonly fingerprint: unknown;
  /** Mentors of each mentee, by index. */
  readonly mentorsOf: readonly (readonly number[])[];
  readonly levels: readonly ClaimedLevel[];
  readonly cases: readonly ClaimedCase[] | undefined;
  /** Where there are quotas: the proof of each level. */
  readonly searches: readonly LevelSearch[] | undefined;
  /** Of an aim that counts. */
  readonly counts: Counts | undefined;
  /** Of the aim `stable`: whom the one that is best for the other side gives other mentors. */
  readonly others: ClaimedOthers | undefined;
  /** Of a result that says that it is not proved; then there is no certificate. */
  readonly gap: ClaimedGap | undefined;
  readonly faults: readonly Fault[];
}

/** Reads pairs and certificate out of anything; `saved` is plain data. */
export function readSaved(saved: unknown, { cohort, counts, programme }: Candidates): ReadSaved {
  const faults: Fault[] = [];
  const proof = {
    levels: [],
    cases: undefined,
    searches: undefined,
    counts: undefined,
    others: undefined,
    gap: undefined,
  };
  const nothing = { matching: undefined, fingerprint: undefined, mentorsOf: [], ...proof, faults };
  if (!isObject(saved)) {
    const hint = typeof saved === "string" ? " (JSON.parse it first)" : "";
    faults.push({ code: "shape", path: "", message: `expected an object${hint}, received ${show(saved)}` });
    return nothing;
  }
  const matching = "matching" in saved || "conflict" in saved ? unwrapped(saved, faults) : saved;
  if (matching === undefined) return nothing;
  const mentorsOf: number[][] = cohort.mentees.map(() => []);
  const menteeOf = new Map(cohort.mentees.map(({ id }, index) => [id, index]));
  const mentorOf = new Map(cohort.mentors.map(({ id }, index) => [id, index]));

  list(matching.pairs, "pairs", faults).forEach((pair, at) => {
    const path = `pairs[${at}]`;
    if (!isObject(pair)) {
      faults.push({ code: "shape", path, message: `expected a pair, received ${show(pair)}` });
      return;
    }
    const mentee = menteeOf.get(pair.mentee as string);
    const mentor = mentorOf.get(pair.mentor as string);
    if (mentee === undefined)
      faults.push({
        code: "unknown-person",
        path: `${path}.mentee`,
        message: `expected the id of a mentee, received ${show(pair.mentee)}`,
      });
    if (mentor === undefined)
      faults.push({
        code: "unknown-person",
        path: `${path}.mentor`,
        message: `expected the id of a mentor, received ${show(pair.mentor)}`,
      });
    if (mentee === undefined || mentor === undefined) return;
    if (mentorsOf[mentee].includes(mentor))
      faults.push({ code: "duplicate", path, message: "expected each pair once" });
    else mentorsOf[mentee].push(mentor);
  });

  const read = { matching, fingerprint: matching.fingerprint, mentorsOf, ...proof, faults };
  if (matching.status !== undefined) return { ...read, gap: readGap(matching, faults) };
  const certificate = isObject(matching.certificate) ? matching.certificate : {};
  const levels = list(certificate.levels, "certificate.levels", faults);
  const { aim } = programme;
  if (aim === "stable") return { ...read, ...readStable(levels, menteeOf, mentorOf, faults) };
  if (aim !== "total") {
    const nodes = { mentees: cohort.mentees.length, mentors: cohort.mentors.length, quotas: counts.length };
    const { rest, counts: counted } = readCounts(levels, aim, nodes, faults);
    if (counts.length > 0) {
      const nested = rest.flatMap(({ level, at }) => readNested(level, `certificate.levels[${at}]`, nodes, faults));
      const proofs = nested.map(({ potentials }) => potentials);
      return { ...read, levels: nested.map(({ level }) => level), counts: { ...counted, levels: proofs } };
    }
    const priced = rest.flatMap(({ level, at }) =>
      readLevel(level, `certificate.levels[${at}]`, nodes.mentors, faults),
    );
    return { ...read, levels: priced, counts: counted };
  }
  if (counts.length > 0) {
    const searched = levels.flatMap((level, at) =>
      readSearched(level, `certificate.levels[${at}]`, menteeOf, mentorOf, faults),
    );
    return { ...read, levels: searched.map(({ level }) => level), searches: searched.map(({ search }) => search) };
  }
  const cases =
    certificate.cases === undefined
      ? undefined
      : list(certificate.cases, "certificate.cases", faults).flatMap((one, at) =>
          readCase(one, `certificate.cases[${at}]`, menteeOf, mentorOf, faults),
        );
  return {
    ...read,
    levels: levels.flatMap((level, at) => readLevel(level, `certificate.levels[${at}]`, mentorOf.size, faults)),
    cases,
  };
}

/**
 * The matching inside what `JSON.stringify(run)` wrote; nothing may stand beside it that a reader could take for the
 * result.
 */
function unwrapped(outer: Record<string, unknown>, faults: Fault[]): Record<string, unknown> | undefined {
  const { version, status, matching, ...others } = outer;
  const wrong = (path: string, expected: string, received: unknown) =>
    faults.push({ code: "shape", path, message: `expected ${expected}, received ${show(received)}` });
  if (version !== 1) wrong("version", "1", version);
  if (status !== "optimal" && status !== "feasible")
    wrong("status", '"optimal" or "feasible", as only then there is a matching to verify', status);
  if (faults.length > 0) return undefined;
  for (const key of Object.keys(others)) wrong(key, "nothing else beside the matching", others[key]);
  if (!isObject(matching)) wrong("matching", "an object", matching);
  else if ((status === "feasible") !== (matching.status !== undefined))
    wrong("status", "what the matching says of itself", status);
  else return matching;
  return undefined;
}

function readCase(one: unknown, path: string, menteeOf: Indices, mentorOf: Indices, faults: Fault[]): ClaimedCase[] {
  const before = faults.length;
  const wrong = (where: string, message: string) => faults.push({ code: "shape", path: `${path}${where}`, message });
  if (!isObject(one)) {
    wrong("", `expected a case, received ${show(one)}`);
    return [];
  }
  const decisions = list(one.decisions, `${path}.decisions`, faults).flatMap((decision, at) => {
    const row = isObject(decision) ? menteeOf.get(decision.mentee) : undefined;
    const placed = isObject(decision) ? decision.placed : undefined;
    if (row !== undefined && typeof placed === "boolean") return [{ row, placed }];
    wrong(`.decisions[${at}]`, `expected a mentee and true or false, received ${show(decision)}`);
    return [];
  });
  const prices =
    one.levels === undefined
      ? undefined
      : list(one.levels, `${path}.levels`, faults).flatMap(
          (level, at) => readPrices(level, `${path}.levels[${at}]`, mentorOf.size, faults) ?? [],
        );
  const pairs =
    one.pairs === undefined
      ? undefined
      : list(one.pairs, `${path}.pairs`, faults).flatMap((pair, at): [number, number][] => {
          const [mentee, mentor] = Array.isArray(pair) ? [menteeOf.get(pair[0]), mentorOf.get(pair[1])] : [];
          if (mentee !== undefined && mentor !== undefined) return [[mentee, mentor]];
          wrong(`.pairs[${at}]`, `expected a mentee and a mentor, received ${show(pair)}`);
          return [];
        });
  if (faults.length > before) return [];
  return [{ decisions, ...(prices === undefined ? {} : { prices }), ...(pairs === undefined ? {} : { pairs }) }];
}

/** Of a matching that says that it is not proved. */
function readGap({ status, gap, certificate }: Record<string, unknown>, faults: Fault[]): ClaimedGap | undefined {
  const before = faults.length;
  const wrong = (path: string, expected: string, received: unknown) =>
    faults.push({ code: "shape", path, message: `expected ${expected}, received ${show(received)}` });
  if (status !== "feasible") wrong("status", '"feasible" or nothing', status);
  if (certificate !== undefined) wrong("certificate", "nothing, as nothing is proved", certificate);
  if (!isObject(gap)) wrong("gap", "an object", gap);
  if (!isObject(gap) || faults.length > before) return undefined;
  if (!Number.isSafeInteger(gap.bound)) wrong("gap.bound", "an integer", gap.bound);
  const level = readLevelName(gap, "gap", faults);
  return level === undefined || faults.length > before ? undefined : { level, bound: gap.bound as number };
}

function readPrices(level: unknown, path: string, mentors: number, faults: Fault[]): Prices | undefined {
  const wrong = (member: string, expected: string, received: unknown) => {
    faults.push({
      code: "shape",
      path: `${path}${member}`,
      message: `expected ${expected}, received ${show(received)}`,
    });
    return undefined;
  };
  if (!isObject(level)) return wrong("", "a level", level);
  const { place, prices } = level;
  if (!Number.isSafeInteger(place)) return wrong(".place", "an integer", place);
  if (!Array.isArray(prices) || prices.length !== mentors) return wrong(".prices", `${mentors} integers`, prices);
  const bad = prices.findIndex((price) => !Number.isSafeInteger(price));
  if (bad >= 0) return wrong(`.prices[${bad}]`, "an integer", prices[bad]);
  return { column: Float64Array.from(prices as number[]), place: place as number };
}

function readLevel(level: unknown, path: string, mentors: number, faults: Fault[]): ClaimedLevel[] {
  const prices = readPrices(level, path, mentors, faults);
  if (prices === undefined || !isObject(level)) return [];
  const name = readLevelName(level, path, faults);
  return name === undefined ? [] : [{ ...name, prices }];
}
