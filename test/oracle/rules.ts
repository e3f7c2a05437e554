import type { Attribute, Cohort, Mentee, Mentor, PairRule, Person, Value } from "./documents.ts";
import type { Known } from "./filters.ts";
import { bothPass, setOf } from "./filters.ts";
import { own } from "./strategies.ts";

/** The rules that look at one pair, by the words of `docs/input.md`. Shares no code with `src`. */

export function forbids(rule: PairRule, cohort: Cohort, mentee: Mentee, mentor: Mentor): boolean {
  return breaks(rule, cohort, mentee, mentor) ?? rule.missing === "forbid";
}

/** Undefined: what is known does not settle it. */
function breaks(rule: PairRule, cohort: Cohort, mentee: Mentee, mentor: Mentor): Known {
  switch (rule.rule) {
    case "differ":
      return mapped(common(rule.attribute, mentee, mentor), (count) => count > 0);
    case "same":
      return mapped(common(rule.attribute, mentee, mentor), (count) => count === 0);
    case "overlap":
      return mapped(common(rule.attribute, mentee, mentor), (count) => count < (rule.min ?? 0) || count > most(rule));
    case "atLeast":
      return mapped(ahead(rule.attribute, mentee, mentor), (gap) => gap < rule.gap);
    case "atMost":
      return mapped(ahead(rule.attribute, mentee, mentor), (gap) => gap > rule.gap);
    case "conflict":
      return inConflict(rule, cohort, mentee.id, mentor.id);
    case "dates": {
      const asked = rule.meetings ?? 1 + Math.floor((rule.days ?? 365) / (rule.every ?? [28, 42])[1]);
      return mapped(longestChain(rule.every ?? [28, 42], mentee, mentor), (length) => length < asked);
    }
    case "when": {
      const condition = bothPass(rule.if, mentee, mentor);
      const consequence = rule.then === undefined ? false : bothPass(rule.then, mentee, mentor);
      if (condition === false || consequence === true) return false;
      return condition === undefined || consequence === undefined ? undefined : true;
    }
  }
}

const most = ({ max }: { max?: number }) => max ?? Number.POSITIVE_INFINITY;

const mapped = (value: number | undefined, test: (value: number) => boolean): Known =>
  value === undefined ? undefined : test(value);

const sidesOf = (attribute: Attribute) =>
  typeof attribute === "string" ? { mentee: attribute, mentor: attribute } : attribute;

/** How many values both have. */
function common(attribute: Attribute, mentee: Mentee, mentor: Mentor): number | undefined {
  const a = setOf(mentee, sidesOf(attribute).mentee);
  const b = setOf(mentor, sidesOf(attribute).mentor);
  return a && b && [...a].filter((value) => b.has(value)).length;
}

/** The mentor's number less the mentee's. */
function ahead(attribute: Attribute, mentee: Mentee, mentor: Mentor): number | undefined {
  const a = own(mentee.attributes, sidesOf(attribute).mentee) as number | undefined;
  const b = own(mentor.attributes, sidesOf(attribute).mentor) as number | undefined;
  return a === undefined || b === undefined ? undefined : b - a;
}

// Conflict

type Conflict = Extract<PairRule, { rule: "conflict" }>;

function inConflict(rule: Conflict, cohort: Cohort, mentee: string, mentor: string): Known {
  if (mentee === mentor) return false; // it takes two
  if (rule.pairs?.some(([a, b]) => (a === mentee && b === mentor) || (a === mentor && b === mentee))) return true;
  const { attribute, chain = false } = rule;
  if (attribute === undefined) return false;
  const ways = [leads(attribute, chain, cohort, mentee, mentor), leads(attribute, chain, cohort, mentor, mentee)];
  return ways.includes(true) ? true : ways.includes(undefined) ? undefined : false;
}

/**
 * Does the attribute lead from one to the other: at once, or with `chain` through people of the cohort? What somebody
 * on the way left open is not known.
 */
function leads(attribute: string, chain: boolean, cohort: Cohort, from: string, to: string): Known {
  const reached = [from];
  let open = false;
  for (let at = 0; at < (chain ? reached.length : 1); at++) {
    const entries = [...cohort.mentees, ...cohort.mentors].filter(({ id }: Person) => id === reached[at]);
    const sets = entries.flatMap((entry) => setOf(entry, attribute) ?? []);
    if (entries.length > 0 && sets.length === 0) open = true;
    const named: Value[] = sets.flatMap((set) => [...set]);
    if (named.includes(to)) return true;
    for (const id of named) if (typeof id === "string" && !reached.includes(id)) reached.push(id);
  }
  return open ? undefined : false;
}

// Dates

/** The longest chain that ends at each common date, from the first to the last. */
function longestChain([fewest, farthest]: [number, number], mentee: Mentee, mentor: Mentor): number | undefined {
  if (mentee.available === undefined || mentor.available === undefined) return undefined;
  const theirs = new Set(mentor.available);
  const days = mentee.available.filter((date) => theirs.has(date)).map(dayOf);
  days.sort((a, b) => a - b);
  const ending: number[] = [];
  for (let at = 0; at < days.length; at++) {
    ending[at] = 1;
    for (let before = 0; before < at; before++) {
      const wait = days[at] - days[before];
      if (wait >= fewest && wait <= farthest && ending[before] + 1 > ending[at]) ending[at] = ending[before] + 1;
    }
  }
  return Math.max(0, ...ending);
}

/** Days since the first of March of the year 0, counted by hand: years begin in March, so that leap days come last. */
export function dayOf(date: string): number {
  const [year, month, day] = date.split("-").map(Number);
  const y = month < 3 ? year - 1 : year;
  const sinceMarch = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + sinceMarch;
}
