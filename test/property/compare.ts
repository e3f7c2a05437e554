import { isDeepStrictEqual } from "node:util";
import { explain, match, verify, whyNot } from "pairwright";
import type { Explanation, WhyNot } from "../../src/explanation/explanation.ts";
import type { LedgerEntry, Matching } from "../../src/explanation/matching.ts";
import type { PricedLevel } from "../oracle/certificate.ts";
import { coverEverything, proves } from "../oracle/certificate.ts";
import type { Documents } from "../oracle/cohorts.ts";
import { permuted } from "../oracle/cohorts.ts";
import type { ReportedConflict, ReportedRepair } from "../oracle/conflicts.ts";
import { conflictFaults, repairsFaults } from "../oracle/conflicts.ts";
import type { Enumerated } from "../oracle/enumerate.ts";
import { enumerate, isPossible, maskOf, ones, pairsOf } from "../oracle/enumerate.ts";
import { capacityHallSetExists, hallFacts, hallFaults } from "../oracle/hall.ts";
import { lossFaults, moveFaults } from "../oracle/moves.ts";
import { nameOf } from "../oracle/quotas.ts";
import type { Known } from "../oracle/saved.ts";
import { derivedOf, knownOf, rowsOf } from "../oracle/saved.ts";
import { inIdOrder, ruleId } from "../oracle/score.ts";
import { breakdownOf } from "../oracle/subtotals.ts";
import type { Seen } from "./seen.ts";

/** `run` without its type: what is compared here is what is there. */
interface AnyRun {
  readonly status: string;
  readonly matching: Matching;
  readonly conflict?: ReportedConflict;
  readonly repairs?: readonly ReportedRepair[];
}

/** What the ledger says of a rule further on. */
interface FurtherEntry {
  /** Whom the rule leaves without any allowed mentor, and with one. */
  readonly none?: readonly string[];
  readonly one?: readonly string[];
  /** A quota's counts that are at their limit. */
  readonly quotas?: readonly (Limits & { of: object; count: number; binding: boolean })[];
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** What is compared: pairwright's verbs, or a spoilt one to show that it is noticed. */
export interface Subject {
  run(documents: Documents): AnyRun;
  explain(run: AnyRun, mentee: string): Explanation;
  whyNot(run: AnyRun, mentee: string, mentor: string): WhyNot;
  verify(documents: Documents, saved: unknown): Verdict;
}

interface Verdict {
  readonly ok: boolean;
  readonly run?: AnyRun;
  readonly faults?: readonly { readonly code: string; readonly path: string; readonly message: string }[];
}

export const pairwright: Subject = {
  run: ({ cohort, programme }) => match(cohort as never, programme as never) as unknown as AnyRun,
  explain: (run, mentee) => explain(run as never, mentee) as unknown as Explanation,
  whyNot: (run, mentee, mentor) => whyNot(run as never, mentee, mentor) as unknown as WhyNot,
  verify: ({ cohort, programme }, saved) => verify(cohort as never, programme as never, saved as never) as Verdict,
};

/** Everything in which the subject and the oracle differ on these documents; empty = they agree. */
export function differences(documents: Documents, seed: number, seen: Seen, subject = pairwright): string[] {
  const faults: string[] = [];
  const check = (what: string, actual: unknown, expected: unknown) => {
    if (!isDeepStrictEqual(actual, expected))
      faults.push(`${what}: expected ${JSON.stringify(expected)}, received ${JSON.stringify(actual)}`);
  };
  const before = JSON.stringify(documents);
  const known = knownOf(documents);
  const { scored, instance, answer } = known;
  const run = subject.run(documents);
  check("the input is not mutated", JSON.stringify(documents), before);
  const again = subject.run(permuted(documents, seed));

  if (instance.rows === 0 || instance.columns === 0) seen.add("empty side");
  if (answer === null) {
    seen.add("infeasible");
    seen.add(instance.cardinality === "all" ? "infeasible, everyone" : "infeasible, minimum loads or places");
    check("status", run.status, "infeasible");
    if (run.conflict) checkConflict(documents, run.conflict, run.repairs, check, seen);
    check("the conflict in another order", JSON.stringify(again.conflict), JSON.stringify(run.conflict));
    check("the repairs in another order", JSON.stringify(again.repairs), JSON.stringify(run.repairs));
    return faults;
  }
  check("status", run.status, "optimal");
  if (run.status !== "optimal") return faults;
  const { matching } = run;
  const expected = derivedOf(known, answer.canonical);
  check("placed", matching.placed, expected.placed);
  check("total", matching.total, expected.total);
  check("pairs", plain(matching.pairs), expected.pairs);
  check("loads", plain(matching.loads), expected.loads);
  check("ties", plain(matching.ties), {
    unique: answer.unique,
    mentees: answer.tied.map((i) => scored.mentees[i].id),
  });
  check("the matching in another order", JSON.stringify(again.matching), JSON.stringify(matching));
  countKinds(known, answer, seen);

  checkUnmatched(documents, known, answer, matching, check, seen);
  checkLedger(documents, known, matching, check, seen);
  const { levels, cases } = matching.certificate;
  // The bound knows no quotas; `verify` below must prove the answer with them.
  const limited = (instance.quotas ?? []).length > 0;
  if (limited) seen.add("quotas");
  else if (cases === undefined)
    check(
      "the certificate",
      proves(instance, rowsOf(answer.canonical, instance), levels as readonly PricedLevel[]),
      true,
    );
  else {
    seen.add("proved by cases");
    const locked = scored.locks.map(({ mentee }) => scored.mentees[mentee].id);
    check("the cases of the proof leave nothing out", coverEverything(cases, instance.places, locked), true);
  }
  const reopened = subject.verify(documents, JSON.parse(JSON.stringify(matching)));
  check("verify accepts", reopened.ok ? true : reopened.faults, true);
  if (reopened.ok) check("reopened", JSON.stringify(reopened.run?.matching), JSON.stringify(matching));

  if (faults.length > 0) return faults; // what follows would only repeat it
  for (let i = 0; i < instance.rows; i++) {
    const explanation = subject.explain(run, scored.mentees[i].id);
    for (let j = 0; j < instance.columns; j++)
      checkPair(subject, known, answer, run, i, j, explanation, cases === undefined && !limited, check, seen);
    checkExplanation(documents, known, answer, matching, i, explanation, check, seen);
  }
  return faults;
}

const REASON = "locks-minimums-or-places";

/** Everyone's and every minimum's part is named as the documents have it, and repairs, where there are any, repair. */
function checkConflict(
  documents: Documents,
  conflict: ReportedConflict,
  repairs: readonly ReportedRepair[] | undefined,
  check: Check,
  seen: Seen,
): void {
  check(`the conflict ${JSON.stringify(conflict)}`, conflictFaults(documents, conflict), []);
  for (const { kind } of conflict.requirements) seen.add(`conflict: ${kind}`);
  for (const { limit } of conflict.quotas ?? []) seen.add(`conflict: quota's ${limit}`);
  if ((conflict.capacities ?? []).length > 0) seen.add("conflict: capacity");
  if (conflict.places !== undefined) seen.add("conflict: places");
  if (repairs === undefined) return;
  check(`the repairs ${JSON.stringify(repairs)}`, repairsFaults(documents, repairs), []);
  if (repairs.some(({ changes }) => changes.length > 1)) seen.add("several changes");
  for (const { change } of repairs.flatMap(({ changes }) => changes)) seen.add(`repair: ${change}`);
}

type Check = (what: string, actual: unknown, expected: unknown) => void;

/** As it would be stored: absent and undefined are the same, −0 is 0. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

function countKinds({ scored, instance }: Known, answer: Enumerated, seen: Seen): void {
  const rows = rowsOf(answer.canonical, instance);
  seen.add("optimal");
  if (!answer.unique) seen.add("tied");
  if (instance.locked.length > 0) seen.add("locks");
  if (answer.best.placed === instance.places && answer.best.placed < instance.rows) seen.add("places binding");
  if (instance.minLoad.some((least) => least > 0)) seen.add("minimum loads");
  if (instance.cardinality === "all") seen.add("everyone");
  if (new Set(instance.priority).size > 1) seen.add("several tiers");
  if (instance.wants.some((wants, i) => rows[i] !== 0 && rows[i] === (rows[i] & -rows[i]) && wants > 1))
    seen.add("several wanted, one got");
  if (rows.some((mask) => mask !== 0 && mask !== (mask & -mask))) seen.add("several got");
  if (scored.mentees.some(({ id }) => scored.mentors.some((mentor) => mentor.id === id))) seen.add("on both lists");
  for (const [i, j] of pairsOf(answer.canonical, instance.columns)) {
    if (scored.pairs[i][j].terms.some(({ unknown }) => unknown)) seen.add("unknown term");
    if (scored.pairs[i][j].terms.some(({ weight }) => weight === 0)) seen.add("spread term");
    if (scored.pairs[i][j].choice > 1) seen.add("not the first choice");
  }
}

function checkUnmatched(
  { programme }: Documents,
  { scored, instance }: Known,
  answer: Enumerated,
  matching: Matching,
  check: Check,
  seen: Seen,
): void {
  const rows = rowsOf(answer.canonical, instance);
  const facts = hallFacts(scored, programme);
  const placed = facts.mentees.filter((_, i) => rows[i] !== 0);
  const left = facts.mentees.filter((_, i) => rows[i] === 0);
  check(
    "the unmatched",
    matching.unmatched.map(({ mentee }) => mentee),
    left,
  );
  for (const unmatched of matching.unmatched) {
    const i = facts.mentees.indexOf(unmatched.mentee);
    const what = `unmatched ${unmatched.mentee}`;
    if (facts.allowed[i].length === 0) {
      seen.add("no allowed mentor");
      const rules = inIdOrder(new Set(scored.pairs[i].flatMap((pair) => pair.rules)));
      check(what, plain(unmatched), { mentee: unmatched.mentee, status: "no-allowed-mentor", rules });
      continue;
    }
    if (facts.limited && unmatched.status === "quotas") {
      check(`${what}: quotas`, quotaFaults({ scored, instance, answer }, i, unmatched.rules), []);
      seen.add(unmatched.rules.length > 1 ? "no room: several quotas" : "no room: a quota");
      continue;
    }
    check(what, unmatched.status, "no-room");
    if (unmatched.status !== "no-room") continue;
    const byCapacity = capacityHallSetExists(facts, i);
    seen.add(`no room: ${unmatched.hallSet.limit}`);
    if (byCapacity && answer.best.placed === instance.places) seen.add(`both limits: ${unmatched.hallSet.limit}`);
    if (unmatched.hallSet.mentees.some((id) => facts.locked[facts.mentees.indexOf(id)].length > 0))
      seen.add("no room: locks");
    const found = hallFaults(facts, unmatched.mentee, placed, unmatched.hallSet);
    check(`Hall set of ${unmatched.mentee} ${JSON.stringify(unmatched.hallSet)}`, found, []);
  }
}

/**
 * Everything that is wrong with these rules as the reason: without them there is a matching that places the mentee
 * beside everybody of the same or a higher tier who is placed, and with any one of them there is none.
 */
function quotaFaults({ scored, instance, answer }: Known, mentee: number, rules: readonly string[]): string[] {
  const { columns, priority, quotas = [] } = instance;
  const rows = rowsOf(answer?.canonical ?? 0, instance);
  const kept = rows.map((mask, i) => i === mentee || (mask !== 0 && priority[i] >= priority[mentee]));
  const possible = (without: readonly string[]) =>
    isPossible({
      ...instance,
      cardinality: "maximum",
      quotas: [
        ...quotas.filter((_, at) => !without.includes(scored.counts[at].rule)),
        ...kept.flatMap((isKept, i) =>
          isKept ? [{ pairs: ((1 << columns) - 1) << (i * columns), min: 1, max: Number.POSITIVE_INFINITY }] : [],
        ),
      ],
    });
  return [
    ...(isDeepStrictEqual(rules, inIdOrder(new Set(rules))) ? [] : ["not in id order"]),
    ...(rules.length === 0 ? ["no rule"] : []),
    ...(possible(rules) ? [] : ["no place without them either"]),
    ...rules.filter((rule) => possible(rules.filter((one) => one !== rule))).map((rule) => `${rule} is not needed`),
  ];
}

function checkLedger(
  { programme }: Documents,
  { scored, instance, answer }: Known,
  matching: Matching,
  check: Check,
  seen: Seen,
): void {
  const all = scored.pairs.flat();
  const listed = matching.ledger.map(({ rule }) => rule);
  check("the ledger's order", listed, inIdOrder(new Set(listed)));
  for (const rule of programme.rules ?? []) {
    const entry = matching.ledger.find((candidate) => candidate.rule === ruleId(rule));
    check(`the ledger on ${ruleId(rule)}`, entry?.because, rule.because);
    if (entry === undefined) check("the ledger", `no ${ruleId(rule)}`, "every rule");
    if (rule.rule === "floor" && entry !== undefined && entry.forbids > 0 && entry.forbids < all.length)
      seen.add(`floor: ${rule.criterion ? "criterion" : rule.facet ? "facet" : "side"}`);
  }
  for (const rule of new Set(all.flatMap(({ rules }) => rules)))
    if (!listed.includes(rule)) check("the ledger", `no ${rule}`, "every rule that forbids a pair");
  for (const entry of matching.ledger) {
    const forbids = all.filter(({ rules }) => rules.includes(entry.rule));
    check(`the ledger on ${entry.rule}: forbids`, entry.forbids, forbids.length);
    check(`the ledger on ${entry.rule}: alone`, entry.alone, forbids.filter(({ rules }) => rules.length === 1).length);
    checkLeft(scored, entry.rule, entry as LedgerEntry & FurtherEntry, check, seen);
    const { quotas = [] } = entry as LedgerEntry & FurtherEntry;
    const made = answer?.canonical ?? 0;
    const atLimit = scored.counts
      .filter(({ rule }) => rule === entry.rule)
      .map(({ of, min, max, pairs }) => {
        const count = ones(made & maskOf(pairs, instance.columns));
        return { of, count, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
      })
      .filter(({ count, min, max }) => count === min || count === max);
    const texts = (list: readonly (Limits & { of: object; count: number })[]) =>
      list.map(({ of, count, min, max }) => `${inIdOrder(parts(of)).join(", ")}: ${count} of ${min} to ${max}`).sort();
    check(`the ledger on ${entry.rule}: counts at their limit`, texts(quotas), texts(atLimit));
    for (const { of, binding } of quotas) {
      const at = scored.counts.findIndex((count) => nameOf(count) === nameOf({ rule: entry.rule, of: of as never }));
      const without = enumerate({ ...instance, quotas: instance.quotas?.filter((_, k) => k !== at) });
      const same = isDeepStrictEqual(without?.best, answer?.best);
      if (!binding) check(`the ledger on ${entry.rule}: something better without it`, same, true);
      if (binding) seen.add(same ? "binding quota that costs nothing" : "binding quota that costs something");
      check(`the ledger on ${entry.rule}: binding`, typeof binding, "boolean");
      seen.add(binding ? "binding quota" : "quota at its limit, not binding");
    }
  }
}

const parts = (of: object) => Object.entries(of).map(([key, value]) => `${key} ${JSON.stringify(value)}`);

/** Whom the rule leaves with nobody, or with one: without it there would be more. */
function checkLeft(scored: Known["scored"], rule: string, entry: FurtherEntry, check: Check, seen: Seen): void {
  if (entry.none === undefined && entry.one === undefined) return;
  const left = (count: number) =>
    scored.mentees.flatMap(({ id }, i) => {
      const allowed = scored.pairs[i].filter(({ rules }) => rules.length === 0).length;
      return allowed === count && scored.pairs[i].some(({ rules }) => rules.length === 1 && rules[0] === rule)
        ? [id]
        : [];
    });
  check(`the ledger on ${rule}: none`, plain(entry.none ?? []), left(0));
  check(`the ledger on ${rule}: one`, plain(entry.one ?? []), left(1));
  if (left(0).length > 0) seen.add("ledger: none");
  if (left(1).length > 0) seen.add("ledger: one");
}

function checkPair(
  subject: Subject,
  known: Known,
  answer: Enumerated,
  run: AnyRun,
  i: number,
  j: number,
  explanation: Explanation,
  fewest: boolean, // where the proof is by cases, the moves may be more
  check: Check,
  seen: Seen,
): void {
  const { scored, instance } = known;
  const mentee = scored.mentees[i].id;
  const mentor = scored.mentors[j].id;
  const pair = scored.pairs[i][j];
  const reply = subject.whyNot(run, mentee, mentor);
  const what = `whyNot ${mentee} ${mentor}`;
  const alternative = explanation.alternatives.find((candidate) => candidate.mentor === mentor);
  const imposed = answer.imposed[i][j];
  const said = { points: pair.points, choice: pair.choice };
  seen.add(`whyNot ${reply.status}`);

  if (pair.rules.length > 0) {
    check(what, plain(reply), { status: "forbidden", rules: pair.rules });
    check(`explain ${mentee}: forbidden ${mentor}`, alternative, undefined);
    return;
  }
  if (rowsOf(answer.canonical, instance)[i] & (1 << j)) {
    check(what, plain(reply), { status: "paired" });
    check(`explain ${mentee}: paired ${mentor}`, alternative, undefined);
    return;
  }
  check(`explain ${mentee}: ${mentor} is there`, alternative !== undefined, true);
  check(
    `explain ${mentee}: points and choice of ${mentor}`,
    [alternative?.points, alternative?.choice],
    [pair.points, pair.choice],
  );
  if (imposed === null) {
    check(what, reply.status, "impossible");
    const { reason } = reply as { reason?: string };
    const expected = instance.quotas?.length ? reason : REASON; // how a quota is named is not in the model
    check(`${what}: a reason`, typeof reason, "string");
    check(`${what}: what is said`, { ...said, ...plain(reply) }, { ...said, status: "impossible", reason: expected });
    check(`explain ${mentee}: ${mentor}`, alternative?.status, "impossible");
    return;
  }
  check(what, reply.status, "possible");
  check(`explain ${mentee}: ${mentor}`, alternative?.status, "possible");
  if (reply.status !== "possible" || alternative?.status !== "possible") return;
  check(`${what}: points and choice`, [reply.points, reply.choice], [pair.points, pair.choice]);
  check(`${what}: loss`, lossFaults(known, answer, imposed.value, reply.loss), []);
  check(`${what}: moves`, moveFaults(known, answer, i, j, reply.moves, fewest), []);
  check(`explain ${mentee}: loss of ${mentor}`, plain(alternative.loss), plain(reply.loss));
  check(`explain ${mentee}: moves for ${mentor}`, plain(alternative.moves), plain(reply.moves));
  if (imposed.value.placed < answer.best.placed) seen.add("loss of people");
  if (imposed.value.placed === answer.best.placed && imposed.value.counts.some((n, k) => n !== answer.best.counts[k]))
    seen.add("loss within the people placed");
  if (imposed.value.total > answer.best.total) seen.add("loss with more points");
  if (imposed.value.counts.every((n, k) => n === answer.best.counts[k]) && imposed.value.total === answer.best.total)
    seen.add("no loss");
  if (imposed.moved > 1) seen.add("several others moved");
}

function checkExplanation(
  { cohort, programme }: Documents,
  { scored, instance }: Known,
  answer: Enumerated,
  matching: Matching,
  i: number,
  explanation: Explanation,
  check: Check,
  seen: Seen,
): void {
  const mentee = scored.mentees[i].id;
  const row = scored.pairs[i];
  const what = `explain ${mentee}`;
  check(`${what}: mentee`, explanation.mentee, mentee);
  const pairs = matching.pairs.filter((pair) => pair.mentee === mentee);
  // What is covered is held against an account of its own: test/explanation/coverage.test.ts.
  const bare = explanation.pairs.map(
    ({ explained: _, facets: __, sides: ___, range: ____, coverage: _____, ...pair }) => pair,
  );
  check(`${what}: pairs`, plain(bare), plain(pairs));
  const unmatched = matching.unmatched.find((entry) => entry.mentee === mentee);
  check(`${what}: unmatched`, plain(explanation.unmatched ?? null), plain(unmatched ?? null));
  for (const pair of explanation.pairs) {
    check(
      `${what}: explained terms`,
      plain(pair.explained.map(({ score: _, part: __, factors: ___, ...term }) => term)),
      plain(pair.terms),
    );
    for (const term of pair.explained) check(`${what}: unknown score`, term.score === null, term.unknown === true);
    const j = scored.mentors.findIndex(({ id }) => id === pair.mentor);
    const breakdown = breakdownOf(cohort, programme, scored.mentees[i], scored.mentors[j]);
    check(`${what}: facets`, plain(pair.facets), breakdown.facets);
    check(`${what}: sides`, plain(pair.sides), breakdown.sides);
    check(`${what}: range`, plain(pair.range ?? null), breakdown.range ?? null);
    check(`${what}: factors`, plain(pair.explained.map(({ factors }) => factors)), breakdown.factors);
    if (pair.facets.length > 1) seen.add("several facets");
    if (pair.sides.mentee.weight !== pair.sides.mentor.weight) seen.add("sides differ");
    if (pair.range !== undefined) seen.add("range");
    if (pair.explained.some(({ factors }) => factors.mentee !== undefined && factors.mentor !== undefined))
      seen.add("both multiply");
    if (pair.explained.some(({ part }) => part.operator === "least")) seen.add("least");
  }
  const mask = rowsOf(answer.canonical, instance)[i];
  const order = row
    .map((_, j) => j)
    .filter((j) => row[j].rules.length === 0 && !(mask & (1 << j)))
    .sort((a, b) => row[a].choice - row[b].choice || row[b].points - row[a].points || a - b);
  check(
    `${what}: the order of the alternatives`,
    explanation.alternatives.map(({ mentor }) => mentor),
    order.map((j) => scored.mentors[j].id),
  );
  const forbidden = scored.mentors
    .map(({ id }, j) => ({ mentor: id, rules: row[j].rules }))
    .filter(({ rules }) => rules.length > 0);
  check(
    `${what}: forbidden`,
    explanation.forbidden.map(({ mentor, rules }) => ({ mentor, rules: [...rules] })),
    forbidden,
  );
}
