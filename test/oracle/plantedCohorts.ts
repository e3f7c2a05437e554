import type { CohortInput, ProgrammeInput } from "pairwright";
import { randomFrom } from "./random.ts";

/** Cohorts of 500 in which one thing is wrong, hidden among people with whom nothing is; known by counting. */

/** The conflict as it must be reported, each member as text, sorted. */
export interface PlantedConflict {
  readonly cohort: CohortInput;
  readonly programme: ProgrammeInput;
  readonly members: readonly string[];
}

export interface PlantedHallSet {
  readonly cohort: CohortInput;
  readonly programme: ProgrammeInput;
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
}

type Rule = NonNullable<ProgrammeInput["rules"]>[number];
type Mentee = CohortInput["mentees"][number];
type Mentor = CohortInput["mentors"][number];

export const PEOPLE = 500;
const ZONES = 20;
const MENTORS_OF_ZONE = 3;
const ROOM = 10; // places of everybody else's mentors, each: 600 for less than 500

/** A cohort in which the first people are of the zone "planted", whose mentors are the first ones. */
class Cohort {
  readonly random;
  readonly mentees: string[];
  readonly mentors: string[];
  readonly capacities: readonly number[];
  readonly planted: number;
  readonly minLoads: readonly number[];

  constructor(
    seed: number,
    /** Capacities of the planted mentors, and minimum loads. */
    capacities: readonly number[],
    planted: number,
    minLoads: readonly number[] = [],
  ) {
    this.capacities = capacities;
    this.planted = planted;
    this.minLoads = minLoads;
    this.random = randomFrom(seed + 23_000_000);
    // Who is planted stands anywhere among the others.
    this.mentees = this.random.shuffled(Array.from({ length: PEOPLE }, (_, at) => `r${String(at).padStart(3, "0")}`));
    this.mentors = this.random.shuffled(
      Array.from({ length: capacities.length + ZONES * MENTORS_OF_ZONE }, (_, at) => `m${String(at).padStart(3, "0")}`),
    );
  }

  /** Planted mentees have planted mentors only. `outsiders`: others may have them too. */
  cohort(outsiders: boolean): CohortInput {
    const { random, mentees, mentors, planted, capacities } = this;
    const topics = ["finance", "policy", "strategy", "teaching"];
    const weights = () => Object.fromEntries(topics.map((topic) => [topic, random.between(1, 9)]));
    const shares = () => Object.fromEntries(topics.map((topic) => [topic, random.between(0, 10) / 10]));
    const zone = (at: number) => `zone ${at % ZONES}`;
    return {
      version: 1,
      mentees: mentees.map((id, at): Mentee => {
        const own = outsiders && random.chance(0.2) ? [zone(at), "planted"] : [zone(at)];
        return { id, objectives: weights(), attributes: { zones: at < planted ? ["planted"] : own } };
      }),
      mentors: mentors.map((id, at): Mentor => {
        const isPlanted = at < capacities.length;
        const capacity = isPlanted ? capacities[at] : ROOM;
        const attributes = { zones: [isPlanted ? "planted" : zone(at)] };
        return { id, capacity, minLoad: this.minLoads[at] ?? 0, expertise: shares(), attributes };
      }),
    };
  }

  get own() {
    return { mentees: this.mentees.slice(0, this.planted), mentors: this.mentors.slice(0, this.capacities.length) };
  }
}

function programmeOf(rules: readonly Rule[], rest: Partial<ProgrammeInput> = {}): ProgrammeInput {
  const near: Rule = { id: "near", rule: "same", attribute: "zones" };
  return {
    version: 1,
    criteria: [{ id: "learning", strategy: "coverage", weight: 1 }],
    rules: [near, ...rules],
    ...rest,
  };
}

/** `total` in so many parts, each 1 at least. */
function parts(total: number, count: number, seed: number): number[] {
  const random = randomFrom(seed + 29_000_000);
  const all = new Array<number>(count).fill(1);
  for (let left = total - count; left > 0; left--) all[random.below(count)]++;
  return all;
}

const everyone = (mentees: readonly string[]) => mentees.map((id) => `everyone ${id}`);
const capacity = (mentors: readonly string[], capacities: readonly number[]) =>
  mentors.map((id, at) => `capacity ${id} ${capacities[at]}`);

/** As many people as `size` compete for one place less, at all of some mentors. */
export function plantedHallSet(seed: number, size: number): PlantedHallSet {
  const capacities = parts(size - 1, Math.ceil((size - 1) / 3), seed);
  const planted = new Cohort(seed, capacities, size);
  return { cohort: planted.cohort(true), programme: programmeOf([]), ...planted.own };
}

/** By kind; of `size` people, mentees but for `minimums`, where it is mentors. */
export const PLANTED: Readonly<Record<string, (seed: number, size: number) => PlantedConflict>> = {
  "everyone and capacities"(seed, size) {
    const capacities = parts(size - 1, Math.ceil((size - 1) / 3), seed);
    const planted = new Cohort(seed, capacities, size);
    const { mentees, mentors } = planted.own;
    return {
      cohort: planted.cohort(true),
      programme: programmeOf([], { everyone: true }),
      members: [...everyone(mentees), ...capacity(mentors, capacities)].sort(),
    };
  },
  minimums(seed, size) {
    const minLoads = parts(2 * size, size, seed);
    const planted = new Cohort(
      seed,
      minLoads.map((least) => least + 1),
      2 * size - 1,
      minLoads,
    );
    return {
      cohort: planted.cohort(false),
      programme: programmeOf([]),
      members: planted.own.mentors.map((id, at) => `minLoad ${id} ${minLoads[at]}`).sort(),
    };
  },
  "locks and a minimum"(seed, size) {
    // Of those whom the first mentor must have some of, one too many is locked to the second.
    const planted = new Cohort(seed, [size + 5, size], size + 5, [6]);
    const { mentees, mentors } = planted.own;
    const locks = mentees
      .slice(0, size)
      .map((mentee): Rule => ({ id: `to ${mentee}`, rule: "lock", mentee, mentor: mentors[1] }));
    return {
      cohort: planted.cohort(false),
      programme: programmeOf(locks),
      members: [...locks.map(({ id }) => `lock ${id}`), `minLoad ${mentors[0]} 6`].sort(),
    };
  },
  "everyone and a quota"(seed, size) {
    const planted = new Cohort(seed, parts(size + 4, 4, seed), size);
    const few: Rule = { id: "few", rule: "quota", mentor: { zones: "planted" }, max: size - 1 };
    return {
      cohort: planted.cohort(true),
      programme: programmeOf([few], { everyone: true }),
      members: [...everyone(planted.own.mentees), "few {} max"].sort(),
    };
  },
  "quotas of both kinds"(seed, size) {
    // At least so many of the planted people, and each of their mentors takes one, of whom there is one less.
    const planted = new Cohort(seed, new Array<number>(size - 1).fill(3), size + 3);
    const many: Rule = { id: "many", rule: "quota", mentee: { zones: "planted" }, min: size };
    const one: Rule = { id: "one", rule: "quota", mentee: { zones: "planted" }, per: ["mentor"], max: 1 };
    const counts = planted.own.mentors.map((mentor) => `one ${JSON.stringify({ mentor })} max`);
    return {
      cohort: planted.cohort(false),
      programme: programmeOf([many, one]),
      members: [...counts, "many {} min"].sort(),
    };
  },
  "a quota and capacities"(seed, size) {
    const capacities = parts(size - 1, Math.ceil((size - 1) / 2), seed);
    const planted = new Cohort(seed, capacities, size + 2);
    const many: Rule = { id: "many", rule: "quota", mentee: { zones: "planted" }, min: size };
    return {
      cohort: planted.cohort(false),
      programme: programmeOf([many]),
      members: [...capacity(planted.own.mentors, capacities), "many {} min"].sort(),
    };
  },
  "quotas and places"(seed, size) {
    const planted = new Cohort(seed, parts(size + 6, 3, seed), size + 2);
    const rules: Rule[] = [
      { id: "many", rule: "quota", mentee: { zones: "planted" }, min: size },
      { id: "others", rule: "quota", mentee: { zones: ["zone 1", "zone 2"] }, min: 20 },
    ];
    return {
      cohort: planted.cohort(false),
      programme: programmeOf(rules, { places: size + 19 }),
      members: ["many {} min", "others {} min", `places ${size + 19}`].sort(),
    };
  },
};
