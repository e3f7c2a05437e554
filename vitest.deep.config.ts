import { defineConfig } from "vitest/config";
import everyday from "./vitest.config.ts";

/**
 * The long searches of `npm run test:deep`: the properties again, on ten times as many other seeds, and all cases of the
 * tests that try a share of theirs every day.
 */
export default defineConfig({
  ...everyday,
  test: {
    ...everyday.test,
    include: [
      ...["property", "solution", "candidates", "csv", "input", "synthetic"].map((area) => `test/${area}/**/*.test.ts`),
      ...["explanation/coverage", "oracle/rules", "rendering/auditTruth", "schema"].map(
        (name) => `test/${name}.test.ts`,
      ),
      ...["testing/builtIn", "testing/examples"].map((name) => `test/${name}.test.ts`),
      ...["matchAsync", "ruleCosts", "solver", "stable"].map((name) => `test/verbs/${name}.test.ts`),
    ],
    env: {
      PAIRWRIGHT_SEED: "100001",
      PAIRWRIGHT_COHORTS: "9600",
      PAIRWRIGHT_VERIFY_COHORTS: "900",
      PAIRWRIGHT_PROBLEMS: "9000",
      PAIRWRIGHT_SHARE: "1",
    },
    testTimeout: 10 * 60_000,
  },
});
