import type { Strategy } from "pairwright";
import { expect, test } from "vitest";
import * as z from "zod";
import type { Anything } from "./years.ts";
import { faultsOf, years } from "./years.ts";

const withSchema = (options: Anything) => years(() => ({}), { options });
const standard = (validate: Anything, version = 1) => ({ "~standard": { version, vendor: "test", validate } });
const preparing = (prepare: Anything) => years(() => ({}), { prepare });

const boom = () => {
  throw new Error("boom");
};
let times = 0;
const SCHEMA = ": its options schema";
const PASSED_OVER = 'accepted a key "no such option": expected an issue, or misspelt options are passed over';

test.each<[string, Strategy, string, string]>([
  ["has no schema", withSchema({}), "schema", ": options: expected a Standard Schema, version 1"],
  [
    "has a schema of another version",
    withSchema(standard(() => ({ value: {} }), 2)),
    "schema",
    ": options: expected a Standard Schema, version 1",
  ],
  ["has a schema that throws", withSchema(standard(boom)), "schema", `${SCHEMA} threw: boom`],
  [
    "has an asynchronous schema",
    withSchema(z.strictObject({}).refine(async () => true)),
    "synchronous",
    `${SCHEMA} is asynchronous: expected a result, not a promise`,
  ],
  [
    "has a schema that answers nonsense",
    withSchema(standard(() => ({}))),
    "schema",
    `${SCHEMA} returned neither a value nor issues`,
  ],
  [
    "has a schema that writes to what it is given",
    withSchema(standard((given: Anything) => ({ value: Object.assign(given, { a: 1 }) }))),
    "schema",
    `${SCHEMA} threw: Cannot add property a, object is not extensible`,
  ],
  [
    "has a schema that says two things",
    withSchema(standard(() => ({ value: ++times }))),
    "schema",
    `${SCHEMA} made two things of the same options`,
  ],
  [
    "has a schema that drops slips of the pen",
    withSchema(z.object({})),
    "schema",
    `${SCHEMA} ${PASSED_OVER} (in zod: strictObject)`,
  ],
  ["has no prepare", preparing(undefined), "schema", ": prepare: expected a function, received nothing"],
  [
    "prepares a promise",
    preparing(async () => ({})),
    "synchronous",
    " returned a promise from prepare: expected it to be synchronous (seed 1)",
  ],
  [
    "prepares no parts",
    years(() => ({ parts: undefined })),
    "answers",
    " prepared something else: expected an object with row and parts, received an object (seed 1)",
  ],
  [
    "reports something malformed",
    preparing((_: unknown, __: unknown, report: Anything) => report({})),
    "answers",
    " reported a malformed issue: expected text as path, received nothing (seed 1)",
  ],
])("a strategy that %s is caught", (_, strategy, check, message) => {
  expect(faultsOf(strategy)).toEqual({ [check]: `strategy "x"${message}` });
});

test.each<[Anything, string]>([
  ["coverage", 'strategy "coverage": name: expected a name that is not built in'],
  [" x", 'strategy " x": name: expected no white space at the ends, received " x"'],
  [undefined, "strategy nothing: name: expected text, received nothing"],
])("the name %j is caught", (name, message) => {
  expect(faultsOf({ ...years(), name })).toEqual({ schema: message });
});

test("a schema that throws on what it does not expect is caught", () => {
  const careless = withSchema(standard((given: Anything) => ({ value: given.list.length })));
  expect(faultsOf(careless, { options: { list: [] } })).toEqual({
    schema: `strategy "x"${SCHEMA} threw: Cannot read properties of undefined (reading 'length')`,
  });
});

test("options that the schema refuses are caught, with their place", () => {
  const strict = withSchema(z.strictObject({ list: z.array(z.number()) }));
  expect(faultsOf(strict, { options: { list: [1, "2"] } })).toEqual({
    schema: 'strategy "x" refused "list[1]" of the options that it is tried with: expected a number, received "2"',
  });
});
