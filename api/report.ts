import ts from "typescript";
import type { Entry, PublicFace } from "./entries.ts";
import { signatureOf } from "./signature.ts";

const MADE = "Made by `npm run api`: every exported name with its signature. What changes here changes for users.";

/** What an entry exports, without a word about it: a change of the public face, and no other, shows in a diff. */
export function reportOf(face: PublicFace, entry: Entry): string {
  const parts = entry.exports.map((exported) =>
    exported.home === entry
      ? withoutComments(signatureOf(face, exported).text)
      : `// ${exported.name}: as in ${exported.home.specifier}`,
  );
  return `${[`// ${entry.specifier}`, `// ${MADE}`, ...parts].join("\n\n")}\n`;
}

function withoutComments(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, false, ts.LanguageVariant.Standard, text);
  let kept = "";
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const isComment = token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia;
    if (!isComment) kept += scanner.getTokenText();
  }
  const lines = kept.split("\n").map((line) => line.trimEnd());
  return lines.filter((line) => line !== "").join("\n");
}
