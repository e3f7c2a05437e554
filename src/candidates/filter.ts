import * as z from "zod";
import type { AttributeValue, Cohort, Person } from "../cohort/cohort.ts";
import { compareIds } from "../order.ts";
import { comparedText, id } from "../reading/fields.ts";
import type { Path } from "../reading/issueText.ts";
import { pathText, shown } from "../reading/issueText.ts";
import type { Directory } from "./directory.ts";
import type { OptionIssue } from "./strategy.ts";

type Value = string | number | boolean;
interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}
type Asked = Value | readonly Value[] | Bounds;

/**
 * Some people of one side: those who hold under every key. The key `id` is the person's id, any other an attribute,
 * of which one value is enough. Values compare with their type: "6" is not 6. Bounds are inclusive, and for numbers.
 */
export type Filter = Readonly<Record<string, Asked>>;

/** A filter of each side; a side without one is everybody. */
export interface Filters {
  readonly mentee?: Filter | undefined;
  readonly mentor?: Filter | undefined;
}

const value = z.union([comparedText, z.number(), z.boolean()]);
const bounds = z
  .strictObject({ min: z.number().optional(), max: z.number().optional() })
  .refine(({ min, max }) => min !== undefined || max !== undefined, 'expected "min" or "max"')
  .refine(
    ({ min, max }) => min === undefined || max === undefined || min <= max,
    'expected a "min" that is not above "max"',
  );

export const filter: z.ZodType<Filter> = z.record(
  id,
  z.union([value, z.array(value).min(1, "expected at least one value"), bounds]),
);

/** Whether somebody holds under a filter. */
export const FAILS = 0;
export const HOLDS = 1;
/** The person lacks an attribute that would decide it: what is known neither fails nor holds. */
export const UNKNOWN = 2;

/** Both of two: what fails settles it, whatever is unknown. */
export function both(a: number, b: number): number {
  if (a === FAILS || b === FAILS) return FAILS;
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : HOLDS;
}

/**
 * FAILS, HOLDS or UNKNOWN for everybody of one side. Reports, at `path` and the key, what fits nobody there: an
 * attribute that none of them has, an id that is none of theirs. O(people · keys).
 */
export function holdsOf(
  asked: Filter | undefined,
  side: "mentee" | "mentor",
  { mentees, mentors }: Cohort,
  path: Path,
  directory: Directory,
  report: (issue: OptionIssue) => void,
): Uint8Array {
  const people: readonly Person[] = side === "mentee" ? mentees : mentors;
  const holds = new Uint8Array(people.length).fill(HOLDS);
  for (const [key, wanted] of Object.entries(asked ?? {})) {
    if (people.length > 0) reportStrangers(key, wanted, side, [...path, key], directory, report);
    const meets = testOf(wanted);
    people.forEach((person, index) => {
      const own = valueOf(person, key);
      holds[index] = both(holds[index], own === undefined ? UNKNOWN : meets(own) ? HOLDS : FAILS);
    });
  }
  return holds;
}

/** The attributes that a filter asks for and this person lacks. */
export function lackedBy(person: Person, asked: Filter | undefined): string[] {
  return Object.keys(asked ?? {}).filter((key) => valueOf(person, key) === undefined);
}

/** A filter as parts of an id: `mentee.stage=trainee`, `mentor.years=5..`. Different filters never make the same. */
export function filterParts({ mentee, mentor }: Filters): string[] {
  return [...partsOf("mentee", mentee), ...partsOf("mentor", mentor)];
}

function valueOf(person: Person, key: string): AttributeValue | undefined {
  return key === "id" ? person.id : person.attributes[key];
}

function isList(wanted: Asked): wanted is readonly Value[] {
  return Array.isArray(wanted);
}

function testOf(wanted: Asked): (own: AttributeValue) => boolean {
  const one = testOfOne(wanted);
  return (own) => (typeof own === "object" ? own.some(one) : one(own));
}

function testOfOne(wanted: Asked): (own: Value) => boolean {
  if (typeof wanted !== "object" || isList(wanted)) {
    const values = new Set(isList(wanted) ? wanted : [wanted]);
    return (own) => values.has(own);
  }
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = wanted;
  return (own) => typeof own === "number" && own >= min && own <= max;
}

function reportStrangers(
  key: string,
  wanted: Asked,
  side: "mentee" | "mentor",
  path: Path,
  directory: Directory,
  report: (issue: OptionIssue) => void,
): void {
  const stranger = (at: Path, expected: string, received: unknown) =>
    report({ path: pathText(at), code: "unknown-id", message: `expected ${expected}, received ${shown(received)}` });
  if (key !== "id") {
    if (directory.hasAttribute(key, side)) return;
    // One that only the other side has is no slip of the pen.
    const meant = directory.hasAttribute(key) ? "" : directory.hint(key, "attribute");
    stranger(path, `an attribute that a ${side} has${meant}`, key);
    return;
  }
  if (typeof wanted === "object" && !isList(wanted)) {
    const message = `expected the id of a ${side}, received ${shown(wanted)}`;
    report({ path: pathText(path), code: "type", message });
    return;
  }
  const indexOf = side === "mentee" ? directory.menteeOf : directory.mentorOf;
  (isList(wanted) ? wanted : [wanted]).forEach((one, at) => {
    if (typeof one === "string" && indexOf(one) !== undefined) return;
    const meant = typeof one === "string" ? directory.hint(one, side) : "";
    stranger(isList(wanted) ? [...path, at] : path, `a known ${side}${meant}`, one);
  });
}

function partsOf(side: "mentee" | "mentor", asked: Filter | undefined): string[] {
  if (asked === undefined) return [];
  const keys = Object.keys(asked).sort(compareIds);
  if (keys.length === 0) return [side];
  return keys.map((key) => `${side}.${plain(key)}=${wantedText(asked[key])}`);
}

function wantedText(wanted: Asked): string {
  if (isList(wanted)) return `[${[...new Set(wanted.map(valueText))].sort(compareIds).join(",")}]`;
  return typeof wanted === "object" ? `${wanted.min ?? ""}..${wanted.max ?? ""}` : valueText(wanted);
}

function valueText(one: Value): string {
  if (typeof one !== "string") return String(one);
  return Number.isNaN(Number(one)) && one !== "true" && one !== "false" ? plain(one) : JSON.stringify(one);
}

/** Text as it is, unless it could be taken for something else here. */
function plain(text: string): string {
  return /^[^"=,[\]]*$/.test(text) && !text.includes("..") ? text : JSON.stringify(text);
}
