import type { Cohort } from "../cohort/cohort.ts";
import { shown } from "../reading/issueText.ts";
import type { CandidateIssue } from "./candidates.ts";
import { PluginFault } from "./fault.ts";
import type { OptionIssue } from "./strategy.ts";

const CODES: readonly unknown[] = [
  "type",
  "unknown-id",
  "range",
  "missing",
  "conflict",
] satisfies OptionIssue["code"][];

/**
 * What one plug-in reports with while it prepares: a malformed issue is its fault, and so is one after `close`, which
 * nobody would hear.
 */
export function reporter(
  subject: string,
  cohort: Cohort,
  owner: { readonly criterion: number } | { readonly rule: number },
  report: (issue: CandidateIssue) => void,
): { readonly report: (issue: OptionIssue) => void; close(): void } {
  const expect = (fine: boolean, expected: string, received: unknown) => {
    if (fine) return;
    throw new PluginFault(`${subject} reported a malformed issue: expected ${expected}, received ${shown(received)}`);
  };
  const isIndexOf = (people: readonly unknown[], index: unknown) =>
    index === undefined || (typeof index === "number" && Object.hasOwn(people, index));
  let open = true;
  return {
    report(issue) {
      if (!open) throw new PluginFault(`${subject} reported an issue after preparing`);
      expect(typeof issue === "object" && issue !== null, "an object", issue);
      // Own members only; all of them in the copy, so that nothing is read from a prototype later.
      const own = (key: keyof OptionIssue) => (Object.hasOwn(issue, key) ? issue[key] : undefined);
      const [mentee, mentor, path, code, message] = [
        own("mentee"),
        own("mentor"),
        own("path"),
        own("code"),
        own("message"),
      ];
      expect(isIndexOf(cohort.mentees, mentee), "the index of a mentee", mentee);
      expect(isIndexOf(cohort.mentors, mentor), "the index of a mentor", mentor);
      expect(typeof path === "string", "text as path", path);
      expect(CODES.includes(code), "a code that there is", code);
      expect(typeof message === "string", "text as message", message);
      const checked = { mentee, mentor, path, code, message } as OptionIssue;
      report({ criterion: undefined, rule: undefined, lock: undefined, ...checked, ...owner });
    },
    close() {
      open = false;
    },
  };
}
