import type { Candidates } from "../candidates/candidates.ts";
import type { MentorView } from "../candidates/mentorView.ts";
import type { Audit, AuditedMentee, AuditedMentor, BlockingPair, EnviedMentor } from "./audit.ts";

/**
 * Who would rather have whom: blocking pairs, and envy. Counts are whole; each list stops after `most` entries. One
 * row at a time: O(pairs · (criteria + log mentors)).
 */
export function preferencesOf(
  { cohort, choices }: Pick<Candidates, "cohort" | "choices">,
  view: MentorView,
  mentees: readonly AuditedMentee[],
  mentors: readonly AuditedMentor[],
  most: number,
): Pick<Audit, "blocking" | "envy"> {
  const pairs: BlockingPair[] = [];
  const list: EnviedMentor[] = [];
  let blocking = 0;
  const envy = { people: 0, justifiedPeople: 0, cases: 0, justified: 0, count: 0 };
  const behind = new Int32Array(mentors.length);
  mentees.forEach(({ id, wants, has }, mentee) => {
    const choice = choices(mentee);
    view.preferredTo(mentee, behind);
    const before = { cases: envy.cases, justified: envy.justified };
    const own = new Set(has.map(({ mentor }) => mentor));
    // Somebody who wants more would rather have any mentor than none.
    const worst = has.length < wants ? Number.POSITIVE_INFINITY : Math.max(...has.map((one) => one.choice));
    for (let mentor = 0; mentor < mentors.length; mentor++) {
      // A choice number of 0: forbidden.
      if (choice[mentor] === 0 || choice[mentor] >= worst || own.has(mentors[mentor].id)) continue;
      const { id: mentorId, has: others } = mentors[mentor];
      const { capacity } = cohort.mentors[mentor];
      const over = () => {
        const last = view.own[mentor].slice(others.length - behind[mentor]).sort();
        return Array.from(last, (other) => mentees[other].id);
      };
      if (others.length > 0) {
        envy.cases += others.length;
        envy.justified += behind[mentor];
        envy.count++;
        if (list.length < most)
          list.push({
            mentee: id,
            mentor: mentorId,
            choice: choice[mentor],
            others: others.length,
            justified: over(),
          });
      }
      if (others.length < capacity || behind[mentor] > 0) {
        blocking++;
        if (pairs.length < most)
          pairs.push({
            mentee: id,
            mentor: mentorId,
            choice: choice[mentor],
            wants,
            menteeHas: has,
            capacity,
            mentorHas: others,
            over: over(),
          });
      }
    }
    if (envy.cases > before.cases) envy.people++;
    if (envy.justified > before.justified) envy.justifiedPeople++;
  });
  return { blocking: { count: blocking, pairs }, envy: { ...envy, list } };
}
