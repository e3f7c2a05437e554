// Several members in one cell. A backslash before a sign that is no letter, digit or white space takes its meaning
// away; any other backslash stands for itself.
const ESCAPED = /\\([^A-Za-z0-9\s]|\n)/g;

/** The parts between the signs, without white space at their ends; still escaped. */
export function splitAt(cell: string, sign: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === "\\") at += 1;
    else if (cell[at] === sign) {
      parts.push(cell.slice(from, at).trim());
      from = at + 1;
    }
  }
  parts.push(cell.slice(from).trim());
  return parts;
}

/** As `splitAt`, without empty parts: what a form leaves behind where somebody has deleted a member. */
export function membersOf(cell: string, separator: string): string[] {
  return splitAt(cell, separator).filter((part) => part !== "");
}

export function unescaped(part: string): string {
  return part.includes("\\") ? part.replace(ESCAPED, "$1") : part;
}

/** A member as `unescaped` reads it, whichever of the signs occur in it. */
export function escaped(member: string, signs: readonly string[]): string {
  let text = "";
  for (const sign of member) text += sign === "\\" || signs.includes(sign) ? `\\${sign}` : sign;
  return text;
}
