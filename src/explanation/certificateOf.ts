import type { Candidates } from "../candidates/candidates.ts";
import type { LevelSearch, LimitedCase, CaseProof as ProofByIndex } from "../solution/limited/limited.ts";
import type { OptimalAssignment, Prices } from "../solution/solution.ts";
import { countsOf } from "./countsOf.ts";
import type { CaseProof, Certificate, LevelPrices, SearchCase, SearchProof, StableProof } from "./matching.ts";
import { levelName } from "./matchingOf.ts";

/** The proof of an assignment in people's ids. */
export function certificateOf({ cohort, programme }: Candidates, answer: OptimalAssignment): Certificate {
  const { mentees, mentors } = cohort;
  const priced = answer.certificate.map((level, at) => ({
    ...levelName(level),
    value: level.value,
    ...(level.level === "stable"
      ? stableOf()
      : answer.searches === undefined
        ? pricesOf(level.prices)
        : { search: searchOf(answer.searches[at]) }),
  }));
  const cases = answer.leaves?.map(({ decisions, prices, taken }) => ({
    decisions: decisions.map(({ row, placed }) => ({ mentee: mentees[row].id, placed })),
    ...(prices === undefined ? {} : { levels: prices.map(pricesOf) }),
    ...(taken === undefined ? {} : { pairs: pairIds(taken) }),
  }));
  function pairIds(taken: Uint8Array): [string, string][] {
    const { network } = answer.solved;
    const pairs: [string, string][] = [];
    taken.forEach((made, slot) => {
      if (made === 1) pairs.push([mentees[network.row[slot]].id, mentors[network.column[slot]].id]);
    });
    return pairs;
  }
  function stableOf(): StableProof {
    const others = answer.others?.map(({ row, columns }) => ({
      mentee: mentees[row].id,
      mentors: Array.from(columns, (column) => mentors[column].id),
    }));
    return { favours: programme.favours ?? "mentees", others: others ?? [] };
  }
  function searchOf({ all, cases }: LevelSearch): SearchProof {
    return { ...(all === undefined ? {} : { all: proofOf(all) }), cases: cases.map(caseOf) };
  }
  function caseOf({ decisions, proof }: LimitedCase): SearchCase {
    return {
      decisions: decisions.map((decision) => ({
        mentee: mentees[decision.row].id,
        ...("placed" in decision
          ? { placed: decision.placed }
          : { mentor: mentors[decision.column].id, made: decision.made }),
      })),
      ...(proof === undefined ? {} : { proof: proofOf(proof) }),
    };
  }
  const placed = priced.filter(({ level }) => level !== "points");
  const levels =
    answer.counts === undefined
      ? priced
      : [
          ...placed,
          ...countsOf(answer.counts, programme.aim, mentees.length, mentors.length),
          ...priced.slice(placed.length),
        ];
  return { levels, ...(cases === undefined ? {} : { cases }) };
}

function pricesOf({ place, column }: Prices): LevelPrices {
  return { place, prices: Array.from(column) };
}

function proofOf({ scale, limits, levels, ...prices }: ProofByIndex): CaseProof {
  return { scale, quotas: Array.from(limits), before: Array.from(levels), ...pricesOf(prices) };
}
