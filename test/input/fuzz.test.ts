import fc from "fast-check";
import { expect, test } from "vitest";
import { pathText } from "../../src/reading/issueText.ts";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";
import type { Anything } from "./valid.ts";
import { read, validCohort, validProgramme } from "./valid.ts";

const SEED = 20270112;

/** Nothing, at this place: the key is deleted, or the entry taken out. */
const GONE = Symbol("gone");

const VALUES: readonly unknown[] = [
  GONE,
  null,
  true,
  false,
  -1,
  0,
  0.5,
  1,
  2,
  3,
  1e9,
  -2e6,
  2 ** 60,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  "",
  "x",
  " x",
  "x\n",
  "m01",
  "r01",
  "p01",
  "policy",
  "mentee",
  "mentor",
  "spread",
  "total",
  "lock",
  "forbid",
  "overlap",
  "2027-01-12",
  "2027-13-01",
  "__proto__",
  "constructor",
  [],
  {},
  ["policy"],
  ["m01"],
  [["m01"]],
  ["x", "x"],
  [1],
  { policy: 1 },
  { policy: 0 },
  { x: "y" },
  { id: "new" },
  new Date(0),
  () => 1,
  1n,
];

// The independent check: which single values may stand where, as far as a place can tell by itself. Written from
// DESIGN.md, section 5.
const isText = (value: unknown): value is string => typeof value === "string" && value.length > 0;
const isId = (value: unknown) =>
  isText(value) && value === value.trim() && !value.includes("\n") && value !== "__proto__";
const isCompared = (value: unknown) => isText(value) && value === value.trim();
const isNumber = (low: number, high: number) => (value: unknown) =>
  typeof value === "number" && value >= low && value <= high;
const isInteger = (low: number, high: number) => (value: unknown) =>
  Number.isInteger(value) && isNumber(low, high)(value);
const isList =
  (entry: (value: unknown) => boolean, least = 0) =>
  (value: unknown) =>
    Array.isArray(value) && value.length >= least && value.every(entry);
const isRecord =
  (entry: (value: unknown) => boolean, least = 0) =>
  (value: unknown) =>
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.keys(value).length >= least &&
    Object.keys(value).every(isId) &&
    Object.values(value).every(entry);
const isWeight = isNumber(1e-6, 1e6);
const isShare = isNumber(0, 1);
const isOneOf =
  (...words: unknown[]) =>
  (value: unknown) =>
    words.includes(value);
const isDate = (value: unknown) => typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(value);
const isAttribute = (value: unknown) =>
  isCompared(value) || typeof value === "boolean" || Number.isFinite(value) || isList(isCompared)(value);
const isWish = (value: unknown) => isId(value) || isList(isId, 1)(value);
const either =
  (...checks: ((value: unknown) => boolean)[]) =>
  (value: unknown) =>
    checks.some((check) => check(value));
const orGone = (check: (value: unknown) => boolean) => either(isOneOf(GONE), check);
const isObjectives = either(isRecord(isWeight, 1), isList(isId, 1));
const isObjectWith =
  (...keys: string[]) =>
  (value: unknown) =>
    typeof value === "object" &&
    value !== null &&
    keys.length > 0 &&
    Object.keys(value).length === keys.length &&
    keys.every((key) => isId((value as Anything)[key]));
const isEmptyObject = (value: unknown) => isRecord(() => false)(value);

const CHECKS: readonly (readonly [RegExp, (value: unknown) => boolean])[] = [
  [/^c version$|^p version$/, isOneOf(1)],
  [/^c topics$/, orGone(isRecord(isEmptyObject))],
  [/^c topics \S+$/, orGone(isEmptyObject)],
  [/^c topics \S+ label$/, orGone(isText)],
  [/^c topics \S+ facet$/, orGone(isId)],
  [/^c collective$|^c mentees \d+ objectives$/, orGone(isObjectives)],
  [/^c collective \S+$|^c mentees \d+ objectives [a-z]\S*$/, orGone(isWeight)],
  [/objectives \d+$/, orGone(isId)],
  [/^c mentees$|^c mentors$/, isList(isObjectWith("id"))],
  [/^c ment\w+ \d+$/, orGone(isObjectWith("id"))],
  [/^c .* id$|^p criteria \d+ id$/, isId],
  [/ name$| because$| label$/, orGone(isText)],
  [/^c ment\w+ \d+ levels$|^c ment\w+ \d+ expertise$/, orGone(isRecord(isShare))],
  [/levels \S+$|expertise \S+$/, orGone(isShare)],
  [/^c ment\w+ \d+ attributes$/, orGone(isRecord(isAttribute))],
  [/attributes \S+$/, orGone(isAttribute)],
  [/attributes \S+ \d+$/, orGone(isCompared)],
  [/^c ment\w+ \d+ wishes$/, orGone(isList(isWish))],
  [/^c ment\w+ \d+ wishes \d+$/, orGone(isWish)],
  [/^c ment\w+ \d+ wishes \d+ \d+$/, orGone(isId)],
  [/^c ment\w+ \d+ avoid$/, orGone(isList(isId))],
  [/^c ment\w+ \d+ avoid \d+$/, orGone(isId)],
  [/ wants$/, orGone(isInteger(1, 1000))],
  [/ priority$/, orGone(isInteger(-1e6, 1e6))],
  [/ weights$/, orGone(isRecord(isWeight))],
  [/ weights \S+$/, orGone(isWeight)],
  [/ available$/, orGone(isList(isDate))],
  [/ available \d+$/, orGone(isDate)],
  [/ capacity$| minLoad$/, orGone(isInteger(0, 1e6))],
  [/ experiences$/, orGone(isList(isObjectWith("id")))],
  [/ experiences \d+$/, orGone(isObjectWith("id"))],
  [/ experiences \d+ topics$/, orGone(isRecord(isWeight))],
  [/ experiences \d+ topics \S+$/, orGone(isWeight)],
  [/^p criteria$|^p criteria \d+ (strategy|weight|attribute)$/, () => false], // refined below
  [/^p criteria \d+$/, isOneOf(GONE)],
  [/^p criteria \d+ side$/, orGone(isOneOf("mentee", "mentor", "both"))],
  [/^p criteria \d+ facet$/, orGone(isId)],
  [/^p criteria \d+ unknown$/, orGone(either(isShare, isOneOf("spread")))],
  [/^p rules$/, orGone(isList(() => false))],
  [/^p rules \d+$/, isOneOf(GONE)],
  [/^p rules \d+ id$/, orGone(isId)],
  [/^p rules \d+ rule$/, () => false],
  [/^p rules \d+ (mentee|mentor)$/, isId],
  [/^p rules \d+ attribute$/, (value) => typeof value === "string"],
  [/^p aim$/, orGone(isOneOf("total"))],
  [/^p places$/, orGone(isInteger(0, Number.MAX_SAFE_INTEGER))],
  [/^p everyone$/, orGone((value) => typeof value === "boolean")],
  [/^p lottery$/, orGone((value) => typeof value === "string")],
];

function mayStand(document: string, path: readonly PropertyKey[], value: unknown): boolean {
  const place = `${document[0]} ${path.join(" ")}`;
  if (/^p criteria \d+ weight$/.test(place)) return isWeight(value);
  if (/^p criteria \d+ attribute$/.test(place)) return isText(value);
  // Options go with the name: another name, even a registered one, does not fit them.
  if (/^p criteria 0 strategy$/.test(place)) return value === "wishes" || value === "coverage";
  if (/^p criteria 2 strategy$/.test(place)) return value === "overlap";
  if (/^p rules 2 rule$/.test(place)) return value === "forbid" || value === "lock";
  if (/^p rules [13] rule$/.test(place)) return value === "forbid" || value === "lock";
  const found = CHECKS.find(([pattern]) => pattern.test(place));
  if (found === undefined) throw new Error(`the independent check does not know ${place}`);
  return found[1](value);
}

function placesIn(value: unknown, path: PropertyKey[] = []): PropertyKey[][] {
  if (typeof value !== "object" || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    ...(path.length > 0 ? [path] : []),
    ...keys.flatMap((key) => placesIn((value as Anything)[key], [...path, key])),
  ];
}

function replaced(root: Anything, path: readonly PropertyKey[], value: unknown): void {
  let owner = root;
  for (const key of path.slice(0, -1)) owner = owner[key];
  const last = path.at(-1)!;
  if (value !== GONE) owner[last] = value;
  else if (Array.isArray(owner)) owner.splice(last as number, 1);
  else delete owner[last];
}

/** One is inside the other, or they are the same. */
function related(a: string, b: string): boolean {
  const inside = (inner: string, outer: string) =>
    inner === outer || (inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length)));
  return a === "" || inside(a, b) || inside(b, a);
}

const DOCUMENTS = [
  ...placesIn(validCohort()).map((path) => ({ document: "cohort", path })),
  ...placesIn(validProgramme()).map((path) => ({ document: "programme", path })),
];

test("each of many values at each single place is either refused there, or may stand there by an independent check", () => {
  const seen = { refused: 0, accepted: 0, elsewhere: 0 };
  const check = ({ document, path }: (typeof DOCUMENTS)[number], value: unknown) => {
    const cohort = validCohort();
    const programme = validProgramme();
    replaced(document === "cohort" ? cohort : programme, path, value);
    const { issues } = read(cohort, programme);
    // Only other parts that refer to this place may complain where the value itself is fine.
    const ofShape = issues.filter(({ code }) => !["unknown-id", "duplicate", "conflict"].includes(code));
    if (mayStand(document, path, value)) {
      expect(ofShape).toEqual([]);
      seen[issues.length === 0 ? "accepted" : "elsewhere"] += 1;
    } else {
      // With another registered name it is the options beside it that do not fit.
      const place = pathText(["strategy", "rule"].includes(path.at(-1) as string) ? path.slice(0, -1) : path);
      expect(
        issues.some((issue) => issue.document === document && related(issue.path, place)),
        `${place}: ${JSON.stringify(issues)}`,
      ).toBe(true);
      seen.refused += 1;
    }
  };
  const cases = DOCUMENTS.flatMap((place) => VALUES.map((value) => [place, value] as const));
  for (const [place, value] of randomFrom(SEED).shuffled(cases).slice(0, share(cases.length))) check(place, value);
  expect(seen.refused).toBeGreaterThan(share(2500));
  expect(seen.accepted).toBeGreaterThan(share(300));
  expect(seen.elsewhere).toBeGreaterThan(share(50));
});

test("whatever is passed as the two documents, nothing is thrown and it ends quickly", () => {
  let runs = 0;
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  const within = fc.tuple(fc.constantFrom(...DOCUMENTS), anything);
  fc.assert(
    fc.property(fc.array(within, { minLength: 1, maxLength: 6 }), anything, (changes, whole) => {
      const documents: Anything = { cohort: validCohort(), programme: validProgramme() };
      for (const {
        0: { document, path },
        1: value,
      } of changes) {
        try {
          replaced(documents[document], path, value);
        } catch {
          // an earlier change took the place away
        }
      }
      read(documents.cohort, documents.programme);
      read(whole, documents.programme);
      read(documents.cohort, whole);
      runs += 1;
    }),
    { seed: SEED, numRuns: share(2000) },
  );
  expect(runs).toBe(share(2000));
});

/** The same document with its rows and keys in another order. */
function shuffled(value: Anything, random: () => number, name = ""): Anything {
  if (typeof value !== "object" || value === null) return value;
  // The order of wishes and of ranked objectives is content.
  const ordered = name === "wishes" || name === "objectives";
  const order = <T>(list: T[]) =>
    list
      .map((one) => [random(), one] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, one]) => one);
  if (Array.isArray(value))
    return (ordered ? (list: Anything[]) => list : order)(value.map((one) => shuffled(one, random)));
  return Object.fromEntries(order(Object.entries(value)).map(([key, one]) => [key, shuffled(one, random, key)]));
}

test("shuffling rows and keys changes nothing of what is handed on, and the positions lead back to the rows", () => {
  const expected = read(validCohort(), validProgramme());
  let changed = 0;
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (stream) => {
      const random = () => stream.next().value as number;
      const cohort = shuffled(validCohort(), random);
      const programme = shuffled(validProgramme(), random);
      const { cohort: ordered, programme: orderedProgramme, issues } = read(cohort, programme);
      expect(issues).toEqual([]);
      expect(ordered!.cohort).toStrictEqual(expected.cohort!.cohort);
      expect(JSON.stringify(ordered!.cohort)).toBe(JSON.stringify(expected.cohort!.cohort));
      expect(orderedProgramme!.programme).toStrictEqual(expected.programme!.programme);
      for (const side of ["mentees", "mentors"] as const) {
        const ids = Array.from(ordered!.positions[side], (row) => cohort[side][row].id);
        expect(ids).toEqual(ordered!.cohort[side].map(({ id }) => id));
      }
      const { criteria, rules, locks } = orderedProgramme!.positions;
      expect(Array.from(criteria, (row) => programme.criteria[row].id)).toEqual(["learning", "values", "wishes"]);
      expect(Array.from(rules, (row) => programme.rules[row].rule)).toEqual(["forbid", "differ"]);
      expect(Array.from(locks, (row) => programme.rules[row].mentee)).toEqual(["p01", "r02"]);
      if (JSON.stringify(cohort) !== JSON.stringify(validCohort())) changed += 1;
    }),
    { seed: SEED, numRuns: share(200) },
  );
  expect(changed).toBeGreaterThan(share(190));
});
