/** What a spreadsheet program may take for the beginning of a formula, and white space, which it may drop. */
const RISKY_START = /^[=+\-@\uff1d\uff0b\uff0d\uff20\s]/;
const RISKY_END = /\s$/;

/** What spreadsheet programs write where a formula failed. Never somebody's answer, unless it is guarded. */
export const ERROR_VALUE = /^#(?:N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA)$/;

/**
 * Text as a cell that no spreadsheet program takes for a formula: an apostrophe goes before what begins with `=`, `+`,
 * `-`, `@` (also their wide forms) or white space (tab and line break among it), and after what ends with white space.
 * `unguarded` takes exactly these off again: what looks guarded already gets one more.
 *
 * Source: OWASP, "CSV Injection".
 */
export function guarded(text: string): string {
  const start = startsRisky(text) ? "'" : "";
  return start + text + (endsRisky(text) ? "'" : "");
}

/** A cell as the text that was meant: without white space at its ends, then without guards. */
export function unguarded(cell: string): string {
  let text = cell.trim();
  if (text.startsWith("'") && startsRisky(text.slice(1))) text = text.slice(1);
  if (text.endsWith("'") && endsRisky(text.slice(0, -1))) text = text.slice(0, -1);
  return text;
}

/** Behind any apostrophes, which may be guards. */
function startsRisky(text: string): boolean {
  let first = 0;
  while (text[first] === "'") first += 1;
  const rest = text.slice(first);
  return RISKY_START.test(rest) || ERROR_VALUE.test(rest);
}

/** Before any apostrophes. */
function endsRisky(text: string): boolean {
  let end = text.length;
  while (text[end - 1] === "'") end -= 1;
  return RISKY_END.test(text.slice(Math.max(0, end - 1), end));
}
