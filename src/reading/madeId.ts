/**
 * The id of a rule that was given none, made from its content: `forbid:r01:m03`. A part with a colon or a quote in it
 * stands as JSON, so that different contents never make one id: `forbid:"a:b":c` and `forbid:a:"b:c"`.
 */
export function madeId(kind: string, ...parts: readonly string[]): string {
  return [kind, ...parts.map((part) => (/[:"]/.test(part) ? JSON.stringify(part) : part))].join(":");
}
