import { defineConfig } from "vitest/config";
import everyday from "./vitest.config.ts";

/** The long searches of `npm run test:deep`: the properties again, on three times as many other seeds. */
export default defineConfig({
  ...everyday,
  test: {
    include: ["test/property/**/*.test.ts", "test/solution/**/*.test.ts"],
    env: {
      PAIRWRIGHT_SEED: "100001",
      PAIRWRIGHT_COHORTS: "9600",
      PAIRWRIGHT_VERIFY_COHORTS: "900",
      PAIRWRIGHT_PROBLEMS: "9000",
    },
    maxWorkers: 2,
    testTimeout: 10 * 60_000,
  },
});
