import { quoted } from "./issueText.ts";
import { hint } from "./nearest.ts";

interface Somebody {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** How many of the people who share a name are listed. */
const LISTED = 5;

/**
 * As `hint`, for a word that is nobody's id among `people`, whose ids are `known`: where it is somebody's name, the id.
 * O(people).
 */
export function personHint(
  word: string,
  people: readonly (Somebody | undefined)[],
  known: ReadonlySet<string>,
  budget: { steps: number },
): string {
  if (budget.steps >= 0) {
    budget.steps -= people.length;
    const ids = people.flatMap((one) => (one?.name === word && one.id !== undefined ? [one.id] : []));
    if (ids.length === 1) return ` (the id of that name is ${quoted(ids[0])})`;
    if (ids.length > 1) {
      const more = ids.length > LISTED ? " …" : "";
      return ` (the ids of that name are ${ids
        .slice(0, LISTED)
        .map((id) => quoted(id))
        .join(", ")}${more})`;
    }
  }
  return hint(word, known, budget);
}
