import type { Audit } from "../../explanation/audit.ts";
import type { Explanation, RunExplanation } from "../../explanation/explanation.ts";
import type { Margins } from "../../explanation/margin.ts";
import type { FeasibleMatching, Matching } from "../../explanation/matching.ts";
import type { Language } from "../language.ts";
import type { Names } from "../names.ts";
import { namesOf } from "../names.ts";
import { visible } from "../visible.ts";
import { cutLabel, isolated } from "./isolate.ts";

/** What the sections of a run's page are made of. */
export interface Report {
  readonly run: RunExplanation;
  readonly matching: Matching | FeasibleMatching;
  readonly explanations: readonly Explanation[];
  readonly names: Names;
  /** So many people that charts count them instead of showing each. */
  readonly large: boolean;
  readonly audit?: Audit;
  readonly margins?: Margins;
}

/** Names whose direction is their own affair, and which have room. */
export function isolatedNames(run: RunExplanation, detail: Names["detail"], language: Language): Names {
  const names = namesOf(run, detail, language);
  const criterion = (id: string) => isolated(names.criterion(id));
  return {
    ...names,
    mentee: (id) => isolated(names.mentee(id)),
    mentor: (id) => isolated(names.mentor(id)),
    topic: (id) => isolated(names.topic(id)),
    criterion,
    criterionInShort: criterion,
    rule: (id) => isolated(names.rule(id)),
    because: (id) => isolated(names.because(id)),
  };
}

/** What people are called in a chart, by their ids: names alone where nobody else is called so, and cut. */
export function labelsOf(
  people: readonly { readonly id: string; readonly name: string }[],
  full: (id: string) => string,
  most: number,
): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of people) counts.set(visible(name), (counts.get(visible(name)) ?? 0) + 1);
  const alone = (name: string) => visible(name) !== "" && counts.get(visible(name)) === 1;
  return new Map(people.map(({ id, name }) => [id, cutLabel(alone(name) ? isolated(name) : full(id), most)]));
}
