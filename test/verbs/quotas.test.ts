import type { CohortInput, FeasibleMatching, Matching, ProgrammeInput, Run } from "pairwright";
import { audit, check, explain, explainRun, match, renderMarkdown, renderText, verify, whyNot } from "pairwright";
import { describe, expect, it } from "vitest";

// biome-ignore lint/suspicious/noExplicitAny: saved results are broken here in ways that no type allows
type Anything = any;

/** Everybody scores with everybody as the table says; mentors are m, n, … */
function scored(table: Record<string, number[]>, trust: Record<string, string>, capacity: number[]) {
  const mentors = capacity.map((most, at) => ({ id: "mnop"[at], capacity: most }));
  const cohort: CohortInput = {
    version: 1,
    mentees: Object.keys(table).map((id) => ({ id, attributes: { trust: trust[id] } })),
    mentors,
  };
  const scores = Object.fromEntries(
    Object.entries(table).map(([id, row]) => [id, Object.fromEntries(row.map((score, at) => ["mnop"[at], score]))]),
  );
  const programme = (rules: Anything[], rest: Partial<ProgrammeInput> = {}): ProgrammeInput => ({
    version: 1,
    criteria: [{ id: "t", strategy: "table", scores, weight: 1 }],
    rules,
    ...rest,
  });
  return { cohort, programme };
}

const { cohort, programme } = scored(
  { a: [0.9, 0.2], b: [0.8, 0.7], c: [0.6, 0.1], d: [0.5, 0.4] },
  { a: "x", b: "x", c: "y", d: "y" },
  [2, 2],
);
const spread = { id: "spread", rule: "quota", per: ["mentor", "mentee.trust"], max: 1 };
const pairsOf = ({ pairs }: { pairs: Matching["pairs"] }) =>
  pairs.map(({ mentee, mentor }) => mentee + mentor).join(" ");

function optimal(run: Run): Matching {
  if (run.status !== "optimal") throw new Error(run.status);
  return run.matching;
}
const saved = (run: Run): Anything => JSON.parse(JSON.stringify(run));

describe("a matching with quotas", () => {
  it("is the best within them, by hand", () => {
    const free = optimal(match(cohort, programme([])));
    expect([pairsOf(free), free.total]).toEqual(["am bn cm dn", 2_600_000]);
    const one = { id: "one", rule: "quota", mentor: { id: "m" }, mentee: { trust: "x" }, max: 0 };
    const run = match(cohort, programme([one]));
    const matching = optimal(run);
    // a and b must go to n, so c and d to m: 0.2 + 0.7 + 0.6 + 0.5.
    expect([pairsOf(matching), matching.total]).toEqual(["an bn cm dm", 2_000_000]);
    expect(matching.ledger).toEqual([
      {
        rule: "one",
        forbids: 0,
        alone: 0,
        none: [],
        one: [],
        quotas: [{ of: {}, count: 0, max: 0, binding: true }],
      },
    ]);
    expect(verify(cohort, programme([one]), saved(run))).toMatchObject({ ok: true });
    // c with n puts a, who may not go to m, out: 0.7 + 0.1 + 0.5.
    expect(whyNot(run, "a", "m")).toMatchObject({
      status: "impossible",
      points: 900_000,
      choice: 1,
      reason: "locks-minimums-places-or-quotas",
    });
    expect(whyNot(run, "c", "n")).toMatchObject({ status: "possible", loss: { placed: 1, points: 700_000 } });
  });

  it("says which counts are at their limit, and which of them the proof does without", () => {
    const matching = optimal(match(cohort, programme([spread])));
    expect(matching.total).toBe(2_600_000);
    expect(matching.ledger[0].quotas?.map(({ of, count, binding }) => [of, count, binding])).toEqual([
      [{ "mentee.trust": "x", mentor: "m" }, 1, false],
      [{ "mentee.trust": "x", mentor: "n" }, 1, false],
      [{ "mentee.trust": "y", mentor: "m" }, 1, false],
      [{ "mentee.trust": "y", mentor: "n" }, 1, false],
    ]);
  });

  it("is reported with what every rule did: counts at their limit, and whom a rule leaves with no or one mentor", () => {
    const rules = [
      { id: "all", rule: "quota", max: 2, because: "two rooms" },
      spread,
      { id: "late", rule: "when", if: { mentee: { id: "a" } } },
      { id: "early", rule: "forbid", mentee: "b", mentor: "m" },
    ];
    const report = renderMarkdown(explainRun(match(cohort, programme(rules))));
    for (const part of [
      "| all | quota | two rooms | limits how many |  |",
      "| late | when |  | 2 | 2 |",
      "- b has one allowed mentor only, and would have more without the rule early.",
      "- a has no allowed mentor, and would have one without the rule late.",
      "| all | all that the rule counts | 2 |  | 2 | yes |",
      "| spread | the mentee's trust x and mentor n | 1 |  | 1 | no |",
    ])
      expect(report).toContain(`\n${part}\n`);
    const free = renderMarkdown(explainRun(match(cohort, programme([spread]))));
    expect(free).not.toContain("without the rule");
  });

  it("has a search as its certificate, in ids, and without quotas the form that it always had", () => {
    const matching = optimal(match(cohort, programme([{ id: "x", rule: "quota", mentee: { trust: "x" }, max: 1 }])));
    const [placed, points] = matching.certificate.levels as Anything[];
    expect(Object.keys(placed)).toEqual(["level", "priority", "mentors", "value", "search"]);
    expect(placed.value).toBe(3);
    expect(Object.keys(points)).toEqual(["level", "value", "search"]);
    expect(points.value).toBe(matching.total);
    const [proof] = points.search.cases.map((one: Anything) => one.proof);
    expect(Object.keys(proof)).toEqual(["scale", "quotas", "before", "place", "prices"]);
    expect([proof.quotas.length, proof.before.length, proof.prices.length]).toEqual([1, 1, 2]);
    expect(proof.quotas[0]).toBeGreaterThan(0);
    const plain = optimal(match(cohort, programme([])));
    expect(plain.certificate.levels.map((level) => Object.keys(level))).toEqual([
      ["level", "priority", "mentors", "value", "place", "prices"],
      ["level", "value", "place", "prices"],
    ]);
    expect("quotas" in plain.ledger).toBe(false);
  });

  it("is the same whatever the order of people, rules and entries", () => {
    const run = match(cohort, programme([spread, { id: "s", rule: "quota", mentee: { trust: "x" }, max: 1 }]));
    const other = match(
      { ...cohort, mentees: [...cohort.mentees].reverse(), mentors: [...cohort.mentors].reverse() },
      programme([
        { max: 1, mentee: { trust: "x" }, rule: "quota", id: "s" },
        { ...spread, per: [...spread.per].reverse() },
      ]),
    );
    // The fingerprint alone has the programme as it was given.
    const { fingerprint: _, ...one } = optimal(run);
    const { fingerprint: __, ...two } = optimal(other);
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  });
});

describe("verify, with quotas", () => {
  const rules = [{ id: "x", rule: "quota", mentee: { trust: "x" }, max: 1 }];
  const run = match(cohort, programme(rules));

  const broken = (change: (matching: Anything) => void): string[] => {
    const copy = saved(run).matching;
    change(copy);
    const result = verify(cohort, programme(rules), copy);
    return result.ok ? [] : result.faults.map(({ code, path }) => `${code} ${path}`);
  };
  const points = (matching: Anything) => matching.certificate.levels[1].search;

  it("accepts what match gave, and says the quota that pairs break", () => {
    expect(broken(() => {})).toEqual([]);
    const result = verify(cohort, programme(rules), {
      ...saved(run).matching,
      pairs: [...saved(run).matching.pairs, { ...saved(run).matching.pairs[0], mentee: "b" }],
    });
    expect(result.ok ? [] : result.faults.map(({ code, message }) => `${code}: ${message}`)).toContain(
      'quota: expected at most 1 pairs by "x", received 2',
    );
  });

  it.each<[string, (matching: Anything) => void, string]>([
    ["no case", (m) => points(m).cases.pop(), "certificate certificate.levels[1].search"],
    [
      "multipliers that prove nothing",
      (m) => (points(m).all.quotas[0] = points(m).cases[0].proof.quotas[0] = 0),
      "certificate certificate.levels[1].search",
    ],
    ["another price", (m) => (points(m).cases[0].proof.prices[1] += 9e8), "certificate certificate.levels[1].search"],
    ["a multiplier more", (m) => points(m).cases[0].proof.quotas.push(0), "certificate certificate.levels[1].search"],
    ["no search", (m) => delete m.certificate.levels[1].search, "shape certificate.levels[1]"],
    ["no cases", (m) => delete points(m).cases, "shape certificate.levels[1].search.cases"],
    ["a proof of text", (m) => (points(m).cases[0].proof = "yes"), "shape certificate.levels[1].search.cases[0].proof"],
    [
      "a multiplier of half a point",
      (m) => (points(m).cases[0].proof.quotas[0] = 0.5),
      "shape certificate.levels[1].search.cases[0].proof.quotas[0]",
    ],
    [
      "a decision on nobody",
      (m) => points(m).cases[0].decisions.push({ mentee: "nobody", placed: true }),
      "shape certificate.levels[1].search.cases[0].decisions[0]",
    ],
    [
      "a decision on a mentor without a mentee",
      (m) => points(m).cases[0].decisions.push({ mentor: "m", made: true }),
      "shape certificate.levels[1].search.cases[0].decisions[0]",
    ],
    [
      "no scale",
      (m) => delete points(m).cases[0].proof.scale,
      "shape certificate.levels[1].search.cases[0].proof.scale",
    ],
    ["a level fewer", (m) => m.certificate.levels.pop(), "certificate certificate.levels"],
    ["another value", (m) => m.certificate.levels[0].value++, "differs certificate.levels[0].value"],
    ["another count", (m) => m.ledger[0].quotas[0].count++, "differs ledger[0].quotas[0].count"],
    ["another binding", (m) => (m.ledger[0].quotas[0].binding = false), "differs ledger[0].quotas[0].binding"],
    ["another reason", (m) => (m.unmatched[0].rules = []), "differs unmatched[0].rules"],
  ])("rejects %s", (_, change, fault) => {
    expect(broken(change)[0]?.startsWith(fault), broken(change).join()).toBe(true);
  });

  it("never throws, whatever stands in the place of a search", () => {
    const values: Anything[] = [
      null,
      0,
      "x",
      [],
      {},
      [[]],
      [null],
      { cases: 7 },
      { cases: [[]] },
      { all: [], cases: [] },
    ];
    let tried = 0;
    for (const value of values) {
      for (const at of [0, 1]) {
        for (const put of [
          (m: Anything) => (m.certificate.levels[at].search = value),
          (m: Anything) => (m.certificate.levels[at].search.all = value),
          (m: Anything) => (m.certificate.levels[at].search.cases[0] = value),
          (m: Anything) => (m.certificate.levels[at].search.cases[0].decisions = value),
          (m: Anything) => (m.certificate.levels[at].search.cases[0].proof = value),
          (m: Anything) => (m.certificate.levels[at].search.cases[0].proof.before = value),
          (m: Anything) => (m.certificate.levels[at].search.cases[0].proof.prices = value),
          (m: Anything) => (m.certificate.levels[at].search.cases[0].proof.scale = value),
        ]) {
          broken(put);
          tried++;
        }
      }
    }
    expect(tried).toBe(160);
  });
});

describe("without a mentor", () => {
  it("names the quotas without which there would be a place, and no others", () => {
    // n takes nobody of y; a m and b m fill m.
    const people = scored({ a: [1, 1], b: [1, 1], c: [1, 1], d: [1, 1] }, { a: "x", b: "x", c: "y", d: "y" }, [4, 4]);
    const rules = [
      { id: "other", rule: "quota", mentee: { id: "a" }, max: 1 },
      { id: "x", rule: "quota", mentee: { trust: "x" }, max: 1 },
      { id: "y", rule: "quota", mentee: { trust: "y" }, max: 1 },
    ];
    const run = match(people.cohort, people.programme(rules));
    const { unmatched, placed } = optimal(run);
    expect(placed).toBe(2);
    expect(unmatched.map((one) => ("rules" in one ? [one.mentee, one.status, ...one.rules] : []))).toEqual(
      unmatched.map(({ mentee }) => [mentee, "quotas", mentee < "c" ? "x" : "y"]),
    );
    expect(renderText(explainRun(run))).toContain("the quota x leaves no place.");
  });

  it("names two quotas where both stand in the way", () => {
    const people = scored({ a: [1], b: [1] }, { a: "x", b: "x" }, [2]);
    const rules = [
      { id: "p", rule: "quota", max: 1 },
      { id: "q", rule: "quota", mentee: { trust: "x" }, max: 1 },
    ];
    const run = match(people.cohort, people.programme(rules));
    expect(optimal(run).unmatched).toMatchObject([{ status: "quotas", rules: ["p", "q"] }]);
    expect(renderText(explainRun(run))).toContain("the quotas p and q together leave no place.");
  });

  it("keeps to the Hall set where there is no room anyway, and to no allowed mentor where there is none", () => {
    const people = scored({ a: [1], b: [1], c: [1] }, { a: "x", b: "x", c: "y" }, [1]);
    const rules = [
      { id: "p", rule: "quota", mentee: { trust: "x" }, max: 1 },
      { rule: "forbid", mentee: "c", mentor: "m" },
    ];
    const { unmatched } = optimal(match(people.cohort, people.programme(rules)));
    expect(unmatched.map(({ status }) => status).sort()).toEqual(["no-allowed-mentor", "no-room"]);
  });

  it("says quotas where one keeps a lower tier in a place", () => {
    const people = scored({ a: [1], b: [1] }, { a: "x", b: "y" }, [1]);
    const cohort: CohortInput = {
      ...people.cohort,
      mentees: people.cohort.mentees.map((one) => ({ ...one, priority: one.id === "a" ? 1 : 0 })),
    };
    const { pairs, unmatched } = optimal(
      match(cohort, people.programme([{ id: "p", rule: "quota", mentee: { trust: "y" }, min: 1 }])),
    );
    expect(pairs.map(({ mentee }) => mentee)).toEqual(["b"]);
    expect(unmatched).toEqual([{ mentee: "a", status: "quotas", rules: ["p"] }]);
  });
});

describe("a search that is cut off", () => {
  // Overlapping quotas over random scores: more than one step.
  const random = (seed: number) => () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) / 2 ** 24;
  };
  const documentsOf = (seed: number) => {
    const next = random(seed);
    const ids = Array.from({ length: 14 }, (_, at) => `r${String(at).padStart(2, "0")}`);
    const mentors = ["m", "n", "o", "p"];
    const people: CohortInput = {
      version: 1,
      mentees: ids.map((id) => {
        return { id, attributes: { trust: "xyz"[Math.floor(next() * 3)], year: Math.floor(next() * 3) } };
      }),
      mentors: mentors.map((id) => ({ id, capacity: 4, attributes: { kind: id < "o" ? "gp" : "sp" } })),
    };
    const scoresOf = () => Object.fromEntries(mentors.map((mentor) => [mentor, Math.floor(next() * 1000) / 1000]));
    const given: ProgrammeInput = {
      version: 1,
      criteria: [
        { id: "t", strategy: "table", scores: Object.fromEntries(ids.map((id) => [id, scoresOf()])), weight: 1 },
      ],
      rules: [
        { id: "q1", rule: "quota", per: ["mentor", "mentee.trust"], max: 1 },
        { id: "q2", rule: "quota", per: ["mentor.kind", "mentee.year"], max: 3 },
        { id: "q3", rule: "quota", per: ["mentor", "mentee.year"], max: 2 },
        { id: "f", rule: "forbid", mentee: "r00", mentor: "m" },
      ],
    };
    return { people, given };
  };
  /** The first that is cut off when something is found, and nothing is proved yet. */
  const { run, people, given, best } = (() => {
    for (let seed = 1; seed < 20; seed++) {
      for (const steps of [50, 100, 150, 200, 300]) {
        const { people, given } = documentsOf(seed);
        try {
          const run = match(people, { ...given, steps });
          if (run.status !== "feasible") continue;
          return { run, people, given: { ...given, steps }, best: optimal(match(people, given)) };
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }
    }
    throw new Error("no search stops in between");
  })();
  const { matching }: { matching: FeasibleMatching } = run;

  it("gives the best matching found, its gap, and no certificate", () => {
    expect(Object.keys(matching)).toEqual([
      "version",
      "status",
      "fingerprint",
      "placed",
      "total",
      "pairs",
      "unmatched",
      "loads",
      "ledger",
      "gap",
    ]);
    expect(saved(run)).toEqual({ version: 1, status: "feasible", matching: saved(run).matching });
    expect(matching.gap.bound).toBeGreaterThan(matching.gap.value);
    expect(Number.isSafeInteger(matching.gap.bound)).toBe(true);
    if (matching.gap.level === "points" && matching.placed === best.placed) {
      expect(matching.gap.value).toBe(matching.total);
      expect(matching.gap.bound).toBeGreaterThanOrEqual(best.total);
    }
    expect(matching.ledger.flatMap(({ quotas = [] }) => quotas).some((one) => "binding" in one)).toBe(false);
    expect(JSON.stringify(match(people, given))).toBe(JSON.stringify(run));
  });

  it("is audited as the matching that it is", () => {
    const { profile, affinities, loads, mentees } = audit(run);
    expect(mentees.flatMap(({ id, has }) => has.map((one) => ({ mentee: id, ...one })))).toEqual(
      matching.pairs.map(({ mentee, mentor, choice }) => ({ mentee, mentor, choice })),
    );
    expect(profile.mentees.nobody).toBe(matching.unmatched.length);
    expect([affinities?.count, affinities?.total]).toEqual([matching.pairs.length, matching.total]);
    expect(loads.mentors.map(({ load }) => load)).toEqual(matching.loads.map(({ load }) => load));
  });

  it("is verified as valid, and as no more", () => {
    for (const one of [saved(run), saved(run).matching]) {
      const result = verify(people, given, one);
      expect(result).toMatchObject({ ok: true, run: { status: "feasible" } });
      expect(result.ok && JSON.stringify(result.run)).toBe(JSON.stringify(run));
    }
    const faults = (change: (matching: Anything) => void) => {
      const copy = saved(run).matching;
      change(copy);
      const result = verify(people, given, copy);
      return result.ok ? [] : result.faults.map(({ code, path }) => `${code} ${path}`);
    };
    expect(faults((m) => m.total++)).toEqual(["differs total"]);
    expect(faults((m) => m.placed--)).toEqual(["differs placed"]);
    expect(faults((m) => m.pairs[0].points++)).toEqual(["differs pairs[0].points"]);
    expect(faults((m) => m.gap.value--)).toEqual(["differs gap.value"]);
    expect(faults((m) => (m.gap.bound = m.gap.value - 1))).toEqual(["differs gap.bound"]);
    expect(faults((m) => (m.gap.bound += 0.5))).toEqual(["shape gap.bound"]);
    expect(faults((m) => (m.gap.level = "seats"))).toEqual(["shape gap"]);
    expect(faults((m) => delete m.gap)).toEqual(["shape gap"]);
    expect(faults((m) => (m.status = "optimal"))).toEqual(["shape status"]);
    expect(faults((m) => delete m.status)).not.toEqual([]);
    expect(faults((m) => (m.certificate = best.certificate))).toEqual(["shape certificate"]);
    expect(faults((m) => (m.ties = best.ties))).toEqual(["differs ties"]);
    expect(faults((m) => m.pairs.pop()).length).toBeGreaterThan(0);
    expect(verify(people, given, { ...saved(run), status: "optimal" }).ok).toBe(false);
    expect(verify(people, given, { version: 1, status: "feasible", matching: best }).ok).toBe(false);
  });

  it("is explained as far as it goes: rules and terms, no losses", () => {
    const { mentee, mentor } = matching.pairs[1];
    expect(whyNot(run, "r00", "m")).toEqual({ status: "forbidden", rules: ["f"] });
    expect(whyNot(run, mentee, mentor)).toEqual({ status: "paired" });
    const other = ["n", "o", "p"].find((one) => one !== mentor) as string;
    expect(whyNot(run, mentee, other)).toMatchObject({ status: "unproved" });
    const { pairs, alternatives } = explain(run, mentee);
    expect(pairs[0].explained.length).toBe(1);
    expect(alternatives.map(({ status }) => status)).toEqual(alternatives.map(() => "unproved"));
    for (const text of [renderText(explainRun(run)), renderMarkdown(explainRun(run))]) {
      expect(text).toContain("The search was cut off");
      expect(text).toContain("What is not proved");
      expect(text).not.toContain("It is proved that no other matching is better");
    }
  });
});

describe("what cannot be met", () => {
  const conflicting = scored({ a: [1, 1], b: [1, 1], c: [1, 1] }, { a: "x", b: "x", c: "y" }, [2, 1]);
  const few = { id: "few", rule: "quota", per: ["mentor"], mentee: { trust: "x" }, max: 0 };
  const many = { id: "many", rule: "quota", mentee: { trust: "x" }, min: 1, because: "the trust pays" };
  const run = match(conflicting.cohort, conflicting.programme([few, many]));

  it("names quotas with their combinations and limits, and repairs by the least amount", () => {
    if (run.status !== "infeasible") throw new Error(run.status);
    expect(run.conflict).toEqual({
      requirements: [],
      quotas: [
        { rule: "few", of: { mentor: "m" }, limit: "max", value: 0 },
        { rule: "few", of: { mentor: "n" }, limit: "max", value: 0 },
        { rule: "many", of: {}, limit: "min", value: 1 },
      ],
      capacities: [],
    });
    expect(run.repairs).toEqual([
      {
        changes: [{ change: "quota", rule: "many", of: {}, limit: "min", from: 1, to: 0 }],
        placed: 1,
        total: 1_000_000,
      },
      {
        changes: [{ change: "quota", rule: "few", of: {}, limit: "max", from: 0, to: 1 }],
        placed: 3,
        total: 3_000_000,
      },
    ]);
    expect(saved(run)).toEqual({ version: 1, status: "infeasible", conflict: run.conflict, repairs: run.repairs });
  });

  it("in words", () => {
    const text = renderText(explainRun(run)).replace(/\s+/g, " ");
    for (const part of [
      "These 3 requirements cannot all be met; without any one of them the others can be:",
      "- None of the pairs that the rule few counts for mentor m may be made.",
      "- At least 1 of the pairs that the rule many (the trust pays) counts must be made.",
      "Each of these would do, without the others; the smallest changes come first:",
      "- If the rule few allows 1 instead of 0: 3 people have a mentor, with a total affinity of 3,000,000 points.",
      "- If the rule many (the trust pays) asks for at least 0 instead of 1: 1 person has a mentor",
    ])
      expect(text).toContain(part);
  });

  const repairsOf = (
    rules: Anything[],
    rest: Partial<ProgrammeInput> = {},
    people = conflicting,
    more: Anything = {},
  ) => {
    const one = match({ ...people.cohort, ...more }, people.programme(rules, rest));
    if (one.status !== "infeasible") throw new Error(one.status);
    return one.repairs.map(({ changes, placed }) => [
      ...changes.map((change) =>
        Object.values(change)
          .filter((value) => typeof value !== "object")
          .join(" "),
      ),
      placed,
    ]);
  };

  it("without quotas: everyone, places, capacities, excuses", () => {
    const people = scored({ a: [1], b: [1], c: [1] }, { a: "x", b: "x", c: "y" }, [1]);
    expect(repairsOf([], { everyone: true }, people)).toEqual([["capacity m 1 3", 3]]);
    expect(repairsOf([], { everyone: true, places: 2 })).toEqual([
      ["places 2 3", 3],
      ["excuse a", 2],
      ["excuse b", 2],
      ["excuse c", 2],
    ]);
  });

  it("minimum loads are lowered as little as will do", () => {
    const people = scored({ a: [1, 1], b: [1, 1], c: [1, 1] }, { a: "x", b: "x", c: "y" }, [3, 3]);
    const mentors = [
      { id: "m", capacity: 3, minLoad: 3 },
      { id: "n", capacity: 3, minLoad: 2 },
    ];
    expect(repairsOf([], {}, people, { mentors })).toEqual([
      ["minLoad m 3 1", 3],
      ["minLoad n 2 0", 3],
    ]);
  });

  it("a forbidden pair is allowed where only rules of the programme stand in the way", () => {
    const rules = [
      { id: "f", rule: "forbid", mentee: "a", mentor: "m" },
      { id: "g", rule: "forbid", mentee: "a", mentor: "n" },
    ];
    expect(repairsOf(rules, { everyone: true })).toEqual([
      ["excuse a", 2],
      ["allow a m", 3],
      ["allow a n", 3],
    ]);
    const mentees = conflicting.cohort.mentees.map((one) => (one.id === "a" ? { ...one, avoid: ["m", "n"] } : one));
    expect(repairsOf(rules, { everyone: true }, conflicting, { mentees })).toEqual([["excuse a", 2]]);
  });

  it("quotas that count for many change for all alike, and a lock is taken out", () => {
    const none = { id: "none", rule: "quota", per: ["mentor"], max: 0 };
    const locks = { id: "some", rule: "quota", per: ["mentor"], min: 1 };
    expect(repairsOf([none, locks])).toEqual([
      ["quota none max 0 1", 2],
      ["quota some min 1 0", 0],
    ]);
    const lock = { id: "l", rule: "lock", mentee: "a", mentor: "m" };
    const both = [lock, { id: "q", rule: "quota", mentor: { id: "n" }, mentee: { id: "a" }, min: 1 }];
    expect(repairsOf(both)).toEqual([
      ["unlock l a m", 3],
      ["quota q min 1 0", 3],
    ]);
  });

  it("lists ten at most", () => {
    const ids = Array.from({ length: 14 }, (_, at) => `r${String.fromCharCode(97 + at)}`);
    const people = scored(Object.fromEntries(ids.map((id) => [id, [1]])), {}, [13]);
    const run = match(
      { ...people.cohort, mentees: ids.map((id) => ({ id })) },
      people.programme([], { everyone: true }),
    );
    if (run.status !== "infeasible") throw new Error(run.status);
    expect(run.repairs.length).toBe(10);
    expect(run.repairs[0].changes).toEqual([{ change: "capacity", mentor: "m", from: 13, to: 14 }]);
    expect(run.repairs[9].changes).toEqual([{ change: "excuse", mentee: "ri" }]);
  });
});

describe("check", () => {
  it("lists what quotas count, with the allowed pairs that do", () => {
    const result = check(cohort, programme([spread, { rule: "forbid", mentee: "a", mentor: "m" }]));
    expect(result.ok && result.quotas).toEqual([
      { rule: "spread", of: { "mentee.trust": "x", mentor: "m" }, max: 1, pairs: 1 },
      { rule: "spread", of: { "mentee.trust": "x", mentor: "n" }, max: 1, pairs: 2 },
      { rule: "spread", of: { "mentee.trust": "y", mentor: "m" }, max: 1, pairs: 2 },
      { rule: "spread", of: { "mentee.trust": "y", mentor: "n" }, max: 1, pairs: 2 },
    ]);
    expect("quotas" in check(cohort, programme([]))).toBe(false);
  });
});
