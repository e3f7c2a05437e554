// biome-ignore-all lint/suspicious/noExplicitAny: a saved matching is broken here on purpose, in ways that no type
// allows
import { describe, expect, it } from "vitest";
import type { Matching } from "../../src/explanation/matching.ts";
import { proves } from "../oracle/certificate.ts";
import type { Documents } from "../oracle/cohorts.ts";
import { documentsOf, insideOf } from "../oracle/cohorts.ts";
import type { Enumerated } from "../oracle/enumerate.ts";
import { forEachMatching, pairsOf } from "../oracle/enumerate.ts";
import type { Random } from "../oracle/random.ts";
import { randomFrom } from "../oracle/random.ts";
import type { Known } from "../oracle/saved.ts";
import { derivedOf, knownOf, rowsOf } from "../oracle/saved.ts";
import { pairwright } from "./compare.ts";
import { Seen } from "./seen.ts";

const COHORTS = Number(process.env.PAIRWRIGHT_VERIFY_COHORTS ?? 60);
const PARTS = 5;
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);

/** A saved matching that can be written to. */
type Draft = { -readonly [K in keyof Matching]: any };

interface Scene {
  readonly documents: Documents;
  readonly known: Known;
  readonly answer: Enumerated;
  readonly saved: Matching;
  readonly random: Random;
}

/** Changes the draft; false = this cohort offers no such change. */
type Mutation = (draft: Draft, scene: Scene) => boolean;

function anyOf<T>(list: readonly T[], random: Random, change: (item: any) => void): boolean {
  if (list.length === 0) return false;
  change(random.pick(list));
  return true;
}

const isUnmatchedIn = (matching: Matching, mentee: string) =>
  matching.unmatched.some((entry) => entry.mentee === mentee);
const rederive = (draft: Draft, known: Known, mask: number) => Object.assign(draft, derivedOf(known, mask));

const MUTATIONS: Record<string, Mutation> = {
  "two mentors exchanged": (draft, { random }) => {
    const [a, b] = random.shuffled<any>(draft.pairs).slice(0, 2);
    if (b === undefined || a.mentee === b.mentee || a.mentor === b.mentor) return false;
    [a.mentor, b.mentor] = [b.mentor, a.mentor];
    return true;
  },
  "a pair dropped": (draft, { random }) => {
    if (draft.pairs.length === 0) return false;
    draft.pairs.splice(random.below(draft.pairs.length), 1);
    return true;
  },
  "a pair dropped, with its numbers": (draft, { known, answer, random }) => {
    const pairs = pairsOf(answer.canonical, known.instance.columns);
    if (pairs.length === 0) return false;
    const [i, j] = random.pick(pairs);
    rederive(draft, known, answer.canonical & ~(1 << (i * known.instance.columns + j)));
    return true;
  },
  "a pair twice": (draft, { random }) => anyOf(draft.pairs, random, (pair) => draft.pairs.push(structuredClone(pair))),
  "pairs in another order": (draft) => {
    draft.pairs.reverse();
    return draft.pairs.length > 1;
  },
  "a forbidden pair added, with its numbers": (draft, { known, answer, random }) => {
    const { rows, columns, points } = known.instance;
    const forbidden: number[] = [];
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) if (points[i][j] === null) forbidden.push(i * columns + j);
    if (forbidden.length === 0) return false;
    rederive(draft, known, answer.canonical | (1 << random.pick(forbidden)));
    return true;
  },
  "somebody given one mentor too many, with the numbers": (draft, { known, answer, random }) => {
    const { rows, columns, points } = known.instance;
    const further: number[] = [];
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++)
        if (points[i][j] !== null && !(answer.canonical & (1 << (i * columns + j)))) further.push(i * columns + j);
    if (further.length === 0) return false;
    rederive(draft, known, answer.canonical | (1 << random.pick(further)));
    return true;
  },
  "a mentor overfilled, with the numbers": (draft, { known, answer }) => {
    const { rows, columns, points, capacity } = known.instance;
    for (let j = 0; j < columns; j++) {
      let mask = answer.canonical;
      let load = 0;
      for (let i = 0; i < rows; i++) {
        if (points[i][j] === null) continue;
        mask &= ~(((1 << columns) - 1) << (i * columns));
        mask |= 1 << (i * columns + j);
        load++;
      }
      if (load <= capacity[j]) continue;
      rederive(draft, known, mask);
      return true;
    }
    return false;
  },
  "a stranger paired": (draft, { random }) => anyOf(draft.pairs, random, (pair) => (pair.mentor = "nobody-here")),
  "points changed": (draft, { random }) => anyOf(draft.pairs, random, (pair) => (pair.points += random.pick([1, -1]))),
  "points not a number": (draft, { random }) =>
    anyOf(draft.pairs, random, (pair) => (pair.points = random.pick([null, "5", {}]))),
  "total changed": (draft, { random }) => {
    draft.total += random.pick([1, -1, 1000]);
    return true;
  },
  "placed changed": (draft, { random }) => {
    draft.placed += random.pick([1, -1]);
    return true;
  },
  "a term's points changed": (draft, { random }) =>
    anyOf(draft.pairs, random, (pair) => (random.pick<any>(pair.terms).points += 1)),
  "points moved between terms": (draft, { random }) => {
    const pair: any = draft.pairs.find(({ terms }: any) => terms.length > 1 && terms[0].points > 0);
    if (pair === undefined) return false;
    pair.terms[0].points--;
    pair.terms[1].points++;
    return random !== undefined;
  },
  "a term's weight changed": (draft, { random }) =>
    anyOf(draft.pairs, random, (pair) => (random.pick<any>(pair.terms).weight -= 1)),
  "a term's unknown changed": (draft, { random }) =>
    anyOf(draft.pairs, random, (pair) => {
      const term = random.pick<any>(pair.terms);
      if (term.unknown) delete term.unknown;
      else term.unknown = true;
    }),
  "a term dropped": (draft, { random }) => anyOf(draft.pairs, random, (pair) => pair.terms.pop()),
  "a choice number changed": (draft, { random }) => anyOf(draft.pairs, random, (pair) => (pair.choice += 1)),
  "a lock claimed": (draft, { random }) => {
    const unlocked = draft.pairs.filter((pair: any) => pair.lock === undefined);
    return anyOf(unlocked, random, (pair) => (pair.lock = "lock:x"));
  },
  "a lock denied": (draft, { random }) => {
    const locked = draft.pairs.filter((pair: any) => pair.lock !== undefined);
    return anyOf(locked, random, (pair) => delete pair.lock);
  },
  "a load changed": (draft, { random }) => anyOf(draft.loads, random, (load) => (load.load += random.pick([1, -1]))),
  "a capacity changed": (draft, { random }) => anyOf(draft.loads, random, (load) => (load.capacity += 1)),
  "a load dropped": (draft) => draft.loads.pop() !== undefined,
  "an unmatched mentee dropped": (draft) => draft.unmatched.pop() !== undefined,
  "the unmatched reason exchanged": (draft, { random, known }) =>
    anyOf(draft.unmatched, random, (entry) => {
      if (entry.status === "no-room") {
        delete entry.hallSet;
        Object.assign(entry, { status: "no-allowed-mentor", rules: [] });
      } else {
        delete entry.rules;
        const mentors = known.scored.mentors.map(({ id }) => id);
        const hallSet = { mentees: [entry.mentee], mentors, places: 0, claims: 1, limit: "capacity" };
        Object.assign(entry, { status: "no-room", hallSet });
      }
    }),
  "a rule left out": (draft) => {
    const entry = draft.unmatched.find((candidate: any) => candidate.rules?.length > 0);
    if (entry === undefined) return false;
    entry.rules.pop();
    return true;
  },
  "a Hall set's member dropped": (draft) => withHallSet(draft, (set) => set.mentees.pop()),
  "a Hall set's mentor changed": (draft) =>
    withHallSet(draft, (set) => (set.mentors.length > 0 ? set.mentors.pop() : set.mentors.push("nobody-here"))),
  "a Hall set's places changed": (draft) => withHallSet(draft, (set) => (set.places -= 1)),
  "a Hall set's claims changed": (draft) => withHallSet(draft, (set) => (set.claims += 1)),
  "a Hall set's limit changed": (draft) =>
    withHallSet(draft, (set) => (set.limit = set.limit === "places" ? "capacity" : "places")),
  "unique denied or claimed": (draft) => {
    draft.ties.unique = !draft.ties.unique;
    return true;
  },
  "a tie left out": (draft) => draft.ties.mentees.pop() !== undefined,
  "a tie invented": (draft, { known }) => {
    const other = known.scored.mentees.find(({ id }) => !draft.ties.mentees.includes(id));
    if (other === undefined) return false;
    draft.ties.mentees = [...draft.ties.mentees, other.id].sort();
    return true;
  },
  "a ledger entry dropped": (draft) => draft.ledger.pop() !== undefined,
  "a ledger entry changed": (draft, { random }) =>
    anyOf(draft.ledger, random, (entry) => (entry[random.pick(["forbids", "alone"])] += 1)),
  "a ledger reason changed": (draft, { random }) =>
    anyOf(draft.ledger, random, (entry) => (entry.because = `${entry.because ?? ""} and so on`)),
  "a level dropped": (draft, { random }) => {
    draft.certificate.levels.splice(random.below(draft.certificate.levels.length), 1);
    return true;
  },
  "a level twice": (draft) => draft.certificate.levels.push(structuredClone(draft.certificate.levels[0])) > 0,
  "a level's value changed": (draft, { random }) =>
    anyOf(draft.certificate.levels, random, (level) => (level.value += random.pick([1, -1]))),
  "a price dropped": (draft, { random }) => {
    const level = random.pick<any>(draft.certificate.levels);
    return level.prices.pop() !== undefined;
  },
  "a price that is no integer": (draft, { random, known }) => {
    if (known.instance.columns === 0) return false;
    const level = random.pick<any>(draft.certificate.levels);
    level.prices[random.below(level.prices.length)] = random.pick([0.5, null, "1"]);
    return true;
  },
  "a case left out": (draft, { random }) => {
    const cases = draft.certificate.cases;
    if (cases === undefined) return false;
    cases.splice(random.below(cases.length), 1);
    return true;
  },
  "a case's decision turned round": (draft, { random }) => {
    const decided = draft.certificate.cases?.filter(({ decisions }: any) => decisions.length > 0) ?? [];
    return anyOf(decided, random, ({ decisions }) => {
      const decision = random.pick<any>(decisions);
      decision.placed = !decision.placed;
    });
  },
  "the fingerprint changed": (draft) => {
    draft.fingerprint = (draft.fingerprint[0] === "0" ? "1" : "0") + draft.fingerprint.slice(1);
    return true;
  },
  "the version changed": (draft) => {
    draft.version = 2;
    return true;
  },
  "a field missing": (draft, { random }) => delete draft[random.pick(Object.keys(draft) as (keyof Matching)[])],
  "an unknown key": (draft, { random }) => {
    const places: any[] = [draft, draft.ties, draft.certificate, draft.certificate.levels[0]];
    for (const list of [draft.pairs, draft.pairs[0]?.terms, draft.unmatched, draft.loads, draft.ledger])
      if (list?.length > 0) places.push(list[0]);
    random.pick(places).approvedBy = "me";
    return true;
  },
  "another optimum, with all its numbers": (draft, { saved, known, answer, random }) => {
    // The same people unmatched, so that the Hall sets stay true.
    const others = answer.optima.filter((mask) => {
      const rows = rowsOf(mask, known.instance);
      const same = known.scored.mentees.every(({ id }, i) => isUnmatchedIn(saved, id) === (rows[i] === 0));
      return same && mask !== answer.canonical;
    });
    if (others.length === 0) return false;
    rederive(draft, known, random.pick(others));
    return true;
  },
  "a worse matching, with all its numbers": (draft, scene) => {
    const { saved, known, answer, random } = scene;
    const worse: number[] = [];
    forEachMatching(known.instance, (mask, rows) => {
      const same = known.scored.mentees.every(({ id }, i) => isUnmatchedIn(saved, id) === (rows[i] === 0));
      if (same && worse.length < 200 && !answer.optima.includes(mask)) worse.push(mask);
    });
    if (worse.length === 0) return false;
    rederive(draft, known, random.pick(worse));
    const levels: any[] = draft.certificate.levels;
    const rows = draft.pairs.reduce((counts: Map<string, number>, { mentee }: any) => {
      return counts.set(mentee, (counts.get(mentee) ?? 0) + 1);
    }, new Map<string, number>());
    for (const level of levels) {
      if (level.level === "points") level.value = draft.total;
      else
        level.value = known.scored.mentees.filter(
          ({ id, priority }) => (priority ?? 0) === level.priority && (rows.get(id) ?? 0) >= level.mentors,
        ).length;
    }
    return true;
  },
};

function withHallSet(draft: Draft, change: (set: any) => void): boolean {
  const entry = draft.unmatched.find(({ status }: any) => status === "no-room");
  if (entry === undefined) return false;
  change(entry.hallSet);
  return true;
}

/** Documents changed after the matching was saved. */
const LATER: Record<string, (documents: Documents, random: Random) => boolean> = {
  "a capacity": ({ cohort }, random) =>
    anyOf(cohort.mentors, random, (mentor) => (mentor.capacity = (mentor.capacity ?? 1) + 1)),
  "a name": ({ cohort }, random) =>
    anyOf([...cohort.mentees, ...cohort.mentors], random, (person) => (person.name = `${person.name ?? ""} x`)),
  "another mentee": ({ cohort }) => cohort.mentees.push({ id: "late-comer", attributes: { organisation: "zz" } }) > 0,
  "a mentee less": ({ cohort, programme }) => {
    programme.rules = programme.rules?.filter((rule) => rule.rule === "differ") ?? [];
    for (const { scores } of programme.criteria.flatMap(insideOf))
      delete (scores as Record<string, unknown> | undefined)?.[cohort.mentees[0]?.id];
    for (const mentor of cohort.mentors) {
      delete mentor.wishes;
      delete mentor.avoid;
    }
    const gone = cohort.mentees.shift();
    // Every attribute that a criterion or a rule names must still be somebody's.
    const [keeper] = [...cohort.mentors, ...cohort.mentees];
    if (keeper !== undefined) keeper.attributes = { ...gone?.attributes, ...keeper.attributes };
    return gone !== undefined && keeper !== undefined;
  },
  "a criterion's weight": ({ programme }) => {
    // With other weights, a facet's or a side's floor may forbid what is locked.
    const kinds = programme.rules?.map(({ rule }) => rule) ?? [];
    if (kinds.includes("floor") && kinds.includes("lock")) return false;
    programme.criteria[0].weight += 1;
    return true;
  },
  "the lottery": ({ programme }) => {
    programme.lottery = `${programme.lottery ?? ""}!`;
    return true;
  },
  places: ({ programme }) => {
    programme.places = (programme.places ?? 50) + 1;
    return true;
  },
};

describe("verify rejects", () => {
  const seen = new Seen();
  const each = Math.ceil(COHORTS / PARTS);

  function expectRejected(documents: Documents, saved: unknown, what: string): void {
    const reply = pairwright.verify(documents, saved);
    expect(reply.ok, `${what} was accepted: ${JSON.stringify({ documents, saved })}`).toBe(false);
    expect(reply.faults?.length, what).toBeGreaterThan(0);
    for (const fault of reply.faults ?? []) {
      expect(fault.code, what).toMatch(/^[a-z][a-z-]*$/);
      expect(typeof fault.path, what).toBe("string");
      expect(fault.message.length, what).toBeGreaterThan(0);
    }
  }

  for (let part = 0; part < PARTS; part++) {
    const from = FIRST_SEED + part * each;
    it(`every change of a true matching, on the cohorts of seeds ${from} to ${from + each - 1}`, () => {
      for (let seed = from; seed < from + each; seed++) {
        const documents = documentsOf(seed);
        const known = knownOf(documents);
        const { answer } = known;
        if (answer === null) continue;
        const random = randomFrom(-seed);
        const saved: Matching = JSON.parse(JSON.stringify(pairwright.run(documents).matching));
        const scene: Scene = { documents, known, answer, saved, random };
        expect(pairwright.verify(documents, saved).ok, `seed ${seed}: the true matching`).toBe(true);

        for (const [name, mutation] of Object.entries(MUTATIONS)) {
          const draft = structuredClone(saved) as Draft;
          if (!mutation(draft, scene)) continue;
          seen.add(name);
          expectRejected(documents, draft, `seed ${seed}: ${name}`);
        }
        for (const [name, change] of Object.entries(LATER)) {
          const later = structuredClone(documents);
          if (!change(later, random)) continue;
          seen.add(`later: ${name}`);
          expectRejected(later, saved, `seed ${seed}: ${name} changed after saving`);
        }
        changePrices(scene, seed);
      }
    });
  }

  /** Any prices whose bound is the value are a proof: the oracle says which are. */
  function changePrices({ documents, known, answer, saved, random }: Scene, seed: number): void {
    if (saved.certificate.cases !== undefined) return;
    const rows = rowsOf(answer.canonical, known.instance);
    for (let times = 0; times < 6; times++) {
      const draft = structuredClone(saved) as Draft;
      const levels: { place: number; prices: number[] }[] = draft.certificate.levels as any;
      const level = random.pick(levels);
      const by = random.pick([1, -1, 1, -1, 2, -3, 1000, -250_000]);
      // Whether a place's price may be negative after a level that fills the places is left open here.
      if (random.chance(0.25)) level.place = Math.abs(level.place + by);
      else if (level.prices.length > 0) level.prices[random.below(level.prices.length)] += by;
      else continue;
      const what = `seed ${seed}: a price changed by ${by}`;
      const proof = proves(known.instance, rows, draft.certificate.levels as any);
      if (proof === true) {
        seen.add("a changed price still proves");
        const reply = pairwright.verify(documents, draft);
        expect(
          reply.ok,
          `${what} still proves, but: ${JSON.stringify({ faults: reply.faults, documents, draft })}`,
        ).toBe(true);
      } else {
        seen.add("a changed price proves nothing");
        expectRejected(documents, draft, `${what} (${proof})`);
      }
    }
  }

  it("what is no saved matching at all", () => {
    const documents = documentsOf(FIRST_SEED);
    for (const saved of [null, undefined, 5, "x", true, [], {}, { version: 1 }, { pairs: [] }])
      expectRejected(documents, saved, JSON.stringify(saved) ?? "undefined");
  });

  it("and every kind of change was among them", () => {
    if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
    const kinds = [
      ...Object.keys(MUTATIONS),
      ...Object.keys(LATER).map((name) => `later: ${name}`),
      "a changed price still proves",
      "a changed price proves nothing",
    ];
    const least = (kind: string) => Math.max(1, Math.floor(kind.includes("case") ? COHORTS / 150 : COHORTS / 50));
    const short = kinds.filter((kind) => seen.of(kind) < least(kind));
    expect(short).toEqual([]);
  });
});
