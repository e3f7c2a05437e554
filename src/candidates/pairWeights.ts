import type { Cohort, Person } from "../cohort/cohort.ts";
import type { Criterion, Side } from "../programme/programme.ts";
import { apportioner } from "./apportion.ts";

/**
 * The integer weights of pairs, [criteria]: docs/model.md, "Affinity", steps 1 to 3. What a method returns is good
 * until the next call.
 */
export interface PairWeights {
  /** Whether the mentor has multipliers, so that its pairs have weights of their own. */
  multiplies(mentor: number): boolean;
  /** A mentee's weights with mentors who do not multiply, where every score is known. */
  ofRow(mentee: number): Int32Array;
  /** A pair's weights. Reads the mentee's scores. */
  ofPair(mentee: number, mentor: number): Int32Array;
  /** What they would be if every score were known. */
  ofKnownPair(mentee: number, mentor: number): Int32Array;
  /** What the two multiply a criterion's weight by. */
  multipliers(mentee: number, mentor: number, criterion: number): { readonly mentee: number; readonly mentor: number };
}

/** 1 for each criterion that speaks for this side. */
export function speaksFor(side: Exclude<Side, "both">, criteria: readonly Criterion[]): Uint8Array {
  return Uint8Array.from(criteria, (criterion) => (criterion.side === side || criterion.side === "both" ? 1 : 0));
}

/** Most weights that are remembered, k integers each. */
const REMEMBERED = 4096;

/**
 * Weights depend on the multipliers of the two, and on which scores with `spread` are unknown. Few people multiply and
 * few patterns occur, so all that were made for one mentee's multipliers are remembered; where there could be more
 * than 4,096 of them, each pair is apportioned by itself.
 */
export function preparePairWeights(
  cohort: Cohort,
  criteria: readonly Criterion[],
  scores: readonly Float64Array[], // [criteria][mentors] of the mentee who is asked about
): PairWeights {
  const k = criteria.length;
  const mentees = multipliersOf(cohort.mentees, criteria, speaksFor("mentee", criteria));
  const mentors = multipliersOf(cohort.mentors, criteria, speaksFor("mentor", criteria));
  const spreads = [...criteria.keys()].filter((criterion) => criteria[criterion].unknown === "spread");
  const patterns = 1 << Math.min(spreads.length, 20);
  const remembers = patterns * mentors.kinds.length <= REMEMBERED;
  const remembered: (Int32Array | undefined)[] = new Array(remembers ? patterns * mentors.kinds.length : 0);
  let rememberedOf = -1; // the mentees' kind

  const product = new Float64Array(k);
  const apportion = apportioner(k);
  /** `left`: 1 for each criterion that stays in. */
  const compute = (menteeKind: number, mentorKind: number, left: Uint8Array, out: Int32Array): Int32Array => {
    const a = mentees.kinds[menteeKind];
    const b = mentors.kinds[mentorKind];
    const none = !left.includes(1); // then all stay in
    for (let criterion = 0; criterion < k; criterion++) {
      const weight = criteria[criterion].weight * a[criterion] * b[criterion];
      product[criterion] = none || left[criterion] === 1 ? weight : 0;
    }
    apportion(product, out);
    return out;
  };

  const all = new Uint8Array(k).fill(1);
  const left = new Uint8Array(k);
  const leftWith = (mentor: number): Uint8Array => {
    left.fill(1);
    for (const criterion of spreads) if (Number.isNaN(scores[criterion][mentor])) left[criterion] = 0;
    return left;
  };
  const patternOf = (mentor: number): number => {
    let pattern = 0;
    for (let at = 0; at < spreads.length; at++) if (Number.isNaN(scores[spreads[at]][mentor])) pattern |= 1 << at;
    return pattern;
  };

  const own = new Int32Array(k);
  return {
    multiplies: (mentor) => mentors.kindOf[mentor] !== 0,
    ofRow: (mentee) => compute(mentees.kindOf[mentee], 0, all, new Int32Array(k)),
    ofPair(mentee, mentor) {
      const menteeKind = mentees.kindOf[mentee];
      const mentorKind = mentors.kindOf[mentor];
      if (!remembers) return compute(menteeKind, mentorKind, leftWith(mentor), own);
      if (rememberedOf !== menteeKind) {
        remembered.fill(undefined);
        rememberedOf = menteeKind;
      }
      const at = mentorKind * patterns + patternOf(mentor);
      remembered[at] ??= compute(menteeKind, mentorKind, leftWith(mentor), new Int32Array(k));
      return remembered[at];
    },
    ofKnownPair: (mentee, mentor) => compute(mentees.kindOf[mentee], mentors.kindOf[mentor], all, own),
    multipliers: (mentee, mentor, criterion) => ({
      mentee: mentees.kinds[mentees.kindOf[mentee]][criterion],
      mentor: mentors.kinds[mentors.kindOf[mentor]][criterion],
    }),
  };
}

interface Multipliers {
  /** Each different row of multipliers once, by criterion; the first multiplies nothing. */
  readonly kinds: readonly Float64Array[];
  readonly kindOf: Int32Array; // [people]
}

function multipliersOf(people: readonly Person[], criteria: readonly Criterion[], speaks: Uint8Array): Multipliers {
  const nothing = new Float64Array(criteria.length).fill(1);
  const kinds = [nothing];
  const known = new Map([[nothing.join(), 0]]);
  const kindOf = Int32Array.from(people, ({ weights }) => {
    if (Object.keys(weights).length === 0) return 0;
    const row = Float64Array.from(criteria, ({ id }, index) => (speaks[index] === 1 ? (weights[id] ?? 1) : 1));
    const key = row.join();
    const kind = known.get(key) ?? kinds.length;
    if (kind === kinds.length) {
      kinds.push(row);
      known.set(key, kind);
    }
    return kind;
  });
  return { kinds, kindOf };
}
