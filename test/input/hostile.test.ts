import { expect, test } from "vitest";
import { readCohort } from "../../src/cohort/readCohort.ts";
import type { Issue } from "../../src/errors.ts";
import { LIMITS } from "../../src/reading/limits.ts";
import { share } from "../share.ts";
import type { Anything } from "./valid.ts";
import { deepFrozen, placesOf, read, validCohort, validProgramme } from "./valid.ts";

/** Every way to put a value somewhere into the documents. */
const PLACES: readonly (readonly [string, (value: unknown) => { cohort: Anything; programme: Anything }])[] = [
  ["cohort ", (value) => ({ cohort: value, programme: validProgramme() })],
  ["programme ", (value) => ({ cohort: validCohort(), programme: value })],
  ["cohort mentees[0]", (value) => at((cohort) => (cohort.mentees[0] = value))],
  ["cohort mentees[0].id", (value) => at((cohort) => (cohort.mentees[0].id = value))],
  ["cohort mentees[0].objectives", (value) => at((cohort) => (cohort.mentees[0].objectives = value))],
  ["cohort mentees[0].objectives.policy", (value) => at((cohort) => (cohort.mentees[0].objectives.policy = value))],
  ["cohort mentees[0].attributes.years", (value) => at((cohort) => (cohort.mentees[0].attributes.years = value))],
  ["cohort mentees[0].wishes[1]", (value) => at((cohort) => (cohort.mentees[0].wishes[1] = value))],
  ["cohort mentors[0].experiences[0]", (value) => at((cohort) => (cohort.mentors[0].experiences[0] = value))],
  ["programme criteria[2].attribute", (value) => at((_, programme) => (programme.criteria[2].attribute = value))],
  ["programme rules[0]", (value) => at((_, programme) => (programme.rules[0] = value))],
  ["programme rules[1].mentee", (value) => at((_, programme) => (programme.rules[1].mentee = value))],
  ["programme lottery", (value) => at((_, programme) => (programme.lottery = value))],
];

function at(change: (cohort: Anything, programme: Anything) => void): { cohort: Anything; programme: Anything } {
  const cohort = validCohort();
  const programme = validProgramme();
  change(cohort, programme);
  return { cohort, programme };
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

const cyclic: Anything = { a: [] };
cyclic.a.push(cyclic);
let called = 0;
class Instance {
  id = "x";
}

const HOSTILE: readonly (readonly [string, () => unknown])[] = [
  ["a cycle", () => cyclic],
  ["100,000 levels", () => nested(100_000)],
  ["a text of 10 MB", () => "x".repeat(10_000_000)],
  ["a getter", () => Object.defineProperty({}, "id", { enumerable: true, get: () => (called += 1) })],
  ["a hidden key", () => Object.defineProperty({}, "id", { enumerable: false, value: 1 })],
  ["a symbol as key", () => ({ [Symbol("s")]: 1 })],
  ["a symbol", () => Symbol("s")],
  ["a function", () => () => 1],
  ["a bigint", () => 1n],
  ["NaN", () => Number.NaN],
  ["Infinity", () => Number.POSITIVE_INFINITY],
  ["a Date", () => new Date(0)],
  ["a Map", () => new Map([["id", 1]])],
  ["an instance", () => new Instance()],
  ["a boxed text", () => new String("r01")],
  ["a typed array", () => new Float64Array(3)],
  ["an array with a hole", () => Object.assign(new Array(3), { 0: 1, 2: 2 })],
  ["an array with a name", () => Object.assign(["a"], { name: 1 })],
  ["a huge sparse array", () => new Array(4_000_000_000)],
  ["a subclass of Array", () => new (class Rows extends Array {})()],
  ["an own key __proto__", () => JSON.parse('{ "__proto__": { "id": "x" } }')],
  [
    "a proxy that throws",
    () =>
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("no");
          },
        },
      ),
  ],
  [
    "a revoked proxy",
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  ],
  [
    "a proxy of an array that throws",
    () =>
      new Proxy([1], {
        getOwnPropertyDescriptor: () => {
          throw new Error("no");
        },
      }),
  ],
  ["half a surrogate pair", () => "\udc00"],
];

test.each(HOSTILE)("%s is an issue at its place, wherever it stands", (_, make) => {
  const value = make();
  for (const [place, put] of PLACES) {
    const { cohort, programme } = put(value);
    const { issues } = read(cohort, programme);
    const places = placesOf(issues);
    expect(
      places.some((one) => one.startsWith(place)),
      `${place}: ${places}`,
    ).toBe(true);
    for (const { message } of issues) {
      expect(message.length).toBeLessThan(1000);
      expect(message).toMatch(/^expected .*[^.]$/);
    }
  }
  expect(called).toBe(0);
});

test("an own key __proto__ is refused in every object, and pollutes nothing", () => {
  const text = JSON.stringify({ cohort: validCohort(), programme: validProgramme() });
  let objects = 0;
  for (let open = text.indexOf("{"); open >= 0; open = text.indexOf("{", open + 1)) {
    const comma = text[open + 1] === "}" ? "" : ",";
    const { cohort, programme } = JSON.parse(
      `${text.slice(0, open + 1)}"__proto__":{"polluted":1}${comma}${text.slice(open + 1)}`,
    );
    if (cohort === undefined || open === 0) continue;
    const { issues } = read(cohort, programme);
    expect(issues).toHaveLength(1);
    expect(issues[0].path).toMatch(/__proto__$/);
    objects += 1;
  }
  expect(objects).toBeGreaterThan(30);
  expect(({} as Anything).polluted).toBeUndefined();
});

test("names of methods work as ids, topics, attributes, criteria and strategies' options", () => {
  const word = ["constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];
  const cohort = {
    version: 1,
    mentees: word.map((id) => ({
      id,
      objectives: Object.fromEntries(word.map((one) => [one, 1])),
      attributes: { constructor: id },
      wishes: word.filter((one) => one !== id),
    })),
    mentors: word.map((id) => ({ id, expertise: { constructor: 0.5 }, weights: { constructor: 2 } })),
  };
  const programme = {
    version: 1,
    criteria: [{ id: "constructor", strategy: "overlap", attribute: "constructor", weight: 1 }],
  };
  const result = read(cohort, programme);
  expect(result.issues).toEqual([]);
  const { mentees, mentors, topics } = result.cohort!.cohort;
  expect(topics.map(({ id }) => id)).toEqual([...word].sort());
  expect(mentees[1].attributes).toEqual(Object.assign(Object.create(null), { constructor: "constructor" }));
  expect(mentors[0].attributes.constructor).toBeUndefined();
  expect(mentors[0].weights.constructor).toBe(2);
});

test("without the key, a person has no attribute or weight called constructor", () => {
  const { cohort } = read({ version: 1, mentees: [{ id: "a" }], mentors: [] }, validProgramme());
  expect(cohort).toBeDefined();
  expect(cohort!.cohort.mentees[0].attributes.constructor).toBeUndefined();
  expect(cohort!.cohort.mentees[0].weights.toString).toBeUndefined();
});

test("data from another realm's shape, without prototype, and with undefined keys is plain data", () => {
  const cohort = Object.assign(Object.create(null), validCohort(), { collective: undefined });
  cohort.mentees[0] = Object.assign(Object.create(null), cohort.mentees[0], { levels: undefined, nonsense: undefined });
  expect(read(cohort, validProgramme()).issues).toEqual([]);
  expect(read(structuredClone(validCohort()), structuredClone(validProgramme())).issues).toEqual([]);
});

test("one object in many places is fine, and a bomb of shared references is not", () => {
  const shared = { strategy: 1 };
  const cohort = validCohort();
  cohort.mentees[0].objectives = shared;
  cohort.mentees[2].objectives = shared;
  expect(read(cohort, validProgramme()).issues).toEqual([]);
  let bomb: unknown = ["x"];
  for (let level = 0; level < 25; level++) bomb = Array(10).fill(bomb);
  cohort.mentees[0].wishes = bomb;
  expect(placesOf(read(cohort, validProgramme()).issues)).toEqual(["cohort  limit"]);
});

test("control characters, escapes and overrides never reach a message raw", () => {
  const nasty = "\u001b[31m\u0000\r\n\u202e\u2028\u0085\ud800";
  for (const put of [
    (cohort: Anything) => (cohort.mentees[0].id = nasty),
    (cohort: Anything) => (cohort.mentees[0][nasty] = 1),
    (cohort: Anything) => (cohort.mentees[0].objectives[nasty] = 1),
    (cohort: Anything) => (cohort.mentees[0].wants = nasty),
    (_: Anything, programme: Anything) => (programme.criteria[0].strategy = nasty),
    (_: Anything, programme: Anything) => (programme.criteria[0][nasty] = nasty),
    (_: Anything, programme: Anything) => (programme.aim = nasty),
  ]) {
    const { cohort, programme } = at(put);
    const { issues } = read(cohort, programme);
    expect(issues.length).toBeGreaterThan(0);
    for (const { path, message } of issues) expect(path + message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  }
});

test("a frozen input is read, and none is changed, valid or not", () => {
  const cohort = deepFrozen(validCohort());
  const programme = deepFrozen(validProgramme());
  expect(read(cohort, programme).issues).toEqual([]);
  expect(cohort).toEqual(validCohort());
  const broken = validCohort();
  broken.mentees[0].objectives.policy = "x";
  broken.mentors[0].wishes.push(5);
  const before = structuredClone(broken);
  expect(read(deepFrozen(broken), programme).issues).toHaveLength(2);
  expect(broken).toEqual(before);
});

test("a thousand issues are listed, and the last one says how many there are besides", () => {
  const issues: Issue[] = [];
  readCohort(
    { version: 1, mentees: [], mentors: Array.from({ length: 4213 }, (_, row) => ({ id: `m${row}`, capacity: -1 })) },
    issues,
  );
  expect(issues).toHaveLength(LIMITS.issues + 1);
  expect(issues.at(-1)).toEqual({
    document: "cohort",
    path: "",
    code: "limit",
    message: "expected at most 1000 issues, received 3213 more",
  });
});

const MANY = share(50_000);

function crowd(change: (person: Anything, row: number) => void = () => {}): Anything {
  const topics = Array.from({ length: 20 }, (_, topic) => `topic-${topic}`);
  const weights = (row: number) =>
    Object.fromEntries(topics.slice(row % 10, (row % 10) + 5).map((topic, rank) => [topic, (rank + 1) / 5]));
  const mentees = Array.from({ length: MANY }, (_, row) => {
    const person = {
      id: `r${row}`,
      objectives: weights(row),
      wishes: [`m${row % 1000}`, [`m${(row + 1) % 1000}`, `m${(row + 2) % 1000}`]],
      attributes: { a: "x" },
    };
    change(person, row);
    return person;
  });
  const mentors = Array.from({ length: MANY }, (_, row) => ({
    id: `m${row}`,
    expertise: weights(row + 3),
    capacity: 2,
  }));
  return { version: 1, mentees, mentors };
}

test.each([
  ["valid", () => {}, 0],
  ["with a fault in every one", (person: Anything) => (person.wants = "2"), 1001],
  ["with an unknown wish in every one", (person: Anything, row: number) => (person.wishes[0] = `mm${row}`), 1001],
  ["with the same id in every one", (person: Anything) => (person.id = "r0"), 1001],
  ["with NaN in every one", (person: Anything) => (person.objectives["topic-9"] = Number.NaN), 1001],
] as const)(`${2 * MANY} people, %s, are read before the test's time is up`, (_, change, expected) => {
  const cohort = crowd(change);
  const issues: Issue[] = [];
  readCohort(cohort, issues);
  expect(issues).toHaveLength(expected);
});
