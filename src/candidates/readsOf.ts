import type { Scoring } from "../programme/programme.ts";
import { PluginFault, threw } from "./fault.ts";
import type { Read, Reads, Strategy } from "./strategy.ts";

/**
 * What a scoring and all that it combines rest on; undefined where one of the strategies does not say. Throws
 * `Error("strategy \"x\" …")` where what it says is no such list.
 */
export function readsOf(
  { strategy: name, options, of }: Scoring,
  strategies: ReadonlyMap<string, Strategy>,
): Reads | undefined {
  const strategy = strategies.get(name);
  if (strategy?.reads === undefined) return undefined;
  const combined = of.map((operand) => readsOf(operand, strategies));
  if (!combined.every((reads) => reads !== undefined)) return undefined;
  const all = [saidBy(strategy, options), ...combined];
  return { mentee: all.flatMap(({ mentee }) => mentee), mentor: all.flatMap(({ mentor }) => mentor) };
}

const FIELDS: ReadonlySet<unknown> = new Set<Exclude<Read, object>>([
  "objectives",
  "levels",
  "expertise",
  "expertise-on-objectives",
  "experiences",
  "wishes",
  "available",
]);

function saidBy(strategy: Strategy, options: unknown): Reads {
  const subject = `strategy "${strategy.name}"`;
  let said: Partial<Record<keyof Reads, unknown>>;
  try {
    said = Object((strategy.reads as (options: unknown) => unknown)(options));
  } catch (cause) {
    throw threw(subject, "in reads", cause);
  }
  const { mentee, mentor } = said;
  if (isList(mentee) && isList(mentor)) return { mentee, mentor };
  throw new PluginFault(`${subject} returned something else from reads: expected lists for "mentee" and "mentor"`);
}

function isList(said: unknown): said is readonly Read[] {
  return Array.isArray(said) && said.every((one) => FIELDS.has(one) || typeof Object(one).attribute === "string");
}
