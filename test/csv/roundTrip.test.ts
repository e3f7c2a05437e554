import { describe, expect, it } from "vitest";
import type { OrderedCohort } from "../../src/cohort/orderCohort.ts";
import { readCohort } from "../../src/cohort/readCohort.ts";
import type { CohortInput } from "../../src/cohort/schema.ts";
import { cohortFromCsv } from "../../src/cohortFromCsv.ts";
import { cohortToCsv } from "../../src/cohortToCsv.ts";
import { guarded, unguarded } from "../../src/csv/guard.ts";
import { mappingOf } from "../../src/csv/mappingOf.ts";
import { numberOf, numberText } from "../../src/csv/numberText.ts";
import { validCohort } from "../input/valid.ts";
import { documentsOf } from "../oracle/cohorts.ts";
import type { Random } from "../oracle/random.ts";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";
import { issuesOf } from "./files.ts";
import { isFormula, strictCells } from "./rfc4180.ts";

const PIECES = [
  ...[",", ";", '"', '""', "'", "''", "\n", "\r\n", "\r", "\t", " ", "\u00a0", "\ufeff", "=", "+", "-", "@", "＝"],
  ...[
    "\\",
    ":",
    "|",
    "=1+1",
    "(none)",
    "#N/A",
    "6",
    "1.5",
    "true",
    "ana",
    "é",
    "e\u0301",
    "😀",
    "日本",
    "\0",
    "<b>",
    "n/a",
  ],
];

function hostile(random: Random): string {
  return Array.from({ length: random.between(1, 6) }, () => random.pick(PIECES)).join("");
}

/** Text that a cohort takes as a name. */
function nameOf(random: Random): string {
  return `${hostile(random)}${random.pick(["x", "'", ")", "="])}${random.pick(["", " ", hostile(random)])}`;
}

const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** Text that may be compared, and an id too where it hides nothing. */
function comparedOf(random: Random): string {
  return nameOf(random).trim();
}

function idOf(random: Random, taken: Set<string>): string {
  for (;;) {
    const id = comparedOf(random);
    if (HIDDEN.test(id) || id === "(none)" || taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** A valid cohort whose every text is made to break a spreadsheet. */
function hostileCohort(seed: number): CohortInput {
  const random = randomFrom(seed);
  const ids = (count: number) => {
    const taken = new Set<string>();
    return Array.from({ length: count }, () => idOf(random, taken));
  };
  const said = <T>(value: () => T): T | undefined => (random.chance(0.7) ? value() : undefined);
  const [topics, attributes, menteeIds, mentorIds] = [
    ids(3),
    ids(3),
    ids(random.between(1, 4)),
    ids(random.between(1, 4)),
  ];
  const some = <T>(list: readonly T[]) => list.filter(() => random.chance(0.6));
  const numbers = [0, 1, 0.1, 1 / 3, 0.30000000000000004, 1e-6];
  const record = (names: readonly string[], least: number) =>
    Object.fromEntries(names.map((name) => [name, Math.max(least, random.pick(numbers))]));
  const lists = () => [...new Set(Array.from({ length: random.below(4) }, () => comparedOf(random)))];
  const values: (() => string | number | boolean | string[])[] = [
    () => comparedOf(random),
    () => random.pick([-3, 1.234, -0.5, 1e21, 12345.678]),
    () => random.chance(0.5),
    lists,
  ];
  const kinds = attributes.map(() => (random.chance(0.7) ? [random.pick(values)] : values));
  const person = (id: string, others: readonly string[]) => {
    const [liked, avoided] = [[] as string[], [] as string[]];
    for (const other of random.shuffled(others)) (random.chance(0.6) ? liked : avoided).push(other);
    const free = liked.filter((other) => other !== id);
    const wishes = free.length > 2 && random.chance(0.5) ? [free[0], free.slice(1)] : free;
    return {
      id,
      name: said(() => nameOf(random)),
      attributes: said(() =>
        Object.fromEntries(
          attributes.flatMap((name, at) => (random.chance(0.7) ? [[name, random.pick(kinds[at])()]] : [])),
        ),
      ),
      wishes: said(() => wishes),
      avoid: said(() => avoided),
      available: said(() => some(["2027-01-12", "2024-02-29"])),
    };
  };
  return {
    version: 1,
    topics: said(() => Object.fromEntries(topics.map((topic) => [topic, { label: said(() => nameOf(random)) }]))),
    mentees: menteeIds.map((id) => ({
      ...person(id, mentorIds),
      objectives: said(() =>
        random.chance(0.4) ? random.shuffled(topics) : record(topics.slice(0, random.between(1, 3)), 1e-6),
      ),
      levels: said(() => record(some(topics), 0)),
      wants: said(() => random.between(1, 1000)),
      priority: said(() => random.between(-5, 5)),
    })),
    mentors: mentorIds.map((id) => ({
      ...person(id, menteeIds),
      expertise: said(() => record(some(topics), 0)),
      capacity: said(() => random.between(0, 1000)),
      experiences: said(() =>
        some(topics).map((topic) => ({
          id: topic,
          label: said(() => nameOf(random)),
          topics: said(() => record(some(topics), 1e-6)),
        })),
      ),
    })),
  } as CohortInput;
}

function ordered(cohort: unknown): OrderedCohort["cohort"] | string {
  const issues: Parameters<typeof readCohort>[1] = [];
  return readCohort(cohort, issues)?.cohort ?? JSON.stringify(issues);
}

const DELIMITERS = [",", ";", "\t", "|"] as const;

describe("cohort → CSV → cohort", () => {
  it("is lossless for hostile text, in every delimiter, and never writes a formula", () => {
    const seen = { cells: 0, guarded: 0, numbers: 0, negative: 0, refused: 0, multiline: 0, json: 0 };
    for (let seed = 0; seed < share(600); seed++) {
      const cohort = hostileCohort(seed);
      const before = ordered(cohort);
      expect(typeof before, `seed ${seed}: ${before}`).toBe("object");
      const mapping = mappingOf(cohort);
      const delimiter = DELIMITERS[seed % 4];
      Object.assign(mapping.mentees, { delimiter });
      Object.assign(mapping.mentors, { delimiter, ...(delimiter === ";" && seed % 8 > 3 && { decimal: "," }) });
      const files = cohortToCsv(cohort, mapping, { bom: seed % 3 === 0 });
      const bytes = { mentees: new TextEncoder().encode(files.mentees), mentors: files.mentors };
      expect(ordered(cohortFromCsv(bytes, mapping)), `seed ${seed}`).toEqual(before);
      seen.json += JSON.stringify(mapping).includes('"json"') ? 1 : 0;
      for (const file of [files.mentees, files.mentors]) {
        for (const cell of strictCells(file.replace(/^\ufeff/, ""), delimiter).flat()) {
          seen.cells += 1;
          if (cell.startsWith("'")) seen.guarded += 1;
          if (/^-?\d/.test(cell)) seen.numbers += 1;
          if (/^-\d+$/.test(cell)) seen.negative += 1;
          if (/[\r\n]/.test(cell)) seen.multiline += 1;
          expect(isFormula(cell), `seed ${seed}: ${JSON.stringify(cell)}`).toBe(false);
        }
      }
    }
    expect(seen.cells).toBeGreaterThan(share(20_000));
    expect(seen.guarded).toBeGreaterThan(share(1_000));
    expect(seen.numbers).toBeGreaterThan(share(1_000));
    expect(seen.negative).toBeGreaterThan(share(200));
    expect(seen.multiline).toBeGreaterThan(share(300));
    expect(seen.json).toBeGreaterThan(share(100));
  });

  it("is lossless for the oracle's cohorts", () => {
    for (let seed = 0; seed < share(300); seed++) {
      const { cohort } = documentsOf(seed);
      expect(ordered(cohortFromCsv(cohortToCsv(cohort), mappingOf(cohort as CohortInput))), `seed ${seed}`).toEqual(
        ordered(cohort),
      );
    }
  });

  it("refuses what the mapping has no room for, with the place in the cohort", () => {
    const cohort = validCohort();
    const mapping = mappingOf(cohort);
    const without = { ...mapping, mentees: { ...mapping.mentees, priority: undefined, wishes: undefined } };
    expect(issuesOf(() => cohortToCsv(cohort, without))).toEqual([
      "cohort mentees[0].wishes conflict",
      "cohort mentees[0].priority conflict",
    ]);
    const coarse = {
      ...mapping,
      mentors: { ...mapping.mentors, expertise: { column: "e", scale: { some: 0.5, much: 0.9 } } },
    };
    expect(issuesOf(() => cohortToCsv(cohort, coarse))).toEqual(["mentors.csv 2:8 range"]);
    const relabelled = { ...mapping, topics: { ...mapping.topics, policy: { label: "Policies" } } };
    expect(issuesOf(() => cohortToCsv(cohort, relabelled))).toEqual(["cohort topics conflict"]);
  });

  it("refuses an invalid cohort or mapping as every verb does", () => {
    expect(issuesOf(() => cohortToCsv({ version: 1, mentees: [] }))).toEqual(["cohort mentors missing"]);
    expect(issuesOf(() => cohortToCsv(validCohort(), { version: 1 }))).toEqual([
      "mapping mentees missing",
      "mapping mentors missing",
    ]);
  });

  it("writes shares on a scale as they were answered", () => {
    const cohort = { version: 1, mentees: [], mentors: [{ id: "m1", expertise: { a: 0.75, b: 0.1, c: 0 } }] };
    const scaled = { columns: { a: "A (1-5)", b: "B (1-5)", c: "C (1-5)" }, scale: [1, 5] };
    const mapping = { version: 1, mentees: { id: "id" }, mentors: { id: "id", expertise: scaled } };
    expect(cohortToCsv(cohort, mapping).mentors).toBe("id,A (1-5),B (1-5),C (1-5)\r\nm1,4,1.4,1\r\n");
  });
});

describe("guards", () => {
  it("come off again, whatever the text", () => {
    const random = randomFrom(7);
    let changed = 0;
    for (let turn = 0; turn < share(20_000); turn++) {
      const text = hostile(random);
      if (text.trim() === "") continue;
      const cell = guarded(text);
      if (cell !== text) changed += 1;
      expect(unguarded(cell), JSON.stringify(text)).toBe(text);
      expect(unguarded(` ${cell}\t`), JSON.stringify(text)).toBe(text);
      expect(isFormula(cell), JSON.stringify(text)).toBe(false);
    }
    expect(changed).toBeGreaterThan(share(5_000));
  });

  it.each(["'t Hooft", "'Abdul", "O'Neil", "boys'", "'quoted'", "a-b", "a=b"])("leave %s as people type it", (text) => {
    expect(guarded(text)).toBe(text);
    expect(unguarded(` ${text} `)).toBe(text);
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+44 20", "'+44 20"],
    ["-", "'-"],
    ["@ana", "'@ana"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    [" =x ", "' =x '"],
    ["#N/A", "'#N/A"],
    ["'=x", "''=x"],
  ])("protect %j as %j", (text, cell) => {
    expect(guarded(text)).toBe(cell);
  });
});

describe("numbers", () => {
  const styles = ([".", ",", undefined] as const).flatMap((decimal) =>
    DELIMITERS.map((delimiter) => ({ decimal, delimiter })),
  );

  it.each(styles)("are read as they were written: %j", (style) => {
    const random = randomFrom(11);
    for (const value of [
      0,
      -3,
      1.234,
      1e21,
      1e-7,
      5e-324,
      123.456,
      999.5,
      ...Array.from({ length: 3000 }, () => (random.below(4e6) - 2e6) / random.pick([1, 8, 1000, 3])),
    ])
      expect(numberOf(numberText(value, style), style), String(value)).toBe(value);
  });

  it.each([
    ["3,5", undefined, ";", 3.5],
    ["3.5", undefined, ";", 3.5],
    ["0,125", undefined, ";", 0.125],
    ["3.5", undefined, ",", 3.5],
    ["1.234", undefined, ",", 1.234],
    ["3,5", ",", ",", 3.5],
    ["1,234", ",", ";", 1.234],
    ["+7", undefined, ",", 7],
    ["1e3", undefined, ",", 1000],
    [".5", undefined, ",", 0.5],
  ] as const)("%s is read where decimal is %s and the delimiter %s", (cell, decimal, delimiter, value) => {
    expect(numberOf(cell, { decimal, delimiter })).toBe(value);
  });

  it.each([
    ["3,5", undefined, ","],
    ["1.234", undefined, ";"],
    ["1,234", undefined, ";"],
    ["3.5", ",", ";"],
    ["1.234,5", ",", ";"],
    ["1 000", undefined, ","],
    ["90%", undefined, ","],
    ["1e999", undefined, ","],
    ["0x10", undefined, ","],
    ["Infinity", undefined, ","],
    ["", undefined, ","],
    ["−5", undefined, ","],
  ] as const)("%s is refused where decimal is %s and the delimiter %s", (cell, decimal, delimiter) => {
    expect(typeof numberOf(cell, { decimal, delimiter })).toBe("string");
  });
});
