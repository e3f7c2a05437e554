import type { ProgrammeInput } from "pairwright";
import { expect, expectTypeOf, it } from "vitest";
import { builtInRules, builtInStrategies } from "../../src/candidates/registry.ts";
import { RULES, STRATEGIES } from "../../src/programme/schema.ts";

it("the types offer every strategy and every kind of rule that there is, and take others", () => {
  expect([...STRATEGIES].sort()).toEqual([...builtInStrategies.keys()].sort());
  expect([...RULES].sort()).toEqual([...builtInRules.keys()].sort());
  type Name = ProgrammeInput["criteria"][number]["strategy"];
  expectTypeOf<"coverage">().toExtend<Name>();
  expectTypeOf<"my own">().toExtend<Name>();
  expectTypeOf<Name>().not.toEqualTypeOf<string>();
});
