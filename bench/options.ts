import { parseArgs } from "node:util";

export interface Options {
  readonly suite: string;
  readonly native: boolean;
  readonly quick: boolean;
  readonly huge: boolean;
  /** Instances whose names match. */
  readonly only: RegExp;
  /** A file that gets the report too. */
  readonly out: string | undefined;
  /** Seconds after which a process is given up. */
  readonly limit: number;
}

export const usage = `npm run bench -- [assignment | network | scale | warm | losses | scoring | quotas | aims | explain | blocks] [options]

  --quick         small instances, all in under half a minute
  --native        SciPy and LEMON (quotas: SciPy, CBC and GLPK) too, where they are installed
  --huge          the instances that take minutes too
  --only <regex>  instances whose names match, such as "vectors 1,000²"
  --out <file>    the report into a file too
  --limit <s>     give a process up after so many seconds (default 300)`;

/** The command that made a report; where it was written to is nobody's concern. */
export function commandOf({ suite, quick, native, huge, only }: Options): string {
  const flags = Object.entries({ quick, native, huge }).flatMap(([flag, set]) => (set ? [`--${flag}`] : []));
  return ["npm run bench --", suite, ...flags, ...(only.source === "(?:)" ? [] : [`--only "${only.source}"`])].join(
    " ",
  );
}

/** Throws where the arguments are not those of `usage`. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      native: { type: "boolean", default: false },
      huge: { type: "boolean", default: false },
      only: { type: "string", default: "" },
      out: { type: "string" },
      limit: { type: "string", default: "300" },
    },
  });
  const limit = Number(values.limit);
  if (!(limit > 0)) throw new Error(`--limit: expected a number of seconds, received ${values.limit}`);
  if (positionals.length > 1) throw new Error(`expected one suite, received ${positionals.join(" ")}`);
  const { quick, native, huge, out } = values;
  return { suite: positionals[0] ?? "assignment", quick, native, huge, only: new RegExp(values.only), out, limit };
}
