import type { RunContext } from "../explanation/explanation.ts";
import type { Language } from "./language.ts";
import { visible } from "./visible.ts";

/** A brief report cuts long lists, and names criteria by their ids where there is no room. */
export type Detail = "brief" | "full";

/** How much of a list a brief report shows. */
export const BRIEF = 5;

/** Above so many people of a side a report counts them, and does not explain each. */
export const MOST_SHOWN = 150;

/**
 * What the ids of one run are called. People carry their id: names may be alike, and it is the id that a lock needs.
 */
export interface Names {
  readonly detail: Detail;
  readonly language: Language;
  mentee(id: string): string;
  mentor(id: string): string;
  topic(id: string): string;
  criterion(id: string): string;
  /** In a narrow column. */
  criterionInShort(id: string): string;
  /** A rule with what its author wrote, or what a built-in one means. */
  rule(id: string): string;
  /** What the rule's author wrote, or what a built-in one means; "" where nobody said. */
  because(id: string): string;
  /** A list, cut where the report is brief. */
  cut(items: readonly string[]): readonly string[];
}

/** Whether a report of this run counts people, and explains nobody one by one. */
export function isLarge({ mentees, mentors }: RunContext): boolean {
  return mentees.length > MOST_SHOWN || mentors.length > MOST_SHOWN;
}

export function namesOf(run: RunContext, detail: Detail, language: Language): Names {
  const { named } = language;
  const builtIn: Readonly<Record<string, string>> = named.builtIn;
  const topics = new Map(run.topics.map(({ id, label }) => [id, label]));
  const criteria = new Map(run.criteria.map(({ id, label }) => [id, label]));
  const rules = new Map(run.rules.map((rule) => [rule.id, rule]));
  const because = (id: string) => {
    const rule = rules.get(id);
    const kind = rule?.rule ?? id;
    return rule?.because ?? (Object.hasOwn(builtIn, kind) ? builtIn[kind] : "");
  };
  const of = (known: ReadonlyMap<string, string>) => (id: string) => known.get(id) ?? id;
  return {
    detail,
    language,
    mentee: peopleOf(run.mentees, language),
    mentor: peopleOf(run.mentors, language),
    topic: of(topics),
    criterion: of(criteria),
    criterionInShort: detail === "brief" ? (id) => id : of(criteria),
    rule: (id) => named.rule(id, because(id)),
    because,
    cut: (items) =>
      detail === "full" || items.length <= BRIEF
        ? items
        : [...items.slice(0, BRIEF - 1), named.others(items.length - BRIEF + 1)],
  };
}

/** What the people of one list are called, by their ids. */
export function peopleOf(
  people: readonly { readonly id: string; readonly name: string }[],
  { named }: Language,
): (id: string) => string {
  const nameOf = (id: string, name: string) => (name === id || visible(name) === "" ? id : named.person(name, id));
  const known = new Map(people.map(({ id, name }) => [id, nameOf(id, name)]));
  return (id) => known.get(id) ?? id;
}
