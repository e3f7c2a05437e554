import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A file as text; `path` with forward slashes, from the root of the project or from the folder asked for. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Every file below `folder` whose name ends in `ending`, in code unit order of paths; none if there is no folder. */
export function sourcesIn(folder: string, ending: string): Source[] {
  const found: Source[] = [];
  const walk = (directory: string) => {
    for (const entry of entriesOf(directory)) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.name.endsWith(ending)) {
        found.push({ path: relative(folder, path).split(sep).join("/"), text: readFileSync(path, "utf8") });
      }
    }
  };
  walk(folder);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
