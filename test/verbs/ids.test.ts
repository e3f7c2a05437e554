import type { CohortInput, ProgrammeInput } from "pairwright";
import { check, match } from "pairwright";
import { expect, test } from "vitest";

const issuesWith = (person: object, programme: object = {}) => {
  const found = check(
    { version: 1, mentees: [person], mentors: [{ id: "k" }] },
    { version: 1, criteria: [{ id: "c", strategy: "wishes", weight: 1 }], ...programme },
  );
  return found.ok ? [] : found.issues.map(({ path, code }) => `${path} ${code}`);
};

const INVISIBLE = [
  "\u00ad",
  "\u034f",
  "\u061c",
  "\u115f",
  "\u1160",
  "\u17b4",
  "\u180b",
  "\u180e",
  "\u200b",
  "\u200c",
  "\u200d",
  "\u200e",
  "\u2028",
  "\u202e",
  "\u2060",
  "\u2066",
  "\u206f",
  "\u2800",
  "\u3164",
  "\ufe0f",
  "\ufeff",
  "\uffa0",
  "\ufff9",
  "\u{e0041}",
  "\u{e0100}",
];

test("ids with characters that show nothing are refused, wherever in the id they stand", () => {
  for (const character of INVISIBLE) {
    for (const id of [`${character}a`, `a${character}b`, `a${character}`, character]) {
      expect(issuesWith({ id }), JSON.stringify(id)).toEqual(["mentees[0].id range"]);
    }
    expect(issuesWith({ id: "a", attributes: { [`x${character}y`]: 1 } })).toHaveLength(1);
  }
});

test("ids in any script are fine", () => {
  for (const id of [
    "Zoë",
    "Ωmega",
    "李",
    "محمد",
    "नमस्ते",
    "👩",
    "a b",
    "a:b",
    '"a"',
    "ᄒ\uc548",
    "\u{1f1e9}\u{1f1ea}",
  ]) {
    expect(issuesWith({ id }), id).toEqual([]);
  }
});

test("names must show something; joiners inside them are part of a language", () => {
  for (const name of [" ", "\u00a0\u3000", "\t\n", "\u200d", "\u3164 \u2800", "\ufe0f", "\u{e0041}", ...INVISIBLE]) {
    expect(issuesWith({ id: "a", name }), JSON.stringify(name)).toEqual(["mentees[0].name range"]);
  }
  for (const name of ["می\u200cخواهم", "👩\u200d⚕\ufe0f", " Ada ", "."]) {
    expect(issuesWith({ id: "a", name }), name).toEqual([]);
  }
});

test("rules without ids get different ids, whatever colons and quotes the people's ids contain", () => {
  const ids = ["a", "a:b", "b", "b:c", "c", '"b', 'b":c', '"b:c"', '"a"', '"a":"b"', "a:", ":a", ":", "\\", '\\"'];
  const cohort: CohortInput = { version: 1, mentees: ids.map((id) => ({ id })), mentors: ids.map((id) => ({ id })) };
  const pairs = ids.flatMap((mentee) => ids.map((mentor) => ({ mentee, mentor })));
  const programme: ProgrammeInput = {
    version: 1,
    criteria: [{ id: "c", strategy: "wishes", weight: 1 }],
    rules: pairs.map((pair) => ({ rule: "forbid", ...pair })),
  };
  const run = match(cohort, programme);
  if (run.status !== "optimal") throw new Error("infeasible");
  const made = run.matching.ledger.map(({ rule }) => rule).filter((rule) => rule.startsWith("forbid:"));
  expect(new Set(made).size).toBe(pairs.length);
  expect(made).toContain("forbid:a:b");
  expect(made).toContain('forbid:"a:b":c');
  const locks = ids.map((id, at) => ({ rule: "lock", mentee: id, mentor: ids[(at + 1) % ids.length] }));
  expect(match(cohort, { ...programme, rules: locks }).status).toBe("optimal");
});

test("both documents may name the JSON Schema that an editor checks them by; it means nothing else", () => {
  const cohort: CohortInput = { version: 1, mentees: [{ id: "a" }], mentors: [{ id: "k" }] };
  const programme: ProgrammeInput = { version: 1, criteria: [{ id: "c", strategy: "wishes", weight: 1 }] };
  const plain = JSON.stringify(match(cohort, programme));
  const $schema = "https://example.org/cohort.schema.json";
  expect(JSON.stringify(match({ $schema, ...cohort }, { $schema, ...programme }))).toBe(plain);
  expect(check({ ...cohort, $schema: 5 }, { ...programme, $schema: null })).toMatchObject({
    ok: false,
    issues: [
      { document: "cohort", path: "$schema", code: "type" },
      { document: "programme", path: "$schema", code: "type" },
    ],
  });
});
