import type { CohortInput, ProgrammeInput, Progress } from "pairwright";
import { InvalidInputError, match, matchAsync, pairwise } from "pairwright";
import { javascriptLpSolver } from "pairwright/lp";
import { synthesize } from "pairwright/synthetic";
import { expect, it } from "vitest";
import { documentsWith } from "../oracle/aimedDocuments.ts";
import type { Documents } from "../oracle/cohorts.ts";
import { documentsOf } from "../oracle/cohorts.ts";
import { ruledOf } from "../oracle/ruled.ts";
import { Seen } from "../property/seen.ts";
import { share } from "../share.ts";

const given = ({ cohort, programme }: Documents) =>
  [cohort as unknown as CohortInput, programme as unknown as ProgrammeInput] as const;

/** The bytes of the run, or the words of the error. */
function outcome(cohort: CohortInput, programme: ProgrammeInput): string {
  try {
    return JSON.stringify(match(cohort, programme));
  } catch (error) {
    return String(error);
  }
}

const outcomeAsync = (cohort: CohortInput, programme: ProgrammeInput) =>
  matchAsync(cohort, programme).then((run) => JSON.stringify(run), String);

it("gives the same bytes as match, whatever the programme", async () => {
  const seen = new Seen();
  const compare = async (documents: Documents, seed: number) => {
    const [cohort, programme] = given(documents);
    const expected = outcome(cohort, programme);
    expect((await outcomeAsync(cohort, programme)) === expected, `seed ${seed}`).toBe(true);
    seen.add(/"status":"([a-z]+)"/.exec(expected)?.[1] ?? "refused");
    seen.add(`aim ${programme.aim ?? "total"}`);
    if (programme.rules?.some(({ rule }) => rule === "quota")) seen.add("quotas");
  };
  for (let seed = 1; seed <= share(60); seed++) {
    await compare(documentsOf(seed), seed);
    await compare(ruledOf(seed), seed);
    for (const aim of ["maximin", "leximin", "greedy", "generous", "stable"] as const)
      await compare(documentsWith(aim, seed), seed);
  }
  for (const [kind, least] of Object.entries(LEAST)) expect(seen.of(kind), kind).toBeGreaterThanOrEqual(share(least));
});

const LEAST = {
  ...{ optimal: 200, infeasible: 10, quotas: 20 },
  ...{ "aim total": 60, "aim maximin": 60, "aim leximin": 60, "aim greedy": 60, "aim generous": 60, "aim stable": 60 },
};

const { cohort, programme } = synthesize({ seed: 5, preset: 500, mentees: 450, mentors: 150, places: 0.9 });
const STAGES = ["validating", "preparing", "reading", "searching", "proving", "settling", "reporting"];

it("says where it is: validating, preparing and reporting once and in order, never beyond the end", async () => {
  const steps: Progress[] = [];
  let turns = 0;
  let over = false;
  const turn = () => {
    turns++;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  const run = await matchAsync(cohort, programme, { onProgress: (progress) => steps.push(progress) });
  over = true;
  expect(JSON.stringify(run)).toBe(JSON.stringify(match(cohort, programme)));
  expect(turns).toBeGreaterThan(30); // others ran in between
  expect(steps.length).toBeGreaterThan(50);
  for (const { stage, done, of } of steps) {
    expect(STAGES).toContain(stage);
    expect(done >= 0 && done <= of, `${stage} ${done} of ${of}`).toBe(true);
  }
  const named = steps.map(({ stage }) => stage);
  const outer = (stage: Progress["stage"]) =>
    stage === "validating" || stage === "preparing" || stage === "reporting" ? stage : "assigning";
  const phases = named.map(outer).filter((phase, at, all) => phase !== all[at - 1]);
  expect(phases).toEqual(["validating", "preparing", "assigning", "reporting"]);
  for (const stage of ["validating", "preparing", "reporting"]) {
    const own = steps.filter((one) => one.stage === stage);
    expect(own.length, stage).toBeGreaterThan(3);
    expect(own.every(({ done, of }, at) => at === 0 || (done >= own[at - 1].done && of === own[at - 1].of))).toBe(true);
  }
  expect(new Set(named).size).toBeGreaterThanOrEqual(6);
});

it("stops with the signal's reason in any stage, and computes nothing more", async () => {
  let asked = 0;
  const counting = pairwise("counting", (mentee, mentor) => {
    asked++;
    return ((Number(mentee.id.slice(1)) * Number(mentor.id.slice(1)) * 37) % 101) / 100;
  });
  const own = { ...programme, criteria: [{ id: "counting", strategy: "counting", weight: 1 }] };
  const reason = new Error("the programme was changed");
  const stopped = new Set<string>();
  for (const stage of STAGES) {
    const stop = new AbortController();
    let calls = 0;
    const running = matchAsync(cohort, own, {
      strategies: [counting],
      signal: stop.signal,
      onProgress: (progress) => {
        calls++;
        if (progress.stage !== stage || stop.signal.aborted) return;
        stopped.add(stage);
        stop.abort(reason);
      },
    });
    const error = await running.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error, stage).toBe(stopped.has(stage) ? reason : undefined);
    const before = [asked, calls];
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([asked, calls]).toEqual(before);
  }
  expect(stopped.size).toBeGreaterThanOrEqual(6);
  const none = asked;
  await expect(matchAsync(cohort, own, { strategies: [counting], signal: AbortSignal.abort(reason) })).rejects.toBe(
    reason,
  );
  expect(asked).toBe(none);
});

it("reads both documents before it first waits", async () => {
  const [people, plan] = [structuredClone(cohort), structuredClone(programme)];
  const running = matchAsync(people, plan);
  Object.assign(people, { mentees: [] });
  Object.assign(plan, { criteria: [], aim: "none" });
  expect(JSON.stringify(await running)).toBe(JSON.stringify(match(cohort, programme)));
});

it("takes the solver that match takes", async () => {
  const small = synthesize({ seed: 1, preset: 6 });
  const run = await matchAsync(small.cohort, small.programme, { solver: javascriptLpSolver });
  expect(JSON.stringify(run)).toBe(JSON.stringify(match(small.cohort, small.programme)));
});

it("rejects with what match throws, never throws itself", async () => {
  const wrong = { version: 2, mentees: [{ id: "a" }] } as unknown as CohortInput;
  const found = await matchAsync(wrong, programme).catch((error: unknown) => error);
  expect(found).toBeInstanceOf(InvalidInputError);
  expect((found as Error).message).toBe(outcome(wrong, programme).replace(/^InvalidInputError: /, ""));
  await expect(matchAsync(cohort, { version: 1 } as unknown as ProgrammeInput)).rejects.toThrow(/criteria/);
  const thrown = new Error("no");
  const broken = pairwise("counting", () => {
    throw thrown;
  });
  const own = { ...programme, criteria: [{ id: "c", strategy: "counting", weight: 1 }] };
  await expect(matchAsync(cohort, own, { strategies: [broken] })).rejects.toThrow('strategy "counting"');
  const stumbles = () => {
    throw thrown;
  };
  await expect(matchAsync(cohort, programme, { onProgress: stumbles })).rejects.toBe(thrown);
  for (const [options, message] of [
    [null, "options: expected an object"],
    [{ signal: "stop" }, "options.signal: expected an AbortSignal"],
    [{ onProgress: true }, "options.onProgress: expected a function"],
    [{ sginal: 1 }, "options"],
  ] as const) {
    const running = matchAsync(cohort, programme, options as never);
    await expect(running).rejects.toThrow(TypeError);
    await expect(running).rejects.toThrow(message);
  }
});
