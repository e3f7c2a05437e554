import type { Cohort } from "../cohort/cohort.ts";
import type { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import type { Aim } from "./programme.ts";

/**
 * Logs what cannot stand beside the aims `maximin`, `leximin`, `greedy` and `generous`: who is placed takes a search
 * where people who want several mentors compete for places. Quotas are found where rules are prepared.
 */
export function checkCounting(
  { aim = "total", places }: { readonly aim?: Aim | undefined; readonly places?: number | undefined },
  { mentees }: Cohort,
  log: IssueLog,
): void {
  if (aim === "total" || aim === "stable" || places === undefined || places >= mentees.length) return;
  const several = mentees.find(({ wants }) => wants > 1);
  if (several === undefined) return;
  log.add(
    ["aim"],
    "conflict",
    `expected "total" with places for fewer than all (${places}), as ${shown(several.id)} wants ${several.wants} mentors, received ${shown(aim)}`,
  );
}
