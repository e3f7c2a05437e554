import * as z from "zod";
import { $schema, id, share, text, version, weight } from "../reading/fields.ts";
import { LIMITS } from "../reading/limits.ts";
import { DELIMITERS } from "./table.ts";

/**
 * The JSON form of a mapping: which column of mentees.csv and mentors.csv says what. Shapes and ranges only; for people
 * to read, key by key: docs/guide/spreadsheets.md.
 */

/** The header of a column, as the file has it; runs of white space count as one space. */
const header = text;

/** What stands between the members of a cell, or between a topic and its number. */
const sign = z.string().regex(/^(?:[;,|/:=&<>*#~!]|\n)$/, "expected one of ; , | / : = & < > * # ~ ! or a line break");

/** The least and the greatest answer, which become 0 and 1; or words, each with its share. */
const scale = z.union([z.tuple([z.number(), z.number()]), z.record(text, share)]);

const byId = z.enum(["id", "name"]).optional();

/** One member after the other in a cell; or one in each of several columns. */
const people = z.union([
  header,
  z.strictObject({ column: header, separator: sign.optional(), by: byId }),
  z.strictObject({ columns: z.array(header).min(1), by: byId }),
]);

/** Best first; `tie` stands between those who are wished for equally. */
const wishes = z.union([
  header,
  z.strictObject({ column: header, separator: sign.optional(), tie: sign.optional(), by: byId }),
  z.strictObject({ columns: z.array(header).min(1), tie: sign.optional(), by: byId }),
]);

const datesIn = z.enum(["ymd", "dmy", "mdy"]).optional();
const dates = z.union([
  header,
  z.strictObject({ column: header, separator: sign.optional(), dates: datesIn }),
  z.strictObject({ columns: z.array(header).min(1), dates: datesIn }),
]);

const inCell = { column: header, separator: sign.optional(), sign: sign.optional() };

/** Numbers by name: `strategy: 3; policy: 1` in a cell; or a column for each name. */
const weights = z.union([header, z.strictObject(inCell), z.strictObject({ columns: z.record(id, header) })]);

/** Also ranked, best first: in a cell where the members have no numbers, or a column for each rank. */
const objectives = z.union([
  weights,
  z.strictObject({ ...inCell, ranked: z.literal(true) }),
  z.strictObject({ columns: z.array(header).min(1) }),
]);

const shares = z.union([
  header,
  z.strictObject({ ...inCell, scale: scale.optional() }),
  z.strictObject({ columns: z.record(id, header), scale: scale.optional() }),
]);

const attribute = z.union([
  header,
  z.strictObject({ column: header, kind: z.enum(["text", "number", "json"]) }),
  z.strictObject({
    column: header,
    kind: z.literal("boolean"),
    true: z.array(text).optional(),
    false: z.array(text).optional(),
  }),
  z.strictObject({ column: header, kind: z.literal("list"), separator: sign.optional() }),
  z.strictObject({ columns: z.array(header).min(1), kind: z.literal("list") }),
]);

const file = {
  /** Default: detected. */
  delimiter: z.enum(DELIMITERS).optional(),
  /** Of bytes. Default: utf-8. */
  encoding: z.enum(["utf-8", "latin1"]).optional(),
  /** Default: "." beside a comma as delimiter, else whichever of the two a number has. */
  decimal: z.enum([".", ","]).optional(),
  /** Cells that say nothing, such as "n/a". */
  unknown: z.array(text).optional(),
  /** Columns that are not read; "rest": all that nothing here names. Default: such a column is an issue. */
  ignore: z.union([z.array(header), z.literal("rest")]).optional(),
};

const person = {
  id: header,
  name: header.optional(),
  attributes: z.record(id, attribute).optional(),
  wishes: wishes.optional(),
  avoid: people.optional(),
  weights: weights.optional(),
  available: dates.optional(),
};

const mentees = z.strictObject({
  ...file,
  ...person,
  objectives: objectives.optional(),
  levels: shares.optional(),
  wants: header.optional(),
  priority: header.optional(),
});

const experience = z.strictObject({ id: header, label: header.optional(), topics: weights.optional() });

const mentors = z.strictObject({
  ...file,
  ...person,
  expertise: shares.optional(),
  capacity: header.optional(),
  minLoad: header.optional(),
  experiences: z.array(experience).min(1).max(LIMITS.criteria).optional(),
});

const topic = z.strictObject({ label: text.optional(), facet: id.optional() });

const mapping = z.strictObject({
  $schema: $schema.optional(),
  version,
  /** As in a cohort; cells may name a topic by its id or its label. */
  topics: z.record(id, topic).optional(),
  /** As in a cohort. */
  collective: z.union([z.record(id, weight), z.array(id)]).optional(),
  /** The cell that stands for an empty list. Default: (none). */
  none: text.optional(),
  mentees,
  mentors,
});

/**
 * Which column of mentees.csv and of mentors.csv says what, as its JSON document. Key by key:
 * docs/guide/spreadsheets.md.
 */
export type Mapping = z.infer<typeof mapping>;
export type MenteeMapping = z.infer<typeof mentees>;
export type MentorMapping = z.infer<typeof mentors>;
export type SideMapping = MenteeMapping | MentorMapping;
export type AttributeMapping = z.infer<typeof attribute>;
export type Scale = z.infer<typeof scale>;

export const mappingSchema: z.ZodType<Mapping> = mapping;
