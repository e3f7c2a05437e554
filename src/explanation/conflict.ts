import type { CountedOf } from "./matching.ts";

/** Requirements and quotas that cannot all be met; without any one of them the others can. */
export interface ExplainedConflict {
  readonly requirements: readonly Requirement[];
  readonly quotas: readonly ConflictingQuota[];
  /** Mentors whose capacity is part of it. */
  readonly capacities: readonly { readonly mentor: string; readonly capacity: number }[];
  /** The programme's places, where they are. */
  readonly places?: number;
}

/**
 * Something that must be: a mentor for somebody, a least load, or a decided pair. `rules`: where they alone make it
 * impossible, forbidding every mentor to the mentee, or so many mentees to the mentor that too few are left.
 */
export type Requirement =
  | { readonly kind: "everyone"; readonly mentee: string; readonly rules?: readonly string[] }
  | { readonly kind: "minLoad"; readonly mentor: string; readonly minLoad: number; readonly rules?: readonly string[] }
  | { readonly kind: "lock"; readonly rule: string; readonly mentee: string; readonly mentor: string };

/** One side of a quota's count. */
export interface ConflictingQuota {
  readonly rule: string;
  readonly of: CountedOf;
  readonly limit: "min" | "max";
  readonly value: number;
}

/** Few changes that would do, and how many people and points the best matching would then have. */
export interface ExplainedRepair {
  readonly changes: readonly RepairChange[];
  readonly placed: number;
  /** Points of the best matching then; null under aims other than `total`, by which repairs are not tried. */
  readonly total: number | null;
}

/** One change of the documents that is part of a repair. */
export type RepairChange =
  | { readonly change: "capacity"; readonly mentor: string; readonly from: number; readonly to: number }
  | { readonly change: "minLoad"; readonly mentor: string; readonly from: number; readonly to: number }
  | { readonly change: "places"; readonly from: number; readonly to: number }
  | { readonly change: "unlock"; readonly lock: string; readonly mentee: string; readonly mentor: string }
  /** `of` is empty where it is the rule's `max` or `min` itself that changes, whatever it counts. */
  | {
      readonly change: "quota";
      readonly rule: string;
      readonly of: CountedOf;
      readonly limit: "min" | "max";
      readonly from: number;
      readonly to: number;
    }
  /** Everyone must have a mentor: this person need not. */
  | { readonly change: "excuse"; readonly mentee: string }
  | { readonly change: "allow"; readonly mentee: string; readonly mentor: string; readonly rules: readonly string[] }
  /** The programme without this rule. */
  | { readonly change: "rule"; readonly rule: string };
