import type { Cohort } from "../cohort/cohort.ts";
import type { Programme } from "../programme/programme.ts";
import type { AffinityRange, Term } from "./candidates.ts";
import { evaluatePart } from "./evaluatePart.ts";
import { preparePairWeights } from "./pairWeights.ts";
import type { CheckedScorer } from "./scorer.ts";
import { refuseOtherAccount } from "./scorer.ts";

/** Points of pairs, whether rules forbid them or not. Only the last mentee's scores are kept. */
export interface Scores {
  /** One criterion's scores with every mentor, NaN = unknown; good until another mentee is asked about. */
  scores(mentee: number, criterion: number): Float64Array;
  /**
   * For every mentor, the points of the criteria with `counted[criterion] = 1`, and the weight that these have in the
   * pair. Allocates nothing that grows with the mentors.
   */
  row(mentee: number, counted: Uint8Array, points: Int32Array, weight: Int32Array): void;
  terms(mentee: number, mentor: number): readonly Term[];
  range(mentee: number, mentor: number): AffinityRange;
}

/** Weights, stand-ins and terms as in docs/model.md, "Affinity". */
export function prepareScores(
  cohort: Cohort,
  { criteria }: Pick<Programme, "criteria">,
  scorers: readonly CheckedScorer[],
): Scores {
  const k = criteria.length;
  const m = cohort.mentors.length;
  const standIn = Float64Array.from(criteria, ({ unknown }) => (unknown === "spread" ? 0.5 : unknown));
  const spreads = [...criteria.keys()].filter((criterion) => criteria[criterion].unknown === "spread");

  // The scores of one mentee at a time, each criterion's when it is asked for.
  const kept = criteria.map(() => new Float64Array(m));
  const keptOf = new Int32Array(k).fill(-1);
  const scores = (mentee: number, criterion: number): Float64Array => {
    if (keptOf[criterion] !== mentee) {
      keptOf[criterion] = -1; // for the case that a strategy throws
      scorers[criterion].row(mentee, kept[criterion]);
      keptOf[criterion] = mentee;
    }
    return kept[criterion];
  };
  const weights = preparePairWeights(cohort, criteria, kept);

  // Most pairs of a row share their weights. Others have their own: the mentor multiplies, or `spread` moves weight.
  const multiplying = [...cohort.mentors.keys()].filter(weights.multiplies);
  const anyAlone = spreads.length + multiplying.length > 0;
  const isAlone = new Uint8Array(anyAlone ? m : 0);
  const alone = new Int32Array(anyAlone ? m : 0);
  let alones = 0;
  let aloneOf = -1;
  const findAlone = (mentee: number): void => {
    scoreSpreads(mentee);
    if (aloneOf === mentee) return;
    isAlone.fill(0);
    for (const mentor of multiplying) isAlone[mentor] = 1;
    for (const criterion of spreads) {
      const row = kept[criterion];
      for (let mentor = 0; mentor < m; mentor++) if (Number.isNaN(row[mentor])) isAlone[mentor] = 1;
    }
    alones = 0;
    for (let mentor = 0; mentor < m; mentor++) if (isAlone[mentor] === 1) alone[alones++] = mentor;
    aloneOf = mentee;
  };
  /** Weights depend on what of these is unknown. */
  const scoreSpreads = (mentee: number): void => {
    for (const criterion of spreads) scores(mentee, criterion);
  };

  return {
    scores,
    row(mentee, counted, points, weight) {
      points.fill(0);
      const rowWeights = weights.ofRow(mentee);
      let rowWeight = 0;
      for (let criterion = 0; criterion < k; criterion++) {
        if (counted[criterion] === 0) continue;
        rowWeight += rowWeights[criterion];
        addTerms(points, rowWeights[criterion], scores(mentee, criterion), standIn[criterion]);
      }
      weight.fill(rowWeight);
      if (!anyAlone) return;
      findAlone(mentee);
      for (let at = 0; at < alones; at++) {
        const mentor = alone[at];
        const own = weights.ofPair(mentee, mentor);
        let ownPoints = 0;
        let ownWeight = 0;
        for (let criterion = 0; criterion < k; criterion++) {
          if (counted[criterion] === 0) continue;
          ownWeight += own[criterion];
          ownPoints += termPoints(own[criterion], kept[criterion][mentor], standIn[criterion]);
        }
        points[mentor] = ownPoints;
        weight[mentor] = ownWeight;
      }
    },
    terms(mentee, mentor) {
      const { id: menteeId } = cohort.mentees[mentee];
      const { id: mentorId } = cohort.mentors[mentor];
      scoreSpreads(mentee);
      const own = weights.ofPair(mentee, mentor);
      return criteria.map((criterion, index): Term => {
        const score = scores(mentee, index)[mentor];
        const part = scorers[index].parts(mentee, mentor);
        refuseOtherAccount(criterion.strategy, menteeId, mentorId, score, evaluatePart(part));
        const points = termPoints(own[index], score, standIn[index]);
        const multipliers = weights.multipliers(mentee, mentor, index);
        return { criterion, multipliers, weight: own[index], points, score, unknown: Number.isNaN(score), part };
      });
    },
    range(mentee, mentor) {
      const known = weights.ofKnownPair(mentee, mentor);
      let lowest = 0;
      let unknown = 0;
      for (let criterion = 0; criterion < k; criterion++) {
        const score = scores(mentee, criterion)[mentor];
        if (Number.isNaN(score)) unknown += known[criterion];
        else lowest += termPoints(known[criterion], score, 0);
      }
      return { lowest, highest: lowest + unknown };
    },
  };
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
