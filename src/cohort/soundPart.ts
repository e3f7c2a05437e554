import type { Issue } from "../errors.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { plainData } from "../reading/plainData.ts";
import type { OrderedCohort } from "./orderCohort.ts";
import { readCohort } from "./readCohort.ts";

/** How often what is malformed is taken out: taking a key out may leave something empty. */
const ROUNDS = 3;

type Container = Record<string, unknown> | unknown[];

/**
 * A cohort without the keys in which `issues` were found, so that more can be said about the rest at once: nobody is
 * taken out, and everybody stands where they stood. Undefined where that does not make it valid, as where an id is
 * missing or given twice.
 */
export function soundPart(input: unknown, issues: readonly Issue[]): OrderedCohort | undefined {
  const copy = plainData(input, new IssueLog("cohort", []))?.value;
  let wrong = issues;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { document, path, code } of wrong) {
      if (document !== "cohort") continue;
      if (path === "version" && isContainer(copy)) Reflect.set(copy, "version", 1);
      else if (code === "limit" || !takeOut(copy, path)) return undefined;
    }
    const further: Issue[] = [];
    const cohort = readCohort(copy, further);
    if (cohort !== undefined) return cohort;
    wrong = further;
  }
  return undefined;
}

/** Deletes the key that the path names, or the innermost key above a list entry; false where that would be a person. */
function takeOut(copy: unknown, path: string): boolean {
  const steps = [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)];
  let at: unknown = copy;
  let last: (() => void) | undefined;
  for (const [depth, [, quoted, index, plain]] of steps.entries()) {
    if (!isContainer(at)) break;
    const container: Container = at;
    const key = quoted === undefined ? (index ?? plain) : (JSON.parse(`"${quoted}"`) as string);
    // The first two steps lead to a person; an id cannot be taken out.
    if (depth > 1 && !Array.isArray(container) && key !== "id") last = () => Reflect.deleteProperty(container, key);
    else if (depth === 0 && steps.length === 1 && !["mentees", "mentors"].includes(key))
      last = () => Reflect.deleteProperty(container, key);
    else if (depth === 1 && ["topics", "collective"].includes(steps[0][3]))
      last = () => Reflect.deleteProperty(container, key);
    at = Reflect.get(container, key);
  }
  last?.();
  return last !== undefined;
}

function isContainer(value: unknown): value is Container {
  return typeof value === "object" && value !== null;
}
