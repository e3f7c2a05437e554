import type {
  Alternative,
  ExplainedPair,
  ExplainedTerm,
  Explanation,
  RunExplanation,
} from "../../src/explanation/explanation.ts";
import type { Certificate, Matching, Unmatched } from "../../src/explanation/matching.ts";

/**
 * Hand-made runs: every shape that the data can have, small enough to read. Only shapes are true here, not
 * optimality.
 */

export const mentee = (id: string, name = id, more: { priority?: number; wants?: number } = {}) => ({
  id,
  name,
  priority: 0,
  wants: 1,
  wishes: [],
  ...more,
});

export const mentor = (id: string, name = id, more: { capacity?: number; minLoad?: number; load?: number } = {}) => ({
  id,
  name,
  capacity: 1,
  minLoad: 0,
  load: 1,
  ...more,
});

export const terms: readonly ExplainedTerm[] = [
  {
    criterion: "learning",
    factors: { programme: 5 },
    weight: 500_000,
    points: 300_000,
    score: 0.6,
    part: {
      operator: "sum",
      of: [
        { topic: "finance", weight: 0.25, value: 0 },
        { topic: "policy", weight: 0.75, value: 0.8 },
      ],
    },
  },
  {
    criterion: "values",
    factors: { programme: 1.5, mentee: 2 },
    weight: 300_000,
    points: 150_000,
    score: null,
    unknown: true,
    part: { operator: "unknown", reason: "the mentee's values are not known" },
  },
  {
    criterion: "wishes",
    factors: { programme: 2 },
    weight: 200_000,
    points: 200_000,
    score: 1,
    part: {
      operator: "mean",
      of: [
        {
          what: "mentee",
          part: {
            operator: "share",
            numerator: { what: "in common", count: 2, items: ["chess", "jazz"] },
            denominator: { what: "in all", count: 3, items: ["chess", "jazz", "film"] },
          },
        },
        { what: "mentor", part: { operator: "value", value: 0.5, source: "table" } },
      ],
    },
  },
];

export function pairOf(menteeId: string, mentorId: string, more: Partial<ExplainedPair> = {}): ExplainedPair {
  return {
    mentee: menteeId,
    mentor: mentorId,
    points: terms.reduce((sum, term) => sum + term.points, 0),
    choice: 1,
    terms: terms.map(({ criterion, weight, points, unknown }) => ({ criterion, weight, points, unknown })),
    explained: terms,
    facets: [
      { facet: "professional", weight: 500_000, points: 300_000 },
      { facet: null, weight: 500_000, points: 350_000 },
    ],
    sides: { mentee: { weight: 1_000_000, points: 650_000 }, mentor: { weight: 500_000, points: 350_000 } },
    coverage: { personal: null, collective: null },
    range: { lowest: 500_000, highest: 800_000 },
    ...more,
  };
}

export const alternative = (mentorId: string, more: Partial<Alternative> = {}): Alternative =>
  ({
    mentor: mentorId,
    points: 123_456,
    choice: 2,
    status: "possible",
    loss: { placed: 0, points: 12_345 },
    moves: [{ mentee: "r1", from: "m1", to: mentorId, points: -1 }],
    ...more,
  }) as Alternative;

export interface Parts {
  readonly mentees?: RunExplanation["mentees"];
  readonly mentors?: RunExplanation["mentors"];
  readonly pairs?: readonly ExplainedPair[];
  readonly unmatched?: readonly Unmatched[];
  readonly alternatives?: readonly Alternative[];
  readonly forbidden?: Explanation["forbidden"];
  readonly ties?: Matching["ties"];
  readonly certificate?: Certificate;
  readonly run?: Partial<RunExplanation>;
}

/** One optimal run; `alternatives` and `forbidden` are the first mentee's. */
export function runOf(parts: Parts = {}): RunExplanation {
  const mentees = parts.mentees ?? [mentee("r1", "Priya Nair"), mentee("r2", "Tom Oak")];
  const mentors = parts.mentors ?? [mentor("m1", "Ada Quist"), mentor("m2", "Bo Reid")];
  const pairs = parts.pairs ?? [pairOf("r1", "m1"), pairOf("r2", "m2", { choice: 2 })];
  const unmatched = parts.unmatched ?? [];
  return {
    aim: "total",
    lottery: "spring",
    mentees,
    mentors,
    topics: [
      { id: "policy", label: "How policy is made", facet: "professional" },
      { id: "finance", label: "Money" },
    ],
    criteria: [
      {
        id: "learning",
        label: "Learning",
        strategy: "coverage",
        weight: 5,
        side: "mentee",
        facet: "professional",
        unknown: 0.5,
      },
      { id: "values", label: "Values", strategy: "overlap", weight: 3, side: "both", unknown: 0.5 },
      { id: "wishes", label: "Wishes", strategy: "wishes", weight: 2, side: "both", unknown: "spread" },
    ],
    rules: [
      { id: "avoided-by-mentee", rule: "avoided-by-mentee" },
      { id: "outside", rule: "differ", because: "from elsewhere" },
      { id: "pilot", rule: "lock", because: "goes on" },
    ],
    result: {
      status: "optimal",
      matching: {
        version: 1,
        fingerprint: "f".repeat(64),
        placed: mentees.length - unmatched.length,
        total: pairs.reduce((sum, { points }) => sum + points, 0),
        pairs,
        unmatched,
        loads: [],
        ties: parts.ties ?? { unique: true, mentees: [] },
        ledger: [
          { rule: "avoided-by-mentee", forbids: 1, alone: 1, none: [], one: [] },
          { rule: "outside", because: "from elsewhere", forbids: 2, alone: 1, none: [], one: [] },
          { rule: "pilot", because: "goes on", forbids: 0, alone: 0, none: [], one: [] },
        ],
        certificate: parts.certificate ?? {
          levels: [
            { level: "placed", priority: 0, mentors: 1, value: 2, place: 0, prices: mentors.map(() => 0) },
            { level: "points", value: 1_300_000, place: 0, prices: mentors.map((_, at) => at * 1_000) },
          ],
        },
      },
      explanations: mentees.map(({ id }, at) => ({
        mentee: id,
        pairs: pairs.filter((pair) => pair.mentee === id),
        unmatched: unmatched.find((one) => one.mentee === id),
        alternatives: at === 0 ? (parts.alternatives ?? []) : [],
        forbidden: at === 0 ? (parts.forbidden ?? []) : [],
      })),
    },
    ...parts.run,
  };
}

/** A run of so many mentees, each with a mentor; half of the pairs are a 1st choice. */
export function manyOf(count: number): RunExplanation {
  const ids = (letter: string) => Array.from({ length: count }, (_, at) => `${letter}${String(at).padStart(4, "0")}`);
  const [mentees, mentors] = [ids("r"), ids("m")];
  return runOf({
    mentees: mentees.map((id) => mentee(id)),
    mentors: mentors.map((id, at) => mentor(id, id, { load: 1 + (at % 3 === 0 ? 1 : 0), capacity: 2 })),
    pairs: mentees.map((id, at) => pairOf(id, mentors[at], { choice: 1 + (at % 2) })),
  });
}

/** The lines of the section below a heading, blank ones left out. */
export function section(text: string, title: string): string[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line === title || (/^#+ /.test(line) && line.replace(/^#+ /, "") === title));
  if (start < 0) throw new Error(`no section "${title}" in\n${text}`);
  const underlined = /^[=-]+$/.test(lines[start + 1]);
  const body = lines.slice(start + (underlined ? 2 : 1));
  const end = body.findIndex((line, at) => /^#+ /.test(line) || /^(=+|-+)$/.test(body[at + 1] ?? ""));
  return (end < 0 ? body : body.slice(0, end)).map((line) => line.trim()).filter((line) => line !== "");
}
