import type { CohortInput, MenteeInput, MentorInput } from "../cohort/schema.ts";
import type { Random } from "../random.ts";
import { randomFrom } from "../random.ts";
import { LIMITS } from "../reading/limits.ts";
import type { Knobs } from "./knobs.ts";
import type { Popularity } from "./popularity.ts";
import { popularity } from "./popularity.ts";

const VALUES = ["candour", "care", "courage", "curiosity", "fairness", "humour", "patience", "rigour"];
const DATES = ["2027-01-12", "2027-02-09", "2027-03-09", "2027-04-13", "2027-05-11", "2027-06-08"];
const FACETS = ["professional", "personal"];

/** What everybody draws from. */
interface Pool {
  readonly random: Random;
  readonly knobs: Knobs;
  readonly topics: readonly string[];
  readonly wanted: Popularity;
  readonly organisations: readonly string[];
  readonly spread: Popularity;
  readonly menteeIds: readonly string[];
  readonly mentorIds: readonly string[];
  readonly liked: Popularity;
}

/**
 * The cohort that the seed and the knobs decide. Everybody is invented, and called by a number. O(people · answers).
 */
export function cohortOf(seed: number, knobs: Knobs): CohortInput {
  const random = randomFrom(seed);
  const { mentees, mentors } = knobs;
  const topics = numbered("topic", knobs.topics, 2);
  const pool: Pool = {
    random,
    knobs,
    topics,
    wanted: popularity(random, topics.length, knobs.topicSkew),
    organisations: numbered("organisation", knobs.organisations, 2),
    spread: popularity(random, knobs.organisations, knobs.organisationSkew),
    menteeIds: numbered("mentee", mentees, 5),
    mentorIds: numbered("mentor", mentors, 5),
    liked: popularity(random, mentors, knobs.mentorSkew),
  };
  const people = pool.menteeIds.map((id) => menteeOf(id, pool));
  const claims = people.reduce((sum, { wants = 1 }) => sum + wants, 0);
  const capacities = capacitiesOf(Math.round(claims * knobs.places), pool);
  const collective = pool.wanted.several(3).map((topic, at): [string, number] => [topics[topic], 3 - at]);
  return {
    version: 1,
    topics: Object.fromEntries(topics.map((id, at) => [id, { label: nameOf(id), facet: facetOf(at % knobs.facets) }])),
    collective: Object.fromEntries(collective),
    mentees: people,
    mentors: pool.mentorIds.map((id, at) => mentorOf(id, capacities[at], pool)),
  };
}

function menteeOf(id: string, pool: Pool): MenteeInput {
  const { random, knobs, topics, wanted } = pool;
  const { objectives, ranked, steps, tiers, wantsTwo, avoid } = knobs;
  const chosen = wanted.several(random.between(...sorted(objectives))).map((topic) => topics[topic]);
  const weights = chosen.map((topic): [string, number] => [topic, random.between(1, 5)]);
  // Whoever wants to learn something is not yet far: at most halfway.
  const levels = chosen.map((topic): [string, number] => [topic, random.between(0, steps >> 1) / steps]);
  const inOrder = random.chance(ranked);
  const wishes = wishesOf(pool);
  const shunned = avoided(wishes, random.chance(avoid), pool);
  const priority = random.below(tiers);
  return {
    ...personOf(id, random.between(2, 12), false, pool),
    ...(chosen.length > 0 && answered("objectives", inOrder ? chosen : Object.fromEntries(weights), pool)),
    ...answered("levels", Object.fromEntries(levels), pool),
    ...(wishes.length > 0 && answered("wishes", wishes, pool)),
    ...(shunned.length > 0 && { avoid: shunned }),
    ...(random.chance(wantsTwo) && { wants: 2 }),
    ...(priority > 0 && { priority }),
  };
}

function mentorOf(id: string, capacity: number, pool: Pool): MentorInput {
  const { random, knobs, topics, menteeIds } = pool;
  const { specialisms, breadth, steps, outside, mentorWishes } = knobs;
  const home = random.below(specialisms);
  const expertise: [string, number][] = [];
  for (const [at, topic] of topics.entries()) {
    if (at % specialisms === home) expertise.push([topic, random.between((steps + 1) >> 1, steps) / steps]);
    else if (random.chance(breadth)) expertise.push([topic, random.between(0, steps) / steps]);
  }
  const wishes = random.chance(mentorWishes) ? differentOf(menteeIds, random.between(1, 3), random) : [];
  return {
    ...personOf(id, random.between(10, 35), random.chance(outside), pool),
    ...answered("expertise", Object.fromEntries(expertise), pool),
    ...(wishes.length > 0 && answered("wishes", wishes, pool)),
    capacity,
  };
}

function personOf(id: string, years: number, outside: boolean, pool: Pool) {
  const { random, organisations, spread } = pool;
  const place = spread.draw();
  const values = differentOf(VALUES, random.between(1, 3), random);
  const dates = random.some(DATES, 0.7);
  return {
    id,
    name: nameOf(id),
    attributes: {
      ...answered("organisation", outside ? `of-${id}` : organisations[place], pool),
      ...answered("values", values, pool),
      ...answered("years", years, pool),
    },
    ...answered("available", dates, pool),
  };
}

/** The answer under its key, or nothing where it is missing. */
function answered<Key extends string, T>(key: Key, value: T, { random, knobs }: Pool): { readonly [K in Key]?: T } {
  return random.chance(knobs.missing) ? {} : ({ [key]: value } as { readonly [K in Key]: T });
}

function wishesOf({ random, knobs, liked, mentorIds }: Pool): (string | string[])[] {
  const wishes: (string | string[])[] = [];
  for (const index of liked.several(random.between(...sorted(knobs.wishes)))) {
    const id = mentorIds[index];
    const before = wishes.at(-1);
    if (before === undefined || !random.chance(knobs.ties)) wishes.push(id);
    else if (typeof before === "string") wishes[wishes.length - 1] = [before, id];
    else before.push(id);
  }
  return wishes;
}

/** A mentor whom the mentee does not wish for, if there is one. */
function avoided(wishes: readonly (string | string[])[], wanted: boolean, { random, mentorIds }: Pool): string[] {
  const wished = new Set(wishes.flat());
  if (!wanted || wished.size >= mentorIds.length) return [];
  let at = random.below(mentorIds.length);
  while (wished.has(mentorIds[at])) at = (at + 1) % mentorIds.length;
  return [mentorIds[at]];
}

/** As even as can be; who has one more is drawn. */
function capacitiesOf(places: number, { random, mentorIds }: Pool): Int32Array {
  const capacities = new Int32Array(mentorIds.length);
  if (mentorIds.length === 0) return capacities;
  const each = Math.floor(places / mentorIds.length);
  const more = places - each * mentorIds.length;
  const order = random.shuffled(Array.from(capacities.keys()));
  for (const [at, mentor] of order.entries())
    capacities[mentor] = Math.min(LIMITS.capacity, each + (at < more ? 1 : 0));
  return capacities;
}

/** So many different ones, fewer where there are not as many. */
function differentOf(list: readonly string[], count: number, random: Random): string[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, list.length)) chosen.add(random.below(list.length));
  return [...chosen].map((at) => list[at]);
}

function sorted([one, other]: readonly [number, number]): [number, number] {
  return one <= other ? [one, other] : [other, one];
}

/** `topic-01`, `topic-02`, … */
function numbered(what: string, count: number, digits: number): string[] {
  return Array.from({ length: count }, (_, at) => `${what}-${String(at + 1).padStart(digits, "0")}`);
}

/** `Mentee 00042` of `mentee-00042`. */
function nameOf(id: string): string {
  return `${id[0].toUpperCase()}${id.slice(1).replace("-", " ")}`;
}

function facetOf(at: number): string {
  return FACETS[at] ?? `facet-${String(at + 1).padStart(2, "0")}`;
}
