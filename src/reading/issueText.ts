/** Where in a document, from the top: keys and indices. */
export type Path = readonly PropertyKey[];

const SHOWN = 60;
const SHOWN_KEY = 200;

// Control, format and invisible characters (bidirectional overrides among them), lone surrogates, line and paragraph
// separators: nothing that can garble a terminal or forge a line of a log. A plain quote and the backslash, so that
// quotes are unambiguous.
const UNSAFE = /["\\\p{Cc}\p{Cf}\p{DI}\p{Cs}\p{Zl}\p{Zp}]/gu;
const UNSAFE_UNQUOTED = /[\p{Cc}\p{Cf}\p{DI}\p{Cs}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  return Array.from({ length: character.length }, (_, at) => `\\u${hex(character.charCodeAt(at))}`).join("");
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, "0");
}

/** A string in quotes, escaped, and shortened where it is longer than `longest` code units. */
export function quoted(text: string, longest = SHOWN): string {
  // Cut before escaping: the text may be megabytes long. A surrogate pair is not cut in two.
  let end = Math.min(text.length, longest);
  if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1])) end -= 1;
  return `"${text.slice(0, end).replace(UNSAFE, escaped)}${end < text.length ? "…" : ""}"`;
}

/** Somebody else's sentence, made safe to print: one line, at most 300 code units. */
export function safeText(text: string): string {
  return text.slice(0, 300).replace(UNSAFE_UNQUOTED, escaped);
}

/** A value as a message shows it; of an object of the caller's only whether it is empty, so pass copies. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "undefined":
      return "nothing";
    case "number":
    case "boolean":
      return String(value);
    case "bigint":
      return "a bigint";
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
      return Object.keys(value).length === 0 ? "an empty object" : "an object";
    default:
      return `a ${typeof value}`;
  }
}

const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;

/** `mentors[3].capacity`, `objectives["a b"]`; the whole document is the empty string. */
export function pathText(path: Path): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (typeof key === "symbol") text += `[${safeText(String(key))}]`;
    else if (PLAIN_KEY.test(key) && key.length <= SHOWN_KEY) text += text === "" ? key : `.${key}`;
    else text += `[${quoted(key, SHOWN_KEY)}]`;
  }
  return text;
}
