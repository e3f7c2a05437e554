import { writeFileSync } from "node:fs";
import type { Options } from "./options.ts";
import { commandOf, readOptions, usage } from "./options.ts";
import { setting } from "./report/machine.ts";
import { solvers } from "./solvers/solvers.ts";
import { assignmentSuite } from "./suites/assignment.ts";
import { blocksSuite } from "./suites/blocks.ts";
import { quotasSuite } from "./suites/quotas.ts";
import { scaleSuite } from "./suites/scale.ts";
import { scoringSuite } from "./suites/scoring.ts";
import type { InProcess, Workshop } from "./workshop.ts";
import { openWorkshop } from "./workshop.ts";

type Suite = (workshop: Workshop, options: Options) => Promise<string>;

const compiled =
  (name: keyof InProcess): Suite =>
  async (workshop, options) =>
    (await workshop.inProcess())[name](options);

const suites: Readonly<Record<string, Suite>> = {
  assignment: assignmentSuite,
  network: compiled("network"),
  scale: scaleSuite,
  warm: compiled("warm"),
  losses: compiled("losses"),
  scoring: scoringSuite,
  quotas: quotasSuite,
  aims: compiled("aims"),
  explain: compiled("explain"),
  blocks: blocksSuite,
};

async function report(options: Options): Promise<string> {
  const workshop = await openWorkshop(options);
  const { versions, missing } = workshop.native;
  const packages = Object.keys(solvers).filter((name) => name !== "pairwright");
  const measuredOn = setting(packages, versions); // now: sources may change meanwhile
  const table = await suites[options.suite](workshop, options);
  return [
    `# ${commandOf(options)}`,
    "",
    measuredOn,
    ...missing.map((what) => `- Not installed: ${what}`),
    "",
    table,
    "",
  ].join("\n");
}

function optionsOf(args: readonly string[]): Options | undefined {
  try {
    const options = readOptions(args);
    if (options.suite in suites) return options;
    console.error(`there is no suite "${options.suite}"\n\n${usage}`);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
  }
  return undefined;
}

process.once("SIGINT", () => process.exit(130)); // so that "exit" is heard

const options = optionsOf(process.argv.slice(2));
if (options === undefined) process.exitCode = 2;
else {
  const text = await report(options);
  if (options.out !== undefined) writeFileSync(options.out, text);
  console.log(text);
}
