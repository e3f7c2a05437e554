/**
 * How large and how deep an input may be, and how far its numbers may go. All limits of both documents, in one place.
 */
export const LIMITS = {
  /** Levels of nesting. */
  depth: 32,
  /** Values in one document; what is shared counts every time. Room for a `table` of 5,000 × 5,000 scores. */
  values: 30_000_000,
  /** Code units of an id, a topic, a facet, the name of an attribute, a strategy or a rule. */
  idLength: 200,
  /** Code units of an id that a rule kind makes: room for two ids in quotes. */
  madeIdLength: 1_000,
  /** Code units of any other string. */
  textLength: 10_000,
  /** Mentees; mentors. */
  people: 200_000,
  /** Criteria of a programme. */
  criteria: 1_000,
  /** Strategies that one strategy combines. */
  operands: 20,
  /** Combining strategies inside one another. */
  combined: 4,
  /** Rules of a programme, locks included. */
  rules: 1_000_000,
  capacity: 1_000_000,
  /** Steps of the search that quotas may take. */
  steps: 1_000_000_000,
  wants: 1_000,
  /** Either way from 0. */
  priority: 1_000_000,
  /**
   * Weights and multipliers. Wide enough for any use, narrow enough that no product or sum of them leaves the
   * doubles.
   */
  minWeight: 1e-6,
  maxWeight: 1e6,
  /** Issues listed for one document; further ones are counted. */
  issues: 1_000,
  /** Issues counted before the rest of the people is not looked at any more. */
  countedIssues: 10_000,
  /** Cells of edit distance tables, spent on "did you mean" for one document. */
  nearestSteps: 20_000_000,
} as const;
