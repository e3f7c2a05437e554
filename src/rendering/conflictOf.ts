import type { ExplainedConflict, ExplainedRepair, RepairChange, Requirement } from "../explanation/conflict.ts";
import { countedPairs } from "./countedPairs.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph } from "./document.ts";
import type { Names } from "./names.ts";

/** Why there is no matching, and what would have to change. */
export function conflictOf(
  { requirements, quotas, capacities, places }: ExplainedConflict,
  repairs: readonly ExplainedRepair[],
  names: Names,
): Block[] {
  const { titles, conflict: words, repair: repairWords } = names.language;
  const items = [
    ...requirements.map((requirement) => requirementText(requirement, names)),
    ...quotas.map(({ rule, of, limit, value }) => words.quota(limit, value, countedPairs(of, names), names.rule(rule))),
    ...capacities.map(({ mentor, capacity }) => words.capacity(names.mentor(mentor), capacity)),
    ...(places === undefined ? [] : [words.places(places)]),
  ];
  return [
    heading(2, titles.conflict),
    paragraph(words.introduction(items.length)),
    ...(items.length === 0 ? [] : [list(items)]),
    heading(2, titles.repairs),
    paragraph(repairWords.introduction(repairs.length)),
    ...(repairs.length === 0
      ? []
      : [
          list(
            repairs.map(({ changes, placed, total }) =>
              repairWords.sentence(
                changes.map((change) => changeText(change, names)),
                placed,
                total,
              ),
            ),
          ),
        ]),
  ];
}

function requirementText(requirement: Requirement, names: Names): string {
  const words = names.language.conflict;
  switch (requirement.kind) {
    case "everyone":
      return words.everyone(names.mentee(requirement.mentee), (requirement.rules ?? []).map(names.rule));
    case "minLoad":
      return words.minLoad(
        names.mentor(requirement.mentor),
        requirement.minLoad,
        (requirement.rules ?? []).map(names.rule),
      );
    case "lock":
      return words.lock(
        names.mentee(requirement.mentee),
        names.mentor(requirement.mentor),
        names.rule(requirement.rule),
      );
  }
}

function changeText(change: RepairChange, names: Names): string {
  const words = names.language.repair;
  switch (change.change) {
    case "capacity":
      return words.capacity(names.mentor(change.mentor), change.from, change.to);
    case "minLoad":
      return words.minLoad(names.mentor(change.mentor), change.from, change.to);
    case "places":
      return words.places(change.from, change.to);
    case "unlock":
      return words.unlock(names.mentee(change.mentee), names.mentor(change.mentor), names.rule(change.lock));
    case "quota": {
      const { limit, from, to, of, rule } = change;
      return words.quota(limit, from, to, countedPairs(of, names), names.rule(rule));
    }
    case "excuse":
      return words.excuse(names.mentee(change.mentee));
    case "rule":
      return words.rule(names.rule(change.rule));
    case "allow":
      return words.allow(names.mentee(change.mentee), names.mentor(change.mentor), change.rules.map(names.rule));
  }
}
