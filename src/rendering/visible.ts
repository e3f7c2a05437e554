// Explicit ranges, not `\p{…}`: those depend on the engine's version of Unicode, and a report is the same bytes
// everywhere.

/** Line and page breaks, tabs. */
const BREAKS = /[\t-\r\u0085\u2028\u2029]+/g;

/**
 * Characters that show nothing and can make a text look like another: controls, invisible marks, changes of
 * direction, tags, and surrogates without a partner. Joiners stay (U+200C, U+200D): Persian words and many emoji are
 * written with them.
 */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/gu;

/** Any text as one line that hides nothing: breaks become a space, hidden characters their number (`\u202e`). */
export function visible(text: string): string {
  return unhidden(text).trim();
}

/** The same of a piece of a text: white space at its ends stays. */
export function unhidden(text: string): string {
  return text.replace(BREAKS, " ").replace(HIDDEN, numbered);
}

/** Any text with its lines as they are, hidden characters as what `show` makes of them. */
export function revealed(text: string, show: (character: string) => string = numbered): string {
  return text
    .replaceAll("\r\n", "\n")
    .replace(HIDDEN, (character) => (character === "\n" ? character : show(character)));
}

function numbered(character: string): string {
  const code = character.codePointAt(0)!;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
