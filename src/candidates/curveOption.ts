import * as z from "zod";
import { share } from "../reading/fields.ts";
import type { Curve } from "./strategy.ts";

/** How far from 0 a curve's measures may be: differences of them stay far inside the doubles. */
const REACH = 1e15;

/** `[[measure, score], …]`: up to 100 points, measures strictly ascending, scores 0..1. */
export const curveOption: z.ZodType<Curve> = z
  .array(z.tuple([z.number().min(-REACH).max(REACH), share]))
  .min(1)
  .max(100)
  .refine(
    (points) => points.every(([measure], index) => index === 0 || points[index - 1][0] < measure),
    "expected points in ascending order of their first numbers",
  );
