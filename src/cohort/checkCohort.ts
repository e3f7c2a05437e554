import type { IssueLog } from "../reading/issueLog.ts";
import type { Path } from "../reading/issueText.ts";
import { shown } from "../reading/issueText.ts";
import { hint } from "../reading/nearest.ts";
import type { Loose } from "../reading/shape.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue, PERSON } from "../steps.ts";
import type { CohortInput, MenteeInput, MentorInput, ObjectivesInput } from "./schema.ts";

type LooseMentee = Loose<MenteeInput>;
type LooseMentor = Loose<MentorInput>;
type LoosePerson = LooseMentee | LooseMentor;

/** The ids there are on one side; undefined where the list itself could not be read. */
type Known = ReadonlySet<string> | undefined;

/**
 * Logs where one part of a cohort does not fit another. Malformed places are undefined, and passed over. In portions.
 */
export function* checkCohort(cohort: Loose<CohortInput>, log: IssueLog): Steps<void> {
  const meter = createMeter();
  const all = (cohort.mentees?.length ?? 0) + (cohort.mentors?.length ?? 0);
  const progress = { stage: "validating", done: all, of: all } as const;
  const topics: Known = cohort.topics === undefined ? undefined : new Set(Object.keys(cohort.topics));
  const mentees = uniqueIds(cohort.mentees, ["mentees"], log);
  const mentors = uniqueIds(cohort.mentors, ["mentors"], log);
  checkObjectives(cohort.collective, topics, ["collective"], log);
  for (const [row, mentee] of (cohort.mentees ?? []).entries()) {
    if (isDue(meter, PERSON)) yield progress;
    if (mentee === undefined) continue;
    const at = ["mentees", row];
    checkPerson(mentee, "mentor", mentors, at, log);
    checkObjectives(mentee.objectives, topics, [...at, "objectives"], log);
    checkTopics(mentee.levels, topics, [...at, "levels"], log);
  }
  for (const [row, mentor] of (cohort.mentors ?? []).entries()) {
    if (isDue(meter, PERSON)) yield progress;
    if (mentor === undefined) continue;
    const at = ["mentors", row];
    checkPerson(mentor, "mentee", mentees, at, log);
    checkTopics(mentor.expertise, topics, [...at, "expertise"], log);
    checkLoads(mentor, at, log);
    uniqueIds(mentor.experiences, [...at, "experiences"], log);
    for (const [index, experience] of (mentor.experiences ?? []).entries()) {
      checkTopics(experience?.topics, topics, [...at, "experiences", index, "topics"], log);
    }
  }
}

/** The ids of a list; logs those given twice. */
function uniqueIds(
  list: readonly ({ readonly id?: string } | undefined)[] | undefined,
  at: Path,
  log: IssueLog,
): Known {
  if (list === undefined) return undefined;
  const firstWith = new Map<string, number>();
  for (const [index, one] of list.entries()) {
    const id = one?.id;
    if (id === undefined) continue;
    const first = firstWith.get(id);
    if (first === undefined) firstWith.set(id, index);
    else {
      const message = () =>
        `expected an id of its own, received ${shown(id)}, which ${String(at.at(-1))}[${first}] has`;
      log.add([...at, index, "id"], "duplicate", message);
    }
  }
  return new Set(firstWith.keys());
}

function checkPerson(person: LoosePerson, other: string, known: Known, at: Path, log: IssueLog): void {
  const wished = new Set<string>();
  for (const [index, entry] of (person.wishes ?? []).entries()) {
    if (typeof entry === "string") checkWish(entry, [...at, "wishes", index]);
    else for (const [inner, id] of (entry ?? []).entries()) checkWish(id, [...at, "wishes", index, inner]);
  }
  const avoided = new Set<string>();
  for (const [index, id] of (person.avoid ?? []).entries()) {
    if (id === undefined) continue;
    const path = [...at, "avoid", index];
    if (avoided.has(id)) log.add(path, "duplicate", () => `expected everybody once, received ${shown(id)} again`);
    else checkId(id, `a known ${other}`, known, path, log);
    if (wished.has(id))
      log.add(path, "conflict", () => `expected nobody who is also wished for, received ${shown(id)}`);
    avoided.add(id);
  }
  const dates = new Set<string>();
  for (const [index, date] of (person.available ?? []).entries()) {
    if (date === undefined) continue;
    if (dates.has(date))
      log.add([...at, "available", index], "duplicate", `expected every date once, received ${shown(date)} again`);
    dates.add(date);
  }
  for (const [name, value] of Object.entries(person.attributes ?? {})) {
    if (!Array.isArray(value)) continue;
    const members = new Set<string>();
    for (const [index, member] of value.entries()) {
      const message = () => `expected every member once, received ${shown(member)} again`;
      if (members.has(member)) log.add([...at, "attributes", name, index], "duplicate", message);
      if (member !== undefined) members.add(member);
    }
  }

  function checkWish(id: string | undefined, path: Path): void {
    if (id === undefined) return;
    if (wished.has(id)) log.add(path, "duplicate", () => `expected everybody once, received ${shown(id)} again`);
    else if (id === person.id)
      log.add(path, "conflict", () => `expected somebody else, received ${shown(id)}, the person's own id`);
    else checkId(id, `a known ${other}`, known, path, log);
    wished.add(id);
  }
}

function checkLoads(mentor: LooseMentor, at: Path, log: IssueLog): void {
  const { capacity = 1, minLoad = 0 } = mentor;
  // A capacity that is there but malformed has been made undefined: nothing to compare with.
  if (mentor.capacity === undefined && Object.hasOwn(mentor, "capacity")) return;
  const words =
    mentor.capacity === undefined ? `${capacity} (the capacity where none is given)` : `${capacity} (the capacity)`;
  if (minLoad > capacity)
    log.add([...at, "minLoad"], "conflict", `expected an integer <= ${words}, received ${minLoad}`);
}

function checkObjectives(objectives: Loose<ObjectivesInput> | undefined, topics: Known, at: Path, log: IssueLog): void {
  if (!Array.isArray(objectives)) {
    checkTopics(objectives as Readonly<Record<string, unknown>> | undefined, topics, at, log);
    return;
  }
  const ranked = new Set<string>();
  for (const [rank, topic] of (objectives as readonly (string | undefined)[]).entries()) {
    if (topic === undefined) continue;
    if (ranked.has(topic))
      log.add([...at, rank], "duplicate", () => `expected every topic once, received ${shown(topic)} again`);
    else checkId(topic, "a topic of `topics`", topics, [...at, rank], log);
    ranked.add(topic);
  }
}

/** Every topic used must be in `topics`, if there are any. */
function checkTopics(
  used: Readonly<Record<string, unknown>> | undefined,
  topics: Known,
  at: Path,
  log: IssueLog,
): void {
  if (used === undefined || topics === undefined) return;
  // An undefined value is a malformed place; where it is the key that is malformed, it has been reported.
  for (const topic of Object.keys(used)) {
    if (used[topic] !== undefined) checkId(topic, "a topic of `topics`", topics, [...at, topic], log);
  }
}

function checkId(id: string, expected: string, known: Known, path: Path, log: IssueLog): void {
  if (known === undefined || known.has(id)) return;
  log.add(path, "unknown-id", () => `expected ${expected}${hint(id, known, log.budget)}, received ${shown(id)}`);
}
