import type { CountedOf } from "../explanation/matching.ts";
import type { Names } from "./names.ts";

/**
 * What pairs a quota's count is about: "mentor Kim (m01) and the mentee's trust a"; "" for all that the rule counts.
 */
export function countedPairs(of: CountedOf, names: Names): string {
  const { decided: words, listed } = names.language;
  const parts = Object.entries(of).map(([key, value]) => {
    const dot = key.indexOf(".");
    const side = key.startsWith("mentor") ? "mentor" : "mentee";
    return dot < 0 ? words.value(side, null, names[side](String(value))) : words.value(side, key.slice(dot + 1), value);
  });
  return listed(parts);
}
