import { defineConfig } from "tsup";

// One entry per subpath of package.json's `exports`.
const published = {
  index: "src/index.ts",
  assignment: "src/assignment.ts",
  csv: "src/csv.ts",
  lp: "src/lp.ts",
  report: "src/report.ts",
  synthetic: "src/synthetic.ts",
  testing: "src/testing.ts",
};

export default defineConfig({
  // The command line shares their chunks; it alone is for Node.
  entry: { ...published, cli: "src/cli/main.ts" },
  external: [/^node:/],
  format: "esm",
  target: "es2022",
  platform: "neutral",
  tsconfig: "tsconfig.src.json",
  splitting: true,
  sourcemap: true,
  clean: true,
  // tsup sets `baseUrl` for its declaration build, which TypeScript 6 calls deprecated.
  dts: { entry: published, compilerOptions: { ignoreDeprecations: "6.0" } },
});
