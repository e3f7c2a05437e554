import type { Audit, Group } from "../../src/explanation/audit.ts";
import { spreadOf } from "../../src/explanation/spreadOf.ts";

/** Hand-made audits: every shape that the data can have, small enough to read. */

export interface Parts {
  /** Who has whom: mentee, mentor, the mentee's choice number, the mentor's, points. */
  readonly pairs?: readonly (readonly [
    mentee: string,
    mentor: string,
    choice: number,
    theirs: number,
    points: number,
  ])[];
  readonly mentees?: readonly { readonly id: string; readonly name?: string; readonly wants?: number }[];
  readonly mentors?: readonly {
    readonly id: string;
    readonly name?: string;
    readonly capacity?: number;
    readonly minLoad?: number;
  }[];
  readonly blocking?: Audit["blocking"];
  readonly envy?: Partial<Audit["envy"]>;
  readonly groups?: Audit["groups"];
}

/** What follows from `pairs` is counted here once more, without `src`; whom somebody would rather have is as given. */
export function auditWith(parts: Parts = {}): Audit {
  const {
    mentees: given = [{ id: "r1", name: "Priya Nair" }, { id: "r2", name: "Tom Oak" }, { id: "r3" }],
    mentors: offered = [
      { id: "m1", name: "Ada Quist" },
      { id: "m2", name: "Bo Reid" },
    ],
    pairs = [
      ["r1", "m1", 1, 1, 800_000],
      ["r2", "m2", 2, 1, 600_000],
    ],
  } = parts;
  const mentees = given.map(({ id, name = id, wants = 1 }) => {
    const has = pairs.filter(([mentee]) => mentee === id).map(([, mentor, choice]) => ({ mentor, choice }));
    return { id, name, wants, has };
  });
  const mentors = offered.map(({ id, name = id }) => {
    const has = pairs.filter(([, mentor]) => mentor === id).map(([mentee, , , choice]) => ({ mentee, choice }));
    return { id, name, has };
  });
  const loads = mentors.map(({ id, has }, at) => {
    const { capacity = 1, minLoad = 0 } = offered[at];
    return { mentor: id, load: has.length, capacity, minLoad };
  });
  const people = [...new Set([...mentees, ...mentors].map(({ id }) => id))].map((id) => {
    const asMentee = mentees.find((one) => one.id === id);
    const asMentor = loads.find((one) => one.mentor === id);
    return {
      id,
      pairs: (asMentee?.has.length ?? 0) + (asMentor?.load ?? 0),
      ...(asMentee === undefined ? {} : { asMentee: { load: asMentee.has.length, wants: asMentee.wants } }),
      ...(asMentor === undefined ? {} : { asMentor }),
    };
  });
  return {
    version: 1,
    mentees,
    mentors,
    profile: { mentees: profileOf(mentees), mentors: profileOf(mentors) },
    blocking: parts.blocking ?? { count: 0, pairs: [] },
    envy: { people: 0, justifiedPeople: 0, cases: 0, justified: 0, count: 0, list: [], ...parts.envy },
    affinities: spreadOf(pairs.map(([, , , , points]) => points)),
    loads: {
      mentors: loads,
      people,
      both: people.filter(({ asMentee, asMentor }) => asMentee !== undefined && asMentor !== undefined).length,
      spread: { mentors: spreadOf(loads.map(({ load }) => load)), people: spreadOf(people.map((one) => one.pairs)) },
    },
    groups: parts.groups ?? [],
  };
}

function profileOf(people: readonly { readonly has: readonly { readonly choice: number }[] }[]) {
  const placed = people.map(({ has }) => has.map(({ choice }) => choice)).filter((choices) => choices.length > 0);
  const counted = (choices: readonly number[]) =>
    [...new Set(choices)]
      .sort((a, b) => a - b)
      .map((choice) => ({ choice, count: choices.filter((one) => one === choice).length }));
  return {
    pairs: counted(placed.flat()),
    people: counted(placed.map((choices) => Math.min(...choices))),
    nobody: people.length - placed.length,
  };
}

export function group(value: string, people: number, placed: number, points: number, firstChoices: number): Group {
  const meanPoints = placed === 0 ? null : { numerator: points, denominator: placed, value: points / placed };
  return { kind: "value", value, people, placed, pairs: placed, points, meanPoints, firstChoices };
}

/** "r3" would rather have "m2", who has a free place as well as "r2" of a later choice. */
export const blockingPair: Audit["blocking"]["pairs"][number] = {
  mentee: "r3",
  mentor: "m2",
  choice: 11,
  wants: 1,
  menteeHas: [],
  capacity: 2,
  mentorHas: [{ mentee: "r2", choice: 3 }],
  over: ["r2"],
};

export const envied: Audit["envy"]["list"][number] = {
  mentee: "r3",
  mentor: "m2",
  choice: 11,
  others: 1,
  justified: ["r2"],
};
