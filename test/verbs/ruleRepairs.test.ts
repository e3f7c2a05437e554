import type { CohortInput, ExplainedRepair, ProgrammeInput } from "pairwright";
import { explainRun, match, renderText } from "pairwright";
import { describe, expect, it } from "vitest";
import { changed } from "../oracle/changedDocuments.ts";
import { randomFrom } from "../oracle/random.ts";

const criteria: ProgrammeInput["criteria"] = [{ id: "learning", strategy: "coverage", weight: 1 }];

function repairsOf(cohort: CohortInput, programme: ProgrammeInput): readonly ExplainedRepair[] {
  const run = match(cohort, programme);
  if (run.status !== "infeasible") throw new Error(run.status);
  return run.repairs;
}

/** What matching the changed documents gives; undefined where nothing is possible. */
function after(cohort: CohortInput, programme: ProgrammeInput, { changes }: Pick<ExplainedRepair, "changes">) {
  let documents = { cohort, programme };
  for (const change of changes) documents = changed(documents.cohort, documents.programme, change);
  const run = match(documents.cohort, documents.programme);
  return run.status === "optimal" ? { placed: run.matching.placed, total: run.matching.total } : undefined;
}

const people = (letter: string, sites: readonly string[], more: object = {}) =>
  sites.map((site, at) => ({ id: `${letter}${at + 1}`, attributes: { site }, ...more }));

describe("rules that leave somebody nobody", () => {
  const cohort: CohortInput = {
    version: 1,
    mentees: people("r", ["north", "south"], { objectives: { t: 1 } }),
    mentors: people("m", ["north", "south"], { expertise: { t: 0.5 } }),
  };
  const programme: ProgrammeInput = {
    version: 1,
    criteria,
    everyone: true,
    rules: [
      { id: "outside", rule: "differ", attribute: "site", because: "a mentor from outside" },
      { id: "near", rule: "same", attribute: "site" },
    ],
  };

  it("are named in the conflict, and each is a repair if it alone stands in the way", () => {
    const run = match(cohort, programme);
    if (run.status !== "infeasible") throw new Error(run.status);
    expect(run.conflict.requirements).toEqual([{ kind: "everyone", mentee: "r1", rules: ["near", "outside"] }]);
    expect(run.repairs.slice(0, 2)).toEqual([
      { changes: [{ change: "rule", rule: "near" }], placed: 2, total: 1_000_000 },
      { changes: [{ change: "rule", rule: "outside" }], placed: 2, total: 1_000_000 },
    ]);
    const text = renderText(explainRun(run)).replaceAll(/\s+/g, " ");
    expect(text).toContain("every mentor is forbidden, by the rules near and outside (a mentor from outside).");
    expect(text).toContain("If the programme does without the rule near: 2 people have a mentor");
  });

  it("are no repair where others still stand in the way, and avoid lists never are", () => {
    const forbid = (mentor: string) => ({ id: `no-${mentor}`, rule: "forbid", mentee: "r1", mentor });
    const three = { ...programme, rules: [...(programme.rules ?? []), forbid("m1"), forbid("m2")] } as ProgrammeInput;
    expect(
      repairsOf(cohort, three).flatMap(({ changes }) => changes.filter(({ change }) => change === "rule")),
    ).toEqual([]);
    const avoiding = { ...cohort, mentees: cohort.mentees.map((one) => ({ ...one, avoid: ["m1", "m2"] })) };
    const run = match(avoiding, { version: 1, criteria, everyone: true });
    if (run.status !== "infeasible") throw new Error(run.status);
    expect(run.conflict.requirements).toEqual([{ kind: "everyone", mentee: "r1", rules: ["avoided-by-mentee"] }]);
    expect(run.repairs.flatMap(({ changes }) => changes.filter(({ change }) => change === "rule"))).toEqual([]);
  });

  it("of a mentor who must take some are named, too", () => {
    const needed = { ...cohort, mentors: cohort.mentors.map((one) => ({ ...one, capacity: 2, minLoad: 2 })) };
    const run = match(needed, { version: 1, criteria, rules: [programme.rules?.[1] as never] });
    if (run.status !== "infeasible") throw new Error(run.status);
    expect(run.conflict.requirements[0]).toEqual({ kind: "minLoad", mentor: "m1", minLoad: 2, rules: ["near"] });
  });
});

describe("a quota that counts for many", () => {
  const cohort: CohortInput = {
    version: 1,
    mentees: people("r", ["a", "b", "c", "d"], { objectives: { t: 1 } }),
    mentors: people("m", ["x", "x", "y"], { capacity: 3, expertise: { t: 1 } }),
  };

  it("is changed as the programme states it, by the least that does", () => {
    const programme: ProgrammeInput = {
      version: 1,
      criteria,
      rules: [
        { id: "few", rule: "quota", per: ["mentor"], max: 1 },
        { id: "south", rule: "quota", mentor: { site: "x" }, min: 4 },
      ],
    };
    const repairs = repairsOf(cohort, programme);
    expect(repairs).toContainEqual({
      changes: [{ change: "quota", rule: "few", of: {}, limit: "max", from: 1, to: 2 }],
      placed: 4,
      total: 4_000_000,
    });
    const ofFew = repairs.flatMap(({ changes }) =>
      changes.filter((one) => one.change === "quota" && one.rule === "few"),
    );
    expect(ofFew).toHaveLength(1);
    const run = match(cohort, programme);
    expect(renderText(explainRun(run)).replaceAll(/\s+/g, " ")).toContain(
      "If the rule few allows 2 instead of 1: 4 people",
    );
  });

  it("also a least number", () => {
    const programme: ProgrammeInput = {
      version: 1,
      criteria,
      rules: [{ id: "some", rule: "quota", per: ["mentor"], min: 2 }],
    };
    const repairs = repairsOf(cohort, programme);
    expect(repairs).toContainEqual({
      changes: [{ change: "quota", rule: "some", of: {}, limit: "min", from: 2, to: 1 }],
      placed: 4,
      total: 4_000_000,
    });
  });
});

it("on random documents every repair of a rule does what it says, and no nearer one of a quota does", () => {
  const seen = { rules: 0, quotas: 0, infeasible: 0 };
  for (let seed = 1; seed <= 400; seed++) {
    const random = randomFrom(seed);
    const site = () => ["x", "y", "z"][random.between(0, 2)];
    const list = (letter: string, count: number, more: () => object) =>
      people(letter, Array.from({ length: count }, site)).map((one) => ({ ...one, ...more() }));
    const cohort = {
      version: 1,
      mentees: list("r", random.between(2, 5), () => ({ objectives: { t: 1 } })),
      mentors: list("m", random.between(2, 4), () => {
        const capacity = random.between(1, 3);
        return {
          expertise: { t: random.between(0, 10) / 10 },
          capacity,
          minLoad: random.between(0, Math.min(1, capacity)),
        };
      }),
    } as CohortInput;
    const all = [
      { id: "differ", rule: "differ", attribute: "site" },
      { id: "same", rule: "same", attribute: "site" },
      { id: "few", rule: "quota", per: ["mentor"], max: random.between(0, 2) },
      { id: "some", rule: "quota", per: ["mentor"], min: random.between(1, 2) },
      { id: "x", rule: "quota", mentor: { site: "x" }, min: random.between(1, 4) },
    ];
    const programme = {
      version: 1,
      criteria,
      everyone: random.between(0, 1) === 1,
      rules: all.filter(() => random.between(0, 1) === 1),
    } as ProgrammeInput;
    const run = match(cohort, programme);
    if (run.status !== "infeasible") continue;
    seen.infeasible++;
    if (run.repairs.some(({ changes }) => changes.length === 1))
      expect(run.repairs.filter(({ changes }) => changes.length > 1)).toEqual([]);
    for (const repair of run.repairs) {
      const [change, ...others] = repair.changes;
      if (others.length > 0) continue;
      const what = `seed ${seed}: ${JSON.stringify({ cohort, programme, repair })}`;
      if (change.change === "rule") {
        seen.rules++;
        expect(after(cohort, programme, repair), what).toEqual({ placed: repair.placed, total: repair.total });
      }
      if (change.change === "quota" && Object.keys(change.of).length === 0) {
        seen.quotas++;
        expect(after(cohort, programme, repair), what).toEqual({ placed: repair.placed, total: repair.total });
        const nearer = { ...change, to: change.to + Math.sign(change.from - change.to) };
        expect(after(cohort, programme, { changes: [nearer] }), what).toBeUndefined();
      }
    }
    const dropped = run.repairs.flatMap(({ changes }) =>
      changes.length === 1 && changes[0].change === "rule" ? [changes[0].rule] : [],
    );
    const wouldDo = (programme.rules ?? []).flatMap(({ id = "", rule }) =>
      rule !== "quota" && after(cohort, programme, { changes: [{ change: "rule", rule: id }] }) !== undefined
        ? [id]
        : [],
    );
    const named = new Set(run.conflict.requirements.flatMap((one) => ("rules" in one ? (one.rules ?? []) : [])));
    expect(
      dropped.filter((id) => !wouldDo.includes(id)),
      `seed ${seed}`,
    ).toEqual([]);
    expect(
      wouldDo.filter((id) => named.has(id) && !dropped.includes(id)),
      `seed ${seed}`,
    ).toEqual([]);
  }
  expect(seen.infeasible).toBeGreaterThan(100);
  expect(seen.rules).toBeGreaterThan(15);
  expect(seen.quotas).toBeGreaterThan(30);
});

it("where a try is cut off, the nearest value of a quota is not known and none is offered", () => {
  const cut = { offered: 0, withheld: 0 };
  for (let seed = 1; seed <= 25; seed++) {
    const random = randomFrom(seed);
    const site = () => ["x", "y", "z"][random.between(0, 2)];
    const mentees = people("r", Array.from({ length: random.between(3, 6) }, site)).map((one) => ({
      ...one,
      objectives: { t: 1 },
    }));
    const mentors = people("m", Array.from({ length: random.between(2, 4) }, site)).map((one) => ({
      ...one,
      expertise: { t: random.between(0, 10) / 10 },
      capacity: random.between(1, 4),
    }));
    const cohort = { version: 1, mentees, mentors } as CohortInput;
    const few = random.between(0, 1);
    const programme = {
      version: 1,
      criteria,
      everyone: random.between(0, 1) === 1,
      rules: [
        { id: "few", rule: "quota", per: ["mentee.site", "mentor.site"], max: few },
        { id: "some", rule: "quota", per: ["mentor.site"], min: random.between(1, 2) },
        { id: "cross", rule: "quota", per: ["mentee.site", "mentor"], max: random.between(1, 2) },
      ],
    } as ProgrammeInput;
    const ofQuotas = (steps?: number) => {
      try {
        const run = match(cohort, { ...programme, ...(steps === undefined ? {} : { steps }) });
        return run.status !== "infeasible"
          ? undefined
          : run.repairs.filter(({ changes: [change] }) => change.change === "quota" && !Object.keys(change.of).length);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    };
    const known = ofQuotas();
    if (known === undefined) continue;
    for (const steps of [5, 20, 50, 100]) {
      const offered = ofQuotas(steps);
      if (offered === undefined) continue;
      cut.offered += offered.length;
      cut.withheld += known.length - offered.length;
      expect(known, `seed ${seed}, ${steps} steps`).toEqual(expect.arrayContaining(offered));
    }
  }
  expect(cut.offered).toBeGreaterThan(20);
  expect(cut.withheld).toBeGreaterThan(20);
});

it.each(["maximin", "leximin", "greedy", "generous"] as const)(
  "under %s repairs say who is placed, no total",
  (aim) => {
    const scores = { a: { x: 1, y: 0.3 }, b: { x: 0.4, y: 0.2 }, c: { x: 0.1, y: 0.1 } };
    const mentees = [{ id: "a" }, { id: "b" }, { id: "c" }];
    const programme: ProgrammeInput = {
      version: 1,
      criteria: [{ id: "t", strategy: "table", scores, weight: 1 }],
      everyone: true,
      aim,
    };
    const run = match({ version: 1, mentees, mentors: [{ id: "x" }, { id: "y" }] }, programme);
    if (run.status !== "infeasible") throw new Error("two places cannot do for three");
    expect(run.repairs.map(({ placed, total }) => [placed, total])).toContainEqual([3, null]);
    expect(run.repairs.every(({ total }) => total === null)).toBe(true);
    const text = renderText(explainRun(run));
    expect(text).toContain("If y may take 2 mentees instead of 1: 3 people have a mentor.");
    expect(text).not.toContain("total affinity");
  },
);
