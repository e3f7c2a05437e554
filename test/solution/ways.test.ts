import { expect, it } from "vitest";
import { assign, FORBIDDEN } from "../../src/assignment.ts";
import { pairingOf } from "../../src/solution/pairing.ts";
import { rowWays } from "../../src/solution/rowWays.ts";
import { waysIn, waysOf } from "../../src/solution/ways.ts";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";

it("searching between columns and searching row by row give the same costs, moves and values of places", () => {
  const seen = { ways: 0, impossible: 0, places: 0, "placement lost": 0, "several moved": 0, "worth something": 0 };
  for (let seed = 1; seed <= share(1500); seed++) {
    const { between, chance, pick } = randomFrom(seed);
    const rows = between(1, 7);
    const columns = between(1, 6);
    const top = pick([1, 3, 50, 1_000_000]);
    const limited = chance(0.3);
    const answer = assign({
      rows,
      columns,
      scores: Int32Array.from({ length: rows * columns }, () => (chance(0.2) ? FORBIDDEN : between(0, top))),
      capacity: Int32Array.from({ length: columns }, () => between(0, 3)),
      demand: Int32Array.from({ length: rows }, () => (limited ? 1 : between(1, 2))),
      priority: Int32Array.from({ length: rows }, () => between(0, 2)),
      ...(limited ? { places: between(0, rows) } : {}),
    });
    if (answer.status !== "optimal") throw new Error(`seed ${seed}: infeasible`);
    const { network, levels } = answer.solved;
    const ways = waysIn(answer.solved);
    const other = rowWays(network, levels, ways.pairing);
    for (let row = 0; row < rows; row++) {
      const [one, two] = [ways.toRow(row), other.toRow(row)];
      for (let column = 0; column < columns; column++) {
        const cost = one.costFrom(column);
        expect(cost, `seed ${seed}, row ${row}, column ${column}`).toEqual(two.costFrom(column));
        seen.ways++;
        if (cost === undefined) seen.impossible++;
        else if (cost.levels.some((lost) => lost !== 0)) seen["placement lost"]++;
        if ((cost?.moved ?? 0) > 1) seen["several moved"]++;
      }
    }
    for (let column = 0; column < columns; column++) {
      const [one, two] = [ways.toColumn(column), other.toColumn(column)];
      const cost = one.fromGround();
      const costs = [one, two].map((ways) => [
        ways.fromGround(),
        ways.fromDesk(),
        ...Array.from({ length: columns }, (_, from) => ways.from(from)),
      ]);
      expect(costs[0], `seed ${seed}, column ${column}`).toEqual(costs[1]);
      expect([ways, other].map((one) => one.fromGround(column))).toEqual([cost, cost]);
      seen.places++;
      if ((cost?.total ?? 0) < 0) seen["worth something"]++;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(share(200));
});

it("an assignment that can be improved has no cheapest ways", () => {
  const answer = assign({ rows: 2, columns: 2, scores: Int32Array.of(9, 4, 8, 6) });
  if (answer.status !== "optimal") throw new Error("infeasible");
  const { network, levels, taken } = answer.solved;
  const worse = pairingOf(
    network,
    taken.map((made) => 1 - made),
  );
  expect(() => waysOf(network, levels, worse)).toThrow("solver bug: an improving cycle");
});
