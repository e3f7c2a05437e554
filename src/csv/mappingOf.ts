import type { CohortInput, MenteeInput, MentorInput } from "../cohort/schema.ts";
import type { AttributeMapping, Mapping } from "./mapping.ts";
import { plainHeader } from "./table.ts";

/**
 * A mapping that can hold this cohort, which is to be valid, for `cohortToCsv`: a column for each key that anybody has,
 * one for each attribute, three for each experience. O(cohort).
 */
export function mappingOf(cohort: CohortInput): Mapping {
  const { topics, collective, mentees, mentors } = cohort;
  const most = mentors.reduce((sum, { experiences = [] }) => Math.max(sum, experiences.length), 0);
  const offered = mentors.some(({ experiences }) => experiences !== undefined);
  const menteeHeaders = new Headers();
  const mentorHeaders = new Headers();
  return {
    version: 1,
    ...(topics !== undefined && { topics }),
    ...(collective !== undefined && { collective }),
    mentees: {
      ...personMapping(mentees, menteeHeaders),
      ...(has(mentees, "objectives") && { objectives: { column: menteeHeaders.own("objectives"), ranked: true } }),
      ...(has(mentees, "levels") && { levels: menteeHeaders.own("levels") }),
      ...(has(mentees, "wants") && { wants: menteeHeaders.own("wants") }),
      ...(has(mentees, "priority") && { priority: menteeHeaders.own("priority") }),
    },
    mentors: {
      ...personMapping(mentors, mentorHeaders),
      ...(has(mentors, "expertise") && { expertise: mentorHeaders.own("expertise") }),
      ...(has(mentors, "capacity") && { capacity: mentorHeaders.own("capacity") }),
      ...(has(mentors, "minLoad") && { minLoad: mentorHeaders.own("minLoad") }),
      ...(offered && {
        experiences: Array.from({ length: Math.max(most, 1) }, (_, at) => ({
          id: mentorHeaders.own(`experience ${at + 1}`),
          label: mentorHeaders.own(`experience ${at + 1} label`),
          topics: mentorHeaders.own(`experience ${at + 1} topics`),
        })),
      }),
    },
  };
}

type People = readonly (MenteeInput | MentorInput)[];

function personMapping(people: People, headers: Headers) {
  const id = headers.own("id");
  const attributes = attributesOf(people, headers);
  return {
    id,
    ...(has(people, "name") && { name: headers.own("name") }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(has(people, "wishes") && { wishes: headers.own("wishes") }),
    ...(has(people, "avoid") && { avoid: headers.own("avoid") }),
    ...(has(people, "weights") && { weights: headers.own("weights") }),
    ...(has(people, "available") && { available: headers.own("available") }),
  };
}

function has<Person extends object>(people: readonly Person[], key: keyof MenteeInput | keyof MentorInput): boolean {
  return people.some((person) => (person as Readonly<Record<string, unknown>>)[key] !== undefined);
}

/** One kind where all values of an attribute are of it, else JSON. */
function attributesOf(people: People, headers: Headers): Record<string, AttributeMapping> {
  const kinds = new Map<string, Set<string>>();
  for (const { attributes = {} } of people) {
    for (const [name, value] of Object.entries(attributes)) {
      const kind = Array.isArray(value) ? "list" : typeof value === "string" ? "text" : typeof value;
      kinds.set(name, (kinds.get(name) ?? new Set()).add(kind));
    }
  }
  return Object.fromEntries(
    [...kinds].map(([name, found]) => {
      const [kind, other] = found;
      return [name, { column: headers.own(name), kind: other === undefined ? kind : "json" } as AttributeMapping];
    }),
  );
}

/** Headers of one file, each of them once. */
class Headers {
  readonly #taken = new Set<string>();

  own(wanted: string): string {
    const plain = plainHeader(wanted);
    let header = plain;
    for (let next = 2; this.#taken.has(header); next++) header = `${plain} (${next})`;
    this.#taken.add(header);
    return header;
  }
}
