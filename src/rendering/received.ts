import type { RunExplanation } from "../explanation/explanation.ts";

/** Whether something has all these keys of its own. */
export function hasKeys(given: unknown, ...keys: readonly string[]): boolean {
  return typeof given === "object" && given !== null && keys.every((key) => Object.hasOwn(given, key));
}

export function isRunExplanation(given: unknown): given is RunExplanation {
  return hasKeys(given, "result", "mentees", "mentors", "topics", "criteria", "rules");
}

/** What a renderer was given instead of what it expects, in a word. */
export function received(given: unknown): string {
  if (given === undefined) return "nothing";
  if (hasKeys(given, "certificate", "pairs")) return "a matching";
  if (hasKeys(given, "status")) return "a run";
  if (given === null) return "null";
  return typeof given === "object" ? "an object" : `a ${typeof given}`;
}
