import type { Cohort, Mentee, Mentor, Person, Weighted } from "../cohort/cohort.ts";
import { frozen } from "../reading/frozen.ts";
import type { Axis, AxisStep } from "./axis.ts";
import type { Candidates } from "./candidates.ts";
import { compareDistances, isWithin } from "./decimal.ts";

/** How far a criterion's weight, and a number of places, are varied in either direction. */
const REACH = 10;

/** Weights: every tenth. */
const TENTHS = 10;
/** Levels of expertise, and shares of the objectives: every twentieth. */
const TWENTIETHS = 20;

/** Whom the axes are about. Indices into the cohort. */
export interface Concerned {
  readonly mentee: number;
  readonly mentor: number;
  /** The mentors that the mentee has: their expertise may be in the way. */
  readonly own: readonly number[];
  /** The mentors whose capacity is varied. */
  readonly touched: readonly number[];
  /** The programme's rules that forbid or count anything by themselves. */
  readonly rules: readonly string[];
}

/** Each criterion's weight: every tenth from 0.1, at most 10 away. In id order. */
export function weightAxes(candidates: Candidates): Axis[] {
  const { programme } = candidates;
  return programme.criteria.map((criterion) => {
    const { id, weight: from } = criterion;
    return {
      change: { change: "weight", criterion: id, from },
      steps: outward(from, reach(from, TENTHS), (weight) =>
        candidates.changed({
          programme: {
            ...programme,
            criteria: programme.criteria.map((one) => (one === criterion ? { ...one, weight } : one)),
          },
        }),
      ),
    };
  });
}

/**
 * What could be otherwise about a programme and two people, one number at a time: the weights of criteria; the two
 * people's data; capacities, places, quotas; and last the rules and locks, one at a time. Steps stand in the order of
 * their distance from what is so today, the smaller first of two that are equally far; steps that would make no valid
 * cohort and programme are left out.
 */
export function axesOf(candidates: Candidates, concerned: Concerned): Axis[] {
  return [
    ...weightAxes(candidates),
    ...expertiseAxes(candidates, concerned),
    ...objectiveAxes(candidates, concerned),
    ...levelAxes(candidates, concerned),
    ...wishAxes(candidates, concerned),
    ...capacityAxes(candidates, concerned),
    ...placesAxes(candidates),
    ...quotaAxes(candidates),
    ...ruleAxes(candidates, concerned),
  ];
}

/** Of the mentor who is asked for, then of those that the mentee has: every topic, from 0 to 1. */
function expertiseAxes(candidates: Candidates, { mentor, own }: Concerned): Axis[] {
  const { cohort } = candidates;
  return [mentor, ...own].flatMap((index) => {
    const person = cohort.mentors[index];
    return cohort.topics.map(({ id }, topic): Axis => {
      const from = valueOn(person.expertise, topic);
      return {
        change: { change: "expertise", mentor: person.id, topic: id, from },
        steps: outward(from ?? 0, shares(from), (to) =>
          candidates.changed({
            cohort: withMentor(cohort, index, { expertise: withValue(person.expertise, topic, to) }),
          }),
        ),
      };
    });
  });
}

/** How much of the mentee's objectives a topic makes up, the others shrunk or stretched in proportion. */
function objectiveAxes(candidates: Candidates, { mentee }: Concerned): Axis[] {
  const { cohort } = candidates;
  const person = cohort.mentees[mentee];
  const { objectives } = person;
  if (objectives === undefined) return [];
  return cohort.topics.flatMap(({ id }, topic): Axis[] => {
    const from = valueOn(objectives, topic) ?? 0;
    // Alone it makes up everything, whatever its weight.
    if (objectives.every((one) => one.topic === topic)) return [];
    return [
      {
        change: { change: "objective", mentee: person.id, topic: id, from },
        steps: outward(from, shares(from), (to) =>
          candidates.changed({
            cohort: withMentee(cohort, mentee, { objectives: withShare(objectives, topic, to) }),
          }),
        ),
      },
    ];
  });
}

/** Where the mentee stands today, which each topic leaves open by itself. */
function levelAxes(candidates: Candidates, { mentee }: Concerned): Axis[] {
  const { cohort } = candidates;
  const person = cohort.mentees[mentee];
  return cohort.topics.map(({ id }, topic): Axis => {
    const from = person.levels?.find((one) => one.topic === topic)?.value ?? null;
    return {
      change: { change: "level", mentee: person.id, topic: id, from },
      steps: outward(from ?? 0, shares(from), (to) =>
        candidates.changed({ cohort: withMentee(cohort, mentee, { levels: withValue(person.levels, topic, to) }) }),
      ),
    };
  });
}

/** Where each of the two lists the other among the wishes; null = not at all, which is one place behind the last. */
function wishAxes(candidates: Candidates, { mentee, mentor }: Concerned): Axis[] {
  const { cohort } = candidates;
  const [one, other] = [cohort.mentees[mentee], cohort.mentors[mentor]];
  return [
    wishAxis("mentee", one, other.id, (wishes) =>
      candidates.changed({ cohort: withMentee(cohort, mentee, { wishes }) }),
    ),
    wishAxis("mentor", other, one.id, (wishes) =>
      candidates.changed({ cohort: withMentor(cohort, mentor, { wishes }) }),
    ),
  ].flat();
}

function wishAxis(
  by: "mentee" | "mentor",
  person: Person,
  id: string,
  make: (wishes: Person["wishes"]) => Candidates | undefined,
): Axis[] {
  // Nobody wishes for somebody to avoid, or for oneself.
  if (person.avoid.includes(id) || person.id === id) return [];
  const at = person.wishes.findIndex((tied) => tied.includes(id));
  const others = person.wishes.map((tied) => tied.filter((one) => one !== id)).filter((tied) => tied.length > 0);
  const none = others.length + 2;
  const from = at < 0 ? none : 1 + at;
  const places = Array.from({ length: none }, (_, place) => 1 + place);
  // In a tie, to stand there alone is a change too.
  const tied = at >= 0 && person.wishes[at].length > 1;
  const steps = outward(from, tied ? places : places.filter((place) => place !== from), (place) =>
    make(place === none ? others : [...others.slice(0, place - 1), [id], ...others.slice(place - 1)]),
  );
  return [
    {
      change: { change: "wish", by, person: person.id, of: id, from: at < 0 ? null : from },
      steps: steps.map((step) => (step.to === none ? { ...step, to: null } : step)),
    },
  ];
}

function capacityAxes(candidates: Candidates, { touched }: Concerned): Axis[] {
  const { cohort, programme } = candidates;
  return touched.map((index) => {
    const { id, capacity: from, minLoad } = cohort.mentors[index];
    const locked = programme.locks.filter((lock) => lock.mentor === index).length;
    const values = reach(from, 1).filter((capacity) => capacity >= Math.max(minLoad, locked));
    return {
      change: { change: "capacity", mentor: id, from },
      steps: outward(from, values, (capacity) =>
        candidates.changed({ cohort: withMentor(cohort, index, { capacity }) }),
      ),
    };
  });
}

function placesAxes(candidates: Candidates): Axis[] {
  const { cohort, programme } = candidates;
  const { places: from, locks, aim } = programme;
  if (from === undefined) return [];
  const locked = new Set(locks.map(({ mentee }) => mentee)).size;
  // Beside these aims, places that limit are refused where anybody wants several mentors.
  const beside = aim !== "total" && cohort.mentees.some(({ wants }) => wants > 1);
  const least = beside ? cohort.mentees.length : locked;
  const values = reach(from, 1).filter((places) => places >= least);
  return [
    {
      change: { change: "places", from },
      steps: outward(from, values, (places) => candidates.changed({ programme: { ...programme, places } })),
    },
  ];
}

/** Each side of each count, within what is locked and within its other side. */
function quotaAxes(candidates: Candidates): Axis[] {
  const { counts, programme } = candidates;
  return counts.flatMap((count, at) => {
    const { rule, of, min, max } = count;
    const [mentees, mentors] = [new Set(count.mentees), new Set(count.mentors)];
    const locked = programme.locks.filter(({ mentee, mentor }) => mentees.has(mentee) && mentors.has(mentor)).length;
    const axis = (limit: "min" | "max", from: number, least: number, most: number): Axis => ({
      change: { change: "quota", rule, of, limit, from },
      steps: outward(
        from,
        reach(from, 1).filter((value) => value >= least && value <= most),
        (value) => ({
          ...candidates,
          counts: counts.map((one, other) => (other === at ? { ...one, [limit]: value } : one)),
        }),
      ),
    });
    return [
      ...(min === undefined ? [] : [axis("min", min, 0, max ?? Number.POSITIVE_INFINITY)]),
      ...(max === undefined ? [] : [axis("max", max, Math.max(min ?? 0, locked), Number.POSITIVE_INFINITY)]),
    ];
  });
}

/**
 * An exception for the pair, where none but rules of the programme forbid it; then each of these rules left out that
 * forbids or counts anything by itself, and each lock.
 */
function ruleAxes(candidates: Candidates, { mentee, mentor, rules }: Concerned): Axis[] {
  const { cohort, programme } = candidates;
  const against = candidates.rulesAgainst(mentee, mentor);
  const own = new Set(programme.rules.map(({ id }) => id));
  const once = (make: () => Candidates | undefined): AxisStep[] => [{ to: undefined, make }];
  const ids = (pair: { readonly mentee: number; readonly mentor: number }) => ({
    mentee: cohort.mentees[pair.mentee].id,
    mentor: cohort.mentors[pair.mentor].id,
  });
  const exception: Axis = {
    change: { change: "allow", ...ids({ mentee, mentor }), rules: [...against] },
    steps: once(() => candidates.changed({ allowed: { mentee, mentor } })),
  };
  return [
    ...(against.length > 0 && against.every((id) => own.has(id)) ? [exception] : []),
    ...rules.map((rule): Axis => ({ change: { change: "rule", rule }, steps: once(() => candidates.without(rule)) })),
    ...programme.locks.map(
      (lock): Axis => ({
        change: { change: "unlock", lock: lock.id, ...ids(lock) },
        steps: once(() => candidates.without(lock.id)),
      }),
    ),
  ];
}

/** Multiples of one `unit`th that are at most `REACH` from a value, and above 0 (of whole numbers, from 0). */
function reach(from: number, unit: number): number[] {
  const least = Math.max(unit === 1 ? 0 : 1, Math.floor((from - REACH) * unit));
  const count = Math.ceil((from + REACH) * unit) - least + 1;
  const values = Array.from({ length: count }, (_, at) => (least + at) / unit);
  return values.filter((value) => value !== from && isWithin(from, value, REACH));
}

/** 0 to 1. What nobody answered may become 0 as well. */
function shares(from: number | null): number[] {
  return Array.from({ length: TWENTIETHS + 1 }, (_, k) => k / TWENTIETHS).filter((value) => value !== from);
}

/** By distance from what is so today, which is not among them; of two that are equally far the smaller first. */
function outward(from: number, values: readonly number[], make: (value: number) => Candidates | undefined): AxisStep[] {
  const sorted = [...values].sort((a, b) => compareDistances(from, a, b) || a - b);
  return sorted.map((to) => ({ to, make: () => make(to) }));
}

function valueOn(list: readonly Weighted[] | undefined, topic: number): number | null {
  if (list === undefined) return null;
  return list.find((one) => one.topic === topic)?.value ?? 0;
}

function withValue(list: readonly Weighted[] | undefined, topic: number, value: number): Weighted[] {
  return [...(list ?? []).filter((one) => one.topic !== topic), { topic, value }].sort((a, b) => a.topic - b.topic);
}

/** The others' weights share what is left in proportion; then all are divided by their sum, as every cohort's are. */
function withShare(objectives: readonly Weighted[], topic: number, share: number): Weighted[] {
  const others = objectives.filter((one) => one.topic !== topic);
  let rest = 0;
  for (const { value } of others) rest += value;
  const weights = others.map((one) => ({ topic: one.topic, value: (one.value / rest) * (1 - share) }));
  const all = withValue(weights, topic, share).filter(({ value }) => value > 0);
  let sum = 0;
  for (const { value } of all) sum += value;
  return all.map((one) => ({ topic: one.topic, value: one.value / sum }));
}

function withMentee(cohort: Cohort, at: number, change: Partial<Mentee>): Cohort {
  return frozen({
    ...cohort,
    mentees: cohort.mentees.map((one, index) => (index === at ? { ...one, ...change } : one)),
  });
}

function withMentor(cohort: Cohort, at: number, change: Partial<Mentor>): Cohort {
  return frozen({
    ...cohort,
    mentors: cohort.mentors.map((one, index) => (index === at ? { ...one, ...change } : one)),
  });
}
