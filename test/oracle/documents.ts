/** The raw JSON documents, as in DESIGN section 5. Written apart from `src`: the oracle trusts no schema. */

export type Value = string | number | boolean;
export type WishList = (string | string[])[];

export interface Person {
  id: string;
  name?: string;
  attributes?: Record<string, Value | Value[]>;
  wishes?: WishList;
  avoid?: string[];
  /** Multipliers on the programme's criteria. */
  weights?: Record<string, number>;
  available?: string[];
}

export interface Mentee extends Person {
  objectives?: Record<string, number> | string[];
  levels?: Record<string, number>;
  wants?: number;
  priority?: number;
}

export interface Mentor extends Person {
  expertise?: Record<string, number>;
  experiences?: { id: string; label?: string; topics?: Record<string, number> }[];
  capacity?: number;
  minLoad?: number;
}

export interface Cohort {
  version: 1;
  topics?: Record<string, { label?: string; facet?: string }>;
  collective?: Record<string, number>;
  mentees: Mentee[];
  mentors: Mentor[];
}

export interface Criterion extends Scoring {
  id: string;
  weight: number;
  side?: "mentee" | "mentor" | "both";
  facet?: string;
  unknown?: number | "spread";
}

/** A strategy with its options. */
export interface Scoring {
  strategy: string;
  attribute?: Attribute | [Attribute, Attribute];
  measure?: "jaccard" | "containment" | "mentor-containment";
  order?: string[];
  scale?: number;
  curve?: [number, number][];
  target?: number | Record<string, number>;
  half?: number;
  every?: [number, number];
  days?: number;
  by?: "mentee" | "mentor" | "both";
  /** Of a table by people, of wishes by place. */
  scores?: Record<string, Record<string, number>> | number[];
  of?: Scoring[];
}

/** One name for both sides, or one for each. */
export type Attribute = string | { mentee: string; mentor: string };

/** What is to be done where data that a rule needs are missing; default: "error". */
export type Missing = "allow" | "forbid" | "error";

/** All keys must hold. `id` is the person's id, any other key an attribute. */
export type Filter = Record<string, Value | Value[] | { min?: number; max?: number }>;

export interface Filters {
  mentee?: Filter;
  mentor?: Filter;
}

/** "mentor", "mentee", "mentor.ATTRIBUTE" or "mentee.ATTRIBUTE". */
type Per = string;

export type PairRule =
  | { rule: "differ" | "same"; attribute: Attribute; missing?: Missing }
  | { rule: "overlap"; attribute: Attribute; min?: number; max?: number; missing?: Missing }
  | { rule: "atLeast" | "atMost"; attribute: Attribute; gap: number; missing?: Missing }
  | { rule: "conflict"; pairs?: [string, string][]; attribute?: string; chain?: boolean; missing?: Missing }
  | { rule: "dates"; every?: [number, number]; days?: number; meetings?: number; missing?: Missing }
  | { rule: "when"; if: Filters; then?: Filters; missing?: Missing };

export type Quota = { rule: "quota"; per?: Per[]; min?: number; max?: number; missing?: Missing } & Filters;

export type Rule = { id?: string; because?: string } & (
  | PairRule
  | Quota
  | {
      rule: "floor";
      criterion?: string;
      facet?: string;
      side?: "mentee" | "mentor";
      least: number;
      missing?: Missing;
    }
  | { rule: "forbid"; mentee: string; mentor: string }
  | { rule: "lock"; mentee: string; mentor: string }
);

export interface Programme {
  version: 1;
  criteria: Criterion[];
  rules?: Rule[];
  aim?: "total" | "maximin" | "leximin" | "greedy" | "generous" | "stable";
  /** Of `stable`; default: mentees. */
  favours?: "mentees" | "mentors";
  places?: number;
  everyone?: boolean;
  lottery?: string;
  /** Most steps of search. */
  steps?: number;
}
