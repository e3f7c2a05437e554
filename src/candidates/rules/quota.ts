import * as z from "zod";
import type { AttributeValue, Cohort, Person } from "../../cohort/cohort.ts";
import { compareIds } from "../../order.ts";
import { shown } from "../../reading/issueText.ts";
import { shortMadeId } from "../../reading/madeId.ts";
import type { Directory } from "../directory.ts";
import type { Filter } from "../filter.ts";
import { FAILS, filter, filterParts, HOLDS, holdsOf, lackedBy, UNKNOWN } from "../filter.ts";
import type { Missing } from "../missing.ts";
import { missingIssue, missingOption, missingParts } from "../missing.ts";
import type { PairCount, PreparedRule, RuleKind } from "../rule.ts";
import { MOST_COUNTS } from "../rule.ts";
import type { OptionIssue } from "../strategy.ts";

interface QuotaOptions {
  mentee?: Filter | undefined;
  mentor?: Filter | undefined;
  per?: readonly string[] | undefined;
  min?: number | undefined;
  max?: number | undefined;
  missing: Missing;
}

type Side = "mentee" | "mentor";
type Value = string | number | boolean;

const number = z.int().min(0).max(1_000_000_000);
const ENTRY = /^(mentee|mentor)(\.[\s\S]{1,200})?$/;
const entry = z
  .string()
  .regex(ENTRY, 'expected "mentee", "mentor", "mentee.…" or "mentor.…" with the name of an attribute');
const per = z.array(entry).superRefine((entries, context) => {
  entries.forEach((one, at) => {
    if (entries.indexOf(one) < at)
      context.addIssue({ code: "custom", path: [at], message: "expected each entry once", input: one });
  });
});

/**
 * Limits how many pairs are made whose mentee and mentor pass the filters: one count for all of them, or with `per` one
 * for every combination of values. Somebody with several values counts under each. Combinations are those that occur
 * among the people of a side who pass; every one of one side meets every one of the other.
 *
 * *Missing*: where somebody lacks an attribute of the filter or of `per`, and no other key of the filter shows that the
 * person does not pass. By default (`"error"`) that is an issue; with `"allow"` that person's pairs do not count; with
 * `"forbid"` those that might count are forbidden. *Errors*: an attribute that nobody of that side has; more than
 * 100,000 counts. *Cost*: combinations · people.
 */
export const quota: RuleKind<QuotaOptions> = {
  name: "quota",
  options: z
    .strictObject({
      mentee: filter.optional(),
      mentor: filter.optional(),
      per: per.optional(),
      min: number.optional(),
      max: number.optional(),
      missing: missingOption,
    })
    .refine(({ min, max }) => min !== undefined || max !== undefined, 'expected "min" or "max"')
    .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
      error: 'expected a "min" that is not above "max"',
      path: ["min"],
    }),
  idOf: ({ mentee, mentor, per = [], min, max, missing }) =>
    shortMadeId(
      "quota",
      ...filterParts({ mentee, mentor }),
      ...(per.length === 0 ? [] : ["per", ...[...per].sort(compareIds)]),
      ...(min === undefined ? [] : [`min=${min}`]),
      ...(max === undefined ? [] : [`max=${max}`]),
      ...missingParts(missing),
    ),
  prepare(cohort, options, report, directory) {
    const entries = (options.per ?? []).filter((one, at) => isKnown(one, at, cohort, directory, report));
    const standings = {
      mentee: standingsOf("mentee", cohort, options, entries, directory, report),
      mentor: standingsOf("mentor", cohort, options, entries, directory, report),
    };
    const groups = {
      mentee: groupsOf(standings.mentee, hasEntry(entries, "mentee")),
      mentor: groupsOf(standings.mentor, hasEntry(entries, "mentor")),
    };
    const counts = groups.mentee.length * groups.mentor.length;
    if (counts > MOST_COUNTS) {
      const message = `expected at most ${MOST_COUNTS} combinations of values, received ${counts}`;
      report({ path: "per", code: "range", message });
      return { mentees: [], row() {} };
    }
    return { ...forbidding(standings, options.missing), counts: countsOf(groups.mentee, groups.mentor, options) };
  },
};

/** What somebody counts under, each as values in the order of the side's entries; undefined: that cannot be told. */
type Standing = readonly Readonly<Record<string, Value>>[] | undefined;

interface Group {
  readonly of: Readonly<Record<string, Value>>;
  readonly people: Int32Array;
}

function attributeIn(entry: string): { side: Side; name: string | undefined } {
  const side = entry.startsWith("mentee") ? "mentee" : "mentor";
  return { side, name: entry === side ? undefined : entry.slice(side.length + 1) };
}

function hasEntry(entries: readonly string[], side: Side): boolean {
  return entries.some((one) => attributeIn(one).side === side);
}

function isKnown(
  one: string,
  at: number,
  { mentees, mentors }: Cohort,
  directory: Directory,
  report: (issue: OptionIssue) => void,
): boolean {
  const { side, name } = attributeIn(one);
  const people = side === "mentee" ? mentees : mentors;
  if (name === undefined || people.length === 0 || directory.hasAttribute(name, side)) return true;
  const meant = directory.hasAttribute(name) ? "" : directory.hint(name, "attribute");
  const message = `expected an attribute that a ${side} has${meant}, received ${shown(one)}`;
  report({ path: `per[${at}]`, code: "unknown-id", message });
  return false;
}

function standingsOf(
  side: Side,
  cohort: Cohort,
  options: QuotaOptions,
  all: readonly string[],
  directory: Directory,
  report: (issue: OptionIssue) => void,
): Standing[] {
  const people: readonly Person[] = cohort[`${side}s`];
  const asked = options[side];
  const holds = holdsOf(asked, side, cohort, [side], directory, report);
  const entries = all.filter((one) => attributeIn(one).side === side).sort(compareIds);
  return people.map((person, index) => {
    if (holds[index] === FAILS) return [];
    const lacked = holds[index] === UNKNOWN ? lackedBy(person, asked) : [];
    let found: Record<string, Value>[] = [{}];
    for (const one of entries) {
      const { name } = attributeIn(one);
      const values = name === undefined ? [person.id] : valuesOf(person.attributes[name]);
      if (values === undefined) lacked.push(name as string);
      else if (found.length * values.length > MOST_COUNTS) {
        const message = `expected at most ${MOST_COUNTS} combinations of values, received more of one ${side}`;
        report({ path: "per", code: "range", message });
        return [];
      } else found = found.flatMap((of) => values.map((value) => ({ ...of, [one]: value })));
    }
    // Who has none of the values of another entry counts under nothing, whatever is missing.
    if (holds[index] === HOLDS && (lacked.length === 0 || found.length === 0)) return found;
    if (options.missing === "error")
      // What nobody has is reported once, with the rule.
      for (const name of new Set(lacked))
        if (directory.hasAttribute(name, side))
          report({ ...missingIssue("quota", ["attributes", name]), [side]: index });
    return undefined;
  });
}

function valuesOf(value: AttributeValue | undefined): readonly Value[] | undefined {
  if (value === undefined) return undefined;
  return typeof value === "object" ? [...new Set<Value>(value)] : [value];
}

/** Those who count under the same values. Without an entry of the side: one group, of all who pass. */
function groupsOf(standings: readonly Standing[], hasEntries: boolean): Group[] {
  const groups = new Map<string, { of: Readonly<Record<string, Value>>; people: number[] }>();
  if (!hasEntries) groups.set("{}", { of: {}, people: [] });
  standings.forEach((standing, index) => {
    for (const of of standing ?? []) {
      const key = JSON.stringify(of);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { of, people: [index] });
      else group.people.push(index);
    }
  });
  return [...groups.values()].map(({ of, people }) => ({ of, people: Int32Array.from(people) }));
}

/** In the order of the combinations as JSON, code unit by code unit. */
function countsOf(mentees: readonly Group[], mentors: readonly Group[], { min, max }: QuotaOptions): PairCount[] {
  const counts = mentees.flatMap((a) => mentors.map((b) => ({ of: { ...a.of, ...b.of }, a, b })));
  return counts
    .map((count) => ({ ...count, name: JSON.stringify(Object.values(count.of)) }))
    .sort((one, other) => compareIds(one.name, other.name))
    .map(({ of, a, b }) => ({
      of,
      mentees: a.people,
      mentors: b.people,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    }));
}

/** With `"forbid"`, the pairs that would count if what is missing were so. */
function forbidding(
  { mentee: ofMentee, mentor: ofMentor }: Record<Side, readonly Standing[]>,
  missing: Missing,
): Omit<PreparedRule, "counts"> {
  const unknown = (standing: Standing) => standing === undefined;
  const possible = (standing: Standing) => standing === undefined || standing.length > 0;
  if (missing !== "forbid" || !(ofMentee.some(unknown) || ofMentor.some(unknown))) return { mentees: [], row() {} };
  const unknowns = Uint8Array.from(ofMentor, (standing) => (unknown(standing) ? 1 : 0));
  const possibles = Uint8Array.from(ofMentor, (standing) => (possible(standing) ? 1 : 0));
  return {
    mentees: [...ofMentee.keys()].filter((mentee) => possible(ofMentee[mentee])),
    row(mentee, forbidden) {
      forbidden.set(unknown(ofMentee[mentee]) ? possibles : unknowns);
    },
  };
}
