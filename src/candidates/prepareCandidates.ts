import type { Cohort } from "../cohort/cohort.ts";
import { nestingOf } from "../nesting.ts";
import { FORBIDDEN, POINTS } from "../points.ts";
import type { Aim, Criterion, Programme } from "../programme/programme.ts";
import { safeText, shown } from "../reading/issueText.ts";
import type { Steps } from "../steps.ts";
import { during, finish } from "../steps.ts";
import type { CandidateIssue, Candidates, Changed, NamedCount } from "./candidates.ts";
import { choiceNumber, choiceNumbers } from "./choice.ts";
import { directoryOf } from "./directory.ts";
import { mentorView } from "./mentorView.ts";
import { speaksFor } from "./pairWeights.ts";
import type { PreferenceScores } from "./preferenceScores.ts";
import { preferenceScores } from "./preferenceScores.ts";
import { prepareRules, rulesByMentee } from "./preparedRules.ts";
import { readsOf } from "./readsOf.ts";
import type { RuleKind, ScoreRows } from "./rule.ts";
import { MOST_COUNTS } from "./rule.ts";
import type { Scores } from "./score.ts";
import { prepareScores } from "./score.ts";
import type { CheckedScorer } from "./scorer.ts";
import { prepareScorersSteps } from "./scorer.ts";
import type { Strategy } from "./strategy.ts";

/**
 * The scored allowed pairs of a cohort under a programme. `report` takes every place where the two do not fit
 * together; after any report the result must not be used. Rows are computed anew each time; only the last mentee's
 * scores are kept.
 *
 * *Errors*: a strategy or a rule kind that throws or answers nonsense is `Error("strategy \"x\" …")`, here or from
 * any method.
 */
export function prepareCandidates(
  cohort: Cohort,
  programme: Programme,
  strategies: ReadonlyMap<string, Strategy>,
  kinds: ReadonlyMap<string, RuleKind>,
  report: (issue: CandidateIssue) => void,
  excepted?: Changed["allowed"],
  known?: readonly CheckedScorer[],
): Candidates {
  return finish(prepareCandidatesSteps(cohort, programme, strategies, kinds, report, excepted, known));
}

/** The same, in portions: each criterion and each rule is prepared at one go. */
export function* prepareCandidatesSteps(
  cohort: Cohort,
  programme: Programme,
  strategies: ReadonlyMap<string, Strategy>,
  kinds: ReadonlyMap<string, RuleKind>,
  report: (issue: CandidateIssue) => void,
  excepted?: Changed["allowed"],
  known?: readonly CheckedScorer[],
): Steps<Candidates> {
  const { criteria } = programme;
  const m = cohort.mentors.length;
  const directory = directoryOf(cohort, criteria);
  let wrong = false;
  const of = criteria.length + programme.rules.length;
  const scorers =
    known ??
    (yield* during(
      { stage: "preparing", done: 0, of },
      prepareScorersSteps(cohort, criteria, strategies, directory, (issue) => {
        wrong = true;
        report(issue);
      }),
    ));
  const scores = prepareScores(cohort, programme, scorers);
  const rules = yield* prepareRules(cohort, programme, kinds, directory, scoreRows(criteria, scores, wrong), report);
  const rulesOf = rulesByMentee(cohort, rules);

  const forbidden = new Uint8Array(m);
  const forbid = (mentee: number): void => {
    forbidden.fill(0);
    for (const rule of rulesOf(mentee)) rule.row(mentee, forbidden);
    if (mentee === excepted?.mentee) forbidden[excepted.mentor] = 0;
  };
  const allowed = (mentee: number): Int32Array => {
    forbid(mentee);
    const mentors = new Int32Array(m);
    let count = 0;
    for (let mentor = 0; mentor < m; mentor++) if (forbidden[mentor] === 0) mentors[count++] = mentor;
    return mentors.slice(0, count);
  };

  const wishesOf = (mentee: number): number[][] =>
    cohort.mentees[mentee].wishes.map((tied) => tied.flatMap((id) => directory.mentorOf(id) ?? []));

  const all = new Uint8Array(criteria.length).fill(1);
  const speaks = { mentee: speaksFor("mentee", criteria), mentor: speaksFor("mentor", criteria) };
  const weight = new Int32Array(m);
  const points = new Int32Array(m);

  // The rules against one mentee's pairs at a time, by mentor.
  let against: string[][] = [];
  let askedAbout = -1;

  // Made when it is first asked for: one aim alone does.
  let preferences: PreferenceScores | undefined;
  const asStable = (): PreferenceScores => {
    preferences ??= preferenceScores(cohort, directory, criteria, scores.row);
    return preferences;
  };

  const candidates: Candidates = {
    cohort,
    programme,
    rules,
    counts: rules.flatMap(({ id, counts }) => counts.map((count) => ({ rule: id, ...count }))),
    allowed,
    row(mentee, out) {
      scores.row(mentee, all, out, weight);
      forbid(mentee);
      for (let mentor = 0; mentor < m; mentor++) if (forbidden[mentor] !== 0) out[mentor] = FORBIDDEN;
    },
    terms: scores.terms,
    reads: (criterion) => readsOf(criterion, strategies),
    range: scores.range,
    side: (side, mentee, sidePoints, sideWeight) => scores.row(mentee, speaks[side], sidePoints, sideWeight),
    rulesAgainst(mentee, mentor) {
      if (askedAbout !== mentee) {
        askedAbout = -1;
        against = cohort.mentors.map(() => []);
        for (const rule of rulesOf(mentee)) {
          forbidden.fill(0);
          rule.row(mentee, forbidden);
          for (let index = 0; index < m; index++) if (forbidden[index] !== 0) against[index].push(rule.id);
        }
        if (mentee === excepted?.mentee) against[excepted.mentor] = [];
        askedAbout = mentee;
      }
      return against[mentor];
    },
    choices(mentee) {
      scores.row(mentee, speaks.mentee, points, weight);
      return choiceNumbers(wishesOf(mentee), allowed(mentee), points, weight);
    },
    choice(mentee, mentor) {
      scores.row(mentee, speaks.mentee, points, weight);
      return choiceNumber(mentor, wishesOf(mentee), allowed(mentee), points, weight);
    },
    preferences: {
      row(mentee, out) {
        asStable().affinities(mentee, out);
        forbid(mentee);
        for (let mentor = 0; mentor < m; mentor++) if (forbidden[mentor] !== 0) out[mentor] = FORBIDDEN;
      },
      ofMentee: (mentee, out) => asStable().ofMentee(mentee, out),
      ofMentors: (mentee, out) => asStable().ofMentors(mentee, out),
    },
    without(id) {
      const rest = {
        ...programme,
        rules: programme.rules.filter((rule) => rule.id !== id),
        locks: programme.locks.filter((lock) => lock.id !== id),
      };
      const found = candidates.changed({ programme: rest });
      if (found === undefined) throw new Error(`solver bug: without "${id}" something else is wrong`);
      return found;
    },
    changed(change) {
      let fits = true;
      const changed = prepareCandidates(
        change.cohort ?? cohort,
        change.programme ?? programme,
        strategies,
        kinds,
        () => {
          fits = false;
        },
        change.allowed ?? excepted,
        change.cohort === undefined && scoresAlike(criteria, change.programme?.criteria ?? criteria)
          ? scorers
          : undefined,
      );
      return fits ? changed : undefined;
    },
    mentorView: (mentorsOf) => mentorView(cohort, directory, candidates, mentorsOf),
  };
  yield { stage: "preparing", done: of, of };
  reportForbiddenLocks(candidates, report);
  reportFullCounts(candidates, report);
  if (programme.aim !== "total") reportCountsBeside(programme.aim, candidates, report);
  return candidates;
}

/** Whether strategies have the same to do: weights are none of their concern. */
function scoresAlike(before: readonly Criterion[], now: readonly Criterion[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ strategy, options, of }, at) => {
      const other = now[at];
      return strategy === other.strategy && options === other.options && of === other.of;
    })
  );
}

/** What rules may ask; they get copies. `wrong`: the criteria do not fit the cohort. */
export function scoreRows(criteria: readonly Criterion[], scores: Scores, wrong: boolean): ScoreRows {
  const shown = criteria.map(({ id, side, facet }) => Object.freeze({ id, side, facet }));
  return Object.freeze<ScoreRows>({
    criteria: Object.freeze(shown),
    scores(mentee, criterion, out) {
      if (wrong) out.fill(1);
      else out.set(scores.scores(mentee, criterion));
    },
    points(mentee, counted, points, weight) {
      if (wrong) for (const whole of [points, weight]) whole.fill(POINTS);
      else scores.row(mentee, counted, points, weight);
    },
  });
}

/** A decided pair that a rule forbids: nothing overrides a rule. */
function reportForbiddenLocks(
  { cohort, programme, rulesAgainst }: Candidates,
  report: (issue: CandidateIssue) => void,
): void {
  programme.locks.forEach(({ mentee, mentor }, lock) => {
    const ids = rulesAgainst(mentee, mentor);
    if (ids.length === 0) return;
    const pair = `${shown(cohort.mentees[mentee].id)} with ${shown(cohort.mentors[mentor].id)}`;
    const message = `expected an allowed pair, received ${pair}, forbidden by ${ids.map(shown).join(", ")}`;
    report({ lock, path: "", code: "conflict", message });
  });
}

const MOST_MENTIONS = 200_000_000;

/** Counts that the decided pairs alone pass, and rules that count more than can be told apart. */
function reportFullCounts({ cohort, programme, counts }: Candidates, report: (issue: CandidateIssue) => void): void {
  const indexOf = new Map(programme.rules.map(({ id }, rule) => [id, rule]));
  // Every one is held with its people.
  const mentions = counts.reduce((sum, { mentees }) => sum + mentees.length, counts.length * cohort.mentors.length);
  if (counts.length > MOST_COUNTS || mentions > MOST_MENTIONS) {
    const most = `${MOST_COUNTS} combinations of values, and ${MOST_MENTIONS} people in all of them`;
    const message = `expected rules that together count at most ${most}, received ${counts.length} and ${mentions}`;
    report({ rule: indexOf.get(counts[counts.length - 1].rule), path: "", code: "range", message });
    return;
  }
  for (const { rule, of, mentees, mentors, max } of counts) {
    if (max === undefined || programme.locks.length <= max) continue;
    const [ofMentees, ofMentors] = [new Set(mentees), new Set(mentors)];
    const locked = programme.locks.filter(({ mentee, mentor }) => ofMentees.has(mentee) && ofMentors.has(mentor));
    if (locked.length <= max) continue;
    const where = Object.keys(of).length === 0 ? "" : ` of ${safeText(JSON.stringify(of))}`;
    const ids = locked.map(({ id }) => shown(id)).join(", ");
    const message = `expected at least the ${locked.length} pairs${where} that are locked by ${ids}, received ${max}`;
    report({ rule: indexOf.get(rule), path: "max", code: "conflict", message });
  }
}

/**
 * A stable matching leaves no room for quotas: they would break pairs that both would rather have. The other aims but
 * `total` are proved in a network, which takes only quotas that are nested, and one mentor for everybody.
 */
export function reportCountsBeside(
  aim: Aim,
  { cohort, programme, counts }: Pick<Candidates, "cohort" | "programme" | "counts">,
  report: (issue: CandidateIssue) => void,
): void {
  if (counts.length === 0 || counts.length > MOST_COUNTS) return;
  const { mentees, mentors } = cohort;
  const several = mentees.some(({ wants }) => wants > 1);
  const limited = programme.places !== undefined && programme.places < mentees.length;
  const reasons = [
    ...(aim !== "stable" && several ? ["mentees want several mentors"] : []),
    ...(aim !== "stable" && limited ? [`places are ${programme.places}`] : []),
  ];
  const indexOf = new Map(programme.rules.map(({ id }, rule) => [id, rule]));
  const path = "rule";
  const code = "conflict";
  if (aim === "stable" || reasons.length > 0) {
    const because = [`the aim is ${shown(aim)}`, ...reasons].join(" and ");
    for (const id of new Set(counts.map(({ rule }) => rule))) {
      const rule = indexOf.get(id) as number;
      const kind = shown(programme.rules[rule].rule);
      report({ rule, path, code, message: `expected no rule that counts pairs, as ${because}, received ${kind}` });
    }
    return;
  }
  const blocks = counts.map((count) => ({ rows: count.mentees, columns: count.mentors }));
  const nesting = nestingOf(blocks, mentees.length, mentors.length);
  if (!("at" in nesting)) return;
  const named = ({ rule, of }: NamedCount) =>
    Object.keys(of).length === 0 ? `that of ${shown(rule)}` : `${safeText(JSON.stringify(of))} of ${shown(rule)}`;
  const own = named(counts[nesting.at]);
  const why =
    nesting.other === undefined
      ? `${own}, of some mentees and some mentors, several each`
      : `${own}, which overlaps with ${named(counts[nesting.other])}`;
  const message = `expected nested counts, as the aim is ${shown(aim)}, received ${why}`;
  report({ rule: indexOf.get(counts[nesting.at].rule), path, code, message });
}
