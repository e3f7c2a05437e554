import type { CohortInput, OptimalRun, ProgrammeInput } from "pairwright";
import { match, verify } from "pairwright";
import { expect, it } from "vitest";

/** A saved matching that anything can be done to. */
// biome-ignore lint/suspicious/noExplicitAny: what is forged keeps no type
type Saved = any;

const saved = (cohort: CohortInput, programme: ProgrammeInput): Saved =>
  JSON.parse(JSON.stringify((match(cohort, programme) as OptimalRun).matching));

const codes = (cohort: CohortInput, programme: ProgrammeInput, forged: Saved) => {
  const verified = verify(cohort, programme, forged);
  return verified.ok ? "accepted" : [...new Set(verified.faults.map(({ code }) => code))];
};

it("a run that was not saved is told what to give in its place", () => {
  const cohort: CohortInput = { version: 1, mentees: [{ id: "a" }], mentors: [{ id: "x" }] };
  const programme: ProgrammeInput = { version: 1, criteria: [{ id: "t", strategy: "table", scores: {}, weight: 1 }] };
  const message = "expected run.matching, or what JSON.stringify(run) made, parsed; received the run itself";
  expect(verify(cohort, programme, match(cohort, programme))).toEqual({
    ok: false,
    faults: [{ code: "shape", path: "", message }],
  });
});

it("a case that decides the same person twice leaves something out", () => {
  const cohort: CohortInput = {
    version: 1,
    mentees: [
      { id: "a", wants: 2 },
      { id: "b", wants: 2 },
    ],
    mentors: [
      { id: "x", capacity: 2 },
      { id: "y", capacity: 2 },
    ],
  };
  const scores = { a: { x: 0.9, y: 0.9 }, b: { x: 0.1, y: 0.1 } };
  const programme: ProgrammeInput = {
    version: 1,
    criteria: [{ id: "t", strategy: "table", scores, weight: 1 }],
    places: 1,
    rules: [{ id: "q", rule: "quota", max: 3 }],
  };
  const best = saved(cohort, programme);
  expect([best.total, codes(cohort, programme, best)]).toEqual([1_800_000, "accepted"]);
  const a = (placed: boolean) => ({ mentee: "a", placed });
  // The one place is taken twice in the first case, so that nothing is possible in it.
  const level = (named: object, value: number, before: number[]) => {
    const proof = { scale: 1, quotas: [0], before, place: 0, prices: [0, 0, 0, 0] };
    const cases = [
      { decisions: [a(true), a(true)] },
      { decisions: [a(true), a(false)], proof },
      { decisions: [a(false)], proof },
    ];
    return { ...named, value, search: { cases } };
  };
  const pair = (mentor: string) => ({
    mentee: "b",
    mentor,
    points: 100_000,
    choice: 1,
    terms: [{ criterion: "t", weight: 1_000_000, points: 100_000 }],
  });
  const hallSet = { mentees: ["a", "b"], mentors: [], places: 1, claims: 2, limit: "places" };
  const forged = {
    ...best,
    placed: 1,
    total: 200_000,
    pairs: [pair("x"), pair("y")],
    unmatched: [{ mentee: "a", status: "no-room", hallSet }],
    certificate: {
      levels: [
        level({ level: "placed", priority: 0, mentors: 1 }, 1, []),
        level({ level: "placed", priority: 0, mentors: 2 }, 1, [2]),
        level({ level: "points" }, 200_000, [1_000_000, 1_000_000]),
      ],
    },
  };
  expect(codes(cohort, programme, forged)).toEqual(["certificate"]);
});

it("multipliers whose sums are not exact on the way prove nothing, though the last sum is small", () => {
  const locked = [0, 1, 2].map((at) => ({ mentee: `l${at}`, mentor: `m${at}` }));
  const cohort: CohortInput = {
    version: 1,
    mentees: [...locked.map(({ mentee }) => ({ id: mentee, priority: 1 })), { id: "a" }],
    mentors: [...locked.map(({ mentor }) => ({ id: mentor })), { id: "x" }, { id: "y" }],
  };
  const programme: ProgrammeInput = {
    version: 1,
    criteria: [{ id: "t", strategy: "table", scores: { a: { x: 0.5, y: 0.499999 } }, weight: 1 }],
    rules: [...locked.map((pair) => ({ rule: "lock", ...pair })), { id: "q", rule: "quota", max: 1000 }],
  };
  const best = saved(cohort, programme);
  expect(codes(cohort, programme, best)).toBe("accepted");
  const forged = structuredClone(best);
  const pair = forged.pairs.find((one: { mentee: string }) => one.mentee === "a");
  Object.assign(pair, { mentor: "y", points: 499_999, choice: 5 });
  pair.terms[0].points = 499_999;
  forged.total--;
  forged.loads.find((one: { mentor: string }) => one.mentor === "x").load = 0;
  forged.loads.find((one: { mentor: string }) => one.mentor === "y").load = 1;
  const proof = { scale: 1, quotas: [0], before: [2 ** 53 - 3, 0], place: 0, prices: [0, 0, 0, 0, 0] };
  forged.certificate.levels[2] = {
    level: "points",
    value: forged.total,
    search: { cases: [{ decisions: [], proof }] },
  };
  expect(codes(cohort, programme, forged)).toEqual(["certificate"]);
});

it.each(["total", "maximin", "leximin", "greedy", "generous", "stable"] as const)(
  "without a search nothing can have been cut off, so that nothing is merely feasible: %s",
  (aim) => {
    const cohort: CohortInput = {
      version: 1,
      mentees: [{ id: "a" }, { id: "b" }],
      mentors: [{ id: "x" }, { id: "y" }],
    };
    const scores = { a: { x: 0.9, y: 0.4 }, b: { x: 0.3, y: 0.9 } };
    const programme: ProgrammeInput = {
      version: 1,
      criteria: [{ id: "t", strategy: "table", scores, weight: 1 }],
      aim,
    };
    const { version, fingerprint, loads } = saved(cohort, programme);
    const forged = {
      version,
      fingerprint,
      status: "feasible",
      placed: 0,
      total: 0,
      pairs: [],
      unmatched: ["a", "b"].map((mentee) => ({ mentee, status: "unproved" })),
      loads: loads.map((one: object) => ({ ...one, load: 0 })),
      ledger: [],
      gap: { level: "placed", priority: 0, mentors: 1, value: 0, bound: 0 },
    };
    expect(codes(cohort, programme, forged)).toEqual(["certificate"]);
  },
);
