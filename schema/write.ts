/** Writes the published JSON Schemas beside this file: npm run schema */
import { writeFileSync } from "node:fs";
import { jsonSchemas } from "./jsonSchemas.ts";

for (const [name, schema] of Object.entries(jsonSchemas()))
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
