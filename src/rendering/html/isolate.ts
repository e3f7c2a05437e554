import { unhidden, visible } from "../visible.ts";

/** First strong isolate, and what ends it: what is between decides its own direction, and nobody else's. */
const OPEN = "\u2068";
const CLOSE = "\u2069";

/**
 * A text of the data, to stand in a sentence of ours: whichever way it is written, the words around it keep theirs.
 * Marks of direction in the text itself are shown (`visible`), so that it cannot end its isolation.
 */
export function isolated(text: string): string {
  const shown = visible(text);
  return shown === "" ? "" : OPEN + shown + CLOSE;
}

/**
 * A sentence, with `open` and `close` around what is isolated in it, and all else passed through `written`. They come
 * in turns and in pairs, whatever the sentence holds.
 */
export function withIsolates(sentence: string, open: string, close: string, written: (text: string) => string): string {
  let depth = 0;
  const parts = sentence
    .trim()
    .split(/([\u2068\u2069])/)
    .map((part) => {
      if (part === OPEN) return depth++ === 0 ? open : "";
      if (part === CLOSE) return depth > 0 && --depth === 0 ? close : "";
      return written(unhidden(part));
    });
  return parts.join("") + (depth > 0 ? close : "");
}

/** Without anything for direction: where text is measured and cut. */
export function bare(sentence: string): string {
  return withIsolates(sentence, "", "", (text) => text);
}

/** At most so many characters of a label; what is cut ends with "…". */
export function cutLabel(sentence: string, most: number): string {
  const characters = Array.from(bare(sentence));
  const cut = characters.length <= most ? characters : [...characters.slice(0, most - 1), "…"];
  return isolated(cut.join(""));
}
