import type { Run } from "../index.ts";
import { matchAsync, verify } from "../index.ts";
import { visible } from "../rendering/visible.ts";
import type { Documents } from "./documents.ts";
import { named, namingFiles } from "./documents.ts";
import { Failure } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

/** The run of the documents: matched, with its progress shown; or reopened where something saved was given. */
export async function runOf(terminal: Terminal, documents: Documents): Promise<Run> {
  const { cohort, programme, saved, labels } = documents;
  if (saved !== undefined) {
    const verification = namingFiles(documents, () => verify(cohort, programme, saved));
    if (verification.ok) return verification.run;
    throw new Failure(1, faultLines(verification.faults, labels.saved ?? "saved"));
  }
  try {
    return await matchAsync(cohort, programme, {
      onProgress: ({ stage, done, of }) =>
        terminal.progress(`${stage} ${of === 0 ? 100 : Math.floor((100 * done) / of)} %`),
    });
  } catch (error) {
    throw named(error, documents);
  } finally {
    terminal.progress("");
  }
}

/** One line for each fault of something saved. */
export function faultLines(faults: readonly { readonly path: string; readonly message: string }[], label: string) {
  return faults.map(({ path, message }) => [visible(label), ...(path === "" ? [] : [path]), message].join(": "));
}
