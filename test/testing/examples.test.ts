import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertConforms, checkStrategy } from "pairwright/testing";
import { expect, test } from "vitest";
import { breadth } from "../../examples/custom-strategies/breadth.ts";
import { seniority } from "../../examples/custom-strategies/seniority.ts";
import { share } from "../share.ts";
import { root } from "../sources.ts";

const YEARS = ["attributes.years"];

test("the example strategies conform, in other settings and on other seeds than they say themselves", () => {
  assertConforms(checkStrategy(seniority, { needs: { mentee: YEARS, mentor: YEARS }, seed: 5000, rounds: share(100) }));
  for (const atLeast of [0.1, 1])
    assertConforms(
      checkStrategy(breadth, {
        options: { atLeast },
        needs: { mentee: ["objectives"], mentor: ["expertise"] },
        seed: 5000,
        rounds: share(100),
      }),
    );
});

test.each(["seniority", "breadth"])("%s takes fewer than 25 lines, without imports and comments", (name) => {
  const text = readFileSync(join(root, `examples/custom-strategies/${name}.ts`), "utf8");
  const lines = text.replace(/\/\*\*.*?\*\//s, "").split("\n");
  expect(lines.filter((line) => line.trim() !== "" && !line.startsWith("import ")).length).toBeLessThan(25);
});
