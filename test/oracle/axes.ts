import { knownAimOf } from "./aimedDocuments.ts";
import type { Documents } from "./cohorts.ts";
import type { Mentee, Mentor, Person, Programme, Quota, Rule, WishList } from "./documents.ts";
import { pairsOf } from "./enumerate.ts";
import { nameOf } from "./quotas.ts";
import type { Scored } from "./score.ts";
import { objectiveWeights, ruleId, scoreCohort } from "./score.ts";

/**
 * Every single thing that could be otherwise about a pair, and the documents with each value that it could take, by the
 * words of `whyNot` and of `AxisChange`. Shares no code with `src`.
 */

/** What could change, as `AxisChange` has it: plain data. */
type Named = Readonly<Record<string, unknown>> & { readonly change: string };

export interface Axis {
  readonly change: Named;
  /** The nearest to today's first; of two equally far, the smaller. */
  readonly steps: readonly Step[];
}

export interface Step {
  /** Undefined: there is nothing to choose. */
  readonly to: number | null | undefined;
  readonly documents: Documents;
}

const REACH = 10;

/** By id: the pair that is asked for, the mentors whom the mentee has, and all who would be touched. */
interface Asked {
  readonly mentee: string;
  readonly mentor: string;
  readonly has: readonly string[];
  readonly touched: readonly string[];
}

export function axesOf(documents: Documents, asked: Asked): Axis[] {
  const { mentee: menteeId, mentor: mentorId, touched } = asked;
  const { cohort, programme } = documents;
  const scored = scoreCohort(cohort, programme);
  const mentee = cohort.mentees.find(({ id }) => id === menteeId) as Mentee;
  const mentor = cohort.mentors.find(({ id }) => id === mentorId) as Mentor;
  const axes: Axis[] = [];
  const withProgramme = (more: Partial<Programme>): Documents => ({ cohort, programme: { ...programme, ...more } });
  const withRules = (rules: readonly Rule[]) => withProgramme({ rules: [...rules] });
  const withMentee = (id: string, more: Partial<Mentee>): Documents => ({
    programme,
    cohort: { ...cohort, mentees: cohort.mentees.map((one) => (one.id === id ? { ...one, ...more } : one)) },
  });
  const withMentor = (id: string, more: Partial<Mentor>): Documents => ({
    programme,
    cohort: { ...cohort, mentors: cohort.mentors.map((one) => (one.id === id ? { ...one, ...more } : one)) },
  });
  const add = (change: Named, values: readonly (number | null)[], make: (to: never) => Documents) =>
    axes.push({ change, steps: values.map((to) => ({ to, documents: make(to as never) })) });
  const rules = programme.rules ?? [];

  for (const { id, weight } of programme.criteria) {
    const values = nearest(weight, multiples(10, 1, Math.ceil(10 * (weight + REACH))), REACH);
    add({ change: "weight", criterion: id, from: weight }, values, (to: number) =>
      withProgramme({ criteria: programme.criteria.map((one) => (one.id === id ? { ...one, weight: to } : one)) }),
    );
  }
  const shares = multiples(20, 0, 20);
  for (const topic of topicsOf(documents)) {
    for (const { id, expertise } of cohort.mentors.filter(({ id }) => id === mentorId || asked.has.includes(id))) {
      const from = expertise === undefined ? null : (expertise[topic] ?? 0);
      add({ change: "expertise", mentor: id, topic, from }, nearest(from, shares), (to: number) =>
        withMentor(id, { expertise: { ...expertise, [topic]: to } }),
      );
    }
    const { objectives, levels } = mentee;
    if (objectives !== undefined) {
      const today = objectiveWeights(objectives);
      const others = [...today].filter(([other]) => other !== topic);
      const from = today.get(topic) ?? 0;
      if (others.length > 0) {
        const rest = others.reduce((sum, [, share]) => sum + share, 0);
        add({ change: "objective", mentee: menteeId, topic, from }, nearest(from, shares), (to: number) => {
          const made = [
            [topic, to] as const,
            ...others.map(([other, share]) => [other, (share / rest) * (1 - to)] as const),
          ];
          return withMentee(menteeId, { objectives: Object.fromEntries(made.filter(([, share]) => share > 0)) });
        });
      }
    }
    const from = levels?.[topic] ?? null;
    add({ change: "level", mentee: menteeId, topic, from }, nearest(from, shares), (to: number) =>
      withMentee(menteeId, { levels: { ...levels, [topic]: to } }),
    );
  }
  for (const by of ["mentee", "mentor"] as const) {
    const [person, other]: Person[] = by === "mentee" ? [mentee, mentor] : [mentor, mentee];
    if (person.avoid?.includes(other.id)) continue;
    const { from, places, at } = wishPlaces(person, other.id);
    add({ change: "wish", by, person: person.id, of: other.id, from }, places, (to: number | null) =>
      by === "mentee" ? withMentee(menteeId, { wishes: at(to) }) : withMentor(mentorId, { wishes: at(to) }),
    );
  }
  for (const { id, capacity: from = 1, minLoad = 0 } of cohort.mentors) {
    if (!touched.includes(id)) continue;
    const locked = rules.filter((rule) => rule.rule === "lock" && rule.mentor === id).length;
    const values = integers(from).filter((to) => to >= minLoad && to >= locked);
    add({ change: "capacity", mentor: id, from }, values, (to: number) => withMentor(id, { capacity: to }));
  }
  if (programme.places !== undefined) {
    const from = programme.places;
    add({ change: "places", from }, integers(from), (to: number) => withProgramme({ places: to }));
  }
  for (const count of scored.counts)
    for (const limit of ["min", "max"] as const) {
      const from = count[limit];
      if (from === undefined) continue;
      add({ change: "quota", rule: count.rule, of: count.of, limit, from }, integers(from), (to: number) =>
        withRules(
          rules.flatMap((rule) => (ruleId(rule) === count.rule ? counted(rule, scored, count, limit, to) : [rule])),
        ),
      );
    }
  const [i, j] = [scored.mentees, scored.mentors].map((list, side) =>
    list.findIndex(({ id }) => id === [menteeId, mentorId][side]),
  );
  const forbid = scored.pairs[i][j].rules;
  const once = (change: Named, own: readonly Rule[]) =>
    axes.push({ change, steps: [{ to: undefined, documents: withRules(own) }] });
  if (forbid.length > 0 && forbid.every((id) => rules.some((rule) => ruleId(rule) === id)))
    once(
      { change: "allow", mentee: menteeId, mentor: mentorId, rules: forbid },
      rules.flatMap((rule) => (forbid.includes(ruleId(rule)) ? exceptFor(ruleId(rule), scored, i, j) : [rule])),
    );
  for (const rule of rules) {
    const rest = rules.filter((other) => other !== rule);
    if (rule.rule === "lock")
      once({ change: "unlock", lock: ruleId(rule), mentee: rule.mentee, mentor: rule.mentor }, rest);
    else once({ change: "rule", rule: ruleId(rule) }, rest);
  }
  return axes;
}

const multiples = (of: number, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => (first + at) / of);

/** Without today's; from nothing, in ascending order. Distances that differ by rounding alone are equal. */
function nearest(from: number | null, values: readonly number[], reach = Number.POSITIVE_INFINITY): number[] {
  if (from === null) return [...values];
  const far = (to: number) => Math.round(Math.abs(to - from) * 1e9);
  return values.filter((to) => far(to) > 0 && far(to) <= reach * 1e9).sort((a, b) => far(a) - far(b) || a - b);
}

const integers = (from: number) =>
  nearest(
    from,
    Array.from({ length: from + REACH + 1 }, (_, to) => to),
    REACH,
  );

function topicsOf({ cohort }: Documents): string[] {
  if (cohort.topics === undefined) throw new Error("the topics are not listed");
  return Object.keys(cohort.topics).sort();
}

/** The places at which the other could stand alone, and the list with the other there. */
function wishPlaces(person: Person, other: string) {
  const today = (person.wishes ?? []).map((wish) => (Array.isArray(wish) ? wish : [wish]));
  const place = today.findIndex((tier) => tier.includes(other));
  const rest = today.map((tier) => tier.filter((id) => id !== other)).filter((tier) => tier.length > 0);
  const last = rest.length + 1;
  const from = place < 0 ? null : place + 1;
  const tied = place >= 0 && today[place].length > 1;
  const far = (to: number | null) => Math.abs((to ?? last + 1) - (from ?? last + 1));
  const places = [...Array.from({ length: last }, (_, at) => at + 1), null]
    .filter((to) => to !== from || tied)
    .sort((a, b) => far(a) - far(b) || (a ?? last + 1) - (b ?? last + 1));
  const at = (to: number | null): WishList =>
    to === null ? rest : [...rest.slice(0, to - 1), [other], ...rest.slice(to - 1)];
  return { from, places, at };
}

/** Each count of a quota as a rule of its own, one of them with another limit. */
function counted(
  rule: Rule,
  scored: Scored,
  changed: Scored["counts"][number],
  limit: "min" | "max",
  to: number,
): Rule[] {
  const { per: _, ...quota } = rule as Quota & { id: string };
  return scored.counts
    .filter((count) => count.rule === changed.rule)
    .map((count, at): Rule => {
      const own = { ...quota, id: `${quota.id}, ${at}`, mentee: { ...quota.mentee }, mentor: { ...quota.mentor } };
      for (const [entry, value] of Object.entries(count.of)) {
        const [side, attribute = "id"] = entry.split(".") as ["mentee" | "mentor", string?];
        if (Object.hasOwn(own[side], attribute)) throw new Error(`${entry} is filtered already`);
        own[side][attribute] = value;
      }
      return nameOf(count) === nameOf(changed) ? { ...own, [limit]: to } : own;
    });
}

/** The pairs that the rule forbids, one by one, but for this one. */
const exceptFor = (rule: string, { mentees, mentors, pairs }: Scored, i: number, j: number): Rule[] =>
  pairs.flatMap((row, k) =>
    row.flatMap(({ rules }, l): Rule[] =>
      rules.includes(rule) && !(k === i && l === j)
        ? [{ id: `${rule}: ${k}, ${l}`, rule: "forbid", mentee: mentees[k].id, mentor: mentors[l].id }]
        : [],
    ),
  );

/** What the canonical matching gives everybody: mentee, then mentors in id order. */
export type Has = ReadonlyMap<string, readonly string[]>;

/** By trying every matching; null: there is none, or the documents do not fit together. */
export function hasByHand(documents: Documents): Has | null {
  if (contradicts(documents)) return null;
  const { known, answer } = knownAimOf(documents);
  if (answer === null) return null;
  const { mentees, mentors } = known.scored;
  const pairs = pairsOf(answer.canonical, mentors.length);
  return new Map(mentees.map(({ id }, row) => [id, pairs.flatMap(([i, j]) => (i === row ? [mentors[j].id] : []))]));
}

/** Whether what a change can bring about is bad input: locks that cannot be kept, limits the wrong way round. */
function contradicts({ cohort, programme }: Documents): boolean {
  const { pairs, locks, counts } = scoreCohort(cohort, programme);
  const { places = Number.POSITIVE_INFINITY, aim = "total" } = programme;
  const limits = places < cohort.mentees.length;
  const several = cohort.mentees.some(({ wants = 1 }) => wants > 1);
  return (
    locks.some(({ mentee, mentor }) => pairs[mentee][mentor].rules.length > 0) ||
    new Set(locks.map(({ mentee }) => mentee)).size > places ||
    counts.some(({ min = 0, max = Number.POSITIVE_INFINITY, pairs: counting }) => {
      const kept = locks.filter(({ mentee, mentor }) => counting.some(([i, j]) => i === mentee && j === mentor));
      return min > max || kept.length > max;
    }) ||
    (limits && (aim === "stable" || (aim !== "total" && (several || counts.length > 0))))
  );
}

/** A change that brings a pair about, as `NeededChange` has it. */
export type Needed = Named & { readonly to?: number | null; readonly moved: number };

/** Of every axis the nearest value that brings the pair about, if there is one. */
export function neededFor(
  axes: readonly Axis[],
  [mentee, mentor]: readonly [string, string],
  today: Has,
  hasIn: (step: Step, axis: Axis) => Has | null,
): Needed[] {
  return axes.flatMap((axis): Needed[] => {
    for (const step of axis.steps) {
      const has = hasIn(step, axis);
      if (!has?.get(mentee)?.includes(mentor)) continue;
      const others = [...today].filter(([id, own]) => id !== mentee && `${own}` !== `${has.get(id)}`);
      return [{ ...axis.change, ...(step.to === undefined ? {} : { to: step.to }), moved: others.length }];
    }
    return [];
  });
}

/** Everything in which what is reported is not what is needed. */
export function changeFaults(reported: readonly Needed[], needed: readonly Needed[]): string[] {
  const left = [...needed];
  const faults = reported.flatMap((one) => {
    const at = left.findIndex((other) => textOf(other) === textOf(one));
    if (at < 0) return [`reported ${textOf(one)}`];
    left.splice(at, 1);
    return [];
  });
  return [...faults, ...left.map((one) => `not reported ${textOf(one)}`)];
}

/** The same text however keys stand, and however the last digits of a quotient are rounded. */
const textOf = (one: Needed): string =>
  JSON.stringify(
    Object.keys(one)
      .sort()
      .map((key) => [key, typeof one[key] === "number" ? Math.round(one[key] * 1e9) / 1e9 : one[key]]),
  );
