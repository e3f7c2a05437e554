import { defineConfig } from "vitest/config";
import everyday from "./vitest.config.ts";

/** The long searches of `npm run test:deep`: more seeds, larger sizes, minutes instead of seconds. */
export default defineConfig({
  ...everyday,
  test: {
    include: ["test/deep/**/*.test.ts"],
    passWithNoTests: true,
    testTimeout: 30 * 60_000,
  },
});
