import { BadAnswer, isThenable, threw } from "../candidates/fault.ts";
import { Breach } from "./breach.ts";

/** One call of a plug-in's method. */
export interface Call<Check extends string> {
  readonly subject: string;
  readonly method: string;
  /** `while preparing`, `for mentee "ana"`. */
  readonly where: string;
  /** What an answer breaks that is neither thrown nor a promise. */
  readonly bad: Check;
}

/**
 * What a plug-in answers. Whatever it does instead is a Breach of `answers`, `synchronous` or `bad`: `pairwise` and
 * `pairRule` throw what their function returns, if that is no score or no verdict.
 */
export function asked<Check extends string, T>({ subject, method, where, bad }: Call<Check>, ask: () => T): T {
  let answer: T;
  try {
    answer = ask();
  } catch (cause) {
    if (cause instanceof Breach) throw cause;
    const message = threw(subject, where, cause).message;
    if (!(cause instanceof BadAnswer)) throw new Breach<Check | "answers">("answers", message);
    throw new Breach<Check | "synchronous">(isThenable(cause.received) ? "synchronous" : bad, message);
  }
  if (!isThenable(answer)) return answer;
  const message = `${subject} returned a promise from ${method}: expected it to be synchronous`;
  throw new Breach<Check | "synchronous">("synchronous", message);
}
