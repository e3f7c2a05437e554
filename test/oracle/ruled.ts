import type { Documents } from "./cohorts.ts";
import { locksOf } from "./cohorts.ts";
import type { Attribute, Cohort, Filter, Filters, Missing, Person, Programme, Rule, Value } from "./documents.ts";
import { setOf } from "./filters.ts";
import { furnishedOf } from "./furnished.ts";
import type { Random } from "./random.ts";
import { randomFrom } from "./random.ts";
import { scoreCohort } from "./score.ts";

/** Small documents with rules and quotas of every kind. The seed decides everything. */

const TRUSTS = ["a", "b", "c"];
const THEMES = ["care", "6", "law", "é"];
const IDS = ["z", "Z-1", "a b", "10", "9", "é", "constructor", "x:y", "ﬀ"];

type Side = "mentee" | "mentor";
const SIDES = ["mentee", "mentor"] as const;

export function ruledOf(seed: number): Documents {
  const { cohort, programme } = smallOf(seed);
  const random = randomFrom(seed + 2_000_000);
  furnish(random, cohort);
  const made = random.shuffled(IDS);
  const named = (rule: Rule): Rule => {
    rule.id = `${random.pick(["r", "Q", "quota-"])}${made.pop()}`;
    if (random.chance(0.3)) rule.because = "so agreed";
    return rule;
  };
  let rules: Rule[] = [];
  // Rules that leave next to nothing are kept in a fifth of the documents.
  for (let left = random.chance(0.2) ? 1 : 6; left > 0 && allowedShare(cohort, { ...programme, rules }) < 0.4; left--) {
    // Locks were chosen without the rules that follow.
    const keeps = random.chance(0.15);
    rules = (programme.rules ?? []).filter(({ rule }) => rule !== "lock" && keeps);
    const kinds = random.shuffled(RULES).slice(0, random.pick([1, 1, 1, 2, 2, 3, 4]));
    rules.push(...kinds.flatMap((kind) => kind(random, cohort)));
  }
  for (const rule of rules) if (!programme.rules?.includes(rule)) named(rule);
  for (let left = random.pick([0, 1, 1, 1, 2, 2, 3]); left > 0; ) {
    const quotas = random.pick(QUOTAS)(random, cohort).slice(0, left);
    rules.push(...quotas.map(named));
    left -= quotas.length;
  }
  if (random.chance(0.35)) {
    const locks = locksOf(random, cohort, { ...programme, rules });
    // More locks than a quota lets through are wrong input.
    while (passesQuota(cohort, { ...programme, rules: [...rules, ...locks] })) locks.pop();
    rules.push(...locks);
  }
  programme.rules = random.shuffled(rules);
  return { cohort, programme };
}

function passesQuota(cohort: Cohort, programme: Programme): boolean {
  const { counts, locks } = scoreCohort(cohort, programme);
  return counts.some(
    ({ max, pairs }) =>
      max !== undefined &&
      locks.filter(({ mentee, mentor }) => pairs.some(([i, j]) => i === mentee && j === mentor)).length > max,
  );
}

function allowedShare(cohort: Cohort, programme: Programme): number {
  const rules = (programme.rules ?? []).map((rule, at): Rule => ({ ...rule, id: `${at}` }));
  if (rules.length === 0) return 0;
  const pairs = scoreCohort(cohort, { ...programme, rules }).pairs.flat();
  return pairs.filter((pair) => pair.rules.length === 0).length / pairs.length;
}

/** The first documents that are small, but not empty; a few are as large as they come. */
function smallOf(seed: number): Documents {
  const [mentees, mentors] = seed % 12 === 0 ? [6, 5] : [5, 4];
  for (let at = 0; ; at++) {
    const documents = furnishedOf(3_000_000 + 100 * seed + at);
    const { cohort } = documents;
    const fits = (count: number, most: number) => count > 1 && count <= most;
    if (fits(cohort.mentees.length, mentees) && fits(cohort.mentors.length, mentors)) return documents;
  }
}

/** What the rules read. The first of each side has everything: an attribute must be somebody's. */
function furnish(random: Random, cohort: Cohort): void {
  const missing = random.pick([0, 0, 0.1, 0.3]);
  const ids = [...new Set([...cohort.mentees, ...cohort.mentors].map(({ id }) => id))];
  for (const people of [cohort.mentees, cohort.mentors] as Person[][]) {
    people.forEach((person, at) => {
      const has = () => at === 0 || !random.chance(missing);
      const made: NonNullable<Person["attributes"]> = { ...person.attributes };
      if (has()) made.trust = random.pick(TRUSTS);
      if (has()) made.themes = THEMES.filter(() => random.chance(0.5));
      if (has()) made.grade = random.pick([1, 2, 2.5, 3, 0.1]);
      if (has()) made.code = random.pick<Value>([6, "6", 7, "x", true]);
      if (has()) {
        const named = random.shuffled([...ids.filter((id) => id !== person.id), "somebody-else"]);
        made.manager = random.chance(0.5) ? named[0] : named.slice(0, random.between(0, 2));
      }
      person.attributes = made;
    });
  }
  for (const mentor of cohort.mentors) {
    if (random.chance(0.8)) mentor.capacity = random.between(1, 3);
    if (mentor.minLoad !== undefined)
      mentor.minLoad = Math.min(mentor.minLoad, mentor.capacity ?? 1, random.between(0, 1));
  }
}

/** "error" only where nothing is missing: else the documents would be wrong. */
function missingOf(random: Random, complete: boolean): { missing?: Missing } {
  const missing = random.pick(
    complete ? [undefined, "error", "allow", "forbid"] : (["allow", "allow", "forbid"] as const),
  );
  return missing === undefined ? {} : { missing: missing as Missing };
}

const ofSide = (cohort: Cohort, side: Side): Person[] => cohort[`${side}s`];
const allHave = (people: readonly Person[], attribute: string) =>
  people.every((person) => setOf(person, attribute) !== undefined);

const complete = (cohort: Cohort, attribute: Attribute) =>
  SIDES.every((side) => allHave(ofSide(cohort, side), typeof attribute === "string" ? attribute : attribute[side]));

type Maker = (random: Random, cohort: Cohort) => Rule[];

const onSets =
  (rule: "differ" | "same"): Maker =>
  (random, cohort) => {
    // That "differ" tells "6" from 6 is left to the others.
    const sets: Attribute[] = ["trust", "themes", { mentee: "trust", mentor: "themes" }];
    if (rule === "same") sets.push("code", { mentee: "code", mentor: "themes" }, { mentee: "seeks", mentor: "sector" });
    const attribute = random.pick(sets);
    return [{ rule, attribute, ...missingOf(random, complete(cohort, attribute)) }];
  };

const onNumbers =
  (rule: "atLeast" | "atMost"): Maker =>
  (random, cohort) => {
    const attribute = random.pick<Attribute>(["grade", "years", { mentee: "grade", mentor: "years" }]);
    const gap = rule === "atLeast" ? random.pick([-10, -2, -0.5, 0, 0.1]) : random.pick([0, 0.4, 1, 2.9, 11, 20]);
    return [{ rule, attribute, gap, ...missingOf(random, complete(cohort, attribute)) }];
  };

const RULES: Maker[] = [
  onSets("differ"),
  onSets("same"),
  (random, cohort) => {
    const attribute = random.pick<Attribute>(["themes", "interests", "code", { mentee: "seeks", mentor: "themes" }]);
    const limits = random.pick([
      { min: 1 },
      { max: 1 },
      { min: 1, max: 2 },
      { max: 0 },
      { max: 2 },
      { min: 0, max: 2 },
      { min: 2 },
    ]);
    return [{ rule: "overlap", attribute, ...limits, ...missingOf(random, complete(cohort, attribute)) }];
  },
  onNumbers("atLeast"),
  onNumbers("atMost"),
  conflictRule,
  (random, cohort) => {
    const people: Person[] = [...cohort.mentees, ...cohort.mentors];
    if (people.every(({ available }) => available === undefined)) return [];
    const rhythm = random.pick<{ every?: [number, number]; days?: number }>([
      {},
      { every: [14, 28], days: 60 },
      { every: [14, 14], days: 20 },
      { every: [1, 400], days: 900 },
      { days: 50 },
    ]);
    const asked = random.chance(0.6) || rhythm.days === undefined ? { meetings: random.pick([1, 1, 2, 3]) } : {};
    const known = people.every(({ available }) => available !== undefined);
    return [{ rule: "dates", ...rhythm, ...asked, ...missingOf(random, known) }];
  },
  whenRule,
  whenRule,
];

function conflictRule(random: Random, cohort: Cohort): Rule[] {
  const { mentees, mentors } = cohort;
  const pairs: [string, string][] = [];
  for (const { id: a } of mentees)
    for (const { id: b } of mentors) {
      const known = pairs.some((pair) => pair.includes(a) && pair.includes(b));
      if (a !== b && !known && random.chance(0.15)) pairs.push(random.chance(0.5) ? [a, b] : [b, a]);
    }
  if (pairs.length > 0 && random.chance(0.4)) return [{ rule: "conflict", pairs }];
  const chain = random.chance(0.5);
  const given = {
    ...(pairs.length > 0 && random.chance(0.5) ? { pairs } : {}),
    attribute: "manager",
    ...(chain ? { chain } : random.chance(0.3) ? { chain } : {}),
    ...missingOf(random, complete(cohort, "manager")),
  };
  const people: Person[] = [...mentees, ...mentors];
  // Whether somebody further up, whose own answer is missing, leaves a pair open is not asked here.
  if (chain && given.missing === "forbid") {
    const named = new Set(people.flatMap((person) => [...(setOf(person, "manager") ?? [])]));
    for (const person of people)
      if (named.has(person.id)) person.attributes = { ...person.attributes, manager: person.attributes?.manager ?? [] };
  }
  return [{ rule: "conflict", ...given }];
}

// Filters

const VALUES: Record<string, readonly Value[]> = { trust: TRUSTS, themes: THEMES, code: [6, "6", 7, "x", true] };

function filterOf(random: Random, people: readonly Person[], keys = random.pick([1, 1, 2])): Filter {
  const filter: Filter = {};
  for (const key of random.shuffled(["trust", "themes", "code", "grade", "years", "id"]).slice(0, keys)) {
    if (key === "id") {
      const ids = random.shuffled(people.map(({ id }) => id)).slice(0, random.between(1, 2));
      filter.id = ids.length === 1 && random.chance(0.5) ? ids[0] : ids;
    } else if (key === "grade" || key === "years" || (key === "code" && random.chance(0.2))) {
      const [low, high] = key === "years" ? [1.5, 12] : [1, 2.5];
      filter[key] = random.pick([{ min: low }, { max: high }, { min: low, max: high }]);
    } else {
      const values = random.shuffled(VALUES[key]);
      filter[key] = random.chance(0.5) ? values[0] : values.slice(0, random.between(1, 2));
    }
  }
  return filter;
}

function filtersOf(random: Random, cohort: Cohort): Filters {
  const sides = random.pick<Side[]>([["mentee"], ["mentor"], ["mentee", "mentor"]]);
  return Object.fromEntries(sides.map((side) => [side, filterOf(random, ofSide(cohort, side))]));
}

const filtersKnown = (cohort: Cohort, filters: Filters) =>
  SIDES.every((side) =>
    Object.keys(filters[side] ?? {}).every((key) => key === "id" || allHave(ofSide(cohort, side), key)),
  );

function whenRule(random: Random, cohort: Cohort): Rule[] {
  const condition = filtersOf(random, cohort);
  const consequence = random.chance(0.7) ? filtersOf(random, cohort) : undefined;
  const known = filtersKnown(cohort, condition) && filtersKnown(cohort, consequence ?? {});
  const asked = Object.fromEntries([["if", condition], ...(consequence ? [["then", consequence]] : [])]);
  return [{ rule: "when", ...(asked as { if: Filters; then?: Filters }), ...missingOf(random, known) }];
}

// Quotas

function quotaOf(
  random: Random,
  cohort: Cohort,
  { per, ...rest }: Filters & { per?: string[] },
  limits: { min?: number; max?: number },
): Rule {
  const attributes = (per ?? []).flatMap((entry) => {
    const [side, attribute] = entry.split(".");
    return attribute === undefined ? [] : [{ side: side as Side, attribute }];
  });
  const known =
    filtersKnown(cohort, rest) && attributes.every(({ side, attribute }) => allHave(ofSide(cohort, side), attribute));
  const { missing } = missingOf(random, known);
  // Whether somebody without any theme might count is not asked here.
  const empty = attributes.some(({ attribute }) => attribute === "themes" || attribute === "seeks");
  const listed = per ? { per } : random.chance(0.1) ? { per: [] } : {};
  const decided =
    missing === undefined ? {} : { missing: empty && missing === "forbid" ? ("allow" as const) : missing };
  return { rule: "quota", ...rest, ...listed, ...limits, ...decided };
}

const most = (random: Random) => ({ max: random.pick([0, 1, 1, 1, 1, 2, 2, 2, 3]) });
const limitsOf = (random: Random) =>
  random.pick([{ min: 1 }, { max: 1 }, { max: 1 }, { max: 1 }, { max: 2 }, { max: 2 }, { min: 1, max: 2 }]);

const QUOTAS: Maker[] = [
  // The whole cohort.
  (random, cohort) => [quotaOf(random, cohort, {}, random.pick([{ min: 2 }, { max: 2 }, { max: 3 }, { max: 3 }]))],
  // One count, of what passes.
  (random, cohort) => [quotaOf(random, cohort, filtersOf(random, cohort), limitsOf(random))],
  (random, cohort) => [quotaOf(random, cohort, filtersOf(random, cohort), limitsOf(random))],
  // One inside another.
  (random, cohort) => {
    const [side, other] = random.shuffled(SIDES);
    const wide: Filter = { trust: random.shuffled(TRUSTS).slice(0, 2) };
    const narrow: Filter = { trust: (wide.trust as Value[])[0] };
    const beside = random.chance(0.5) ? { [other]: filterOf(random, ofSide(cohort, other), 1) } : {};
    return [
      quotaOf(random, cohort, { [side]: wide }, { max: 2 }),
      quotaOf(random, cohort, { [side]: narrow, ...beside }, { max: 1 }),
    ];
  },
  // Two that overlap.
  (random, cohort) => [
    quotaOf(random, cohort, { mentee: filterOf(random, cohort.mentees, 1) }, most(random)),
    quotaOf(random, cohort, { mentor: filterOf(random, cohort.mentors, 1) }, limitsOf(random)),
  ],
  // A count for every value, or person, or combination.
  (random, cohort) => {
    const per = random.pick([
      ["mentor"],
      ["mentee"],
      ["mentee.trust"],
      ["mentor.trust"],
      ["mentor.themes"],
      ["mentee.themes"],
      ["mentee.code"],
      ["mentee.seeks"],
      ["mentor.grade"],
      ["mentee.trust", "mentor.trust"],
      ["mentor", "mentee.trust"],
    ]);
    const limits = per.length === 1 && random.chance(0.3) ? { min: 1 } : most(random);
    const side = random.pick(SIDES);
    const rest = random.chance(0.3) ? { [side]: filterOf(random, ofSide(cohort, side), 1) } : {};
    return [quotaOf(random, cohort, { ...rest, per }, limits)];
  },
  // Two of one side: which combinations nobody has is then without consequence.
  (random, cohort) => {
    const per = random.pick([
      ["mentee.trust", "mentee.grade"],
      ["mentor.trust", "mentor"],
      ["mentee", "mentor"],
      ["mentor", "mentee.trust", "mentor.code"],
    ]);
    return [quotaOf(random, cohort, { per }, { max: random.between(1, 2) })];
  },
];
