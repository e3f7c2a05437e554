import * as z from "zod";
import { LIMITS } from "../reading/limits.ts";

const share = z.number().min(0).max(1);
const count = z.int().min(0).max(LIMITS.people);
/** 0: all are equally popular; 1: the k-th is a k-th as popular as the first (Zipf's law); more is steeper. */
const skew = z.number().min(0).max(1000);
/** The least and the most, both included; every number between is as likely. */
const range = z.tuple([z.int().min(0).max(100), z.int().min(0).max(100)]);

const knobs = {
  mentees: count,
  mentors: count,
  /** Places for each mentor that a mentee wants: 1 is just enough, 0.8 leaves a fifth out. Spread evenly. */
  places: z.number().min(0).max(1000),
  /** Share of mentees who want two mentors. */
  wantsTwo: share,
  /** Tiers of priority, each as likely. */
  tiers: z.int().min(1).max(100),
  topics: z.int().min(1).max(1000),
  /** Topics belong to facets in turn: professional, personal, facet-03, … */
  facets: z.int().min(1).max(100),
  /** How many objectives a mentee has. Topics are drawn by popularity; weights are 1 to 5, each as likely. */
  objectives: range,
  /** Share of mentees who rank their objectives instead of weighing them. */
  ranked: share,
  /** How unevenly topics are wanted. */
  topicSkew: skew,
  /** Groups of topics. A mentor is at home in one: at least halfway up in each of its topics. */
  specialisms: z.int().min(1).max(1000),
  /** How likely a mentor also offers a topic outside; then every level is as likely. */
  breadth: share,
  /** Levels and expertise are multiples of one of so many: few steps make many equal affinities. */
  steps: z.int().min(1).max(1_000_000),
  organisations: z.int().min(1).max(100_000),
  /** How unevenly people are spread over organisations: clusters inside which the programme allows no pairs. */
  organisationSkew: skew,
  /** Share of mentors who belong to an organisation of their own. */
  outside: share,
  /** How many mentors a mentee wishes for. Drawn by popularity; where one is listed already, the next popular. */
  wishes: range,
  /** How unevenly mentors are wished for. */
  mentorSkew: skew,
  /** How likely a wish is as strong as the one before it. */
  ties: share,
  /** How likely a mentor wishes too, for one to three mentees, each as likely. */
  mentorWishes: share,
  /** How likely a mentee avoids one mentor. */
  avoid: share,
  /** How likely each answer by itself is missing: objectives, levels, expertise, each attribute, wishes, dates. */
  missing: share,
};

/** Everything that can be set about invented people. */
export type Knobs = { readonly [Key in keyof typeof knobs]: z.infer<(typeof knobs)[Key]> };

const COMMON: Omit<Knobs, "mentees" | "mentors"> = {
  places: 1.2,
  wantsTwo: 0,
  tiers: 1,
  topics: 12,
  facets: 2,
  objectives: [2, 5],
  ranked: 0.2,
  topicSkew: 0.5,
  specialisms: 3,
  breadth: 0.5,
  steps: 20,
  organisations: 6,
  organisationSkew: 0.5,
  outside: 0.2,
  wishes: [0, 3],
  mentorSkew: 0.5,
  ties: 0.1,
  mentorWishes: 0.3,
  avoid: 0.05,
  missing: 0.05,
};

/** By the number of mentees: a pilot, a programme, one that was rolled out, and as many as there may ever be. */
export const PRESETS = {
  6: { ...COMMON, mentees: 6, mentors: 6, topics: 6, specialisms: 2, organisations: 3, missing: 0 },
  21: { ...COMMON, mentees: 21, mentors: 22 },
  26: { ...COMMON, mentees: 26, mentors: 20, places: 0.9, tiers: 2 },
  75: { ...COMMON, mentees: 75, mentors: 60, topics: 16, specialisms: 4, organisations: 15, wantsTwo: 0.05 },
  500: { ...COMMON, mentees: 500, mentors: 220, places: 1, topics: 20, specialisms: 5, organisations: 40, steps: 100 },
  3000: {
    ...COMMON,
    mentees: 3000,
    mentors: 1200,
    places: 1,
    topics: 24,
    specialisms: 6,
    organisations: 150,
    steps: 100,
  },
  20000: {
    ...{ ...COMMON, mentees: 20_000, mentors: 6000, places: 1, topics: 30, specialisms: 8 },
    ...{ organisations: 600, steps: 1000, avoid: 0.01, mentorWishes: 0.1 },
  },
  100000: {
    ...{ ...COMMON, mentees: 100_000, mentors: 20_000, places: 1, topics: 40, specialisms: 10 },
    ...{ organisations: 2000, steps: 1000, avoid: 0.01, mentorWishes: 0.05 },
  },
} as const satisfies Readonly<Record<number, Knobs>>;

/** The number of mentees of a ready-made setting of all knobs. */
export type Preset = keyof typeof PRESETS;

const presetNames: readonly Preset[] = Object.keys(PRESETS).map((name) => Number(name) as Preset);

const optional = Object.fromEntries(Object.entries(knobs).map(([name, one]) => [name, (one as z.ZodType).optional()]));

const options = z.strictObject({
  seed: z.int().min(0).max(4_294_967_295),
  preset: z.literal(presetNames).optional(),
  ...optional,
});

/** What decides a synthetic cohort: the seed, a preset (default: 21), and whatever of it is to be otherwise. */
export type SyntheticOptions = { readonly seed: number; readonly preset?: Preset } & Partial<Knobs>;

export const syntheticOptionsSchema = options as unknown as z.ZodType<SyntheticOptions>;
