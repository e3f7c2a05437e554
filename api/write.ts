/** Writes the API reports beside this file and the reference in docs/api: npm run api */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { publicFace, root } from "./entries.ts";
import { apiFiles } from "./files.ts";

rmSync(join(root, "docs/api"), { recursive: true, force: true });
for (const name of readdirSync(join(root, "api"))) if (name.endsWith(".txt")) rmSync(join(root, "api", name));
for (const [path, text] of apiFiles(publicFace())) {
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
