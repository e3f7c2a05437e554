import type {
  Cohort,
  Criterion,
  Mentee,
  Mentor,
  Person,
  Programme,
  Rule,
  Scoring,
  Value,
  WishList,
} from "./documents.ts";
import type { Random } from "./random.ts";
import { randomFrom } from "./random.ts";
import { scoreCohort } from "./score.ts";

/** Small valid documents of every kind. The seed decides everything. */
export interface Documents {
  cohort: Cohort;
  programme: Programme;
}

const PLAIN_IDS = ["r01", "r02", "r03", "r04", "r05", "r06", "m01", "m02", "m03", "m04", "m05", "m06"];
const ODD_IDS = [
  "constructor",
  "toString",
  "10",
  "9",
  "1",
  "é",
  "e\u0301",
  "😀",
  "\ufb00",
  "a.b",
  "a",
  "B",
  "Z-9",
  "_",
];
const TOPICS = ["policy", "constructor", "10", "9", "é"];
const LOTTERIES = ["", "spring 2027", "x", "😀", "é"];
/** The most matchings that may have to be looked at, before capacities. */
const SIZE_LIMIT = 30_000;

export function documentsOf(seed: number): Documents {
  const random = randomFrom(seed);
  const style = random.pick(["coarse", "coarse", "coarse", "rich", "fine"] as const);
  const menteeCount = random.chance(0.02) ? 0 : random.between(1, 6);
  const mentorCount = random.chance(0.02) ? 0 : random.between(1, 5);

  const pool = random.shuffled(random.chance(0.5) ? ODD_IDS : PLAIN_IDS);
  const menteeIds = pool.slice(0, menteeCount);
  const mentorIds = pool.slice(menteeCount, menteeCount + mentorCount);
  // Somebody on both lists.
  if (menteeCount > 0 && mentorCount > 0 && random.chance(0.15)) mentorIds[0] = random.pick(menteeIds);

  const topics = random.shuffled(TOPICS).slice(0, style === "coarse" ? random.between(1, 2) : random.between(1, 5));
  const criteria = criteriaOf(random, style, menteeIds, mentorIds);
  const tiers = random.pick([[0], [0], [0, 1], [0, 5, -1]]);
  const wantsAtMost = random.pick([1, 1, 1, 2, 3]);
  const someAbsent = random.chance(0.5);
  const everybodyHas = random.chance(0.5);

  const oddValues = random.pick<Value[]>([
    [1, 6],
    ["1", "x"],
    [true, false],
  ]);
  const person = (id: string, side: "mentee" | "mentor", others: readonly string[]): Person => {
    const made: Person = { id };
    if (random.chance(0.2)) made.name = `Dr ${id}`;
    const attributes: Record<string, Value | Value[]> = {};
    if (everybodyHas || random.chance(0.7)) attributes.organisation = random.pick(["a", "b", "c"]);
    if (random.chance(0.6)) attributes.languages = random.shuffled(["en", "fr", "de"]).slice(0, random.between(0, 3));
    if (random.chance(0.2)) Object.assign(attributes, { constructor: random.pick(oddValues) });
    if (Object.keys(attributes).length > 0 || random.chance(0.3)) made.attributes = attributes;
    const avoid = others.filter((other) => other !== id && random.chance(0.06));
    if (avoid.length > 0 || random.chance(0.1)) made.avoid = avoid;
    if (random.chance(0.5)) {
      const liked = random.shuffled(others.filter((other) => other !== id && !avoid.includes(other)));
      made.wishes = tiered(random, liked.slice(0, random.between(0, liked.length)));
    }
    if (random.chance(0.3)) {
      const weights: Record<string, number> = {};
      for (const criterion of criteria)
        if ((criterion.side ?? "both") === "both" || criterion.side === side)
          if (random.chance(0.5)) weights[criterion.id] = random.pick([0.5, 2, 3, 0.1]);
      made.weights = weights;
    }
    return made;
  };

  const mentees = menteeIds.map((id): Mentee => {
    const made: Mentee = person(id, "mentee", mentorIds);
    if (!(someAbsent && random.chance(0.25))) {
      const chosen = random.shuffled(topics).slice(0, random.between(1, topics.length));
      made.objectives = random.chance(0.3)
        ? chosen
        : Object.fromEntries(chosen.map((topic) => [topic, style === "coarse" ? 1 : random.pick([1, 2, 3, 0.7])]));
    }
    const wants = random.between(1, wantsAtMost);
    if (wants > 1 || random.chance(0.2)) made.wants = wants;
    const priority = random.pick(tiers);
    if (priority !== 0 || random.chance(0.2)) made.priority = priority;
    return made;
  });
  limitSize(random, mentees, mentorCount);

  const roomy = random.chance(0.3);
  const withMinimum = random.chance(0.25);
  const mentors = mentorIds.map((id): Mentor => {
    const made: Mentor = person(id, "mentor", menteeIds);
    if (!(someAbsent && random.chance(0.25))) {
      const offered = topics.filter(() => random.chance(0.6));
      made.expertise = Object.fromEntries(
        offered.map((topic) => [topic, style === "fine" ? random.below(1001) / 1000 : random.pick([0, 0.5, 1])]),
      );
    }
    const capacity = roomy ? random.between(1, 3) : random.pick([0, 1, 1, 1, 1, 1, 2, 3]);
    if (capacity !== 1 || random.chance(0.3)) made.capacity = capacity;
    if (withMinimum && random.chance(0.5)) made.minLoad = random.between(0, capacity);
    return made;
  });

  // A criterion's attribute must be somebody's.
  const people: Person[] = [...mentees, ...mentors];
  for (const scoring of criteria.flatMap(insideOf)) {
    const attribute = scoring.attribute as string | undefined;
    if (attribute === undefined || people.some(({ attributes }) => Object.hasOwn(attributes ?? {}, attribute)))
      continue;
    if (people.length > 0) people[0].attributes = { ...people[0].attributes, [attribute]: oddValues[0] };
    else Object.assign(scoring, { strategy: "collective", attribute: undefined });
  }

  const cohort: Cohort = { version: 1, mentees: random.shuffled(mentees), mentors: random.shuffled(mentors) };
  if (random.chance(0.4))
    cohort.topics = Object.fromEntries(random.shuffled(topics).map((topic) => [topic, { label: `About ${topic}` }]));
  if (random.chance(0.6))
    cohort.collective = Object.fromEntries(
      topics.filter((_, at) => at === 0 || random.chance(0.6)).map((topic) => [topic, random.pick([1, 2])]),
    );

  const programme: Programme = { version: 1, criteria: random.shuffled(criteria), rules: [], aim: "total" };
  if (random.chance(0.6)) programme.lottery = random.pick(LOTTERIES);
  if (random.chance(0.3)) programme.places = random.chance(0.1) ? 0 : random.between(1, menteeCount + 1);
  if (random.chance(0.09)) programme.everyone = true;
  else if (random.chance(0.2)) programme.everyone = false;
  programme.rules = rulesOf(random, cohort, programme, everybodyHas);
  if (programme.rules.length === 0 && random.chance(0.5)) delete programme.rules;
  return { cohort, programme };
}

/** Keeps the product of everyone's options small, by wishing for fewer mentors. */
function limitSize(random: Random, mentees: Mentee[], mentorCount: number): void {
  const choose = [1, mentorCount, (mentorCount * (mentorCount - 1)) / 2];
  choose.push((choose[2] * (mentorCount - 2)) / 3);
  const options = (mentee: Mentee) => {
    let sum = 0;
    for (let size = 0; size <= (mentee.wants ?? 1); size++) sum += Math.max(0, choose[size]);
    return sum;
  };
  while (mentees.reduce((product, mentee) => product * options(mentee), 1) > SIZE_LIMIT) {
    const several = mentees.filter(({ wants }) => (wants ?? 1) > 1);
    if (several.length === 0) break;
    const mentee = random.pick(several);
    mentee.wants = (mentee.wants as number) - 1;
  }
}

function tiered(random: Random, ids: readonly string[]): WishList {
  const wishes: WishList = [];
  for (let at = 0; at < ids.length; ) {
    const size = random.chance(0.3) ? 2 : 1;
    const tier = ids.slice(at, at + size);
    wishes.push(tier.length === 1 && random.chance(0.8) ? tier[0] : tier);
    at += size;
  }
  return wishes;
}

/** A strategy and all that it combines. */
export const insideOf = (scoring: Scoring): Scoring[] => [scoring, ...(scoring.of ?? []).flatMap(insideOf)];

function criteriaOf(
  random: Random,
  style: string,
  mentees: readonly string[],
  mentors: readonly string[],
): Criterion[] {
  const ids = random.shuffled(["learning", "values", "wishes", "table", "constructor", "10", "9"]);
  const count = style === "coarse" ? random.pick([1, 1, 2]) : random.between(1, 4);
  return Array.from({ length: count }, (_, at): Criterion => {
    const weight = style === "fine" ? random.pick([1, 2.5, 7, 0.3]) : random.pick([1, 1, 2]);
    const criterion: Criterion = { id: ids[at], ...scoringOf(random, style, mentees, mentors, 0.1), weight };
    if (random.chance(0.5)) criterion.side = random.pick(["mentee", "mentor", "both"] as const);
    if (random.chance(0.3)) criterion.facet = random.pick(["professional", "personal"]);
    if (random.chance(0.5)) criterion.unknown = random.pick([0, 0.25, 1, 0.333, "spread", "spread"] as const);
    return criterion;
  });
}

function scoringOf(
  random: Random,
  style: string,
  mentees: readonly string[],
  mentors: readonly string[],
  combines: number,
): Scoring {
  const inside = () => scoringOf(random, style, mentees, mentors, combines / 2);
  if (random.chance(combines))
    return { strategy: "least", of: Array.from({ length: random.between(2, 3) }, () => inside()) };
  const strategy = random.pick(
    style === "coarse" ? ["table", "coverage"] : ["table", "coverage", "collective", "overlap", "wishes"],
  );
  const scoring: Scoring = { strategy };
  if (strategy === "overlap") scoring.attribute = random.pick(["organisation", "languages", "constructor"]);
  if (strategy === "wishes" && random.chance(0.6)) scoring.by = random.pick(["mentee", "mentor", "both"] as const);
  if (strategy === "table") {
    const filled = random.pick([1, 1, 0.8]);
    const coarse = random.pick([[0, 0.5, 1], [0.5, 1], [0, 1], [0.5]]);
    const score = () => (style === "fine" ? random.below(10001) / 10000 : random.pick(coarse));
    scoring.scores = Object.fromEntries(
      mentees.map((mentee) => {
        const entries = mentors.filter(() => random.chance(filled)).map((mentor) => [mentor, score()]);
        return [mentee, Object.fromEntries(entries)];
      }),
    );
  }
  return scoring;
}

function rulesOf(random: Random, cohort: Cohort, programme: Programme, everybodyHas: boolean): Rule[] {
  const rules: Rule[] = [];
  const { mentees, mentors } = cohort;
  let count = 0;
  const named = (rule: Rule): Rule => {
    if (random.chance(0.4)) rule.id = `rule-${random.pick(["a", "b", "Z"])}${count++}`;
    if (random.chance(0.3)) rule.because = "so agreed";
    return rule;
  };
  // An attribute that nobody has is taken for a slip of the pen.
  const has = (attribute: string) =>
    [...mentees, ...mentors].some((person) => Object.hasOwn(person.attributes ?? {}, attribute));
  if (has("organisation") && random.chance(0.35)) {
    const missing = random.pick(["allow", "forbid"] as const);
    rules.push(
      named(
        everybodyHas && random.chance(0.5)
          ? { rule: "differ", attribute: "organisation", ...(random.chance(0.3) ? { missing: "error" as const } : {}) }
          : { rule: "differ", attribute: "organisation", missing },
      ),
    );
  }
  if (has("languages") && random.chance(0.12))
    rules.push(named({ rule: "differ", attribute: "languages", missing: random.pick(["allow", "forbid"] as const) }));
  if (random.chance(0.3)) rules.push(...floorsOf(random, programme.criteria).map(named));
  const density = random.pick([0, 0, 0.1, 0.35]);
  for (const mentee of mentees)
    for (const mentor of mentors)
      if (random.chance(density)) rules.push(named({ rule: "forbid", mentee: mentee.id, mentor: mentor.id }));
  if (random.chance(0.3)) rules.push(...locksOf(random, cohort, { ...programme, rules }).map(named));
  return random.shuffled(rules);
}

/** One or two, each on something of its own. */
export function floorsOf(random: Random, criteria: readonly Criterion[]): Rule[] {
  const floor = { rule: "floor" as const, missing: random.pick(["allow", "forbid"] as const) };
  const least = () => random.pick([0.2, 0.25, 0.3, 0.5, 0.500001, 0.7, 1]);
  const facets = criteria.flatMap(({ facet }) => facet ?? []);
  const of: Rule[] = [{ ...floor, criterion: random.pick(criteria).id, least: least() }];
  if (facets.length > 0) of.push({ ...floor, facet: random.pick(facets), least: least() });
  const side = random.pick(["mentee", "mentor"] as const);
  if (criteria.some((one) => (one.side ?? "both") === "both" || one.side === side))
    of.push({ ...floor, side, least: least() });
  return random.shuffled(of).slice(0, random.between(1, 2));
}

/** Locks on allowed pairs, within capacities, wanted numbers and places. */
export function locksOf(random: Random, cohort: Cohort, programme: Programme): Rule[] {
  const { mentees, mentors, pairs } = scoreCohort(cohort, programme);
  const room = mentors.map(({ capacity }) => capacity ?? 1);
  const wanted = mentees.map(({ wants }) => wants ?? 1);
  const locks: Rule[] = [];
  const people = new Set<number>();
  const all = mentees.flatMap((_, i) => mentors.map((_, j) => [i, j] as const));
  const most = random.between(1, 3);
  for (const [i, j] of random.shuffled(all)) {
    if (locks.length === most) break;
    if (pairs[i][j].rules.length > 0 || room[j] === 0 || wanted[i] === 0) continue;
    if (!people.has(i) && people.size >= (programme.places ?? Number.POSITIVE_INFINITY)) continue;
    room[j]--;
    wanted[i]--;
    people.add(i);
    locks.push({ rule: "lock", mentee: mentees[i].id, mentor: mentors[j].id });
  }
  return locks;
}

/** The same documents with rows, keys, criteria and rules in another order. */
export function permuted({ cohort, programme }: Documents, seed: number): Documents {
  const random = randomFrom(seed);
  const keys = <T>(value: T): T => {
    if (Array.isArray(value)) return value.map(keys) as T;
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(random.shuffled(Object.entries(value)).map(([key, inner]) => [key, keys(inner)])) as T;
  };
  return {
    cohort: keys({
      ...cohort,
      mentees: random.shuffled(cohort.mentees),
      mentors: random.shuffled(cohort.mentors),
    }),
    programme: keys({
      ...programme,
      criteria: random.shuffled(programme.criteria),
      ...(programme.rules ? { rules: random.shuffled(programme.rules) } : {}),
    }),
  };
}
