import { execFile } from "node:child_process";

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** What became of a process: its output, or in a few words why there is none. */
export type Ended = { readonly output: string } | { readonly failed: string };

/** Runs one process to its end, or for `seconds` at most. */
export function run({ file, args }: Command, seconds = Number.POSITIVE_INFINITY): Promise<Ended> {
  const timeout = Number.isFinite(seconds) ? seconds * 1000 : 0;
  return new Promise((resolve) => {
    execFile(file, args, { timeout, killSignal: "SIGKILL" }, (error, output, errors) => {
      if (error === null) resolve({ output });
      else if (error.killed) resolve({ failed: `over ${seconds} s` });
      else resolve({ failed: reasonOf(errors) ?? error.signal ?? `exit code ${error.code}` });
    });
  });
}

/** The output, or undefined where the process cannot be run. */
export async function outputOf(command: Command): Promise<string | undefined> {
  const ended = await run(command);
  return "output" in ended ? ended.output : undefined;
}

/** The line of a stack trace that says what it is. */
function reasonOf(errors: string): string | undefined {
  const line = errors.split("\n").find((text) => /^\w*(Error|error|FATAL)\b.*: |lemon_solve: /.test(text));
  return line?.slice(0, 160);
}
