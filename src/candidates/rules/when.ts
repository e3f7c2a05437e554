import * as z from "zod";
import type { Cohort, Person } from "../../cohort/cohort.ts";
import { shortMadeId } from "../../reading/madeId.ts";
import type { Filters } from "../filter.ts";
import { both, FAILS, filter, filterParts, HOLDS, holdsOf, lackedBy, UNKNOWN } from "../filter.ts";
import type { Missing } from "../missing.ts";
import { missingIssue, missingOption, missingParts } from "../missing.ts";
import type { PreparedRule, RuleKind } from "../rule.ts";
import type { OptionIssue } from "../strategy.ts";

interface WhenOptions {
  if: Filters;
  then?: Filters | undefined;
  /** What holds for a pair of which it cannot be told whether it breaks the rule. */
  missing: Missing;
}

const filters = z
  .strictObject({ mentee: filter.optional(), mentor: filter.optional() })
  .refine(
    ({ mentee, mentor }) => mentee !== undefined || mentor !== undefined,
    'expected a filter under "mentee" or "mentor"',
  );

/**
 * Forbids pairs of which `if` holds and `then` does not: a trainee abroad needs a mentor who speaks the language.
 * Without `then`, pairs of which `if` holds. Each has a filter of the mentee, of the mentor, or of both.
 *
 * *Missing*: where somebody lacks an attribute, and what is known does not settle the pair (that `if` fails, or `then`
 * holds). By default (`"error"`) there must be no such pair: what these people lack is reported; `"allow"` and
 * `"forbid"` decide it. *Errors*: an attribute that nobody of that side has, an id that is none of theirs. *Cost*: once
 * the people of each filter; a row is a copy.
 */
export const when: RuleKind<WhenOptions> = {
  name: "when",
  // biome-ignore lint/suspicious/noThenProperty: a word of the programme, and never a function
  options: z.strictObject({ if: filters, then: filters.optional(), missing: missingOption }),
  idOf: (options) => {
    const consequence = options.then === undefined ? [] : ["then", ...filterParts(options.then)];
    return shortMadeId("when", "if", ...filterParts(options.if), ...consequence, ...missingParts(options.missing));
  },
  prepare(cohort, options, report, directory) {
    const sortOf = (side: "mentee" | "mentor"): Uint8Array => {
      const asked = (key: "if" | "then") => holdsOf(options[key]?.[side], side, cohort, [key, side], directory, report);
      const [condition, consequence] = [asked("if"), asked("then")];
      return condition.map((holds, index) => sortFrom(holds, consequence[index]));
    };
    const ofMentee = sortOf("mentee");
    const ofMentor = sortOf("mentor");
    const verdict = (mentee: number, mentor: number) => verdictOn(mentee, mentor, options.then !== undefined);
    if (options.missing === "error") reportUndecided(cohort, options, ofMentee, ofMentor, verdict, report);
    const forbids = (one: Verdict) => one === "breaks" || (one === "undecided" && options.missing === "forbid");
    return rowsOf(ofMentee, ofMentor, (mentee, mentor) => forbids(verdict(mentee, mentor)));
  },
};

type Verdict = "fine" | "breaks" | "undecided";

/** People of one sort stand alike under a side's two filters. */
const SORTS = 9;
const sortFrom = (condition: number, consequence: number) => 3 * condition + consequence;
const conditionOf = (sort: number) => Math.floor(sort / 3);
const consequenceOf = (sort: number) => sort % 3;

function verdictOn(mentee: number, mentor: number, hasThen: boolean): Verdict {
  const condition = both(conditionOf(mentee), conditionOf(mentor));
  const consequence = hasThen ? both(consequenceOf(mentee), consequenceOf(mentor)) : FAILS;
  if (condition === FAILS || consequence === HOLDS) return "fine";
  return condition === UNKNOWN || consequence === UNKNOWN ? "undecided" : "breaks";
}

/** A row for each sort of mentees; those with an empty row need not be asked for. */
function rowsOf(
  ofMentee: Uint8Array,
  ofMentor: Uint8Array,
  forbids: (mentee: number, mentor: number) => boolean,
): PreparedRule {
  const sorts = Array.from({ length: SORTS }, (_, sort) => sort);
  const rows = sorts.map((sort) => {
    const bySort = sorts.map((mentor) => (forbids(sort, mentor) ? 1 : 0));
    const row = ofMentee.includes(sort) ? ofMentor.map((mentor) => bySort[mentor]) : undefined;
    return row?.includes(1) ? row : undefined;
  });
  const concerned = [...ofMentee.keys()].filter((mentee) => rows[ofMentee[mentee]] !== undefined);
  return {
    mentees: concerned.length === ofMentee.length ? undefined : concerned,
    row(mentee, forbidden) {
      const row = rows[ofMentee[mentee]];
      if (row !== undefined) forbidden.set(row);
    },
  };
}

/** What people lack who are in an undecided pair, where that is why. */
function reportUndecided(
  { mentees, mentors }: Cohort,
  options: WhenOptions,
  ofMentee: Uint8Array,
  ofMentor: Uint8Array,
  verdict: (mentee: number, mentor: number) => Verdict,
  report: (issue: OptionIssue) => void,
): void {
  const reportSide = (
    side: "mentee" | "mentor",
    people: readonly Person[],
    own: Uint8Array,
    others: Uint8Array,
    isUndecided: (own: number, other: number) => boolean,
  ) => {
    const present = [...new Set(others)];
    people.forEach((person, index) => {
      const sort = own[index];
      const undecided = present.filter((other) => isUndecided(sort, other));
      const lacked = new Set<string>();
      const add = (key: "if" | "then") => {
        for (const name of lackedBy(person, options[key]?.[side])) lacked.add(name);
      };
      if (undecided.length === 0) return;
      // In an undecided pair nothing is known to make `if` fail; `then` may fail by the other's filter alone.
      if (conditionOf(sort) === UNKNOWN) add("if");
      if (consequenceOf(sort) === UNKNOWN && undecided.some((other) => consequenceOf(other) !== FAILS)) add("then");
      for (const name of lacked) report({ ...missingIssue("when", ["attributes", name]), [side]: index });
    });
  };
  reportSide("mentee", mentees, ofMentee, ofMentor, (own, other) => verdict(own, other) === "undecided");
  reportSide("mentor", mentors, ofMentor, ofMentee, (own, other) => verdict(other, own) === "undecided");
}
