import type { Cohort, Person } from "../cohort/cohort.ts";
import { compareIds } from "../order.ts";
import type { Rhythm } from "./calendar.ts";
import { chains, dayNumber } from "./calendar.ts";

/** On which dates two people could both meet, and how many meetings these make in a rhythm. */
export interface SharedDates {
  /**
   * The most common dates with each mentor that make a chain, up to `enough`; −1: one of the two has no `available`.
   * Where there are fewer than `asked`, any smaller number may stand for it. `out`: [mentors]. O(mentors + dates that
   * they have in common).
   */
  lengths(mentee: number, out: Int32Array, enough: number, asked?: number): void;
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
  const { start, mentor: mentorOn } = mentorsOn(ofMentor, all.length);
  const first = new Int32Array(ofMentor.length + 1); // where each mentor's common days stand
  ofMentor.forEach((dates, mentor) => {
    first[mentor + 1] = first[mentor] + (dates?.length ?? 0);
  });
  const common = new Int32Array(mentorOn.length); // days
  const count = new Int32Array(ofMentor.length); // of them, by mentor
  const days = new Int32Array(all.length); // of one pair
  const { longest, earliest } = chains(rhythm, all.length);
  return {
    lengths(mentee, out, enough, asked = 0) {
      const own = ofMentee[mentee];
      if (own === undefined) {
        out.fill(-1);
        return;
      }
      count.fill(0);
      for (const date of own)
        for (let at = start[date]; at < start[date + 1]; at++) {
          const mentor = mentorOn[at];
          common[first[mentor] + count[mentor]++] = dayOf[date];
        }
      for (let mentor = 0; mentor < out.length; mentor++) {
        if (ofMentor[mentor] === undefined) out[mentor] = -1;
        else if (count[mentor] < asked || count[mentor] === 0) out[mentor] = 0;
        else {
          for (let at = 0; at < count[mentor]; at++) days[at] = common[first[mentor] + at];
          out[mentor] = longest(days, count[mentor], enough);
        }
      }
    },
    chain(mentee, mentor) {
      const ofOther = new Set(ofMentor[mentor]);
      const both = [...ofMentee[mentee]!].filter((date) => ofOther.has(date));
      return Array.from(earliest(Int32Array.from(both, (date) => dayOf[date])), (at) => all[both[at]]);
    },
  };
}

/** Compressed rows: on `date` the mentors from `start[date]` on could meet, ascending. */
function mentorsOn(ofMentor: readonly (Int32Array | undefined)[], dates: number) {
  const start = new Int32Array(dates + 1);
  for (const own of ofMentor) for (const date of own ?? []) start[date + 1]++;
  for (let date = 0; date < dates; date++) start[date + 1] += start[date];
  const next = start.slice(0, dates);
  const mentor = new Int32Array(start[dates]);
  ofMentor.forEach((own, index) => {
    for (const date of own ?? []) mentor[next[date]++] = index;
  });
  return { start, mentor };
}

/** Everybody's dates, each once, ascending: ISO dates stand in the order of their text. */
function datesOf({ mentees, mentors }: Cohort): string[] {
  const all = new Set<string>();
  for (const people of [mentees, mentors])
    for (const { available } of people) for (const date of available ?? []) all.add(date);
  return [...all].sort(compareIds);
}
