import type { Letter, LetterPair } from "../../explanation/letter.ts";
import { isolated } from "./isolate.ts";

/** A letter in which every name and label decides its own direction, and nobody else's. */
export function isolatedLetter(letter: Letter): Letter {
  return {
    ...letter,
    name: isolated(letter.name),
    pairs: letter.pairs.map(pairOf),
    rules: letter.rules.map(isolated),
    topics: letter.topics.map(({ id, label }) => ({ id, label: isolated(label) })),
  };
}

function pairOf(pair: LetterPair): LetterPair {
  const { name, lock, experiences, terms, profile } = pair;
  return {
    ...pair,
    name: isolated(name),
    profile: profile.map(({ attribute, value }) => ({
      attribute: isolated(attribute),
      value: typeof value === "string" ? isolated(value) : typeof value === "object" ? value.map(isolated) : value,
    })),
    ...(lock?.because === undefined ? {} : { lock: { because: isolated(lock.because) } }),
    experiences: experiences?.map((one) => ({ ...one, label: isolated(one.label) })) ?? null,
    terms: terms.map((term) => ({ ...term, label: isolated(term.label) })),
  };
}
