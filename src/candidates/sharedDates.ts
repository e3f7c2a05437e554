import type { Cohort, Person } from "../cohort/cohort.ts";
import { compareIds } from "../order.ts";
import type { Rhythm } from "./calendar.ts";
import { chains, dayNumber } from "./calendar.ts";

/** On which dates two people could both meet, and how many meetings these make in a rhythm. */
export interface SharedDates {
  /** The most common dates with each mentor that make a chain; −1: one of the two has no `available`. `out`: [mentors] */
  lengths(mentee: number, out: Int32Array): void;
  /** The earliest of the longest chains of one pair, both of whom have `available`. */
  chain(mentee: number, mentor: number): string[];
}

export function sharedDates(cohort: Cohort, rhythm: Rhythm): SharedDates {
  const all = datesOf(cohort);
  const indexOf = new Map(all.map((date, index) => [date, index]));
  const dayOf = Int32Array.from(all, dayNumber);
  const column = ({ available }: Person) => available && Int32Array.from(available, (date) => indexOf.get(date)!);
  const ofMentee = cohort.mentees.map(column);
  const ofMentor = cohort.mentors.map(column);
  const { longest, earliest } = chains(rhythm, all.length);
  const free = new Uint8Array(all.length); // 1 for the mentee's own dates, while a row is made
  const common = new Int32Array(all.length);
  return {
    lengths(mentee, out) {
      const own = ofMentee[mentee];
      if (own === undefined) {
        out.fill(-1);
        return;
      }
      for (const date of own) free[date] = 1;
      for (let mentor = 0; mentor < out.length; mentor++) {
        const dates = ofMentor[mentor];
        if (dates === undefined) {
          out[mentor] = -1;
          continue;
        }
        let count = 0;
        for (let at = 0; at < dates.length; at++) if (free[dates[at]] === 1) common[count++] = dayOf[dates[at]];
        out[mentor] = longest(common, count);
      }
      for (const date of own) free[date] = 0;
    },
    chain(mentee, mentor) {
      const ofOther = new Set(ofMentor[mentor]);
      const both = [...ofMentee[mentee]!].filter((date) => ofOther.has(date));
      return Array.from(earliest(Int32Array.from(both, (date) => dayOf[date])), (at) => all[both[at]]);
    },
  };
}

/** Everybody's dates, each once, ascending: ISO dates stand in the order of their text. */
function datesOf({ mentees, mentors }: Cohort): string[] {
  const all = new Set<string>();
  for (const people of [mentees, mentors])
    for (const { available } of people) for (const date of available ?? []) all.add(date);
  return [...all].sort(compareIds);
}
