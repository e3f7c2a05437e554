import type { Candidates } from "../candidates/candidates.ts";
import type { Part, Read, Reads } from "../candidates/strategy.ts";
import { compareIds } from "../order.ts";
import type { Whitelist } from "./audiences.ts";
import { audiences } from "./audiences.ts";
import type { LetterTerm } from "./letter.ts";

/**
 * The terms of a pair that rest on what the reader may know, the weightiest criterion first. No points and no weights:
 * other criteria, and the other's own multipliers, have a part in these.
 */
export function termsOf(
  candidates: Candidates,
  mentee: number,
  mentor: number,
  to: "mentee" | "mentor",
  profile: readonly string[],
): LetterTerm[] {
  const { own, partner, sides }: Whitelist = audiences[to];
  const fieldOf = (read: Read) => (typeof read === "string" ? read : "attributes");
  const ownMay = (read: Read) => own.includes(fieldOf(read));
  const partnerMay = (read: Read) =>
    typeof read === "string" ? partner.includes(read) : profile.includes(read.attribute);
  const may = ({ mentee: ofMentee, mentor: ofMentor }: Reads) =>
    to === "mentee"
      ? ofMentee.every(ownMay) && ofMentor.every(partnerMay)
      : ofMentor.every(ownMay) && ofMentee.every(partnerMay);
  return candidates
    .terms(mentee, mentor)
    .filter(({ criterion }) => {
      const reads = sides.includes(criterion.side) ? candidates.reads(criterion) : undefined;
      return reads !== undefined && may(reads);
    })
    .sort((a, b) => b.criterion.weight - a.criterion.weight || compareIds(a.criterion.id, b.criterion.id))
    .map(({ criterion, score, unknown, part }) => ({
      criterion: criterion.id,
      label: criterion.label,
      score: unknown ? null : score,
      part,
    }));
}

/** The ids of the topics that an account names. */
export function topicsIn(part: Part): string[] {
  switch (part.operator) {
    case "sum":
    case "common":
    case "cosine": {
      const inner = part.of.flatMap(({ topic, part: one }) => [topic, ...(one === undefined ? [] : topicsIn(one))]);
      return part.operator === "sum" ? [...inner, ...(part.leftOut?.topics ?? [])] : inner;
    }
    case "mean":
    case "least":
    case "most":
      return part.of.flatMap(({ part: one }) => topicsIn(one));
    case "rest":
    case "diminishing":
      return topicsIn(part.of);
    default:
      return [];
  }
}
