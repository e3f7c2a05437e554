import type { Aim } from "./aims.ts";
import { bestUnder } from "./aims.ts";
import { auditByHand } from "./audit.ts";
import type { Documents } from "./cohorts.ts";
import { documentsOf } from "./cohorts.ts";
import type { Programme } from "./documents.ts";
import type { Instance } from "./enumerate.ts";
import { instanceOf } from "./enumerate.ts";
import { furnishedOf } from "./furnished.ts";
import type { Known } from "./saved.ts";
import { scoreCohort } from "./score.ts";
import type { StableInstance } from "./stable.ts";
import { stableUnder } from "./stable.ts";

/** Small documents with an aim, and what trying every matching gives. */

export type ProgrammeAim = NonNullable<Programme["aim"]>;

/** The documents of the seed, without what does not go together with the aim. */
export function documentsWith(aim: ProgrammeAim, seed: number): Documents {
  const { cohort, programme } = seed % 3 === 0 ? furnishedOf(seed) : documentsOf(seed);
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
function preferencesOf(documents: Documents, { scored }: Known, instance: Instance): StableInstance {
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
