import { describe, expect, it } from "vitest";
import { share } from "../share.ts";
import type { Change, ReportedConflict, ReportedRepair } from "./conflicts.ts";
import { conflictFaults, fewestChanges, repairFaults, repairsFaults } from "./conflicts.ts";
import type { Cohort, Filter, Mentee, Mentor, Person, Programme, Rule, Value } from "./documents.ts";
import { enumerate, forEachMatching, isPossible, pairsOf } from "./enumerate.ts";
import { all, passes } from "./filters.ts";
import { invalidity } from "./moves.ts";
import { ruledOf } from "./ruled.ts";
import { dayOf } from "./rules.ts";
import { knownOf, rowsOf } from "./saved.ts";
import { scoreCohort } from "./score.ts";

/** Rules, quotas, conflicts and repairs of the oracle: tables worked out by hand, and wrong answers. */

const cohortOf = (mentees: Mentee[], mentors: Mentor[]): Cohort => ({ version: 1, mentees, mentors });
const programmeOf = (rules: Rule[], more: Partial<Programme> = {}): Programme => ({
  version: 1,
  criteria: [{ id: "t", strategy: "table", weight: 1, scores: {}, unknown: 0.5 }],
  rules,
  ...more,
});
const person = (id: string, attributes?: Person["attributes"]): Person => ({
  id,
  ...(attributes ? { attributes } : {}),
});

/** Which pairs the rule forbids: a row for each mentee, "x" = forbidden. */
function table(mentees: Mentee[], mentors: Mentor[], rule: Rule): string[] {
  const { pairs } = scoreCohort(cohortOf(mentees, mentors), programmeOf([{ ...rule, id: "R" }]));
  return pairs.map((row) => row.map(({ rules }) => (rules.includes("R") ? "x" : ".")).join(""));
}

describe("pair rules", () => {
  const mentees = [
    person("a", { s: ["p", "q"], n: 3 }),
    person("b", { s: [], n: 0.1 }),
    person("c", { s: 6, n: 5 }),
    person("d"),
  ];
  const mentors = [
    person("e", { s: ["q", "p", "r"], n: 3 }),
    person("f", { s: "q", n: 0.4 }),
    person("g", { s: "6", n: 6 }),
    person("h"),
  ];
  const allow = { missing: "allow" as const };

  it.each<[string, Rule, string[]]>([
    ["differ", { rule: "differ", attribute: "s", ...allow }, ["xx..", "....", "....", "...."]],
    ["same", { rule: "same", attribute: "s", ...allow }, ["..x.", "xxx.", "xxx.", "...."]],
    ["same, forbid", { rule: "same", attribute: "s", missing: "forbid" }, ["..xx", "xxxx", "xxxx", "xxxx"]],
    ["at least two", { rule: "overlap", attribute: "s", min: 2, ...allow }, [".xx.", "xxx.", "xxx.", "...."]],
    ["at most one", { rule: "overlap", attribute: "s", max: 1, ...allow }, ["x...", "....", "....", "...."]],
    ["exactly one", { rule: "overlap", attribute: "s", min: 1, max: 1, ...allow }, ["x.x.", "xxx.", "xxx.", "...."]],
    // The mentor's less the mentee's: 0, −2.6, 3; 2.9, 0.30000000000000004, 5.9; −2, −4.6, 1.
    ["atLeast", { rule: "atLeast", attribute: "n", gap: 0, ...allow }, [".x..", "....", "xx..", "...."]],
    [
      "atLeast, in doubles",
      { rule: "atLeast", attribute: "n", gap: 0.30000000000000004, ...allow },
      ["xx..", "....", "xx..", "...."],
    ],
    ["atMost", { rule: "atMost", attribute: "n", gap: 0.3, ...allow }, ["..x.", "xxx.", "..x.", "...."]],
    [
      "atMost, forbid",
      { rule: "atMost", attribute: "n", gap: 2.9, missing: "forbid" },
      ["..xx", "..xx", "...x", "xxxx"],
    ],
  ])("%s", (_, rule, expected) => {
    expect(table(mentees, mentors, rule)).toEqual(expected);
  });

  it("another attribute of each side", () => {
    const rule: Rule = { rule: "same", attribute: { mentee: "s", mentor: "k" }, missing: "error" };
    const values: Value[] = [6, "6", "p"];
    const others = values.map((k, at) => person(`m${at}`, { k }));
    expect(table(mentees.slice(0, 3), others, rule)).toEqual(["xx.", "xxx", ".xx"]);
  });

  it("conflicts: in either order, along chains, one person on both lists", () => {
    const asked = [person("a", { boss: "z" }), person("b", { boss: ["m"] }), person("m", { boss: [] }), person("u")];
    const others = [person("m", { boss: "n" }), person("n", { boss: "z" }), person("o", { boss: ["a", "b"] })];
    const conflict = (more: object): Rule => ({ rule: "conflict", attribute: "boss", ...allow, ...more });
    const pairs: [string, string][] = [
      ["n", "a"],
      ["a", "m"],
      ["u", "m"],
    ];
    expect(table(asked, others, { rule: "conflict", pairs })).toEqual(["xx.", "...", "...", "x.."]);
    // b's is m, m's is n; o's are a and b. z, whom a and n name, is nobody of the cohort.
    expect(table(asked, others, conflict({}))).toEqual(["..x", "x.x", ".x.", "..."]);
    expect(table(asked, others, conflict({ chain: true }))).toEqual(["..x", "xxx", ".xx", "..."]);
    expect(table(asked, others, conflict({ pairs }))).toEqual(["xxx", "x.x", ".x.", "x.."]);
    expect(table(asked, others, conflict({ missing: "forbid" }))).toEqual(["..x", "x.x", ".x.", "xxx"]);
  });

  it("conflicts: somebody further up, who said nothing, leaves the chain open; what is known settles it", () => {
    const asked = [person("a", { boss: "v" }), person("b", { boss: [] })];
    const others = [person("m", { boss: [] }), person("v"), person("w", { boss: "a" })];
    const open = { rule: "conflict", attribute: "boss", missing: "forbid" } as const;
    expect(table(asked, others, open)).toEqual([".xx", ".x."]);
    expect(table(asked, others, { ...open, chain: true })).toEqual(["xxx", ".xx"]);
    expect(table(asked, others, { ...open, chain: true, missing: "allow" })).toEqual([".xx", "..."]);
  });

  it("dates: the longest chain, not the first that comes", () => {
    // Days 0, 28, 42, 84: 0–42–84 is a chain of 28 to 42 days, 0–28 leads no further.
    const available = ["2027-01-04", "2027-02-01", "2027-02-15", "2027-03-29"];
    const asked = [{ id: "a", available }, { id: "b", available: [] }, { id: "c" }];
    const others = [
      { id: "m", available: [...available].reverse() },
      { id: "n", available: available.slice(0, 3) },
    ];
    const dates = (meetings?: number, more: object = {}): Rule => ({
      rule: "dates",
      ...(meetings === undefined ? {} : { meetings }),
      ...more,
    });
    expect(table(asked, others, dates(3))).toEqual([".x", "xx", ".."]);
    expect(table(asked, others, dates(2))).toEqual(["..", "xx", ".."]);
    expect(table(asked, others, dates(4, { missing: "forbid" }))).toEqual(["xx", "xx", "xx"]);
    expect(table(asked, others, dates(undefined, { days: 84 }))).toEqual([".x", "xx", ".."]); // 1 + 84 / 42
    expect(table(asked, others, dates(undefined, { every: [14, 28], days: 28 }))).toEqual(["..", "xx", ".."]);
    expect(table(asked, others, dates())).toEqual(["xx", "xx", ".."]); // 1 + floor(365 / 42) = 9
    const wait = (from: string, to: string) => dayOf(to) - dayOf(from);
    expect([wait("2028-02-28", "2028-03-01"), wait("2100-02-28", "2100-03-01")]).toEqual([2, 1]);
    expect([wait("2026-12-31", "2027-01-01"), wait("2027-01-01", "2028-01-01")]).toEqual([1, 365]);
  });

  it("filters: every key, any value, by type; one key known not to hold settles it", () => {
    const of = (filter: Filter) => passes(filter, person("a", { s: ["p", "6"], n: 6, e: [] }));
    expect([of({ s: "p" }), of({ s: ["q", "6"] }), of({ s: 6 }), of({ n: "6" }), of({ n: 6 })]).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    expect([of({ n: { min: 6 } }), of({ n: { max: 5.9 } }), of({ s: { min: 0 } }), of({ e: "p" })]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([of({ id: "a" }), of({ id: ["b", "c"] }), of({}), of({ x: 1 }), of({ x: 1, n: 6 })]).toEqual([
      true,
      false,
      true,
      undefined,
      undefined,
    ]);
    expect(of({ x: 1, n: 5 })).toBe(false);
    expect([all([]), all([true, undefined]), all([undefined, false])]).toEqual([true, undefined, false]);
  });

  it("when: what is unknown decides nothing that is settled", () => {
    const asked = [person("a", { k: 1 }), person("b", { k: 2 }), person("c")];
    const others = [person("m", { k: 1 }), person("n", { k: 2 }), person("o")];
    const when = (missing: "allow" | "forbid", asks: object, then?: object): Rule =>
      ({ rule: "when", missing, if: asks, ...Object.fromEntries(then ? [["then", then]] : []) }) as Rule;
    const one = { mentee: { k: 1 } };
    expect(table(asked, others, when("allow", one))).toEqual(["xxx", "...", "..."]);
    expect(table(asked, others, when("forbid", one))).toEqual(["xxx", "...", "xxx"]);
    expect(table(asked, others, when("allow", one, { mentor: { k: 1 } }))).toEqual([".x.", "...", "..."]);
    expect(table(asked, others, when("forbid", one, { mentor: { k: 1 } }))).toEqual([".xx", "...", ".xx"]);
    const both = { mentee: { k: 1 }, mentor: { k: [1, 2] } };
    expect(table(asked, others, when("allow", both))).toEqual(["xx.", "...", "..."]);
    expect(table(asked, others, when("forbid", both))).toEqual(["xxx", "...", "xxx"]);
  });
});

describe("quotas", () => {
  const mentees = [
    person("a", { t: "x", s: ["p", "q"] }),
    person("b", { t: "x", s: [] }),
    person("c", { t: "y", s: "p" }),
    person("d", { s: ["q"] }),
  ];
  const mentors = [person("m", { k: 6 }), person("n", { k: "6" })];
  type Options = Omit<Extract<Rule, { rule: "quota" }>, "rule">;
  const scored = (quota: Options) =>
    scoreCohort(cohortOf(mentees, mentors), programmeOf([{ rule: "quota", id: "Q", missing: "allow", ...quota }]));
  /** Each count as its values and its pairs, such as "am". */
  const counts = (quota: Options) =>
    scored({ max: 1, ...quota }).counts.map(({ of, pairs }) => [
      of,
      pairs.map(([i, j]) => mentees[i].id + mentors[j].id).join(" "),
    ]);
  const forbidden = (quota: Options) => {
    const { pairs } = scored({ max: 1, missing: "forbid", ...quota });
    return mentees.flatMap(({ id }, i) =>
      mentors.flatMap((mentor, j) => (pairs[i][j].rules.includes("Q") ? [id + mentor.id] : [])),
    );
  };

  it("count for every combination of values that occur", () => {
    expect(counts({})).toEqual([[{}, "am an bm bn cm cn dm dn"]]);
    expect(counts({ per: [] })).toEqual(counts({}));
    expect(counts({ per: ["mentee.t"] })).toEqual([
      [{ "mentee.t": "x" }, "am an bm bn"],
      [{ "mentee.t": "y" }, "cm cn"],
    ]);
    expect(counts({ per: ["mentee.s"], mentor: { id: "m" } })).toEqual([
      [{ "mentee.s": "p" }, "am cm"],
      [{ "mentee.s": "q" }, "am dm"],
    ]);
    expect(counts({ per: ["mentor.k", "mentee.t"], mentee: { t: "y" } })).toEqual([
      [{ "mentee.t": "y", "mentor.k": "6" }, "cn"],
      [{ "mentee.t": "y", "mentor.k": 6 }, "cm"],
    ]);
    expect(counts({ per: ["mentor", "mentor.k"] })).toEqual([
      [{ mentor: "m", "mentor.k": 6 }, "am bm cm dm"],
      [{ mentor: "n", "mentor.k": "6" }, "an bn cn dn"],
    ]);
    expect(counts({ mentee: { t: "z" } })).toEqual([[{}, ""]]);
    expect(counts({ mentee: { t: "z" }, per: ["mentee"] })).toEqual([]);
    expect(scored({ min: 1, max: 2 }).counts[0]).toMatchObject({ rule: "Q", min: 1, max: 2 });
  });

  it("forbid where nobody can tell whether it counts", () => {
    expect(forbidden({ per: ["mentee.t"] })).toEqual(["dm", "dn"]);
    expect(forbidden({ per: ["mentee.t"], mentor: { id: "n" } })).toEqual(["dn"]);
    expect(forbidden({ mentee: { t: "x" }, mentor: { k: 6 } })).toEqual(["dm"]);
    expect(forbidden({ mentee: { t: "x", id: ["a", "b"] } })).toEqual([]);
    expect(forbidden({ mentee: { t: "x" }, missing: "allow" })).toEqual([]);
  });

  it("keep out the matchings that break them", () => {
    const people = [person("a"), person("b")];
    const twice = ["m", "n"].map((id) => ({ id, capacity: 2 }));
    const of = (...quotas: Options[]) =>
      knownOf({
        cohort: cohortOf(people, twice),
        programme: programmeOf(quotas.map((quota, at) => ({ rule: "quota", id: `${at}`, ...quota }))),
      });
    const valid = (...quotas: Options[]) => of(...quotas).answer?.valid ?? 0;
    // Each of the two has nobody, m or n: nine ways, one with no pair, four with one, four with two.
    expect([valid(), valid({ max: 1 }), valid({ min: 1 }), valid({ min: 1, max: 1 }), valid({ min: 3 })]).toEqual([
      9, 5, 8, 4, 0,
    ]);
    expect(valid({ mentor: { id: "m" }, max: 1 })).toBe(8);
    expect(valid({ per: ["mentor"], max: 1 })).toBe(7);
    expect(valid({ per: ["mentor"], min: 1 })).toBe(2);
    expect(valid({ per: ["mentor"], max: 1 }, { max: 1 })).toBe(5);
    expect(of({ min: 3 }).answer).toBeNull();
    const { answer, instance } = of({ mentee: { id: "a" }, max: 0 });
    expect(answer?.imposed.map((row) => row.map((pair) => pair?.value.placed ?? null))).toEqual([
      [null, null],
      [1, 1],
    ]);
    expect(answer?.best).toEqual({ placed: 1, counts: [1], total: 500_000 });
    expect(invalidity(instance, [1, 0])).toEqual(["quota 0 counts 1"]);
    expect(invalidity(instance, [0, 1])).toEqual([]);
    const lots: number[] = [];
    forEachMatching(instance, (mask) => lots.push(mask) === 2);
    expect(lots.length).toBe(2);
    expect([isPossible(instance), isPossible(of({ min: 3 }).instance)]).toEqual([true, false]);
  });
});

describe("the checkers of conflicts and repairs", () => {
  const cohort = cohortOf(
    [person("a", { t: "x" }), person("b", { t: "x" }), person("c", { t: "y" })],
    [{ id: "m", capacity: 3 }],
  );
  const quota: Rule = { rule: "quota", id: "Q", per: ["mentee.t"], max: 1 };
  const documents = { cohort, programme: programmeOf([quota], { everyone: true }) };
  const everyone = (mentee: string) => ({ kind: "everyone" as const, mentee });
  const limit = { rule: "Q", of: { "mentee.t": "x" }, limit: "max" as const };
  const right: ReportedConflict = { requirements: [everyone("a"), everyone("b")], quotas: [{ ...limit, value: 1 }] };

  it("accepts a conflict", () => {
    expect(conflictFaults(documents, right)).toEqual([]);
  });

  it.each<[string, ReportedConflict]>([
    ["nothing", { requirements: [] }],
    ["a requirement too few", { ...right, requirements: [everyone("a")] }],
    ["no quota", { requirements: right.requirements }],
    ["a requirement too many", { ...right, requirements: [...right.requirements, everyone("c")] }],
    ["one twice", { ...right, requirements: [...right.requirements, everyone("a")] }],
    ["a stranger", { ...right, requirements: [everyone("a"), everyone("z")] }],
    ["another limit", { ...right, quotas: [{ ...limit, value: 0 }] }],
    ["the other limit", { ...right, quotas: [{ ...limit, limit: "min", value: 1 }] }],
    ["another count", { ...right, quotas: [{ ...limit, of: { "mentee.t": "y" }, value: 1 }] }],
    ["a minimum that nobody set", { requirements: [{ kind: "minLoad", mentor: "m", minLoad: 1 }] }],
    ["a lock that there is not", { requirements: [{ kind: "lock", rule: "L", mentee: "a", mentor: "m" }] }],
  ])("rejects %s", (_, conflict) => {
    expect(conflictFaults(documents, conflict)).not.toEqual([]);
  });

  it("knows minimum loads, locks, and a quota's minimum", () => {
    const rules: Rule[] = [
      { rule: "lock", id: "L", mentee: "a", mentor: "m" },
      { rule: "quota", id: "N", mentee: { id: "a" }, max: 0 },
      { rule: "quota", id: "M", mentee: { id: "a" }, min: 1 },
    ];
    const asked = { cohort: cohortOf([person("a")], [{ id: "m", minLoad: 1 }]), programme: programmeOf(rules) };
    const none = { rule: "N", of: {}, limit: "max" as const, value: 0 };
    const lock = { kind: "lock" as const, rule: "L", mentee: "a", mentor: "m" };
    const minLoad = { kind: "minLoad" as const, mentor: "m", minLoad: 1 };
    const some = { rule: "M", of: {}, limit: "min" as const, value: 1 };
    expect(conflictFaults(asked, { requirements: [lock], quotas: [none] })).toEqual([]);
    expect(conflictFaults(asked, { requirements: [minLoad], quotas: [none] })).toEqual([]);
    expect(conflictFaults(asked, { requirements: [], quotas: [none, some] })).toEqual([]);
    expect(conflictFaults(asked, { requirements: [lock, minLoad] })).toEqual(["all of it can be met"]);
    expect(conflictFaults(asked, { requirements: [lock, minLoad], quotas: [none] }).length).toBe(2);
    expect(conflictFaults(asked, { requirements: [{ ...lock, mentee: "b" }], quotas: [none] })).not.toEqual([]);
  });

  const more: Change = { change: "quota", ...limit, from: 1, to: 2 };
  const excuse = (mentee: string): Change => ({ change: "excuse", mentee });
  const three: ReportedRepair = { changes: [more], placed: 3, total: 1_500_000 };
  const two: ReportedRepair = { changes: [excuse("b")], placed: 2, total: 1_000_000 };

  it("accepts repairs", () => {
    expect(repairFaults(documents, three, true)).toEqual([]);
    expect(repairFaults(documents, two, true)).toEqual([]);
    expect(repairsFaults(documents, [three, two])).toEqual([]);
    expect(repairsFaults(documents, [])).toEqual([]);
  });

  it.each<[string, ReportedRepair]>([
    ["one that promises more people", { ...two, placed: 3 }],
    ["one that promises more points", { ...three, total: 1_500_001 }],
    ["one that changes nothing", { ...three, changes: [] }],
    ["one that does not help", { ...two, changes: [excuse("c")] }],
    ["one with a needless change", { ...three, changes: [more, excuse("b")] }],
    ["one from another value", { ...three, changes: [{ ...more, from: 0 } as Change] }],
    ["one that tightens", { ...three, changes: [{ ...more, to: 0 } as Change] }],
    ["one about another count", { ...three, changes: [{ ...more, of: { "mentee.t": "z" } } as Change] }],
    ["one about a stranger", { ...two, changes: [excuse("z")] }],
    ["more room where there is enough", { ...three, changes: [{ change: "capacity", mentor: "m", from: 3, to: 4 }] }],
    ["places where there is no limit", { ...three, changes: [{ change: "places", from: 3, to: 4 }] }],
    ["a lock that there is not", { ...three, changes: [{ change: "unlock", lock: "L", mentee: "a", mentor: "m" }] }],
    ["an allowed pair", { ...three, changes: [{ change: "allow", mentee: "a", mentor: "m", rules: [] }] }],
    ["no such minimum", { ...three, changes: [{ change: "minLoad", mentor: "m", from: 1, to: 0 }] }],
  ])("rejects %s", (_, repair) => {
    expect(repairFaults(documents, repair)).not.toEqual([]);
  });

  it("rejects lists out of order, or with one twice", () => {
    const both: ReportedRepair = { changes: [excuse("a"), excuse("b")], placed: 1, total: 500_000 };
    expect(repairsFaults(documents, [both, three])).toContain("not fewest changes first");
    expect(repairsFaults(documents, [two, { ...two }])).toContain(`twice: ${JSON.stringify(two)}`);
  });

  it("finds smaller ones of the same kinds", () => {
    const four = ["a", "b", "c", "d"].map((id) => person(id));
    const asked = {
      cohort: cohortOf(four, [{ id: "m" }, { id: "n" }]),
      programme: programmeOf([], { everyone: true }),
    };
    const room = (mentor: string, to: number): Change => ({ change: "capacity", mentor, from: 1, to });
    const wide = { changes: [room("m", 2), room("n", 2)], placed: 4, total: 2_000_000 };
    expect(repairFaults(asked, wide)).toEqual([]);
    expect(repairFaults(asked, wide, true)).toEqual(["1 changes of these kinds would do"]);
    expect(repairFaults(asked, { ...wide, changes: [room("m", 3)] }, true)).toEqual([]);
    expect(fewestChanges(asked, new Set(["excuse"]))).toBe(2);
    expect(fewestChanges(asked, new Set(["allow", "unlock", "quota", "places", "minLoad"]))).toBeNull();
    const excused = { changes: [excuse("a"), excuse("d")], placed: 2, total: 1_000_000 };
    expect(repairFaults(asked, excused, true)).toEqual([]);
  });

  it("makes every kind of change", () => {
    const rules: Rule[] = [
      { rule: "forbid", id: "F", mentee: "b", mentor: "n" },
      { rule: "lock", id: "L", mentee: "a", mentor: "m" },
    ];
    const asked = {
      cohort: cohortOf([person("a"), person("b")], [{ id: "m" }, { id: "n", minLoad: 1 }]),
      programme: programmeOf(rules, { everyone: true, places: 2 }),
    };
    const ways: [Change, number][] = [
      [{ change: "unlock", lock: "L", mentee: "a", mentor: "m" }, 2],
      [{ change: "allow", mentee: "b", mentor: "n", rules: ["F"] }, 2],
    ];
    for (const [change, placed] of ways)
      expect(repairFaults(asked, { changes: [change], placed, total: placed * 500_000 }, true)).toEqual([]);
    const changes: Change[] = [
      { change: "capacity", mentor: "m", from: 1, to: 2 },
      { change: "minLoad", mentor: "n", from: 1, to: 0 },
    ];
    expect(repairFaults(asked, { changes, placed: 2, total: 1_000_000 }, true)).toEqual([]);
    const wrong: Change = { change: "allow", mentee: "b", mentor: "n", rules: ["F", "G"] };
    expect(repairFaults(asked, { changes: [wrong], placed: 2, total: 1_000_000 })).not.toEqual([]);
    const tight = { ...asked, programme: programmeOf([], { everyone: true, places: 1 }) };
    const places: Change = { change: "places", from: 1, to: 2 };
    expect(repairFaults(tight, { changes: [places], placed: 2, total: 1_000_000 }, true)).toEqual([]);
  });
});

describe("the random documents with rules", () => {
  const seeds = Array.from({ length: share(400) }, (_, at) => at + 1);

  it("are the same for the same seed; locks are allowed; rules of every kind bind", () => {
    const met: Record<string, number> = {};
    const count = (kind: string) => (met[kind] = (met[kind] ?? 0) + 1);
    for (const seed of seeds) {
      const documents = ruledOf(seed);
      expect(JSON.stringify(ruledOf(seed))).toBe(JSON.stringify(documents));
      const { scored, instance, answer } = knownOf(documents);
      for (const [i, j] of instance.locked) expect(instance.points[i][j], `seed ${seed}`).not.toBeNull();
      for (const rule of documents.programme.rules ?? []) {
        const bound = scored.pairs.flat().filter(({ rules }) => rules.includes(rule.id as string)).length;
        if (bound > 0 && bound < scored.pairs.flat().length) count(`${rule.rule} forbids some`);
        if ((rule as { missing?: string }).missing === "forbid") count("missing: forbid");
      }
      count(answer === null ? "infeasible" : "feasible");
      if (answer === null) continue;
      expect(invalidity(instance, rowsOf(answer.canonical, instance)), `seed ${seed}`).toEqual([]);
      const free = enumerate({ ...instance, quotas: [] });
      if (
        free &&
        pairsOf(free.canonical, instance.columns).join() !== pairsOf(answer.canonical, instance.columns).join()
      )
        count("quotas change the answer");
    }
    if (process.env.PAIRWRIGHT_COUNTS) console.log(met);
    for (const kind of ["differ", "same", "overlap", "atLeast", "atMost", "conflict", "dates", "when", "quota"])
      expect(met[`${kind} forbids some`] ?? 0, kind).toBeGreaterThan(share(12));
    expect(met["missing: forbid"]).toBeGreaterThan(share(100));
    expect(met["quotas change the answer"]).toBeGreaterThan(share(60));
    expect(met.infeasible).toBeGreaterThan(share(50));
    expect(met.infeasible).toBeLessThan(share(110));
  });
});
