import type { AssignmentProblem } from "pairwright/assignment";
import { createRandom } from "./random.ts";
import { vectors } from "./vectors.ts";

/** Preference vectors as a real programme asks them: the plain problem, and with one or several features more. */
export function programmes(rows: number, columns: number): Record<string, AssignmentProblem & { scores: Int32Array }> {
  const random = createRandom(7);
  const { scores } = vectors(rows, columns) as { scores: Int32Array };
  const each = Math.ceil(rows / columns);
  const ofColumns = (value: () => number) => Int32Array.from({ length: columns }, value);
  const ofRows = (value: () => number) => Int32Array.from({ length: rows }, value);
  const plain = { rows, columns, scores, capacity: ofColumns(() => each) };
  const short = ofColumns(() => each - 1 - Math.floor(random() * 1.5)); // of 5 places 3 or 4
  const priority = ofRows(() => Math.floor(random() * 3));
  const minLoad = ofColumns(() => Math.floor(random() * 1.5)); // 0 or 1
  const double = ofColumns(() => 2 * each);
  const locked = Array.from({ length: Math.floor(rows / 20) }, (_, at) => [20 * at, at % columns] as const);
  return {
    plain,
    "minimum loads": { ...plain, minLoad },
    "high minimum loads": { ...plain, capacity: double, minLoad: minLoad.map((least) => 1 + least * (each - 1)) },
    places: { ...plain, places: Math.floor(rows * 0.8) },
    "capacity short": { ...plain, capacity: short },
    "capacity short, tiers": { ...plain, capacity: short, priority },
    "tiers, minimum loads, places": { ...plain, priority, minLoad, places: Math.floor(rows * 0.8) },
    "tiers, minimum loads, places, capacity short": {
      ...plain,
      capacity: short.map((most) => Math.max(1, most)),
      priority,
      minLoad,
      places: Math.floor(rows * 0.5),
    },
    "demand 1 to 3": { ...plain, capacity: double, demand: ofRows(() => 1 + Math.floor(random() * 3)) },
    "demand 1 to 3, tiers": {
      ...plain,
      capacity: double,
      priority,
      demand: ofRows(() => 1 + Math.floor(random() * 3)),
    },
    free: { ...plain, scores: scores.map((score) => score - 600_000), cardinality: "free" },
    "free, places": {
      ...plain,
      scores: scores.map((score) => score - 600_000),
      cardinality: "free",
      places: Math.floor(rows / 2),
    },
    "locks, minimum loads": { ...plain, locked, minLoad },
  };
}
