import { describe, expect, it } from "vitest";
import { instanceOfCase, instanceOfSeed, publishedCases, withOneMorePlace } from "./assignment.ts";
import { coverEverything, proves } from "./certificate.ts";
import { documentsOf, permuted } from "./cohorts.ts";
import type { Cohort, Criterion, Mentee, Mentor, Programme, Rule } from "./documents.ts";
import type { Enumerated, Instance } from "./enumerate.ts";
import { enumerate, forEachMatching, maskOf, pairsOf } from "./enumerate.ts";
import type { ReportedHallSet } from "./hall.ts";
import { allFit, hallFacts, hallFaults } from "./hall.ts";
import { invalidity, lossFaults, moveFaults } from "./moves.ts";
import { knownOf, rowsOf } from "./saved.ts";
import { apportion, lotteryNumber, lotteryOrder, objectiveWeights, scoreCohort } from "./score.ts";

/** The oracle on its own: answers known by hand, and every checker shown wrong answers. */

const cohortOf = (mentees: Mentee[], mentors: Mentor[], more: Partial<Cohort> = {}): Cohort => ({
  version: 1,
  mentees,
  mentors,
  ...more,
});
const programmeOf = (criteria: Criterion[], more: Partial<Programme> = {}): Programme => ({
  version: 1,
  criteria,
  ...more,
});
const table = (scores: Record<string, Record<string, number>>): Criterion => ({
  id: "t",
  strategy: "table",
  weight: 1,
  scores,
});

function instance(points: (number | null)[][], more: Partial<Instance> = {}): Instance {
  const rows = points.length;
  const columns = points[0]?.length ?? 0;
  return {
    rows,
    columns,
    points,
    capacity: Array(columns).fill(1),
    minLoad: Array(columns).fill(0),
    wants: Array(rows).fill(1),
    priority: Array(rows).fill(0),
    locked: [],
    places: Number.POSITIVE_INFINITY,
    cardinality: "maximum",
    rowOrder: points.map((_, i) => i),
    columnOrder: Array.from({ length: columns }, (_, j) => j),
    ...more,
  };
}

const solved = (made: Instance): Enumerated => {
  const answer = enumerate(made);
  if (answer === null) throw new Error("infeasible");
  return answer;
};

describe("score", () => {
  it("apportions by largest remainders, equal ones in the given order", () => {
    expect(apportion([1, 1, 1])).toEqual([333334, 333333, 333333]);
    expect(apportion([5, 2, 2])).toEqual([555556, 222222, 222222]);
    expect(apportion([1, 0])).toEqual([1_000_000, 0]);
    expect(apportion([1, 1, 1, 1, 1, 1, 1])).toEqual([142858, 142857, 142857, 142857, 142857, 142857, 142857]);
  });

  it("weighs a ranked list by rank-order centroids and given weights by their sum", () => {
    const ranked = objectiveWeights(["a", "b", "c"]);
    expect(ranked.get("a")).toBeCloseTo(11 / 18, 15);
    expect(ranked.get("b")).toBeCloseTo(5 / 18, 15);
    expect(ranked.get("c")).toBeCloseTo(2 / 18, 15);
    expect([...objectiveWeights({ b: 3, a: 1 })]).toEqual([
      ["a", 0.25],
      ["b", 0.75],
    ]);
  });

  it("adds up terms: coverage, overlap and an unknown that stands at a half", () => {
    const cohort = cohortOf(
      [{ id: "r", objectives: { x: 3, y: 1 }, attributes: { values: ["a", "b"] } }],
      [{ id: "m", expertise: { x: 0.5 }, attributes: { values: ["b", "c", "d"] } }],
    );
    const [[pair]] = scoreCohort(
      cohort,
      programmeOf([
        { id: "c", strategy: "collective", weight: 1 },
        { id: "a", strategy: "coverage", weight: 2 },
        { id: "b", strategy: "overlap", attribute: "values", weight: 1 },
      ]),
    ).pairs;
    expect(pair.terms).toEqual([
      { criterion: "a", weight: 500_000, points: 187_500, unknown: false, score: 0.375 },
      { criterion: "b", weight: 250_000, points: 62_500, unknown: false, score: 0.25 },
      { criterion: "c", weight: 250_000, points: 125_000, unknown: true, score: Number.NaN },
    ]);
    expect(pair.points).toBe(375_000);
  });

  it("spreads an unknown criterion's weight, unless none would stay", () => {
    const cohort = cohortOf([{ id: "r" }], [{ id: "m", expertise: { x: 1 } }], { collective: { x: 1 } });
    const spread = { strategy: "coverage", weight: 3, unknown: "spread" as const };
    const both = programmeOf([
      { id: "a", ...spread },
      { id: "b", strategy: "collective", weight: 1 },
    ]);
    expect(scoreCohort(cohort, both).pairs[0][0].terms).toEqual([
      { criterion: "a", weight: 0, points: 0, unknown: true, score: Number.NaN },
      { criterion: "b", weight: 1_000_000, points: 1_000_000, unknown: false, score: 1 },
    ]);
    const [term] = scoreCohort(cohort, programmeOf([{ id: "a", ...spread }])).pairs[0][0].terms;
    expect(term).toEqual({ criterion: "a", weight: 1_000_000, points: 500_000, unknown: true, score: Number.NaN });
  });

  it("takes the least of what is known, and forbids what is below a floor", () => {
    const cohort = cohortOf([{ id: "r" }], [{ id: "m" }]);
    const of = [0.5, 0.25].map((score) => ({ strategy: "table", scores: { r: { m: score } } }));
    const criteria = [
      {
        id: "a",
        strategy: "least",
        of: [...of, { strategy: "coverage" }],
        weight: 1,
        facet: "f",
        side: "mentee" as const,
      },
      { ...table({ r: { m: 1 } }), id: "b", weight: 1, facet: "f" },
    ];
    const rulesWith = (floor: object) => {
      const rules = [{ rule: "floor" as const, least: 0.625, id: "low", ...floor }];
      return scoreCohort(cohort, { ...programmeOf(criteria), rules }).pairs[0][0].rules;
    };
    expect(rulesWith({ criterion: "a", least: 0.25 })).toEqual([]);
    expect(rulesWith({ criterion: "a", least: 0.250001 })).toEqual(["low"]);
    // (250,000 + 1,000,000 / 2) of a million, and half a point for each.
    expect(rulesWith({ facet: "f" })).toEqual([]);
    expect(rulesWith({ facet: "f", least: 0.625001 })).toEqual([]);
    expect(rulesWith({ facet: "f", least: 0.625002 })).toEqual(["low"]);
    expect(rulesWith({ side: "mentee" })).toEqual([]);
    expect(rulesWith({ side: "mentor", least: 1 })).toEqual([]);
  });

  it("multiplies a side's own weights into the criteria of that side only", () => {
    const cohort = cohortOf([{ id: "r", weights: { a: 3, b: 9 } }], [{ id: "m", weights: { b: 1, a: 7 } }]);
    const programme = programmeOf([
      { ...table({ r: { m: 1 } }), id: "a", side: "mentee" },
      { ...table({ r: { m: 0 } }), id: "b", side: "mentor" },
    ]);
    const { terms } = scoreCohort(cohort, programme).pairs[0][0];
    expect(terms.map(({ weight }) => weight)).toEqual([750_000, 250_000]);
  });

  it("scores wishes by how many of the listed stand strictly before", () => {
    const cohort = cohortOf(
      [{ id: "r", wishes: ["p", ["q", "s"], "u"] }],
      [{ id: "p" }, { id: "q", wishes: ["r"] }, { id: "s", wishes: ["x"] }, { id: "u" }, { id: "v" }],
    );
    const of = (by: "mentee" | "both") =>
      scoreCohort(cohort, programmeOf([{ id: "w", strategy: "wishes", weight: 1, by }])).pairs[0].map((p) => p.points);
    expect(of("mentee")).toEqual([1_000_000, 750_000, 750_000, 250_000, 0]);
    expect(of("both")).toEqual([1_000_000, 875_000, 375_000, 250_000, 0]);
  });

  it("counts choices: wishes first, then the mentee's side of the score, ties together", () => {
    const cohort = cohortOf(
      [{ id: "r", wishes: [["d", "e"]], avoid: ["f"] }],
      ["a", "b", "c", "d", "e", "f"].map((id) => ({ id })),
    );
    const scored = scoreCohort(cohort, programmeOf([table({ r: { a: 0.5, b: 1, c: 0.5, d: 0, e: 0.1, f: 1 } })]));
    expect(scored.pairs[0].map(({ choice }) => choice)).toEqual([4, 3, 4, 1, 1, 0]);
  });

  it("lists every rule that forbids a pair", () => {
    const cohort = cohortOf(
      [{ id: "x", avoid: ["m"], attributes: { o: ["a", "b"] } }],
      [{ id: "m", avoid: ["x"], attributes: { o: "b" } }, { id: "x" }],
    );
    const rules: Rule[] = [
      { rule: "differ", attribute: "o", missing: "forbid" },
      { rule: "forbid", mentee: "x", mentor: "m" },
      { id: "A", rule: "forbid", mentee: "x", mentor: "m" },
    ];
    const [row] = scoreCohort(cohort, programmeOf([table({})], { rules })).pairs;
    expect(row[0].rules).toEqual(["A", "avoided-by-mentee", "avoided-by-mentor", "differ:o", "forbid:x:m"]);
    expect(row[1].rules).toEqual(["differ:o", "oneself"]);
  });

  it("draws the lottery as docs/determinism.md states it (numbers computed apart, in Python)", () => {
    expect(lotteryNumber("", "")).toBe(414626237);
    expect(lotteryNumber("", "r01")).toBe(3938830896);
    expect(lotteryNumber("spring 2027", "r01")).toBe(3478342415);
    expect(lotteryNumber("😀", "é")).toBe(382064203);
    const people = ["a", "b", "c", "m", "n"].map((id) => ({ id }));
    expect(lotteryOrder("", people)).toEqual([1, 3, 2, 4, 0]);
    expect(lotteryOrder("x", people)).toEqual([0, 3, 1, 4, 2]);
  });
});

describe("enumerate", () => {
  it("lists every partial matching once", () => {
    const square = (n: number) => instance(Array.from({ length: n }, () => Array(n).fill(1)));
    const count = (made: Instance) => {
      const masks = new Set<number>();
      forEachMatching(made, (mask) => masks.add(mask));
      return masks.size;
    };
    expect([1, 2, 3, 4].map((n) => count(square(n)))).toEqual([2, 7, 34, 209]); // OEIS A002720
    expect(count({ ...square(3), capacity: [3, 3, 3] })).toBe(64);
    expect(count({ ...square(2), wants: [2, 2], capacity: [2, 2] })).toBe(16);
    expect(count({ ...square(2), cardinality: "all" })).toBe(2);
    expect(count({ ...square(2), places: 1 })).toBe(5);
    expect(count({ ...square(2), minLoad: [1, 0] })).toBe(4);
    expect(count({ ...square(3), locked: [[0, 0]] })).toBe(7);
  });

  it("places people before points, tiers before numbers, firsts before seconds", () => {
    expect(
      solved(
        instance([
          [9, 1],
          [9, null],
        ]),
      ).best,
    ).toEqual({ placed: 2, counts: [2], total: 10 });
    const tiers = solved(instance([[9], [1]], { priority: [0, 3] }));
    expect(tiers.best).toEqual({ placed: 1, counts: [1, 0], total: 1 });
    const several = solved(
      instance(
        [
          [5, 5],
          [null, 1],
        ],
        { wants: [2, 1] },
      ),
    );
    expect(several.best).toEqual({ placed: 2, counts: [2, 0], total: 6 });
    expect(solved(instance([[-5]], { cardinality: "free" })).best.total).toBe(0);
  });

  it("finds nothing where nothing is valid", () => {
    expect(enumerate(instance([[1]], { minLoad: [1], places: 0 }))).toBeNull();
    expect(enumerate(instance([[null]], { cardinality: "all" }))).toBeNull();
    expect(enumerate(instance([], { capacity: [2], columns: 1, minLoad: [1] }))).toBeNull();
    expect(solved(instance([])).best).toEqual({ placed: 0, counts: [], total: 0 });
  });

  it("takes the canonical one in lottery order", () => {
    const made = instance([
      [1, 1],
      [1, 1],
    ]);
    const canonical = (more: Partial<Instance>) => pairsOf(solved({ ...made, ...more }).canonical, 2);
    expect(canonical({})).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(canonical({ rowOrder: [1, 0] })).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(canonical({ columnOrder: [1, 0] })).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(canonical({ rowOrder: [1, 0], columnOrder: [1, 0] })).toEqual([
      [0, 0],
      [1, 1],
    ]);
    // The first in turn gets the highest affinity, whatever the order of columns.
    expect(
      canonical({
        points: [
          [1, 2],
          [1, 2],
        ],
        rowOrder: [1, 0],
      }),
    ).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const answer = solved(
      instance([
        [5, null, null],
        [null, 1, 1],
      ]),
    );
    expect([answer.unique, answer.tied, answer.optima.length]).toEqual([false, [1], 2]);
  });

  it("imposes a pair: the value that is left, and the fewest others moved", () => {
    const answer = solved(
      instance([
        [9, 8, null],
        [7, null, 1],
        [null, null, 4],
      ]),
    );
    expect(pairsOf(answer.canonical, 3)).toEqual([
      [0, 1],
      [1, 0],
      [2, 2],
    ]);
    expect(answer.imposed[0][0]).toEqual({ value: { placed: 2, counts: [2], total: 13 }, moved: 1 });
    expect(answer.imposed[1][2]).toEqual({ value: { placed: 2, counts: [2], total: 10 }, moved: 2 });
    expect(answer.imposed[0][2]).toBeNull();
  });

  it("agrees with the published answers of the tiny instances", () => {
    let compared = 0;
    for (const published of publishedCases()) {
      if (published.mentees * published.mentors > 30 || published.mentees > 7) continue;
      const made = instanceOfCase(published);
      const { expected } = published;
      const { best, imposed, unique } = solved(made);
      expect([best.placed, best.total], published.name).toEqual([expected.maxMatched, expected.maxTotal]);
      expect(solved({ ...made, cardinality: "free" }).best.total).toBe(expected.freeDisposal?.maxTotal);
      if (expected.maxTotalAssignmentUnique !== undefined) expect(unique).toBe(expected.maxTotalAssignmentUnique);
      expect(enumerate({ ...made, cardinality: "all" }) !== null).toBe(expected.feasibleForAll);
      if (expected.forcedPair)
        expect(imposed.map((row) => row.map((pair) => pair?.value.total ?? null))).toEqual(
          expected.forcedPair.maxTotal,
        );
      expected.plusOneCapacity?.maxTotal.forEach((total, column) => {
        expect(withOneMorePlace(made, column)?.best.total).toBe(total);
      });
      if (published.extra?.withSideConstraints?.maxMatched === null) {
        const { pinned, minLoad } = published;
        expect(enumerate({ ...made, locked: pinned ?? [], minLoad: minLoad ?? made.minLoad })).toBeNull();
      }
      compared++;
    }
    expect(compared).toBe(10);
  });
});

describe("the Hall checker", () => {
  const mentees: Mentee[] = ["a", "b", "c", "d"].map((id) => ({ id, ...(id === "c" ? { priority: -1 } : {}) }));
  const mentors: Mentor[] = [{ id: "p" }, { id: "q", capacity: 2 }, { id: "z", capacity: 0 }];
  const rule = (mentee: string, mentor: string, kind: "forbid" | "lock"): Rule => ({ rule: kind, mentee, mentor });
  const forbidden = ["a q", "b q", "a z", "b z", "c p", "d p"].map((pair) => {
    const [mentee, mentor] = pair.split(" ");
    return rule(mentee, mentor, "forbid");
  });
  const factsWith = (rules: Rule[], more: Partial<Programme> = {}, people = mentees) => {
    const programme = programmeOf([table({})], { rules, ...more });
    return hallFacts(scoreCohort(cohortOf(people, mentors), programme), programme);
  };
  const facts = factsWith(forbidden);
  const right: ReportedHallSet = { mentees: ["a", "b"], mentors: ["p"], places: 1, claims: 2, limit: "capacity" };
  const faults = (report: Partial<ReportedHallSet>, mentee = "b", placed = ["a", "c", "d"]) =>
    hallFaults(facts, mentee, placed, { ...right, ...report });

  it("accepts a proof", () => {
    expect(faults({})).toEqual([]);
  });

  it.each<[string, Partial<ReportedHallSet>]>([
    ["a stranger", { mentees: ["a", "b", "x"] }],
    ["a member twice", { mentees: ["a", "b", "b"] }],
    ["another order", { mentees: ["b", "a"] }],
    ["a set without the mentee", { mentees: ["a"] }],
    ["a set that claims no more than there is", { mentees: ["b"], claims: 1 }],
    ["wrong claims", { claims: 3 }],
    ["wrong places", { places: 0 }],
    ["a mentor left out", { mentors: [], places: 0 }],
    ["a mentor too many", { mentors: ["p", "z"] }],
    ["a set that is not minimal", { mentees: ["a", "b", "c", "d"], mentors: ["p", "q", "z"], places: 3, claims: 4 }],
    ["the wrong limit", { limit: "places" }],
    ["an unknown limit", { limit: "luck" as never }],
  ])("rejects %s", (_, report) => {
    expect(faults(report)).not.toEqual([]);
  });

  it("rejects a proof about somebody who is placed", () => {
    expect(faults({}, "b", ["b", "c", "d"])).not.toEqual([]);
  });

  it("rejects members of a lower tier", () => {
    const people = mentees.map((mentee) => (mentee.id === "a" ? { ...mentee, priority: -1 } : mentee));
    expect(hallFaults(factsWith(forbidden, {}, people), "b", [], right)).toEqual(["a has a lower priority"]);
    // Whom a lock holds there may have any priority.
    const locked = factsWith([...forbidden, rule("a", "p", "lock")], {}, people);
    expect(hallFaults(locked, "b", ["a"], right)).toEqual([]);
  });

  it("counts locked places, and only those of the mentors named", () => {
    const people: Mentee[] = [{ id: "a", wants: 2 }, { id: "b" }];
    const withLocks = factsWith(
      [rule("b", "q", "forbid"), rule("b", "z", "forbid"), rule("a", "p", "lock"), rule("a", "q", "lock")],
      {},
      people,
    );
    expect(hallFaults(withLocks, "b", ["a"], right)).toEqual([]);
    expect(hallFaults(withLocks, "b", ["a"], { ...right, mentors: ["p", "q"], places: 3, claims: 4 })).not.toEqual([]);
  });

  it("checks the programme's places by who is placed", () => {
    const limited = factsWith(
      [],
      { places: 2 },
      mentees.filter(({ id }) => id !== "c"),
    );
    const report: ReportedHallSet = { mentees: ["a", "b", "d"], mentors: [], places: 2, claims: 3, limit: "places" };
    const of = (more: Partial<ReportedHallSet>) => hallFaults(limited, "d", ["a", "b"], { ...report, ...more });
    expect(of({})).toEqual([]);
    expect(of({ mentors: ["p"] })).not.toEqual([]);
    expect(of({ places: 1 })).not.toEqual([]);
    expect(of({ claims: 4 })).not.toEqual([]);
    expect(of({ mentees: ["a", "d"] })).not.toEqual([]);
    expect(hallFaults(factsWith([], { places: 2 }), "d", ["b", "c"], { ...report, mentees: ["b", "c", "d"] })).toEqual([
      "c has a lower priority",
    ]);
  });

  it("accepts the published violators, and none with a member exchanged", () => {
    let accepted = 0;
    for (const published of publishedCases()) {
      const violator = published.expected.infeasibility?.minimalViolator;
      if (!violator) continue;
      const id = (index: number) => String(index).padStart(4, "0");
      const { points, capacity, priority, places } = instanceOfCase(published);
      const ofCase = {
        mentees: points.map((_, i) => id(i)),
        mentors: capacity.map((_, j) => id(j)),
        allowed: points.map((row) => row.map((_, j) => j).filter((j) => row[j] !== null)),
        locked: points.map(() => []),
        capacity,
        priority,
        places,
        someMinLoad: false,
        limited: false,
      };
      const report: ReportedHallSet = {
        mentees: violator.mentees.map(id),
        mentors: violator.mentors.map(id),
        places: violator.capacity,
        claims: violator.mentees.length,
        limit: "capacity",
      };
      const first = report.mentees[0];
      expect(hallFaults(ofCase, first, [], report), published.name).toEqual([]);
      const outsider = ofCase.mentees.find((mentee) => !report.mentees.includes(mentee));
      if (outsider !== undefined) {
        const larger = { ...report, mentees: [...report.mentees, outsider].sort(), claims: report.claims + 1 };
        expect(hallFaults(ofCase, first, [], larger), published.name).not.toEqual([]);
      }
      accepted++;
    }
    expect(accepted).toBeGreaterThanOrEqual(4);
  });

  it("fits claims by augmenting", () => {
    expect(allFit([[0, 1], [0], [1, 2]], [1, 1, 1])).toBe(true);
    expect(allFit([[0, 1], [0], [1]], [1, 1, 1])).toBe(false);
    expect(allFit([[0], [0]], [2])).toBe(true);
    expect(allFit([[]], [2])).toBe(false);
  });
});

describe("the certificate's bound", () => {
  const made = instance([
    [9, 4],
    [8, 7],
  ]);
  const best = rowsOf(
    maskOf(
      [
        [0, 0],
        [1, 1],
      ],
      2,
    ),
    made,
  );
  const placed = { level: "placed" as const, priority: 0, mentors: 1, value: 2, place: 0, prices: [0, 0] };
  const points = { level: "points" as const, value: 16, place: 0, prices: [1, 0] };

  it("proves the best matching", () => {
    expect(proves(made, best, [placed, points])).toBe(true);
  });

  it.each<[string, Parameters<typeof proves>[2]]>([
    ["a missing level", [points]],
    ["a price too low", [placed, { ...points, prices: [0, 0] }]],
    ["prices too high", [placed, { ...points, prices: [6, 0] }]],
    ["a wrong value", [placed, { ...points, value: 17 }]],
    ["a price that is no integer", [placed, { ...points, prices: [1.5, 0] }]],
    ["a missing price", [placed, { ...points, prices: [1] }]],
    ["a place's price without places", [placed, { ...points, place: 1 }]],
    ["a wrong tier", [{ ...placed, priority: 1 }, points]],
    ["levels in another order", [points, placed]],
  ])("rejects %s", (_, levels) => {
    expect(proves(made, best, levels)).not.toBe(true);
  });

  it("rejects every certificate of a worse matching", () => {
    const worse = rowsOf(
      maskOf(
        [
          [0, 1],
          [1, 0],
        ],
        2,
      ),
      made,
    );
    expect(proves(made, worse, [placed, points])).not.toBe(true);
    expect(proves(made, worse, [placed, { ...points, value: 12 }])).not.toBe(true);
  });

  it("accepts other prices that also prove", () => {
    expect(proves(made, best, [placed, { ...points, prices: [5, 0] }])).toBe(true);
    expect(proves(made, best, [{ ...placed, prices: [1, 1] }, points])).toBe(true);
  });

  it("takes cases that leave nothing out, and no others", () => {
    const decided = (...text: string[]) => ({
      decisions: text.map((one) => ({ mentee: one[1], placed: one[0] === "+" })),
    });
    const cover = (cases: ReturnType<typeof decided>[], places = 9, locked: string[] = []) =>
      coverEverything(cases, places, locked);
    expect(cover([decided()])).toBe(true);
    expect(cover([decided("+a"), decided("-a", "+b"), decided("-a", "-b")])).toBe(true);
    expect(cover([decided("+a"), decided("-a", "+b")])).toBe(false);
    expect(cover([decided("+a"), decided("+b")])).toBe(false);
    expect(cover([decided("+a", "-b"), decided("-a")], 1)).toBe(true);
    expect(cover([decided("+a", "-b"), decided("-a")], 2)).toBe(false);
    expect(cover([decided("+a")], 2, ["a"])).toBe(true);
    expect(cover([decided("-a")], 2, ["a"])).toBe(false);
    expect(cover([decided("-a")], 1, ["b"])).toBe(true);
  });

  it("prices the programme's places", () => {
    const limited = { ...made, places: 1 };
    const one = rowsOf(maskOf([[0, 0]], 2), limited);
    const levels = [
      { ...placed, value: 1, place: 1 },
      { ...points, value: 9, place: 8, prices: [0, 0] },
    ];
    // Row 0 takes 9 − 8 = 1, row 1 takes 8 − 8 = 0, one place is paid for: 1 + 0 + 8.
    expect(proves(limited, one, levels)).toBe(true);
    expect(proves(limited, one, [levels[0], { ...levels[1], place: 7 }])).not.toBe(true);
  });
});

describe("the checker of losses and moves", () => {
  const documents = {
    cohort: cohortOf([{ id: "a" }, { id: "b" }, { id: "c" }], [{ id: "p" }, { id: "q" }, { id: "s" }]),
    programme: programmeOf([table({ a: { p: 0.9, q: 0.8 }, b: { p: 0.7, s: 0.1 }, c: { s: 0.4 } })], {
      rules: ["a s", "b q", "c p", "c q"].map((pair): Rule => {
        const [mentee, mentor] = pair.split(" ");
        return { rule: "forbid", mentee, mentor };
      }),
    }),
  };
  const known = knownOf(documents);
  const answer = known.answer as Enumerated;
  // a–q, b–p, c–s is the only way to place three. Imposing a–p: b goes, to s or out.
  const right = [
    { mentee: "a", from: "q", to: "p", points: 100_000 },
    { mentee: "b", from: "p", to: null, points: -700_000 },
  ];

  it("accepts the truth", () => {
    expect(moveFaults(known, answer, 0, 0, right)).toEqual([]);
    expect(lossFaults(known, answer, answer.imposed[0][0]!.value, { placed: 1, points: 600_000 })).toEqual([]);
  });

  it.each([
    ["no moves", []],
    ["another order", [right[1], right[0]]],
    ["a move left out", [right[0]]],
    ["wrong points", [{ ...right[0], points: 1 }, right[1]]],
    ["a wrong origin", [{ ...right[0], from: "s" }, right[1]]],
    ["a stranger", [right[0], { ...right[1], mentee: "x" }]],
    ["a move too many", [...right, { mentee: "c", from: "s", to: null, points: -400_000 }]],
    ["a forbidden target", [right[0], { mentee: "b", from: "p", to: "q", points: 0 }]],
    [
      "more people moved than needed, for less",
      [
        right[0],
        { mentee: "b", from: "p", to: "s", points: -600_000 },
        { mentee: "c", from: "s", to: null, points: -400_000 },
      ],
    ],
  ])("rejects %s", (_, moves) => {
    expect(moveFaults(known, answer, 0, 0, moves)).not.toEqual([]);
  });

  it("rejects wrong losses", () => {
    const { value } = answer.imposed[0][0]!;
    expect(lossFaults(known, answer, value, { placed: 0, points: 600_000 })).not.toEqual([]);
    expect(lossFaults(known, answer, value, { placed: 1, points: 599_999 })).not.toEqual([]);
    expect(lossFaults(known, answer, value, { placed: 1, points: 600_000, byTier: [] })).toEqual([]);
    const byTier = [{ priority: 0, placed: 1 }];
    expect(lossFaults(known, answer, value, { placed: 1, points: 600_000, byTier })).not.toEqual([]);
    const further = [{ priority: 0, mentors: 2, mentees: 1 }];
    expect(lossFaults(known, answer, value, { placed: 1, points: 600_000, further })).not.toEqual([]);
  });

  it("counts validity", () => {
    const made = instance(
      [
        [1, 1],
        [1, null],
      ],
      { minLoad: [1, 0], locked: [[1, 0]], places: 1, cardinality: "all" },
    );
    expect(invalidity(made, [0, 1])).toEqual(["row 0 gets nobody"]);
    expect(invalidity({ ...made, cardinality: "maximum" }, [0, 1])).toEqual([]);
    expect(invalidity(made, [2, 1])).toEqual(["more people than places"]);
    expect(invalidity(made, [1, 1])).toContain("column 0 has load 2");
    expect(invalidity(made, [3, 2])).toEqual(
      expect.arrayContaining([
        "row 0 gets too many",
        "pair 1 1 is forbidden",
        "lock 1 0 is not kept",
        "column 1 has load 2",
      ]),
    );
  });
});

describe("the random documents", () => {
  const seeds = Array.from({ length: 400 }, (_, at) => at + 1);

  it("are the same for the same seed, and mean the same in another order", () => {
    for (const seed of seeds) {
      const documents = documentsOf(seed);
      expect(JSON.stringify(documentsOf(seed))).toBe(JSON.stringify(documents));
      expect(knownOf(permuted(documents, seed)), `seed ${seed}`).toEqual({
        ...knownOf(documents),
        scored: expect.anything(),
      });
    }
  });

  it("never lock a forbidden pair, or more than there is room for", () => {
    let locks = 0;
    for (const seed of seeds) {
      const { instance: made } = knownOf(documentsOf(seed));
      for (const [i, j] of made.locked) expect(made.points[i][j], `seed ${seed}`).not.toBeNull();
      made.capacity.forEach((most, j) => {
        expect(made.locked.filter(([, column]) => column === j).length).toBeLessThanOrEqual(most);
      });
      made.wants.forEach((most, i) => {
        expect(made.locked.filter(([row]) => row === i).length).toBeLessThanOrEqual(most);
      });
      expect(new Set(made.locked.map(([row]) => row)).size).toBeLessThanOrEqual(made.places);
      locks += made.locked.length;
    }
    expect(locks).toBeGreaterThan(50);
  });

  it("the optimum's own value is what validity and counting give", () => {
    for (const seed of seeds) {
      for (const made of [knownOf(documentsOf(seed)).instance, instanceOfSeed(seed)]) {
        const answer = enumerate(made);
        if (answer === null) continue;
        expect(invalidity(made, rowsOf(answer.canonical, made)), `seed ${seed}`).toEqual([]);
        expect(answer.optima).toContain(answer.canonical);
        for (const [i, j] of pairsOf(answer.canonical, made.columns))
          expect(answer.imposed[i][j]).toMatchObject({
            value: { counts: answer.best.counts, total: answer.best.total },
            moved: 0,
          });
      }
    }
  });
});
