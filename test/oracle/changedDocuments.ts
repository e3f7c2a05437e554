import type { CohortInput, ProgrammeInput, RepairChange } from "pairwright";

type Rule = NonNullable<ProgrammeInput["rules"]>[number] & { readonly [option: string]: unknown };

/** The documents after a change of a repair; whoever is excused has left. Throws where documents cannot say it. */
export function changed(cohort: CohortInput, programme: ProgrammeInput, change: RepairChange) {
  const rules = (programme.rules ?? []) as readonly Rule[];
  const withRules = (own: readonly object[]) => ({ cohort, programme: { ...programme, rules: own } as ProgrammeInput });
  switch (change.change) {
    case "capacity":
    case "minLoad": {
      const mentors = cohort.mentors.map((one) =>
        one.id === change.mentor ? { ...one, [change.change]: change.to } : one,
      );
      return { cohort: { ...cohort, mentors }, programme };
    }
    case "places":
      return { cohort, programme: { ...programme, places: change.to } };
    case "excuse":
      return {
        cohort: { ...cohort, mentees: cohort.mentees.filter(({ id }) => id !== change.mentee) },
        programme,
      };
    case "unlock":
      return withRules(rules.filter(({ id }) => id !== change.lock));
    case "quota": {
      const { mentor } = change.of;
      return withRules(
        rules.flatMap((rule): object[] => {
          if (rule.id !== change.rule) return [rule];
          const own = { ...rule, [change.limit]: change.to };
          if (mentor === undefined) return [own];
          // One of the counts "per mentor": all others are counted as before.
          const others = cohort.mentors.flatMap(({ id }) => (id === mentor ? [] : [id]));
          return [
            { ...rule, mentor: { id: others } },
            { ...own, id: `${rule.id} for ${mentor}`, mentor: { id: mentor } },
          ];
        }),
      );
    }
    case "rule":
      return withRules(rules.filter(({ id }) => id !== change.rule));
    case "allow":
      throw new Error("documents cannot allow a single pair that a rule forbids");
  }
}
