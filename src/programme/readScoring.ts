import { compareIds } from "../order.ts";
import { frozen } from "../reading/frozen.ts";
import type { IssueLog } from "../reading/issueLog.ts";
import type { Path } from "../reading/issueText.ts";
import { shown } from "../reading/issueText.ts";
import { LIMITS } from "../reading/limits.ts";
import { hint } from "../reading/nearest.ts";
import { shapeOf } from "../reading/shape.ts";
import type { Operand, Scoring } from "./programme.ts";
import { ownRow, readOptions } from "./readOptions.ts";
import type { Registry } from "./registry.ts";
import { OPERAND_KEYS, operandSchema, operandsSchema } from "./schema.ts";

type Entry = Readonly<Record<string, unknown>>;

/**
 * The strategy of a criterion, or of an operand, with its options; and, where it combines others, theirs too, each
 * checked by its own schema. Undefined if anything was logged, or the entry names no strategy.
 */
export function readScoring(
  entry: Entry,
  commonKeys: readonly string[],
  strategies: Registry["strategies"],
  at: Path,
  log: IssueLog,
  level = 1,
): Scoring | undefined {
  const name = entry.strategy as string | undefined;
  if (name === undefined) return undefined;
  const strategy = strategies.get(name);
  if (strategy === undefined) {
    const known = new Set(strategies.keys());
    const message = () => `expected a known strategy${hint(name, known, log.budget)}, received ${shown(name)}`;
    log.add([...at, "strategy"], "unknown-id", message);
    return undefined;
  }
  const subject = `strategy ${shown(name)}`;
  if (strategy.combines !== true) {
    const options = readOptions(strategy.options, entry, commonKeys, subject, at, log);
    return options && { strategy: name, options: options.value, given: options.given, of: [] };
  }
  const options = readOptions(strategy.options, entry, [...commonKeys, "of"], subject, at, log);
  const of = readOperands(entry.of, strategies, [...at, "of"], log, level);
  if (options === undefined || of === undefined) return undefined;
  const given = frozen(Object.assign(Object.create(null), options.given, { of: entry.of }));
  return { strategy: name, options: options.value, given, of };
}

/** What a criterion says under `of`; undefined if anything was logged. */
export function readOperands(
  given: unknown,
  strategies: Registry["strategies"],
  at: Path,
  log: IssueLog,
  level = 1,
): readonly Operand[] | undefined {
  if (level > LIMITS.combined) {
    log.add(at, "limit", `expected at most ${LIMITS.combined} combining strategies inside one another, received more`);
    return undefined;
  }
  const rows = shapeOf(operandsSchema, given, at, log);
  if (rows === undefined) return undefined;
  const operands = rows.map((row, index): Operand | undefined => {
    const place = [...at, index];
    const shape = shapeOf(operandSchema, ownRow(row), place, log);
    if (shape === undefined) return undefined;
    const scoring = readScoring(shape as Entry, OPERAND_KEYS, strategies, place, log, level + 1);
    return scoring && { ...scoring, label: (shape.label as string | undefined) ?? labelOf(scoring) };
  });
  return operands.every((operand) => operand !== undefined) ? operands : undefined;
}

/** `wishes (by mentee)`: the strategy and those of its options that can be said in a word. */
function labelOf({ strategy, given }: Scoring): string {
  const plain = Object.entries(given)
    .filter(([, value]) => typeof value !== "object")
    .sort(([a], [b]) => compareIds(a, b))
    .map(([key, value]) => `${key} ${value}`);
  return plain.length === 0 ? strategy : `${strategy} (${plain.join(", ")})`;
}
