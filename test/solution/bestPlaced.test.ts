import { expect, it } from "vitest";
import { FORBIDDEN } from "../../src/points.ts";
import { improve, withinBounds } from "../../src/solution/bestPlaced.ts";
import { valueOf } from "../../src/solution/certify.ts";
import { networkOf } from "../../src/solution/networkOf.ts";
import { readProblem } from "../../src/solution/readProblem.ts";
import { relaxed, severalRows } from "../../src/solution/relax.ts";
import { finish } from "../../src/steps.ts";

it("a row gives up its reward where two others gain one each: one for the place, one for the column", () => {
  const read = readProblem({
    rows: 3,
    columns: 3,
    // Row 0 takes column 0 and the only place first; row 1 needs the place, row 2, which needs none, the column.
    scores: Int32Array.of(1, FORBIDDEN, FORBIDDEN, FORBIDDEN, 1, FORBIDDEN, 1, FORBIDDEN, 1),
    capacity: Int32Array.of(1, 1, 0),
    demand: Int32Array.of(1, 1, 2),
    places: 1,
  });
  const whole = networkOf(read);
  const network = relaxed(whole, severalRows(whole), []);
  expect([...network.counted]).toEqual([1, 1, 0]);
  const pairing = withinBounds(network);
  if (pairing === undefined) throw new Error("nothing asks for anything");
  const level = { level: "placed", priority: 0, demand: 1 } as const;
  finish(improve(network, level, pairing));
  expect(valueOf(network, level, pairing)).toBe(2);
  expect([...pairing.degree]).toEqual([0, 1, 1]);
});

it("bounds that cannot be kept together are found out, those that can are kept", () => {
  const minimum = (least: number[], capacity: number[], places?: number) =>
    withinBounds(
      networkOf(
        readProblem({
          rows: 3,
          columns: 2,
          scores: Int32Array.of(1, 1, 1, FORBIDDEN, 1, FORBIDDEN),
          capacity: Int32Array.from(capacity),
          minLoad: Int32Array.from(least),
          ...(places === undefined ? {} : { places }),
        }),
      ),
    );
  expect([...(minimum([2, 1], [2, 1])?.load ?? [])]).toEqual([2, 1]);
  expect(minimum([0, 2], [2, 2])).toBeUndefined();
  expect(minimum([2, 1], [2, 1], 2)).toBeUndefined();
});
