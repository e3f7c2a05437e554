import type { Candidates } from "../candidates/candidates.ts";
import { compareIds } from "../order.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import type { LedgerEntry, QuotaCount } from "./matching.ts";

/** What asking for all the rules against a pair counts as, in pairs looked at. */
const ASKED = 8;

/**
 * What every rule forbids, what only it forbids, whom it leaves with no or one allowed mentor, and which of its counts
 * are at their limit, in id order. `binding`: [counts] 1 = the limit binds. In portions.
 */
export function* ledgerOf(
  candidates: Candidates,
  columnsOf: readonly ArrayLike<number>[],
  binding: Uint8Array | undefined,
): Steps<LedgerEntry[]> {
  const { cohort, rules: named, programme, rulesAgainst, counts } = candidates;
  const m = cohort.mentors.length;
  const entries = new Map<string, { forbids: number; alone: number; none: string[]; one: string[] }>();
  for (const { id } of [...named, ...programme.locks]) entries.set(id, { forbids: 0, alone: 0, none: [], one: [] });
  const meter = createMeter();
  const of = cohort.mentees.length;
  for (const [mentee, { id }] of cohort.mentees.entries()) {
    if (isDue(meter, ASKED * m)) yield { stage: "reporting", done: of, of };
    let allowed = 0;
    const alone = new Set<string>();
    for (let mentor = 0; mentor < m; mentor++) {
      const rules = rulesAgainst(mentee, mentor);
      if (rules.length === 0) allowed++;
      if (rules.length === 1) alone.add(rules[0]);
      for (const rule of rules) {
        const entry = entries.get(rule);
        if (entry === undefined) continue;
        entry.forbids++;
        if (rules.length === 1) entry.alone++;
      }
    }
    if (allowed > 1) continue;
    for (const rule of alone) entries.get(rule)?.[allowed === 0 ? "none" : "one"].push(id);
  }
  const atLimit = countsAtLimit(candidates, columnsOf, binding);
  const counting = new Set(counts.map(({ rule }) => rule));
  return [...named, ...programme.locks]
    .map(({ id, because }) => ({
      rule: id,
      ...(because === undefined ? {} : { because }),
      ...(entries.get(id) as Omit<LedgerEntry, "rule">),
      ...(counting.has(id) ? { quotas: atLimit.get(id) ?? [] } : {}),
    }))
    .sort((a, b) => compareIds(a.rule, b.rule));
}

function countsAtLimit(
  { counts, cohort }: Candidates,
  columnsOf: readonly ArrayLike<number>[],
  binding: Uint8Array | undefined,
): Map<string, QuotaCount[]> {
  const found = new Map<string, QuotaCount[]>();
  const counted = new Uint8Array(cohort.mentors.length);
  counts.forEach(({ rule, of, mentees, mentors, min, max }, at) => {
    counted.fill(0);
    for (const mentor of mentors) counted[mentor] = 1;
    let count = 0;
    for (const mentee of mentees) {
      const own = columnsOf[mentee];
      for (let k = 0; k < own.length; k++) count += counted[own[k]];
    }
    if (count !== min && count !== max) return;
    const entry: QuotaCount = {
      of,
      count,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(binding === undefined ? {} : { binding: binding[at] === 1 }),
    };
    const own = found.get(rule);
    if (own === undefined) found.set(rule, [entry]);
    else own.push(entry);
  });
  return found;
}
