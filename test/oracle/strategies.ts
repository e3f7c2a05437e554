import type { Attribute, Mentee, Mentor, Person, Scoring, Value } from "./documents.ts";

/** The strategies of `docs/model.md` that read more than plain weights: pair by pair, shares no code with `src`. */

export const own = <T>(record: Record<string, T> | undefined, key: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;

const UNKNOWN = Number.NaN;

/** 0..1, or NaN = unknown. `objectives`: the mentee's weights by topic, which add up to 1. */
export function furtherScore(
  criterion: Scoring,
  objectives: ReadonlyMap<string, number> | undefined,
  mentee: Mentee,
  mentor: Mentor,
): number {
  switch (criterion.strategy) {
    case "cosine":
      return objectives && mentor.expertise ? cosine(objectives, mentor.expertise) : UNKNOWN;
    case "gap":
      return objectives && mentor.expertise ? gap(criterion.curve ?? GAP_CURVE, objectives, mentee, mentor) : UNKNOWN;
    case "experience":
      return objectives ? bestExperience(objectives, mentor) : UNKNOWN;
    case "same":
    case "different": {
      const like = alike(criterion, mentee, mentor);
      return criterion.strategy === "same" ? like.same : like.different;
    }
    case "closeness": {
      const attributes = Array.isArray(criterion.attribute) ? criterion.attribute : [criterion.attribute];
      const differences = attributes.map((attribute) => {
        const [a, b] = numbersOf(attribute as Attribute, mentee, mentor);
        return a === undefined || b === undefined ? UNKNOWN : b - a;
      });
      const [dx, dy] = differences;
      const distance = differences.length === 1 ? Math.abs(dx) : Math.sqrt(dx * dx + dy * dy);
      if (Number.isNaN(distance)) return UNKNOWN;
      const scale = criterion.scale as number;
      return distance < scale ? 1 - distance / scale : 0;
    }
    case "ahead": {
      const [a, b] = numbersOf(criterion.attribute as Attribute, mentee, mentor);
      return a === undefined || b === undefined ? UNKNOWN : onCurve(criterion.curve as Points, b - a);
    }
    case "dates":
      return rhythm(criterion, mentee, mentor);
    default:
      throw new Error(`the oracle knows no strategy ${criterion.strategy}`);
  }
}

// Topics

export const inTopicOrder = (topics: Iterable<string>) => [...new Set(topics)].sort();

type Points = readonly (readonly [number, number])[];

const GAP_CURVE: Points = [
  [0, 0],
  [0.4, 1],
  [1, 0.5],
];

export function onCurve(points: Points, x: number): number {
  const after = points.findIndex(([at]) => at >= x);
  if (after < 0) return points[points.length - 1][1];
  if (after === 0 || points[after][0] === x) return points[after][1];
  const [[x0, y0], [x1, y1]] = [points[after - 1], points[after]];
  const y = y0 + (y1 - y0) * ((x - x0) / (x1 - x0));
  const [low, high] = y0 < y1 ? [y0, y1] : [y1, y0];
  return y < low ? low : y > high ? high : y;
}

/** What an objective's topic counts under `coverage`. */
export function metAt(criterion: Scoring, topic: string, expertise: number): number {
  const given = criterion.target ?? 1;
  const target = typeof given === "number" ? given : (own(given, topic) ?? 1);
  const reached = expertise >= target ? 1 : expertise / target;
  const { half } = criterion;
  return half === undefined ? reached : 1 / (1 + (half * (1 - reached)) / (reached * (1 - half)));
}

function cosine(objectives: ReadonlyMap<string, number>, expertise: Record<string, number>): number {
  const largest = Object.values(expertise).reduce((most, value) => (value > most ? value : most), 0);
  if (largest === 0) return 0;
  let [dot, a, b] = [0, 0, 0];
  for (const topic of inTopicOrder([...objectives.keys(), ...Object.keys(expertise)])) {
    const weight = objectives.get(topic) ?? 0;
    const value = (own(expertise, topic) ?? 0) / largest;
    dot += weight * value;
    a += weight * weight;
    b += value * value;
  }
  const score = dot / Math.sqrt(a * b);
  return score > 1 ? 1 : score;
}

function gap(points: Points, objectives: ReadonlyMap<string, number>, mentee: Mentee, mentor: Mentor): number {
  const known = inTopicOrder(objectives.keys()).filter((topic) => own(mentee.levels, topic) !== undefined);
  if (known.length === 0) return UNKNOWN;
  const all = known.reduce((sum, topic) => sum + (objectives.get(topic) as number), 0);
  let sum = 0;
  for (const topic of known) {
    const lead = (own(mentor.expertise, topic) ?? 0) - (own(mentee.levels, topic) as number);
    sum += ((objectives.get(topic) as number) / all) * onCurve(points, lead);
  }
  return sum > 1 ? 1 : sum;
}

function bestExperience(objectives: ReadonlyMap<string, number>, { experiences }: Mentor): number {
  if (experiences === undefined) return UNKNOWN;
  if (experiences.length === 0) return 0;
  const scores = experiences.flatMap(({ topics }) => {
    if (topics === undefined) return [];
    const all = inTopicOrder(Object.keys(topics)).reduce((sum, topic) => sum + topics[topic], 0);
    let common = 0;
    for (const topic of inTopicOrder(objectives.keys())) {
      const day = own(topics, topic) === undefined ? 0 : topics[topic] / all;
      const wanted = objectives.get(topic) as number;
      common += day < wanted ? day : wanted;
    }
    return [common > 1 ? 1 : common];
  });
  return scores.length === 0 ? UNKNOWN : scores.sort((a, b) => b - a)[0];
}

// Attributes

export function valuesOf(attribute: Attribute, side: "mentee" | "mentor", person: Person) {
  const value = own(person.attributes, typeof attribute === "string" ? attribute : attribute[side]);
  if (value === undefined) return undefined;
  return new Set((Array.isArray(value) ? value : [value]).map((one: Value) => String(one)));
}

function numbersOf(attribute: Attribute, mentee: Mentee, mentor: Mentor) {
  const [a, b] = typeof attribute === "string" ? [attribute, attribute] : [attribute.mentee, attribute.mentor];
  return [own(mentee.attributes, a), own(mentor.attributes, b)] as [number | undefined, number | undefined];
}

function alike({ attribute, order }: Scoring, mentee: Mentee, mentor: Mentor): { same: number; different: number } {
  const a = valuesOf(attribute as Attribute, "mentee", mentee);
  const b = valuesOf(attribute as Attribute, "mentor", mentor);
  if (a === undefined || b === undefined) return { same: UNKNOWN, different: UNKNOWN };
  if (order === undefined) {
    const common = [...a].some((value) => b.has(value));
    return common ? { same: 1, different: 0 } : { same: 0, different: 1 };
  }
  const steps = [...a].flatMap((x) => [...b].map((y) => Math.abs(order.indexOf(x) - order.indexOf(y))));
  if (steps.length === 0) return { same: UNKNOWN, different: UNKNOWN };
  const different = steps.sort((x, y) => x - y)[0] / (order.length - 1);
  return { same: 1 - different, different };
}

// Dates

/** Every chain, one after the other: dates are few here. */
function rhythm(criterion: Scoring, mentee: Mentee, mentor: Mentor): number {
  if (mentee.available === undefined || mentor.available === undefined) return UNKNOWN;
  const [shortest, longest] = criterion.every ?? [28, 42];
  const asked = 1 + Math.floor((criterion.days ?? 365) / longest);
  const common = mentee.available.filter((date) => mentor.available?.includes(date));
  const days = common.map((date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000).sort((a, b) => a - b);
  const longestFrom = (day: number): number =>
    1 +
    days
      .filter((next) => next - day >= shortest && next - day <= longest)
      .reduce((most, next) => Math.max(most, longestFrom(next)), 0);
  const most = days.reduce((best, day) => Math.max(best, longestFrom(day)), 0);
  return Math.min(most, asked) / asked;
}
