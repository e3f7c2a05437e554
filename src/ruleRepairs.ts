import type { Candidates } from "./candidates/candidates.ts";
import type { ConflictingQuota, ExplainedConflict, ExplainedRepair, RepairChange } from "./explanation/conflict.ts";
import { problemOf } from "./problem/problemOf.ts";
import { assignSteps } from "./solution/assign.ts";
import type { Steps } from "./steps.ts";

/** Rules that are tried, at most, and pairs that all tries together may look at. */
const MOST_RULES = 20;
const MOST_PAIRS = 20_000_000;

/** What matching a changed programme gave; `unknown` = that was cut off. */
type Tried = ExplainedRepair | "impossible" | "unknown";

/**
 * Repairs of one rule as the programme states it. A quota of the conflict that counts for many (`per`): the nearest
 * `max` or `min`, for all of them alike, with which something is possible; none where a try on the way to it is cut
 * off. And each rule that forbids pairs of the people who must be matched, left out, where that alone makes something
 * possible. Each is tried by matching: a rule left out once, a quota a few times, since more room never makes less
 * possible. At most 20 rules, and fewer in large cohorts: 20,000,000 pairs in all tries.
 */
export function* ruleRepairs(candidates: Candidates, conflict: ExplainedConflict): Steps<ExplainedRepair[]> {
  const { mentees, mentors } = candidates.cohort;
  let left = Math.floor(MOST_PAIRS / Math.max(1, mentees.length * mentors.length));
  const repairs: ExplainedRepair[] = [];
  function* tried(change: RepairChange, changed: () => Candidates): Steps<Tried> {
    if (left-- <= 0) return "unknown";
    try {
      // As if the aim were the total, as all repairs are.
      const { objective: _, choices: __, ...problem } = problemOf(changed());
      const found = yield* assignSteps(problem, {});
      if (found.status === "infeasible") return "impossible";
      if (found.status === "feasible") return "unknown";
      const total = candidates.programme.aim === "total" ? found.total : null;
      return { changes: [change], placed: found.matched, total };
    } catch (error) {
      // It took more steps than the programme allows.
      if (error instanceof RangeError) return "unknown";
      throw error;
    }
  }

  for (const quota of wholeQuotas(candidates, conflict)) {
    const { rule, limit, value: from } = quota;
    const counts = (to: number) => candidates.counts.map((one) => (one.rule === rule ? { ...one, [limit]: to } : one));
    const to = (value: number) =>
      tried({ change: "quota", rule, of: {}, limit, from, to: value }, () => ({
        ...candidates,
        counts: counts(value),
      }));
    const all = mentees.reduce((sum, { wants }) => sum + wants, 0);
    let [works, fails] = [limit === "max" ? all : 0, from];
    let best: Tried = works === fails ? "impossible" : yield* to(works);
    while (typeof best === "object" && Math.abs(works - fails) > 1) {
      const middle = Math.floor((works + fails) / 2);
      const found = yield* to(middle);
      if (found === "impossible") fails = middle;
      else [best, works] = [found, middle];
    }
    if (typeof best === "object") repairs.push(best);
  }
  for (const rule of forbidding(candidates, conflict).slice(0, MOST_RULES)) {
    const found = yield* tried({ change: "rule", rule }, () => candidates.without(rule));
    if (typeof found === "object") repairs.push(found);
  }
  return repairs;
}

/** The quotas of a conflict that count for many, once each. */
function wholeQuotas({ counts }: Candidates, { quotas }: ExplainedConflict): ConflictingQuota[] {
  return quotas.filter(
    ({ rule, limit }, at) =>
      counts.filter((count) => count.rule === rule).length > 1 &&
      quotas.findIndex((one) => one.rule === rule && one.limit === limit) === at,
  );
}

/** The programme's own rules that forbid pairs of people of whom the conflict requires something, in id order. */
function forbidding(candidates: Candidates, { requirements }: ExplainedConflict): string[] {
  const { mentees, mentors } = candidates.cohort;
  const named = new Set(
    requirements.flatMap((one) =>
      one.kind === "everyone" ? [one.mentee] : one.kind === "minLoad" ? [one.mentor] : [],
    ),
  );
  const found = new Set<string>();
  mentees.forEach(({ id }, mentee) => {
    mentors.forEach((other, mentor) => {
      if (!named.has(id) && !named.has(other.id)) return;
      for (const rule of candidates.rulesAgainst(mentee, mentor)) found.add(rule);
    });
  });
  // A forbidden pair is a rule of its own; to allow that pair is the same.
  return candidates.programme.rules.flatMap(({ id, rule }) => (found.has(id) && rule !== "forbid" ? [id] : []));
}

/** All repairs: what of a quota that counts for many changes for all alike stands in place of one of its counts. */
export function withRuleRepairs(
  repairs: readonly ExplainedRepair[],
  ofRules: readonly ExplainedRepair[],
): ExplainedRepair[] {
  const whole = new Set(
    ofRules.flatMap(({ changes }) =>
      changes.flatMap((one) => (one.change === "quota" ? [`${one.limit} ${one.rule}`] : [])),
    ),
  );
  const kept = repairs.filter(
    ({ changes }) =>
      !changes.some(
        (one) => one.change === "quota" && Object.keys(one.of).length > 0 && whole.has(`${one.limit} ${one.rule}`),
      ),
  );
  const isSingle = ({ changes }: ExplainedRepair) => changes.length === 1;
  return [...kept.filter(isSingle), ...ofRules, ...kept.filter((one) => !isSingle(one))];
}
