import { grouped, ordinal } from "./numbers.ts";

// Parts of English sentences: what changes with a number is written out, never glued elsewhere.

/** "a", "a and b", "a, b and c"; nothing for an empty list. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** "no mentees", "1 mentee", "2 mentees". */
export function counted(count: number, one: string, many: string): string {
  return count === 0 ? `no ${many}` : count === 1 ? `1 ${one}` : `${grouped(count)} ${many}`;
}

export function person(count: number): string {
  return count === 1 ? "one person" : `${grouped(count)} people`;
}

export function points(count: number): string {
  return count === 1 ? "1 point" : `${grouped(count)} points`;
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** "1st choice". */
export const choiceOf = (choice: number) => `${ordinal(choice)} choice`;

/** "a 2nd", "an 8th", "an 11th". */
export function article(number: string): string {
  return /^(8|1[18](th|,))/.test(number) ? `an ${number}` : `a ${number}`;
}

/** What ends a list that is cut. */
export const others = (count: number) => (count === 1 ? "1 other" : `${grouped(count)} others`);

/** "… would gain 5 points", "…: one more 1st choice": an effect is a clause with its verb, or a count. */
export function said(subject: string, effect: string): string {
  return `${subject}${effect.startsWith("would ") ? " " : ": "}${effect}.`;
}
