import { compareIds } from "../order.ts";
import type { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import { shapeOf } from "../reading/shape.ts";
import type { Criterion, Scoring } from "./programme.ts";
import { ownRow } from "./readOptions.ts";
import { readScoring } from "./readScoring.ts";
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
    if (shape === undefined) continue;
    const scoring = readScoring(shape as Record<string, unknown>, CRITERION_KEYS, strategies, at, log);
    if (scoring !== undefined && log.count === before) {
      criteria.push({ row, item: criterionOf(shape as CriterionInput, scoring) });
    }
  }
  criteria.sort((a, b) => compareIds(a.item.id, b.item.id));
  return { criteria, sideOf: complete ? sideOf : undefined };
}

function criterionOf(input: CriterionInput, scoring: Scoring): Criterion {
  return {
    id: input.id,
    label: input.label ?? input.id,
    ...scoring,
    weight: input.weight,
    side: input.side ?? "both",
    facet: input.facet,
    unknown: input.unknown ?? 0.5,
  };
}
