import type { BlocksRequest } from "./portions.ts";
import { portions } from "./portions.ts";

// Marks stand in the browser's trace, inside the task that made them.
Object.assign(globalThis, {
  runPortions: (request: BlocksRequest) => portions(request, (where) => void performance.mark(`portion ${where}`)),
});
