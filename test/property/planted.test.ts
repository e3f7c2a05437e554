import type { CohortInput, InfeasibleRun, ProgrammeInput, Run } from "pairwright";
import { match } from "pairwright";
import { describe, expect, it } from "vitest";
import type { RepairChange } from "../../src/explanation/conflict.ts";
import { conflictOf } from "../../src/explanation/conflictOf.ts";
import { prepare } from "../../src/prepare.ts";
import { problemOf } from "../../src/problem/problemOf.ts";
import { assign } from "../../src/solution/assign.ts";
import { changed } from "../oracle/changedDocuments.ts";
import { PEOPLE, PLANTED, plantedHallSet } from "../oracle/plantedCohorts.ts";

/** Set in the deep search: more sizes. */
const DEEP = Number(process.env.PAIRWRIGHT_PROBLEMS ?? 0) >= 9000;
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);
const SIZES = DEEP ? [2, 3, 5, 8, 13, 21, 30] : [2, 30];
const COUNTED_SIZES = DEEP ? [2, 3, 4, 6, 8, 10, 12] : [2, 12];
const REPAIRED = DEEP ? [5, 9] : [3];
/** Of these the members are counted alone: they are slow to solve. */
const COUNTED = new Set(["quotas of both kinds"]);
const MOST_SOLVED = DEEP ? 4 : 1;

const seen = { conflicts: 0, members: 0, dropped: 0, repairs: 0, solved: 0, hallSets: 0 };

type Conflict = InfeasibleRun["conflict"];

/** The conflict alone: no repairs are looked for. */
function conflictIn(cohort: CohortInput, programme: ProgrammeInput): Conflict | undefined {
  const candidates = prepare(cohort, programme, {}, []);
  if (candidates === undefined) throw new Error("the documents are wrong");
  const answer = assign(problemOf(candidates));
  return answer.status === "infeasible" ? conflictOf(candidates, answer) : undefined;
}

/** The conflict's members as text, sorted. */
function membersOf({ requirements, quotas, capacities, places }: Conflict): string[] {
  return [
    ...requirements.map((one) => {
      if (one.kind === "everyone") return `everyone ${one.mentee}`;
      return one.kind === "lock" ? `lock ${one.rule}` : `minLoad ${one.mentor} ${one.minLoad}`;
    }),
    ...quotas.map(({ rule, of, limit }) => `${rule} ${JSON.stringify(of)} ${limit}`),
    ...capacities.map(({ mentor, capacity }) => `capacity ${mentor} ${capacity}`),
    ...(places === undefined ? [] : [`places ${places}`]),
  ].sort();
}

/** What drops a member: the change that relieves it wholly. */
function dropping({ requirements, quotas, capacities, places }: Conflict): RepairChange[] {
  return [
    ...requirements.map((one): RepairChange => {
      if (one.kind === "everyone") return { change: "excuse", mentee: one.mentee };
      if (one.kind === "minLoad") return { change: "minLoad", mentor: one.mentor, from: one.minLoad, to: 0 };
      return { change: "unlock", lock: one.rule, mentee: one.mentee, mentor: one.mentor };
    }),
    ...quotas.map(({ value, ...one }): RepairChange => {
      return { change: "quota", ...one, from: value, to: one.limit === "min" ? 0 : PEOPLE };
    }),
    ...capacities.map(({ mentor, capacity }): RepairChange => {
      return { change: "capacity", mentor, from: capacity, to: PEOPLE };
    }),
    ...(places === undefined ? [] : [{ change: "places" as const, from: places, to: PEOPLE }]),
  ];
}

describe("a conflict of 2 to 30 people among 500", () => {
  for (const [kind, plant] of Object.entries(PLANTED)) {
    it(`is found, exactly it${COUNTED.has(kind) ? "" : ", and without a member there is a matching"}: ${kind}`, () => {
      for (const size of COUNTED.has(kind) ? COUNTED_SIZES : SIZES) {
        const what = `${kind}, ${size}, seed ${FIRST_SEED + size}`;
        const { cohort, programme, members } = plant(FIRST_SEED + size, size);
        expect(cohort.mentees.length).toBe(PEOPLE);
        const conflict = conflictIn(cohort, programme);
        if (conflict === undefined) throw new Error(`no conflict: ${what}`);
        expect(membersOf(conflict), what).toEqual(members);
        seen.conflicts++;
        seen.members += members.length;
        if (COUNTED.has(kind)) continue;
        const drops = dropping(conflict);
        const tried = DEEP
          ? new Set([drops[0], drops[drops.length >> 1], drops[drops.length - 1]])
          : [drops[size % drops.length]];
        for (const drop of tried) {
          const without = changed(cohort, programme, drop);
          expect(conflictIn(without.cohort, without.programme), `${what}, without ${JSON.stringify(drop)}`).toBe(
            undefined,
          );
          seen.dropped++;
        }
      }
    });

    it.skipIf(COUNTED.has(kind))(`has repairs that work: ${kind}`, () => {
      for (const size of REPAIRED) {
        const { cohort, programme } = plant(FIRST_SEED + size, size);
        const run = match(cohort, programme);
        if (run.status !== "infeasible") throw new Error(run.status);
        expect(run.repairs.length, kind).toBeGreaterThan(0);
        seen.repairs += run.repairs.length;
        // Documents cannot allow a single pair that a rule forbids.
        const sayable = run.repairs.filter(({ changes }) => changes.every(({ change }) => change !== "allow"));
        expect(sayable.length).toBeGreaterThan(0);
        for (const { changes, placed, total } of sayable.slice(0, MOST_SOLVED)) {
          let after = { cohort, programme };
          for (const change of changes) after = changed(after.cohort, after.programme, change);
          expect(valueOf(match(after.cohort, after.programme)), JSON.stringify(changes)).toEqual({ placed, total });
          seen.solved++;
        }
      }
    });
  }

  it("a conflict with another member is noticed", () => {
    const { cohort, programme, members } = PLANTED.minimums(FIRST_SEED, 3);
    const conflict = conflictIn(cohort, programme) as Conflict;
    expect(membersOf({ ...conflict, requirements: conflict.requirements.slice(1) })).not.toEqual(members);
    expect(membersOf({ ...conflict, places: 3 })).not.toEqual(members);
  });
});

function valueOf(run: Run) {
  if (run.status !== "optimal") throw new Error(run.status);
  return { placed: run.matching.placed, total: run.matching.total };
}

describe("a Hall set of 2 to 30 people among 500", () => {
  it("is found, exactly it: who competes, for whose places", () => {
    for (const size of SIZES) {
      const { cohort, programme, mentees, mentors } = plantedHallSet(FIRST_SEED + size, size);
      const run = match(cohort, programme);
      if (run.status !== "optimal") throw new Error(run.status);
      const [left, ...others] = run.matching.unmatched;
      expect(others).toEqual([]);
      const limit = "capacity";
      const hallSet = {
        mentees: [...mentees].sort(),
        mentors: [...mentors].sort(),
        places: size - 1,
        claims: size,
        limit,
      };
      expect(left, `size ${size}`).toMatchObject({ status: "no-room", hallSet });
      expect(mentees).toContain(left.mentee);
      seen.hallSets++;
    }
  });
});

it("so many were met", () => {
  const kinds = Object.keys(PLANTED).length;
  expect(kinds).toBe(7);
  expect(seen).toMatchObject({ conflicts: kinds * SIZES.length, hallSets: SIZES.length });
  expect(seen.members).toBeGreaterThan(8 * seen.conflicts);
  expect(seen.dropped).toBeGreaterThanOrEqual(SIZES.length * (kinds - COUNTED.size));
  const repaired = (kinds - COUNTED.size) * REPAIRED.length;
  expect(seen.repairs).toBeGreaterThan(4 * repaired);
  expect(seen.solved).toBeGreaterThanOrEqual(repaired);
});
