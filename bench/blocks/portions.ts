import type { CohortInput, ProgrammeInput } from "pairwright";
import { matchAsync } from "pairwright";
import { synthesize } from "pairwright/synthetic";
import { cohortOf } from "../scoring/cohort.ts";
import { typical } from "../scoring/criteria.ts";

export interface BlocksRequest {
  readonly mentees: number;
  readonly mentors: number;
  readonly kind: Kind;
}

export const kinds = ["room for all", "no place to spare", "a tenth left out", "a tenth want two"] as const;
type Kind = (typeof kinds)[number];

type Documents = readonly [cohort: CohortInput, programme: ProgrammeInput];

/** Matches in portions, once; `mark` is called at the end of each with where it is, and before the first. */
export async function portions(request: BlocksRequest, mark: (where: string) => void): Promise<void> {
  const documents = documentsOf(request);
  await new Promise((resolve) => setTimeout(resolve, 0)); // what made them is another block
  mark("start");
  const run = await matchAsync(...documents, { onProgress: ({ stage, done }) => mark(`${stage} ${done}`) });
  mark("end");
  if (run.status !== "optimal") throw new Error(`expected a proved matching, received ${run.status}`);
}

function documentsOf({ mentees, mentors, kind }: BlocksRequest): Documents {
  if (kind === "room for all") {
    const cohort = cohortOf(mentees, mentors);
    const capacity = Math.ceil(mentees / mentors) + 1;
    const roomy = { ...cohort, mentors: cohort.mentors.map((mentor) => ({ ...mentor, capacity })) };
    const rules = [{ rule: "differ", attribute: "organisation" }];
    return [roomy as unknown as CohortInput, { version: 1, criteria: typical as ProgrammeInput["criteria"], rules }];
  }
  const knobs = { "no place to spare": {}, "a tenth left out": { places: 0.9 }, "a tenth want two": { wantsTwo: 0.1 } };
  const { cohort, programme } = synthesize({ seed: 1, preset: 3000, mentees, mentors, ...knobs[kind] });
  return [cohort, programme];
}
