import * as z from "zod";
import { LIMITS } from "./limits.ts";

/** Fields that cohort and programme have in common. */

/** The format's version. Not optional: a stored file must say how it is to be read. */
export const version: z.ZodType<1> = z.literal(1, 'expected "version": 1 (the format of this file)');

// No control characters, line separators or bidirectional overrides; no white space at the ends.
const CLEAN = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/;
const TRIMMED = /^\S(?:[\s\S]*\S)?$/;

/** An id, or any other name that things are found by. Compared code unit by code unit, so nothing invisible may hide in it. */
export const id: z.ZodType<string> = z
  .string()
  .min(1)
  .max(LIMITS.idLength)
  .regex(TRIMMED, "expected no white space at the ends")
  .regex(CLEAN, "expected no control characters")
  .regex(/^(?!__proto__$)/, 'expected any id but "__proto__"');

/** Words for people to read. */
export const text: z.ZodType<string> = z.string().min(1).max(LIMITS.textLength);

/** Text that is compared: white space at its ends would make two values differ that look the same. */
export const comparedText: z.ZodType<string> = z
  .string()
  .min(1, "expected text that is not empty (leave the key out if there is no answer)")
  .max(LIMITS.textLength)
  .regex(TRIMMED, "expected no white space at the ends");

export const weight: z.ZodType<number> = z.number().min(LIMITS.minWeight).max(LIMITS.maxWeight);

/** 0 to 1. */
export const share: z.ZodType<number> = z.number().min(0).max(1);
