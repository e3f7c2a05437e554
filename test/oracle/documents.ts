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
}

export interface Mentee extends Person {
  objectives?: Record<string, number> | string[];
  wants?: number;
  priority?: number;
}

export interface Mentor extends Person {
  expertise?: Record<string, number>;
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
  attribute?: string;
  by?: "mentee" | "mentor" | "both";
  scores?: Record<string, Record<string, number>>;
  of?: Scoring[];
}

export type Rule = { id?: string; because?: string } & (
  | { rule: "differ"; attribute: string; missing?: "allow" | "forbid" | "error" }
  | {
      rule: "floor";
      criterion?: string;
      facet?: string;
      side?: "mentee" | "mentor";
      least: number;
      missing?: "allow" | "forbid" | "error";
    }
  | { rule: "forbid"; mentee: string; mentor: string }
  | { rule: "lock"; mentee: string; mentor: string }
);

export interface Programme {
  version: 1;
  criteria: Criterion[];
  rules?: Rule[];
  aim?: "total";
  places?: number;
  everyone?: boolean;
  lottery?: string;
}
