// What every runtime is asked, of everything that is published: scenes, each a name and what it gave.
import {
  alternatives,
  audit,
  check,
  compareAims,
  explain,
  explainMentor,
  explainRun,
  letter,
  margins,
  match,
  matchAsync,
  pairwise,
  renderMarkdown,
  renderText,
  ruleCosts,
  verify,
  whyNot,
} from "pairwright";
import { assign, lossesOf, lossesTable } from "pairwright/assignment";
import { cohortFromCsv, cohortToCsv, loadsToCsv, mappingOf, pairsToCsv, unmatchedToCsv } from "pairwright/csv";
import { javascriptLpSolver } from "pairwright/lp";
import { htmlReport } from "pairwright/report";
import { synthesize } from "pairwright/synthetic";
import { checkStrategy } from "pairwright/testing";

/** `documents`: the examples' cohorts and programmes. The digest of each scene, by its name. */
export async function digestsOf(documents) {
  const digests = {};
  for (const [name, answer] of Object.entries(scenesOf(documents))) digests[name] = await digestOf(await answer());
  return digests;
}

async function digestOf(answer) {
  const text = typeof answer === "string" ? answer : JSON.stringify(answer);
  if (text === undefined || text.length < 10) throw new Error(`expected an answer, received ${text}`);
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function scenesOf({ leadership, quotas }) {
  const small = synthesize({ seed: 7, preset: 75, missing: 0.2 });
  const large = synthesize({ seed: 3, preset: 500 });
  const every = { cohort: small.cohort, programme: { ...small.programme, criteria: everyStrategy(small.cohort) } };
  return {
    ...ofDocuments("the example", leadership),
    ...ofDocuments("every strategy", every),
    ...ofAims(small),
    ...ofPortions(large),
    ...ofQuotas(quotas),
    "csv there and back": () => {
      const files = cohortToCsv(small.cohort);
      const back = cohortFromCsv(files, mappingOf(small.cohort));
      return [files, back, fingerprintOf(match(back, small.programme))];
    },
    "fingerprint of the saved and reread documents": () => {
      const again = JSON.parse(JSON.stringify(leadership));
      return fingerprintOf(match(again.cohort, again.programme));
    },
    "another solver": () => match(leadership.cohort, leadership.programme, { solver: javascriptLpSolver }),
    "a strategy of one's own": () => {
      const own = pairwise("years", (a, b) => ratioOf(a.attributes.years, b.attributes.years));
      const criteria = [{ id: "years", strategy: "years", weight: 1 }];
      return [checkStrategy(own), match(small.cohort, { version: 1, criteria }, { strategies: [own] })];
    },
    "integers alone": () => {
      const scores = Int32Array.from({ length: 40 * 15 }, (_, at) => (at * 7919) % 1009);
      const answer = assign({ rows: 40, columns: 15, scores, capacity: new Int32Array(15).fill(3) });
      return [answer, lossesOf(answer, 0), lossesTable(answer)];
    },
    "every issue": () => issuesOf(() => match({ version: 2, mentees: [{ id: 1 }, { id: "é" }] }, { criteria: [{}] })),
  };
}

/** What can be asked of one cohort. */
function ofDocuments(name, { cohort, programme }) {
  const run = once(() => match(cohort, programme));
  const explained = once(() => explainRun(run()));
  const mentees = cohort.mentees.slice(0, 6);
  const mentorAt = (at) => cohort.mentors[at % cohort.mentors.length].id;
  return {
    [`${name}: check`]: () => check(cohort, programme),
    [`${name}: match`]: run,
    [`${name}: verify`]: () => verify(cohort, programme, JSON.parse(JSON.stringify(run()))),
    [`${name}: explain`]: () => mentees.map(({ id }) => explain(run(), id)),
    [`${name}: explainMentor`]: () => [0, 1, 2].map((at) => explainMentor(run(), mentorAt(at))),
    [`${name}: whyNot`]: () => mentees.map(({ id }, at) => whyNot(run(), id, mentorAt(at * 5))),
    [`${name}: letter`]: () => htmlReport(letter(run(), { to: "mentee", id: mentees[0].id, profile: ["role"] })),
    [`${name}: report as a page`]: () => htmlReport(explained(), { audit: audit(run()) }),
    [`${name}: report as text`]: () => renderText(explained()) + renderMarkdown(explained()),
    [`${name}: results as csv`]: () => [pairsToCsv(explained()), loadsToCsv(explained()), unmatchedToCsv(explained())],
  };
}

function once(make) {
  let made;
  return () => (made ??= make());
}

function ofAims({ cohort, programme }) {
  const run = once(() => match(cohort, programme));
  return {
    "all aims": () => compareAims(cohort, programme),
    "next best": () => alternatives(run(), 3),
    margins: () => margins(run()),
    "costs of rules": () => ruleCosts(run()),
  };
}

/** What takes a search, and where there is nothing to be found. */
function ofQuotas({ cohort, programme }) {
  const run = once(() => match(cohort, programme));
  const rules = programme.rules.map((rule) => (rule.id === "hospital-mentors" ? { ...rule, max: 0 } : rule));
  const [{ id }] = cohort.mentees;
  return {
    "quotas: match": run,
    "quotas: verify": () => verify(cohort, programme, JSON.parse(JSON.stringify(run()))),
    "quotas: explain": () => explain(run(), id),
    "quotas: no answer": () => renderText(explainRun(match(cohort, { ...programme, rules }))),
  };
}

/** The same bytes in portions, what is said meanwhile, and being stopped. */
function ofPortions({ cohort, programme }) {
  return {
    "in portions": async () => {
      const said = [];
      const run = await matchAsync(cohort, programme, { onProgress: (progress) => said.push(progress) });
      if (JSON.stringify(run) !== JSON.stringify(match(cohort, programme))) throw new Error("matchAsync is not match");
      if (said.length < 20) throw new Error(`progress was told ${said.length} times`);
      return [run, said];
    },
    "stopped by a message": async () => {
      const stop = new AbortController();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => stop.abort(new Error("stopped from outside"));
      let later = 0;
      const onProgress = ({ stage }) => {
        if (stop.signal.aborted) later++;
        else if (stage === "searching") port2.postMessage("stop");
      };
      const ended = await matchAsync(cohort, programme, { signal: stop.signal, onProgress }).catch(String);
      port1.close();
      if (ended !== "Error: stopped from outside") throw new Error(`expected to be stopped, received ${ended}`);
      return [ended, later];
    },
  };
}

function everyStrategy({ mentees, mentors }) {
  const scores = Object.fromEntries(
    mentees
      .slice(0, 20)
      .map(({ id }, row) => [id, Object.fromEntries(mentors.map((mentor, at) => [mentor.id, ((row + at) % 7) / 7]))]),
  );
  const curve = [
    [-5, 0],
    [0, 0.3],
    [10, 1],
  ];
  const both = ["mentee", "mentor"].map((by) => ({ strategy: "wishes", by }));
  return [
    { strategy: "coverage" },
    { strategy: "cosine", unknown: "spread" },
    { strategy: "gap" },
    { strategy: "collective" },
    { strategy: "experience" },
    { strategy: "overlap", attribute: "values" },
    { strategy: "same", attribute: "organisation" },
    { strategy: "different", attribute: "organisation" },
    { strategy: "closeness", attribute: "years", scale: 7 },
    { strategy: "ahead", attribute: "years", curve },
    { strategy: "wishes" },
    { strategy: "dates" },
    { strategy: "table", scores },
    { strategy: "least", of: both },
  ].map((criterion, at) => ({ id: criterion.strategy, weight: 1 + (at % 3) / 3, ...criterion }));
}

function ratioOf(a, b) {
  return typeof a === "number" && typeof b === "number" ? Math.min(a, b) / Math.max(a, b, 1) : Number.NaN;
}

function fingerprintOf({ matching }) {
  return matching.fingerprint;
}

function issuesOf(run) {
  try {
    run();
  } catch (error) {
    return [String(error), error.issues];
  }
  throw new Error("expected issues");
}
