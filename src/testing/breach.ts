import type { CohortInput } from "../cohort/schema.ts";
import type { Conformance, ConformanceCheck } from "./conformance.ts";

/** A promise that is broken, and in what way. Thrown and caught inside a suite. */
export class Breach<Check extends string> extends Error {
  readonly check: Check;
  /** The people who show it, where they are not those of the trial. */
  readonly cohort: CohortInput | undefined;

  constructor(check: Check, message: string, cohort?: CohortInput) {
    super(message);
    this.check = check;
    this.cohort = cohort;
  }
}

/** What a suite has found so far: of every check how often it looked, and its first fault. */
export class Breaches<Check extends string> {
  readonly #subject: string;
  readonly #promises: Readonly<Record<Check, string>>;
  readonly #cases = new Map<Check, number>();
  readonly #faults = new Map<Check, { readonly message: string; readonly cohort?: CohortInput }>();

  /** `promises`: every check there is, in the order of the report. */
  constructor(subject: string, promises: Readonly<Record<Check, string>>) {
    this.#subject = subject;
    this.#promises = promises;
  }

  looked(check: Check, times = 1): void {
    this.#cases.set(check, this.cases(check) + times);
  }

  cases(check: Check): number {
    return this.#cases.get(check) ?? 0;
  }

  failed(check: Check): boolean {
    return this.#faults.has(check);
  }

  /** Only the first fault of a check is kept. */
  add(check: Check, message: string, cohort?: CohortInput): void {
    if (!this.failed(check)) this.#faults.set(check, cohort === undefined ? { message } : { message, cohort });
  }

  /** Runs one step; false if it ended in a Breach, which is kept. `where` stands in brackets behind the message. */
  attempt(step: () => void, where = "", cohort?: CohortInput): boolean {
    try {
      step();
      return true;
    } catch (breach) {
      if (!(breach instanceof Breach)) throw breach;
      this.add(breach.check, `${breach.message}${where && ` (${where})`}`, breach.cohort ?? cohort);
      return false;
    }
  }

  report(): Conformance {
    const names = Object.keys(this.#promises) as Check[];
    const checks = names.map((name): ConformanceCheck => {
      const known = { name, promise: this.#promises[name], ok: !this.failed(name), cases: this.cases(name) };
      return { ...known, ...this.#faults.get(name) };
    });
    return { subject: this.#subject, ok: this.#faults.size === 0, checks };
  }
}
