import type { Aim } from "./aims.ts";
import { bestUnder } from "./aims.ts";
import { auditByHand } from "./audit.ts";
import type { Documents } from "./cohorts.ts";
import { documentsOf, locksOf } from "./cohorts.ts";
import type { Cohort, Criterion, Programme, Rule } from "./documents.ts";
import type { Instance } from "./enumerate.ts";
import { instanceOf } from "./enumerate.ts";
import { furnishedOf } from "./furnished.ts";
import { randomFrom } from "./random.ts";
import type { Known } from "./saved.ts";
import { scoreCohort } from "./score.ts";
import type { StableInstance } from "./stable.ts";
import { stableUnder } from "./stable.ts";

/** Small documents with an aim, and what trying every matching gives. */

export type ProgrammeAim = NonNullable<Programme["aim"]>;

/** The documents of the seed, without what does not go together with the aim. */
export function documentsWith(aim: ProgrammeAim, seed: number): Documents {
  const { cohort, programme } =
    seed % 6 === 0 ? furnishedOf(seed) : seed % 3 === 0 ? documentsOf(seed) : contestedOf(seed);
  const { mentees, mentors } = cohort;
  programme.aim = aim;
  if (mentees.some(({ wants }) => (wants ?? 1) > 1) && (programme.places ?? mentees.length) < mentees.length)
    delete programme.places;
  if (aim !== "stable") return { cohort, programme };
  if ((programme.places ?? mentees.length) < mentees.length) delete programme.places;
  if (programme.everyone) delete programme.everyone;
  for (const mentee of mentees) if (mentee.priority !== undefined) mentee.priority = 1;
  if (mentees.some(({ priority }) => priority === undefined)) for (const mentee of mentees) delete mentee.priority;
  for (const mentor of mentors) if (mentor.minLoad !== undefined) mentor.minLoad = 0;
  if (seed % 2 === 0) programme.favours = seed % 4 === 0 ? "mentors" : "mentees";
  return { cohort, programme };
}

/** Nearly everybody can be placed, in many ways, and many want the same. */
function contestedOf(seed: number): Documents {
  const random = randomFrom(seed + 40_000_000);
  const size = random.between(3, 5);
  const several = size < 5 && random.chance(0.25);
  const mentorIds = random.shuffled(["m1", "m2", "m3", "m4", "m5"]).slice(0, size);
  const menteeIds = random
    .shuffled(["a", "b", "c", "d", "e", "f"])
    .slice(0, size + (several ? 0 : random.between(0, 1)));
  const steps = random.pick([3, 10, 1000]);
  const wanted = mentorIds.map(() => random.pick([0.3, 1]));
  const scores = Object.fromEntries(
    menteeIds.map((mentee) => [
      mentee,
      Object.fromEntries(mentorIds.map((mentor, at) => [mentor, (wanted[at] * random.between(0, steps)) / steps])),
    ]),
  );
  const listing = random.pick([0, 0.5, 1]);
  const wishes = (others: readonly string[]) => {
    if (!random.chance(listing)) return {};
    const liked = random.shuffled(others).slice(0, random.between(1, others.length));
    return { wishes: random.chance(0.3) && liked.length > 1 ? [liked.slice(0, 2), ...liked.slice(2)] : liked };
  };
  const tiers = random.pick([[0], [0], [0, 2]]);
  const cohort: Cohort = {
    version: 1,
    mentees: menteeIds.map((id) => ({
      id,
      ...wishes(mentorIds),
      ...(several ? { wants: random.between(1, 2) } : {}),
      priority: random.pick(tiers),
    })),
    mentors: mentorIds.map((id) => ({
      id,
      ...wishes(menteeIds),
      capacity: random.pick(several ? [1, 2, 2] : [1, 1, 1, 2]),
      minLoad: random.chance(0.1) ? 1 : 0,
    })),
  };
  const criteria: Criterion[] = [
    { id: "table", strategy: "table", weight: 3, scores, side: random.pick(["both", "mentee"]) },
  ];
  if (random.chance(0.4)) criteria.push({ id: "wishes", strategy: "wishes", weight: 1 });
  const programme: Programme = { version: 1, criteria, lottery: random.pick(["", "x", "spring 2027", "é"]) };
  const rules = menteeIds.flatMap((mentee) =>
    mentorIds.filter(() => random.chance(0.06)).map((mentor): Rule => ({ rule: "forbid", mentee, mentor })),
  );
  if (random.chance(0.25)) rules.push(...locksOf(random, cohort, { ...programme, rules }).slice(0, 1));
  programme.rules = rules;
  if (random.chance(0.15)) programme.places = random.between(menteeIds.length - 1, menteeIds.length);
  if (random.chance(0.1)) programme.everyone = true;
  return { cohort, programme };
}

interface Answer {
  readonly canonical: number;
  readonly unique: boolean;
  readonly tied: readonly number[];
}

/** What the oracle knows of documents with an aim. */
export interface KnownAim {
  /** Without the answer for the total. */
  readonly known: Known;
  /** null = infeasible. */
  readonly answer: Answer | null;
}

export function knownAimOf(documents: Documents): KnownAim {
  const { cohort, programme } = documents;
  const scored = scoreCohort(cohort, programme);
  const instance = instanceOf(scored, programme);
  const known: Known = { scored, instance, answer: null };
  const aim = programme.aim ?? "total";
  if (aim !== "stable") {
    const choices = scored.pairs.map((row) => row.map(({ choice }) => choice));
    return { known, answer: bestUnder({ instance, choices }, [aim as Aim])?.[aim as Aim] ?? null };
  }
  const { rowBest, columnBest, unique, tied } = stableUnder(preferencesOf(documents, known, instance));
  return { known, answer: { canonical: programme.favours === "mentors" ? columnBest : rowBest, unique, tied } };
}

/** Both sides prefer as their choice numbers say. */
export function preferencesOf(documents: Documents, { scored }: Known, instance: Instance): StableInstance {
  const { mentees, mentors, pairs } = scored;
  // The audit of a matching in which everybody has everybody allowed tells every choice number of the mentors.
  const allowed = mentees.flatMap(({ id }, i) =>
    mentors.filter((_, j) => pairs[i][j].rules.length === 0).map((mentor) => ({ mentee: id, mentor: mentor.id })),
  );
  const has = auditByHand(documents, allowed, [], 0).mentors.map((mentor) => mentor.has);
  const ofMentor = (i: number, j: number) => has[j].find(({ mentee }) => mentee === mentees[i].id)?.choice ?? 0;
  return {
    instance,
    rowScores: pairs.map((row) => row.map(({ choice }) => -choice)),
    columnScores: pairs.map((row, i) => row.map((_, j) => -ofMentor(i, j))),
  };
}
