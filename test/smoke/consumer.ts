// Compiled, not run, in a folder where the packed library is installed: the published types as a user meets them.
import { audit, explainRun, match, verify } from "pairwright";
import type { LinearSolver } from "pairwright/assignment";
import { assign } from "pairwright/assignment";
import type { Mapping } from "pairwright/csv";
import { cohortFromCsv, cohortToCsv } from "pairwright/csv";
import { javascriptLpSolver } from "pairwright/lp";
import { htmlReport } from "pairwright/report";
import { synthesize } from "pairwright/synthetic";

const cohort: Parameters<typeof match>[0] = {
  version: 1,
  mentees: [
    { id: "a", objectives: { t: 1 } },
    { id: "b", objectives: { u: 1 } },
  ],
  mentors: [
    { id: "x", expertise: { t: 1, u: 0 } },
    { id: "y", expertise: { t: 0, u: 1 } },
  ],
};
const programme: Parameters<typeof match>[1] = {
  version: 1,
  criteria: [{ id: "learning", strategy: "coverage", weight: 1 }],
};

const run = match(cohort, programme);
if (run.status === "optimal") {
  const mentors: readonly string[] = run.matching.pairs.map(({ mentor }) => mentor);
  const valid: boolean = verify(cohort, programme, JSON.parse(JSON.stringify(run.matching))).ok;
  const total: number = run.matching.total;
  void [mentors, valid, total];
}

const page: string = htmlReport(explainRun(run), { audit: audit(run) });
// @ts-expect-error: a run is explained before it is rendered
void [page, () => htmlReport(run)];

const mapping: Mapping = { version: 1, mentees: { id: "id", objectives: "o" }, mentors: { id: "id" } };
const files: { readonly mentees: string; readonly mentors: string } = cohortToCsv(cohort, mapping);
void match(cohortFromCsv(files, mapping), programme);
// @ts-expect-error: a mapping says which column has the ids
void ({ version: 1, mentees: {}, mentors: { id: "id" } } satisfies Mapping);

const invented = synthesize({ seed: 1, preset: 6, topics: 3 });
void match(invented.cohort, invented.programme);
// @ts-expect-error: presets are those there are
void synthesize({ seed: 1, preset: 7 });

const solver: LinearSolver = { name: "own", solve: (program) => javascriptLpSolver.solve(program) };
const answer = assign({ rows: 2, columns: 2, scores: Int32Array.of(9, 1, 8, 2) }, { solver });
if (answer.status === "optimal") {
  const columnOf: Int32Array = answer.columnOf;
  void columnOf;
}

// @ts-expect-error: types that accept anything would pass all of the above
match(cohort, programme).noSuchField;
