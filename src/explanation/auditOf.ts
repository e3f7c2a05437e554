import type { Candidates } from "../candidates/candidates.ts";
import type { MentorView } from "../candidates/mentorView.ts";
import { compareIds } from "../order.ts";
import type { Audit, AuditedMentee, AuditedMentor, HeldMentee, Loads, Profile } from "./audit.ts";
import type { Fared } from "./groupsOf.ts";
import { groupsOf } from "./groupsOf.ts";
import type { Pair } from "./matching.ts";
import { preferencesOf } from "./preferencesOf.ts";
import { spreadOf } from "./spreadOf.ts";

/** One attribute of everybody, as sets; undefined = not answered. */
export interface GroupedBy {
  readonly attribute: string;
  readonly ofMentee: readonly (readonly string[] | undefined)[];
  readonly ofMentor: readonly (readonly string[] | undefined)[];
}

/** The pairs of a matching held against what everybody would rather have. `pairs` as in `Matching`. */
export function auditOf(
  candidates: Candidates,
  pairs: readonly Pair[],
  view: MentorView,
  by: readonly GroupedBy[],
  most: number,
): Audit {
  const { cohort } = candidates;
  const pairsOf = { mentee: new Map<string, Pair[]>(), mentor: new Map<string, Pair[]>() };
  for (const side of ["mentee", "mentor"] as const)
    for (const pair of pairs) {
      const own = pairsOf[side].get(pair[side]);
      if (own === undefined) pairsOf[side].set(pair[side], [pair]);
      else own.push(pair);
    }
  const mentees = cohort.mentees.map(({ id, name, wants }): AuditedMentee => {
    const own = pairsOf.mentee.get(id) ?? [];
    return { id, name, wants, has: own.map(({ mentor, choice }) => ({ mentor, choice })) };
  });
  const mentors = cohort.mentors.map(({ id, name }, mentor): AuditedMentor => {
    const has = Array.from(
      view.own[mentor],
      (mentee, at): HeldMentee => ({ mentee: mentees[mentee].id, choice: view.choices[mentor][at] }),
    );
    return { id, name, has: has.sort((a, b) => compareIds(a.mentee, b.mentee)) };
  });
  const fared = (
    people: readonly (AuditedMentee | AuditedMentor)[],
    own: ReadonlyMap<string, readonly Pair[]>,
  ): Fared[] =>
    people.map(({ id, has }) => ({
      choices: has.map(({ choice }) => choice),
      points: (own.get(id) ?? []).reduce((sum, { points }) => sum + points, 0),
    }));
  const faredMentees = fared(mentees, pairsOf.mentee);
  const faredMentors = fared(mentors, pairsOf.mentor);
  return {
    version: 1,
    mentees,
    mentors,
    profile: { mentees: profileOf(mentees), mentors: profileOf(mentors) },
    ...preferencesOf(candidates, view, mentees, mentors, most),
    affinities: spreadOf(pairs.map(({ points }) => points)),
    loads: loadsOf(candidates.cohort, mentees, mentors),
    groups: by.map(({ attribute, ofMentee, ofMentor }) => ({
      attribute,
      mentees: groupsOf(ofMentee, faredMentees),
      mentors: groupsOf(ofMentor, faredMentors),
    })),
  };
}

function profileOf(people: readonly { readonly has: readonly { readonly choice: number }[] }[]): Profile {
  const placed = people.filter(({ has }) => has.length > 0);
  return {
    pairs: counted(placed.flatMap(({ has }) => has.map(({ choice }) => choice))),
    people: counted(placed.map(({ has }) => has.reduce((best, { choice }) => Math.min(best, choice), has[0].choice))),
    nobody: people.length - placed.length,
  };
}

function counted(choices: readonly number[]): Profile["pairs"] {
  const counts = new Map<number, number>();
  for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([choice, count]) => ({ choice, count }));
}

function loadsOf(
  cohort: Candidates["cohort"],
  mentees: readonly AuditedMentee[],
  mentors: readonly AuditedMentor[],
): Loads {
  const asMentee = new Map(mentees.map(({ id, wants, has }) => [id, { load: has.length, wants }]));
  const asMentor = new Map(
    mentors.map(({ id, has }, at) => {
      const { capacity, minLoad } = cohort.mentors[at];
      return [id, { load: has.length, capacity, minLoad }];
    }),
  );
  const people = [...new Set([...asMentee.keys(), ...asMentor.keys()])].sort(compareIds).map((id) => {
    const mentee = asMentee.get(id);
    const mentor = asMentor.get(id);
    return {
      id,
      pairs: (mentee?.load ?? 0) + (mentor?.load ?? 0),
      ...(mentee === undefined ? {} : { asMentee: mentee }),
      ...(mentor === undefined ? {} : { asMentor: mentor }),
    };
  });
  return {
    mentors: [...asMentor].map(([mentor, load]) => ({ mentor, ...load })),
    people,
    both: asMentee.size + asMentor.size - people.length,
    spread: {
      mentors: spreadOf(mentors.map(({ has }) => has.length)),
      people: spreadOf(people.map(({ pairs }) => pairs)),
    },
  };
}
