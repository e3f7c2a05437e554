import { compareIds } from "../order.ts";
import { madeId as madeIdSchema } from "../reading/fields.ts";
import type { IssueLog } from "../reading/issueLog.ts";
import type { Path } from "../reading/issueText.ts";
import { shown } from "../reading/issueText.ts";
import { madeId } from "../reading/madeId.ts";
import { hint } from "../reading/nearest.ts";
import type { Loose } from "../reading/shape.ts";
import { shapeOf } from "../reading/shape.ts";
import { zodIssues } from "../reading/zodIssues.ts";
import type { BuiltInRule, Rule } from "./programme.ts";
import type { Placed } from "./readCriteria.ts";
import type { Options } from "./readOptions.ts";
import { ownRow, readOptions } from "./readOptions.ts";
import type { Registry } from "./registry.ts";
import type { LockInput, RuleInput } from "./schema.ts";
import { lockSchema, RULE_KEYS, ruleSchema } from "./schema.ts";

const LOCK = "lock";

/** Ids that no rule of a programme may have. */
const BUILT_IN = {
  oneself: true,
  "avoided-by-mentee": true,
  "avoided-by-mentor": true,
} satisfies Record<BuiltInRule, true>;

export interface ReadRules {
  /** In id order; complete if nothing was logged. */
  readonly rules: readonly Placed<Rule>[];
  /** In the order of the input, each with its id; people are not looked up yet, and malformed places are undefined. */
  readonly locks: readonly Placed<Loose<LockInput>>[];
}

export function readRules(rows: readonly unknown[], kinds: Registry["rules"], log: IssueLog): ReadRules {
  if (kinds.has(LOCK)) throw new Error('rule "lock" is built in and cannot be registered');
  const rules: Placed<Rule>[] = [];
  const locks: Placed<Loose<LockInput>>[] = [];
  const rowOf = new Map<string, number>();
  const lockedAt = new Map<string, number>();
  const known = new Set([...kinds.keys(), LOCK]);
  for (const [row, entry] of rows.entries()) {
    if (log.full) break;
    const at = ["rules", row];
    const before = log.count;
    if (isLock(entry)) {
      const lock = shapeOf(lockSchema, ownRow(entry), at, log);
      if (lock === undefined) continue;
      const { id, mentee, mentor } = lock;
      let repeated = false;
      if (mentee !== undefined && mentor !== undefined) {
        const pair = JSON.stringify([mentee, mentor]);
        const first = lockedAt.get(pair);
        repeated = first !== undefined;
        const message = () =>
          `expected every pair locked once, received ${shown(mentee)} with ${shown(mentor)} again, after rules[${first}]`;
        if (repeated) log.add(at, "duplicate", message);
        else lockedAt.set(pair, row);
      }
      if (id !== undefined) checkId(id, row, [...at, "id"]);
      else if (!repeated && log.count === before) checkId(madeId(LOCK, mentee as string, mentor as string), row, at);
      if (!repeated) locks.push({ row, item: lock });
      continue;
    }
    const shape = shapeOf(ruleSchema, ownRow(entry), at, log);
    if (shape?.id !== undefined) checkId(shape.id as string, row, [...at, "id"]);
    const name = shape?.rule as string | undefined;
    if (name === undefined) continue;
    const kind = kinds.get(name);
    if (kind === undefined) {
      const message = () => `expected a known rule${hint(name, known, log.budget)}, received ${shown(name)}`;
      log.add([...at, "rule"], "unknown-id", message);
      continue;
    }
    const options = readOptions(
      kind.options,
      shape as Record<string, unknown>,
      RULE_KEYS,
      `rule ${shown(name)}`,
      at,
      log,
    );
    if (options === undefined || log.count !== before) continue;
    const rule = ruleOf(shape as RuleInput, kind, options, log);
    if ((shape as RuleInput).id === undefined) checkId(rule.id, row, at);
    rules.push({ row, item: rule });
  }
  rules.sort((a, b) => compareIds(a.item.id, b.item.id));
  return { rules, locks };

  function checkId(id: string, row: number, path: Path): void {
    const first = rowOf.get(id);
    if (Object.hasOwn(BUILT_IN, id)) {
      log.add(path, "duplicate", `expected an id of its own, received ${shown(id)}, which a built-in rule has`);
    } else if (first !== undefined) {
      log.add(path, "duplicate", () => `expected an id of its own, received ${shown(id)}, which rules[${first}] has`);
    } else rowOf.set(id, row);
  }
}

function isLock(entry: unknown): boolean {
  return typeof entry === "object" && entry !== null && "rule" in entry && entry.rule === LOCK;
}

type Kind = Registry["rules"] extends ReadonlyMap<string, infer One> ? One : never;

function ruleOf(input: RuleInput, kind: Kind, { value, given }: Options, log: IssueLog): Rule {
  const id = input.id ?? idMadeBy(kind, input.rule, value, log);
  return { id, rule: input.rule, options: value, given, because: input.because };
}

/** Throws `Error("rule \"x\": idOf …")` where it makes none. */
export function idMadeBy(kind: Kind, name: string, options: unknown, log: IssueLog): string {
  let id: unknown;
  try {
    id = kind.idOf(options);
  } catch (cause) {
    throw new Error(`rule ${shown(name)}: idOf threw`, { cause });
  }
  const result = madeIdSchema.safeParse(id);
  if (result.success) return result.data;
  const [wrong] = zodIssues(madeIdSchema, result.error.issues, id, log);
  throw new Error(`rule ${shown(name)}: idOf returned no id: ${wrong.message()}`);
}
