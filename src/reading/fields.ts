import * as z from "zod";
import { LIMITS } from "./limits.ts";

/** Fields that cohort and programme have in common. */

/** The format's version. Not optional: a stored file must say how it is to be read. */
export const version: z.ZodType<1> = z.literal(1, 'expected "version": 1 (the format of this file)');

// Characters that show nothing: controls, line separators, changes of direction, fillers, variation selectors, tags,
// blanks. Explicit ranges, not
// `\p{…}`: those depend on the engine's version of Unicode. The joiners (U+200C, U+200D) are among them: they belong
// to some languages' words and to emoji, and so into names and labels, but two ids that differ by one look the same.
const HIDDEN =
  "\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f" +
  "\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\u{e0000}-\\u{e0fff}";
const CLEAN = new RegExp(`^[^${HIDDEN}]*$`, "u");
const SHOWING = new RegExp(`[^\\s${HIDDEN}]`, "u");
const TRIMMED = /^\S(?:[\s\S]*\S)?$/;

/**
 * An id, or any other name that things are found by. Compared code unit by code unit, so nothing invisible may hide
 * in it.
 */
export const id: z.ZodType<string> = idUpTo(LIMITS.idLength);

/** An id that a rule kind makes of its options. */
export const madeId: z.ZodType<string> = idUpTo(LIMITS.madeIdLength);

function idUpTo(longest: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(TRIMMED, "expected no white space at the ends")
    .regex(CLEAN, "expected no control or invisible characters")
    .regex(/^(?!__proto__$)/, 'expected any id but "__proto__"');
}

/** Words for people to read. */
export const text: z.ZodType<string> = textSaying();

/** As `text`; `expected` is said where something else than text stands, or nothing. */
export function textSaying(expected?: string): z.ZodType<string> {
  return z.string(expected).min(1).max(LIMITS.textLength).regex(SHOWING, "expected text that shows something");
}

/** Lets an editor check a document by its JSON Schema. */
export const $schema: z.ZodType<string> = z
  .string()
  .describe("The JSON Schema that an editor checks this file by. Ignored: it is no part of the data.");

/** Text that is compared: white space at its ends would make two values differ that look the same. */
export const comparedText: z.ZodType<string> = z
  .string()
  .min(1, "expected text that is not empty (leave the key out if there is no answer)")
  .max(LIMITS.textLength)
  .regex(TRIMMED, "expected no white space at the ends");

export const weight: z.ZodType<number> = z.number().min(LIMITS.minWeight).max(LIMITS.maxWeight);

/** 0 to 1. */
export const share: z.ZodType<number> = z.number().min(0).max(1);
