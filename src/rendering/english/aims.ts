import type { Issue } from "../../errors.ts";
import { grouped, ordinal } from "./numbers.ts";
import { counted } from "./phrases.ts";

// Every word of the report of compared aims that is not data.

const titles = {
  report: "Aims compared",
  numbers: "What each aim gives",
  lowest: "Lowest affinities",
  choices: "Choices of the mentees",
  givesUp: "What each aim gives up",
  without: "Aims without a matching",
};

const columns = {
  aim: "Aim",
  placed: "Placed",
  pairs: "Pairs",
  total: "Total",
  mean: "Mean",
  least: "Least",
  blocking: "Blocking pairs",
  gini: "Gini",
  loads: "Loads",
  loadGini: "Gini of loads",
  lowest: "Lowest affinities",
  choice: "Choice",
  first: "Choices, from the first",
  last: "Choices, from the last",
};

const introduction =
  "The same people under the same programme, with each of these aims. All but stable place as many people as possible before they look at anything else; stable places whom preferences place.";

/** `favours`: of stable. */
const aim = (name: string, favours: string | undefined) =>
  favours === undefined ? name : `${name}, best for ${favours}`;

const cutOff = (aims: string) =>
  `The search was cut off, so a better matching may exist, of ${aims}: how much better, match says.`;

const numbers = {
  meaning:
    "Total and affinities are in points, of 1,000,000 a pair; mean and least as a share of that. A blocking pair is allowed and not made, although both would rather have each other. Gini: 0% if all are alike, towards 100% if one has everything; of the affinities, and of the mentors' loads.",
  range: (least: number, greatest: number) =>
    least === greatest ? grouped(least) : `${grouped(least)} to ${grouped(greatest)}`,
};

const choices = {
  meaning: "How many pairs have each choice number: 1 more than the number of allowed mentors whom the mentee prefers.",
  number: (choice: number) => ordinal(choice),
  later: (choice: number) => `${ordinal(choice)} or later`,
  inFull: (left: number) => `The Markdown report has ${grouped(left)} lines more.`,
};

const givesUp = {
  meaning:
    "How much worse each aim is than the best of the column: total, mean and least in points. 0 is the best itself.",
  order:
    "Where each first falls behind the best, by the lowest affinities, by first choices, and by last choices, of which there should be few:",
  best: "the best",
  /** `place`: 1 is the lowest. */
  lowest: (place: number, points: number) =>
    `${place === 1 ? "the lowest" : `the ${ordinal(place)} lowest`}: ${counted(points, "point", "points")} less`,
  first: (choice: number, count: number) => `${ordinal(choice)}: ${grouped(count)} fewer`,
  last: (choice: number | null, count: number) =>
    choice === null ? `${counted(count, "pair", "pairs")} fewer in all` : `${ordinal(choice)}: ${grouped(count)} more`,
  tiny: (least: string) => `under ${least}`,
};

const without = {
  infeasible: (aim: string) => `${aim}: the requirements cannot all be met; match says which, and what would do.`,
  together: (aim: string, issues: readonly string[]) =>
    `${aim}: not possible together with the rest. ${issues.join("; ")}`,
  issue: ({ document, path, message }: Issue) => `${path === "" ? document : `${document} ${path}`}: ${message}`,
  more: (count: number) => `and ${counted(count, "reason", "reasons")} more`,
};

export const aims = { titles, columns, introduction, aim, cutOff, numbers, choices, givesUp, without };
