import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { ProgrammeInput, StandardSchemaV1 } from "pairwright";
import { cohortSchema, programmeSchema } from "pairwright";
import { mappingOf } from "pairwright/csv";
import { synthesize } from "pairwright/synthetic";
import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../schema/jsonSchemas.ts";
import type { CohortInput } from "../src/cohort/schema.ts";
import { mappingSchema } from "../src/csv/mapping.ts";
import { cohortOfSeed } from "../src/testing/cohortOfSeed.ts";
import { validCohort, validProgramme } from "./input/valid.ts";
import { documentsOf } from "./oracle/cohorts.ts";
import type { Random } from "./oracle/random.ts";
import { randomFrom } from "./oracle/random.ts";
import { share } from "./share.ts";
import { root } from "./sources.ts";

const json = (...path: readonly string[]) => JSON.parse(readFileSync(join(root, ...path), "utf8"));

/** Another reading of the published files: formats and lengths by code points, as JSON Schema has them. */
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: false, formats: { date: true } });
const published = {
  cohort: ajv.compile(json("schema", "cohort.json")),
  programme: ajv.compile(json("schema", "programme.json")),
  mapping: ajv.compile(json("schema", "mapping.json")),
};
const ours = { cohort: cohortSchema, programme: programmeSchema, mapping: mappingSchema };
type Kind = keyof typeof published;

/** Whether both call it valid; throws where they do not agree. */
function valid(kind: Kind, value: unknown, where: string): boolean {
  const theirs = published[kind](value);
  const own = ours[kind].safeParse(value).success;
  if (theirs !== own)
    throw new Error(
      `${where}: zod says ${own}, ajv ${theirs}: ${JSON.stringify(value)} ${ajv.errorsText(published[kind].errors)}`,
    );
  return own;
}

describe("the published JSON Schemas", () => {
  it.each(Object.entries(jsonSchemas()))("schema/%s is what the zod schemas say: npm run schema", (name, schema) => {
    expect(readFileSync(join(root, "schema", name), "utf8")).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  it("are all exported, and nothing else in that folder is", () => {
    const files = readdirSync(join(root, "schema")).filter((name) => name.endsWith(".json"));
    expect(files).toEqual(Object.keys(jsonSchemas()).sort());
    const { exports } = json("package.json");
    expect(Object.keys(exports).filter((key) => key.startsWith("./schema/"))).toEqual(
      files.map((name) => `./schema/${name}`),
    );
  });

  it("accept every example", () => {
    let seen = 0;
    for (const folder of readdirSync(join(root, "examples"))) {
      for (const name of readdirSync(join(root, "examples", folder))) {
        const kind = /^(cohort|programme|mapping)\.json$/.exec(name)?.[1] as Kind | undefined;
        if (kind === undefined) continue;
        expect(valid(kind, json("examples", folder, name), `${folder}/${name}`)).toBe(true);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThanOrEqual(6);
  });

  it("accept the documents of docs/input.md, and random valid ones", () => {
    const page = readFileSync(join(root, "docs/input.md"), "utf8");
    const [cohort, programme] = [...page.matchAll(/^```jsonc\n(.*?)^```$/gms)].map(([, text]) =>
      JSON.parse(text.replace(/\/\/.*/g, "")),
    );
    expect(valid("cohort", cohort, "docs")).toBe(true);
    expect(valid("programme", programme, "docs")).toBe(true);
    for (let seed = 0; seed < share(400); seed++) {
      const documents = documentsOf(seed);
      const synthetic = synthesize({ seed, preset: 6, missing: 0.3, ties: 0.5 });
      const made = plain(cohortOfSeed(seed));
      for (const one of [plain(documents.cohort), synthetic.cohort, made])
        expect(valid("cohort", one, `seed ${seed}`)).toBe(true);
      for (const one of [plain(documents.programme), synthetic.programme])
        expect(valid("programme", one, `seed ${seed}`)).toBe(true);
      expect(valid("mapping", plain(mappingOf(made as CohortInput)), `seed ${seed}`)).toBe(true);
    }
  });

  it("reject what zod rejects, and nothing else: random documents with something changed", () => {
    const mapping = json("examples/spreadsheets/mapping.json");
    const seen = { valid: 0, invalid: 0 };
    for (let seed = 0; seed < share(12_000); seed++) {
      const random = randomFrom(seed);
      const kind = random.pick<Kind>(["cohort", "cohort", "programme", "mapping"]);
      const sound = kind === "cohort" ? validCohort() : kind === "programme" ? validProgramme() : mapping;
      const changed = plain(sound);
      for (let turn = random.between(1, 2); turn > 0; turn--) change(changed, random);
      seen[valid(kind, changed, `seed ${seed}`) ? "valid" : "invalid"] += 1;
    }
    expect(seen.valid).toBeGreaterThan(share(1_000));
    expect(seen.invalid).toBeGreaterThan(share(5_000));
  });

  it("would be seen to differ if they did", () => {
    const text = readFileSync(join(root, "schema", "cohort.json"), "utf8");
    const lax = ajv.compile(JSON.parse(text.replaceAll('"minProperties": 1', '"minProperties": 0')));
    const changed = { version: 1, mentees: [{ id: "a", objectives: {} }], mentors: [] };
    expect([lax(changed), published.cohort(changed), cohortSchema.safeParse(changed).success]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("reject, one by one", () => {
    const cohort = (change: (cohort: ReturnType<typeof validCohort>) => void) => {
      const changed = validCohort();
      change(changed);
      return published.cohort(changed);
    };
    expect(cohort(() => {})).toBe(true);
    expect(cohort((one) => (one.version = 2))).toBe(false);
    expect(cohort((one) => (one.extra = 1))).toBe(false);
    expect(cohort((one) => delete one.mentors)).toBe(false);
    expect(cohort((one) => delete one.mentees[0].id)).toBe(false);
    expect(cohort((one) => (one.mentees[0].id = " r02"))).toBe(false);
    expect(cohort((one) => (one.mentees[0].objectives = {}))).toBe(false);
    expect(cohort((one) => (one.mentees[0].objectives = []))).toBe(false);
    expect(cohort((one) => (one.mentees[0].objectives = { strategy: 0 }))).toBe(false);
    expect(cohort((one) => (one.mentees[0].wishes = [[]]))).toBe(false);
    expect(cohort((one) => (one.mentees[0].available = ["2027-02-30"]))).toBe(false);
    expect(cohort((one) => (one.mentors[0].capacity = 1.5))).toBe(false);
    expect(cohort((one) => (one.mentors[0].capacity = null))).toBe(false);
    const programme = { ...validProgramme(), rules: [{ rule: "lock", mentee: "r01" }] };
    expect(published.programme(validProgramme())).toBe(true);
    expect(published.programme(programme)).toBe(false);
  });
});

describe("cohortSchema and programmeSchema", () => {
  const validated = <T>(schema: StandardSchemaV1<unknown, T>, value: unknown) => schema["~standard"].validate(value);

  it("can be used through Standard Schema", async () => {
    const { cohort, programme } = synthesize({ seed: 1, preset: 6 });
    const first: StandardSchemaV1<unknown, CohortInput> = cohortSchema;
    const second: StandardSchemaV1<unknown, ProgrammeInput> = programmeSchema;
    expect(first["~standard"].version).toBe(1);
    expect(await validated(first, cohort)).toEqual({ value: cohort });
    expect(await validated(second, programme)).toEqual({ value: programme });
    const { issues } = await validated(first, { ...cohort, mentors: [{ id: "m", capacity: -1 }] });
    expect(issues?.map(({ path }) => path)).toEqual([["mentors", 0, "capacity"]]);
    expect((await validated(second, {})).issues?.length).toBeGreaterThan(0);
  });
});

function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

const JUNK = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1,
    0.5,
    2,
    1e9,
    "",
    " ",
    "x",
    " x",
    "r01",
    "m03",
    "2027-01-12",
    "2027-02-30",
    "\u200b",
    "é",
  ],
  ...[
    "total",
    "lock",
    "spread",
    "name",
    "list",
    [],
    {},
    [[]],
    ["x"],
    ["x", "x"],
    [["x"]],
    { x: 1 },
    { x: 0.5 },
    { x: "x" },
    { column: "x" },
    { columns: ["x"] },
  ],
];

/** Replaces, takes out, doubles or adds one thing somewhere. */
function change(document: unknown, random: Random): void {
  let at = document as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(at);
    const key = keys.length === 0 ? "x" : random.pick(keys);
    const inner = at[key];
    if (typeof inner === "object" && inner !== null && random.chance(0.75)) {
      at = inner as Record<string, unknown>;
      continue;
    }
    const junk = plain(random.pick<unknown>(JUNK));
    if (Array.isArray(at)) {
      const way = random.below(3);
      if (way === 0) at.push(junk);
      else if (way === 1) at.splice(Number(key), 1);
      else if (key !== "x") at[Number(key)] = junk;
    } else if (random.chance(0.2)) delete at[key];
    else
      at[random.chance(0.25) ? random.pick(["x", "label", "by", "scale", "kind", "ranked", "wants", "unknown"]) : key] =
        junk;
    return;
  }
}
