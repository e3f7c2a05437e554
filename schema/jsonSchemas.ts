import * as z from "zod";
import { cohortSchema } from "../src/cohort/schema.ts";
import { mappingSchema } from "../src/csv/mapping.ts";
import { programmeSchema } from "../src/programme/schema.ts";
import { $schema, comparedText, id, share, text, weight } from "../src/reading/fields.ts";

/** What stands under `$defs`, by name, and what an editor says of it. A registry of our own: zod's is everybody's. */
const named = z.registry<{ id?: string; description: string }>();
named.add(id, { id: "id", description: "Compared exactly. No white space at the ends, nothing invisible." });
named.add(text, { id: "text", description: "Words for people to read." });
named.add(comparedText, { id: "comparedText", description: "Compared exactly. No white space at the ends." });
named.add(weight, { id: "weight", description: "Against the other weights." });
named.add(share, { id: "share", description: "0 to 1." });
named.add($schema, {
  description: "The JSON Schema that an editor checks this file by. Ignored: it is no part of the data.",
});

/** The published JSON Schemas (draft 2020-12), by file name: what the zod schemas say, and nothing of their own. */
export function jsonSchemas(): Readonly<Record<string, object>> {
  return {
    "cohort.json": jsonSchemaOf(cohortSchema, "A pairwright cohort, version 1"),
    "programme.json": jsonSchemaOf(programmeSchema, "A pairwright programme, version 1"),
    "mapping.json": jsonSchemaOf(mappingSchema, "A mapping of pairwright/csv, version 1"),
  };
}

function jsonSchemaOf(schema: z.ZodType, title: string): object {
  const made = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io: "input",
    metadata: named,
    override({ zodSchema, jsonSchema }) {
      const { def } = zodSchema._zod;
      // The one thing that a schema says in code: a record of objectives is not empty.
      if (def.type === "record" && (def.checks?.length ?? 0) > 0) jsonSchema.minProperties = 1;
    },
  });
  const { $schema: dialect, ...rest } = made;
  return { $schema: dialect, title, ...rest };
}
