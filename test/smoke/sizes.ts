// What a packed pairwright weighs in a bundle, held against budgets.json.
// tsx test/smoke/sizes.ts <folder where it is installed>; without one, src as it stands here
// Prints a table, and "ok …" or "not ok …" for each check; the exit code tells only whether it came to its end.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { bundleOf } from "../bundle.ts";
import budgets from "./budgets.json" with { type: "json" };

/** A budget far above what is used says nothing, and README states it: so many kB, and such a share, may be left. */
const [SPARE, SPARE_SHARE] = [0.5, 0.05];

const folder = resolve(process.argv[2] ?? ".");
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const packages = Object.keys(manifest.dependencies);
const entries = Object.keys(manifest.exports).filter((subpath) => manifest.exports[subpath].types !== undefined);
const specifiers = entries.map((subpath) => manifest.name + subpath.slice(1));

function check(title: string, faults: readonly string[]) {
  console.log(faults.length === 0 ? `ok ${title}` : `not ok ${title}\n${faults.join("\n")}`);
}

const overs: string[] = [];
console.log("Minified and gzipped, in kB (budget)\n         alone  with packages   module");
for (const { module, alone, withPackages } of budgets) {
  const own = (await bundleOf(module, folder, packages)).size;
  const all = (await bundleOf(module, folder, [])).size;
  const shown = [`${own.toFixed(1)} (${alone})`, `${all.toFixed(1)} (${withPackages})`];
  console.log(`${shown.map((text) => text.padStart(14)).join(" ")}   ${module}`);
  if (own > alone) overs.push(`${module}: ${own} kB are above the budget of ${alone}`);
  if (own < alone - SPARE - SPARE_SHARE * alone) overs.push(`${module}: ${own} kB need no budget of ${alone}`);
  if (all > withPackages) overs.push(`${module}: with its packages, ${all} kB are above the budget of ${withPackages}`);
}
check("bundles keep to their budgets, and budgets to the bundles", overs);

const wanting = specifiers.filter((one) => !budgets.some(({ module }) => module === `export * from "${one}"`));
check("every entry has a budget", wanting);

const left = [];
for (const specifier of specifiers) {
  const { text } = await bundleOf(`import "${specifier}";`, folder, packages);
  if (text !== "") left.push(`${specifier}: ${text.slice(0, 200)}`);
}
check("what is imported and not used leaves nothing in a bundle", left);

const main = await bundleOf('export * from "pairwright";', folder, []);
const foreign = main.inputs.filter((path) => /node_modules\/(?:papaparse|javascript-lp-solver)\//.test(path));
const pages = main.text.includes("<!doctype html>") ? ["the HTML report"] : [];
check("the main entry brings no CSV reader, no linear-programming package and no HTML report", [...foreign, ...pages]);
