import type { Candidates } from "../candidates/candidates.ts";
import { compareIds } from "../order.ts";
import type { RunContext, RunExplanation } from "./explanation.ts";
import type { PlainMatching } from "./matching.ts";

/** A result together with the names and the programme that it refers to. */
export function runExplanation(candidates: Candidates, result: RunExplanation["result"]): RunExplanation {
  return { ...contextOf(candidates, result.status === "infeasible" ? undefined : result.matching), result };
}

/** Names and programme of a run; without a matching nobody has anybody. */
export function contextOf({ cohort, programme, rules }: Candidates, matching: PlainMatching | undefined): RunContext {
  const load = new Map(matching?.loads.map((one) => [one.mentor, one.load]));
  const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
    value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
  return {
    aim: programme.aim,
    ...optional("favours", programme.favours),
    lottery: programme.lottery,
    ...optional("places", programme.places),
    mentees: cohort.mentees.map(({ id, name, priority, wants, wishes }) => ({ id, name, priority, wants, wishes })),
    mentors: cohort.mentors.map(({ id, name, capacity, minLoad }) => ({
      id,
      name,
      capacity,
      minLoad,
      load: load.get(id) ?? 0,
    })),
    topics: cohort.topics.map(({ id, label, facet }) => ({ id, label, ...optional("facet", facet) })),
    criteria: programme.criteria.map(({ id, label, strategy, weight, side, facet, unknown }) => ({
      id,
      label,
      strategy,
      weight,
      side,
      ...optional("facet", facet),
      unknown,
    })),
    rules: [
      ...rules.map(({ id, rule, because }) => ({ id, rule, ...optional("because", because) })),
      ...programme.locks.map(({ id, because }) => ({ id, rule: "lock", ...optional("because", because) })),
    ].sort((a, b) => compareIds(a.id, b.id)),
  };
}
