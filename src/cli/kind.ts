/** What a JSON document may be. */
export type Kind = "cohort" | "programme" | "mapping" | "saved";

const NAMES: Readonly<Record<Kind, string>> = {
  cohort: "a cohort",
  programme: "a programme",
  mapping: "a mapping of spreadsheets",
  saved: 'what "match --json" saved',
};

/** Says, where a document plainly is of another kind than it was given as, which. */
export function otherKind(document: unknown, expected: Kind, label: string): string[] {
  if (typeof document !== "object" || document === null) return [];
  const kinds = kindsOf(new Map(Object.entries(document)));
  // With the keys of two kinds it is one of them with a mistake in it.
  if (kinds.length !== 1 || kinds[0] === expected) return [];
  return [`${label}: expected ${NAMES[expected]}, received ${NAMES[kinds[0]]}`];
}

function kindsOf(keys: ReadonlyMap<string, unknown>): Kind[] {
  const kinds: Kind[] = [];
  if (keys.has("criteria") || keys.has("rules")) kinds.push("programme");
  if (keys.has("matching") || keys.has("status")) kinds.push("saved");
  const sides = ["mentees", "mentors"].map((side) => keys.get(side));
  if (sides.some((side) => Array.isArray(side))) kinds.push("cohort");
  else if (sides.some((side) => typeof side === "object" && side !== null)) kinds.push("mapping");
  return kinds;
}
