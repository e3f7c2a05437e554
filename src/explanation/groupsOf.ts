import { compareIds } from "../order.ts";
import type { Group, GroupCounts } from "./audit.ts";
import { fraction } from "./spreadOf.ts";

/** What the counts of groups are made from: one person's choice numbers, and the points of its pairs together. */
export interface Fared {
  readonly choices: readonly number[];
  readonly points: number;
}

/** How the people of one side fared, by their values of one attribute; `undefined` = not answered. */
export function groupsOf(values: readonly (readonly string[] | undefined)[], fared: readonly Fared[]): Group[] {
  const byValue = new Map<string, Fared[]>();
  const none: Fared[] = [];
  const unknown: Fared[] = [];
  fared.forEach((person, at) => {
    const own = values[at];
    if (own === undefined) unknown.push(person);
    else if (own.length === 0) none.push(person);
    for (const value of own ?? []) {
      const people = byValue.get(value);
      if (people === undefined) byValue.set(value, [person]);
      else people.push(person);
    }
  });
  return [
    ...[...byValue]
      .sort(([a], [b]) => compareIds(a, b))
      .map(([value, people]): Group => ({ kind: "value", value, ...countsOf(people) })),
    ...(none.length === 0 ? [] : [{ kind: "none" as const, ...countsOf(none) }]),
    ...(unknown.length === 0 ? [] : [{ kind: "unknown" as const, ...countsOf(unknown) }]),
  ];
}

function countsOf(people: readonly Fared[]): GroupCounts {
  const pairs = people.reduce((sum, { choices }) => sum + choices.length, 0);
  const points = people.reduce((sum, one) => sum + one.points, 0);
  return {
    people: people.length,
    placed: people.filter(({ choices }) => choices.length > 0).length,
    pairs,
    points,
    meanPoints: pairs === 0 ? null : fraction(points, pairs),
    firstChoices: people.filter(({ choices }) => choices.includes(1)).length,
  };
}
