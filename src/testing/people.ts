import type { Cohort } from "../cohort/cohort.ts";
import { orderCohort } from "../cohort/orderCohort.ts";
import { readCohort } from "../cohort/readCohort.ts";
import type { CohortInput, MenteeInput, MentorInput } from "../cohort/schema.ts";
import type { Issue } from "../errors.ts";
import { InvalidInputError } from "../errors.ts";
import { compareIds } from "../order.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { plainData } from "../reading/plainData.ts";
import { finish } from "../steps.ts";
import type { AttributePools } from "./cohortOfSeed.ts";
import { cohortOfSeed } from "./cohortOfSeed.ts";

type PersonInput = MenteeInput | MentorInput;

/** One cohort of a suite. */
export interface People {
  /** The cohort, as a message names it: `seed 4`, `cohorts[0]`. */
  readonly where: string;
  readonly seed: number;
  /** One of the author's own. */
  readonly own: boolean;
  /** With all its topics listed. */
  readonly input: CohortInput;
  readonly cohort: Cohort;
}

/** Made cohorts that are kept, so that they are made once. */
const KEPT = 40;

/** What a suite tries a plug-in on. */
export interface Tries {
  readonly cohorts: readonly CohortInput[];
  readonly attributes: AttributePools;
  readonly seed: number;
  readonly rounds: number;
}

/**
 * The cohorts of one's own, then the made ones. `kept` are the first of both, each made once. InvalidInputError for a
 * cohort that is not valid.
 */
export function peopleOf({ cohorts, attributes, seed, rounds }: Tries): {
  readonly kept: readonly People[];
  all(): Iterable<People>;
} {
  const made = (round: number): People => {
    const own = (seed + round) % 2 ** 32;
    return { where: `seed ${own}`, seed: own, own: false, ...readPeople(cohortOfSeed(own, attributes)) };
  };
  const given = cohorts.map((one, at): People => ({ where: `cohorts[${at}]`, seed, own: true, ...readPeople(one) }));
  const first = Array.from({ length: Math.min(rounds, KEPT) }, (_, round) => made(round));
  const kept = [...given, ...first];
  return {
    kept,
    *all() {
      yield* kept;
      for (let round = first.length; round < rounds; round++) yield made(round);
    },
  };
}

/**
 * The validated cohort, and its input as plain data with all topics listed, so that what a person no longer says does
 * not change them. InvalidInputError with every issue if it is no cohort.
 */
function readPeople(given: CohortInput): { readonly input: CohortInput; readonly cohort: Cohort } {
  const issues: Issue[] = [];
  const cohort = readCohort(given, issues)?.cohort;
  if (cohort === undefined) throw new InvalidInputError(issues);
  const input = plainData(given, new IssueLog("cohort", issues))?.value as CohortInput;
  const topics = input.topics ?? Object.fromEntries(cohort.topics.map(({ id }) => [id, {}]));
  return { input: { ...input, topics }, cohort };
}

/** The cohort of an input that was valid, and has been changed into another valid one below. */
export function cohortOf(changed: CohortInput): Cohort {
  return finish(orderCohort(changed)).cohort;
}

/**
 * New ids for everybody: the old ones, dealt out anew. `deal` reorders the ids of all, which it is given in order. One
 * person stays one person.
 */
export function newIds({ mentees, mentors }: CohortInput, deal: (ids: readonly string[]) => readonly string[]) {
  const ids = [...new Set([...mentees, ...mentors].map(({ id }) => id))].sort(compareIds);
  const dealt = deal(ids);
  return new Map(ids.map((id, at) => [id, dealt[at]]));
}

/** The same people, in the same rows, under new ids, in wishes and attributes too. */
export function renamed(input: CohortInput, idOf: ReadonlyMap<string, string>): CohortInput {
  const one = (text: string): string => idOf.get(text) ?? text;
  const within = <T>(value: T): T => (typeof value === "string" ? one(value) : value) as T;
  const wish = (entry: string | readonly string[]) => (typeof entry === "string" ? one(entry) : entry.map(one));
  const person = <T extends PersonInput>(given: T): T => ({
    ...given,
    id: one(given.id),
    ...(given.wishes && { wishes: given.wishes.map(wish) }),
    ...(given.avoid && { avoid: given.avoid.map(one) }),
    ...(given.attributes && {
      attributes: Object.fromEntries(
        Object.entries(given.attributes).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.map(one) : within(value),
        ]),
      ),
    }),
  });
  return { ...input, mentees: input.mentees.map(person), mentors: input.mentors.map(person) };
}

/** The same cohort in which these people answered nothing at all. */
export function silenced(input: CohortInput, silent: (id: string) => boolean): CohortInput {
  const person = <T extends PersonInput>(given: T): T | { id: string } => (silent(given.id) ? { id: given.id } : given);
  return { ...input, mentees: input.mentees.map(person), mentors: input.mentors.map(person) };
}

/** `objectives`, or `attributes.years`: whether the person says anything there. */
export function says(person: PersonInput, key: string): boolean {
  const [owner, name] = ownerOf(person, key);
  return owner !== undefined && Object.hasOwn(owner, name) && Reflect.get(owner, name) !== undefined;
}

/** The same cohort in which one person of one side says nothing there. */
export function without(input: CohortInput, side: "mentees" | "mentors", id: string, key: string): CohortInput {
  const person = <T extends PersonInput>(given: T): T => {
    if (given.id !== id) return given;
    const [, name] = ownerOf(given, key);
    const rest = (one: object) => Object.fromEntries(Object.entries(one).filter(([inner]) => inner !== name));
    return name === key
      ? (rest(given) as T)
      : { ...given, attributes: rest(given.attributes ?? {}) as T["attributes"] };
  };
  return side === "mentees"
    ? { ...input, mentees: input.mentees.map(person) }
    : { ...input, mentors: input.mentors.map(person) };
}

const ATTRIBUTE = "attributes.";

function ownerOf(person: PersonInput, key: string): [owner: object | undefined, name: string] {
  return key.startsWith(ATTRIBUTE) ? [person.attributes, key.slice(ATTRIBUTE.length)] : [person, key];
}
