import type { Cohort, Person } from "../cohort/cohort.ts";
import { compareIds } from "../order.ts";
import type { Programme, Scoring } from "../programme/programme.ts";
import { LIMITS } from "../reading/limits.ts";
import { nearest } from "../reading/nearest.ts";
import type { AttributeNames } from "./attribute.ts";
import { namesOf } from "./attribute.ts";

/** What one side of a valid cohort says and the other does not: it may be meant so, or be a slip of the pen. */
export interface Slips {
  /** Topics that mentees ask for and no mentor offers, by id; none where no mentor offers any. */
  readonly notOffered: readonly { readonly topic: string; readonly mentees: number; readonly near?: string }[];
  /**
   * Topics that mentors offer and neither a mentee nor the cohort's collective objectives ask for, by id; none where no
   * mentee asks for any. `near`: one that was perhaps meant.
   */
  readonly notAsked: readonly { readonly topic: string; readonly mentors: number; readonly near?: string }[];
  /**
   * Values of a compared attribute that nobody on the other side has, where somebody there has nearly the same: by
   * attribute, then side, then value.
   */
  readonly nearValues: readonly {
    readonly side: "mentee" | "mentor";
    /** Its name on this side. */
    readonly attribute: string;
    readonly value: string;
    /** How many have the value. */
    readonly people: number;
    readonly near: string;
  }[];
}

/** O(cohort) for each attribute that is compared; what looking for near words may cost is limited. */
export function slipsOf(cohort: Cohort, programme: Programme): Slips {
  const budget = { steps: LIMITS.nearestSteps as number };
  return { ...topicSlips(cohort, budget), nearValues: valueSlips(cohort, programme, budget) };
}

type Budget = Parameters<typeof nearest>[2];

function topicSlips({ topics, mentees, mentors, collective = [] }: Cohort, budget: Budget) {
  const idsOf = (list: readonly { readonly topic: number; readonly value: number }[] = []) =>
    list.flatMap(({ topic, value }) => (value > 0 ? [topics[topic].id] : []));
  const asked = counted(mentees.map(({ objectives }) => idsOf(objectives)));
  const offered = counted(
    mentors.map(({ expertise, experiences = [] }) => [
      ...idsOf(expertise),
      ...experiences.flatMap((experience) => idsOf(experience.topics)),
    ]),
  );
  const wanted = new Set([...asked.keys(), ...idsOf(collective)]);
  const apart = (own: ReadonlyMap<string, number>, others: ReadonlySet<string>) =>
    others.size === 0 ? [] : sorted(own).filter(([topic]) => !others.has(topic));
  const near = (topic: string, others: ReadonlySet<string>) => {
    const found = nearlySame(topic, others, budget);
    return found === undefined ? {} : { near: found };
  };
  const supply = new Set(offered.keys());
  return {
    notOffered: apart(asked, supply).map(([topic, count]) => ({ topic, mentees: count, ...near(topic, supply) })),
    notAsked:
      asked.size === 0
        ? []
        : apart(offered, wanted).map(([topic, count]) => ({ topic, mentors: count, ...near(topic, wanted) })),
  };
}

/** What compares the values of an attribute: strategies and rules by name. */
const COMPARING = {
  strategies: new Set(["overlap", "same", "different"]),
  rules: new Set(["overlap", "same", "differ"]),
};

function valueSlips({ mentees, mentors }: Cohort, { criteria, rules }: Programme, budget: Budget) {
  const scored = (scoring: Scoring): readonly unknown[] => [
    ...(COMPARING.strategies.has(scoring.strategy) ? [scoring.options] : []),
    ...scoring.of.flatMap(scored),
  ];
  const options = [
    ...criteria.flatMap(scored),
    ...rules.flatMap((one) => (COMPARING.rules.has(one.rule) ? [one.options] : [])),
  ];
  const compared = new Map<string, ReturnType<typeof namesOf>>();
  for (const one of options) {
    const names = namesOf((one as { readonly attribute: AttributeNames }).attribute);
    compared.set(JSON.stringify([names.mentee, names.mentor]), names);
  }
  return sorted(compared).flatMap(([, names]) => {
    const own = { mentee: valuesOf(mentees, names.mentee), mentor: valuesOf(mentors, names.mentor) };
    return (["mentee", "mentor"] as const).flatMap((side) => {
      const others = new Set(own[side === "mentee" ? "mentor" : "mentee"].keys());
      return sorted(own[side]).flatMap(([value, people]) => {
        const near = others.has(value) ? undefined : nearlySame(value, others, budget);
        return near === undefined ? [] : [{ side, attribute: names[side], value, people, near }];
      });
    });
  });
}

function valuesOf(people: readonly Person[], name: string): ReadonlyMap<string, number> {
  return counted(
    people.map(({ attributes }) => {
      const value = attributes[name] ?? [];
      return typeof value === "object" ? value : typeof value === "string" ? [value] : [];
    }),
  );
}

const SHORTEST = 4;
const DIGITS = /\d+/g;

/**
 * The nearest of the others, unless they are two words that are short (`en` and `es`), or numbered (`Ward 12` and `Ward
 * 13`).
 */
function nearlySame(word: string, others: ReadonlySet<string>, budget: Budget): string | undefined {
  const near = nearest(word, others, budget);
  if (near === undefined || near.toLowerCase() === word.toLowerCase()) return near;
  const isNumbered = near.replace(DIGITS, "") === word.replace(DIGITS, "");
  return isNumbered || Math.min(near.length, word.length) < SHORTEST ? undefined : near;
}

/** How many of the lists have each word. */
function counted(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const word of new Set(list)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => compareIds(a, b));
}
