import type { Cohort } from "../cohort/cohort.ts";
import { compareIds } from "../order.ts";
import type { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import { madeId } from "../reading/madeId.ts";
import { personHint } from "../reading/personHint.ts";
import type { Loose } from "../reading/shape.ts";
import type { Lock } from "./programme.ts";
import type { Placed } from "./readCriteria.ts";
import type { LockInput } from "./schema.ts";

/**
 * Locks with indices in place of ids, in id order. Logs people who do not exist, and every lock beyond what the
 * programme has room for, counted in the order of the input: beyond a mentee's `wants`, a mentor's capacity, the
 * programme's places.
 */
export function placeLocks(
  locks: readonly Placed<Loose<LockInput>>[],
  cohort: Cohort,
  places: number | undefined,
  log: IssueLog,
): Placed<Lock>[] {
  const mentees = indexById(cohort.mentees);
  const mentors = indexById(cohort.mentors);
  const known = { mentee: new Set(mentees.keys()), mentor: new Set(mentors.keys()) };
  const atMentee = new Map<number, number>();
  const atMentor = new Map<number, number>();
  const placed: Placed<Lock>[] = [];
  for (const { row, item } of locks) {
    const mentee = find(item.mentee, "mentee", mentees, row);
    const mentor = find(item.mentor, "mentor", mentors, row);
    if (mentee !== undefined) {
      const { id, wants } = cohort.mentees[mentee];
      const count = increment(atMentee, mentee);
      const message = () => `expected at most ${wants} locked for ${shown(id)} (as many as wanted), received ${count}`;
      if (count > wants) log.add(["rules", row, "mentee"], "conflict", message);
      const people = atMentee.size;
      const tooMany = `expected at most ${places} people locked (the programme's places), received ${people}`;
      if (count === 1 && places !== undefined && people > places)
        log.add(["rules", row, "mentee"], "conflict", tooMany);
    }
    if (mentor !== undefined) {
      const { id, capacity } = cohort.mentors[mentor];
      const count = increment(atMentor, mentor);
      const message = () => `expected at most ${capacity} locked at ${shown(id)} (the capacity), received ${count}`;
      if (count > capacity) log.add(["rules", row, "mentor"], "conflict", message);
    }
    if (mentee !== undefined && mentor !== undefined) {
      placed.push({
        row,
        item: {
          id: item.id ?? madeId("lock", item.mentee as string, item.mentor as string),
          mentee,
          mentor,
          because: item.because,
        },
      });
    }
  }
  return placed.sort((a, b) => compareIds(a.item.id, b.item.id));

  function find(
    id: string | undefined,
    side: "mentee" | "mentor",
    indexOf: ReadonlyMap<string, number>,
    row: number,
  ): number | undefined {
    if (id === undefined) return undefined;
    const index = indexOf.get(id);
    const message = () =>
      `expected a known ${side}${personHint(id, cohort[`${side}s`], known[side], log.budget)}, received ${shown(id)}`;
    if (index === undefined) log.add(["rules", row, side], "unknown-id", message);
    return index;
  }
}

function indexById(people: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(people.map((person, index) => [person.id, index]));
}

function increment(counts: Map<number, number>, key: number): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
