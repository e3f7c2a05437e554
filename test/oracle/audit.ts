import type { Documents } from "./cohorts.ts";
import type { Person, Value } from "./documents.ts";
import type { Term } from "./score.ts";
import { inIdOrder, scoreCohort } from "./score.ts";

/**
 * The audit of a matching by the words of `docs/model.md`, by trying every pair, every triple and every difference.
 * Shares no code with `src`.
 */

interface MadePair {
  readonly mentee: string;
  readonly mentor: string;
}

/** How the definitions are read: rightly, or wrongly, to show that a wrong reading is noticed. */
export interface Reading {
  /** Whether a tie is enough for a mentor. */
  readonly weak?: boolean;
  /** Whether mentors go by their side's score alone. */
  readonly wishless?: boolean;
  /** Whether mentors go by the mentee's side. */
  readonly wrongSide?: boolean;
  /** Whether forbidden mentees count before others in a mentor's order. */
  readonly forbiddenToo?: boolean;
  /** Whether somebody who has any mentor is taken to have enough. */
  readonly oneIsEnough?: boolean;
  /** Whether a mentor's free places are passed over. */
  readonly noRoom?: boolean;
  /** Whether somebody is taken to hold on to the best mentor it has, not the worst. */
  readonly bestOwn?: boolean;
  /** Whether a median is one of the numbers. */
  readonly plainMedian?: boolean;
}

export function auditByHand(
  { cohort, programme }: Documents,
  made: readonly MadePair[],
  by: readonly string[],
  most: number,
  reading: Reading = {},
) {
  const { mentees, mentors, pairs } = scoreCohort(cohort, programme);
  const isMade = (i: number, j: number) =>
    made.some(({ mentee, mentor }) => mentee === mentees[i].id && mentor === mentors[j].id);
  const allowed = (i: number, j: number) => pairs[i][j].rules.length === 0;
  const I = mentees.map((_, i) => i);
  const J = mentors.map((_, j) => j);

  // What a mentor prefers.
  const other = reading.wrongSide ? "mentor" : "mentee";
  const speaking = new Set(programme.criteria.filter(({ side }) => side !== other).map(({ id }) => id));
  const sideScore = (i: number, j: number): [bigint, bigint] => {
    const terms = pairs[i][j].terms.filter(({ criterion }) => speaking.has(criterion));
    const sum = (of: (term: Term) => number) => BigInt(terms.reduce((total, term) => total + of(term), 0));
    const weight = sum((term) => term.weight);
    return weight === 0n ? [1n, 2n] : [sum((term) => term.points), weight];
  };
  const place = (j: number, i: number) => {
    const at = (mentors[j].wishes ?? []).findIndex((wish) => [wish].flat().includes(mentees[i].id));
    return at < 0 || reading.wishless ? Number.POSITIVE_INFINITY : at;
  };
  const mentorPrefers = (j: number, a: number, b: number): boolean => {
    if (place(j, a) !== place(j, b)) return place(j, a) < place(j, b);
    if (place(j, a) < Number.POSITIVE_INFINITY) return reading.weak === true;
    const [[pointsA, weightA], [pointsB, weightB]] = [sideScore(a, j), sideScore(b, j)];
    const difference = pointsA * weightB - pointsB * weightA;
    return difference > 0n || (reading.weak === true && difference === 0n && a !== b);
  };
  const mentorChoice = (j: number, i: number) =>
    1 + I.filter((a) => a !== i && (reading.forbiddenToo || allowed(a, j)) && mentorPrefers(j, a, i)).length;

  // Who has whom.
  const heldMentors = (i: number) => J.filter((j) => isMade(i, j));
  const heldMentees = (j: number) => I.filter((i) => isMade(i, j));
  const menteeHas = (i: number) => heldMentors(i).map((j) => ({ mentor: mentors[j].id, choice: pairs[i][j].choice }));
  const mentorHas = (j: number) => heldMentees(j).map((i) => ({ mentee: mentees[i].id, choice: mentorChoice(j, i) }));
  const wants = (i: number) => mentees[i].wants ?? 1;
  const capacity = (j: number) => mentors[j].capacity ?? 1;

  // Who would rather have whom.
  const menteeWould = (i: number, j: number) => {
    if (!allowed(i, j) || isMade(i, j)) return false;
    const own = heldMentors(i).map((k) => pairs[i][j].choice < pairs[i][k].choice);
    if (own.length === 0 || (own.length < wants(i) && !reading.oneIsEnough)) return true;
    return reading.bestOwn ? !own.includes(false) : own.includes(true);
  };
  const over = (i: number, j: number) => heldMentees(j).filter((b) => mentorPrefers(j, i, b));
  const mentorWould = (i: number, j: number) =>
    (!reading.noRoom && heldMentees(j).length < capacity(j)) || over(i, j).length > 0;
  const names = (list: readonly number[]) => list.map((i) => mentees[i].id);
  const everyPair = I.flatMap((i) => J.map((j) => [i, j] as const));
  const rather = everyPair.filter(([i, j]) => menteeWould(i, j));
  const blocking = rather.filter(([i, j]) => mentorWould(i, j));
  const triples = rather.flatMap(([a, j]) => heldMentees(j).map((b) => ({ a, j, b, just: mentorPrefers(j, a, b) })));
  const enviedMentors = rather.filter(([, j]) => heldMentees(j).length > 0);

  // How people fared.
  const fared = (held: readonly (readonly { readonly choice: number }[])[], points: readonly number[][]) =>
    held.map((has, at) => ({ numbers: has.map(({ choice }) => choice), points: points[at] }));
  const ofMentees = fared(
    I.map(menteeHas),
    I.map((i) => heldMentors(i).map((j) => pairs[i][j].points)),
  );
  const ofMentors = fared(
    J.map(mentorHas),
    J.map((j) => heldMentees(j).map((i) => pairs[i][j].points)),
  );
  const profile = (people: readonly { readonly numbers: readonly number[] }[]) => ({
    pairs: tally(people.flatMap(({ numbers }) => numbers)),
    people: tally(people.flatMap(({ numbers }) => [...numbers].sort((a, b) => a - b).slice(0, 1))),
    nobody: people.filter(({ numbers }) => numbers.length === 0).length,
  });
  const groups = (people: readonly Person[], outcome: typeof ofMentees, attribute: string) => {
    const keyed = people.map((person) => keysOf(person, attribute));
    const values = inIdOrder(new Set(keyed.flatMap((keys) => (typeof keys === "string" ? [] : keys))));
    const count = (members: typeof ofMentees) => {
      const all = members.flatMap(({ points }) => points);
      const sum = all.reduce((a, b) => a + b, 0);
      return {
        people: members.length,
        placed: members.filter(({ numbers }) => numbers.length > 0).length,
        pairs: all.length,
        points: sum,
        meanPoints: all.length === 0 ? null : ratio(BigInt(sum), BigInt(all.length)),
        firstChoices: members.filter(({ numbers }) => numbers.some((number) => number === 1)).length,
      };
    };
    const members = (test: (keys: string | string[]) => boolean) => outcome.filter((_, at) => test(keyed[at]));
    const entries: object[] = values.map((value) => ({
      kind: "value",
      value,
      ...count(members((keys) => typeof keys !== "string" && keys.includes(value))),
    }));
    for (const kind of ["none", "unknown"]) {
      const those = members((keys) => keys === kind);
      if (those.length > 0) entries.push({ kind, ...count(those) });
    }
    return entries;
  };

  const ids = inIdOrder(new Set([...mentees, ...mentors].map(({ id }) => id)));
  const people = ids.map((id) => {
    const i = mentees.findIndex((one) => one.id === id);
    const j = mentors.findIndex((one) => one.id === id);
    const count = made.filter(({ mentee }) => mentee === id).length + made.filter(({ mentor }) => mentor === id).length;
    const entry: Record<string, unknown> = { id, pairs: count };
    if (i >= 0) entry.asMentee = { load: heldMentors(i).length, wants: wants(i) };
    if (j >= 0) entry.asMentor = { ...load(j) };
    return { count, entry };
  });
  function load(j: number) {
    return { load: heldMentees(j).length, capacity: capacity(j), minLoad: mentors[j].minLoad ?? 0 };
  }

  return {
    version: 1,
    mentees: I.map((i) => ({ id: mentees[i].id, name: nameOf(mentees[i]), wants: wants(i), has: menteeHas(i) })),
    mentors: J.map((j) => ({ id: mentors[j].id, name: nameOf(mentors[j]), has: mentorHas(j) })),
    profile: { mentees: profile(ofMentees), mentors: profile(ofMentors) },
    blocking: {
      count: blocking.length,
      pairs: blocking.slice(0, most).map(([i, j]) => ({
        mentee: mentees[i].id,
        mentor: mentors[j].id,
        choice: pairs[i][j].choice,
        wants: wants(i),
        menteeHas: menteeHas(i),
        capacity: capacity(j),
        mentorHas: mentorHas(j),
        over: names(over(i, j)),
      })),
    },
    envy: {
      people: new Set(triples.map(({ a }) => a)).size,
      justifiedPeople: new Set(triples.filter(({ just }) => just).map(({ a }) => a)).size,
      cases: triples.length,
      justified: triples.filter(({ just }) => just).length,
      count: enviedMentors.length,
      list: enviedMentors.slice(0, most).map(([i, j]) => ({
        mentee: mentees[i].id,
        mentor: mentors[j].id,
        choice: pairs[i][j].choice,
        others: heldMentees(j).length,
        justified: names(over(i, j)),
      })),
    },
    affinities: spread(
      ofMentees.flatMap(({ points }) => points),
      reading,
    ),
    loads: {
      mentors: J.map((j) => ({ mentor: mentors[j].id, ...load(j) })),
      people: people.map(({ entry }) => entry),
      both: mentees.filter(({ id }) => mentors.some((mentor) => mentor.id === id)).length,
      spread: {
        mentors: spread(
          J.map((j) => heldMentees(j).length),
          reading,
        ),
        people: spread(
          people.map(({ count }) => count),
          reading,
        ),
      },
    },
    groups: by.map((attribute) => ({
      attribute,
      mentees: groups(mentees, ofMentees, attribute),
      mentors: groups(mentors, ofMentors, attribute),
    })),
  };
}

const nameOf = ({ id, name }: Person) => name ?? id;

/** The values by their text; or that there are none, or that nobody knows. */
function keysOf(person: Person, attribute: string): string | string[] {
  const attributes: Record<string, Value | Value[]> = person.attributes ?? {};
  if (!Object.hasOwn(attributes, attribute)) return "unknown";
  const values = [attributes[attribute]].flat().map(String);
  return values.length === 0 ? "none" : values;
}

function tally(numbers: readonly number[]) {
  const counts: { choice: number; count: number }[] = [];
  for (let choice = 1; choice <= Math.max(0, ...numbers); choice++) {
    const count = numbers.filter((number) => number === choice).length;
    if (count > 0) counts.push({ choice, count });
  }
  return counts;
}

function ratio(numerator: bigint, denominator: bigint) {
  let [common, rest] = [numerator, denominator];
  while (rest !== 0n) [common, rest] = [rest, common % rest];
  return {
    numerator: Number(numerator / common),
    denominator: Number(denominator / common),
    value: Number(numerator) / Number(denominator),
  };
}

function spread(numbers: readonly number[], { plainMedian }: Reading) {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const n = sorted.length;
  const total = sorted.reduce((a, b) => a + b, 0);
  // In quarters: three times the lower neighbour and the upper one, and so on.
  const quartile = (quarter: number) => {
    const low = sorted[Math.floor((quarter * (n - 1)) / 4)];
    const high = plainMedian ? low : sorted[Math.ceil((quarter * (n - 1)) / 4)];
    const share = (quarter * (n - 1)) % 4;
    return ratio(BigInt((4 - share) * low + share * high), 4n);
  };
  let differences = 0n;
  for (const a of sorted) for (const b of sorted) differences += BigInt(Math.abs(a - b));
  return {
    count: n,
    total,
    least: sorted[0],
    lowerQuartile: quartile(1),
    median: quartile(2),
    upperQuartile: quartile(3),
    greatest: sorted[n - 1],
    mean: ratio(BigInt(total), BigInt(n)),
    gini: total === 0 ? { numerator: 0, denominator: 1, value: 0 } : ratio(differences, 2n * BigInt(n) * BigInt(total)),
  };
}
