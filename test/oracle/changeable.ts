import type { ProgrammeAim } from "./aimedDocuments.ts";
import type { Documents } from "./cohorts.ts";
import { locksOf } from "./cohorts.ts";
import type { Cohort, Criterion, Mentee, Mentor, Programme, Quota, Rule, WishList } from "./documents.ts";
import type { Random } from "./random.ts";
import { randomFrom } from "./random.ts";
import { scoreCohort } from "./score.ts";

/**
 * Small documents in which everything that `whyNot` may change can matter: 3 or 4 mentees, 3 mentors, 2 or 3 topics, and
 * few values, so that there are ties. The seed decides everything, and what does not go with the aim is left out.
 */
export function changeableOf(aim: ProgrammeAim, seed: number): Documents {
  const random = randomFrom(seed + 50_000_000);
  const menteeIds = random.shuffled(["a", "b", "c", "d", "e"]).slice(0, random.between(3, 4));
  const mentorIds = random.shuffled(["m1", "m2", "m3", "m4"]).slice(0, 3);
  const topics = random.shuffled(["care", "law", "policy"]).slice(0, random.between(2, 3));
  // What is to matter above all, in turn: a single kind of change is else seldom the one that does.
  const theme = (["levels", "weights", "places", "quotas", "locks"] as const)[seed % 5];
  const criteria = criteriaOf(random, menteeIds, mentorIds, theme);
  const stable = aim === "stable";
  const quotas = !stable && (theme === "quotas" || random.chance(0.1));
  const several = theme !== "places" && random.chance(0.25) && (aim === "total" || !quotas);
  const limited = !stable && (theme === "places" || random.chance(0.15)) && (aim === "total" || !(several || quotas));
  const tiers = stable ? [0] : random.pick([[0], [0], [0, 2]]);
  const grid = random.pick([
    [0, 0.5, 1],
    [0, 0.25, 0.5, 0.8, 1],
    [0.1, 0.33, 0.62],
  ]);
  const answered = (chance: number) => random.chance(chance);

  const person = (id: string, others: readonly string[]) => {
    const avoid = others.filter(() => random.chance(0.04));
    const liked = random.shuffled(others.filter((other) => !avoid.includes(other)));
    return {
      id,
      attributes: { trust: random.pick(["x", "y"]), grade: random.pick([1, 2, 3]) },
      ...(avoid.length > 0 ? { avoid } : {}),
      ...(answered(0.7) ? { wishes: tiered(random, liked.slice(0, random.between(0, liked.length))) } : {}),
    };
  };
  const mentees = menteeIds.map((id): Mentee => {
    const chosen = random.shuffled(topics).slice(0, random.between(1, topics.length));
    return {
      ...person(id, mentorIds),
      ...(answered(0.9)
        ? { objectives: random.chance(0.3) ? chosen : record(chosen, () => random.pick([1, 1, 2, 3])) }
        : {}),
      // On every topic or on none: see what fails in `neededChanges.test.ts`.
      ...(answered(0.8) ? { levels: record(topics, () => random.pick(grid)) } : {}),
      ...(random.chance(0.2) ? { weights: { [random.pick(criteria).id]: random.pick([0.5, 2]) } } : {}),
      wants: several ? random.between(1, 2) : 1,
      priority: random.pick(tiers),
    };
  });
  for (const mentee of mentees)
    for (const id of Object.keys(mentee.weights ?? {}))
      if (criteria.some((one) => one.id === id && one.side === "mentor")) delete mentee.weights;
  const least = !stable && random.chance(0.3);
  const mentors = mentorIds.map((id): Mentor => {
    const capacity = random.pick(several ? [1, 2, 2] : [0, 1, 1, 1, 1, 1, 1, 2]);
    return {
      ...person(id, menteeIds),
      ...(answered(0.85) ? { expertise: record(some(random, topics, 0.8), () => random.pick(grid)) } : {}),
      capacity,
      minLoad: least && capacity > 0 && random.chance(0.5) ? 1 : 0,
    };
  });
  const cohort: Cohort = {
    version: 1,
    topics: record(topics, () => ({})),
    ...(answered(0.7) ? { collective: record(topics, () => random.pick([1, 2])) } : {}),
    mentees,
    mentors,
  };
  const programme: Programme = { version: 1, criteria, aim, lottery: random.pick(["", "x", "spring 2027"]) };
  if (limited) programme.places = menteeIds.length - random.between(1, 2);
  if (stable && random.chance(0.5)) programme.favours = random.pick(["mentees", "mentors"] as const);
  const rules: Rule[] = menteeIds.flatMap((mentee) =>
    mentorIds.filter(() => random.chance(0.05)).map((mentor): Rule => ({ rule: "forbid", mentee, mentor })),
  );
  if (random.chance(0.12)) rules.push({ id: "outside", rule: "differ", attribute: "trust" });
  if (random.chance(0.1)) rules.push({ id: "ahead", rule: "atLeast", attribute: "grade", gap: random.pick([-1, 0]) });
  if (random.chance(0.15))
    rules.push({ id: "floor", rule: "floor", criterion: criteria[0].id, least: 0.3, missing: "allow" });
  if (quotas) rules.push(...quotasOf(random, aim, mentorIds));
  programme.rules = rules;
  if (theme === "locks" || random.chance(0.1)) {
    const locks = locksOf(random, cohort, programme).slice(0, 1);
    if (!passesQuota(cohort, { ...programme, rules: [...rules, ...locks] })) rules.push(...locks);
  }
  return { cohort, programme };
}

/** As above without anything to learn: 4 or 5 mentees, 3 or 4 mentors and two or three scores, so that most is tied. */
export function tiedOf(aim: ProgrammeAim, seed: number): Documents {
  const random = randomFrom(seed + 51_000_000);
  const menteeIds = random.shuffled(["a", "b", "c", "d", "e"]).slice(0, random.between(4, 5));
  const mentorIds = random.shuffled(["m1", "m2", "m3", "m4"]).slice(0, random.between(3, 4));
  const stable = aim === "stable";
  const quotas = !stable && random.chance(0.3);
  const several = menteeIds.length === 4 && random.chance(0.2) && (aim === "total" || !quotas);
  const tiers = stable ? [0] : random.pick([[0], [0], [0, 2]]);
  const grid = random.pick([
    [0, 1],
    [0.5, 1],
    [0, 0.5, 1],
    [0.5, 0.505, 0.509],
  ]);
  const wishing = random.pick([0, 0.5]);
  const wishes = (others: readonly string[]) =>
    random.chance(wishing) ? { wishes: tiered(random, random.shuffled(others).slice(0, random.between(1, 2))) } : {};
  const attributes = () => ({ trust: random.pick(["x", "y"]), grade: random.pick([1, 2, 3]) });
  const mentees = menteeIds.map(
    (id): Mentee => ({
      id,
      attributes: attributes(),
      ...wishes(mentorIds),
      wants: several ? random.between(1, 2) : 1,
      priority: random.pick(tiers),
    }),
  );
  const least = !stable && random.chance(0.25);
  const mentors = mentorIds.map((id): Mentor => {
    const capacity = random.pick([1, 1, 1, 2]);
    return { id, attributes: attributes(), ...wishes(menteeIds), capacity, minLoad: least ? random.between(0, 1) : 0 };
  });
  const cohort: Cohort = { version: 1, mentees, mentors };
  const scores = record(menteeIds, () => record(mentorIds, () => random.pick(grid)));
  const criteria: Criterion[] = [{ id: "table", strategy: "table", weight: 1, scores }];
  const programme: Programme = { version: 1, criteria, aim, lottery: random.pick(["", "x", "spring 2027"]) };
  if (!stable && !several && !quotas && random.chance(0.2)) programme.places = menteeIds.length - 1;
  const forbidden = random.pick([0, 0.1, 0.25]);
  const rules = menteeIds.flatMap((mentee) =>
    mentorIds.filter(() => random.chance(forbidden)).map((mentor): Rule => ({ rule: "forbid", mentee, mentor })),
  );
  if (quotas) rules.push(...quotasOf(random, aim, mentorIds));
  programme.rules = rules;
  return { cohort, programme };
}

/** Points of few values, so that there are ties; criteria that read wishes, objectives, levels and expertise. */
function criteriaOf(
  random: Random,
  menteeIds: readonly string[],
  mentorIds: readonly string[],
  theme: string,
): Criterion[] {
  const scores = () => record(menteeIds, () => record(mentorIds, () => random.pick([0, 0.2, 0.5, 0.6, 1])));
  const unknown = (): Partial<Criterion> => (random.chance(0.3) ? { unknown: random.pick([0, 0.8, "spread"]) } : {});
  const all: Criterion[] = [
    { id: "learning", strategy: "coverage", weight: random.pick([2, 3, 0.35]), ...unknown() },
    { id: "ahead", strategy: "gap", weight: random.pick([1, 2, 0.6]), side: "mentee", ...unknown() },
    {
      id: "wishes",
      strategy: "wishes",
      weight: random.pick([1, 0.5]),
      ...(random.chance(0.3) ? { by: random.pick(["mentee", "mentor"] as const) } : {}),
    },
    { id: "likeness", strategy: "cosine", weight: 1, side: random.pick(["both", "mentor"] as const), ...unknown() },
    { id: "served", strategy: "collective", weight: random.pick([0.5, 2]) },
    { id: "table", strategy: "table", weight: random.pick([0.25, 1]), scores: scores() },
  ];
  const [learning, ahead, , , , table] = all;
  if (theme === "levels")
    return [
      { ...ahead, weight: 2 },
      { ...table, weight: 0.25 },
    ];
  if (theme === "weights") return [learning, { ...table, weight: 1 }];
  return random.shuffled(all).slice(0, random.between(2, 3));
}

/** Nested ones: the aims that count take them. For the total, sometimes two that are not. */
function quotasOf(random: Random, aim: ProgrammeAim, mentorIds: readonly string[]): Rule[] {
  const nested: readonly (() => Quota[])[] = [
    () => [{ rule: "quota", max: random.between(1, 3) }],
    () => [{ rule: "quota", mentee: { trust: "x" }, max: 1 }],
    () => [{ rule: "quota", mentor: { trust: "y" }, min: 1 }],
    () => [{ rule: "quota", per: ["mentor", "mentee.trust"], max: 1 }],
    () => [{ rule: "quota", per: ["mentee.trust"], min: 1, max: 2 }],
    () => [
      { rule: "quota", per: ["mentor.trust"], max: random.between(1, 2) },
      { rule: "quota", mentor: { id: mentorIds.slice(0, 1) }, max: 1 },
    ],
  ];
  const further: readonly (() => Quota[])[] = [
    () => [
      { rule: "quota", per: ["mentee.trust", "mentor.trust"], max: 1 },
      { rule: "quota", mentee: { grade: { min: 2 } }, min: 1 },
    ],
    () => [
      { rule: "quota", mentor: { grade: { max: 2 } }, max: random.between(0, 2) },
      { rule: "quota", per: ["mentee.trust"], max: 1 },
    ],
  ];
  const made = random.pick(aim === "total" ? [...nested, ...further] : nested)();
  return made.map((quota, at): Rule => ({ id: `count ${at}`, ...quota, missing: "allow" }));
}

function passesQuota(cohort: Cohort, programme: Programme): boolean {
  const { counts, locks } = scoreCohort(cohort, programme);
  return counts.some(
    ({ max, pairs }) =>
      max !== undefined &&
      locks.filter(({ mentee, mentor }) => pairs.some(([i, j]) => i === mentee && j === mentor)).length > max,
  );
}

function tiered(random: Random, ids: readonly string[]): WishList {
  const wishes: WishList = [];
  for (let at = 0; at < ids.length; ) {
    const size = random.chance(0.3) ? 2 : 1;
    const tier = ids.slice(at, at + size);
    wishes.push(tier.length === 1 ? tier[0] : tier);
    at += size;
  }
  return wishes;
}

const some = <T>(random: Random, all: readonly T[], chance: number) => all.filter(() => random.chance(chance));

const record = <T>(keys: readonly string[], value: () => T): Record<string, T> =>
  Object.fromEntries(keys.map((key) => [key, value()]));
