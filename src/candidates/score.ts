import type { Cohort, Person } from "../cohort/cohort.ts";
import type { Criterion, Programme, Side } from "../programme/programme.ts";
import { apportioner } from "./apportion.ts";
import type { Term } from "./candidates.ts";
import { evaluatePart } from "./evaluatePart.ts";
import type { CheckedScorer } from "./scorer.ts";
import { refuseOtherAccount } from "./scorer.ts";

/** Points of pairs, whether rules forbid them or not. */
export interface Scores {
  /**
   * For every mentor, the points of the criteria with `counted[criterion] = 1`, and the weight that these have in the
   * pair. Allocates nothing.
   */
  row(mentee: number, counted: Uint8Array, points: Int32Array, weight: Int32Array): void;
  terms(mentee: number, mentor: number): readonly Term[];
}

/** 1 for each criterion that speaks for this side. */
export function speaksFor(side: Exclude<Side, "both">, criteria: readonly Criterion[]): Uint8Array {
  return Uint8Array.from(criteria, (criterion) => (criterion.side === side || criterion.side === "both" ? 1 : 0));
}

/**
 * Weights, stand-ins and terms as in docs/model.md, "Affinity". Most pairs of a row share their weights; a pair has
 * its own where the mentor has multipliers or `spread` moves weight, and only those are apportioned one by one.
 */
export function prepareScores(cohort: Cohort, programme: Programme, scorers: readonly CheckedScorer[]): Scores {
  const { criteria } = programme;
  const k = criteria.length;
  const m = cohort.mentors.length;
  const forMentee = speaksFor("mentee", criteria);
  const forMentor = speaksFor("mentor", criteria);
  const menteeFactors = cohort.mentees.map((person) => factorsOf(person, criteria, forMentee));
  const mentorFactors = cohort.mentors.map((person) => factorsOf(person, criteria, forMentor));
  const standIn = Float64Array.from(criteria, ({ unknown }) => (unknown === "spread" ? 0.5 : unknown));
  const spreads = Uint8Array.from(criteria, ({ unknown }) => (unknown === "spread" ? 1 : 0));
  const anyAlone = spreads.includes(1) || mentorFactors.some((factors) => factors !== undefined);

  const product = new Float64Array(k);
  const apportion = apportioner(k);
  const share = (mentee: number, mentor: number | undefined, weights: Int32Array): void => {
    const a = menteeFactors[mentee];
    const b = mentor === undefined ? undefined : mentorFactors[mentor];
    let left = 0; // weight that spread leaves in
    for (let criterion = 0; criterion < k; criterion++) {
      product[criterion] = criteria[criterion].weight;
      if (a !== undefined) product[criterion] *= a[criterion];
      if (b !== undefined) product[criterion] *= b[criterion];
      if (mentor === undefined || !leftOut(criterion, mentor)) left += product[criterion];
    }
    if (mentor !== undefined && left > 0) {
      for (let criterion = 0; criterion < k; criterion++) if (leftOut(criterion, mentor)) product[criterion] = 0;
    }
    apportion(product, weights);
  };
  const leftOut = (criterion: number, mentor: number): boolean =>
    spreads[criterion] === 1 && Number.isNaN(scores[criterion][mentor]);

  // The scores of one mentee at a time: [criterion][mentor].
  const scores = criteria.map(() => new Float64Array(m));
  const alone = new Int32Array(m); // mentors whose pair has weights of its own
  let alones = 0;
  let scored = -1;
  const score = (mentee: number): void => {
    if (scored === mentee) return;
    scored = -1; // for the case that a strategy throws
    for (let criterion = 0; criterion < k; criterion++) scorers[criterion].row(mentee, scores[criterion]);
    alones = 0;
    for (let mentor = 0; anyAlone && mentor < m; mentor++) if (isAlone(mentor)) alone[alones++] = mentor;
    scored = mentee;
  };
  const isAlone = (mentor: number): boolean => {
    if (mentorFactors[mentor] !== undefined) return true;
    for (let criterion = 0; criterion < k; criterion++) if (leftOut(criterion, mentor)) return true;
    return false;
  };

  const rowWeights = new Int32Array(k);
  const pairWeights = new Int32Array(k);
  return {
    row(mentee, counted, points, weight) {
      score(mentee);
      share(mentee, undefined, rowWeights);
      points.fill(0);
      let rowWeight = 0;
      for (let criterion = 0; criterion < k; criterion++) {
        if (counted[criterion] === 0) continue;
        rowWeight += rowWeights[criterion];
        addTerms(points, rowWeights[criterion], scores[criterion], standIn[criterion]);
      }
      weight.fill(rowWeight);
      for (let at = 0; at < alones; at++) {
        const mentor = alone[at];
        share(mentee, mentor, pairWeights);
        points[mentor] = 0;
        weight[mentor] = 0;
        for (let criterion = 0; criterion < k; criterion++) {
          if (counted[criterion] === 0) continue;
          weight[mentor] += pairWeights[criterion];
          points[mentor] += termPoints(pairWeights[criterion], scores[criterion][mentor], standIn[criterion]);
        }
      }
    },
    terms(mentee, mentor) {
      score(mentee);
      share(mentee, mentor, pairWeights);
      return criteria.map((criterion, index): Term => {
        const weight = pairWeights[index];
        const value = scores[index][mentor];
        const part = scorers[index].parts(mentee, mentor);
        const { id: menteeId } = cohort.mentees[mentee];
        refuseOtherAccount(criterion.strategy, menteeId, cohort.mentors[mentor].id, value, evaluatePart(part));
        const points = termPoints(weight, value, standIn[index]);
        return { criterion, weight, points, score: value, unknown: Number.isNaN(value), part };
      });
    },
  };
}

/** The person's multipliers, by criterion; undefined where none of them changes anything. */
function factorsOf(person: Person, criteria: readonly Criterion[], speaks: Uint8Array): Float64Array | undefined {
  const factors = Float64Array.from(criteria, ({ id }, index) => (speaks[index] === 1 ? (person.weights[id] ?? 1) : 1));
  return factors.every((factor) => factor === 1) ? undefined : factors;
}

function addTerms(points: Int32Array, weight: number, scores: Float64Array, standIn: number): void {
  const unknown = termPoints(weight, standIn, standIn);
  for (let mentor = 0; mentor < points.length; mentor++) {
    const score = scores[mentor];
    // Rounded once; a score is at most 1, so a term never passes its weight.
    points[mentor] += score >= 0 ? Math.floor(weight * score + 0.5) : unknown;
  }
}

/** One term: the weight times the score, or what stands in for an unknown one, rounded half up. */
function termPoints(weight: number, score: number, standIn: number): number {
  return Math.floor(weight * (Number.isNaN(score) ? standIn : score) + 0.5);
}
