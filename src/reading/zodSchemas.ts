import type * as z from "zod";
import type { Path } from "./issueText.ts";

/**
 * The schemas that speak for the place at `path`; several where a union leaves it open. A union whose alternatives
 * are told apart by a key of `value` is narrowed to the alternative chosen there.
 */
export function schemasAt(schema: z.core.$ZodType, path: Path, value: unknown): readonly z.core.$ZodType[] {
  let here = [...unwrapped(schema, value)];
  for (const key of path) {
    const owner = value;
    value = typeof owner === "object" && owner !== null ? (owner as Record<PropertyKey, unknown>)[key] : undefined;
    here = here.flatMap((one) => inside(one, key)).flatMap((one) => unwrapped(one, value));
  }
  return here;
}

/** Without the layers that only wrap: optional, default, readonly, lazy, pipes, unions, intersections. */
function unwrapped(schema: z.core.$ZodType, value: unknown): readonly z.core.$ZodType[] {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
    case "catch":
      return unwrapped(def.innerType, value);
    case "lazy":
      return unwrapped(def.getter(), value);
    case "pipe":
      return unwrapped(def.in, value);
    case "intersection":
      return [...unwrapped(def.left, value), ...unwrapped(def.right, value)];
    case "union": {
      const options = def.options.flatMap((one) => unwrapped(one, value));
      const chosen =
        "discriminator" in def ? options.filter((one) => fits(one, def.discriminator as string, value)) : [];
      return chosen.length > 0 ? chosen : options;
    }
    default:
      return [schema];
  }
}

function fits(schema: z.core.$ZodType, discriminator: string, value: unknown): boolean {
  const given = (value as Record<string, unknown> | null | undefined)?.[discriminator];
  return schema._zod.propValues?.[discriminator]?.has(given as z.core.util.Primitive) ?? false;
}

function inside(schema: z.core.$ZodType, key: PropertyKey): readonly z.core.$ZodType[] {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  switch (def.type) {
    case "object": {
      const one = Object.hasOwn(def.shape, key) ? def.shape[key as string] : def.catchall;
      return one === undefined ? [] : [one];
    }
    case "array":
      return [def.element];
    case "record":
      return [def.valueType];
    case "tuple": {
      const one = def.items[Number(key)] ?? def.rest;
      return one ? [one] : [];
    }
    default:
      return [];
  }
}
