import { gapRule } from "../gapRule.ts";

/**
 * Forbids pairs in which the mentor's number is not ahead of the mentee's by `gap` or more: ten more years in service.
 * Forbidden is `b − a < gap`, in doubles; the gap may be negative.
 *
 * *Missing*: by default (`"error"`) everybody must have the attribute; `"allow"` and `"forbid"` decide it for all pairs
 * of such a person. *Errors*: an attribute that nobody has, or that is no number. *Cost*: per row the mentors.
 */
export const atLeast = gapRule("atLeast");
