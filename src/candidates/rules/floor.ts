import * as z from "zod";
import type { Cohort } from "../../cohort/cohort.ts";
import { POINTS } from "../../points.ts";
import { id } from "../../reading/fields.ts";
import { shown } from "../../reading/issueText.ts";
import { madeId } from "../../reading/madeId.ts";
import type { Directory } from "../directory.ts";
import type { Missing } from "../missing.ts";
import { missingOption } from "../missing.ts";
import type { PreparedRule, RuleKind, ScoreRows } from "../rule.ts";
import type { OptionIssue } from "../strategy.ts";

interface FloorOptions {
  /** Exactly one of the three is given. */
  criterion?: string;
  facet?: string;
  side?: "mentee" | "mentor";
  least: number;
  /** What holds for a pair of which nothing is known. */
  missing: Missing;
}

const KINDS = ["criterion", "facet", "side"] as const;

/**
 * Forbids pairs that score less than `least` in one criterion, or in all criteria of a facet or of a side together.
 * `least` is compared in millionths, with integers. A criterion's score is rounded as a term of its whole weight would
 * be; points of `n` criteria may each have been rounded down by half a point, and are given that half:
 * forbidden is `points + n / 2 < least × weight`. So no pair is forbidden by rounding alone.
 *
 * *Missing*: where no criterion that counts is known, since a stand-in alone is no score; by default (`"error"`) there
 * must be no such pair. Where some are known, stand-ins count for the others, as they do in the affinity.
 * *Errors*: a criterion or facet that the programme does not have. *Cost*: scoring every pair once more, for
 * `"error"`; per row the criteria that count.
 */
export const floor: RuleKind<FloorOptions> = {
  name: "floor",
  options: z
    .strictObject({
      criterion: id.optional(),
      facet: id.optional(),
      side: z.enum(["mentee", "mentor"]).optional(),
      least: z
        .number()
        .min(1e-6)
        .max(1)
        .refine((least) => millionths(least) / POINTS === least, "expected at most six decimals"),
      missing: missingOption,
    })
    .refine(
      (options) => KINDS.filter((kind) => options[kind] !== undefined).length === 1,
      'expected one of "criterion", "facet" and "side"',
    ),
  idOf: ({ criterion, facet, side }) => {
    if (criterion !== undefined) return madeId("floor", "criterion", criterion);
    return facet !== undefined ? madeId("floor", "facet", facet) : madeId("floor", "side", `${side}`);
  },
  prepare(cohort, options, report, directory, scores) {
    const counted = countedBy(options, report, directory, scores);
    if (!counted.includes(1)) return { mentees: [], row() {} };
    const mentors = cohort.mentors.length;
    const known = knownRow(counted, scores, mentors);
    if (options.missing === "error") reportUnknown(cohort, options, known, report);
    return {
      row:
        options.criterion === undefined
          ? ofSum(options, counted, scores, mentors, known)
          : ofScore(options, counted, scores, mentors),
    };
  },
};

type Row = PreparedRule["row"];

function ofScore({ least, missing }: FloorOptions, counted: Uint8Array, scores: ScoreRows, mentors: number): Row {
  const atLeast = millionths(least);
  const criterion = counted.indexOf(1);
  const score = new Float64Array(mentors);
  return (mentee, forbidden) => {
    scores.scores(mentee, criterion, score);
    for (let mentor = 0; mentor < forbidden.length; mentor++) {
      const own = score[mentor];
      if (Number.isNaN(own) ? missing === "forbid" : millionths(own) < atLeast) forbidden[mentor] = 1;
    }
  };
}

function ofSum(
  { least, missing }: FloorOptions,
  counted: Uint8Array,
  scores: ScoreRows,
  mentors: number,
  known: (mentee: number) => Uint8Array,
): Row {
  const atLeast = millionths(least);
  const n = counted.reduce((sum, one) => sum + one, 0);
  const points = new Int32Array(mentors);
  const weight = new Int32Array(mentors);
  return (mentee, forbidden) => {
    scores.points(mentee, counted, points, weight);
    const someKnown = known(mentee);
    for (let mentor = 0; mentor < forbidden.length; mentor++) {
      // At most 2 × 10^12.
      const below = (2 * points[mentor] + n) * POINTS < 2 * atLeast * weight[mentor];
      if (someKnown[mentor] === 1 ? below : missing === "forbid") forbidden[mentor] = 1;
    }
  };
}

/** Rounded half up. */
function millionths(share: number): number {
  return Math.floor(share * POINTS + 0.5);
}

/** 1 for each criterion that counts; none where there is no such criterion or facet, which is reported. */
function countedBy(
  { criterion, facet, side }: FloorOptions,
  report: (issue: OptionIssue) => void,
  directory: Directory,
  { criteria }: ScoreRows,
): Uint8Array {
  const counts = (one: (typeof criteria)[number]): boolean => {
    if (criterion !== undefined) return one.id === criterion;
    return facet !== undefined ? one.facet === facet : one.side === side || one.side === "both";
  };
  const counted = Uint8Array.from(criteria, (one) => (counts(one) ? 1 : 0));
  if (counted.includes(1)) return counted;
  if (side !== undefined) {
    const message = `expected a side that a criterion speaks for, received ${shown(side)}`;
    report({ path: "side", code: "conflict", message });
    return counted;
  }
  const kind = criterion === undefined ? "facet" : "criterion";
  const received = (criterion ?? facet) as string;
  const message = `expected a ${kind} of the programme${directory.hint(received, kind)}, received ${shown(received)}`;
  report({ path: kind, code: "unknown-id", message });
  return counted;
}

/** Whose pairs with a mentee have a known score in any criterion that counts: 1 for these mentors. */
function knownRow(counted: Uint8Array, scores: ScoreRows, mentors: number): (mentee: number) => Uint8Array {
  const counting = [...counted.keys()].filter((criterion) => counted[criterion] === 1);
  const score = new Float64Array(mentors);
  const known = new Uint8Array(mentors);
  return (mentee) => {
    known.fill(0);
    for (const criterion of counting) {
      scores.scores(mentee, criterion, score);
      for (let mentor = 0; mentor < mentors; mentor++) if (!Number.isNaN(score[mentor])) known[mentor] = 1;
    }
    return known;
  };
}

function reportUnknown(
  { mentees, mentors }: Cohort,
  options: FloorOptions,
  known: (mentee: number) => Uint8Array,
  report: (issue: OptionIssue) => void,
): void {
  let first: string | undefined;
  let pairs = 0;
  for (let mentee = 0; mentee < mentees.length; mentee++) {
    known(mentee).forEach((isKnown, mentor) => {
      if (isKnown === 1) return;
      pairs++;
      first ??= `mentee ${shown(mentees[mentee].id)} with mentor ${shown(mentors[mentor].id)}`;
    });
  }
  if (first === undefined) return;
  const others = pairs === 1 ? "" : ` and ${pairs - 1} other pairs`;
  report({
    path: KINDS.find((kind) => options[kind] !== undefined) as string,
    code: "missing",
    message: `expected a known score of every pair, received none for ${first}${others}; give what is missing, or set the rule's "missing" to "allow" or "forbid"`,
  });
}
