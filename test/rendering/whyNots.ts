import type {
  Margins,
  MentorExplanation,
  NeededChange,
  NextMatchings,
  RunContext,
  WhyNot,
  WhyNotExplanation,
} from "pairwright";
import { pairOf, runOf } from "./runs.ts";

/** Hand-made answers to "why not", and margins: every sentence that there is, at 0, 1, 2 and many. */

const context = (more: Partial<RunContext> = {}): RunContext => {
  const { result: _, ...rest } = runOf();
  return { ...rest, ...more };
};

function asked(why: WhyNot, more: Partial<WhyNotExplanation> = {}, of: Partial<RunContext> = {}): WhyNotExplanation {
  return { of: context(of), mentee: "r1", mentor: "m2", has: ["m1"], why, ...more };
}

const people = { mentee: "r1", mentor: "m2" };

/** Every change, and every way that it can go. */
const everyChange: readonly NeededChange[] = [
  { change: "weight", criterion: "learning", from: 5, to: 5.4, moved: 0 },
  { change: "expertise", mentor: "m2", topic: "policy", from: 0.2, to: 0.55, moved: 1 },
  { change: "expertise", mentor: "m2", topic: "policy", from: null, to: 0.5, moved: 2 },
  { change: "objective", mentee: "r1", topic: "policy", from: 0.625, to: 0.8, moved: 1_200 },
  { change: "level", mentee: "r1", topic: "policy", from: 0.2, to: 0, moved: 0 },
  { change: "level", mentee: "r1", topic: "policy", from: null, to: 1, moved: 0 },
  { change: "wish", by: "mentee", person: "r1", of: "m2", from: 3, to: 1, moved: 0 },
  { change: "wish", by: "mentor", person: "m2", of: "r1", from: null, to: 2, moved: 0 },
  { change: "wish", by: "mentor", person: "m2", of: "r1", from: 1, to: null, moved: 0 },
  { change: "wish", by: "mentee", person: "r1", of: "m2", from: 1, to: 1, moved: 0 },
  { change: "capacity", mentor: "m2", from: 1, to: 2, moved: 0 },
  { change: "capacity", mentor: "m1", from: 2, to: 1, moved: 0 },
  { change: "capacity", mentor: "m1", from: 1, to: 0, moved: 0 },
  { change: "places", from: 1, to: 2, moved: 0 },
  { change: "places", from: 2, to: 1, moved: 0 },
  { change: "places", from: 2, to: 0, moved: 0 },
  { change: "quota", rule: "outside", of: {}, limit: "max", from: 1, to: 2, moved: 0 },
  { change: "quota", rule: "outside", of: { mentor: "m1" }, limit: "max", from: 1, to: 0, moved: 0 },
  { change: "quota", rule: "outside", of: { "mentee.site": "north" }, limit: "min", from: 1, to: 0, moved: 0 },
  { change: "allow", ...people, rules: ["outside"], moved: 0 },
  { change: "allow", ...people, rules: ["outside", "avoided-by-mentee"], moved: 0 },
  { change: "rule", rule: "outside", moved: 0 },
  { change: "unlock", lock: "outside", mentee: "r1", mentor: "m1", moved: 0 },
];

const possible = {
  status: "possible",
  points: 603_484,
  choice: 1,
  loss: { placed: 0, points: 182_171 },
  moves: [
    { mentee: "r1", from: "m1", to: "m2", points: 168_939 },
    { mentee: "r2", from: "m2", to: null, points: -351_110 },
  ],
  fewest: "people",
} as const;

export const whyNots: Readonly<Record<string, WhyNotExplanation>> = {
  paired: asked({ status: "paired" }, { has: ["m2"] }),
  "forbidden by one rule": asked({ status: "forbidden", rules: ["outside"], changes: [] }, { has: [] }),
  "forbidden by two": asked(
    { status: "forbidden", rules: ["avoided-by-mentee", "outside"], changes: [everyChange[0]] },
    { has: ["m1", "m3"] },
  ),
  "possible, pairs": asked({ ...possible, fewest: "pairs", changes: [] }),
  "possible, nothing is known of fewer": asked({ ...possible, fewest: undefined, changes: [] } as never),
  "forbidden, cut off": asked({ status: "forbidden", rules: ["outside"] }),
  possible: asked({ ...possible, changes: everyChange }),
  "as good": asked({
    ...possible,
    loss: { placed: 0, points: 0 },
    moves: [{ mentee: "r1", from: null, to: "m2", points: 0 }],
    changes: [],
  }),
  "by the least": asked(
    { ...possible, loss: { placed: 1, points: 5, aim: { least: { before: 7, after: 2 } } }, changes: [] },
    {},
    { aim: "maximin" },
  ),
  impossible: asked({ status: "impossible", points: 1, choice: 2, reason: "locks-minimums-or-places", changes: [] }),
  "impossible beside quotas": asked({
    status: "impossible",
    points: 0,
    choice: 11,
    reason: "locks-minimums-places-or-quotas",
    changes: [],
  }),
  unproved: asked({ status: "unproved", points: 2, choice: 3 }),
  ...Object.fromEntries(
    (
      [
        [true, false, 0, 0, []],
        [false, true, 1, 1, [{ mentee: "r2", mentor: "m1" }]],
        [true, true, 2, 2_000, [{ mentee: "r2", mentor: "m1" }, people]],
        [false, true, -1, -1, []],
        [false, true, -2, -2_000, []],
      ] as const
    ).map(([mentee, mentor, placed, points, blocking]) => [
      `stable, ${placed} fewer`,
      asked(
        { ...possible, loss: { placed, points }, unwilling: { mentee, mentor }, blocking, changes: [] },
        {},
        { aim: "stable", favours: "mentees" },
      ),
    ]),
  ),
};

const pair = (mentee: string, more: Partial<Margins["pairs"][number]>) => ({
  mentee,
  mentor: "m1",
  points: 500_000,
  standing: "firm" as const,
  ...more,
});

const weights: Margins["weights"] = [
  { criterion: "learning", weight: 5, lowest: 5, highest: 5, below: null, above: { weight: 5.1, moves: [] } },
  {
    criterion: "wishes",
    weight: 1.5,
    lowest: 0.6,
    highest: 11.5,
    below: {
      weight: 0.5,
      moves: [
        { mentee: "r1", from: "m1", to: "m2", points: 3 },
        { mentee: "r2", from: null, to: "m1", points: 3 },
        { mentee: "r3", from: "m3", to: null, points: -3 },
      ],
    },
    above: null,
  },
];

export const allMargins: Readonly<Record<string, Margins>> = {
  "no pairs": { of: context(), pairs: [], weights },
  "one firm": { of: context(), pairs: [pair("r1", { margin: 300_000 })], weights },
  "all firm": {
    of: context(),
    pairs: [pair("r1", { margin: 300_000 }), pair("r2", { margin: null, standing: "locked" })],
    weights: [],
  },
  "one firm, one close, one by the lottery": {
    of: context(),
    pairs: [
      pair("r1", { margin: null }),
      pair("r2", { margin: 1, standing: "close" }),
      pair("r3", { margin: 0, standing: "lottery" }),
    ],
    weights: [],
  },
  "none firm": {
    of: context(),
    pairs: (["close", "close", "lottery", "lottery"] as const).map((standing, at) =>
      pair(`r${at}`, { margin: standing === "close" ? 10_000 : 0, standing }),
    ),
    weights: [],
  },
  "two firm of three": {
    of: context(),
    pairs: [pair("r1", {}), pair("r2", {}), pair("r3", { margin: 3, standing: "close" })],
    weights: [],
  },
  greedy: {
    of: context({ aim: "greedy" }),
    pairs: [pair("r1", { margin: 5, standing: "choice" }), pair("r2", { margin: 0, standing: "lottery" })],
    weights: [],
  },
  stable: {
    of: context({ aim: "stable", favours: "mentees" }),
    pairs: [pair("r1", { standing: "preference" })],
    weights: [],
  },
};

function mentorWith(more: Partial<MentorExplanation>, of: Partial<RunContext> = {}): MentorExplanation {
  return {
    of: context(of),
    mentor: "m1",
    capacity: 1,
    minLoad: 0,
    load: 0,
    pairs: [],
    alternatives: [],
    forbidden: [],
    ...more,
  };
}

const other = { mentee: "r2", points: 250_000, choice: 2, mentorChoice: 1, has: [] };
const noGain = { placed: 0, points: 0 };

export const mentorReports: Readonly<Record<string, MentorExplanation>> = {
  "takes nobody": mentorWith({ capacity: 0, forbidden: [{ mentee: "r1", rules: ["outside"] }] }),
  "one pair, one place, others of every kind": mentorWith({
    load: 1,
    pairs: [{ ...pairOf("r1", "m1"), mentorChoice: 2 }],
    alternatives: [
      { ...other, status: "possible", loss: { placed: 1, points: 300 }, moves: [] },
      { ...other, has: ["m2"], status: "impossible" },
      { ...other, has: ["m2", "m3"], status: "unproved" },
    ],
    forbidden: [
      { mentee: "r3", rules: ["outside"] },
      { mentee: "r4", rules: ["outside"] },
      { mentee: "r5", rules: ["avoided-by-mentor", "outside"] },
    ],
    valueOfPlace: { placed: 1, points: -20 },
  }),
  "of a stable matching": mentorWith(
    {
      capacity: 2,
      minLoad: 1,
      free: { places: 2, status: "not-chosen" },
      alternatives: [
        [true, false],
        [false, true],
        [true, true],
      ].map(([mentee, mentor]) => ({ ...other, status: "not-chosen", unwilling: { mentee, mentor } })),
    },
    { aim: "stable", favours: "mentees" },
  ),
  ...Object.fromEntries(
    (
      [
        { status: "no-allowed-mentee", rules: [], places: 1 },
        { status: "no-allowed-mentee", rules: ["outside"], places: 2 },
        { status: "no-allowed-mentee", rules: ["avoided-by-mentee", "outside"], places: 1_200 },
        { status: "all-here", places: 1 },
        { status: "impossible", places: 2 },
        { status: "tied", mentees: ["r1"], places: 1 },
        { status: "tied", mentees: ["r1", "r2", "r3"], places: 2 },
        { status: "worse", places: 1 },
        { status: "unproved", places: 1 },
      ] as const
    ).map((free, at) => [`${at}: ${free.status}`, mentorWith({ capacity: free.places, free, valueOfPlace: noGain })]),
  ),
};

const moves = [
  { mentee: "r1", from: "m1", to: "m2", points: -5 },
  { mentee: "r2", from: null, to: "m1", points: 7 },
];

export const nextBests: Readonly<Record<string, NextMatchings>> = {
  none: { of: context(), matchings: [] },
  one: { of: context(), matchings: [{ loss: noGain, moves: moves.slice(0, 1) }] },
  two: {
    of: context(),
    matchings: [
      { loss: { placed: 0, points: 1 }, moves },
      { loss: { placed: 1, points: 2_000 }, moves },
    ],
  },
};
