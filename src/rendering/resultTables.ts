import type { RunExplanation } from "../explanation/explanation.ts";
import type { Unmatched } from "../explanation/matching.ts";

/** Headers, then a row for each pair, mentee or mentor. Numbers are numbers. */
export type ResultTable = readonly (readonly (string | number)[])[];

type Matched = Exclude<RunExplanation["result"], { readonly status: "infeasible" }>;

/** A row for each pair, in mentee id order: who, points, choice number, and the points of every criterion. */
export function pairTable(run: RunExplanation, { matching }: Matched): ResultTable {
  const nameOf = namesOf(run);
  const criteria = run.criteria.map(({ id }) => id);
  const headers = ["mentee", "mentee name", "mentor", "mentor name", "points", "choice", "lock", ...criteria];
  const rows = matching.pairs.map(({ mentee, mentor, points, choice, lock = "", terms }) => {
    const pointsOf = new Map(terms.map((term) => [term.criterion, term.points]));
    const names = [mentee, nameOf.mentee(mentee), mentor, nameOf.mentor(mentor)];
    return [...names, points, choice, lock, ...criteria.map((id) => pointsOf.get(id) ?? "")];
  });
  return [headers, ...rows];
}

/** A row for each mentee without a mentor: why, the rules that cause it, and who competes for how many places. */
export function unmatchedTable(run: RunExplanation, { matching }: Matched): ResultTable {
  const nameOf = namesOf(run);
  const headers = ["mentee", "mentee name", "status", "rules", "competing mentees", "their mentors", "places"];
  const rows = matching.unmatched.map((one) => [one.mentee, nameOf.mentee(one.mentee), one.status, ...whyOf(one)]);
  return [headers, ...rows];
}

/** A row for each mentor: how many mentees, and how many it may and must have. */
export function loadTable({ mentors }: RunExplanation): ResultTable {
  const headers = ["mentor", "mentor name", "load", "capacity", "minLoad"];
  return [headers, ...mentors.map(({ id, name, load, capacity, minLoad }) => [id, name, load, capacity, minLoad])];
}

/** Ids in a cell stand apart by `; `. */
function whyOf(one: Unmatched): readonly (string | number)[] {
  if (one.status === "no-room") {
    const { mentees, mentors, places } = one.hallSet;
    return ["", mentees.join("; "), mentors.join("; "), places];
  }
  const rules = one.status === "no-allowed-mentor" || one.status === "quotas" ? one.rules : [];
  const mentors = one.status === "not-chosen" ? one.mentors : [];
  return [rules.join("; "), "", mentors.join("; "), ""];
}

function namesOf({ mentees, mentors }: RunExplanation) {
  const menteeNames = new Map(mentees.map(({ id, name }) => [id, name]));
  const mentorNames = new Map(mentors.map(({ id, name }) => [id, name]));
  return {
    mentee: (id: string) => menteeNames.get(id) ?? id,
    mentor: (id: string) => mentorNames.get(id) ?? id,
  };
}
