import type { AttributeValue } from "../cohort/cohort.ts";
import type { CohortInput, ExperienceInput, MenteeInput, MentorInput, ObjectivesInput } from "../cohort/schema.ts";
import type { Random } from "../random.ts";
import { randomFrom } from "../random.ts";

/** The attributes that made people have, each with the values to choose from. */
export type AttributePools = Readonly<Record<string, readonly AttributeValue[]>>;

const ATTRIBUTES: AttributePools = {
  organisation: ["north", "south", "west"],
  values: [["candour"], ["candour", "care"], ["care", "patience", "rigour"], []],
  years: [0, 2.5, 7, 30],
};

// In code unit order some are not where a reader, a number or an alphabet would put them.
const IDS = ["constructor", "10", "9", "1", "é", "e\u0301", "😀", "a.b", "a", "B", "Z-9", "_", "toString", "ana"];
const TOPICS = ["policy", "10", "9", "é", "constructor", "strategy"];
const DATES = Array.from({ length: 24 }, (_, at) => `2027-${two(1 + (at >> 1))}-${at % 2 === 0 ? "05" : "19"}`);

/** One kind of cohort: how many there are on each side, how likely an answer is, and how many different people. */
interface Kind {
  readonly mentees: readonly [number, number];
  readonly mentors: readonly [number, number];
  readonly answered: number;
  /** Everybody is a copy of one of so many. */
  readonly models?: number;
  readonly both?: true;
}

/** Every run of as many seeds meets each once. */
const KINDS: readonly Kind[] = [
  { mentees: [3, 5], mentors: [3, 5], answered: 0.75 },
  { mentees: [0, 0], mentors: [2, 3], answered: 0.75 },
  { mentees: [2, 3], mentors: [0, 0], answered: 0.75 },
  { mentees: [1, 1], mentors: [1, 1], answered: 1 },
  { mentees: [4, 6], mentors: [4, 6], answered: 1 },
  { mentees: [4, 6], mentors: [4, 6], answered: 0.35 },
  { mentees: [4, 6], mentors: [4, 6], answered: 0.8, models: 2 },
  { mentees: [3, 5], mentors: [3, 5], answered: 0.75, both: true },
  { mentees: [0, 1], mentors: [0, 1], answered: 0.5 },
  { mentees: [25, 30], mentors: [20, 25], answered: 0.85 },
];

/**
 * A valid cohort, decided by its seed: ordinary ones, empty sides, one pair, everything or hardly anything answered,
 * people who are alike, people on both lists, ids that look like numbers, many people. `attributes` come on top of
 * those that everybody may have; a pool of the same name takes its place.
 */
export function cohortOfSeed(seed: number, attributes: AttributePools = {}): CohortInput {
  const random = randomFrom(seed);
  const kind = KINDS[seed % KINDS.length];
  const pools = Object.entries({ ...ATTRIBUTES, ...attributes });
  const menteeCount = random.between(...kind.mentees);
  const mentorCount = random.between(...kind.mentors);
  const { menteeIds, mentorIds } = idsOf(random, menteeCount, mentorCount, pools);
  if (kind.both && menteeCount > 0 && mentorCount > 0) mentorIds[0] = menteeIds[0];

  const said = <T>(make: () => T): T | undefined => (random.chance(kind.answered) ? make() : undefined);
  const person = () => ({
    attributes: Object.fromEntries(
      pools
        .filter(([, pool]) => pool.length > 0 && random.chance(kind.answered))
        .map(([name, pool]) => [name, random.pick(pool)]),
    ) as Record<string, Exclude<AttributeValue, readonly string[]> | string[]>,
    available: said(() => random.some(DATES, 0.7)),
  });
  const modelled = <T>(make: () => T): (() => T) => {
    if (kind.models === undefined) return make;
    const models = Array.from({ length: kind.models }, make);
    return () => random.pick(models);
  };
  const mentee = modelled(() => ({
    ...person(),
    objectives: said(() => objectivesOf(random)),
    levels: said(() => sharesOf(random)),
    wants: random.pick([1, 1, 2]),
    priority: random.pick([0, 0, 1]),
  }));
  const mentor = modelled(() => ({
    ...person(),
    expertise: said(() => sharesOf(random)),
    capacity: random.pick([1, 1, 2, 0]),
    experiences: said(() => experiencesOf(random)),
  }));
  const wishing = (id: string, others: readonly string[]) => said(() => wishesOf(random, id, others));
  return {
    version: 1,
    ...(random.chance(0.5) && { topics: Object.fromEntries(random.shuffled(TOPICS).map((topic) => [topic, {}])) }),
    collective: said(() => objectivesOf(random)),
    mentees: menteeIds.map((id): MenteeInput => ({ id, ...mentee(), wishes: wishing(id, mentorIds) })),
    mentors: mentorIds.map((id): MentorInput => ({ id, ...mentor(), wishes: wishing(id, menteeIds) })),
  };
}

/** No id is the value of an attribute: renaming people must not change what they answered. */
function idsOf(random: Random, menteeCount: number, mentorCount: number, pools: [string, readonly AttributeValue[]][]) {
  const values = new Set(pools.flatMap(([, pool]) => pool.flat().map(String)));
  const free = random.shuffled(IDS).filter((id) => !values.has(id));
  for (let at = 1; free.length < menteeCount + mentorCount; at++) if (!values.has(`p${at}`)) free.push(`p${at}`);
  return { menteeIds: free.slice(0, menteeCount), mentorIds: free.slice(menteeCount, menteeCount + mentorCount) };
}

function objectivesOf(random: Random): ObjectivesInput {
  const chosen = random.shuffled(TOPICS).slice(0, random.between(1, TOPICS.length));
  return random.chance(0.3) ? chosen : Object.fromEntries(chosen.map((topic) => [topic, random.pick([1, 2, 3, 0.7])]));
}

function sharesOf(random: Random): Record<string, number> {
  return Object.fromEntries(random.some(TOPICS, 0.6).map((topic) => [topic, random.below(11) / 10]));
}

function experiencesOf(random: Random): ExperienceInput[] {
  const topics = () => Object.fromEntries(random.some(TOPICS, 0.4).map((topic) => [topic, random.pick([1, 2, 0.3])]));
  return random.some(["board-day", "10", "visit"], 0.6).map((id) => ({ id, topics: topics() }));
}

function wishesOf(random: Random, id: string, others: readonly string[]): (string | string[])[] {
  const liked = random.some(random.shuffled(others.filter((other) => other !== id)), 0.5);
  return random.chance(0.5) && liked.length > 1 ? [liked.slice(0, 2), ...liked.slice(2)] : liked;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
