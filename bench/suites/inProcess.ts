import type { Options } from "../options.ts";
import { aimsSuite } from "./aims.ts";
import { explainSuite } from "./explain.ts";
import { lossesSuite } from "./losses.ts";
import { networkSuite } from "./network.ts";
import { warmSuite } from "./warm.ts";

/** The suites that time pairwright in their own process; so they are compiled as it is published. */
export const inProcess = {
  aims: aimsSuite,
  explain: explainSuite,
  losses: lossesSuite,
  network: networkSuite,
  warm: warmSuite,
} as const satisfies Readonly<Record<string, (options: Options) => Promise<string>>>;
