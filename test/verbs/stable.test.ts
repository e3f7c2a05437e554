import type { CohortInput, Matching, OptimalRun, ProgrammeInput } from "pairwright";
import {
  audit,
  check,
  explain,
  explainRun,
  InvalidInputError,
  match,
  renderMarkdown,
  renderText,
  ruleCosts,
  verify,
  whyNot,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { lotteryOrder } from "../../src/order.ts";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";

// biome-ignore lint/suspicious/noExplicitAny: saved results are broken here in ways that no type allows
type Anything = any;

/** Gale and Shapley's first example, in wishes; and somebody whom nobody chooses. */
const cohort: CohortInput = {
  version: 1,
  mentees: [
    { id: "w" },
    { id: "x", wishes: ["a", "b", "c"] },
    { id: "y", wishes: ["b", "c", "a"] },
    { id: "z", wishes: ["c", "a", "b"] },
  ],
  mentors: [
    { id: "a", wishes: ["y", "z", "x"] },
    { id: "b", wishes: ["z", "x", "y"] },
    { id: "c", wishes: ["x", "y", "z"] },
  ],
};
const programme: ProgrammeInput = {
  version: 1,
  criteria: [{ id: "wishes", strategy: "wishes", weight: 1 }],
  aim: "stable",
};

function run(people: CohortInput = cohort, more: Partial<ProgrammeInput> = {}): OptimalRun {
  const found = match(people, { ...programme, ...more });
  if (found.status !== "optimal") throw new Error(found.status);
  return found;
}
const pairsOf = ({ pairs }: Matching) => pairs.map(({ mentee, mentor }) => mentee + mentor).join(" ");

describe("the aim stable", () => {
  it("gives the favoured side the best, by default mentees", () => {
    expect(pairsOf(run().matching)).toBe("xa yb zc");
    expect(pairsOf(run(cohort, { favours: "mentees" }).matching)).toBe("xa yb zc");
    expect(pairsOf(run(cohort, { favours: "mentors" }).matching)).toBe("xc ya zb");
  });

  it("says whom other stable matchings give others, and what the best for the other side gives them", () => {
    const { ties, certificate } = run().matching;
    expect(ties).toEqual({ unique: false, mentees: ["x", "y", "z"] });
    expect(certificate).toEqual({
      levels: [
        {
          level: "stable",
          value: 3,
          favours: "mentees",
          others: [
            { mentee: "x", mentors: ["c"] },
            { mentee: "y", mentors: ["a"] },
            { mentee: "z", mentors: ["b"] },
          ],
        },
      ],
    });
  });

  it("says of somebody without a mentor whom everybody preferred others to", () => {
    expect(run().matching.unmatched).toEqual([{ mentee: "w", status: "not-chosen", mentors: ["a", "b", "c"] }]);
    const rules = ["a", "b", "c"].map((mentor) => ({ rule: "forbid", mentee: "w", mentor }));
    expect(run(cohort, { rules }).matching.unmatched).toMatchObject([{ mentee: "w", status: "no-allowed-mentor" }]);
  });

  it("takes the mentors' side of the score where they list nobody, and the lottery where that is the same", () => {
    const people: CohortInput = {
      version: 1,
      mentees: [{ id: "p" }, { id: "q" }],
      mentors: [{ id: "m" }],
    };
    const scored = (p: number, q: number) => [
      { id: "t", strategy: "table", weight: 1, side: "mentor" as const, scores: { p: { m: p }, q: { m: q } } },
    ];
    expect(pairsOf(run(people, { criteria: scored(0.1, 0.2) }).matching)).toBe("qm");
    expect(pairsOf(run(people, { criteria: scored(0.2, 0.1) }).matching)).toBe("pm");
    const seen = new Set<string>();
    for (let at = 0; at < 20; at++) {
      const lottery = `${at}`;
      const [first] = lotteryOrder(lottery, ["p", "q"]);
      const pairs = pairsOf(run(people, { criteria: scored(0.5, 0.5), lottery }).matching);
      expect(pairs).toBe(`${"pq"[first]}m`);
      seen.add(pairs);
    }
    expect(seen.size).toBe(2);
  });

  it("keeps locked pairs", () => {
    const { matching } = run(cohort, { rules: [{ rule: "lock", mentee: "w", mentor: "a" }] });
    expect(pairsOf(matching)).toBe("wa xc zb");
    expect(matching.unmatched).toEqual([{ mentee: "y", status: "not-chosen", mentors: ["a", "b", "c"] }]);
  });

  it("is the same for any order of people, and its own copy by JSON verifies", () => {
    const turned = { ...cohort, mentees: [...cohort.mentees].reverse(), mentors: [...cohort.mentors].reverse() };
    expect(JSON.stringify(run(turned))).toBe(JSON.stringify(run()));
    expect(verify(cohort, programme, JSON.parse(JSON.stringify(run())))).toMatchObject({ ok: true });
  });
});

describe("random cohorts", () => {
  const people = (seed: number): { cohort: CohortInput; programme: ProgrammeInput } => {
    const random = randomFrom(seed);
    const menteeIds = Array.from({ length: random.between(3, 14) }, (_, at) => `r${at}`);
    const mentorIds = Array.from({ length: random.between(2, 8) }, (_, at) => `m${at}`);
    const some = (ids: string[]) => random.shuffled(ids).slice(0, random.between(0, 3));
    const table = () =>
      Object.fromEntries(
        menteeIds.map((id) => [id, Object.fromEntries(mentorIds.map((mentor) => [mentor, random.between(0, 8) / 8]))]),
      );
    return {
      cohort: {
        version: 1,
        mentees: menteeIds.map((id) => ({
          id,
          wants: random.chance(0.3) ? 2 : 1,
          ...(random.chance(0.5) ? { wishes: some(mentorIds) } : random.chance(0.4) ? { avoid: some(mentorIds) } : {}),
        })),
        mentors: mentorIds.map((id) => ({
          id,
          capacity: random.between(0, 3),
          ...(random.chance(0.5) ? { wishes: some(menteeIds) } : {}),
          ...(random.chance(0.3) ? { weights: { ours: random.between(2, 5), both: 3 } } : {}),
        })),
      },
      programme: {
        version: 1,
        aim: "stable",
        favours: random.pick(["mentees", "mentors"]),
        lottery: `${seed}`,
        criteria: [
          { id: "both", strategy: "table", weight: 1, scores: table() },
          { id: "ours", strategy: "table", weight: 2, side: "mentor", scores: table() },
          { id: "theirs", strategy: "table", weight: 3, side: "mentee", scores: table() },
        ],
      },
    };
  };

  it("the audit finds no blocking pair, the other side's best verifies for the other side alone, all is explained", () => {
    const seen = { tied: 0, unmatched: 0, several: 0, imposed: 0, unwilling: 0, refused: 0 };
    for (let seed = 1; seed <= share(60); seed++) {
      const { cohort: who, programme: how } = people(seed);
      const found = match(who, how);
      if (found.status !== "optimal") throw new Error(found.status);
      const { matching } = found;
      expect(audit(found).blocking.count, `seed ${seed}`).toBe(0);
      const saved = JSON.parse(JSON.stringify(found));
      expect(verify(who, how, saved), `seed ${seed}`).toMatchObject({ ok: true });
      seen.tied += matching.ties.mentees.length;
      seen.unmatched += matching.unmatched.length;
      seen.several += matching.pairs.length - matching.placed;

      const other = match(who, { ...how, favours: how.favours === "mentees" ? "mentors" : "mentees" });
      if (other.status !== "optimal") throw new Error(other.status);
      expect(other.matching.placed).toBe(matching.placed);
      expect(other.matching.ties).toEqual(matching.ties);
      if (!matching.ties.unique) {
        const wrong = { ...matching, pairs: other.matching.pairs };
        expect(verify(who, how, wrong)).toMatchObject({ ok: false, faults: [{ code: "not-favoured" }] });
        seen.refused++;
      }
      for (const { id } of who.mentees.slice(0, 4)) {
        for (const alternative of explain(found, id).alternatives) {
          if (alternative.status !== "not-chosen") throw new Error(alternative.status);
          expect(Object.values(alternative.unwilling)).toContain(true);
          seen.unwilling++;
          if (seed > 10) continue;
          const why = whyNot(found, id, alternative.mentor);
          if (who.mentors.find((mentor) => mentor.id === alternative.mentor)?.capacity === 0) {
            expect(why).toMatchObject({ status: "impossible", reason: "locks-minimums-or-places" });
            continue;
          }
          if (why.status !== "possible") throw new Error(why.status);
          const rules = [{ rule: "lock", mentee: id, mentor: alternative.mentor }];
          const locked = match(who, { ...how, rules });
          if (locked.status !== "optimal") throw new Error(locked.status);
          expect(why.loss.placed).toBe(matching.placed - locked.matching.placed);
          expect(why.loss.points).toBe(matching.total - locked.matching.total);
          expect(why.moves[0]).toMatchObject({ mentee: id, to: alternative.mentor });
          // By the audit, which does not know of locks, ties apart: people who are liked the same do not block there.
          const { pairs } = audit(locked).blocking;
          for (const { mentee, mentor } of pairs) expect(why.blocking).toContainEqual({ mentee, mentor });
          seen.imposed += pairs.length;
        }
      }
    }
    expect(seen.tied).toBeGreaterThan(share(10));
    expect(seen.refused).toBeGreaterThan(share(3));
    expect(seen.unmatched).toBeGreaterThan(share(50));
    expect(seen.several).toBeGreaterThan(share(20));
    expect(seen.unwilling).toBeGreaterThan(share(500));
    expect(seen.imposed).toBeGreaterThan(50);
  });
});

describe("a saved stable matching", () => {
  const faultsOf = (change: (saved: Anything) => void): string[] => {
    const saved = JSON.parse(JSON.stringify(run()));
    change(saved.matching);
    const verified = verify(cohort, programme, saved);
    return verified.ok ? [] : verified.faults.map(({ code, path }) => `${code} ${path}`);
  };

  it.each<[string, (saved: Anything) => void, string]>([
    ["a pair less", ({ pairs }) => pairs.pop(), "unstable pairs"],
    ["two who swap", ({ pairs: [p, q] }) => ([p.mentor, q.mentor] = ["b", "a"]), "unstable pairs"],
    [
      "the stable one in the middle",
      ({ pairs }) => {
        for (const [at, mentor] of ["b", "c", "a"].entries()) pairs[at].mentor = mentor;
      },
      "not-favoured pairs",
    ],
    ["two at one place", ({ pairs }) => (pairs[0].mentor = "b"), "overfull pairs"],
    ["another level", ({ certificate }) => (certificate.levels[0].level = "points"), "certificate certificate.levels"],
    ["no level", ({ certificate }) => (certificate.levels = []), "certificate certificate.levels"],
    ["no others", ({ certificate }) => (certificate.levels[0].others = []), "certificate certificate.levels[0].others"],
    [
      "others that are no list",
      ({ certificate }) => (certificate.levels[0].others = 3),
      "shape certificate.levels[0].others",
    ],
    [
      "others unknown",
      ({ certificate }) => (certificate.levels[0].others[1].mentors = ["nobody"]),
      "shape certificate.levels[0].others[1]",
    ],
    ["another value", ({ certificate }) => (certificate.levels[0].value = 4), "differs certificate.levels[0].value"],
    [
      "another side",
      ({ certificate }) => (certificate.levels[0].favours = "mentors"),
      "differs certificate.levels[0].favours",
    ],
    ["a tie less", ({ ties }) => ties.mentees.pop(), "differs ties.mentees"],
    ["another reason", ({ unmatched }) => unmatched[0].mentors.pop(), "differs unmatched[0].mentors"],
  ])("with %s is refused", (_, change, fault) => {
    expect(faultsOf(change)).toContain(fault);
  });

  it("does not verify for the other side, or another aim", () => {
    for (const other of [{ favours: "mentors" as const }, { aim: "total" as const }])
      expect(verify(cohort, { ...programme, ...other }, run().matching)).toMatchObject({ ok: false });
  });
});

describe("explaining", () => {
  it("of each other mentor, who of the two would not change", () => {
    expect(explain(run(), "x").alternatives.map(({ mentor, ...rest }) => [mentor, rest])).toMatchObject([
      ["b", { status: "not-chosen", unwilling: { mentee: true, mentor: false } }],
      ["c", { status: "not-chosen", unwilling: { mentee: true, mentor: false } }],
    ]);
    expect(explain(run(), "w").alternatives).toMatchObject(
      Array(3).fill({ status: "not-chosen", unwilling: { mentee: false, mentor: true } }),
    );
  });

  it("of an imposed pair, the matching with it and the pairs that would then both rather have each other", () => {
    expect(whyNot(run(), "w", "a")).toMatchObject({
      status: "possible",
      unwilling: { mentee: false, mentor: true },
      loss: { placed: 0 },
      moves: [
        { mentee: "w", from: null, to: "a" },
        { mentee: "x", from: "a", to: "c" },
        { mentee: "z", from: "c", to: "b" },
        { mentee: "y", from: "b", to: null },
      ],
      blocking: ["x", "y", "z"].map((mentee) => ({ mentee, mentor: "a" })),
    });
    expect(whyNot(run(), "x", "a")).toEqual({ status: "paired" });
    const rules = [
      { rule: "lock", mentee: "w", mentor: "a" },
      { rule: "forbid", mentee: "w", mentor: "b" },
    ];
    expect(whyNot(run(cohort, { rules }), "x", "a")).toMatchObject({
      status: "impossible",
      reason: "locks-minimums-or-places",
    });
    expect(whyNot(run(cohort, { rules }), "w", "b")).toMatchObject({ status: "forbidden" });
  });

  it("a rule costs nothing that could be counted", () => {
    expect(() => ruleCosts(run())).toThrow(InvalidInputError);
    expect(() => ruleCosts(run())).toThrow(/aim.*stable/);
  });

  it("the reports say what stable means, whom it favours, and why", () => {
    const explained = explainRun(run());
    expect(explained).toMatchObject({ aim: "stable", favours: "mentees" });
    const text = renderText(explained).replace(/\s+/g, " ");
    expect(text).toContain("It is proved that the matching is stable");
    expect(text).toContain("Of all stable matchings it is the best for every one of the mentees.");
    expect(text).toContain("Other matchings are stable too; they give other mentors to 3 people: x, y and z.");
    expect(text).toContain("Another stable matching gives this person another mentor, whom this person likes less.");
    expect(text).toContain(
      "every one of the allowed mentors a, b and c has filled all places with mentees whom that mentor prefers",
    );
    expect(text).toContain("has no place left: prefers every mentee here, or has them by a decision");
    expect(text).not.toMatch(/priority|as good|undefined|\[object/);
    const full = renderMarkdown(explained).replace(/\s+/g, " ");
    expect(full).toContain("The aim: a stable matching.");
    expect(full).toContain("It has 3 pairs, as has every stable matching.");
    expect(full).toContain("gives 3 people; that one can be checked in the same way.");
    expect(full).not.toMatch(/Every price|undefined|\[object/);
    const two = { ...cohort, mentees: cohort.mentees.slice(0, 2), mentors: [{ id: "a" }, { id: "b" }, { id: "c" }] };
    const only = renderMarkdown(explainRun(run(two, { favours: "mentors" }))).replace(/\s+/g, " ");
    expect(only).toContain("No other matching is stable.");
    expect(only).toContain("so it is the only stable matching.");
  });
});

describe("what cannot stand beside it", () => {
  const issuesOf = (more: Anything, people: Anything = {}): string[] => {
    const checked = check({ ...cohort, ...people }, { ...programme, ...more });
    if (checked.ok) return [];
    return checked.issues.map(({ document, path, code, message }) => {
      expect(message).toMatch(/^expected .*, received /);
      return `${document} ${path} ${code}`;
    });
  };

  it.each<[string, Anything, Anything, string[]]>([
    ["places below the mentees", { places: 3 }, {}, ["programme places conflict"]],
    ["everyone", { everyone: true }, {}, ["programme everyone conflict"]],
    ["a quota", { rules: [{ rule: "quota", per: ["mentor"], max: 1 }] }, {}, ["programme rules[0].rule conflict"]],
    [
      "minimum loads",
      {},
      { mentors: [{ id: "a" }, { id: "b", minLoad: 1 }, { id: "c", minLoad: 1 }] },
      ["cohort mentors[1].minLoad conflict", "cohort mentors[2].minLoad conflict"],
    ],
    [
      "priorities",
      {},
      { mentees: [{ id: "x" }, { id: "y", priority: 2 }, { id: "z" }, { id: "w" }] },
      ["cohort mentees[1].priority conflict"],
    ],
    ["a side of another aim", { aim: "total", favours: "mentors" }, {}, ["programme favours conflict"]],
    ["a side of no aim", { aim: undefined, favours: "mentors" }, {}, ["programme favours conflict"]],
    ["another side", { favours: "rows" }, {}, ["programme favours range"]],
    [
      "everything at once",
      { places: 1, everyone: true },
      {
        mentors: [{ id: "a", minLoad: 1 }, { id: "b" }, { id: "c" }],
        mentees: [{ id: "x" }, { id: "y", priority: 1 }],
      },
      [
        "cohort mentees[1].priority conflict",
        "cohort mentors[0].minLoad conflict",
        "programme everyone conflict",
        "programme places conflict",
      ],
    ],
  ])("%s", (_, more, people, issues) => {
    const found = issuesOf(more, people);
    expect(found.sort()).toEqual(issues);
  });

  it("but places for everybody, one priority for all, and everyone: false are fine", () => {
    const same = cohort.mentees.map((mentee) => ({ ...mentee, priority: 3 }));
    expect(issuesOf({ places: 4, everyone: false }, { mentees: same })).toEqual([]);
  });
});
