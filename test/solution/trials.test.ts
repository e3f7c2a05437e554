import { expect, it } from "vitest";
import { readProblem } from "../../src/solution/readProblem.ts";
import { trialsOf } from "../../src/solution/trials.ts";
import { finish } from "../../src/steps.ts";
import { randomFrom } from "../oracle/random.ts";

// Above a hundred sides of limits a conflict is read off a proof; a try that was cut off has none.
it("a try that was cut off and would have worked leaves no conflict", () => {
  const seen = { cutOff: 0, conflicts: 0 };
  for (let seed = 1; seed <= 600; seed++) {
    const { between, chance, pick } = randomFrom(seed);
    const [rows, columns, groups] = [between(6, 16), between(5, 12), between(2, 4)];
    const among = (length: number, isIn: (at: number) => boolean) =>
      Int32Array.from(Array.from({ length }, (_, at) => at).filter(isIn));
    const limits = [
      ...Array.from({ length: columns }, (_, column) => [
        ...Array.from({ length: groups }, (_, group) => ({
          rows: among(rows, (row) => row % groups === group),
          columns: Int32Array.of(column),
          max: between(1, 2),
        })),
        { rows: among(rows, () => true), columns: Int32Array.of(column), min: between(0, 2) },
      ]).flat(),
      ...Array.from({ length: 60 }, (_, k) => {
        const [some, others] = [among(rows, () => chance(0.4)), among(columns, () => chance(0.4))];
        return [
          { rows: some, columns: others, max: between(Math.min(some.length, others.length) >> 1, some.length + 1) },
          { rows: among(rows, (row) => row % 2 === k % 2), columns: others, min: Math.max(0, others.length - 3) },
        ];
      }).flat(),
    ];
    const problem = readProblem({
      rows,
      columns,
      scores: Int32Array.from({ length: rows * columns }, () => between(0, 5)),
      capacity: Int32Array.from({ length: columns }, () => between(1, 3)),
      limits,
      steps: pick([1, 2, 4, 8, 16]),
      cardinality: chance(0.5) ? "all" : "maximum",
    });
    const trials = trialsOf(problem);
    if (finish(trials.works([]))) continue;
    if (finish(trials.conflictAfter([])) === undefined) seen.cutOff++;
    else seen.conflicts++;
  }
  expect(seen.cutOff).toBeGreaterThan(3);
  expect(seen.conflicts).toBeGreaterThan(30);
});
