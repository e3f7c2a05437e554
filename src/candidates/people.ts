import type { Cohort, Person } from "../cohort/cohort.ts";
import { pathText, shown } from "../reading/issueText.ts";
import { someoneHas } from "./attribute.ts";
import type { Directory } from "./directory.ts";
import type { Links } from "./links.ts";
import { linksOf } from "./links.ts";
import type { Missing } from "./missing.ts";
import { missingIssue } from "./missing.ts";
import type { OptionIssue } from "./strategy.ts";

type Report = (issue: OptionIssue) => void;

/** Everybody once: mentees by their index, then the mentors who are no mentees. */
export interface People {
  /** One entry each, or two where somebody is on both lists. */
  readonly entries: readonly (readonly Person[])[];
  of(id: string): number | undefined;
  ofMentor(mentor: number): number;
}

export function peopleOf({ mentees, mentors }: Cohort, directory: Directory): People {
  const entries: Person[][] = mentees.map((mentee) => [mentee]);
  const ofMentor = Int32Array.from(mentors, (mentor) => {
    const person = directory.menteeOf(mentor.id);
    if (person === undefined) return entries.push([mentor]) - 1;
    entries[person].push(mentor);
    return person;
  });
  return {
    entries,
    of(id) {
      const mentor = directory.mentorOf(id);
      return mentor === undefined ? directory.menteeOf(id) : ofMentor[mentor];
    },
    ofMentor: (mentor) => ofMentor[mentor],
  };
}

/** Both ways. */
export function listedLinks(
  pairs: readonly (readonly [string, string])[],
  people: People,
  directory: Directory,
  report: Report,
): Links {
  const sources: number[] = [];
  const targets: number[] = [];
  pairs.forEach((two, at) => {
    const [one, other] = two.map((id, place) => {
      const person = people.of(id);
      if (person !== undefined) return person;
      const message = `expected a mentee or a mentor${directory.hint(id, "person")}, received ${shown(id)}`;
      report({ path: pathText(["pairs", at, place]), code: "unknown-id", message });
      return undefined;
    });
    if (one === undefined || other === undefined) return;
    sources.push(one, other);
    targets.push(other, one);
  });
  return linksOf(people.entries.length, sources, targets);
}

export interface Named {
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  /** People none of whose entries has the attribute. */
  readonly lacking: readonly number[];
}

export const NOTHING_NAMED: Named = { sources: [], targets: [], lacking: [] };

export function namedLinks(
  cohort: Cohort,
  people: People,
  attribute: string,
  directory: Directory,
  missing: Missing,
  report: Report,
): Named {
  if (!someoneHas(cohort, attribute, directory, report)) return NOTHING_NAMED;
  const n = cohort.mentees.length;
  const sources: number[] = [];
  const targets: number[] = [];
  const lacking: number[] = [];
  const entryOf = ({ id }: Person, at: number, person: number) =>
    person < n && at === 0 ? { mentee: person } : { mentor: directory.mentorOf(id) as number };
  people.entries.forEach((entries, person) => {
    const named = entries.map(({ attributes }) => attributes[attribute]);
    named.forEach((value, at) => {
      if (value === undefined || typeof value === "object" || typeof value === "string") return;
      const message = `expected an id or a list of ids, since a rule "conflict" looks people up by it, received ${shown(value)}`;
      report({ ...entryOf(entries[at], at, person), path: pathText(["attributes", attribute]), code: "type", message });
    });
    if (named.every((value) => value === undefined)) {
      lacking.push(person);
      if (missing === "error")
        report({ ...missingIssue("conflict", ["attributes", attribute]), ...entryOf(entries[0], 0, person) });
    }
    for (const id of named.flatMap((value) => (typeof value === "object" ? value : (value ?? [])))) {
      const other = typeof id === "string" ? people.of(id) : undefined;
      if (other === undefined) continue;
      sources.push(person);
      targets.push(other);
    }
  });
  return { sources, targets, lacking };
}

/** 1 for whom it cannot be told whom they name; with `chain`, whom they lead to. O(links). */
export function openOf({ lacking }: Named, back: Links, chain: boolean): Uint8Array {
  const open = new Uint8Array(back.start.length - 1);
  for (const person of lacking) open[person] = 1;
  const queue = chain ? [...lacking] : [];
  for (const person of queue) {
    for (let link = back.start[person]; link < back.start[person + 1]; link++) {
      if (open[back.to[link]] === 1) continue;
      open[back.to[link]] = 1;
      queue.push(back.to[link]);
    }
  }
  return open;
}
