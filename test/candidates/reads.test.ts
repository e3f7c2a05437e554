import type { Issue, ProgrammeInput, Read, Reads } from "pairwright";
import { expect, it } from "vitest";
import { builtInStrategies } from "../../src/candidates/registry.ts";
import { prepare } from "../../src/prepare.ts";
import type { Cohort, Mentee, Mentor, Person } from "../oracle/documents.ts";
import { furnishedOf } from "../oracle/furnished.ts";
import type { Random } from "../oracle/random.ts";
import { randomFrom } from "../oracle/random.ts";
import { Seen } from "../property/seen.ts";

const TOPICS = ["policy", "constructor", "10", "9", "é", "more"];
const DATES = ["2027-01-04", "2027-01-18", "2027-02-01", "2027-03-01"];

/** What the made programmes seldom have. */
const MORE = [
  { id: "together", strategy: "collective", weight: 1 },
  { id: "weakest", strategy: "least", of: [{ strategy: "coverage" }, { strategy: "wishes", by: "mentee" }], weight: 1 },
];

const isRead = (reads: readonly Read[], name: string) => reads.some((one) => one === name);
const isAttributeRead = (reads: readonly Read[], name: string) =>
  reads.some((one) => typeof one === "object" && one.attribute === name);

/** The cohort with everything else of everybody: what a pair's score rests on stays. */
function elsewhere(cohort: Cohort, i: number, j: number, reads: Reads, random: Random): Cohort {
  const changed = structuredClone(cohort);
  const { mentees, mentors } = changed;
  changed.mentees.forEach((one, at) => {
    const kept = at === i ? reads.mentee : [];
    changePerson(random, one, kept, cohort, mentors);
    if (!isRead(kept, "objectives")) one.objectives = weights(random);
    if (!isRead(kept, "levels")) one.levels = shares(random);
  });
  changed.mentors.forEach((one, at) => {
    const kept = at === j ? reads.mentor : [];
    changePerson(random, one, kept, cohort, mentees);
    if (!isRead(kept, "experiences")) one.experiences = [{ id: "other", topics: weights(random) }];
    if (isRead(kept, "expertise")) return;
    const { objectives = [] } = cohort.mentees[i];
    const wanted = Array.isArray(objectives) ? objectives : Object.keys(objectives);
    const asked = isRead(kept, "expertise-on-objectives") ? wanted : [];
    if (asked.length > 0 && one.expertise === undefined) return;
    const own = Object.entries(one.expertise ?? {}).filter(([topic]) => asked.includes(topic));
    one.expertise = Object.fromEntries([
      ...own,
      ...Object.entries(shares(random)).filter(([topic]) => !asked.includes(topic)),
    ]);
  });
  return changed;
}

function changePerson(
  random: Random,
  person: Person,
  kept: readonly Read[],
  cohort: Cohort,
  others: readonly Person[],
) {
  person.name = `Another ${random.below(100)}`;
  person.weights = {};
  person.avoid = [];
  if (!isRead(kept, "wishes"))
    person.wishes = random.shuffled(others.map(({ id }) => id)).filter((id) => id !== person.id && random.chance(0.5));
  if (!isRead(kept, "available")) person.available = DATES.filter(() => random.chance(0.6));
  const all: Person[] = [...cohort.mentees, ...cohort.mentors];
  for (const [name, value] of Object.entries(person.attributes ?? {})) {
    if (isAttributeRead(kept, name)) continue;
    // Somebody's value of the same kind: options may allow no others.
    const values = all.flatMap((one) => one.attributes?.[name] ?? []).filter((one) => typeof one === typeof value);
    if (values.length > 0 && !Array.isArray(value))
      person.attributes = { ...person.attributes, [name]: random.pick(values) };
    if (Array.isArray(value))
      person.attributes = { ...person.attributes, [name]: value.filter(() => random.chance(0.5)) };
  }
}

const weights = (random: Random) =>
  Object.fromEntries(
    random
      .shuffled(TOPICS)
      .slice(0, random.between(1, 3))
      .map((topic) => [topic, random.between(1, 3)]),
  );
const shares = (random: Random) =>
  Object.fromEntries(TOPICS.filter(() => random.chance(0.6)).map((topic) => [topic, random.below(11) / 10]));

const termsOf = (cohort: Cohort, programme: ProgrammeInput, i: number, j: number) => {
  const issues: Issue[] = [];
  const candidates = prepare(cohort, programme, {}, issues);
  if (candidates === undefined) throw new Error(issues.map(({ message }) => message).join("; "));
  const [mentee, mentor] = [cohort.mentees[i].id, cohort.mentors[j].id];
  const at = candidates.cohort.mentees.findIndex(({ id }) => id === mentee);
  const to = candidates.cohort.mentors.findIndex(({ id }) => id === mentor);
  const terms = candidates.terms(at, to);
  return terms.map((term) => ({ ...term, reads: candidates.reads(term.criterion) }));
};

it("a built-in score and its account rest on what its strategy says that they do, and on all of it", () => {
  const seen = new Seen();
  for (let seed = 1; seed <= 120; seed++) {
    const random = randomFrom(seed + 60_000_000);
    const { cohort: given, programme: whole } = furnishedOf(seed);
    if (given.mentees.length === 0 || given.mentors.length === 0) continue;
    const cohort: Cohort = { ...given, topics: Object.fromEntries(TOPICS.map((topic) => [topic, {}])) };
    for (const mentor of cohort.mentors as Mentor[]) delete mentor.minLoad;
    for (const mentee of cohort.mentees as Mentee[]) delete mentee.wants;
    cohort.collective ??= { policy: 1, "9": 2 };
    const programme = { version: 1, criteria: [...whole.criteria, ...MORE] } as unknown as ProgrammeInput;
    const [i, j] = [random.below(cohort.mentees.length), random.below(cohort.mentors.length)];
    for (const [at, { criterion, score, part, reads }] of termsOf(cohort, programme, i, j).entries()) {
      const { strategy } = criterion;
      if (reads === undefined) {
        seen.add(`silent: ${strategy}`);
        continue;
      }
      const differs = (kept: Reads) => {
        const other = termsOf(elsewhere(cohort, i, j, kept, random), programme, i, j)[at];
        return !Object.is(other.score, score) || JSON.stringify(other.part) !== JSON.stringify(part);
      };
      expect(differs(reads), `seed ${seed}, ${criterion.id} (${strategy})`).toBe(false);
      seen.add(strategy);
      for (const side of ["mentee", "mentor"] as const) {
        for (const left of reads[side]) {
          const without = { ...reads, [side]: reads[side].filter((one) => one !== left) };
          if (differs(without))
            seen.add(`${strategy} without the ${side}'s ${typeof left === "string" ? left : "attribute"}`);
        }
      }
    }
  }
  for (const [name, strategy] of builtInStrategies) {
    expect(strategy.reads === undefined, name).toBe(name === "table");
    if (name !== "table") expect(seen.of(name), name).toBeGreaterThan(5);
  }
  // Everything that is said is needed: without it the account would change.
  const needed = [...seen.counts].filter(([kind]) => kind.includes(" without the "));
  expect(needed.filter(([, count]) => count < 2)).toEqual([]);
  expect(needed.length).toBe(27);
});
