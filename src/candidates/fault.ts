import { shown } from "../reading/issueText.ts";

/**
 * A strategy or a rule kind is wrong. For callers a plain `Error`; the class only keeps a message from being wrapped
 * twice.
 */
export class PluginFault extends Error {}

/** What was returned is no score, or no verdict. */
export class BadAnswer extends PluginFault {
  readonly #received: unknown;

  constructor(message: string, received: unknown) {
    super(message);
    this.#received = received;
  }

  /** Not an own property: to callers this is an Error with a message, and nothing else. */
  get received(): unknown {
    return this.#received;
  }
}

/** What a plug-in threw, with who and where in front: `strategy "x" threw for mentee "r01": …`. */
export function threw(subject: string, where: string, cause: unknown): Error {
  if (cause instanceof PluginFault) return cause;
  const message = cause instanceof Error ? cause.message : described(cause);
  return new PluginFault(`${subject} threw ${where}: ${message}`, { cause });
}

export function badScore(strategy: string, menteeId: string, mentorId: string, received: unknown): Error {
  const pair = `mentee "${menteeId}" and mentor "${mentorId}"`;
  const message = `strategy "${strategy}" returned ${described(received)} for ${pair}: expected 0..1 or NaN`;
  return new BadAnswer(message, received);
}

/** What a function said of a pair, and is neither true nor false. */
export function badVerdict(rule: string, menteeId: string, mentorId: string, received: unknown): Error {
  const pair = `mentee "${menteeId}" and mentor "${mentorId}"`;
  const message = `rule "${rule}" returned ${described(received)} for ${pair}: expected true or false`;
  return new BadAnswer(message, received);
}

/** A row that a rule returns, and did not write, would forbid nobody. */
export function refuseReturned(returned: unknown, subject: string): void {
  refusePromise(returned, subject, "row");
  if (returned === undefined) return;
  const received = described(returned);
  throw new PluginFault(
    `${subject} returned ${received} from row: expected it to write into the array that it is given`,
  );
}

/** What `prepare` returns must have these methods. */
export function refuseOther(prepared: unknown, subject: string, methods: readonly string[]): void {
  const has = (method: string) => typeof (prepared as Record<string, unknown>)[method] === "function";
  if (typeof prepared === "object" && prepared !== null && methods.every(has)) return;
  const received = isThenable(prepared) ? "a promise" : shown(prepared);
  throw new PluginFault(
    `${subject} prepared something else: expected an object with ${methods.join(" and ")}, received ${received}`,
  );
}

/** A plug-in's method that fills an array and is async would be read before it has written. */
export function refusePromise(returned: unknown, subject: string, method: string): void {
  if (isThenable(returned))
    throw new PluginFault(`${subject} returned a promise from ${method}: expected it to be synchronous`);
}

function described(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "a function";
  if (isThenable(value)) return "a promise";
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  return String(value);
}

export function isThenable(value: unknown): boolean {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
