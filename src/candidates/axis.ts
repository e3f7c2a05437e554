import type { Candidates } from "./candidates.ts";

/** One thing about a cohort or a programme that could be otherwise. Plain data, with ids; `from`: what it is today. */
export type AxisChange =
  /** A criterion's weight in the programme. */
  | { readonly change: "weight"; readonly criterion: string; readonly from: number }
  /** A mentor's expertise on a topic, 0..1; null: not answered, for no topic. */
  | { readonly change: "expertise"; readonly mentor: string; readonly topic: string; readonly from: number | null }
  /** What a topic makes up of the mentee's objectives, 0..1; the others keep their proportions. */
  | { readonly change: "objective"; readonly mentee: string; readonly topic: string; readonly from: number }
  /** Where the mentee stands today on a topic, 0..1; null: not answered. */
  | { readonly change: "level"; readonly mentee: string; readonly topic: string; readonly from: number | null }
  /** At which place of the own wishes `person` lists `of`, alone, from 1; null: not at all. */
  | {
      readonly change: "wish";
      readonly by: "mentee" | "mentor";
      readonly person: string;
      readonly of: string;
      readonly from: number | null;
    }
  | { readonly change: "capacity"; readonly mentor: string; readonly from: number }
  /** Of the programme. */
  | { readonly change: "places"; readonly from: number }
  /** One side of one of the counts of a rule. */
  | {
      readonly change: "quota";
      readonly rule: string;
      readonly of: Readonly<Record<string, string | number | boolean>>;
      readonly limit: "min" | "max";
      readonly from: number;
    }
  /** An exception for this pair alone from the programme's rules that forbid it. */
  | { readonly change: "allow"; readonly mentee: string; readonly mentor: string; readonly rules: readonly string[] }
  /** The programme without this rule. */
  | { readonly change: "rule"; readonly rule: string }
  /** The programme without this lock. */
  | { readonly change: "unlock"; readonly lock: string; readonly mentee: string; readonly mentor: string };

/** A change, and the values that it could take, the nearest first. */
export interface Axis {
  readonly change: AxisChange;
  readonly steps: readonly AxisStep[];
}

export interface AxisStep {
  /** null: none at all. Undefined: there is nothing to choose. */
  readonly to: number | null | undefined;
  /** Cohort and programme with this value; undefined where they do not fit together. */
  make(): Candidates | undefined;
}
