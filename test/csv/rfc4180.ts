/** The cells of a text that keeps to RFC 4180 to the letter; throws where it does not. Shares no code with src. */
export function strictCells(text: string, delimiter = ","): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      let cell = "";
      if (text[at] === '"') {
        for (at += 1; ; at++) {
          if (at >= text.length) throw new Error("a quoted cell without end");
          if (text[at] === '"' && text[at + 1] === '"') at += 1;
          else if (text[at] === '"') break;
          cell += text[at];
        }
        at += 1;
      } else {
        while (at < text.length && text[at] !== delimiter && !text.startsWith("\r\n", at)) {
          if (text[at] === '"' || text[at] === "\n" || text[at] === "\r") throw new Error(`not quoted at ${at}`);
          cell += text[at++];
        }
      }
      row.push(cell);
      if (text[at] === delimiter) at += 1;
      else if (text.startsWith("\r\n", at)) {
        at += 2;
        break;
      } else throw new Error(`no delimiter and no line end at ${at}`);
    }
    rows.push(row);
  }
  return rows;
}

/** What a spreadsheet program might run. A number is none, whatever its sign. */
export function isFormula(cell: string): boolean {
  const plain = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/.test(cell);
  return (
    !plain && ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"].includes(cell.trimStart()[0] ?? cell[0])
  );
}
