import type { Cohort, Person } from "../cohort/cohort.ts";
import { compareIds } from "../order.ts";
import type { Programme } from "../programme/programme.ts";
import type { CandidateIssue, NamedFilter } from "./candidates.ts";
import { refusePromise, threw } from "./fault.ts";
import type { PairFilter, RuleKind } from "./rule.ts";

/** The programme's rules, and the built-in ones that forbid anything in this cohort, in id order. */
export function prepareFilters(
  cohort: Cohort,
  programme: Programme,
  rules: ReadonlyMap<string, RuleKind>,
  report: (issue: CandidateIssue) => void,
): NamedFilter[] {
  const own = programme.rules.map(({ id, rule, options, because }, index): NamedFilter => {
    const kind = rules.get(rule);
    if (kind === undefined) throw new Error(`solver bug: rule kind "${rule}" is not registered`);
    const subject = `rule "${id}"`;
    let filter: PairFilter;
    try {
      filter = kind.prepare(cohort, options, (issue) => report({ ...issue, rule: index }));
    } catch (cause) {
      throw threw(subject, "while preparing", cause);
    }
    const stranger = filter.mentees?.find((mentee) => cohort.mentees[mentee] === undefined);
    if (stranger !== undefined) throw new Error(`${subject} names mentee ${stranger}, which does not exist`);
    return {
      id,
      rule,
      because,
      mentees: filter.mentees,
      row(mentee, forbidden) {
        try {
          refusePromise(filter.row(mentee, forbidden), subject, "row");
        } catch (cause) {
          throw threw(subject, `for mentee "${cohort.mentees[mentee].id}"`, cause);
        }
      },
    };
  });
  return [...own, ...builtIn(cohort)].sort((a, b) => compareIds(a.id, b.id));
}

/** `oneself`, `avoided-by-mentee`, `avoided-by-mentor`: they hold in every programme. */
function builtIn(cohort: Cohort): NamedFilter[] {
  const mentorOf = indexOfId(cohort.mentors);
  const menteeOf = indexOfId(cohort.mentees);
  const indices = (ids: readonly string[]) => ids.flatMap((id) => mentorOf.get(id) ?? []);
  const avoidedByMentor: number[][] = cohort.mentees.map(() => []);
  cohort.mentors.forEach(({ avoid }, mentor) => {
    for (const id of avoid) {
      const mentee = menteeOf.get(id);
      if (mentee !== undefined) avoidedByMentor[mentee].push(mentor);
    }
  });
  const forbiddenBy: ReadonlyMap<string, readonly (readonly number[])[]> = new Map([
    ["oneself", cohort.mentees.map(({ id }) => indices([id]))],
    ["avoided-by-mentee", cohort.mentees.map(({ avoid }) => indices(avoid))],
    ["avoided-by-mentor", avoidedByMentor],
  ]);
  return [...forbiddenBy]
    .filter(([, mentorsOf]) => mentorsOf.some((mentors) => mentors.length > 0))
    .map(([id, mentorsOf]) => ({
      id,
      rule: id,
      because: undefined,
      mentees: [...mentorsOf.keys()].filter((mentee) => mentorsOf[mentee].length > 0),
      row(mentee, forbidden) {
        for (const mentor of mentorsOf[mentee]) forbidden[mentor] = 1;
      },
    }));
}

/** The filters that may forbid this mentee anybody, in id order. */
export function filtersByMentee(
  cohort: Cohort,
  filters: readonly NamedFilter[],
): (mentee: number) => readonly NamedFilter[] {
  const general = [...filters.keys()].filter((index) => filters[index].mentees === undefined);
  const special: number[][] = cohort.mentees.map(() => []);
  filters.forEach(({ mentees }, index) => {
    for (const mentee of new Set(mentees)) special[mentee].push(index);
  });
  const everybody = general.map((index) => filters[index]);
  const own = special.map((indices) =>
    indices.length === 0 ? everybody : [...general, ...indices].sort((a, b) => a - b).map((index) => filters[index]),
  );
  return (mentee) => own[mentee];
}

export function indexOfId(people: readonly Person[]): ReadonlyMap<string, number> {
  return new Map(people.map(({ id }, index) => [id, index]));
}
