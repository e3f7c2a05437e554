import type { english } from "./english/english.ts";

/**
 * The words of the renderings: sentences, or functions that make them of names and numbers. Functions get what a
 * sentence needs for its grammar, plural forms above all: `english` shows each. Texts of the data, such as labels and
 * what a strategy says of a score, come in as they are.
 */
export type Language = Widened<typeof english>;

/** The same, where any text may stand in a text's place. */
export type Widened<Words> = Words extends string
  ? string
  : Words extends (...given: infer Given) => infer Said
    ? (...given: Given) => Widened<Said>
    : { readonly [Key in keyof Words]: Widened<Words[Key]> };
