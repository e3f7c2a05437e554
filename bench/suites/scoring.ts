import { builtInStrategies } from "../../src/candidates/registry.ts";
import type { Options } from "../options.ts";
import { duration, grouped, median, ratio } from "../report/numbers.ts";
import { markdownTable } from "../report/table.ts";
import { criterionOf, together, typical } from "../scoring/criteria.ts";
import type { ScoringRequest, ScoringTimed } from "../scoring/timedScoring.ts";
import type { Workshop } from "../workshop.ts";

const header = [
  "criteria",
  "cohort",
  "median",
  "pairs a second",
  "peak MiB",
  "by hand",
  "pairwright / by hand",
  "target",
];

/** The typical programme may take so many times as long as the hand-written loop. */
const TARGET = 3;

/** How fast every strategy scores, and a typical programme beside a loop written for it alone. */
export async function scoringSuite(workshop: Workshop, { quick, only }: Options): Promise<string> {
  const size = quick ? { mentees: 500, mentors: 200 } : { mentees: 2000, mentors: 500 };
  const large = { mentees: 10_000, mentors: 2000 };
  const rounds = quick ? 3 : 9;
  const cases: [name: string, request: ScoringRequest][] = [
    ...[...builtInStrategies.keys(), together.name].map((strategy): [string, ScoringRequest] => [
      strategy,
      { ...size, criteria: [criterionOf(strategy)], rounds, byHand: false },
    ]),
    ["typical: five criteria", { ...size, criteria: typical, rounds, byHand: true }],
    ...(quick
      ? []
      : [
          ["typical: five criteria", { ...large, criteria: typical, rounds: 3, byHand: false }] as [
            string,
            ScoringRequest,
          ],
        ]),
  ];
  const rows: string[][] = [];
  for (const [name, request] of cases.filter(([name]) => only.test(name))) {
    const ended = await workshop.score(request);
    process.stderr.write(`${name} ${cohortName(request)}: ${"failed" in ended ? ended.failed : "done"}\n`);
    rows.push([
      name,
      cohortName(request),
      ...("failed" in ended ? failed(ended.failed) : cells(request, JSON.parse(ended.output))),
    ]);
  }
  return [markdownTable(header, rows), "", "No scores are held: a row is made when it is asked for."].join("\n");
}

function cohortName({ mentees, mentors }: ScoringRequest): string {
  return `${grouped(mentees)} × ${grouped(mentors)}`;
}

function failed(why: string): string[] {
  return [why, ...new Array(header.length - 3).fill("")];
}

function cells({ mentees, mentors }: ScoringRequest, timed: ScoringTimed): string[] {
  if ("issues" in timed) return failed(`wants options in bench/scoring/criteria.ts: ${timed.issues[0]}`);
  const seconds = median(timed.seconds);
  const own = [duration(seconds), grouped((mentees * mentors) / seconds), grouped(timed.mebibytes)];
  if (timed.byHand.length === 0) return [...own, "", "", ""];
  const times = seconds / median(timed.byHand);
  return [...own, duration(median(timed.byHand)), ratio(times), `≤ ${TARGET} ${times <= TARGET ? "✓" : "✗ missed"}`];
}
