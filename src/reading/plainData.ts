import type { IssueCode } from "../errors.ts";
import type { IssueLog } from "./issueLog.ts";
import { pathText, safeText, shown } from "./issueText.ts";
import { LIMITS } from "./limits.ts";

const LONE_SURROGATE = /\p{Surrogate}/u;

/** What a finished object came to, for when it turns up again. */
interface Copied {
  readonly copy: unknown;
  readonly values: number;
  readonly levels: number;
}

/**
 * A private copy of the input that holds JSON data and nothing else: what every schema may rely on. Everything JSON
 * cannot say is logged, with its path, and `undefined` stands in its place: instances, functions, accessors (never
 * called), symbols, hidden keys, holes, cycles, NaN, infinities, a key `__proto__` (zod's records drop it without a
 * word), text that is no Unicode. A key whose value is `undefined` is left out, as JSON does; −0 becomes 0. Objects
 * of the copy have no prototype. Undefined if the document is too large to be read. O(input); a large object that
 * occurs many times is read once. Nesting is cut at `LIMITS.depth` before it is entered, so recursion is shallow.
 */
export function plainData(input: unknown, log: IssueLog): { readonly value: unknown } | undefined {
  const path: PropertyKey[] = [];
  const open: object[] = []; // at most as many as there are levels
  const finished = new Map<object, Copied>();
  let values = 0;
  let deepest = 0;

  function refuse(code: IssueCode, message: string): undefined {
    log.add(path, code, message);
    if (log.count <= LIMITS.issues) log.unreadable.add(pathText(path));
    return undefined;
  }

  function copyOf(value: unknown): unknown {
    values += 1;
    switch (typeof value) {
      case "string":
        return text(value) ? value : undefined;
      case "number":
        if (Number.isFinite(value)) return value === 0 ? 0 : value;
        return refuse("type", `expected a finite number, received ${value}`);
      case "boolean":
        return value;
      case "object":
        return value === null ? null : copyOfObject(value);
      default:
        return refuse("type", `expected JSON data, received ${value === undefined ? "undefined" : shown(value)}`);
    }
  }

  function text(value: string): boolean {
    if (value.length > LIMITS.textLength) {
      refuse("limit", `expected at most ${LIMITS.textLength} characters, received ${value.length}`);
    } else if (LONE_SURROGATE.test(value)) {
      refuse("type", `expected Unicode text, received ${shown(value)} with half a surrogate pair`);
    } else return true;
    return false;
  }

  function copyOfObject(source: object): unknown {
    const depth = path.length;
    if (open.includes(source))
      return refuse("type", "expected data without cycles, received an object that contains itself");
    const earlier = finished.get(source);
    if (depth + (earlier?.levels ?? 1) > LIMITS.depth) {
      return refuse("limit", `expected at most ${LIMITS.depth} levels, received more`);
    }
    if (earlier !== undefined) {
      values += earlier.values;
      deepest = Math.max(deepest, depth + earlier.levels);
      return earlier.copy;
    }
    const valuesBefore = values;
    const deepestBefore = deepest;
    deepest = depth + 1;
    open.push(source);
    let copy: unknown;
    try {
      copy = Array.isArray(source) ? copyOfArray(source) : copyOfRecord(source);
    } catch {
      path.length = depth; // a proxy threw, perhaps below
      copy = refuse("type", "expected plain data, received an object that cannot be read");
    }
    open.length -= 1;
    const size = values - valuesBefore;
    if (size > REMEMBERED) finished.set(source, { copy, values: size, levels: deepest - depth });
    deepest = Math.max(deepest, deepestBefore);
    return copy;
  }

  function copyOfArray(source: readonly unknown[]): unknown {
    const length = source.length;
    if (!Array.isArray(Object.getPrototypeOf(source)))
      return refuse("type", `expected an array, received ${kind(source)}`);
    const keys = Reflect.ownKeys(source);
    if (keys.length < length + 1) return refuse("type", "expected an array without holes, received a sparse one");
    for (const key of keys.slice(length)) if (key !== "length") property(source, key, "expected indices only");
    const copy: unknown[] = [];
    for (let index = 0; index < length && values <= LIMITS.values; index++) copy.push(property(source, index));
    return copy;
  }

  function copyOfRecord(source: object): unknown {
    if (!isPlain(Object.getPrototypeOf(source))) return refuse("type", `expected plain data, received ${kind(source)}`);
    const copy: Record<string, unknown> = Object.create(null); // what somebody put on Object.prototype is no data
    for (const key of Reflect.ownKeys(source)) {
      if (values > LIMITS.values) break;
      if (key === "__proto__") property(source, key, 'expected any key but "__proto__"');
      else if (typeof key === "symbol") property(source, key, "expected text as keys");
      else {
        const value = property(source, key);
        if (value !== ABSENT) copy[key] = value;
      }
    }
    return copy;
  }

  /** The copy of one property; with `wrong`, logs what is wrong with there being one. */
  function property(source: object, key: PropertyKey, wrong?: string): unknown {
    const name = typeof key === "number" ? String(key) : key;
    const found = Reflect.getOwnPropertyDescriptor(source, name);
    path.push(key);
    let value: unknown;
    if (wrong !== undefined) refuse("type", `${wrong}, received ${typeof key === "string" ? shown(key) : "a symbol"}`);
    else if (found === undefined) refuse("type", "expected an array without holes, received a sparse one");
    else if (!Object.hasOwn(found, "value")) refuse("type", "expected a value, received a getter or setter");
    else if (!found.enumerable) refuse("type", "expected visible keys, received one that is not enumerable");
    else if (typeof key === "string" && !text(key)) value = undefined;
    else if (found.value === undefined && typeof key === "string") value = ABSENT;
    else value = copyOf(found.value);
    path.pop();
    return value;
  }

  const value = input === undefined ? undefined : copyOf(input);
  if (values <= LIMITS.values) return { value };
  log.add([], "limit", `expected at most ${LIMITS.values} values, received more`);
  return undefined;
}

const ABSENT = Symbol("absent");

/**
 * Objects of more values than this are copied once however often they occur: sharing must not be a way to exhaust
 * memory.
 */
const REMEMBERED = 64;

/** `Object.prototype` of any realm, or none: JSON data may come from another window or worker. */
function isPlain(prototype: object | null): boolean {
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}

/** What an instance is an instance of; reads data properties only. */
function kind(source: object): string {
  const maker = Reflect.getOwnPropertyDescriptor(Object.getPrototypeOf(source), "constructor")?.value;
  const name = typeof maker === "function" ? Reflect.getOwnPropertyDescriptor(maker, "name")?.value : undefined;
  return typeof name === "string" && name !== ""
    ? `an instance of ${safeText(name.slice(0, 60))}`
    : "an instance of a class";
}
