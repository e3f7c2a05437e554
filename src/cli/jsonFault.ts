/** Where a text stops being JSON, or says a thing twice: line and column from 1, the column in characters as editors count them. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** What would have to stand there. */
  readonly expected: string;
  /** What stands there: a character, the key that stands there again, or nothing at the end. */
  readonly received: string | undefined;
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * The first place where a text is no JSON, or where a key stands again in the same object, of which JSON.parse would
 * drop the earlier value without a word; undefined if there is none. Engines say what is no JSON in ways of their own,
 * some without the place. Source: RFC 8259. O(length), no recursion.
 */
export function jsonFaultOf(text: string): JsonFault | undefined {
  let at = 0;
  const fault = (expected: string, key?: string): JsonFault => {
    const lines = text.slice(0, at).split("\n");
    const received = key ?? (at < text.length ? String.fromCodePoint(text.codePointAt(at) as number) : undefined);
    return { line: lines.length, column: Array.from(lines[lines.length - 1]).length + 1, expected, received };
  };
  const matched = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found !== null;
  };
  const space = () => matched(SPACE);
  /** What is wrong with the string that begins here. */
  const stringFault = (): JsonFault | undefined => {
    at++;
    while (text[at] !== '"') {
      if (text[at] === "\\") {
        if (!matched(ESCAPE)) return fault("an escape such as \\n or \\u00e9");
      } else if (at >= text.length || text[at] < " ") return fault('the closing " of a text');
      else at++;
    }
    at++;
    return undefined;
  };

  const leave = () => {
    if (open.pop() === "{") keys.pop();
  };
  const open: ("{" | "[")[] = [];
  const keys: Set<string>[] = []; // of the objects that are open
  let expects: "value" | "value or ]" | "key" | "key or }" | "end of member" = "value";
  for (;;) {
    space();
    const sign = text[at];
    if (expects === "end of member") {
      const inner = open.at(-1);
      if (inner === undefined) return at < text.length ? fault("nothing more") : undefined;
      const close = inner === "{" ? "}" : "]";
      if (sign !== "," && sign !== close) return fault(`, or ${close}`);
      at++;
      if (sign === close) leave();
      else expects = inner === "{" ? "key" : "value";
      continue;
    }
    const closes = (expects === "key or }" && sign === "}") || (expects === "value or ]" && sign === "]");
    if (closes) {
      at++;
      leave();
      expects = "end of member";
    } else if (expects === "key" || expects === "key or }") {
      if (expects === "key" && sign === "}") return fault('a key in " (there is a comma too many before the })');
      if (sign !== '"') return fault(expects === "key" ? 'a key in "' : 'a key in ", or }');
      const start = at;
      const wrong = stringFault();
      if (wrong !== undefined) return wrong;
      const key: string = JSON.parse(text.slice(start, at));
      const known = keys[keys.length - 1];
      if (known.has(key)) {
        at = start;
        return fault("each key once in an object", key);
      }
      known.add(key);
      space();
      if (text[at] !== ":") return fault(":");
      at++;
      expects = "value";
    } else if (sign === "{" || sign === "[") {
      at++;
      open.push(sign);
      if (sign === "{") keys.push(new Set());
      expects = sign === "{" ? "key or }" : "value or ]";
    } else {
      // In an array a value must stand only behind a comma.
      if (expects === "value" && sign === "]" && open.at(-1) === "[")
        return fault("a value (there is a comma too many before the ])");
      const wrong = sign === '"' ? stringFault() : matched(SCALAR) ? undefined : fault("a value");
      if (wrong !== undefined) return wrong;
      expects = "end of member";
    }
  }
}
