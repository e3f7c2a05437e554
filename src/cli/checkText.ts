import type { Check, CohortInput } from "../index.ts";
import { visible } from "../rendering/visible.ts";

/** How many people are named in a line, and how many lines a list of what may be slips of the pen has, at most. */
const LISTED = 8;

/** Why it is plain, before any matching, that not everyone can have a mentor, in lines; none where it is not. */
export function unmetLines(found: Check, cohort: CohortInput): string[] {
  const { stranded, mentees, mentors, capacity, places = capacity } = found;
  if (stranded === undefined) return [];
  const nameOf = namesIn(cohort.mentees);
  const most = Math.min(capacity, places);
  const more = stranded.length > LISTED ? ` and ${stranded.length - LISTED} more` : "";
  return [
    ...(stranded.length === 0 || mentors === 0
      ? []
      : [`the rules leave no mentor for ${stranded.slice(0, LISTED).map(nameOf).join(", ")}${more}`]),
    ...(most >= mentees ? [] : [`there are places for ${most} of ${mentees} mentees`]),
  ].map((reason) => `cannot be met: everyone must have a mentor, but ${reason}`);
}

/** What `check` found in valid documents, in lines; `unmet`: those of `unmetLines`. */
export function checkText(found: Check, cohort: CohortInput, unmet: readonly string[]): string {
  const menteeOf = namesIn(cohort.mentees);
  const mentorOf = namesIn(cohort.mentors);
  const { mentees, mentors, capacity, minLoad, places, allowedPairs } = found;
  const limit = places === undefined ? "" : `, of which the programme fills at most ${places}`;
  const least = minLoad === 0 ? "" : `; mentors must have at least ${minLoad} mentees in all`;
  const lines = [
    "no mistakes",
    ...unmet,
    `mentees: ${mentees}`,
    `mentors: ${mentors}, with ${capacity} places${limit}${least}`,
    `allowed pairs: ${allowedPairs} of ${mentees * mentors}`,
    ...section(
      "mentees with no or one mentor to choose from",
      found.fewOptions.map((one) => [
        menteeOf(one.mentee),
        one.mentors.length === 0 ? "nobody" : mentorOf(one.mentors[0]),
        one.rules,
      ]),
    ),
    ...section(
      "mentors whom nobody may have",
      found.nobodyAllowed.map((one) => [mentorOf(one.mentor), "nobody", one.rules]),
    ),
    ...section(
      "wishes that rules forbid",
      found.forbiddenWishes.map((one) => [menteeOf(one.mentee), mentorOf(one.mentor), one.rules]),
    ),
    ...(found.unknown.length === 0 ? [] : ["criteria whose score is unknown, in how many allowed pairs"]),
    ...found.unknown.map(({ criterion, pairs }) => `  ${visible(criterion)}: ${pairs}`),
    ...(found.quotas === undefined ? [] : ["what quotas count: allowed pairs, and their limits"]),
    ...(found.quotas ?? []).map(({ rule, of, min, max, pairs }) => {
      const limits = [
        ...(min === undefined ? [] : [`at least ${min}`]),
        ...(max === undefined ? [] : [`at most ${max}`]),
      ];
      const kind = Object.entries(of).map(([key, value]) => `${key} ${value}`);
      return `  ${visible([rule, ...kind].join(", "))}: ${pairs}, ${limits.join(", ")}`;
    }),
    ...slips(
      "topics that mentees ask for and no mentor offers",
      found.notOffered.map(({ topic, mentees: count, near }) => `${topic}: ${counted(count, "mentee")}${meant(near)}`),
    ),
    ...slips(
      "topics that mentors offer and nobody asks for",
      found.notAsked.map(({ topic, mentors: count, near }) => `${topic}: ${counted(count, "mentor")}${meant(near)}`),
    ),
    ...slips(
      "values that nobody on the other side has, but nearly",
      found.nearValues.map(
        ({ side, attribute, value, people, near }) => `${attribute} "${value}": ${counted(people, side)}${meant(near)}`,
      ),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** `Ana (r1)`, or the id where there is no name. */
function namesIn(people: readonly { readonly id: string; readonly name?: string | undefined }[]) {
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return (id: string): string => {
    const name = nameOf.get(id);
    return name === undefined || name === id ? visible(id) : `${visible(name)} (${visible(id)})`;
  };
}

function counted(count: number, side: "mentee" | "mentor"): string {
  return `${count} ${side}${count === 1 ? "" : "s"}`;
}

function meant(near: string | undefined): string {
  return near === undefined ? "" : ` (did you mean "${near}"?)`;
}

function slips(title: string, all: readonly string[]): string[] {
  if (all.length === 0) return [];
  const more = all.length > LISTED ? [`and ${all.length - LISTED} more (--json lists them)`] : [];
  return [title, ...[...all.slice(0, LISTED), ...more].map((line) => `  ${visible(line)}`)];
}

type Row = readonly [who: string, whom: string, rules: readonly string[]];

function section(title: string, rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(([who, whom, rules]) => {
    const because = rules.length === 0 ? "" : ` (forbidden by ${rules.map(visible).join(", ")})`;
    return `  ${who}: ${whom}${because}`;
  });
  return [title, ...lines];
}
