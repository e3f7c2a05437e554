import type { Cohort } from "../cohort/cohort.ts";
import { compareIds } from "../order.ts";
import type { BuiltInRule, Programme, Rule } from "../programme/programme.ts";
import { shown } from "../reading/issueText.ts";
import type { Steps } from "../steps.ts";
import type { CandidateIssue, NamedRule } from "./candidates.ts";
import type { Directory } from "./directory.ts";
import { PluginFault, refuseOther, refuseReturned, threw } from "./fault.ts";
import { reporter } from "./reporter.ts";
import type { PairCount, PreparedRule, RuleKind, ScoreRows } from "./rule.ts";
import { MOST_COUNTS } from "./rule.ts";

/**
 * The programme's rules, and the built-in ones that forbid anything in this cohort, in id order. A rule of the
 * programme writes into a row of zeros that is then added to the others': none can lift what another forbids. A portion
 * each.
 */
export function* prepareRules(
  cohort: Cohort,
  programme: Programme,
  kinds: ReadonlyMap<string, RuleKind>,
  directory: Directory,
  scores: ScoreRows,
  report: (issue: CandidateIssue) => void,
): Steps<NamedRule[]> {
  const written = { row: new Uint8Array(cohort.mentors.length) };
  const ruleOf = ({ id, rule, options, because }: Rule, index: number): NamedRule => {
    const kind = kinds.get(rule);
    if (kind === undefined) throw new Error(`solver bug: rule kind "${rule}" is not registered`);
    const subject = `rule "${id}"`;
    const reports = reporter(subject, cohort, { rule: index }, report);
    let prepared: PreparedRule;
    try {
      prepared = kind.prepare(cohort, options, reports.report, directory, scores);
      refuseOther(prepared, subject, ["row"]);
    } catch (cause) {
      throw threw(subject, "while preparing", cause);
    }
    reports.close();
    return {
      id,
      rule,
      because,
      mentees: menteesOf(prepared, cohort, subject),
      counts: countsOf(prepared, cohort, subject),
      row(mentee, forbidden) {
        const { row } = written;
        row.fill(0);
        try {
          refuseReturned(prepared.row(mentee, row), subject);
        } catch (cause) {
          throw threw(subject, `for mentee "${cohort.mentees[mentee].id}"`, cause);
        }
        if (row.length !== forbidden.length) {
          written.row = new Uint8Array(forbidden.length);
          throw new PluginFault(
            `${subject} detached the array that it was given for mentee "${cohort.mentees[mentee].id}"`,
          );
        }
        for (let mentor = 0; mentor < row.length; mentor++) {
          if (row[mentor] > 1) throw badEntry(subject, cohort, mentee, mentor, row[mentor]);
          forbidden[mentor] |= row[mentor];
        }
      },
    };
  };
  const own: NamedRule[] = [];
  for (const [index, rule] of programme.rules.entries()) {
    const done = programme.criteria.length + index;
    yield { stage: "preparing", done, of: programme.criteria.length + programme.rules.length };
    own.push(ruleOf(rule, index));
  }
  return [...own, ...builtIn(cohort, directory)].sort((a, b) => compareIds(a.id, b.id));
}

/** A copy: the plug-in may change its own. */
export function menteesOf(prepared: PreparedRule, cohort: Cohort, subject: string): readonly number[] | undefined {
  const { mentees } = prepared;
  if (mentees === undefined) return undefined;
  const wrong = (expected: string, received: unknown) =>
    new PluginFault(`${subject} prepared something else: mentees: expected ${expected}, received ${shown(received)}`);
  if (!Array.isArray(mentees)) throw wrong("an array", mentees);
  for (const mentee of mentees as readonly unknown[]) {
    if (typeof mentee === "number" && Object.hasOwn(cohort.mentees, mentee)) continue;
    throw wrong("indices of mentees", mentee);
  }
  return [...mentees];
}

/** Copies, checked: the plug-in may change its own. */
export function countsOf(
  { counts }: PreparedRule,
  { mentees, mentors }: Cohort,
  subject: string,
): readonly PairCount[] {
  if (counts === undefined) return [];
  const wrong = (path: string, expected: string, received: unknown) =>
    new PluginFault(`${subject} prepared something else: ${path}: expected ${expected}, received ${shown(received)}`);
  if (!Array.isArray(counts)) throw wrong("counts", "an array", counts);
  if (counts.length > MOST_COUNTS) throw wrong("counts", `at most ${MOST_COUNTS} entries`, counts.length);
  // Combinations share their people.
  const copies = { mentees: new Map<Int32Array, Int32Array>(), mentors: new Map<Int32Array, Int32Array>() };
  return (counts as readonly unknown[]).map((count, at): PairCount => {
    const path = `counts[${at}]`;
    if (typeof count !== "object" || count === null) throw wrong(path, "an object", count);
    const { of, mentees: rows, mentors: columns, min, max } = count as { readonly [Key in keyof PairCount]?: unknown };
    if (typeof of !== "object" || of === null || !Object.values(of).every(isPlain))
      throw wrong(`${path}.of`, "an object of texts, numbers, and true or false", of);
    const indices = (list: unknown, key: "mentees" | "mentors", length: number): Int32Array => {
      const known = list instanceof Int32Array ? copies[key].get(list) : undefined;
      if (known !== undefined) return known;
      const fine = list instanceof Int32Array && list.every((one, i) => one > (i === 0 ? -1 : list[i - 1]));
      if (!fine || (list.length > 0 && list[list.length - 1] >= length))
        throw wrong(`${path}.${key}`, `an Int32Array of indices below ${length}, ascending`, list);
      const copy = list.slice();
      copies[key].set(list, copy);
      return copy;
    };
    const limit = (value: unknown, key: string): number | undefined => {
      if (value === undefined || (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1e9))
        return value as number | undefined;
      throw wrong(`${path}.${key}`, "an integer from 0 to 1,000,000,000", value);
    };
    const limits = { min: limit(min, "min"), max: limit(max, "max") };
    if (limits.min === undefined && limits.max === undefined) throw wrong(path, "min or max", undefined);
    if ((limits.min ?? 0) > (limits.max ?? 1e9)) throw wrong(`${path}.min`, `at most ${limits.max}`, limits.min);
    return {
      of: { ...of } as PairCount["of"],
      mentees: indices(rows, "mentees", mentees.length),
      mentors: indices(columns, "mentors", mentors.length),
      ...(limits.min === undefined ? {} : { min: limits.min }),
      ...(limits.max === undefined ? {} : { max: limits.max }),
    };
  });
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

function badEntry(subject: string, cohort: Cohort, mentee: number, mentor: number, entry: number): Error {
  const pair = `mentee "${cohort.mentees[mentee].id}" and mentor "${cohort.mentors[mentor].id}"`;
  return new PluginFault(`${subject} wrote ${entry} for ${pair}: expected 0 or 1`);
}

/** The rules that hold in every programme. */
function builtIn(cohort: Cohort, directory: Directory): NamedRule[] {
  const indices = (ids: readonly string[]) => ids.flatMap((id) => directory.mentorOf(id) ?? []);
  const avoidedByMentor: number[][] = cohort.mentees.map(() => []);
  cohort.mentors.forEach(({ avoid }, mentor) => {
    for (const id of avoid) {
      const mentee = directory.menteeOf(id);
      if (mentee !== undefined) avoidedByMentor[mentee].push(mentor);
    }
  });
  const forbiddenBy = {
    oneself: cohort.mentees.map(({ id }) => indices([id])),
    "avoided-by-mentee": cohort.mentees.map(({ avoid }) => indices(avoid)),
    "avoided-by-mentor": avoidedByMentor,
  } satisfies Record<BuiltInRule, readonly (readonly number[])[]>;
  return Object.entries(forbiddenBy)
    .filter(([, mentorsOf]) => mentorsOf.some((mentors) => mentors.length > 0))
    .map(([id, mentorsOf]) => ({
      id,
      rule: id,
      because: undefined,
      counts: [],
      mentees: [...mentorsOf.keys()].filter((mentee) => mentorsOf[mentee].length > 0),
      row(mentee, forbidden) {
        for (const mentor of mentorsOf[mentee]) forbidden[mentor] = 1;
      },
    }));
}

/** The rules that may forbid this mentee anybody, in id order. */
export function rulesByMentee(cohort: Cohort, rules: readonly NamedRule[]): (mentee: number) => readonly NamedRule[] {
  const general = [...rules.keys()].filter((index) => rules[index].mentees === undefined);
  const special: number[][] = cohort.mentees.map(() => []);
  rules.forEach(({ mentees }, index) => {
    for (const mentee of new Set(mentees)) special[mentee].push(index);
  });
  const everybody = general.map((index) => rules[index]);
  const own = special.map((indices) =>
    indices.length === 0 ? everybody : [...general, ...indices].sort((a, b) => a - b).map((index) => rules[index]),
  );
  return (mentee) => own[mentee];
}
