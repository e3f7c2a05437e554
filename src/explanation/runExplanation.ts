import type { Candidates } from "../candidates/candidates.ts";
import { compareIds } from "../order.ts";
import type { RunExplanation } from "./explanation.ts";

/** A result together with the names and the programme that it refers to. */
export function runExplanation(
  { cohort, programme, rules }: Candidates,
  result: RunExplanation["result"],
): RunExplanation {
  const load = new Map(
    result.status !== "infeasible" ? result.matching.loads.map((one) => [one.mentor, one.load]) : [],
  );
  const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
    value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
  return {
    aim: programme.aim,
    ...optional("favours", programme.favours),
    lottery: programme.lottery,
    ...optional("places", programme.places),
    mentees: cohort.mentees.map(({ id, name, priority, wants }) => ({ id, name, priority, wants })),
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
    result,
  };
}
