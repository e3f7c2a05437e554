import type { CountedOf } from "../explanation/matching.ts";
import { listed, decided as words } from "./english.ts";
import type { Names } from "./names.ts";

/** What pairs a quota's count is about: "mentor Kim (m01) and the mentee's trust a"; "" for all that the rule counts. */
export function countedPairs(of: CountedOf, names: Names): string {
  const parts = Object.entries(of).map(([key, value]) => {
    const name = key === "mentor" ? names.mentor : key === "mentee" ? names.mentee : String;
    return words.value(key, name(String(value)));
  });
  return listed(parts);
}
