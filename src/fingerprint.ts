import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Cohort } from "./cohort/cohort.ts";
import { compareIds } from "./order.ts";
import type { Programme } from "./programme/programme.ts";

/**
 * SHA-256 of the validated cohort and programme as JSON with sorted keys. Strategies given as code count by their
 * names; options count as they were given, since a schema may make of them what JSON cannot say.
 */
export function fingerprintOf(cohort: Cohort, programme: Programme): string {
  // What a strategy combines (`of`) is among its options as given.
  const asGiven = <T extends { readonly given: unknown }>(one: T) => ({
    ...one,
    options: one.given,
    given: undefined,
    of: undefined,
  });
  const plain = { ...programme, criteria: programme.criteria.map(asGiven), rules: programme.rules.map(asGiven) };
  return bytesToHex(sha256(utf8ToBytes(sortedJson({ cohort, programme: plain }))));
}

/**
 * JSON with keys in code unit order; undefined members and functions are left out. Lone surrogates are escaped, as
 * `JSON.stringify` does.
 */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined && typeof member !== "function")
    .sort(([a], [b]) => compareIds(a, b));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`).join(",")}}`;
}
