import type { Cohort } from "../cohort/cohort.ts";
import type { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import type { Positions } from "./checkWeights.ts";
import type { Aim } from "./programme.ts";

/** What a programme says besides its criteria and rules, as far as `favours` and the aim `stable` are concerned. */
interface Frame {
  readonly aim?: Aim | undefined;
  readonly favours?: "mentees" | "mentors" | undefined;
  readonly places?: number | undefined;
  readonly everyone?: boolean | undefined;
}

/**
 * Logs what cannot stand beside the aim `stable`: whatever has people placed, or left out, against what both sides
 * would rather have. Quotas are found where rules are prepared.
 */
export function checkStable(
  { aim, favours, places, everyone }: Frame,
  read: { readonly cohort: Cohort; readonly positions: Positions } | undefined,
  log: IssueLog,
  cohortLog: IssueLog,
): void {
  if (aim !== "stable") {
    if (favours !== undefined)
      log.add(["favours"], "conflict", `expected no such key, as the aim is not "stable", received ${shown(favours)}`);
    return;
  }
  if (everyone === true)
    log.add(
      ["everyone"],
      "conflict",
      'expected false, as the aim is "stable": who is placed follows from the preferences, received true',
    );
  if (read === undefined) return;
  const { mentees, mentors } = read.cohort;
  if (places !== undefined && places < mentees.length)
    log.add(
      ["places"],
      "conflict",
      `expected at least the ${mentees.length} mentees, as the aim is "stable": places would come before preferences, received ${places}`,
    );
  mentors.forEach(({ minLoad }, mentor) => {
    if (minLoad === 0) return;
    const message = `expected 0, as the programme's aim is "stable": nobody is placed against their preferences, received ${minLoad}`;
    cohortLog.add(["mentors", read.positions.mentors[mentor], "minLoad"], "conflict", message);
  });
  const other = mentees.findIndex(({ priority }) => priority !== mentees[0].priority);
  if (other >= 0) {
    const { id, priority } = mentees[0];
    const message = `expected ${priority}, the priority of ${shown(id)}, as the programme's aim is "stable": it has no tiers, received ${mentees[other].priority}`;
    cohortLog.add(["mentees", read.positions.mentees[other], "priority"], "conflict", message);
  }
}
