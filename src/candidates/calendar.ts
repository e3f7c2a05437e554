/** Dates as day numbers, and meetings in a rhythm. Integers only; no clock, no time zone. */

/** The fewest and the most days between one meeting and the next. */
export interface Rhythm {
  readonly shortest: number; // at least 1
  readonly longest: number; // at least `shortest`
}

/**
 * Days since 1 March of the year 0, in the Gregorian calendar, of a valid date `yyyy-mm-dd`.
 * *Source*: Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
 */
export function dayNumber(date: string): number {
  const month = Number(date.slice(5, 7));
  // Years begin in March, so that a leap day is the last day of one.
  const year = Number(date.slice(0, 4)) - (month > 2 ? 0 : 1);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear;
}

/** Finds longest chains: days each `shortest` to `longest` after the one before. Made for up to `capacity` days. */
export interface Chains {
  /**
   * The most days of a chain among the first `count` of `days`, which are strictly ascending; `enough` where there are
   * at least that many. O(count).
   */
  longest(days: Int32Array, count: number, enough?: number): number;
  /** The earliest of the longest chains, as indices into `days`: of two, the one that is earlier where they part. */
  earliest(days: Int32Array): Int32Array;
}

/**
 * Taking the next possible day is not enough: where gaps have an upper bound it can lead into a dead end (of days 0,
 * 28, 42, 84 with gaps of 28 to 42: after 28 comes nothing, after 42 comes 84). So from the last day to the first: the
 * longest chain that starts on a day is 1 more than the longest that starts within its reach, kept in a monotone
 * queue.
 */
export function chains({ shortest, longest }: Rhythm, capacity: number): Chains {
  const lengthFrom = new Int32Array(capacity); // of the longest chain that starts on the day
  const queue = new Int32Array(capacity); // days within reach, later first, their lengths strictly falling
  const fill = (days: Int32Array, count: number, enough = count): number => {
    let best = 0;
    let head = 0;
    let tail = 0;
    let entered = count; // days from here on have been in the queue
    for (let day = count - 1; day >= 0 && best < enough; day--) {
      while (entered > 0 && days[entered - 1] >= days[day] + shortest) {
        entered--;
        while (tail > head && lengthFrom[queue[tail - 1]] <= lengthFrom[entered]) tail--;
        queue[tail++] = entered;
      }
      while (head < tail && days[queue[head]] > days[day] + longest) head++;
      lengthFrom[day] = 1 + (head < tail ? lengthFrom[queue[head]] : 0);
      if (lengthFrom[day] > best) best = lengthFrom[day];
    }
    return best;
  };
  return {
    longest: fill,
    earliest(days) {
      const chain = new Int32Array(fill(days, days.length));
      let day = -1;
      for (let at = 0; at < chain.length; at++) {
        const left = chain.length - at;
        const inReach = (next: number) =>
          day < 0 || (days[next] - days[day] >= shortest && days[next] - days[day] <= longest);
        let next = day + 1;
        while (lengthFrom[next] !== left || !inReach(next)) next++;
        chain[at] = next;
        day = next;
      }
      return chain;
    },
  };
}
