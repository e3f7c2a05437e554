import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const src = fileURLToPath(new URL("src", import.meta.url));

export default defineConfig({
  resolve: {
    // The same as `paths` in tsconfig.json, which vite would apply only to the files that tsconfig.json includes.
    alias: [
      { find: /^pairwright$/, replacement: `${src}/index.ts` },
      { find: /^pairwright\/(.+)$/, replacement: `${src}/$1.ts` },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    isolate: false, // src is evaluated once a worker, not once a file: nothing in it, and no test, leaves a trace
    maxWorkers: 2,
    coverage: { include: ["src/**"] },
  },
});
