import type { PublicFace } from "./entries.ts";
import { referenceOf } from "./reference.ts";
import { reportOf } from "./report.ts";

/** Every file that `npm run api` makes, by its path from the root. */
export function apiFiles(face: PublicFace): Map<string, string> {
  const reports = face.entries.map((entry): [string, string] => [`api/${entry.page}.txt`, reportOf(face, entry)]);
  const pages = [...referenceOf(face)].map(([name, text]): [string, string] => [`docs/api/${name}`, text]);
  return new Map([...reports, ...pages]);
}
