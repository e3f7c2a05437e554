// biome-ignore-all lint/suspicious/noExplicitAny: saved matchings are broken here on purpose, in ways no type allows
import {
  audit,
  check,
  explain,
  explainRun,
  InvalidInputError,
  match,
  renderMarkdown,
  renderText,
  verify,
  whyNot,
} from "pairwright";
import { describe, expect, it } from "vitest";
import type { KnownAim } from "../oracle/aimedDocuments.ts";
import { documentsWith, knownAimOf } from "../oracle/aimedDocuments.ts";
import type { Documents } from "../oracle/cohorts.ts";
import { permuted } from "../oracle/cohorts.ts";
import type { Rule } from "../oracle/documents.ts";
import { enumerate, pairsOf } from "../oracle/enumerate.ts";
import type { Random } from "../oracle/random.ts";
import { randomFrom } from "../oracle/random.ts";
import { Seen } from "./seen.ts";

const COHORTS = Math.ceil(Number(process.env.PAIRWRIGHT_COHORTS ?? 1000) / 40);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);
const AIMS = ["maximin", "leximin", "greedy", "generous"] as const;

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** Documents whose quotas are nested: per mentor and trust, per house of mentors, of the whole cohort by trust. */
function documentsOfQuotas(aim: (typeof AIMS)[number], seed: number, seen: Seen): Documents {
  const random = randomFrom(seed + 50_000_000);
  // Of every three seeds, one has people with other attributes.
  const { cohort, programme } = documentsWith(aim, 3 * seed + random.between(1, 2));
  for (const mentee of cohort.mentees) {
    delete mentee.wants;
    mentee.attributes = { trust: random.pick(["a", "b"]) };
  }
  for (const mentor of cohort.mentors) mentor.attributes = { house: random.pick(["x", "y"]) };
  delete programme.places;
  const rules = quotasOf(random, seen);
  return { cohort, programme: { ...programme, rules: [...(programme.rules ?? []), ...rules] } };
}

function quotasOf(random: Random, seen: Seen): Rule[] {
  const bound = () => random.pick([{ max: 1 }, { max: 1 }, { max: 2 }, { min: 1 }, { min: 1, max: 2 }, { max: 0 }]);
  const rules: [string, Rule][] = [];
  if (random.chance(0.6)) {
    const max = random.pick([1, 1, 2]);
    rules.push(["per mentor and trust", { rule: "quota", per: ["mentor", "mentee.trust"], max }]);
  }
  if (random.chance(0.6))
    rules.push([
      "per house",
      { rule: "quota", per: ["mentor.house"], ...random.pick([{ max: 2 }, { min: 1 }, { max: 1 }]) },
    ]);
  if (random.chance(0.5)) rules.push(["of a trust", { rule: "quota", mentee: { trust: "a" }, ...bound() }]);
  if (random.chance(0.3)) rules.push(["of all", { rule: "quota", max: random.between(1, 4) }]);
  if (rules.length === 0) rules.push(["per mentor", { rule: "quota", per: ["mentor"], max: 1 }]);
  for (const [kind] of rules) seen.add(kind);
  return rules.map(([, rule], at) => ({ id: `q${at}`, ...rule }));
}

interface Scene {
  readonly documents: Documents;
  readonly known: KnownAim;
  readonly run: any;
  readonly where: string;
  readonly seed: number;
}

/** Undefined where a quota leaves no room for what is locked: that is said before solving. */
function matched(cohort: any, programme: any) {
  try {
    return match(cohort, programme);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    for (const { path, code } of error.issues) expect(`${path} ${code}`).toMatch(/^rules\[\d+\]\.max conflict$/);
    return undefined;
  }
}

describe.each(AIMS)("aim %s with nested quotas", (aim) => {
  const seen = new Seen();
  const scenes: Scene[] = [];

  it("gives the matching that trying every matching gives, in whatever order the people stand", () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + COHORTS; seed++) {
      const documents = documentsOfQuotas(aim, seed, seen);
      const { cohort, programme } = documents as any;
      const where = `seed ${seed}: ${JSON.stringify(documents)}`;
      const known = knownAimOf(documents);
      const run = matched(cohort, programme) as any;
      if (run === undefined) {
        expect(known.answer, where).toBe(null);
        seen.add("a lock beyond a quota");
        continue;
      }
      expect(run.status, where).toBe(known.answer === null ? "infeasible" : "optimal");
      if (known.answer === null) {
        seen.add("infeasible");
        // What excludes each other does so whatever the aim, and what would do; no total is told then.
        const ofTotal = plain(match(cohort, { ...programme, aim: "total" })) as any;
        const repairs = ofTotal.repairs.map((repair: any) => ({ ...repair, total: null }));
        expect(plain(run), where).toEqual({ ...ofTotal, repairs });
        continue;
      }
      const { mentees, mentors } = known.known.scored;
      const pairs = pairsOf(known.answer.canonical, mentors.length).map(([i, j]) => [mentees[i].id, mentors[j].id]);
      expect(
        run.matching.pairs.map((pair: any) => [pair.mentee, pair.mentor]),
        where,
      ).toEqual(pairs);
      expect(run.matching.ties, where).toMatchObject({
        unique: known.answer.unique,
        mentees: known.answer.tied.map((row) => mentees[row].id),
      });
      const again = permuted(documents, seed) as any;
      expect(JSON.stringify(match(again.cohort, again.programme)), where).toBe(JSON.stringify(run));
      scenes.push({ documents, known, run, where, seed });
      seen.add(known.answer.unique ? "unique" : "tied");
      const free = { ...documents.programme, rules: documents.programme.rules?.filter(({ rule }) => rule !== "quota") };
      if (knownAimOf({ cohort, programme: free }).answer?.canonical !== known.answer.canonical)
        seen.add("quotas matter");
    }
  });

  it("is accepted by verify, which opens the same run again, and nothing else is", () => {
    for (const { documents, run, where, seed } of scenes) {
      const { cohort, programme } = documents as any;
      const saved = plain(run);
      const reply = verify(cohort, programme, saved);
      expect(reply.ok ? JSON.stringify(reply.run) : reply.faults, where).toEqual(JSON.stringify(run));
      const rejected = (what: string, change: (draft: any) => unknown) => {
        const draft = plain(saved);
        if (change(draft.matching) === false) return;
        const wrong = verify(cohort, programme, draft);
        expect(wrong.ok, `${what} was accepted; ${where}`).toBe(false);
        seen.add(what);
      };
      const random = randomFrom(seed);
      const ofTotal = match(cohort, { ...programme, aim: "total" }) as any;
      if (JSON.stringify(ofTotal.matching.pairs) !== JSON.stringify(run.matching.pairs)) {
        rejected("the total's matching", (draft) =>
          Object.assign(draft, plain(ofTotal.matching), { certificate: draft.certificate }),
        );
        rejected("the total's matching and proof", (draft) => Object.assign(draft, plain(ofTotal.matching)));
      }
      rejected("a pair dropped", ({ pairs }) => pairs.length > 0 && pairs.pop());
      rejected("a level dropped", ({ certificate }) => certificate.levels.length > 0 && certificate.levels.shift());
      rejected("another value", ({ certificate }) => {
        if (certificate.levels.length === 0) return false;
        random.pick<any>(certificate.levels).value++;
        return true;
      });
      const proofs = (draft: any) =>
        draft.certificate.levels.filter((level: any) => Object.keys(level.potentials).length > 0);
      rejected("potentials taken away", (draft) => {
        const [first] = proofs(draft);
        if (first === undefined) return false;
        first.potentials = {};
        return true;
      });
      rejected("a potential of a quota changed", (draft) => {
        const own = proofs(draft).find((level: any) => level.potentials.quotas !== undefined);
        if (own === undefined) return false;
        own.potentials.quotas[0][0] = 99;
        return true;
      });
      rejected("prices for potentials", ({ certificate: { levels } }) => {
        if (levels[0]?.level !== "placed") return false;
        delete levels[0].potentials;
        Object.assign(levels[0], { place: 0, prices: cohort.mentors.map(() => 0) });
        return true;
      });
    }
  });

  it("can be explained, audited and shown, with losses that a forced choice gives", () => {
    for (const { documents, known, run, where } of scenes.slice(0, Math.ceil(COHORTS / 4))) {
      const { cohort, programme } = documents as any;
      const { scored, instance } = known.known;
      const mentors = scored.mentors.map(({ id }) => id);
      scored.mentees.forEach(({ id }, i) => {
        expect(explain(run, id).mentee, where).toBe(id);
        mentors.forEach((mentor, j) => {
          if (instance.points[i][j] === null) return;
          const why = whyNot(run, id, mentor) as any;
          if (why.status === "paired") return;
          const forced = { ...instance, locked: [...instance.locked, [i, j] as const] };
          const possible = instance.locked.every(([row]) => row !== i) && enumerate(forced) !== null;
          expect(why.status, `${id} ${mentor} ${where}`).toBe(possible ? "possible" : "impossible");
          seen.add(possible ? "possible pairs" : "impossible pairs");
        });
      });
      for (const { status } of run.matching.unmatched) seen.add(`unmatched: ${status}`);
      for (const { quotas = [] } of run.matching.ledger)
        for (const one of quotas) {
          expect("binding" in one, where).toBe(false);
          seen.add("counts at their limit");
        }
      for (const one of [explainRun(run), audit(run)]) {
        expect(renderText(one).length + renderMarkdown(one).length, where).toBeGreaterThan(0);
        expect(`${renderText(one)}${renderMarkdown(one)}`, where).not.toMatch(/undefined|NaN|\[object/);
      }
      expect(() => check(cohort, programme), where).not.toThrow();
    }
  });

  it("and every kind was among them", () => {
    if (process.env.PAIRWRIGHT_COUNTS) console.log(aim, Object.fromEntries([...seen.counts].sort()));
    expect(seen.short(LEAST, COHORTS / 50)).toEqual([]);
  });
});

/** About half of what the aim with the fewest has in seeds 1 to 50. Of the first few of them only, what is explained. */
const LEAST: Record<string, number> = {
  "a level dropped": 22,
  "a pair dropped": 22,
  "a potential of a quota changed": 15,
  "another value": 22,
  "counts at their limit": 15,
  "impossible pairs": 30,
  infeasible: 3,
  "of a trust": 9,
  "of all": 8,
  "per house": 14,
  "per mentor and trust": 12,
  "per mentor": 1,
  "possible pairs": 50,
  "potentials taken away": 22,
  "prices for potentials": 22,
  "quotas matter": 14,
  "the total's matching": 4,
  "the total's matching and proof": 4,
  tied: 3,
  unique: 7,
  "unmatched: quotas": 7,
};

describe("quotas that an aim cannot take are issues of their rules", () => {
  const cohort = {
    version: 1,
    mentees: ["a", "b", "c"].map((id, at) => ({
      id,
      wants: 1,
      attributes: { trust: at > 0 ? "x" : "y", tags: ["p", "q"] },
    })),
    mentors: ["m", "n", "o"].map((id, at) => ({ id, attributes: { house: at > 0 ? "u" : "v" } })),
  } as any;
  const issuesOf = (rules: readonly object[], rest: object = {}, people = cohort) => {
    try {
      match(people, {
        version: 1,
        criteria: [{ id: "w", strategy: "wishes", weight: 1 }],
        aim: "leximin",
        rules,
        ...rest,
      } as any);
      return [];
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return error.issues.map(({ path, code, message }) => `${path}: ${code}: ${message}`);
    }
  };
  const house = { id: "house", rule: "quota", per: ["mentor.house"], max: 2 };

  it("not nested", () => {
    expect(issuesOf([house])).toEqual([]);
    const both = { id: "both", rule: "quota", per: ["mentor.house", "mentee.trust"], max: 1 };
    expect(issuesOf([house, both])).toEqual([
      'rules[1].rule: conflict: expected nested counts, as the aim is "leximin", received {"mentee.trust":"x","mentor.house":"u"} of "both", of some mentees and some mentors, several each',
    ]);
    const one = (id: string, trust: string[]) => ({ id, rule: "quota", mentee: { id: trust }, max: 1 });
    expect(issuesOf([one("ab", ["a", "b"]), one("bc", ["b", "c"])])).toEqual([
      'rules[1].rule: conflict: expected nested counts, as the aim is "leximin", received that of "bc", which overlaps with that of "ab"',
    ]);
    expect(issuesOf([one("ab", ["a", "b"]), one("b", ["b"])])).toEqual([]);
  });

  it("beside several mentors for one, and limited places", () => {
    const two = { ...cohort, mentees: cohort.mentees.map((one: any) => ({ ...one, wants: 2 })) };
    expect(issuesOf([house], {}, two)).toEqual([
      'rules[0].rule: conflict: expected no rule that counts pairs, as the aim is "leximin" and mentees want several mentors, received "quota"',
    ]);
    expect(issuesOf([house], { places: 2 })).toEqual([
      'rules[0].rule: conflict: expected no rule that counts pairs, as the aim is "leximin" and places are 2, received "quota"',
    ]);
    expect(issuesOf([house], { places: 3 })).toEqual([]);
    expect(issuesOf([], { places: 2 })).toEqual([]);
  });
});
