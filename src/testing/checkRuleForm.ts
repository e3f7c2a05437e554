import { isThenable } from "../candidates/fault.ts";
import { builtInRules } from "../candidates/registry.ts";
import type { RuleKind } from "../candidates/rule.ts";
import { idMadeBy } from "../programme/readRules.ts";
import { RULE_KEYS } from "../programme/schema.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import { checkForm, checkOptions, misformed, optionsFrom } from "./checkSchema.ts";
import { ruleBroken } from "./ruleTrial.ts";
import type { OptionsInput } from "./trialFields.ts";

/** Throws a Breach where the value is no rule kind that `match` would take. */
export function checkRuleForm(kind: RuleKind, subject: string): void {
  checkForm(kind, subject, builtInRules, ["idOf", "prepare"]);
  if (kind.name === "lock") misformed(subject, "name: expected a name that is not built in");
}

/** The options as the schema returns them. */
export function optionsOfRule(kind: RuleKind, subject: string, given: OptionsInput): unknown {
  return optionsFrom(kind, subject, given, RULE_KEYS);
}

/** The schema held to its contract, and the id that is made of these options; returns what the schema makes of them. */
export function checkRuleOptions(kind: RuleKind, subject: string, given: OptionsInput): unknown {
  checkOptions(kind, subject, given, RULE_KEYS);
  const options = optionsOfRule(kind, subject, given);
  const ids = [idOf(kind, subject, options), idOf(kind, subject, optionsOfRule(kind, subject, given))];
  if (ids[0] !== ids[1])
    ruleBroken("id", `${subject} made the ids ${shown(ids[0])} and ${shown(ids[1])} of the same options: expected one`);
  return options;
}

function idOf(kind: RuleKind, subject: string, options: unknown): string {
  try {
    return idMadeBy(kind, kind.name, options, new IssueLog("programme", []));
  } catch (cause) {
    const { message, cause: reason } = cause as Error;
    if (isPromised(kind, options))
      ruleBroken("synchronous", `${subject} returned a promise from idOf: expected it to be synchronous`);
    return ruleBroken("id", reason instanceof Error ? `${message}: ${reason.message}` : message);
  }
}

function isPromised(kind: RuleKind, options: unknown): boolean {
  try {
    return isThenable(kind.idOf(options));
  } catch {
    return false; // it threw, which is reported
  }
}
