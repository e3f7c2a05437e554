import type { CandidateIssue, Candidates } from "../../src/candidates/candidates.ts";
import { prepareCandidates } from "../../src/candidates/prepareCandidates.ts";
import { builtInRules, builtInStrategies } from "../../src/candidates/registry.ts";
import type { RuleKind } from "../../src/candidates/rule.ts";
import type { Scorer, Strategy } from "../../src/candidates/strategy.ts";
import type { Cohort, Mentee, Mentor, Person, Weighted } from "../../src/cohort/cohort.ts";
import type { Criterion, Programme, Rule } from "../../src/programme/programme.ts";

/** Validated values by hand: what `readCohort` and `readProgramme` would hand on. */

type ByTopic = Record<string, number>;

interface PersonDraft {
  attributes?: Record<string, string | number | boolean | string[]>;
  wishes?: (string | string[])[];
  avoid?: string[];
  weights?: Record<string, number>;
  available?: string[];
}

interface CohortDraft {
  topics?: string[];
  collective?: ByTopic;
  mentees: Record<string, PersonDraft & { objectives?: ByTopic; levels?: ByTopic }>;
  mentors: Record<string, PersonDraft & { expertise?: ByTopic; experiences?: Record<string, ByTopic | undefined> }>;
}

const inOrder = <T>(record: Record<string, T>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

const bare = <T>(record: Record<string, T> = {}): Record<string, T> =>
  Object.assign(Object.create(null), Object.fromEntries(inOrder(record)));

export function cohortOf(draft: CohortDraft): Cohort {
  const topics = [...(draft.topics ?? [])].sort();
  const weighted = (byTopic: ByTopic | undefined): Weighted[] | undefined =>
    byTopic && inOrder(byTopic).map(([topic, value]) => ({ topic: topics.indexOf(topic), value }));
  const person = (id: string, { attributes, wishes, avoid, weights, available }: PersonDraft): Person => ({
    id,
    name: id,
    attributes: bare(attributes),
    wishes: (wishes ?? []).map((wish) => (typeof wish === "string" ? [wish] : [...wish].sort())),
    avoid: [...(avoid ?? [])].sort(),
    weights: bare(weights),
    available: available && [...available].sort(),
  });
  return deepFrozen({
    topics: topics.map((id) => ({ id, label: id, facet: undefined })),
    collective: weighted(draft.collective),
    mentees: inOrder(draft.mentees).map(
      ([id, one]): Mentee => ({
        ...person(id, one),
        objectives: weighted(one.objectives),
        levels: weighted(one.levels),
        wants: 1,
        priority: 0,
      }),
    ),
    mentors: inOrder(draft.mentors).map(
      ([id, one]): Mentor => ({
        ...person(id, one),
        expertise: weighted(one.expertise),
        capacity: 1,
        minLoad: 0,
        experiences:
          one.experiences &&
          inOrder(one.experiences).map(([id, topics]) => ({ id, label: `A ${id}`, topics: weighted(topics) })),
      }),
    ),
  });
}

/** Options as the strategy's own schema returns them. */
export function optionsOf(strategy: Strategy, options: unknown): unknown {
  const result = strategy.options["~standard"].validate(options);
  if ("issues" in result && result.issues !== undefined) throw new Error(JSON.stringify(result.issues));
  return (result as { value: unknown }).value;
}

interface ProgrammeDraft {
  criteria: (Partial<Criterion> & { id: string })[];
  rules?: { id: string; rule: string; options: unknown; because?: string }[];
  locks?: { id: string; mentee: number; mentor: number }[];
}

/** A criterion without a strategy has the one that its id names. */
export function programmeOf({ criteria, rules = [], locks = [] }: ProgrammeDraft): Programme {
  return deepFrozen({
    criteria: criteria
      .map((one): Criterion => {
        const given = one.options ?? {};
        const strategy = builtInStrategies.get(one.strategy ?? one.id);
        const options = strategy === undefined ? given : optionsOf(strategy, given);
        const rest = {
          label: one.id,
          of: [],
          strategy: one.id,
          weight: 1,
          side: "both",
          facet: undefined,
          unknown: 0.5,
        } as const;
        return { ...rest, ...one, options, given: given as Criterion["given"] };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    rules: rules
      .map((rule) => ({ because: undefined, given: rule.options as Rule["given"], ...rule }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    locks: locks.map((lock) => ({ because: undefined, ...lock })),
    aim: "total",
    favours: undefined,
    places: undefined,
    everyone: false,
    lottery: "",
    steps: undefined,
  });
}

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFrozen(inner);
  }
  return value;
}

export interface Prepared {
  readonly candidates: Candidates;
  readonly issues: readonly CandidateIssue[];
}

export function prepare(
  cohort: Cohort,
  programme: Programme,
  strategies: readonly Strategy[] = [],
  rules: readonly RuleKind[] = [],
): Prepared {
  const issues: CandidateIssue[] = [];
  const allStrategies = new Map([...builtInStrategies, ...strategies.map((one) => [one.name, one] as const)]);
  const allRules = new Map([...builtInRules, ...rules.map((one) => [one.name, one] as const)]);
  const candidates = prepareCandidates(cohort, programme, allStrategies, allRules, (issue) => issues.push(issue));
  return { candidates, issues };
}

/** Every row of a scorer. */
export function rowsOf(scorer: Scorer, cohort: Cohort): number[][] {
  return cohort.mentees.map((_, mentee) => {
    const out = new Float64Array(cohort.mentors.length).fill(7);
    scorer.row(mentee, out);
    return [...out];
  });
}

export function affinities(candidates: Candidates): number[][] {
  return candidates.cohort.mentees.map((_, mentee) => {
    const out = new Int32Array(candidates.cohort.mentors.length);
    candidates.row(mentee, out);
    return [...out];
  });
}

/** mulberry32: 0 ≤ x < 1, the same everywhere. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), bits | 61)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}
