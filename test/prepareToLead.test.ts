import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { CohortInput, ProgrammeInput } from "pairwright";
import {
  check,
  explain,
  explainWhyNot,
  letter,
  margins,
  match,
  renderMarkdown,
  renderText,
  verify,
  whyNot,
} from "pairwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleScript } from "./exampleScript.ts";
import { randomFrom } from "./oracle/random.ts";
import { root } from "./sources.ts";

const example = join(root, "examples/prepare-to-lead");
const golden = join(root, "test/golden/prepare-to-lead");
const cohort: CohortInput = JSON.parse(readFileSync(join(example, "cohort.json"), "utf8"));
const programme: ProgrammeInput = JSON.parse(readFileSync(join(example, "programme.json"), "utf8"));

interface Output {
  readonly "stdout.txt": string;
  readonly "report.html": string;
  readonly "report.md": string;
  readonly "run.json": string;
}

let script: string;
beforeAll(async () => {
  script = await exampleScript("prepare-to-lead", "golden");
});
afterAll(() => rmSync(script));

/** What the example prints and writes, run as a process of its own. */
async function outputOf(environment: Record<string, string>, documents?: readonly [unknown, unknown]): Promise<Output> {
  const folder = mkdtempSync(join(tmpdir(), "pairwright-"));
  try {
    const paths = (documents ?? []).map((document, at) => {
      const path = join(folder, `input-${at}.json`);
      writeFileSync(path, JSON.stringify(document));
      return path;
    });
    const { stdout } = await promisify(execFile)(process.execPath, [script, folder, ...paths], {
      cwd: root,
      env: { ...process.env, ...environment },
    });
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    return {
      "stdout.txt": stdout,
      "report.html": read("report.html"),
      "report.md": read("report.md"),
      "run.json": read("run.json"),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The same document with the order of keys and of everything listed by id changed; ranked lists and wishes keep
 * theirs.
 */
function shuffled(value: unknown, seed: number): unknown {
  const { shuffled: shuffle } = randomFrom(seed);
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) {
      const inner = part.map(walk);
      return inner.every((one) => typeof one === "object" && one !== null && ("id" in one || "rule" in one))
        ? shuffle(inner)
        : inner;
    }
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(shuffle(Object.entries(part)).map(([key, one]) => [key, walk(one)]));
  };
  return walk(value);
}

describe("the Prepare-to-Lead example", () => {
  it("gives these very bytes", async () => {
    const output = await outputOf({});
    for (const [name, text] of Object.entries(output)) {
      if (process.env.WRITE_GOLDEN === "1") writeFileSync(join(golden, name), text);
      expect(text === readFileSync(join(golden, name), "utf8"), `${name} (WRITE_GOLDEN=1 writes it anew)`).toBe(true);
    }
  });

  it.each([
    [{ TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }, 1],
    [{ TZ: "America/Adak", LANG: "sv_SE.UTF-8", LC_ALL: "sv_SE.UTF-8", LANGUAGE: "sv" }, 2],
  ])("gives the same bytes with %o and both files' rows and keys shuffled", async (environment, seed) => {
    const documents = [shuffled(cohort, seed), shuffled(programme, seed)] as const;
    expect(JSON.stringify(documents[0])).not.toBe(JSON.stringify(cohort));
    expect(JSON.stringify(documents[1])).not.toBe(JSON.stringify(programme));
    const output = await outputOf(environment, documents);
    for (const [name, text] of Object.entries(output)) {
      expect(text === readFileSync(join(golden, name), "utf8"), name).toBe(true);
    }
  });

  it("gives these very letters, to one who has a mentor, one who has none, and one who has two mentees", () => {
    const run = match(cohort, programme);
    const other = match(shuffled(cohort, 3) as CohortInput, shuffled(programme, 3) as ProgrammeInput);
    for (const [to, id] of [
      ["mentee", "r01"],
      ["mentee", "r22"],
      ["mentor", "m06"],
    ] as const) {
      const options = { to, id, profile: ["role", "values"] };
      const name = `letter-${id}.md`;
      const text = renderMarkdown(letter(run, options));
      if (process.env.WRITE_GOLDEN === "1") writeFileSync(join(golden, name), text);
      expect(text === readFileSync(join(golden, name), "utf8"), `${name} (WRITE_GOLDEN=1 writes it anew)`).toBe(true);
      expect(JSON.stringify(letter(other, options))).toBe(JSON.stringify(letter(run, options)));
    }
  });

  it("gives the same bytes of JSON under 50 shuffles", () => {
    const expected = JSON.stringify(match(cohort, programme));
    for (let seed = 100; seed < 150; seed++) {
      const run = match(shuffled(cohort, seed) as CohortInput, shuffled(programme, seed) as ProgrammeInput);
      expect(JSON.stringify(run) === expected, `seed ${seed}`).toBe(true);
    }
  });

  it("holds the awkward cases that its README lists", () => {
    const run = match(cohort, programme);
    if (run.status !== "optimal") throw new Error("infeasible");
    const { matching } = run;
    expect([matching.placed, matching.total]).toEqual([21, 11_969_314]); // also found by SciPy and by HiGHS
    expect(matching.ties).toEqual({ unique: false, mentees: ["r09", "r11"] });
    expect(matching.unmatched.map(({ mentee }) => mentee)).toEqual(["r22", "r23", "r24", "r25"]);
    expect(whyNot(run, "r10", "m15")).toMatchObject({ status: "forbidden", rules: ["outside"] });
    expect(whyNot(run, "r12", "m12")).toMatchObject({ status: "forbidden", rules: ["declared-interest"] });
    expect(whyNot(run, "r17", "m03")).toEqual({ status: "paired" });
    expect(whyNot(run, "r06", "m03").status).toBe("impossible"); // locked to r17
    expect(whyNot(run, "r06", "m04")).toMatchObject({ loss: { placed: 0, points: 169_697 } });
    expect(whyNot(run, "r25", "m14")).toMatchObject({
      loss: {
        points: -587_424,
        byTier: [
          { priority: 1, placed: 1 },
          { priority: 0, placed: -1 },
        ],
      },
    });
    expect(explain(run, "r15").pairs[0].explained.find(({ criterion }) => criterion === "learning")?.unknown).toBe(
      true,
    );
    expect(verify(cohort, programme, JSON.parse(JSON.stringify(run))).ok).toBe(true);
    expect(check(cohort, programme)).toMatchObject({ ok: true, places: 21, capacity: 27, fewOptions: [] });
  });
});

describe("its answers to what people ask", () => {
  const run = match(cohort, programme);
  const asked = {
    "why-not": () => explainWhyNot(run, "r01", "m08"),
    "why-not-forbidden": () => explainWhyNot(run, "r10", "m15"),
    margins: () => margins(run),
  };

  it.each(Object.entries(asked))("%s, in text, Markdown and JSON", async (name, ask) => {
    const data = ask();
    await expect(renderText(data)).toMatchFileSnapshot(join(golden, `${name}.txt`));
    await expect(renderMarkdown(data)).toMatchFileSnapshot(join(golden, `${name}.md`));
    await expect(`${JSON.stringify(data, null, 2)}\n`).toMatchFileSnapshot(join(golden, `${name}.json`));
  });
});
