import * as z from "zod";
import { compareIds } from "../../order.ts";
import { id } from "../../reading/fields.ts";
import { shortMadeId } from "../../reading/madeId.ts";
import { followOf, linksOf } from "../links.ts";
import type { Missing } from "../missing.ts";
import { missingParts } from "../missing.ts";
import { listedLinks, NOTHING_NAMED, namedLinks, openOf, peopleOf } from "../people.ts";
import type { RuleKind } from "../rule.ts";

interface ConflictOptions {
  pairs?: readonly (readonly [string, string])[] | undefined;
  attribute?: string | undefined;
  chain?: boolean | undefined;
  /** What holds for a person without the attribute. Default: error. */
  missing?: Missing | undefined;
}

const pair = z
  .tuple([id, id])
  .refine(([one, other]) => one !== other, { message: "expected another person than the first", path: [1] });

/**
 * Forbids pairs of people who are too close: those listed in `pairs`, in either order; and those of whom one's
 * `attribute`, an id or a list of ids, names the other. With `chain` also those of whom one leads to the other over
 * people of the cohort: a reporting line. Ids in the attribute need not be anybody's. A person on both lists is one
 * person, with the values of both entries, whom a pair means in both roles.
 *
 * *Missing*: by default (`"error"`) everybody must have the attribute, in one of their entries. Where nothing that is
 * known puts two people in conflict, but one of them lacks the attribute (with `chain`, or somebody on the way does),
 * `"allow"` and `"forbid"` decide. *Errors*: an id in `pairs` that is nobody's, the same person twice, an attribute
 * that nobody has, or that holds anything but ids. *Cost*: per row what is reached from the mentee, in both directions.
 */
export const conflict: RuleKind<ConflictOptions> = {
  name: "conflict",
  options: z
    .strictObject({
      pairs: z.array(pair).optional(),
      attribute: id.optional(),
      chain: z.boolean().optional(),
      missing: z.enum(["allow", "forbid", "error"]).optional(),
    })
    .refine(
      ({ pairs, attribute }) => pairs !== undefined || attribute !== undefined,
      'expected "pairs", "attribute" or both',
    )
    .refine(({ attribute, chain }) => attribute !== undefined || chain === undefined, {
      message: 'expected "chain" only beside "attribute"',
      path: ["chain"],
    })
    .refine(({ attribute, missing }) => attribute !== undefined || missing === undefined, {
      message: 'expected "missing" only beside "attribute"',
      path: ["missing"],
    }),
  idOf: ({ pairs, attribute, chain = false, missing = "error" }) => {
    const ofAttribute = attribute === undefined ? [] : ["attribute", attribute, ...(chain ? ["chain"] : [])];
    const inOrder = pairs?.map((two) => [...two].sort(compareIds)).sort(comparePairs);
    const ofPairs = inOrder === undefined ? [] : ["pairs", ...inOrder.flat()];
    return shortMadeId("conflict", ...ofAttribute, ...missingParts(missing), ...ofPairs);
  },
  prepare(cohort, { pairs = [], attribute, chain = false, missing = "error" }, report, directory) {
    const { mentees, mentors } = cohort;
    const people = peopleOf(cohort, directory);
    const n = people.entries.length;
    const listed = listedLinks(pairs, people, directory, report);
    const named =
      attribute === undefined ? NOTHING_NAMED : namedLinks(cohort, people, attribute, directory, missing, report);
    const onward = linksOf(n, named.sources, named.targets);
    const back = linksOf(n, named.targets, named.sources);
    const follow = followOf(n, chain);
    const open = missing === "forbid" ? openOf(named, back, chain) : new Uint8Array(n);
    const mentorOf = Int32Array.from(people.entries, ([{ id }]) => directory.mentorOf(id) ?? -1); // [people]
    const openMentors = [...mentors.keys()].filter((mentor) => open[people.ofMentor(mentor)] === 1);
    const concerned = [...mentees.keys()].filter(
      (one) => open[one] === 1 || [onward, back, listed].some(({ start }) => start[one] < start[one + 1]),
    );
    return {
      mentees: openMentors.length > 0 ? undefined : concerned,
      row(mentee, forbidden) {
        const forbid = (person: number) => {
          if (mentorOf[person] >= 0) forbidden[mentorOf[person]] = 1;
        };
        if (open[mentee] === 1) forbidden.fill(1);
        for (const mentor of openMentors) forbidden[mentor] = 1;
        follow(onward, mentee, forbid);
        follow(back, mentee, forbid);
        for (let at = listed.start[mentee]; at < listed.start[mentee + 1]; at++) forbid(listed.to[at]);
        // It takes two: that nobody mentors themselves is another rule's.
        if (mentorOf[mentee] >= 0) forbidden[mentorOf[mentee]] = 0;
      },
    };
  },
};

function comparePairs(a: readonly string[], b: readonly string[]): number {
  return compareIds(a[0], b[0]) || compareIds(a[1], b[1]);
}
