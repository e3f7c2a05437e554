import type { Read } from "../candidates/strategy.ts";
import type { Side } from "../programme/programme.ts";
import type { RunExplanation } from "./explanation.ts";

/** For whom something is written. */
export type Audience = "mentee" | "mentor" | "coordinator" | "auditor";

/** What of a person a letter may show; attributes have names of their own. */
export type Field = Exclude<Read, object> | "id" | "name" | "attributes" | "wants" | "capacity" | "avoid";

/** What the reader of a letter may learn. Whatever is not listed is not picked, and so shows in no letter. */
export interface Whitelist {
  /** Of the reader. */
  readonly own: readonly Field[];
  /** Of each person whom the reader has, besides the attributes that the letter's `profile` lists. */
  readonly partner: readonly Field[];
  /** Terms of a pair: of criteria of these sides, that rest on nothing but what stands above. */
  readonly sides: readonly Side[];
  /** Kinds of rules whose `because` is for everybody, where the rule names nobody. */
  readonly rules: readonly string[];
}

const RULES = ["differ", "same", "overlap", "atLeast", "atMost", "conflict", "dates", "when", "floor", "quota"];

/** Every field there is: a new one is missed here. */
const WHOLE_RUN = {
  aim: true,
  favours: true,
  lottery: true,
  places: true,
  mentees: true,
  mentors: true,
  topics: true,
  criteria: true,
  rules: true,
  result: true,
} satisfies Record<keyof RunExplanation, true>;

/**
 * Who may read what. Of a pair, both letters hold who it is, and why it was locked if it was; of the matching nothing
 * else, since points, choice numbers, ties and losses rest on other people's data.
 */
export const audiences = {
  mentee: {
    own: ["id", "name", "objectives", "levels", "attributes", "wishes", "available", "wants", "avoid"],
    partner: ["id", "name", "expertise-on-objectives", "experiences"],
    sides: ["mentee", "both"],
    rules: RULES,
  },
  mentor: {
    own: [
      ...(["id", "name", "expertise", "expertise-on-objectives", "experiences", "attributes"] as const),
      ...(["wishes", "available", "capacity", "avoid"] as const),
    ],
    partner: ["id", "name", "objectives"],
    sides: ["mentor", "both"],
    rules: RULES,
  },
  /** What `explainRun` gives. */
  coordinator: WHOLE_RUN,
  /** The same, its result's certificate and ledger above all, and what `audit` gives. */
  auditor: { ...WHOLE_RUN, audit: true },
} satisfies Record<Audience, Whitelist | Readonly<Record<string, true>>>;
