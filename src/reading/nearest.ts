import { compareIds } from "../order.ts";
import { quoted } from "./issueText.ts";

const LONGEST = 64;
const LISTED = 12;

/**
 * The known word that was probably meant: the same but for case, or the fewest edits away (insert, delete, replace,
 * swap neighbours), at most a third of the longer word. *Ties*: the first in code unit order. Undefined where nothing
 * is near, where the word is longer than 64 code units, or where the budget is spent (it counts table cells, so the
 * answer is the same everywhere).
 */
export function nearest(word: string, known: Iterable<string>, budget: { steps: number }): string | undefined {
  if (word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    if (budget.steps < 0) return undefined;
    budget.steps -= 1;
    const third = Math.floor(Math.max(word.length, candidate.length) / 3);
    const atMost = Math.min(least, word.length < 2 ? 0 : Math.max(1, third));
    if (Math.abs(candidate.length - word.length) > Math.max(atMost, 1)) continue;
    const away = candidate.toLowerCase() === lower ? 0 : edits(word, candidate, atMost, budget);
    if (away > atMost) continue;
    if (away < least || best === undefined || compareIds(candidate, best) < 0) best = candidate;
    least = away;
  }
  return best;
}

/** Edits between two words (optimal string alignment), or `atMost + 1` where there are more. */
function edits(a: string, b: string, atMost: number, budget: { steps: number }): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cell = Math.min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cell = Math.min(cell, before[column - 2] + 1);
      }
      here.push(cell);
      if (cell < smallest) smallest = cell;
    }
    budget.steps -= b.length;
    if (smallest > atMost) return atMost + 1;
    before = above;
    above = here;
  }
  return Math.min(above[b.length], atMost + 1);
}

/** ` (did you mean "x"?)`, or the known words where they are few, or nothing. Goes after what was expected. */
export function hint(word: string, known: ReadonlySet<string>, budget: { steps: number }): string {
  const near = nearest(word, known, budget);
  if (near !== undefined) return ` (did you mean ${quoted(near)}?)`;
  if (known.size === 0) return " (there are none)";
  if (known.size > LISTED) return "";
  const all = [...known].sort(compareIds).map((one) => quoted(one));
  return all.length === 1 ? ` (there is only ${all[0]})` : ` (one of ${all.join(", ")})`;
}
