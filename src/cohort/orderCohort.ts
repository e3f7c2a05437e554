import { compareIds } from "../order.ts";
import { frozen } from "../reading/frozen.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue, PERSON } from "../steps.ts";
import type { AttributeValue, Cohort, Experience, Mentee, Mentor, Person, Topic } from "./cohort.ts";
import { normalised, weighted } from "./objectives.ts";
import type { CohortInput, ExperienceInput, MenteeInput, MentorInput } from "./schema.ts";

type TopicOf = ReadonlyMap<string, number>;

/**
 * Everything in id order, every default filled in. `positions`: the rows where the sorted people stand in the input.
 */
export interface OrderedCohort {
  readonly cohort: Cohort;
  readonly positions: { readonly mentees: Int32Array; readonly mentors: Int32Array };
}

/**
 * A checked input in the order and form that all later stages rely on; frozen, since plug-ins are handed it. O(input
 * · log), in portions.
 */
export function* orderCohort(input: CohortInput): Steps<OrderedCohort> {
  const meter = createMeter();
  const all = input.mentees.length + input.mentors.length;
  const progress = { stage: "validating", done: all, of: all } as const;
  const topics = topicsOf(input);
  const topicOf = new Map(topics.map((topic, index) => [topic.id, index]));
  const mentees = orderById(input.mentees);
  const mentors = orderById(input.mentors);
  const cohort = {
    topics,
    collective: input.collective && normalised(input.collective, topicOf),
    mentees: [] as Mentee[],
    mentors: [] as Mentor[],
  };
  yield progress;
  for (const row of mentees) {
    if (isDue(meter, PERSON)) yield progress;
    cohort.mentees.push(frozen(menteeOf(input.mentees[row], topicOf)));
  }
  for (const row of mentors) {
    if (isDue(meter, PERSON)) yield progress;
    cohort.mentors.push(frozen(mentorOf(input.mentors[row], topicOf)));
  }
  return { cohort: frozen(cohort), positions: { mentees, mentors } };
}

function orderById(people: readonly { readonly id: string }[]): Int32Array {
  return Int32Array.from(people.keys()).sort((a, b) => compareIds(people[a].id, people[b].id));
}

/** As given; or, if the input has no `topics`, all that anything refers to. */
function topicsOf(input: CohortInput): Topic[] {
  const given = input.topics;
  if (given === undefined)
    return [...topicsUsed(input)].sort(compareIds).map((id) => ({ id, label: id, facet: undefined }));
  return Object.keys(given)
    .sort(compareIds)
    .map((id) => ({ id, label: given[id].label ?? id, facet: given[id].facet }));
}

function topicsUsed(input: CohortInput): Set<string> {
  const used = new Set<string>();
  const add = (topics: readonly string[] | Readonly<Record<string, number>> | undefined) => {
    if (topics !== undefined) for (const topic of Array.isArray(topics) ? topics : Object.keys(topics)) used.add(topic);
  };
  add(input.collective);
  for (const mentee of input.mentees) {
    add(mentee.objectives);
    add(mentee.levels);
  }
  for (const mentor of input.mentors) {
    add(mentor.expertise);
    for (const experience of mentor.experiences ?? []) add(experience.topics);
  }
  return used;
}

function menteeOf(input: MenteeInput, topicOf: TopicOf): Mentee {
  return {
    ...personOf(input),
    objectives: input.objectives && normalised(input.objectives, topicOf),
    levels: input.levels && weighted(input.levels, topicOf),
    wants: input.wants ?? 1,
    priority: input.priority ?? 0,
  };
}

function mentorOf(input: MentorInput, topicOf: TopicOf): Mentor {
  return {
    ...personOf(input),
    expertise: input.expertise && weighted(input.expertise, topicOf),
    capacity: input.capacity ?? 1,
    minLoad: input.minLoad ?? 0,
    experiences: input.experiences?.map((one) => experienceOf(one, topicOf)).sort((a, b) => compareIds(a.id, b.id)),
  };
}

function experienceOf({ id, label, topics }: ExperienceInput, topicOf: TopicOf): Experience {
  return { id, label: label ?? id, topics: topics && weighted(topics, topicOf) };
}

function personOf(input: MenteeInput | MentorInput): Person {
  return {
    id: input.id,
    name: input.name ?? input.id,
    attributes: sortedRecord<AttributeValue>(input.attributes, (value) =>
      Array.isArray(value) ? [...value].sort(compareIds) : value,
    ),
    wishes: (input.wishes ?? []).map((entry) => (typeof entry === "string" ? [entry] : [...entry].sort(compareIds))),
    avoid: [...(input.avoid ?? [])].sort(compareIds),
    weights: sortedRecord(input.weights, (value) => value),
    available: input.available && [...input.available].sort(compareIds),
  };
}

/** Without a prototype, so that a key such as `constructor` is absent unless it was given. */
function sortedRecord<T>(
  record: Readonly<Record<string, T>> | undefined,
  valueOf: (value: T) => T,
): Readonly<Record<string, T>> {
  const keys = Object.keys(record ?? NONE);
  if (record === undefined || keys.length === 0) return NONE as Readonly<Record<string, T>>;
  const sorted: Record<string, T> = Object.create(null);
  for (const key of keys.sort(compareIds)) sorted[key] = valueOf(record[key]);
  return sorted;
}

// One for everybody: an object without prototype is a large one.
const NONE: Readonly<Record<string, never>> = Object.freeze(Object.create(null));
