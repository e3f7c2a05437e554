import { documentsWith } from "./aimedDocuments.ts";
import type { Documents } from "./cohorts.ts";
import type { Mentee, Mentor, Person, Value } from "./documents.ts";
import { furnishedOf } from "./furnished.ts";
import type { Random } from "./random.ts";
import { ruledOf } from "./ruled.ts";

/** Cohorts with an answer to everything, and changes of whatever is not one reader's to know. */

const AIMS = ["total", "maximin", "leximin", "greedy", "generous", "stable"] as const;
const DATES = ["2027-01-04", "2027-01-18", "2027-02-01", "2027-03-01"];

/** Which attributes of the others the letters may show; those of `furnishedOf` and `cohorts.ts` besides. */
export const PROFILE = ["interests", "stage", "years", "languages"];

/** The documents of the seed, of every aim, with a name, attributes, levels and experiences for everybody. */
export function answeredOf(seed: number, random: Random): Documents {
  const aim = AIMS[seed % AIMS.length];
  const { cohort, programme } =
    aim !== "total" ? documentsWith(aim, seed) : seed % 12 === 0 ? furnishedOf(seed) : ruledOf(seed);
  for (const rule of programme.rules ?? []) if (random.chance(0.7)) rule.because = `because of ${rule.rule}`;
  const people: Person[] = [...cohort.mentees, ...cohort.mentors];
  for (const person of people) {
    person.name ??= `${random.pick(["Dr", "Ms", "Mr"])} ${person.id}`;
    person.attributes = { ...answers(random), ...person.attributes };
    person.available ??= DATES.filter(() => random.chance(0.6));
  }
  const topics = topicsOf({ cohort, programme });
  for (const mentee of cohort.mentees) {
    if (topics.length > 0) mentee.objectives ??= { [random.pick(topics)]: 1, [random.pick(topics)]: 2 };
    mentee.levels ??= numbers(random, topics);
  }
  for (const mentor of cohort.mentors) {
    mentor.expertise ??= numbers(random, topics);
    mentor.experiences ??= [{ id: "day", label: `A day with ${mentor.id}`, topics: weights(random, topics) }];
  }
  const { criteria } = programme;
  const id = (name: string) => (criteria.some((one) => one.id === name) ? `${name}*` : name);
  criteria.push(
    { id: id("learning"), strategy: "coverage", weight: 2, side: random.pick(["mentee", "both", "mentor"]) },
    { id: id("shared"), strategy: "overlap", attribute: "interests", weight: 1, side: "both" },
    {
      id: id("ahead"),
      strategy: "ahead",
      attribute: "years",
      curve: [
        [0, 0],
        [10, 1],
      ],
      weight: 1,
      side: "both",
    },
    { id: id("stage"), strategy: "same", attribute: "stage", weight: 1, unknown: "spread" },
    { id: id("gap"), strategy: "gap", weight: 1 },
    { id: id("day"), strategy: "experience", weight: 1 },
    { id: id("wished"), strategy: "wishes", by: "mentee", weight: 1, side: "mentee" },
  );
  return { cohort, programme };
}

function answers(random: Random): NonNullable<Person["attributes"]> {
  return {
    years: random.between(0, 30),
    stage: random.pick(["student", "trainee", "registrar", "consultant"]),
    interests: ["chess", "film", "jazz"].filter(() => random.chance(0.6)),
    secret: random.pick(["a", "b", "c"]),
  };
}

function topicsOf({ cohort }: Documents): string[] {
  const used = [
    ...Object.keys(cohort.topics ?? {}),
    ...(cohort.topics === undefined
      ? cohort.mentees.flatMap(({ objectives = {} }) =>
          Array.isArray(objectives) ? objectives : Object.keys(objectives),
        )
      : []),
  ];
  return [...new Set(used)].sort();
}

const some = <T>(random: Random, all: readonly T[]) => all.filter(() => random.chance(0.6));

function numbers(random: Random, topics: readonly string[]): Record<string, number> {
  return Object.fromEntries(some(random, topics).map((topic) => [topic, random.below(11) / 10]));
}

function weights(random: Random, topics: readonly string[]): Record<string, number> {
  const chosen = topics.length === 0 ? [] : [random.pick(topics), ...some(random, topics)];
  return Object.fromEntries(chosen.map((topic) => [topic, random.pick([1, 2, 0.7])]));
}

/** What of a partner no letter shows. */
export const PRIVATE = ["wishes", "avoid", "weights", "dates", "secret", "levels or expertise"] as const;

export interface Reader {
  readonly to: "mentee" | "mentor";
  readonly id: string;
  /** Whom the reader has. */
  readonly partners: readonly string[];
}

/** What a change did, to count them. */
export type Change = string;

/**
 * The documents with one to three things changed that are not the reader's to know: anything of people whom the reader
 * does not have, and of those whom the reader has, what no letter shows. Writes on its copy alone.
 */
export function changedAround(documents: Documents, reader: Reader, random: Random): Documents & { changes: Change[] } {
  const { cohort, programme } = structuredClone(documents);
  const changed = { cohort, programme };
  const topics = topicsOf(changed);
  const changes: Change[] = [];
  for (let left = random.pick([1, 1, 2, 3]); left > 0; left--) {
    const side = random.pick(["mentee", "mentor"] as const);
    const list: Person[] = side === "mentee" ? cohort.mentees : cohort.mentors;
    const others = list.filter(({ id }) => side !== reader.to || id !== reader.id);
    const partners = side === reader.to ? [] : others.filter(({ id }) => reader.partners.includes(id));
    if (random.chance(0.12)) {
      changes.push(`add ${side}`);
      list.push(newcomer(random, topics, side, `new${left}`));
    } else if (others.length === 0) continue;
    else if (partners.length > 0 && random.chance(0.4)) {
      const own = side === "mentor" ? wantedBy(documents, reader) : [];
      changes.push(`partner: ${changePrivate(random, random.pick(partners), side, changed, reader, own)}`);
    } else {
      const far = others.filter((one) => !partners.includes(one));
      if (far.length === 0) continue;
      const person = random.pick(far);
      if (random.chance(0.15) && isUnnamed(person, changed, reader)) {
        changes.push(`remove ${side}`);
        list.splice(list.indexOf(person), 1);
        forget(person.id, changed, side);
      } else changes.push(changeAny(random, person, side, changed, reader, topics));
    }
  }
  return { ...changed, changes };
}

function newcomer(random: Random, topics: readonly string[], side: "mentee" | "mentor", id: string): Mentee | Mentor {
  const person = { id, name: `Somebody ${id}`, attributes: answers(random), available: DATES };
  return side === "mentee"
    ? {
        ...person,
        ...(topics.length > 0 ? { objectives: weights(random, topics) } : {}),
        levels: numbers(random, topics),
      }
    : { ...person, expertise: numbers(random, topics), experiences: [], capacity: random.pick([0, 1, 2]) };
}

/** Neither the programme nor the reader names this person. */
function isUnnamed({ id }: Person, { cohort, programme }: Documents, reader: Reader): boolean {
  const own = [...cohort.mentees, ...cohort.mentors].filter((one) => one.id === reader.id);
  const named = JSON.stringify([programme, own.map(({ wishes, avoid }) => [wishes, avoid])]);
  return !named.includes(JSON.stringify(id));
}

/** Others' lists may not name somebody who is not there. */
function forget(id: string, { cohort }: Documents, side: "mentee" | "mentor"): void {
  for (const person of side === "mentee" ? cohort.mentors : cohort.mentees) {
    person.avoid = person.avoid?.filter((one) => one !== id);
    person.wishes = person.wishes
      ?.map((tied) => (Array.isArray(tied) ? tied.filter((one) => one !== id) : tied === id ? [] : tied))
      .filter((tied) => tied.length > 0);
  }
}

function wantedBy({ cohort }: Documents, reader: Reader): string[] {
  const { objectives = {} } = cohort.mentees.find(({ id }) => id === reader.id) ?? {};
  return Array.isArray(objectives) ? objectives : Object.keys(objectives);
}

/** Anything but the id. */
function changeAny(
  random: Random,
  person: Person,
  side: "mentee" | "mentor",
  documents: Documents,
  reader: Reader,
  topics: readonly string[],
): Change {
  const kind = random.pick(["name", "attributes", "learning", "private", "private", "places"] as const);
  if (kind === "private") return changePrivate(random, person, side, documents, reader, []);
  if (kind === "name") person.name = `Another ${random.below(1000)}`;
  if (kind === "attributes") person.attributes = { ...person.attributes, ...answers(random) };
  if (kind === "learning") {
    if (side === "mentor") {
      const mentor = person as Mentor;
      mentor.expertise = numbers(random, topics);
      mentor.experiences = [
        { id: "other", label: `Another day ${random.below(1000)}`, topics: weights(random, topics) },
      ];
      if (topics.length === 0) delete mentor.experiences[0].topics;
    } else if (topics.length > 0) (person as Mentee).objectives = weights(random, topics);
  }
  if (kind === "places") {
    if (side === "mentor") (person as Mentor).capacity = Math.max((person as Mentor).minLoad ?? 0, random.below(3));
    else
      (person as Mentee).priority =
        documents.programme.aim === "stable" ? (person as Mentee).priority : random.below(2);
  }
  return `${kind} of a ${side}`;
}

/** What is for nobody else: wishes, avoid, own weights, dates, levels, attributes that are not in the profile. */
function changePrivate(
  random: Random,
  person: Person,
  side: "mentee" | "mentor",
  documents: Documents,
  reader: Reader,
  wanted: readonly string[],
): Change {
  const { cohort, programme } = documents;
  const across = (side === "mentee" ? cohort.mentors : cohort.mentees).map(({ id }) => id);
  const others = across.filter((id) => id !== person.id);
  const topics = topicsOf(documents);
  const kind = random.pick(PRIVATE);
  if (kind === "wishes") person.wishes = random.shuffled(others).filter(() => random.chance(0.5));
  if (kind === "avoid") {
    const wishes = (person.wishes ?? []).flat();
    const own = reader.to === side ? [] : [reader.id];
    person.avoid = others.filter((id) => !wishes.includes(id) && !own.includes(id) && random.chance(0.2));
  }
  if (kind === "weights") {
    const counted = programme.criteria.filter((one) => (one.side ?? "both") === "both" || one.side === side);
    person.weights = Object.fromEntries(some(random, counted).map(({ id }) => [id, random.pick([0.5, 2, 3])]));
  }
  if (kind === "dates") person.available = some(random, DATES);
  if (kind === "secret") {
    const secret: Record<string, Value> = { secret: random.pick(["a", "b", "c", "d"]) };
    if (random.chance(0.5)) secret.organisation = random.pick(["a", "b", "c"]);
    person.attributes = { ...person.attributes, ...secret };
  }
  if (kind === "levels or expertise") {
    if (side === "mentee") (person as Mentee).levels = numbers(random, topics);
    else {
      const mentor = person as Mentor;
      const kept = Object.entries(mentor.expertise ?? {}).filter(([topic]) => wanted.includes(topic));
      const free = Object.entries(numbers(random, topics)).filter(([topic]) => !wanted.includes(topic));
      mentor.expertise = Object.fromEntries([...free, ...kept]);
    }
  }
  return kind;
}
