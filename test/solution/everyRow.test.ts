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
import { share } from "../share.ts";

const bytes = (columns: readonly Int32Array[], certificate: PriceLevels, tied: Int32Array) =>
  JSON.stringify([
    columns.map((one) => [...one]),
    certificate.map(({ prices, ...level }) => ({ ...level, place: prices.place, prices: [...prices.column] })),
    [...tied],
  ]);

it("the short way and the long way give the same bytes: columns, certificate and ties", () => {
  const seen = { plain: 0, tied: 0, "no spare room": 0, negative: 0, forbidden: 0, "on demand": 0, locked: 0 };
  for (let seed = 1; seed <= share(6000); seed++) {
    const { between, chance, pick, shuffled } = randomFrom(seed);
    const rows = between(0, 7);
    const columns = between(0, 7);
    const top = pick([0, 1, 2, 9, 999, 1_000_000]);
    const low = chance(0.3) ? -top : 0;
    const dense = Int32Array.from({ length: rows * columns }, () => (chance(0.15) ? FORBIDDEN : between(low, top)));
    const capacity = Int32Array.from({ length: columns }, () => between(0, 3));
    const locked: [number, number][] = [];
    for (let row = 0; row < rows && chance(0.4); row++) {
      const column = between(0, columns - 1);
      const taken = locked.filter(([, other]) => other === column).length;
      if (columns > 0 && dense[row * columns + column] !== FORBIDDEN && taken < capacity[column])
        locked.push([row, column]);
    }
    const form = pick(["dense", "wide", "on demand"] as const);
    const read = readProblem({
      rows,
      columns,
      scores:
        form === "dense"
          ? dense
          : form === "wide"
            ? Float64Array.from(dense)
            : (row, out) => out.set(dense.subarray(row * columns, (row + 1) * columns)),
      capacity,
      locked,
      priority: Int32Array.from({ length: rows }, () => between(0, 1)),
      order: {
        rows: Int32Array.from(shuffled([...new Array(rows).keys()])),
        columns: Int32Array.from(shuffled([...new Array(columns).keys()])),
      },
    });
    const levels = levelsOf(read);
    const short = finish(everyRow(read, levels));
    if (short === undefined) continue;
    const long = finish(search(networkOf(read), goalOf(read), read));
    if (long === undefined) throw new Error(`seed ${seed}: the long way finds nothing`);
    const expected = bytes(columnsTaken(read, long.taken).columnsOf, long.certificate, long.tied);
    expect(
      bytes(
        Array.from(short.columnOf, (column) => Int32Array.of(column)),
        short.certificate,
        short.tied,
      ) === expected,
      `seed ${seed}`,
    ).toBe(true);
    seen.plain++;
    if (long.tied.length > 0) seen.tied++;
    if (read.capacity.reduce((sum, one) => sum + one, 0) === rows) seen["no spare room"]++;
    if (low < 0) seen.negative++;
    if (dense.includes(FORBIDDEN)) seen.forbidden++;
    if (locked.length > 0) seen.locked++;
    if (form === "on demand") seen["on demand"]++;
  }
  expect(seen.plain).toBeGreaterThan(share(3000));
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(share(300));
});
