import * as z from "zod";
import type { OrderedCohort } from "../../src/cohort/orderCohort.ts";
import { readCohort } from "../../src/cohort/readCohort.ts";
import type { Issue } from "../../src/errors.ts";
import type { OrderedProgramme } from "../../src/programme/readProgramme.ts";
import { readProgramme } from "../../src/programme/readProgramme.ts";
import type { Registry } from "../../src/programme/registry.ts";
import { id } from "../../src/reading/fields.ts";

// biome-ignore lint/suspicious/noExplicitAny: inputs are anything at all
export type Anything = any;

/** Strategies and rule kinds as the programme stage sees them; the real ones belong to a later stage. */
export const registry: Registry = {
  strategies: new Map([
    ["coverage", { options: z.strictObject({}) }],
    ["overlap", { options: z.strictObject({ attribute: z.string().min(1) }) }],
    ["wishes", { options: z.strictObject({ by: z.enum(["mentee", "mentor", "both"]).optional() }) }],
    [
      "table",
      { options: z.strictObject({ scores: z.record(z.string(), z.record(z.string(), z.number().min(0).max(1))) }) },
    ],
  ]),
  rules: new Map<string, { options: z.ZodType; idOf(options: Anything): string }>([
    ["differ", { options: z.strictObject({ attribute: z.string() }), idOf: ({ attribute }) => `differ:${attribute}` }],
    [
      "forbid",
      {
        options: z.strictObject({ mentee: id, mentor: id }),
        idOf: ({ mentee, mentor }) => `forbid:${mentee}:${mentor}`,
      },
    ],
  ]),
};

/** Uses every key of the format; ids out of order. */
export function validCohort(): Anything {
  return {
    version: 1,
    topics: {
      strategy: { label: "Taking a strategic view", facet: "professional" },
      policy: {},
      "patient-safety": { label: "Safety" },
    },
    collective: { "patient-safety": 2, policy: 1 },
    mentees: [
      {
        id: "r02",
        name: "Ada",
        objectives: { strategy: 5, policy: 3 },
        levels: { strategy: 0.2 },
        attributes: { organisation: "trust-a", languages: ["fr", "en"], years: 6, full: true },
        wishes: ["m03", ["m02", "m01"]],
        avoid: ["p01"],
        wants: 2,
        priority: 1,
        weights: { values: 2 },
        available: ["2027-02-09", "2027-01-12"],
      },
      { id: "p01", objectives: ["policy", "strategy", "patient-safety"] },
      { id: "r01", attributes: { organisation: "trust-b" } },
    ],
    mentors: [
      {
        id: "m03",
        name: "Grace",
        expertise: { strategy: 0.9, policy: 0 },
        capacity: 2,
        minLoad: 1,
        attributes: { organisation: "trust-c" },
        wishes: ["r01", ["r02", "p01"]],
        avoid: [],
        weights: { wishes: 0.5 },
        experiences: [{ id: "visit", label: "A visit", topics: { policy: 1 } }, { id: "board-day" }],
        available: ["2027-01-12"],
      },
      { id: "m01", expertise: {} },
      { id: "p01" },
      { id: "m02", capacity: 0 },
    ],
  };
}

/** Fits `validCohort`. */
export function validProgramme(): Anything {
  return {
    version: 1,
    criteria: [
      { id: "wishes", strategy: "wishes", weight: 2 },
      { id: "learning", strategy: "coverage", weight: 5, facet: "professional", side: "mentee", label: "Learning" },
      { id: "values", strategy: "overlap", attribute: "values", weight: 2, facet: "personal", unknown: "spread" },
    ],
    rules: [
      { id: "outside", rule: "differ", attribute: "organisation", because: "another organisation" },
      { rule: "lock", mentee: "r02", mentor: "m03", because: "continues" },
      { rule: "forbid", mentee: "r01", mentor: "m01" },
      { id: "a-lock", rule: "lock", mentee: "p01", mentor: "m03" },
    ],
    aim: "total",
    places: 3,
    everyone: false,
    lottery: "spring 2027",
  };
}

/** Both stages, as the verbs call them. */
export function read(
  cohort: unknown,
  programme: unknown,
): { cohort?: OrderedCohort; programme?: OrderedProgramme; issues: Issue[] } {
  const issues: Issue[] = [];
  const readable = readCohort(cohort, issues);
  const cohortIsFine = issues.length === 0;
  if (cohortIsFine !== (readable !== undefined))
    throw new Error("a cohort is handed on exactly if there are no issues");
  const programmeRead = readProgramme(programme, readable, registry, issues);
  if ((issues.length === 0) !== (programmeRead !== undefined))
    throw new Error("a programme is handed on exactly if there are no issues");
  return { cohort: readable, programme: programmeRead, issues };
}

/** `cohort mentors[3].capacity range` */
export function placesOf(issues: readonly Issue[]): string[] {
  return issues.map(({ document, path, code }) => `${document} ${path} ${code}`);
}

export function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null)
    for (const one of Object.values(Object.freeze(value))) deepFrozen(one);
  return value;
}
