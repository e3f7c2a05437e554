import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CohortInput, ProgrammeInput } from "pairwright";
import {
  audit,
  explainMentee,
  explainRun,
  explainWhyNot,
  letter,
  margins,
  match,
  renderMarkdown,
  renderText,
} from "pairwright";
import { cohortFromCsv, pairsToCsv } from "pairwright/csv";
import { htmlReport } from "pairwright/report";
import { synthesize } from "pairwright/synthetic";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../sources.ts";
import type { CommandLine } from "./commandLine.ts";
import { commandLine } from "./commandLine.ts";

const example = join(root, "examples/prepare-to-lead");
const sheets = join(root, "examples/spreadsheets");
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const cohort: CohortInput = json(join(example, "cohort.json"));
const programme: ProgrammeInput = json(join(example, "programme.json"));
const run = match(cohort, programme);
const saved = `${JSON.stringify(run, null, 2)}\n`;

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
  for (const name of ["cohort.json", "programme.json"]) copyFileSync(join(example, name), join(cli.folder, name));
  for (const name of ["mentees.csv", "mentors.csv", "mapping.json"])
    copyFileSync(join(sheets, name), join(cli.folder, name));
  copyFileSync(join(sheets, "programme.json"), join(cli.folder, "sheets.json"));
  cli.file("run.json", saved);
});
afterAll(() => cli.remove());

const FILES = ["cohort.json", "programme.json"];
const SHEETS = ["--mentees", "mentees.csv", "--mentors", "mentors.csv", "--mapping", "mapping.json"];
const done = (stdout: string) => ({ code: 0, stdout, stderr: "" });
const fileIn = (name: string) => readFileSync(join(cli.folder, name), "utf8");

it("match prints the short report, and each format is what its function makes", async () => {
  const explained = explainRun(run);
  expect(await cli.run(["match", ...FILES])).toEqual(done(renderText(explained, { people: false })));
  expect(await cli.run(["match", ...FILES, "--markdown"])).toEqual(done(renderMarkdown(explained)));
  expect(await cli.run(["match", "--json", ...FILES])).toEqual(done(saved));
  expect(await cli.run(["match", ...FILES, "--csv"])).toEqual(done(pairsToCsv(explained)));
});

it("match writes to a file, reads standard input, and takes spreadsheets", async () => {
  expect(await cli.run(["match", ...FILES, "--json", "--out", "out.json"])).toEqual(done(""));
  expect(fileIn("out.json")).toBe(saved);
  const input = readFileSync(join(example, "cohort.json"));
  expect(await cli.run(["match", "-", "programme.json", "--json", "--out", "-"], input)).toEqual(done(saved));
  expect(await cli.run(["match", "cohort.json", "-", "--json"], JSON.stringify(programme))).toEqual(done(saved));
  const bytes = (name: string) => readFileSync(join(sheets, name));
  const read = cohortFromCsv(
    { mentees: bytes("mentees.csv"), mentors: bytes("mentors.csv") },
    json(join(sheets, "mapping.json")),
  );
  const pairs = pairsToCsv(explainRun(match(read, json(join(sheets, "programme.json")))));
  expect(await cli.run(["match", ...SHEETS, "sheets.json", "--csv"])).toEqual(done(pairs));
});

it("match writes the whole report as a page besides, also of what cannot be met", async () => {
  expect(await cli.run(["match", ...FILES, "--json", "--report", "page.html"])).toEqual(done(saved));
  expect(fileIn("page.html")).toBe(htmlReport(explainRun(run), { audit: audit(run), margins: margins(run) }));
  const all = { ...programme, everyone: true };
  cli.file("all.json", JSON.stringify(all));
  expect((await cli.run(["match", "cohort.json", "all.json", "--report", "page.html"])).code).toBe(3);
  expect(fileIn("page.html")).toBe(htmlReport(explainRun(match(cohort, all))));
});

it("a byte order mark at the beginning of JSON is no mistake", async () => {
  cli.file("bom.json", `\ufeff${JSON.stringify(cohort)}`);
  expect(await cli.run(["match", "bom.json", "programme.json", "--json"])).toEqual(done(saved));
});

it("why and why-not say what their functions say, from a new run or from a saved one", async () => {
  const own = explainMentee(run, "r01");
  expect(await cli.run(["why", ...FILES, "r01"])).toEqual(done(renderText(own)));
  expect(await cli.run(["why", ...FILES, "r01", "--saved", "run.json"])).toEqual(done(renderText(own)));
  expect(await cli.run(["why", ...FILES, "r22", "--markdown"])).toEqual(
    done(renderMarkdown(explainMentee(run, "r22"))),
  );
  const { stdout } = await cli.run(["why", ...FILES, "r01", "--json"]);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(own)));
  // What would have to change is found by matching anew: soonest of few people.
  const few = synthesize({ seed: 1, preset: 6 });
  const ofFew = match(few.cohort, few.programme);
  if (ofFew.status !== "optimal") throw new Error("infeasible");
  const files = [cli.file("few.json", few.cohort), cli.file("few-programme.json", few.programme)];
  const [{ mentee }, { mentor }] = ofFew.matching.pairs;
  expect(await cli.run(["why-not", ...files, mentee, mentor, "--saved", "-"], JSON.stringify(ofFew))).toEqual(
    done(renderText(explainWhyNot(ofFew, mentee, mentor))),
  );
});

it("verify accepts what match saved, and lists every fault of anything else", async () => {
  if (run.status !== "optimal") throw new Error("infeasible");
  const accepted = await cli.run(["verify", ...FILES, "run.json"]);
  expect(accepted).toEqual(
    done(`valid, and proved to be best\nplaced 21, points 11969314\n${run.matching.fingerprint}\n`),
  );
  const changed = JSON.parse(saved);
  [changed.matching.pairs[0].mentor, changed.matching.pairs[1].mentor] = [
    changed.matching.pairs[1].mentor,
    changed.matching.pairs[0].mentor,
  ];
  cli.file("changed.json", changed);
  const refused = await cli.run(["verify", ...FILES, "changed.json"]);
  expect([refused.code, refused.stdout]).toEqual([1, ""]);
  expect(refused.stderr).toMatch(/^changed\.json: .*expected/m);
  const reopened = await cli.run(["why", ...FILES, "r01", "--saved", "changed.json"]);
  expect([reopened.code, reopened.stderr]).toEqual([1, refused.stderr]);
});

it("check says what there is, or every mistake of both files", async () => {
  const fine = await cli.run(["check", ...FILES]);
  expect([fine.code, fine.stderr]).toEqual([0, ""]);
  expect(fine.stdout).toContain("no mistakes\nmentees: 25\n");
  expect(fine.stdout).toContain("  Carys Llewellyn (r10): Margaret Oyelaran (m15) (forbidden by outside)\n");
  cli.file("wrong.json", { version: 1, mentees: [{ id: "a" }, { id: "a" }], mentors: [] });
  cli.file("wrong-programme.json", { version: 1, criteria: [{ id: "x", strategy: "covrage", weight: 1 }] });
  const wrong = await cli.run(["check", "wrong.json", "wrong-programme.json"]);
  expect([wrong.code, wrong.stdout]).toEqual([1, ""]);
  expect(wrong.stderr).toMatch(/^wrong\.json: mentees\[1\]\.id: expected an id of its own, received "a"/m);
  expect(wrong.stderr).toMatch(/^wrong-programme\.json: criteria\[0\]\.strategy: .*did you mean "coverage"/m);
  const asJson = await cli.run(["check", "--json", "wrong.json", "wrong-programme.json"]);
  expect(asJson.code).toBe(1);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ ok: false, issues: [{ document: "cohort" }, {}] });
});

it("synthesize writes two files that match takes, and writes over nothing unasked", async () => {
  const knobs = ["--seed", "7", "--preset", "6", "--knob", "mentees=8", "--knob", "objectives=2,3"];
  const files = ["--cohort", "made.json", "--programme", "plan.json"];
  const made = synthesize({ seed: 7, preset: 6, mentees: 8, objectives: [2, 3] });
  expect(await cli.run(["synthesize", ...knobs, ...files])).toEqual(done(""));
  expect(JSON.parse(fileIn("made.json"))).toEqual(made.cohort);
  expect(JSON.parse(fileIn("plan.json"))).toEqual(made.programme);
  expect((await cli.run(["match", "made.json", "plan.json"])).code).toBe(0);
  writeFileSync(join(cli.folder, "made.json"), "mine");
  const again = await cli.run(["synthesize", ...knobs, ...files]);
  expect([again.code, again.stderr]).toEqual([1, "made.json: is there already (--force writes over it)\n"]);
  expect(fileIn("made.json")).toBe("mine");
  expect((await cli.run(["synthesize", ...knobs, ...files, "--force"])).code).toBe(0);
  expect(fileIn("made.json")).not.toBe("mine");
  const unknown = await cli.run(["synthesize", "--knob", "mentes=8", "--cohort", "none.json"]);
  expect(unknown.code).toBe(1);
  expect(unknown.stderr).toMatch(/^synthesize: mentes: .*did you mean "mentees"/);
  expect(existsSync(join(cli.folder, "none.json"))).toBe(false);
});

it("letter writes what one person may read, or everybody's page", async () => {
  const mine = letter(run, { to: "mentee", id: "r01", profile: ["role"] });
  expect(mine.pairs[0].profile).toHaveLength(1);
  const asked = ["letter", ...FILES, "r01", "--profile", "role"];
  expect(await cli.run(asked)).toEqual(done(renderText(mine)));
  expect(await cli.run([...asked, "--saved", "run.json", "--markdown"])).toEqual(done(renderMarkdown(mine)));
  expect(await cli.run([...asked, "--json"])).toEqual(done(`${JSON.stringify(mine, null, 2)}\n`));
  expect(await cli.run([...asked, "--html", "--out", "r01.html"])).toEqual(done(""));
  expect(fileIn("r01.html")).toBe(htmlReport(mine));
  const theirs = letter(run, { to: "mentor", id: "m12" });
  expect(await cli.run(["letter", ...FILES, "m12"])).toEqual(done(renderText(theirs)));

  expect(await cli.run(["letter", ...FILES, "--saved", "run.json", "--all", "post/today"])).toEqual(done(""));
  expect(readdirSync(join(cli.folder, "post/today"))).toHaveLength(49);
  expect(fileIn("post/today/mentor-m12.html")).toBe(htmlReport(theirs));

  const people = ["a", "A", "../up", "é".repeat(60), "both"].map((id) => ({ id }));
  cli.file("odd.json", { version: 1, mentees: people, mentors: [{ id: "both" }] });
  cli.file("odd-plan.json", {
    version: 1,
    criteria: [{ id: "x", strategy: "coverage", weight: 1 }],
  });
  expect((await cli.run(["letter", "odd.json", "odd-plan.json", "--all", "odd"])).code).toBe(0);
  expect(readdirSync(join(cli.folder, "odd")).sort()).toEqual([
    `mentee-${"%C3%A9".repeat(30)}~4.html`,
    "mentee-..%2Fup.html",
    "mentee-A.html",
    "mentee-a~2.html",
    "mentee-both.html",
    "mentor-both.html",
  ]);

  const refused = async (...more: string[]) => {
    const { code, stdout, stderr } = await cli.run(["letter", ...more]);
    return [code, stdout, stderr.split("\n")[0]];
  };
  expect(await refused("odd.json", "odd-plan.json", "both")).toEqual([
    2,
    "",
    'pairwright: "both" is a mentee and a mentor: say --to which',
  ]);
  expect(await refused("odd.json", "odd-plan.json", "both", "--to", "mentor", "--html", "--json")).toEqual([
    2,
    "",
    "pairwright: expected one of --html and --json",
  ]);
  expect(await refused(...FILES, "r01", "--to", "mentees")).toEqual([
    2,
    "",
    'pairwright: --to: expected mentee or mentor, received "mentees"',
  ]);
  expect(await refused(...FILES, "r01", "--profile", "Role")).toEqual([
    2,
    "",
    'pairwright: --profile: expected an attribute that somebody has (base, interests, languages, organisation, role, values, years), received "Role"',
  ]);
  expect((await refused(...FILES, "--all", "x", "--json"))[0]).toBe(2);
  expect(await refused(...FILES, "r99")).toEqual([1, "", expect.stringContaining("letter: menteeId: expected the id")]);
});

it("says what is infeasible, with the repairs, and exits with 3", async () => {
  const objectives = { t: 1 };
  cli.file("many.json", {
    version: 1,
    mentees: ["a", "b"].map((id) => ({ id, objectives })),
    mentors: [{ id: "x", expertise: { t: 1 } }],
  });
  const criteria = [{ id: "learning", strategy: "coverage", weight: 1 }];
  cli.file("everyone.json", { version: 1, criteria, everyone: true });
  const files = ["many.json", "everyone.json"];
  const impossible = match(json(join(cli.folder, files[0])), json(join(cli.folder, files[1])));
  expect(impossible.status).toBe("infeasible");
  const report = renderText(explainRun(impossible));
  expect(await cli.run(["match", ...files])).toEqual({ code: 3, stdout: report, stderr: "" });
  expect(await cli.run(["why", ...files, "a"])).toEqual({ code: 3, stdout: report, stderr: "" });
  const asJson = await cli.run(["match", ...files, "--json"]);
  expect([asJson.code, JSON.parse(asJson.stdout)]).toEqual([3, JSON.parse(JSON.stringify(impossible))]);
  expect(await cli.run(["match", ...files, "--csv", "--out", "no.csv"])).toEqual({
    code: 3,
    stdout: "",
    stderr: `${report}no.csv: not written, since there are no pairs\n`,
  });
  expect(existsSync(join(cli.folder, "no.csv"))).toBe(false);
});

it("check says what plainly cannot be met, and exits with 3; and what may be slips of the pen", async () => {
  const topics = Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [`topic ${String.fromCharCode(97 + at)}`, 1]),
  );
  cli.file("strict.json", {
    version: 1,
    mentees: [{ id: "r1", name: "Ana", objectives: { polcy: 1 }, wishes: ["m1"] }, { id: "r2" }],
    mentors: [{ id: "m1", name: "Kim\u001b[31m", expertise: { policy: 1, ...topics } }],
  });
  const rules = [{ id: "no", rule: "forbid", mentee: "r1", mentor: "m1" }];
  const criteria = [{ id: "learning", strategy: "coverage", weight: 1 }];
  cli.file("all.json", { version: 1, criteria, everyone: true, rules });
  const unmet = [
    "cannot be met: everyone must have a mentor, but the rules leave no mentor for Ana (r1)",
    "cannot be met: everyone must have a mentor, but there are places for 1 of 2 mentees",
  ];
  const { code, stdout, stderr } = await cli.run(["check", "strict.json", "all.json"]);
  expect([code, stderr]).toEqual([3, ""]);
  expect(stdout.trimEnd().split("\n")).toEqual([
    "no mistakes",
    ...unmet,
    "mentees: 2",
    "mentors: 1, with 1 places",
    "allowed pairs: 1 of 2",
    "mentees with no or one mentor to choose from",
    "  Ana (r1): nobody (forbidden by no)",
    "  r2: Kim\\u001b[31m (m1)",
    "wishes that rules forbid",
    "  Ana (r1): Kim\\u001b[31m (m1) (forbidden by no)",
    "criteria whose score is unknown, in how many allowed pairs",
    "  learning: 1",
    "topics that mentees ask for and no mentor offers",
    '  polcy: 1 mentee (did you mean "policy"?)',
    "topics that mentors offer and nobody asks for",
    '  policy: 1 mentor (did you mean "polcy"?)',
    ...[..."abcdefg"].map((letter) => `  topic ${letter}: 1 mentor`),
    "  and 3 more (--json lists them)",
  ]);
  const asJson = await cli.run(["check", "strict.json", "all.json", "--json"]);
  expect([asJson.code, asJson.stderr]).toEqual([3, `${unmet.join("\n")}\n`]);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ ok: true, stranded: ["r1"] });
});

it("every command explains itself on one screen", async () => {
  const commands = [[], ["match"], ["check"], ["why"], ["why-not"], ["letter"], ["verify"], ["synthesize"]];
  for (const command of commands) {
    const { code, stdout, stderr } = await cli.run([...command, "--help"]);
    expect([code, stderr], command.join()).toEqual([0, ""]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.length, command.join()).toBeLessThanOrEqual(24);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toContain(["usage: pairwright", ...command].join(" "));
  }
  const { version } = json(join(root, "package.json"));
  expect(await cli.run(["--version"])).toEqual(done(`${version}\n`));
});
