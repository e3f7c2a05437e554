import type { Candidates } from "../candidates/candidates.ts";
import type { Aim } from "../programme/programme.ts";
import type { Imposing } from "./explainMentee.ts";
import { imposed } from "./explainMentee.ts";
import { explainPair } from "./explainPair.ts";
import type { Loss } from "./explanation.ts";
import type { PlainMatching } from "./matching.ts";
import { pairsOf } from "./matchingOf.ts";
import type { FreePlaces, MentorAlternative, MentorExplanation } from "./mentorExplanation.ts";
import { contextOf } from "./runExplanation.ts";

/**
 * Why this mentor has these mentees, or none. `imposing`: what each mentee's pair with the mentor would cost; undefined
 * where that is not known. O(mentees · mentors · criteria).
 */
export function explainMentor(
  candidates: Candidates,
  columnsOf: readonly Int32Array[],
  matching: PlainMatching,
  mentor: number,
  imposing: (mentee: number) => Imposing | undefined,
  valueOfPlace: Loss | undefined,
): MentorExplanation {
  const { pairs } = matching;
  const { mentees, mentors } = candidates.cohort;
  const { id, capacity, minLoad } = mentors[mentor];
  const rulesAgainst = mentees.map((_, mentee) => candidates.rulesAgainst(mentee, mentor));
  const mentorChoices = choicesOf(candidates, mentor, rulesAgainst);
  const points = new Int32Array(mentors.length);
  const own: MentorExplanation["pairs"][number][] = [];
  const others: MentorAlternative[] = [];
  const forbidden: MentorExplanation["forbidden"][number][] = [];
  mentees.forEach(({ id: mentee }, index) => {
    const rules = rulesAgainst[index];
    const mentorChoice = mentorChoices[index];
    if (rules.length > 0) forbidden.push({ mentee, rules });
    else if (columnsOf[index].includes(mentor)) {
      const [pair] = pairsOf(candidates, index, [mentor]);
      own.push({ ...explainPair(candidates, index, mentor, pair), mentorChoice });
    } else {
      candidates.row(index, points);
      const has = Array.from(columnsOf[index], (one) => mentors[one].id);
      const choice = candidates.choice(index, mentor);
      const brings = imposed(candidates, pairs, mentor, imposing(index));
      others.push({ mentee, points: points[mentor], choice, mentorChoice, has, ...brings });
    }
  });
  // Sorting is stable: equal ones stay in id order.
  others.sort((a, b) => a.mentorChoice - b.mentorChoice || b.points - a.points);
  return {
    of: contextOf(candidates, matching),
    mentor: id,
    capacity,
    minLoad,
    load: own.length,
    pairs: own,
    alternatives: others,
    forbidden,
    ...(own.length < capacity
      ? { free: { places: capacity - own.length, ...whyFree(candidates.programme.aim, own.length, others, forbidden) } }
      : {}),
    ...(valueOfPlace === undefined ? {} : { valueOfPlace }),
  };
}

/** [mentees] The mentor's choice numbers; 0 where the pair is forbidden. As if the mentor had everybody allowed. */
function choicesOf(candidates: Candidates, mentor: number, rulesAgainst: readonly (readonly string[])[]): Int32Array {
  const view = candidates.mentorView(rulesAgainst.map((rules) => (rules.length === 0 ? [mentor] : [])));
  const choices = new Int32Array(rulesAgainst.length);
  view.own[mentor].forEach((mentee, at) => {
    choices[mentee] = view.choices[mentor][at];
  });
  return choices;
}

type Why<Reason> = Reason extends unknown ? Omit<Reason, "places"> : never;

function whyFree(
  aim: Aim,
  load: number,
  others: readonly MentorAlternative[],
  forbidden: MentorExplanation["forbidden"],
): Why<FreePlaces> {
  if (others.length === 0 && load > 0) return { status: "all-here" };
  if (others.length === 0)
    return { status: "no-allowed-mentee", rules: [...new Set(forbidden.flatMap(({ rules }) => rules))].sort() };
  const [{ status }] = others;
  if (status === "unproved" || status === "not-chosen") return { status };
  const possible = others.flatMap((one) => (one.status === "possible" ? [one] : []));
  if (possible.length === 0) return { status: "impossible" };
  const tied = possible.filter(({ loss }) => losesNothing(aim, loss)).map(({ mentee }) => mentee);
  return tied.length > 0 ? { status: "tied", mentees: tied.sort() } : { status: "worse" };
}

/** Whether nothing that counts is lost; points do not where only other things do. */
function losesNothing(aim: Aim, { placed, points, aim: byAim, byTier = [], further = [] }: Loss): boolean {
  const people = [placed, ...byTier.map((tier) => tier.placed), ...further.map(({ mentees }) => mentees)];
  if (people.some((lost) => lost !== 0) || byAim?.least !== undefined || byAim?.count !== undefined) return false;
  return points === 0 || (aim !== "total" && aim !== "maximin");
}
