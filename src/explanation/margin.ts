import type { Move, RunContext } from "./explanation.ts";

/** How far a run's pairs and the weights of its criteria may change before the matching does. Plain data. */
export interface Margins {
  readonly of: RunContext;
  /** In mentee id order, then mentor id order. */
  readonly pairs: readonly PairMargin[];
  /** In criterion id order. */
  readonly weights: readonly WeightMargin[];
}

/** How firm one pair is. */
export interface PairMargin {
  readonly mentee: string;
  readonly mentor: string;
  readonly points: number;
  /**
   * While the pair's affinity alone falls by less than so many points, the matching stays; once it falls by more, it is
   * another; at exactly so many another may be as good, and the lottery decides. Null: it stays however far the
   * affinity falls. Of a locked pair null too, but under `maximin`, where its affinity can become the least. Absent
   * under the aim `stable`, which does not go by affinities.
   */
  readonly margin?: number | null;
  /**
   * Read from the margin. `locked`: decided. `lottery`: 0, another matching without this pair is as good. `close`: at
   * most 10,000 points, a hundredth of the scale. `firm`: more. Under `greedy` and `generous`, where affinities only
   * settle ties, a pair that is not by lottery is `choice`. Under `stable` it is `preference`, or `lottery` where
   * another stable matching does without the pair.
   */
  readonly standing: "locked" | "lottery" | "close" | "firm" | "choice" | "preference";
}

/** Where a criterion's weight may lie, the others as they are. */
export interface WeightMargin {
  readonly criterion: string;
  readonly weight: number;
  /** The matching stays at every tenth from this one up to today's weight, … */
  readonly lowest: number;
  /** … and up to this one. */
  readonly highest: number;
  /** What it becomes at the next tenth below, and above; null where the matching stays as far as was looked. */
  readonly below: WeightChange | null;
  readonly above: WeightChange | null;
}

/** A weight of a criterion at which the matching becomes another, and who would move. */
export interface WeightChange {
  readonly weight: number;
  /** Who then has other mentors, in id order; points by today's weights. Empty: nothing is possible. */
  readonly moves: readonly Move[];
}
