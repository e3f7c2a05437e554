import type { RuleKind } from "./rule.ts";
import { atLeast } from "./rules/atLeast.ts";
import { atMost } from "./rules/atMost.ts";
import { conflict } from "./rules/conflict.ts";
import { dates as datesRule } from "./rules/dates.ts";
import { differ } from "./rules/differ.ts";
import { floor } from "./rules/floor.ts";
import { forbid } from "./rules/forbid.ts";
import { overlap as overlapRule } from "./rules/overlap.ts";
import { quota } from "./rules/quota.ts";
import { same as sameRule } from "./rules/same.ts";
import { when } from "./rules/when.ts";
import { ahead } from "./strategies/ahead.ts";
import { closeness } from "./strategies/closeness.ts";
import { collective } from "./strategies/collective.ts";
import { cosine } from "./strategies/cosine.ts";
import { coverage } from "./strategies/coverage.ts";
import { dates } from "./strategies/dates.ts";
import { different } from "./strategies/different.ts";
import { experience } from "./strategies/experience.ts";
import { gap } from "./strategies/gap.ts";
import { least } from "./strategies/least.ts";
import { overlap } from "./strategies/overlap.ts";
import { same } from "./strategies/same.ts";
import { table } from "./strategies/table.ts";
import { wishes } from "./strategies/wishes.ts";
import type { Strategy } from "./strategy.ts";

export const builtInStrategies: ReadonlyMap<string, Strategy> = byName<Strategy>([
  coverage,
  cosine,
  gap,
  collective,
  experience,
  overlap,
  same,
  different,
  closeness,
  ahead,
  wishes,
  dates,
  table,
  least,
]);

export const builtInRules: ReadonlyMap<string, RuleKind> = byName<RuleKind>([
  differ,
  sameRule,
  overlapRule,
  atLeast,
  atMost,
  conflict,
  datesRule,
  when,
  quota,
  floor,
  forbid,
]);

function byName<Named extends { readonly name: string }>(all: readonly Named[]): ReadonlyMap<string, Named> {
  return new Map(all.map((one) => [one.name, one]));
}
