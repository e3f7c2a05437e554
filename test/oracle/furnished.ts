import type { Documents } from "./cohorts.ts";
import { documentsOf, floorsOf, locksOf } from "./cohorts.ts";
import type { Criterion, Mentee, Mentor, Person } from "./documents.ts";
import type { Random } from "./random.ts";
import { randomFrom } from "./random.ts";

const STAGES = ["student", "trainee", "registrar", "consultant"];
const DATES = ["2027-01-04", "2027-01-18", "2027-02-01", "2027-02-15", "2027-03-01", "2027-03-29", "2028-02-29"];

/** The documents of the seed, with what further strategies read, and most criteria of these strategies. */
export function furnishedOf(seed: number): Documents {
  const { cohort, programme } = documentsOf(seed);
  const random = randomFrom(seed + 1_000_000);
  const topics = cohort.topics ? Object.keys(cohort.topics) : topicsOf(cohort.mentees, cohort.mentors);
  const dated = random.chance(0.8);
  for (const [side, people] of [
    ["mentee", cohort.mentees],
    ["mentor", cohort.mentors],
  ] as const) {
    people.forEach((person, at) => {
      person.attributes = { ...person.attributes, ...attributesOf(random, side, at === 0) };
      if (dated && random.chance(0.85)) person.available = random.chance(0.15) ? [] : some(random, DATES, 0.8);
    });
  }
  for (const mentee of cohort.mentees) {
    if (random.chance(0.85))
      mentee.levels = record(some(random, topics, 0.7), () => random.pick([0, 0.2, 0.5, 0.9, 0.333]));
  }
  for (const mentor of cohort.mentors) if (random.chance(0.85)) mentor.experiences = experiencesOf(random, topics);
  for (const criterion of programme.criteria) {
    if (random.chance(0.1)) continue;
    for (const key of ["attribute", "by", "scores", "of"] as const) delete criterion[key];
    Object.assign(criterion, random.pick(STRATEGIES)(random, topics));
  }
  // Locks were chosen by the scores of the criteria as they were; floors must allow or forbid what is now unknown.
  const rules = (programme.rules ?? []).filter(({ rule }) => rule !== "floor" && rule !== "lock");
  if (random.chance(0.5)) rules.push(...floorsOf(random, programme.criteria));
  if (random.chance(0.4)) rules.push(...locksOf(random, cohort, { ...programme, rules }));
  if (programme.rules || rules.length > 0) programme.rules = rules;
  return { cohort, programme };
}

/** The first person of each side has every attribute that is not shared: a criterion's must be somebody's. */
function attributesOf(random: Random, side: "mentee" | "mentor", every: boolean): NonNullable<Person["attributes"]> {
  const made: NonNullable<Person["attributes"]> = {};
  const maybe = () => every || random.chance(0.75);
  if (maybe()) made.years = random.pick([0, 1.5, 6, 12, 30]);
  if (maybe()) made.east = random.between(-3, 3);
  if (maybe()) made.north = random.pick([0, 0.1, 4]);
  if (maybe()) made.stage = random.chance(0.5) ? random.pick(STAGES) : some(random, STAGES, 0.4);
  if (maybe()) made.interests = some(random, ["chess", "jazz", "6", "film"], 0.5);
  if (maybe()) made[side === "mentee" ? "seeks" : "sector"] = random.pick([6, "policy", ["policy", "6"], []]);
  return made;
}

function experiencesOf(random: Random, topics: readonly string[]): NonNullable<Mentor["experiences"]> {
  return Array.from({ length: random.between(0, 3) }, (_, at) => ({
    id: random.pick(["day", "visit", "10"]) + at,
    ...(random.chance(0.8) ? { topics: record(some(random, topics, 0.6), () => random.pick([1, 2, 0.7])) } : {}),
  }));
}

type Made = Partial<Criterion> & { strategy: string };

/** Every strategy and option that `cohorts.ts` does not have. */
const STRATEGIES: readonly ((random: Random, topics: readonly string[]) => Made)[] = [
  (random, topics) => ({
    strategy: "coverage",
    ...(random.chance(0.7)
      ? { target: random.chance(0.5) ? random.pick([0.25, 0.6, 1]) : record(some(random, topics, 0.5), () => 0.3) }
      : {}),
    ...(random.chance(0.5) ? { half: random.pick([0.1, 0.25, 0.49]) } : {}),
  }),
  () => ({ strategy: "cosine" }),
  (random) => ({ strategy: "gap", ...(random.chance(0.5) ? { curve: curveOf(random) } : {}) }),
  () => ({ strategy: "experience" }),
  (random) => ({
    strategy: "overlap",
    attribute: random.pick(["interests", { mentee: "seeks", mentor: "sector" }]),
    ...(random.chance(0.8) ? { measure: random.pick(["containment", "mentor-containment", "jaccard"] as const) } : {}),
  }),
  ...(["same", "different"] as const).map(
    (strategy) =>
      (random: Random): Made =>
        random.chance(0.5)
          ? { strategy, attribute: "stage", order: STAGES }
          : { strategy, attribute: random.pick(["interests", "stage", { mentee: "seeks", mentor: "sector" }]) },
  ),
  (random) => ({ strategy: "closeness", attribute: "years", scale: random.pick([5, 24.5, 1000]) }),
  (random) => ({ strategy: "closeness", attribute: ["east", "north"], scale: random.pick([3, 5, 7.3]) }),
  (random) => ({
    strategy: "ahead",
    attribute: random.pick(["years", { mentee: "years", mentor: "north" }]),
    curve: curveOf(random).map(([at, score]): [number, number] => [10 * at, score]),
  }),
  (random) => ({
    strategy: "wishes",
    by: random.pick(["mentee", "mentor", "both"] as const),
    scores: random.pick([[1], [1, 0.5], [0.9, 0.7, 0.7, 0.1]]),
  }),
  (random) => ({
    strategy: "dates",
    ...(random.chance(0.5)
      ? {
          every: random.pick<[number, number]>([
            [14, 14],
            [14, 28],
            [1, 400],
          ]),
          days: 100,
        }
      : {}),
  }),
];

function curveOf(random: Random): [number, number][] {
  const measures = some(random, [-1, -0.3, 0, 0.2, 0.6, 1], 0.6);
  return (measures.length > 0 ? measures : [0]).map((measure) => [measure, random.pick([0, 0.1, 0.7, 1])]);
}

function topicsOf(mentees: readonly Mentee[], mentors: readonly Mentor[]): string[] {
  const used = [
    ...mentees.map(({ objectives = {} }) => (Array.isArray(objectives) ? objectives : Object.keys(objectives))),
    ...mentors.map(({ expertise = {} }) => Object.keys(expertise)),
  ];
  return [...new Set(used.flat())].sort();
}

const some = <T>(random: Random, all: readonly T[], chance: number) => all.filter(() => random.chance(chance));

const record = <T>(keys: readonly string[], value: () => T): Record<string, T> =>
  Object.fromEntries(keys.map((key) => [key, value()]));
