import { expect, it } from "vitest";
import { FORBIDDEN } from "../../src/points.ts";
import { columnsTaken } from "../../src/solution/answer.ts";
import { everyRow } from "../../src/solution/everyRow.ts";
import { goalOf, levelsOf, networkOf } from "../../src/solution/networkOf.ts";
import { readProblem } from "../../src/solution/readProblem.ts";
import { search } from "../../src/solution/search.ts";
import type { PriceLevels } from "../../src/solution/solution.ts";
import { finish } from "../../src/steps.ts";
import { randomFrom } from "../oracle/random.ts";

const bytes = (columns: readonly Int32Array[], certificate: PriceLevels, tied: Int32Array) =>
  JSON.stringify([
    columns.map((one) => [...one]),
    certificate.map(({ prices, ...level }) => ({ ...level, place: prices.place, prices: [...prices.column] })),
    [...tied],
  ]);

it("on larger problems the network of all pairs gives the bytes of the short way", () => {
  const seen = { plain: 0, tied: 0, "no spare room": 0, tiers: 0, sparse: 0 };
  for (let seed = 1; seed <= 300; seed++) {
    const { between, chance, pick, shuffled } = randomFrom(seed);
    const rows = between(20, 60);
    const columns = between(5, 25);
    const top = pick([0, 2, 20, 1000, 1_000_000]);
    const absent = pick([0, 0.2, 0.7]);
    const scores = Int32Array.from({ length: rows * columns }, () => (chance(absent) ? FORBIDDEN : between(0, top)));
    const each = Math.ceil(rows / columns);
    const exact = chance(0.4);
    const capacity = Int32Array.from({ length: columns }, (_, j) =>
      exact ? Math.floor((rows + j) / columns) : between(Math.max(1, each - 1), each + 1),
    );
    const tiers = between(1, 3);
    const problem = {
      rows,
      columns,
      scores,
      capacity,
      priority: Int32Array.from({ length: rows }, () => between(1, tiers)),
      order: {
        rows: Int32Array.from(shuffled([...new Array(rows).keys()])),
        columns: Int32Array.from(shuffled([...new Array(columns).keys()])),
      },
    };
    const read = readProblem(problem);
    const levels = levelsOf(read);
    const short = finish(everyRow(read, levels));
    if (short === undefined) continue;
    const expected = bytes(
      Array.from(short.columnOf, (column) => Int32Array.of(column)),
      short.certificate,
      short.tied,
    );
    const longWay = () => {
      const long = finish(search(networkOf(read), goalOf(read), read));
      if (long === undefined) throw new Error(`seed ${seed}: the long way finds nothing`);
      return bytes(columnsTaken(read, long.taken).columnsOf, long.certificate, long.tied);
    };
    expect(longWay() === expected, `seed ${seed}`).toBe(true);
    seen.plain++;
    if (short.tied.length > 0) seen.tied++;
    if (capacity.reduce((sum, one) => sum + one, 0) === rows) seen["no spare room"]++;
    if (tiers > 1) seen.tiers++;
    if (absent > 0.5) seen.sparse++;
  }
  expect(seen.plain).toBeGreaterThan(180);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30);
});
