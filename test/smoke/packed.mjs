// Installs a packed pairwright into an empty folder and uses it as a stranger would.
// node test/smoke/packed.mjs <tarball> <empty folder>
// Prints "ok …" or "not ok …" for each check; the exit code tells only whether it came to its end.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [tarball, folder] = process.argv.slice(2).map((path) => resolve(path));
const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

async function check(title, run) {
  try {
    await run();
    console.log(`ok ${title}`);
  } catch (error) {
    console.log(`not ok ${title}\n${error.stdout ?? ""}${error.stderr ?? ""}${error.stack}`);
  }
}

function npm(...parts) {
  execFileSync("npm", parts, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
}

await check("the tarball installs into an empty folder", () => {
  npm("init", "--yes");
  npm("pkg", "set", "type=module");
  npm("install", "--no-audit", "--no-fund", tarball);
});
writeFileSync(join(folder, "load.mjs"), "export const load = (specifier, options) => import(specifier, options);\n");
const { load } = await import(pathToFileURL(join(folder, "load.mjs")).href); // resolves from there

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
for (const subpath of Object.keys(manifest.exports)) {
  const specifier = manifest.name + subpath.slice(1);
  await check(`${specifier} can be imported`, async () => {
    const module = await load(specifier, subpath.endsWith(".json") ? { with: { type: "json" } } : {});
    assert.notEqual(Object.keys(module).length, 0);
  });
}

await check("match() pairs a tiny cohort, and verify() accepts the saved matching", async () => {
  const { match, verify } = await load("pairwright");
  const cohort = {
    version: 1,
    mentees: [
      { id: "a", objectives: { t: 1 } },
      { id: "b", objectives: { u: 1 } },
    ],
    mentors: [
      { id: "x", expertise: { t: 1, u: 0 } },
      { id: "y", expertise: { t: 0, u: 1 } },
    ],
  };
  const programme = { version: 1, criteria: [{ id: "learning", strategy: "coverage", weight: 1 }] };
  const run = match(cohort, programme);
  assert.equal(run.status, "optimal");
  const pairs = run.matching.pairs.map(({ mentee, mentor }) => `${mentee}–${mentor}`);
  assert.deepEqual(pairs, ["a–x", "b–y"]);
  const saved = JSON.parse(JSON.stringify(run.matching));
  assert.equal(verify(cohort, programme, saved).ok, true);
  [saved.pairs[0].mentor, saved.pairs[1].mentor] = ["y", "x"];
  assert.equal(verify(cohort, programme, saved).ok, false);
});

await check("assign() finds the best total", async () => {
  const { assign } = await load("pairwright/assignment");
  const answer = assign({ rows: 2, columns: 2, scores: Int32Array.of(9, 1, 8, 2) });
  assert.equal(answer.status, "optimal");
  assert.equal(answer.total, 11);
  assert.deepEqual([...answer.columnOf], [0, 1]);
});

await check("assign() gives the same answer where javascript-lp-solver proposes it", async () => {
  const { assign } = await load("pairwright/assignment");
  const { javascriptLpSolver } = await load("pairwright/lp");
  const problem = { rows: 2, columns: 2, scores: Int32Array.of(9, 1, 8, 2) };
  assert.deepEqual(assign(problem, { solver: javascriptLpSolver }), assign(problem));
});

await check("cohortFromCsv() reads two files, names every mistake, and pairsToCsv() writes the pairs", async () => {
  const { explainRun, match } = await load("pairwright");
  const { cohortFromCsv, cohortToCsv, mappingOf, pairsToCsv } = await load("pairwright/csv");
  const mapping = {
    version: 1,
    mentees: { id: "No.", objectives: { columns: { t: "T (0-5)", u: "U (0-5)" } } },
    mentors: { id: "id", expertise: "offers" },
  };
  const mentees = new TextEncoder().encode("\ufeffNo.;T (0-5);U (0-5)\r\n=a;5;0\r\nb;0;2,5\r\n");
  const mentors = "id,offers\nx,t: 1\ny,u: 1\n";
  const cohort = cohortFromCsv({ mentees, mentors }, mapping);
  const programme = { version: 1, criteria: [{ id: "learning", strategy: "coverage", weight: 1 }] };
  const pairs = pairsToCsv(explainRun(match(cohort, programme))).split("\r\n");
  assert.deepEqual(pairs.slice(1, 3), ["'=a,'=a,x,x,1000000,1,,1000000", "b,b,y,y,1000000,1,,1000000"]);
  assert.deepEqual(cohortFromCsv(cohortToCsv(cohort), mappingOf(cohort)), cohort);
  const wrong = { mentees: "No.,T (0-5),U (0-5)\na,five,\n", mentors: "id,offers\nx,t: 2\n" };
  assert.throws(
    () => cohortFromCsv(wrong, mapping),
    /mentees\.csv line 2, column 2 .*\n.*mentors\.csv line 2, column 2 /,
  );
});

await check("htmlReport() makes a page of a run, with everybody in it", async () => {
  const { explainRun, match } = await load("pairwright");
  const { htmlReport } = await load("pairwright/report");
  const [mentees, mentors] = [
    ["a", "b"],
    ["x", "y"],
  ].map((ids) => ids.map((id) => ({ id })));
  const cohort = { version: 1, mentees, mentors };
  const programme = { version: 1, criteria: [{ id: "wishes", strategy: "wishes", weight: 1 }] };
  const html = htmlReport(explainRun(match(cohort, programme)));
  assert.match(html, /^<!doctype html>\n<html lang="en"/);
  for (const id of ["a", "b", "x", "y"]) assert.ok(html.includes(`<bdi>${id}</bdi>`), id);
});

await check("synthesize() makes a cohort and a programme that can be matched, the same ones every time", async () => {
  const { match } = await load("pairwright");
  const { synthesize } = await load("pairwright/synthetic");
  const { cohort, programme } = synthesize({ seed: 7, preset: 26, missing: 0.3 });
  assert.equal(match(cohort, programme).status, "optimal");
  assert.deepEqual(synthesize({ seed: 7, preset: 26, missing: 0.3 }), { cohort, programme });
  assert.throws(() => synthesize({ seed: 7, mentes: 3 }), /knobs mentes: .*did you mean "mentees"/);
});

await check("npx pairwright explains itself, matches two files, and verifies what it saved", () => {
  const npx = (...parts) =>
    execFileSync("npx", ["--no", "--", "pairwright", ...parts], {
      ...{ cwd: folder, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" },
    });
  assert.match(npx("--help"), /^Matches mentees to mentors/);
  assert.equal(npx("--version"), `${manifest.version}\n`);
  npx("synthesize", "--preset", "6");
  assert.match(npx("match", "cohort.json", "programme.json"), /^Matching report\n/);
  npx("match", "cohort.json", "programme.json", "--json", "--out", "run.json");
  assert.match(npx("verify", "cohort.json", "programme.json", "run.json"), /^valid, and proved to be best\n/);
  assert.throws(() => npx("check", "cohort.json", "package.json"), { status: 1 });
});

await check("the published JSON Schemas are there", async () => {
  const { cohortSchema } = await load("pairwright");
  for (const name of ["cohort", "programme", "mapping"]) {
    const { default: schema } = await load(`pairwright/schema/${name}.json`, { with: { type: "json" } });
    assert.equal(schema.properties.version.const, 1);
  }
  assert.equal((await cohortSchema["~standard"].validate({ version: 1, mentees: [], mentors: [] })).issues, undefined);
});

await check("checkStrategy() passes a sound strategy and names the fault of another", async () => {
  const { pairwise } = await load("pairwright");
  const { assertConforms, checkStrategy } = await load("pairwright/testing");
  const known = ({ years }) => (typeof years === "number" ? years / 30 : Number.NaN);
  assertConforms(checkStrategy(pairwise("x", (mentee) => known(mentee.attributes))));
  const twice = checkStrategy(pairwise("x", (mentee) => known(mentee.attributes) * 2));
  assert.throws(() => assertConforms(twice), /range: strategy "x" scored 2 for /);
});

copyFileSync(new URL("consumer.ts", import.meta.url), join(folder, "consumer.ts"));
for (const [moduleResolution, module] of [
  ["nodenext", "nodenext"],
  ["bundler", "esnext"],
]) {
  await check(`the types compile under moduleResolution ${moduleResolution}`, () => {
    const compilerOptions = {
      ...{ module, moduleResolution, target: "es2022", types: [], noEmit: true },
      ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false },
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
    execFileSync(process.execPath, [tsc, "-p", folder], { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
  });
}
