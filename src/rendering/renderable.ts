import type { RunExplanation } from "../explanation/explanation.ts";

/** What a renderer was given, if `explainRun` made it; a TypeError if not. */
export function renderable(given: RunExplanation, renderer: string): RunExplanation {
  const has = (...keys: readonly string[]) =>
    typeof given === "object" && given !== null && keys.every((key) => Object.hasOwn(given, key));
  if (has("result", "mentees", "mentors", "topics", "criteria", "rules")) return given;
  const received =
    given === undefined
      ? "nothing"
      : has("certificate", "pairs")
        ? "a matching"
        : has("status")
          ? "a run"
          : given === null
            ? "null"
            : typeof given === "object"
              ? "an object"
              : `a ${typeof given}`;
  throw new TypeError(`${renderer}: expected what explainRun returns, received ${received}`);
}
