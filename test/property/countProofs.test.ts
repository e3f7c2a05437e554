import { describe, expect, it } from "vitest";
import type { AssignmentProblem, OptimalAssignment } from "../../src/assignment.ts";
import { assign } from "../../src/assignment.ts";
import type { Counts } from "../../src/solution/profile/counts.ts";
import { recheck } from "../../src/solution/recheck.ts";
import { randomFrom } from "../oracle/random.ts";

const AIMS = ["maximin", "leximin", "greedy", "generous"] as const;
type Aim = (typeof AIMS)[number];

/** Tight problems: everybody can be placed, hardly in the same way by two aims. */
function problemOfSeed(seed: number): Record<Aim, AssignmentProblem> {
  const random = randomFrom(seed + 40_000_000);
  const columns = random.between(3, 7);
  const rows = random.between(columns, 2 * columns);
  const values = random.pick([3, 8, 50, 1_000_000]);
  const scores = Int32Array.from({ length: rows * columns }, () => random.below(values));
  const choices = scores.map((score, at) => {
    const first = at - (at % columns);
    return 1 + scores.subarray(first, first + columns).filter((other) => other > score).length;
  });
  const problem = { rows, columns, scores, capacity: new Int32Array(columns).fill(2) };
  return {
    maximin: { ...problem, objective: "maximin" },
    leximin: { ...problem, objective: "leximin" },
    greedy: { ...problem, objective: "greedy", choices },
    generous: { ...problem, objective: "generous", choices },
  };
}

function optimum(problem: AssignmentProblem): OptimalAssignment {
  const answer = assign(problem);
  if (answer.status !== "optimal") throw new Error(`expected an optimum, received ${answer.status}`);
  return answer;
}

const listsOf = ({ columnsOf }: OptimalAssignment) => columnsOf.map((columns) => [...columns]);
const claimOf = (answer: OptimalAssignment, counts = answer.counts) => ({
  levels: answer.certificate,
  cases: undefined,
  counts,
});
const accepted = (problem: AssignmentProblem, columnsOf: number[][], claim: ReturnType<typeof claimOf>) =>
  "status" in recheck(problem, columnsOf, claim);

/** The same proof with one potential raised by 1. */
function bent(counts: Counts, at: number, entry: number): Counts {
  if ("least" in counts) {
    if (counts.least === undefined) return counts;
    const potential = counts.least.potentials.potential.slice();
    potential[entry]++;
    return { least: { ...counts.least, potentials: { ...counts.least.potentials, potential } } };
  }
  return {
    counts: counts.counts.map((level, index) => {
      if (index !== at) return level;
      const potential = level.potentials.potential.slice();
      potential[entry]++;
      return { ...level, potentials: { ...level.potentials, potential } };
    }),
  };
}

function eachSeed(seeds: number, check: (seed: number) => void): void {
  for (let seed = 1; seed <= seeds; seed++) check(seed);
}

describe("the proof of counts", () => {
  it("is accepted for the answer, and proves no other assignment, whatever other proof is claimed for it", () => {
    let accepts = 0;
    let refused = 0;
    eachSeed(60, (seed) => {
      const problems = problemOfSeed(seed);
      const answers = AIMS.map((aim) => optimum(problems[aim]));
      AIMS.forEach((aim, at) => {
        const problem = problems[aim];
        const own = listsOf(answers[at]);
        expect(accepted(problem, own, claimOf(answers[at])), `${aim} of seed ${seed}`).toBe(true);
        accepts++;
        for (const [from, other] of answers.entries()) {
          const lists = listsOf(other);
          if (JSON.stringify(lists) === JSON.stringify(own)) continue;
          // Its own proof says nothing of this aim; nor does the answer's say anything of it.
          for (const claim of [claimOf(answers[at]), claimOf(other), claimOf(answers[at], other.counts)])
            expect(accepted(problem, lists, claim), `${AIMS[from]} as ${aim}, seed ${seed}`).toBe(false);
          refused++;
        }
        // Two rows exchange what they have.
        for (let row = 1; row < problem.rows; row++) {
          const swapped = own.map((columns) => columns.slice());
          [swapped[0], swapped[row]] = [swapped[row], swapped[0]];
          if (swapped[0][0] === own[0][0]) continue;
          expect(accepted(problem, swapped, claimOf(answers[at])), `${aim} of seed ${seed}, row ${row}`).toBe(false);
          refused++;
        }
      });
    });
    expect(accepts).toBe(240);
    expect(refused).toBeGreaterThan(1200);
  });

  it("with one potential changed is refused, or proves the same answer and no other", () => {
    let kept = 0;
    let refused = 0;
    eachSeed(50, (seed) => {
      const problems = problemOfSeed(seed);
      for (const aim of AIMS) {
        const answer = optimum(problems[aim]);
        const { counts } = answer;
        if (counts === undefined) throw new Error("no counts");
        const proofs =
          "least" in counts ? [counts.least?.potentials] : counts.counts.map(({ potentials }) => potentials);
        proofs.forEach((potentials, at) => {
          for (let entry = 0; entry < (potentials?.node.length ?? 0); entry++) {
            const checked = recheck(problems[aim], listsOf(answer), claimOf(answer, bent(counts, at, entry)));
            if (!("status" in checked)) refused++;
            else {
              kept++;
              expect(listsOf(checked as OptimalAssignment)).toEqual(listsOf(answer));
              expect((checked as OptimalAssignment).unique).toBe(answer.unique);
            }
          }
        });
      }
    });
    expect(refused).toBeGreaterThan(250);
    expect(kept).toBeGreaterThan(25);
  });

  it("is refused where a count is missing, or another aim's", () => {
    let refused = 0;
    eachSeed(60, (seed) => {
      const problems = problemOfSeed(seed);
      const leximin = optimum(problems.leximin);
      const maximin = optimum(problems.maximin);
      expect(accepted(problems.leximin, listsOf(leximin), claimOf(leximin, maximin.counts))).toBe(false);
      expect(accepted(problems.maximin, listsOf(maximin), claimOf(maximin, leximin.counts))).toBe(false);
      if (leximin.counts === undefined || !("counts" in leximin.counts)) throw new Error("no counts");
      const { counts } = leximin.counts;
      counts.forEach((level, at) => {
        if (level.potentials.node.length === 0) return;
        const rest = { counts: counts.filter((_, index) => index !== at) };
        if (!accepted(problems.leximin, listsOf(leximin), claimOf(leximin, rest))) refused++;
      });
    });
    expect(refused).toBeGreaterThan(100);
  });
});
