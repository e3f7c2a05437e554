/** People whom the same rules forbid, together, in the order in which each set of rules first occurs. */
export function byRules<One extends { readonly rules: readonly string[] }>(
  forbidden: readonly One[],
): { readonly rules: readonly string[]; readonly people: readonly One[] }[] {
  const groups = new Map<string, { readonly rules: readonly string[]; readonly people: One[] }>();
  for (const one of forbidden) {
    const key = JSON.stringify(one.rules);
    const group = groups.get(key) ?? { rules: one.rules, people: [] };
    group.people.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}
