import { createRandom } from "../instances/random.ts";

/** A cohort as JSON, with all that the strategies read; what a typical programme's hand-written loop reads is typed. */
export interface RawCohort {
  readonly version: 1;
  readonly collective: Readonly<Record<string, number>>;
  readonly mentees: readonly RawMentee[];
  readonly mentors: readonly RawMentor[];
}

interface RawPerson {
  readonly id: string;
  readonly attributes: { readonly values?: readonly string[]; readonly interests: readonly string[] };
  readonly wishes?: readonly string[];
}

interface RawMentee extends RawPerson {
  readonly objectives: Readonly<Record<string, number>>;
  readonly weights?: Readonly<Record<string, number>>;
}

interface RawMentor extends RawPerson {
  readonly expertise: Readonly<Record<string, number>>;
}

const TOPICS = 20;
const VALUES = 16;
const INTERESTS = 24;

/**
 * Mentees with 2 to 6 objectives of 20 topics, mentors who offer 12 of them; 3 to 5 values (5% of people left the
 * question out) and 2 to 4 interests; half the people wish for 1 to 3; every tenth mentee multiplies a weight.
 */
export function cohortOf(mentees: number, mentors: number): RawCohort {
  const random = createRandom(3);
  const below = (n: number) => Math.floor(random() * n);
  const some = (letter: string, of: number, count: number) => {
    const left = Array.from({ length: of }, (_, at) => `${letter}${pad(at)}`);
    return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0]);
  };
  const person = (id: string, others: string, of: number) => ({
    id,
    attributes: {
      ...(random() < 0.05 ? {} : { values: some("v", VALUES, 3 + below(3)) }),
      interests: some("i", INTERESTS, 2 + below(3)),
      organisation: `org${below(40)}`,
      years: below(30),
    },
    ...(random() < 0.5
      ? { wishes: [...new Set(Array.from({ length: 1 + below(3) }, () => others + pad(below(of))))] }
      : {}),
    available: ["2027-01-12", "2027-02-16", "2027-03-16", "2027-04-20"].filter(() => random() < 0.6),
  });
  const topics = (count: number, value: () => number) =>
    Object.fromEntries(some("t", TOPICS, count).map((topic) => [topic, value()]));
  return {
    version: 1,
    collective: { t00003: 3, t00007: 2, t00011: 1 },
    mentees: Array.from({ length: mentees }, (_, at) => ({
      ...person(`r${pad(at)}`, "m", mentors),
      objectives: topics(2 + below(5), () => 1 + below(5)),
      levels: topics(4, random),
      ...(at % 10 === 0 ? { weights: { values: 2 } } : {}),
    })),
    mentors: Array.from({ length: mentors }, (_, at) => ({
      ...person(`m${pad(at)}`, "r", mentees),
      expertise: topics(12, () => below(11) / 10),
      experiences: [{ id: "day", topics: topics(2, () => 1) }],
    })),
  };
}

/** Five digits, so that ids stand in the order of the numbers. */
function pad(at: number): string {
  return `${at}`.padStart(5, "0");
}
