import type { Part } from "../candidates/strategy.ts";
import type { AttributeValue } from "../cohort/cohort.ts";

/**
 * What one person may read about the own pairs: plain data, made of whitelisted fields alone (`audiences.ts`). Whatever
 * else changes of anybody else, while these pairs stay, changes no byte of it.
 */
export type Letter = LetterToMentee | LetterToMentor;

/** What a mentee may read. */
export interface LetterToMentee extends AnyLetter {
  readonly to: "mentee";
  /** How many mentors were asked for. */
  readonly wants: number;
  /** What the reader wants to learn, the weightiest first; null = not known. */
  readonly objectives: readonly OwnObjective[] | null;
}

/** What a mentor may read. */
export interface LetterToMentor extends AnyLetter {
  readonly to: "mentor";
  /** How many mentees the reader can take. */
  readonly capacity: number;
}

/** What every letter has. */
export interface AnyLetter {
  readonly version: 1;
  readonly id: string;
  readonly name: string;
  /** The reader's own pairs, by the other's id. */
  readonly pairs: readonly LetterPair[];
  /** How many people the reader asked not to have. */
  readonly avoids: number;
  /** What the programme's rules say of themselves, each once, in the order of their ids. */
  readonly rules: readonly string[];
  /** The topics that the letter names. */
  readonly topics: readonly { readonly id: string; readonly label: string }[];
}

/** A topic that the mentee wants to learn. */
export interface OwnObjective {
  readonly topic: string;
  /** Weights add up to 1. */
  readonly weight: number;
  /** Where the mentee stands, 0..1; only in a letter to the mentee, where it is known. */
  readonly level?: number;
}

/** One pair, as one of the two may know it. */
export interface LetterPair {
  /** Who the other is. */
  readonly id: string;
  readonly name: string;
  /** The attributes asked for that the other has, in the order asked for. */
  readonly profile: readonly { readonly attribute: string; readonly value: AttributeValue }[];
  /** Set where the pair was decided beforehand. */
  readonly lock?: { readonly because?: string };
  /**
   * Where the reader's wishes list the other: `place` is 1 for the first; ties share it; null = not at all. `of` = how
   * many they list. Absent where they list nobody.
   */
  readonly wish?: { readonly place: number | null; readonly of: number };
  /** What the mentee of the pair wants to learn, the weightiest first; null = not known. */
  readonly objectives: readonly LetterObjective[] | null;
  /** What the mentor of the pair offers; null = not known. */
  readonly experiences: readonly LetterExperience[] | null;
  /** What of the pair's affinity is the reader's to know, the weightiest criterion first. */
  readonly terms: readonly LetterTerm[];
}

/** An objective of the mentee, and what the mentor of the pair offers on it. */
export interface LetterObjective extends OwnObjective {
  /** What the mentor of the pair offers on it, 0..1; null = not known. */
  readonly expertise: number | null;
}

/** An occasion that the mentor offers, as the mentee may know it. */
export interface LetterExperience {
  readonly id: string;
  readonly label: string;
  /** Those of the mentee's objectives that it is about, the most time first; null = its topics are not known. */
  readonly topics: readonly string[] | null;
}

/** What one criterion says of a pair, where it rests on nothing that the reader may not know. */
export interface LetterTerm {
  readonly criterion: string;
  readonly label: string;
  /** 0..1; null = unknown. */
  readonly score: number | null;
  readonly part: Part;
}
