import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { synthesize } from "pairwright/synthetic";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { terminalOf } from "../../src/cli/terminal.ts";
import type { CommandLine } from "./commandLine.ts";
import { commandLine, RAW } from "./commandLine.ts";

let cli: CommandLine;
const { cohort, programme } = synthesize({ seed: 1, preset: 6 });
beforeAll(async () => {
  cli = await commandLine();
  cli.file("cohort.json", cohort);
  cli.file("programme.json", programme);
});
afterAll(() => cli.remove());

describe("wrong usage exits with 2, and says how to read what is right", () => {
  it.each([
    [[], /usage: pairwright COMMAND/],
    [["mtch"], /expected a command \(match, .*\), received "mtch"/],
    [["match"], /expected COHORT PROGRAMME, received 0 of 2/],
    [["match", "cohort.json", "programme.json", "more"], /received 3 of 2/],
    [["match", "--jsno", "cohort.json", "programme.json"], /Unknown option '--jsno'/],
    [["match", "cohort.json", "programme.json", "--out"], /--out/],
    [["match", "cohort.json", "programme.json", "--json", "--csv"], /expected one of --json and --csv/],
    [["match", "-", "-"], /standard input \(-\) can be read once/],
    [["match", "--mentees", "a.csv", "programme.json"], /--mentees, --mentors and --mapping belong together/],
    [["why", "cohort.json", "programme.json"], /expected COHORT PROGRAMME MENTEE/],
    [["why", "cohort.json", "programme.json", "a", "--csv"], /Unknown option '--csv'/],
    [
      ["match", "mentees.csv", "programme.json"],
      /the spreadsheet "mentees.csv" \(the options --mentees, --mentors and/,
    ],
    [["check", "mentees.csv", "Mentors.CSV", "mapping.json", "programme.json"], /the spreadsheet "mentees.csv"/],
    [["verify", "cohort.json"], /expected COHORT PROGRAMME SAVED/],
    [["synthesize", "--seed", "one"], /--seed: expected a number, received "one"/],
    [["synthesize", "--knob", "mentees"], /--knob: expected NAME=VALUE, received "mentees"/],
    [["synthesize", "--knob", "tiers=1", "--knob", "tiers=2"], /"tiers" is given twice/],
  ] as const)("%j", async (args, message) => {
    const { code, stdout, stderr } = await cli.run(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    if (args.length > 0) expect(stderr).toMatch(/^see: pairwright .*--help$/m);
  });
});

describe("files that cannot be used exit with 1, all of them named", () => {
  it("missing ones and folders", async () => {
    const { code, stdout, stderr } = await cli.run(["match", ".", "nowhere/programme.json"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(".: is a folder\nnowhere/programme.json: no such file or folder\n");
    const out = await cli.run(["match", "cohort.json", "programme.json", "--out", "nowhere/run.txt"]);
    expect([out.code, out.stderr]).toEqual([1, "nowhere/run.txt: no such file or folder\n"]);
  });

  it("broken JSON, with line and column, in both", async () => {
    cli.file("comma.json", '{\n  "version": 1,\n  "mentees": [],\n}');
    cli.file("cut.json", '{"version": 1');
    const { code, stderr } = await cli.run(["check", "comma.json", "cut.json"]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'comma.json: line 4, column 1: expected a key in " (there is a comma too many before the }), received "}"\n' +
        "cut.json: line 1, column 14: expected , or }, received the end of the file\n",
    );
    const piped = await cli.run(["check", "-", "programme.json"], "");
    expect([piped.code, piped.stderr]).toEqual([
      1,
      "standard input: line 1, column 1: expected a value, received the end of the file\n",
    ]);
  });

  it("text that is not UTF-8", async () => {
    cli.file("utf16.json", Buffer.from(`\ufeff${JSON.stringify(cohort)}`, "utf16le"));
    const { code, stderr } = await cli.run(["check", "utf16.json", "programme.json"]);
    expect([code, stderr]).toEqual([1, "utf16.json: expected text in UTF-8\n"]);
  });

  it("JSON that is huge, or a million levels deep", async () => {
    cli.file("deep.json", "[".repeat(1_000_000) + "]".repeat(1_000_000));
    cli.file("open.json", "[".repeat(1_000_000));
    cli.file("wide.json", `{"version":1,"mentors":[],"mentees":[${"0,".repeat(2_000_000)}0]}`);
    for (const name of ["deep.json", "open.json", "wide.json"]) {
      const { code, stdout, stderr } = await cli.run(["check", name, "programme.json"]);
      expect([code, stdout], name).toEqual([1, ""]);
      expect(stderr).toMatch(new RegExp(`^${name}: .*expected`));
      expect(stderr).not.toContain("    at "); // no stack
      expect(stderr.length).toBeLessThan(30_000);
    }
  });

  it("issues of spreadsheets, at the cell of their file", async () => {
    cli.file("people.csv", "id,offers\na,t: 2\n");
    cli.file("others.csv", "id,wants\nx,t: 1\n");
    cli.file("mapping.json", {
      version: 1,
      mentees: { id: "id", objectives: "wants" },
      mentors: { id: "id", expertise: "offers" },
    });
    const files = ["--mentees", "others.csv", "--mentors", "people.csv", "--mapping", "mapping.json"];
    const { code, stderr } = await cli.run(["match", ...files, "programme.json"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^people\.csv: line 2, column 2 \("offers"\): expected /);
  });

  it("documents and spreadsheets that plainly are another's", async () => {
    cli.file("map.json", {
      version: 1,
      mentees: { id: "no", wants: "wants" },
      mentors: { id: "id", capacity: "places" },
    });
    cli.file("mentees.csv", "no,wants\nx,1\n");
    cli.file("mentors.csv", "id,places\na,1\n");
    const said = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await cli.run(args);
      expect([code, stdout]).toEqual([1, ""]);
      return stderr.trimEnd().split("\n");
    };
    expect(await said("match", "programme.json", "cohort.json")).toEqual([
      "programme.json: expected a cohort, received a programme",
      "cohort.json: expected a programme, received a cohort",
    ]);
    const sheets = (mentees: string, mentors: string, mapping: string) =>
      ["--mentees", mentees, "--mentors", mentors, "--mapping", mapping] as const;
    expect(await said("check", ...sheets("mentees.csv", "mentors.csv", "programme.json"), "map.json")).toEqual([
      "programme.json: expected a mapping of spreadsheets, received a programme",
      "map.json: expected a programme, received a mapping of spreadsheets",
    ]);
    expect(await said("verify", "cohort.json", "programme.json", "cohort.json")).toEqual([
      'cohort.json: expected what "match --json" saved, received a cohort',
    ]);
    expect(await said("check", ...sheets("mentors.csv", "mentees.csv", "map.json"), "programme.json")).toEqual([
      "mentors.csv has the columns of the mentors, and mentees.csv those of the mentees (are --mentees and --mentors swapped?)",
    ]);
    // What may be either is read as what it was given as.
    cli.file("odd.json", { version: 1, mentees: [], mentors: [], rules: [] });
    expect(await said("check", "odd.json", "programme.json")).toEqual([
      expect.stringMatching(/^odd\.json: rules: expected a known key/),
    ]);
  });

  it("issues between spreadsheets and a programme, at the cell of their file", async () => {
    cli.file("text.csv", "id,years\nx,about 6\n");
    cli.file("number.csv", "id,years\na,8\n");
    const years = { column: "years", kind: "number" };
    cli.file("years.json", {
      version: 1,
      mentees: { id: "id", attributes: { years: "years" } },
      mentors: { id: "id", attributes: { years } },
    });
    const criteria = [{ id: "years", strategy: "closeness", weight: 1, attribute: "years", scale: 5 }];
    cli.file("measures.json", { version: 1, criteria });
    const files = ["--mentees", "text.csv", "--mentors", "number.csv", "--mapping", "years.json", "measures.json"];
    for (const command of ["check", "match"]) {
      const { code, stderr } = await cli.run([command, ...files]);
      expect([code, stderr]).toEqual([
        1,
        'text.csv: line 2, column 2 ("years"): expected a number, since a criterion measures it, received "about 6" ("kind": "number" in the mapping reads numbers)\n',
      ]);
    }
  });

  it("an id that nobody has", async () => {
    const { code, stdout, stderr } = await cli.run(["why", "cohort.json", "programme.json", "mentee-0001"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^why: .*received "mentee-0001"/);
  });
});

describe("nobody's data can write on the terminal", () => {
  const hostile = "\u001b[31mRed\u001b]0;title\u0007 \u202egnp.exe\u2066 \u009b2J\r\nline\u2028";
  const people = structuredClone(cohort) as { mentees: { id: string; name?: string }[]; mentors: { name?: string }[] };
  for (const one of [...people.mentees, ...people.mentors]) one.name = `${hostile}${one.name}`;

  it("names in every command and format, files and pipes alike", async () => {
    cli.file("hostile.json", people);
    const files = ["hostile.json", "programme.json"];
    const { id } = people.mentees[0];
    for (const args of [
      ["match", ...files],
      ["match", ...files, "--markdown"],
      ["match", ...files, "--json"],
      ["check", ...files],
      ["why", ...files, id],
      ["why", ...files, id, "--json"],
    ]) {
      const { code, stdout, stderr } = await cli.run(args);
      expect([code, stderr], args.join(" ")).toEqual([0, ""]);
      expect(RAW.exec(stdout), args.join(" ")).toBeNull();
    }
    const { stdout } = await cli.run(["why", ...files, id, "--json"]);
    expect(JSON.parse(stdout).of.mentees[0].name.startsWith(hostile)).toBe(true);
  });

  it("ids, keys, file names and arguments in messages", async () => {
    cli.file("keys.json", { version: 1, mentees: [{ id: hostile, [hostile]: 1 }], mentors: [] });
    for (const args of [
      ["check", "keys.json", "programme.json"],
      ["check", `${hostile.replaceAll(/[\r\n]/g, "")}.json`, "programme.json"],
      ["why", "cohort.json", "programme.json", hostile],
      [hostile],
      ["match", `--${hostile}`],
      ["synthesize", "--knob", `${hostile}=1`],
    ]) {
      const { code, stdout, stderr } = await cli.run(args);
      expect([1, 2]).toContain(code);
      expect(stdout).toBe("");
      expect(stderr).not.toBe("");
      expect(RAW.exec(stderr), JSON.stringify(args)).toBeNull();
    }
  });

  it("a spreadsheet keeps every byte in a pipe, and none that is hidden on a terminal", async () => {
    const asCsv = await cli.run(["match", "hostile.json", "programme.json", "--csv"]);
    expect(asCsv.stdout).toContain("\u001b[31mRed");
    const shown: string[] = [];
    const said: string[] = [];
    const stream = (into: string[], isTTY: boolean) => ({
      isTTY,
      on() {},
      write: (text: string, then?: () => void) => {
        into.push(text);
        then?.();
      },
    });
    const fake = (isTTY: boolean) =>
      terminalOf({ stdout: stream(shown, isTTY), stderr: stream(said, isTTY), env: {} } as unknown as NodeJS.Process);
    await fake(true).write("-", asCsv.stdout);
    expect(RAW.exec(shown.join(""))).toBeNull();
    expect(shown.join("")).toContain("\\u001b[31mRed");
    shown.length = 0;
    await fake(false).write("-", asCsv.stdout);
    expect(shown.join("")).toBe(asCsv.stdout);
    expect(said).toEqual([]);

    const terminal = fake(true);
    terminal.progress("searching 10 %");
    terminal.progress("searching 10 %");
    terminal.progress("searching 11 %");
    terminal.say("done");
    expect(said.join("")).toBe("\r\u001b[2Ksearching 10 %\r\u001b[2Ksearching 11 %\r\u001b[2Kdone\n");
    said.length = 0;
    fake(false).progress("searching 10 %");
    expect(said).toEqual([]); // a log is no place for it
  });
});

it("whoever reads may stop reading: no stack, no message", async () => {
  const pipe = `"${process.execPath}" "${cli.script}" match cohort.json programme.json --markdown | head -n 1`;
  const { stdout, stderr } = await promisify(execFile)("sh", ["-c", pipe], { cwd: cli.folder });
  expect(stdout).toBe("# Matching report\n");
  expect(stderr).toBe("");
  // More than a pipe holds, so that writing surely fails.
  cli.file("large.json", synthesize({ seed: 1, preset: 75 }).cohort);
  cli.file("plan.json", synthesize({ seed: 1, preset: 75 }).programme);
  const large = `"${process.execPath}" "${cli.script}" match large.json plan.json --json | head -n 1`;
  expect(await promisify(execFile)("sh", ["-c", large], { cwd: cli.folder })).toEqual({ stdout: "{\n", stderr: "" });
});
