import { compareIds } from "../order.ts";
import type { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import { hint } from "../reading/nearest.ts";
import { shapeOf } from "../reading/shape.ts";
import type { Criterion } from "./programme.ts";
import type { Options } from "./readOptions.ts";
import { ownRow, readOptions } from "./readOptions.ts";
import type { Registry } from "./registry.ts";
import type { CriterionInput } from "./schema.ts";
import { CRITERION_KEYS, criterionSchema } from "./schema.ts";

/** A criterion or rule with the row where it stood in the input. */
export interface Placed<T> {
  readonly row: number;
  readonly item: T;
}

/** Criteria as far as they could be read. */
export interface ReadCriteria {
  /** In id order; complete if nothing was logged. */
  readonly criteria: readonly Placed<Criterion>[];
  /**
   * The side of every criterion, by id; undefined if an id or side is malformed or given twice: people may mean the
   * one it should have been.
   */
  readonly sideOf: ReadonlyMap<string, Criterion["side"]> | undefined;
}

export function readCriteria(
  rows: readonly unknown[],
  strategies: Registry["strategies"],
  log: IssueLog,
): ReadCriteria {
  const criteria: Placed<Criterion>[] = [];
  const firstWith = new Map<string, number>();
  const sideOf = new Map<string, Criterion["side"]>();
  let complete = true;
  for (const [row, entry] of rows.entries()) {
    const at = ["criteria", row];
    const before = log.count;
    const shape = shapeOf(criterionSchema, ownRow(entry), at, log);
    const id = shape?.id;
    if (id === undefined || (shape?.side === undefined && Object.hasOwn(shape ?? {}, "side"))) complete = false;
    else sideOf.set(id, shape?.side ?? "both");
    if (id !== undefined) {
      const first = firstWith.get(id);
      const message = () => `expected an id of its own, received ${shown(id)}, which criteria[${first}] has`;
      if (first === undefined) firstWith.set(id, row);
      else {
        complete = false;
        log.add([...at, "id"], "duplicate", message);
      }
    }
    const name = shape?.strategy;
    if (name === undefined) continue;
    const strategy = strategies.get(name);
    if (strategy === undefined) {
      const known = new Set(strategies.keys());
      const message = () => `expected a known strategy${hint(name, known, log.budget)}, received ${shown(name)}`;
      log.add([...at, "strategy"], "unknown-id", message);
      continue;
    }
    const options = readOptions(
      strategy.options,
      shape as Record<string, unknown>,
      CRITERION_KEYS,
      `strategy ${shown(name)}`,
      at,
      log,
    );
    if (options !== undefined && log.count === before) {
      criteria.push({ row, item: criterionOf(shape as CriterionInput, options) });
    }
  }
  criteria.sort((a, b) => compareIds(a.item.id, b.item.id));
  return { criteria, sideOf: complete ? sideOf : undefined };
}

function criterionOf(input: CriterionInput, { value, given }: Options): Criterion {
  return {
    id: input.id,
    label: input.label ?? input.id,
    strategy: input.strategy,
    options: value,
    given,
    weight: input.weight,
    side: input.side ?? "both",
    facet: input.facet,
    unknown: input.unknown ?? 0.5,
  };
}
