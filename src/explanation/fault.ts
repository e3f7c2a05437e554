import type { Candidates } from "../candidates/candidates.ts";
import type { AssignmentFault } from "../solution/faults.ts";

/** One thing that is wrong with a saved result. `code` and `path` are API; the wording of `message` is not. */
export interface Fault {
  readonly code: FaultCode;
  /** Where in the saved matching: `pairs[3].points`. */
  readonly path: string;
  /** `expected …, received …` */
  readonly message: string;
}

/** What kind of fault a saved result has, for programs to go by. */
export type FaultCode =
  | "shape" // not a saved matching
  | "fingerprint" // cohort or programme are not those of the result
  | "unknown-person"
  | "duplicate" // a pair twice
  | "forbidden" // a rule forbids the pair
  | "not-locked" // a decided pair is missing
  | "overfull" // a mentor has more than the capacity, or a mentee more than wanted
  | "underfull" // a minimum load, or everyone's first mentor, is missing
  | "quota" // more or fewer pairs of a kind than a quota allows
  | "places" // more people than the programme places
  | "certificate" // it does not prove that nothing better exists
  | "unstable" // of the aim stable: two who would both rather have each other
  | "not-favoured" // stable, but another stable one is better for the favoured side
  | "not-canonical" // as good, but not the one that the lottery decides
  | "differs"; // a derived number is wrong

/** A fault of the assignment, in people's ids. */
export function faultOf(fault: AssignmentFault, candidates: Candidates): Fault {
  const { cohort, programme } = candidates;
  const mentee = (row: number) => `mentee "${cohort.mentees[row].id}"`;
  const mentor = (column: number) => `mentor "${cohort.mentors[column].id}"`;
  const pair = (row: number, column: number) => `${mentee(row)} with ${mentor(column)}`;
  switch (fault.fault) {
    case "absent": {
      const rules = candidates.rulesAgainst(fault.row, fault.column);
      return {
        code: "forbidden",
        path: "pairs",
        message: `expected allowed pairs, received ${pair(fault.row, fault.column)}, forbidden by ${rules.map((id) => `"${id}"`).join(", ")}`,
      };
    }
    case "not-locked": {
      const lock = programme.locks.find((one) => one.mentee === fault.row && one.mentor === fault.column);
      return {
        code: "not-locked",
        path: "pairs",
        message: `expected ${pair(fault.row, fault.column)}, decided by "${lock?.id}", received no such pair`,
      };
    }
    case "row-over":
      return {
        code: "overfull",
        path: "pairs",
        message: `expected at most ${fault.most} for ${mentee(fault.row)}, received ${fault.made}`,
      };
    case "row-under":
      return {
        code: "underfull",
        path: "pairs",
        message: `expected everyone to have a mentor, received none for ${mentee(fault.row)}`,
      };
    case "column-over":
      return {
        code: "overfull",
        path: "pairs",
        message: `expected at most the capacity at ${mentor(fault.column)}, received ${fault.made - fault.most} more`,
      };
    case "column-under":
      return {
        code: "underfull",
        path: "pairs",
        message: `expected the minimum load at ${mentor(fault.column)}, received ${fault.fewest - fault.made} fewer`,
      };
    case "places":
      return {
        code: "places",
        path: "pairs",
        message: `expected at most ${programme.places} people placed, received ${fault.made - fault.most} more`,
      };
    case "limit": {
      const { rule, of, min, max } = candidates.counts[fault.limit];
      const most = max !== undefined && fault.made > max;
      const where = Object.keys(of).length === 0 ? "" : ` of ${JSON.stringify(of)}`;
      return {
        code: "quota",
        path: "pairs",
        message: `expected at ${most ? `most ${max}` : `least ${min}`} pairs${where} by "${rule}", received ${fault.made}`,
      };
    }
    case "search":
      return {
        code: "certificate",
        path: `certificate.levels[${fault.level}].search${fault.at === undefined ? "" : fault.at < 0 ? ".all" : `.cases[${fault.at}]`}`,
        message: "expected multipliers and prices that prove it, and cases that leave nothing out",
      };
    case "gap":
      return {
        code: "differs",
        path: fault.value === undefined ? "gap.level" : "gap.bound",
        message:
          fault.value === undefined
            ? "expected a level of this cohort"
            : `expected a bound not below what the pairs reach, ${fault.value}`,
      };
    case "unproved":
      return {
        code: "certificate",
        path: "status",
        message:
          "expected a certificate, as only a search under quotas can end without one, received a feasible result",
      };
    case "place-price":
      return {
        code: "certificate",
        path: `${levelPath(fault)}.place`,
        message: "expected 0 or more, and 0 where places are not limited",
      };
    case "counts":
      return {
        code: "certificate",
        path: "certificate.levels",
        message: "expected counts and potentials that prove them, in the order of the aim",
      };
    case "cases":
      return {
        code: "certificate",
        path: "certificate.cases",
        message: "expected cases that cover everything and hold what they say",
      };
    case "levels":
      return {
        code: "certificate",
        path: "certificate.levels",
        message:
          fault.expected[0]?.level === "stable"
            ? "expected one level, stable"
            : `expected ${fault.expected.length} levels, by tier and mentors wanted, then points`,
      };
    case "prices":
      return {
        code: "certificate",
        path: levelPath(fault),
        message: `expected prices that prove what the pairs reach, ${fault.value}; these allow ${fault.bound}, so something better may exist`,
      };
    case "blocking":
      return {
        code: "unstable",
        path: "pairs",
        message: `expected a stable matching, but ${pair(fault.row, fault.column)} would both rather have each other`,
      };
    case "not-favoured":
      return {
        code: "not-favoured",
        path: "pairs",
        message: `expected the stable matching that is best for all ${programme.favours}, received one that gives ${mentee(fault.row)} other mentors`,
      };
    case "others":
      return {
        code: "certificate",
        path: "certificate.levels[0].others",
        message: "expected what the stable matching that is best for the other side gives others",
      };
    case "not-canonical": {
      const ids = Array.from(fault.columns, (column) => `"${cohort.mentors[column].id}"`);
      return {
        code: "not-canonical",
        path: "pairs",
        message: `expected ${mentee(fault.row)} with ${ids.join(", ") || "nobody"}, as the lottery decides`,
      };
    }
  }
}

function levelPath({ at, level }: { readonly at: number | undefined; readonly level: number }): string {
  return at === undefined ? `certificate.levels[${level}]` : `certificate.cases[${at}].levels[${level}]`;
}

const MOST_DIFFERENCES = 100;

/** Where the saved data are not what they must be; an iterative walk over both. */
export function differences(saved: unknown, expected: unknown): Fault[] {
  const faults: Fault[] = [];
  const pending: [path: string, saved: unknown, expected: unknown][] = [["", saved, expected]];
  while (pending.length > 0 && faults.length < MOST_DIFFERENCES) {
    const [path, received, wanted] = pending.pop() as (typeof pending)[number];
    if (Array.isArray(wanted) && Array.isArray(received) && wanted.length === received.length) {
      for (let at = wanted.length - 1; at >= 0; at--) pending.push([`${path}[${at}]`, received[at], wanted[at]]);
    } else if (isObject(wanted) && isObject(received)) {
      const keys = new Set([...Object.keys(wanted), ...Object.keys(received)]);
      for (const key of [...keys].reverse()) {
        const member = /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
        pending.push([path === "" && member.startsWith(".") ? key : `${path}${member}`, received[key], wanted[key]]);
      }
    } else if (received !== wanted) {
      faults.push({
        code: path === "fingerprint" ? "fingerprint" : "differs",
        path,
        message: `expected ${show(wanted)}, received ${show(received)}`,
      });
    }
  }
  return faults;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isObject(value)) return "an object";
  if (typeof value === "string" && value.length > 80) return `${JSON.stringify(value.slice(0, 80))}…`;
  return JSON.stringify(value);
}
