import { expect, it } from "vitest";
import { jsonFaultOf } from "../../src/cli/jsonFault.ts";
import { randomFrom } from "../oracle/random.ts";

it.each([
  ["", 1, 1, "a value", undefined],
  ["[1,\n 2,\n]", 3, 1, "a value (there is a comma too many before the ])", "]"],
  ['{"a": ]}', 1, 7, "a value", "]"],
  ['{"a": 1,}', 1, 9, 'a key in " (there is a comma too many before the })', "}"],
  ["{a: 1}", 1, 2, 'a key in ", or }', "a"],
  ['{"a" 1}', 1, 6, ":", "1"],
  ["[1 2]", 1, 4, ", or ]", "2"],
  ['{"a": 1 "b": 2}', 1, 9, ", or }", '"'],
  ["[] []", 1, 4, "nothing more", "["],
  ["[01]", 1, 3, ", or ]", "1"],
  ["[NaN]", 1, 2, "a value", "N"],
  ['["a\nb"]', 1, 4, 'the closing " of a text', "\n"],
  ['["a\\x"]', 1, 4, "an escape such as \\n or \\u00e9", "\\"],
  ['["é😀" 1]', 1, 7, ", or ]", "1"],
  ["['a']", 1, 2, "a value", "'"],
  ['{"a": [1, {"b": nul}]}', 1, 17, "a value", "n"],
  ['{"a": 1, "b": {"a": 2}, "a": 3}', 1, 25, "each key once in an object", "a"],
  ['[{"a": 1}, {"a": 1,\n "\\u0061": 2}]', 2, 2, "each key once in an object", "a"],
])("says where %j stops being JSON", (text, line, column, expected, received) => {
  expect(jsonFaultOf(text)).toEqual({ line, column, expected, received });
});

it("finds a fault exactly where JSON.parse refuses, and only what follows it matters", () => {
  const { between, chance, pick } = randomFrom(1);
  const signs = [...'{}[]:,"\\ \n0123456789.eE+-truefalsn/u\u0001é'];
  const valueOf = (depth: number): unknown => {
    const kind = depth === 0 ? between(0, 4) : between(0, 7);
    if (kind < 5) return [null, true, between(-50, 50) / 8, 'a"\\\n\u2028é', ""][kind];
    const size = between(0, 3);
    if (kind === 5) return Array.from({ length: size }, () => valueOf(depth - 1));
    return Object.fromEntries(Array.from({ length: size }, (_, at) => [`k${at}`, valueOf(depth - 1)]));
  };
  const seen = { valid: 0, wrong: 0, end: 0, again: 0 };
  for (let at = 0; at < 20_000; at++) {
    let text = JSON.stringify(valueOf(3), null, chance(0.5) ? 1 : 0);
    for (let edits = between(0, 2); edits > 0; edits--) {
      const place = between(0, text.length);
      text = `${text.slice(0, place)}${chance(0.5) ? pick(signs) : ""}${text.slice(place + between(0, 1))}`;
    }
    let isJson = true;
    try {
      JSON.parse(text);
    } catch {
      isJson = false;
    }
    const fault = jsonFaultOf(text);
    if (fault?.expected === "each key once in an object") {
      seen.again++;
      continue;
    }
    expect(fault === undefined, JSON.stringify(text)).toBe(isJson);
    if (fault === undefined) seen.valid++;
    else if (fault.received === undefined) seen.end++;
    else seen.wrong++;
  }
  expect(seen.valid).toBeGreaterThan(5000);
  expect(seen.wrong).toBeGreaterThan(3000);
  expect(seen.end).toBeGreaterThan(300);
  expect(seen.again).toBeGreaterThan(2);
});
