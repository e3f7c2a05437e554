/** Exit codes: 1 = bad input, 2 = wrong usage, 3 = infeasible. */
export type FailureCode = 1 | 2 | 3;

/** A command ends here, with these lines on standard error. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly code: FailureCode;
  readonly lines: readonly string[];

  constructor(code: FailureCode, lines: readonly string[]) {
    super(lines.join("\n"));
    this.code = code;
    this.lines = lines;
  }
}

/** Usage that is wrong, with where to read what is right. */
export function wrongUsage(message: string, command = ""): Failure {
  return new Failure(2, [`pairwright: ${message}`, `see: pairwright ${command}${command === "" ? "" : " "}--help`]);
}
