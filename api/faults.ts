import ts from "typescript";
import type { Entry, Exported, PublicFace } from "./entries.ts";
import { signatureOf } from "./signature.ts";

/**
 * What an answer carries for later questions about it, such as `lossesOf`: users hand it on and do not look inside, so
 * its parts are the solver's own affair.
 */
const OPAQUE = ["Kept", "Solved", "StableState"];

/**
 * What is wrong with the public face: a name without a docstring; a signature that names what nobody can import; a
 * function or constant that names what its own entry does not export, so that a caller would need another.
 */
export function faultsOf(face: PublicFace): string[] {
  return face.entries.flatMap((entry) => [
    ...(entry.about === "" ? [`${entry.specifier}: no comment at its head says what it is for`] : []),
    ...entry.exports.flatMap((exported) => faultsOfExport(face, entry, exported)),
  ]);
}

function faultsOfExport(face: PublicFace, entry: Entry, exported: Exported): string[] {
  const { name, declaration, docs, home } = exported;
  const faults = docs === "" && home === entry ? [`${entry.specifier}: ${name} has no docstring`] : [];
  const isValue = ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration);
  for (const symbol of signatureOf(face, exported).names) {
    const named = face.exportedAs.get(symbol);
    if (named === undefined && !OPAQUE.includes(symbol.name))
      faults.push(`${entry.specifier}: ${name} names ${symbol.name}, which nothing exports`);
    if (named !== undefined && isValue && !entry.exports.includes(named))
      faults.push(`${entry.specifier}: ${name} names ${symbol.name}, which only ${named.home.specifier} exports`);
  }
  return faults;
}
