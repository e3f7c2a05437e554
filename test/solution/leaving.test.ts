import { expect, it } from "vitest";
import { assign, FORBIDDEN } from "../../src/assignment.ts";
import { leavingCost } from "../../src/solution/leaving.ts";
import { rowWays } from "../../src/solution/rowWays.ts";
import { waysIn } from "../../src/solution/ways.ts";
import { randomFrom } from "../oracle/random.ts";

it("what it loses to do without a pair is what solving again without it loses, either way of searching", () => {
  const seen = {
    possible: 0,
    impossible: 0,
    "placement lost": 0,
    "placement kept": 0,
    "several columns": 0,
    places: 0,
  };
  for (let seed = 1; seed <= 300; seed++) {
    const { between, chance, pick } = randomFrom(seed);
    const [rows, columns] = [between(1, 6), between(1, 5)];
    const top = pick([1, 3, 50, 1_000_000]);
    const scores = Int32Array.from({ length: rows * columns }, () => (chance(0.25) ? FORBIDDEN : between(0, top)));
    const limited = chance(0.3);
    const several = !limited && chance(0.4);
    const capacity = Int32Array.from({ length: columns }, () => between(0, 3));
    const problem = {
      rows,
      columns,
      capacity,
      minLoad: capacity.map((most) => (chance(0.2) ? Math.min(1, most) : 0)),
      demand: Int32Array.from({ length: rows }, () => (several ? between(1, 2) : 1)),
      priority: Int32Array.from({ length: rows }, () => between(0, 1)),
      cardinality: chance(0.2) ? ("all" as const) : ("maximum" as const),
      ...(limited ? { places: between(0, rows) } : {}),
    };
    const answer = assign({ ...problem, scores });
    if (answer.status !== "optimal") continue;
    const { network, levels, values } = answer.solved;
    const ways = waysIn(answer.solved);
    const other = rowWays(network, levels, ways.pairing);
    answer.columnsOf.forEach((own, row) => {
      for (const column of own) {
        const without = scores.slice();
        without[row * columns + column] = FORBIDDEN;
        const again = assign({ ...problem, scores: without });
        const lost =
          again.status === "optimal" ? values.map((value, level) => value - again.solved.values[level]) : undefined;
        const where = `seed ${seed}, row ${row}, column ${column}`;
        expect(leavingCost(network, levels, ways, row, column), where).toEqual(lost);
        expect(leavingCost(network, levels, other, row, column), where).toEqual(lost);
        seen[lost === undefined ? "impossible" : "possible"]++;
        if (lost !== undefined)
          seen[lost.slice(0, -1).some((one) => one !== 0) ? "placement lost" : "placement kept"]++;
        if (own.length > 1) seen["several columns"]++;
        if (limited) seen.places++;
      }
    });
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30);
});
