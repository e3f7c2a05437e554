import type { Mentee, Mentor, Person, Quota, Rule, Value } from "./documents.ts";
import { passes, setOf } from "./filters.ts";

/** What a quota counts, by the words of `docs/input.md`. */

/** One count: the pairs that count, and its limits. */
export interface Count {
  readonly rule: string;
  /** What is the same of all these pairs; empty = all that pass the filters. */
  readonly of: Readonly<Record<string, Value>>;
  readonly min?: number;
  readonly max?: number;
  /** As [mentee, mentor], by place in the lists. */
  readonly pairs: readonly (readonly [number, number])[];
}

type Side = "mentee" | "mentor";

/** What a person counts under, on one side; undefined: the person lacks something that would decide. */
type Standing = readonly Readonly<Record<string, Value>>[] | undefined;

function standing(quota: Quota, side: Side, person: Person): Standing {
  const passed = passes(quota[side], person);
  if (passed === false) return [];
  if (passed === undefined) return undefined;
  let found: Record<string, Value>[] = [{}];
  let lacks = false;
  for (const entry of quota.per ?? []) {
    if (entry !== side && !entry.startsWith(`${side}.`)) continue;
    const values = entry === side ? new Set<Value>([person.id]) : setOf(person, entry.slice(side.length + 1));
    if (values === undefined) lacks = true;
    else found = found.flatMap((of) => [...values].map((value) => ({ ...of, [entry]: value })));
  }
  // Somebody without any value of another entry counts under nothing, whatever is missing.
  return lacks && found.length > 0 ? undefined : found;
}

/** Is the pair forbidden because it might count, and nobody can tell? */
export function forbidsUnknown(quota: Quota, mentee: Mentee, mentor: Mentor): boolean {
  if (quota.missing !== "forbid") return false;
  const sides = [standing(quota, "mentee", mentee), standing(quota, "mentor", mentor)];
  return sides.includes(undefined) && sides.every((side) => side === undefined || side.length > 0);
}

/** Every count of the quotas, in the order of rule ids. */
export function countsOf(
  rules: readonly Rule[],
  idOf: (rule: Rule) => string,
  mentees: readonly Mentee[],
  mentors: readonly Mentor[],
): Count[] {
  const made = rules.flatMap((rule) => (rule.rule === "quota" ? expand(rule, idOf(rule), mentees, mentors) : []));
  return made.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** The same text for the same count, however its keys stand. */
export const nameOf = ({ rule, of }: Pick<Count, "rule" | "of">): string =>
  JSON.stringify([
    rule,
    Object.keys(of)
      .sort()
      .map((key) => [key, of[key]]),
  ]);

function expand(quota: Quota, rule: string, mentees: readonly Mentee[], mentors: readonly Mentor[]): Count[] {
  const ofMentee = mentees.map((mentee) => standing(quota, "mentee", mentee) ?? []);
  const ofMentor = mentors.map((mentor) => standing(quota, "mentor", mentor) ?? []);
  const limits = {
    ...(quota.min === undefined ? {} : { min: quota.min }),
    ...(quota.max === undefined ? {} : { max: quota.max }),
  };
  const same = (a: object, b: object) => nameOf({ rule, of: { ...a } }) === nameOf({ rule, of: { ...b } });
  const distinct = (standings: (readonly Readonly<Record<string, Value>>[])[], side: Side) => {
    // Without an entry of this side there is one count for all of it, even if nobody passes.
    if (!(quota.per ?? []).some((entry) => entry === side || entry.startsWith(`${side}.`))) return [{}];
    return standings.flat().filter((of, at, list) => list.findIndex((other) => same(of, other)) === at);
  };
  const counts: Count[] = [];
  for (const a of distinct(ofMentee, "mentee")) {
    for (const b of distinct(ofMentor, "mentor")) {
      const pairs: [number, number][] = [];
      for (let i = 0; i < mentees.length; i++)
        for (let j = 0; j < mentors.length; j++)
          if (ofMentee[i].some((of) => same(of, a)) && ofMentor[j].some((of) => same(of, b))) pairs.push([i, j]);
      counts.push({ rule, of: { ...a, ...b }, ...limits, pairs });
    }
  }
  return counts;
}
