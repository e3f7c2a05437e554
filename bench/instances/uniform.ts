import type { Instance } from "./instance.ts";
import { POINTS } from "./instance.ts";
import { createRandom } from "./random.ts";

/** Every score drawn by itself, 0 … top. The easy kind; with a small `top`, the kind with the most ties. */
export function uniform(rows: number, columns: number, top = POINTS): Pick<Instance, "scores"> {
  const random = createRandom(1);
  const scores = new Int32Array(rows * columns);
  for (let pair = 0; pair < scores.length; pair++) scores[pair] = Math.floor(random() * (top + 1));
  return { scores };
}
