import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Cohort } from "./cohort/cohort.ts";
import { compareIds } from "./order.ts";
import type { Programme } from "./programme/programme.ts";
import type { Steps } from "./steps.ts";
import { createMeter, finish, isDue } from "./steps.ts";

/**
 * SHA-256 of the validated cohort and programme as JSON with sorted keys. Strategies given as code count by their
 * names; options count as they were given, since a schema may make of them what JSON cannot say.
 */
export function fingerprintOf(cohort: Cohort, programme: Programme): string {
  return finish(fingerprintSteps(cohort, programme));
}

/** What hashing one byte counts as, in pairs looked at. */
const BYTE = 16;

/** As `fingerprintOf`, in portions: the text is hashed piece by piece and never held as a whole. */
export function* fingerprintSteps(cohort: Cohort, programme: Programme): Steps<string> {
  // What a strategy combines (`of`) is among its options as given.
  const asGiven = <T extends { readonly given: unknown }>(one: T) => ({
    ...one,
    options: one.given,
    given: undefined,
    of: undefined,
  });
  const plain = { ...programme, criteria: programme.criteria.map(asGiven), rules: programme.rules.map(asGiven) };
  const hash = sha256.create();
  const meter = createMeter();
  const of = cohort.mentees.length;
  for (const piece of piecesOf({ cohort, programme: plain }, PERSON_DEPTH)) {
    const bytes = utf8ToBytes(piece);
    hash.update(bytes);
    if (isDue(meter, BYTE * bytes.length)) yield { stage: "reporting", done: 0, of };
  }
  return bytesToHex(hash.digest());
}

/** `.cohort.mentees[0]` is a piece. */
const PERSON_DEPTH = 3;

/**
 * JSON with keys in code unit order; undefined members and functions are left out. Lone surrogates are escaped, as
 * `JSON.stringify` does. In pieces: whatever is nested deeper than `depth` is in one.
 */
function* piecesOf(value: unknown, depth: number): Generator<string, void, void> {
  if (depth === 0 || typeof value !== "object" || value === null) {
    yield sortedJson(value);
    return;
  }
  let before = Array.isArray(value) ? "[" : "{";
  for (const [key, member] of membersOf(value)) {
    yield Array.isArray(value) ? before : `${before}${JSON.stringify(key)}:`;
    yield* piecesOf(member, depth - 1);
    before = ",";
  }
  if (before !== ",") yield before;
  yield Array.isArray(value) ? "]" : "}";
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  return `{${membersOf(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`)
    .join(",")}}`;
}

function membersOf(value: object): (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((member, index) => [String(index), member]);
  return Object.entries(value)
    .filter(([, member]) => member !== undefined && typeof member !== "function")
    .sort(([a], [b]) => compareIds(a, b));
}
