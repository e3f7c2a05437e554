import { defineConfig } from "tsup";

export default defineConfig({
  // One entry per subpath of package.json's `exports`.
  entry: {
    index: "src/index.ts",
    assignment: "src/assignment.ts",
    csv: "src/csv.ts",
    lp: "src/lp.ts",
    report: "src/report.ts",
    synthetic: "src/synthetic.ts",
    testing: "src/testing.ts",
  },
  format: "esm",
  target: "es2022",
  platform: "neutral",
  tsconfig: "tsconfig.src.json",
  splitting: true,
  sourcemap: true,
  clean: true,
  // tsup sets `baseUrl` for its declaration build, which TypeScript 6 calls deprecated.
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
});
