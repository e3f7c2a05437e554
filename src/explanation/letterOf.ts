import type { Candidates } from "../candidates/candidates.ts";
import type { Cohort, Mentee, Mentor, Person, Weighted } from "../cohort/cohort.ts";
import { compareIds } from "../order.ts";
import type { Rule } from "../programme/programme.ts";
import type { Field, Whitelist } from "./audiences.ts";
import { audiences } from "./audiences.ts";
import type { Letter, LetterExperience, LetterObjective, LetterPair, OwnObjective } from "./letter.ts";
import { termsOf, topicsIn } from "./letterTerms.ts";
import type { Pair } from "./matching.ts";

/** A letter about somebody's own pairs. `reader` is an index; `profile` names attributes of the others. */
export function letterOf(
  candidates: Candidates,
  pairs: readonly Pair[],
  to: "mentee" | "mentor",
  reader: number,
  profile: readonly string[],
): Letter {
  const { cohort, programme } = candidates;
  const whitelist: Whitelist = audiences[to];
  const mentee = to === "mentee" ? picked(cohort.mentees[reader], whitelist.own) : undefined;
  const mentor = to === "mentor" ? picked(cohort.mentors[reader], whitelist.own) : undefined;
  const { id, name, avoid = [] } = (mentee ?? mentor) as Picked<Person>;
  const own = pairs.filter((pair) => pair[to] === id).map((pair) => pairOf(candidates, pair, to, profile));
  const objectives = mentee === undefined ? null : objectivesOf(cohort, mentee);
  const named = new Set([...(objectives ?? []).map(({ topic }) => topic), ...own.flatMap(topicsOf)]);
  const common = {
    version: 1 as const,
    id,
    name,
    pairs: own.sort((a, b) => compareIds(a.id, b.id)),
    avoids: avoid.length,
    rules: [...new Set(programme.rules.flatMap((rule) => becauseOf(rule, whitelist)))],
    topics: cohort.topics.filter((topic) => named.has(topic.id)).map(({ id, label }) => ({ id, label })),
  };
  return mentor === undefined
    ? { to: "mentee", ...common, wants: mentee?.wants ?? 0, objectives }
    : { to: "mentor", ...common, capacity: mentor.capacity ?? 0 };
}

/** Somebody, as far as a whitelist goes; who it is always belongs to that. */
type Picked<P extends Person> = Partial<P> & Pick<P, "id" | "name">;

/** Field by field: whatever is not listed is not there. Attributes are picked by their names. */
function picked<P extends Person>(person: P, fields: readonly Field[]): Picked<P> {
  const plain = fields.filter((field) => field !== "attributes" && Object.hasOwn(person, field));
  return Object.fromEntries(plain.map((field) => [field, person[field as keyof P]])) as Picked<P>;
}

function pairOf(candidates: Candidates, pair: Pair, to: "mentee" | "mentor", profile: readonly string[]): LetterPair {
  const { cohort, programme } = candidates;
  const { own, partner }: Whitelist = audiences[to];
  const i = cohort.mentees.findIndex(({ id }) => id === pair.mentee);
  const j = cohort.mentors.findIndex(({ id }) => id === pair.mentor);
  const mentee = picked(cohort.mentees[i], to === "mentee" ? own : partner);
  const mentor = picked(cohort.mentors[j], to === "mentor" ? own : partner);
  const [reader, other] = to === "mentee" ? [mentee, mentor] : [mentor, mentee];
  const { attributes } = to === "mentee" ? cohort.mentors[j] : cohort.mentees[i];
  const { wishes = [] }: Partial<Person> = reader;
  const because = programme.locks.find(({ id }) => id === pair.lock)?.because;
  const offered = (to === "mentor" ? own : partner).includes("expertise-on-objectives")
    ? cohort.mentors[j].expertise
    : undefined;
  return {
    id: other.id,
    name: other.name,
    profile: profile.flatMap((attribute) => {
      const value = attributes[attribute];
      return value === undefined ? [] : [{ attribute, value }];
    }),
    ...(pair.lock === undefined ? {} : { lock: because === undefined ? {} : { because } }),
    ...(wishes.length === 0 ? {} : { wish: { place: placeOf(wishes, other.id), of: wishes.flat().length } }),
    objectives: metBy(objectivesOf(cohort, mentee), cohort, offered),
    experiences: experiencesOf(cohort, mentee, mentor),
    terms: termsOf(candidates, i, j, to, profile),
  };
}

/** 1 and how many the list has before this person; null where it does not have this one. */
function placeOf(wishes: Person["wishes"], id: string): number | null {
  const at = wishes.findIndex((tied) => tied.includes(id));
  return at < 0 ? null : wishes.slice(0, at).flat().length + 1;
}

/** The weightiest first; equal ones in id order. */
function objectivesOf({ topics }: Cohort, { objectives, levels }: Partial<Mentee>): OwnObjective[] | null {
  if (objectives === undefined) return null;
  return byValue(objectives).map(({ topic, value: weight }) => {
    const level = levels?.find((one) => one.topic === topic)?.value;
    return { topic: topics[topic].id, weight, ...(level === undefined ? {} : { level }) };
  });
}

function metBy(
  objectives: readonly OwnObjective[] | null,
  { topics }: Cohort,
  expertise: readonly Weighted[] | undefined,
): LetterObjective[] | null {
  if (objectives === null) return null;
  const offered = new Map(expertise?.map(({ topic, value }) => [topics[topic].id, value]));
  return objectives.map((one) => ({
    ...one,
    expertise: expertise === undefined ? null : (offered.get(one.topic) ?? 0),
  }));
}

function experiencesOf(
  { topics }: Cohort,
  { objectives = [] }: Partial<Mentee>,
  { experiences }: Partial<Mentor>,
): LetterExperience[] | null {
  if (experiences === undefined) return null;
  const wanted = new Set(objectives.map(({ topic }) => topic));
  return experiences.map(({ id, label, topics: about }) => ({
    id,
    label,
    topics:
      about === undefined
        ? null
        : byValue(about.filter(({ topic }) => wanted.has(topic))).map(({ topic }) => topics[topic].id),
  }));
}

function byValue(list: readonly Weighted[]): Weighted[] {
  return [...list].sort((a, b) => b.value - a.value || a.topic - b.topic);
}

function topicsOf({ objectives, experiences, terms }: LetterPair): string[] {
  return [
    ...(objectives ?? []).map(({ topic }) => topic),
    ...(experiences ?? []).flatMap(({ topics }) => topics ?? []),
    ...terms.flatMap(({ part }) => topicsIn(part)),
  ];
}

/** What a rule says of itself, if that is for everybody: rules that name people are about these people. */
function becauseOf({ rule, given, because }: Rule, { rules }: Whitelist): string[] {
  return because === undefined || !rules.includes(rule) || namesPeople(given) ? [] : [because];
}

/** Whether a filter, somewhere in a rule's options, picks people by their ids. */
function namesPeople(given: unknown): boolean {
  if (typeof given !== "object" || given === null) return false;
  return Object.entries(given).some(([key, value]) => key === "id" || namesPeople(value));
}
