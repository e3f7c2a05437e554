import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { LIMITS } from "./limits.ts";

/**
 * The id of a rule that was given none, made from its content: `forbid:r01:m03`. A part with a colon or a quote in it
 * stands as JSON, so that different contents never make one id: `forbid:"a:b":c` and `forbid:a:"b:c"`.
 */
export function madeId(kind: string, ...parts: readonly string[]): string {
  return [kind, ...parts.map((part) => (/[:"]/.test(part) ? JSON.stringify(part) : part))].join(":");
}

/**
 * As `madeId`, for contents that may be long: an id longer than a given one may be is cut down to the kind and 32
 * digits of its SHA-256, `conflict:9f86d081884c7d659a2feaa0c55ad015`.
 */
export function shortMadeId(kind: string, ...parts: readonly string[]): string {
  const whole = madeId(kind, ...parts);
  if (whole.length <= LIMITS.idLength) return whole;
  // Lone surrogates have no bytes of their own, and would all come out alike.
  return madeId(kind, bytesToHex(sha256(utf8ToBytes(JSON.stringify(whole)))).slice(0, 32));
}
