import type { RunExplanation } from "../explanation/explanation.ts";

/** Whether something has all these keys of its own. */
export function hasKeys(given: unknown, ...keys: readonly string[]): boolean {
  return typeof given === "object" && given !== null && keys.every((key) => Object.hasOwn(given, key));
}

export function isRunExplanation(given: unknown): given is RunExplanation {
  return hasKeys(given, "result", "mentees", "mentors", "topics", "criteria", "rules");
}

/** What a renderer was given instead of what it expects, and what makes of it what is expected. */
export function received(given: unknown): string {
  if (given === undefined) return "nothing";
  if (hasKeys(given, "certificate", "pairs")) return "a matching: explainRun takes its run";
  if (hasKeys(given, "mentee", "pairs", "alternatives")) return "what explain returns: explainMentee says whose it is";
  if (hasKeys(given, "status")) {
    const { status } = given as { readonly status: unknown };
    if (status === "optimal" || status === "feasible" || status === "infeasible") return "a run: explainRun takes it";
    return "what whyNot returns: explainWhyNot says whose it is";
  }
  if (given === null) return "null";
  return typeof given === "object" ? "an object" : `a ${typeof given}`;
}
