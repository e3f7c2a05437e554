import type { Check } from "../index.ts";
import { visible } from "../rendering/visible.ts";

/** What `check` found in documents that can be matched, in lines. */
export function checkText(found: Check): string {
  const { mentees, mentors, capacity, minLoad, places, allowedPairs } = found;
  const limit = places === undefined ? "" : `, of which the programme fills at most ${places}`;
  const least = minLoad === 0 ? "" : `; mentors must have at least ${minLoad} mentees in all`;
  const lines = [
    "no mistakes",
    `mentees: ${mentees}`,
    `mentors: ${mentors}, with ${capacity} places${limit}${least}`,
    `allowed pairs: ${allowedPairs} of ${mentees * mentors}`,
    ...section(
      "mentees with no or one mentor to choose from",
      found.fewOptions.map((one) => [one.mentee, one.mentors.length === 0 ? "nobody" : one.mentors[0], one.rules]),
    ),
    ...section(
      "mentors whom nobody may have",
      found.nobodyAllowed.map((one) => [one.mentor, "nobody", one.rules]),
    ),
    ...section(
      "wishes that rules forbid",
      found.forbiddenWishes.map((one) => [one.mentee, one.mentor, one.rules]),
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
  ];
  return `${lines.join("\n")}\n`;
}

type Row = readonly [who: string, whom: string, rules: readonly string[]];

function section(title: string, rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(([who, whom, rules]) => {
    const because = rules.length === 0 ? "" : ` (forbidden by ${rules.map(visible).join(", ")})`;
    return `  ${visible(who)}: ${visible(whom)}${because}`;
  });
  return [title, ...lines];
}
