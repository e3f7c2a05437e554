import type { Letter } from "./explanation/letter.ts";
import { letterOf } from "./explanation/letterOf.ts";
import { matched, menteeIndex, mentorIndex } from "./people.ts";
import { shown } from "./reading/issueText.ts";
import { hint } from "./reading/nearest.ts";
import type { Run } from "./run.ts";

/** For whom a letter is, and which attributes it may tell. */
export interface LetterOptions {
  /** Whose eyes it is for. */
  readonly to: "mentee" | "mentor";
  /** The reader's id. */
  readonly id: string;
  /**
   * Attributes of the people whom the reader has that the reader may know, in the order in which they are to be told;
   * one that they lack is left out, whoever else has it. Default none.
   */
  readonly profile?: readonly string[];
}

/**
 * What a mentee or a mentor may read about the own pairs, or about having none: made from a whitelist
 * (`explanation/audiences.ts`). Own data, the other's name and `profile`, objectives and what the mentor offers on
 * them, experiences, terms that rest on nothing else, the lock, and what rules that name nobody say. Plain data;
 * `renderText` and `renderMarkdown` make a letter of it.
 *
 * Changes of anybody else's data that keep these pairs change no byte of it, nor do changes of what is not listed of
 * the people in them. Throws InvalidInputError for an unknown id, an infeasible run, or a saved one, which `verify`
 * reopens; TypeError where the options are wrong.
 */
export function letter(run: Run, options: LetterOptions): Letter {
  const { matching, stages } = matched(run);
  const { to, id, profile = [] } = readOptions(options);
  const { candidates } = stages;
  const reader = to === "mentee" ? menteeIndex(candidates, id) : mentorIndex(candidates, id);
  return letterOf(candidates, matching.pairs, to, reader, profile);
}

const KEYS = new Set(["to", "id", "profile"]);

function readOptions(options: LetterOptions): LetterOptions {
  const given: unknown = options;
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw wrong("options", "an object", given);
  for (const key of Object.keys(given)) {
    if (!KEYS.has(key)) throw wrong("options", `a known key${hint(key, KEYS, { steps: 10_000 })}`, key);
  }
  const { to, profile = [] } = options;
  if (to !== "mentee" && to !== "mentor") throw wrong("options.to", '"mentee" or "mentor"', to);
  if (!Array.isArray(profile)) throw wrong("options.profile", "an array", profile);
  profile.forEach((attribute: unknown, at) => {
    const where = `options.profile[${at}]`;
    if (typeof attribute !== "string") throw wrong(where, "the name of an attribute", attribute);
    if (profile.indexOf(attribute) < at) throw wrong(where, "an attribute that is not listed yet", attribute);
  });
  return options;
}

function wrong(at: string, expected: string, received: unknown): TypeError {
  return new TypeError(`${at}: expected ${expected}, received ${shown(received)}`);
}
