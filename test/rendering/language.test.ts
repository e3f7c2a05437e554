import type { Alternative, CohortInput, Language, ProgrammeInput, Renderable, Run, RunExplanation } from "pairwright";
import {
  audit,
  compareAims,
  english,
  explainRun,
  letter,
  margins,
  match,
  numbersOf,
  renderMarkdown,
  renderText,
} from "pairwright";
import type { HtmlOptions } from "pairwright/report";
import { htmlReport } from "pairwright/report";
import { describe, expect, it } from "vitest";
import { documentsWith } from "../oracle/aimedDocuments.ts";
import { furnishedOf } from "../oracle/furnished.ts";
import { ruledOf } from "../oracle/ruled.ts";
import { readPage } from "./htmlReader.ts";
import { disguised, englishIn, otherLanguage } from "./otherLanguage.ts";
import { alternative, manyOf, pairOf, runOf, terms } from "./runs.ts";
import { allMargins, mentorReports, nextBests, whyNots } from "./whyNots.ts";

const AIMS = ["total", "maximin", "leximin", "greedy", "generous", "stable"] as const;

/** What can be rendered: runs of every aim and status, audits, comparisons. */
function* renderables(): Generator<Renderable> {
  for (let seed = 1; seed <= 12; seed++) {
    for (const aim of AIMS) yield* runsOf(documentsWith(aim, seed) as unknown as Documents);
    const { cohort, programme } = documentsWith("total", seed) as unknown as Documents;
    yield compareAims(cohort, programme);
  }
  for (let seed = 1; seed <= 30; seed++) yield* runsOf(furnishedOf(seed) as unknown as Documents);
  for (let seed = 1; seed <= 12; seed++) {
    const { cohort, programme } = ruledOf(seed) as unknown as Documents;
    yield* runsOf({ cohort, programme });
    for (const steps of [2, 4]) yield* runsOf({ cohort, programme: { ...programme, steps } });
  }
  for (const documents of [nobody, alone, ...crowds, contested, twisted]) {
    yield* runsOf(documents);
    yield compareAims(documents.cohort, documents.programme);
  }
  const [{ cohort, programme }] = crowds;
  yield* runsOf({ cohort, programme: { ...programme, rules: [quota] } });
  yield compareAims(cohort, { ...programme, rules: [quota], steps: 40 });
  yield compareAims({ ...cohort, mentors: cohort.mentors.map((mentor) => ({ ...mentor, minLoad: 1 })) }, programme);
  yield { ...runOf(), result: conflict };
  yield rare;
  yield* Object.values(whyNots);
  yield* Object.values(allMargins);
  yield* Object.values(mentorReports);
  yield* Object.values(nextBests);
}

function pageText(data: Renderable, options: HtmlOptions): string {
  return readPage(htmlReport(data, options)).texts.join("\n");
}

interface Documents {
  readonly cohort: CohortInput;
  readonly programme: ProgrammeInput;
}

function* runsOf({ cohort, programme }: Documents): Generator<Renderable> {
  const run = matched(cohort, programme);
  if (run === undefined) return;
  yield explainRun(run);
  if (run.status === "infeasible") return;
  const { mentees, mentors } = run.stages.candidates.cohort;
  const known = [...new Set([...mentees, ...mentors].flatMap(({ attributes }) => Object.keys(attributes)))];
  yield audit(run, { by: known.slice(0, 3), most: 2 });
  yield audit(run, { most: 0 });
  for (const { id } of mentees.slice(0, 3)) yield letter(run, { to: "mentee", id, profile: known });
  for (const { id } of mentors.slice(0, 3)) yield letter(run, { to: "mentor", id, profile: known });
}

/** Undefined where nothing was found in the programme's steps. */
function matched(cohort: CohortInput, programme: ProgrammeInput): Run | undefined {
  try {
    return match(cohort, programme);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const wishes: ProgrammeInput = { version: 1, criteria: [{ id: "wishes", strategy: "wishes", weight: 1 }] };
const nobody: Documents = { cohort: { version: 1, mentees: [], mentors: [] }, programme: wishes };
const alone: Documents = { cohort: { version: 1, mentees: [{ id: "a" }], mentors: [] }, programme: wishes };

/** So many that lists are cut; all like the same people best. */
const crowds = ([0, 1] as const).map((spare): Documents => {
  const ids = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at}`);
  const [mentees, mentors] = [ids("r", 24 + 4 * spare), ids("m", 24)];
  const scores = mentees.map((mentee) => [
    mentee,
    Object.fromEntries(mentors.map((mentor, j) => [mentor, (24 - j) / 25])),
  ]);
  return {
    cohort: { version: 1, mentees: mentees.map((id) => ({ id })), mentors: mentors.map((id) => ({ id })) },
    programme: {
      version: 1,
      criteria: [{ id: "table", strategy: "table", scores: Object.fromEntries(scores), weight: 1 }],
      aim: spare === 0 ? "leximin" : "total",
    },
  };
});

const quota = { id: "few", rule: "quota", max: 20 };

/** Both sides like crosswise, so that there are two stable matchings. */
const contested: Documents = {
  cohort: {
    version: 1,
    mentees: [
      { id: "a", wishes: ["k", "l"] },
      { id: "b", wishes: ["l", "k"] },
    ],
    mentors: [
      { id: "k", wishes: ["b", "a"] },
      { id: "l", wishes: ["a", "b"] },
    ],
  },
  programme: { ...wishes, aim: "stable" },
};

/** What strategies say least often. */
const twisted: Documents = {
  cohort: {
    version: 1,
    topics: { x: {}, y: {}, z: {} },
    mentees: [{ id: "a", objectives: { x: 1, y: 1 }, levels: { x: 0.2 } }],
    mentors: [
      { id: "k", expertise: { x: 0.7, z: 0.5 }, wishes: [] },
      { id: "l", expertise: {} },
    ],
  },
  programme: {
    version: 1,
    criteria: [
      { id: "gap", strategy: "gap", weight: 1 },
      { id: "cosine", strategy: "cosine", weight: 1 },
      { id: "half", strategy: "coverage", half: 0.2, weight: 1 },
      { id: "least", strategy: "least", of: [{ strategy: "coverage" }, { strategy: "gap" }], weight: 1 },
    ],
  },
};

/** One of each requirement, and of each change. */
const conflict: RunExplanation["result"] = {
  status: "infeasible",
  conflict: {
    requirements: [
      { kind: "everyone", mentee: "r1" },
      { kind: "minLoad", mentor: "m1", minLoad: 2 },
      { kind: "lock", rule: "pilot", mentee: "r1", mentor: "m2" },
    ],
    quotas: [{ rule: "outside", of: { mentor: "m1", "mentee.site": 7 }, limit: "max", value: 0 }],
    capacities: [{ mentor: "m1", capacity: 1 }],
    places: 2,
  },
  repairs: [
    { changes: [{ change: "capacity", mentor: "m1", from: 1, to: 2 }], placed: 2, total: 5 },
    { changes: [{ change: "minLoad", mentor: "m1", from: 2, to: 0 }], placed: 2, total: 5 },
    { changes: [{ change: "places", from: 2, to: 3 }], placed: 1, total: 5 },
    { changes: [{ change: "unlock", lock: "pilot", mentee: "r1", mentor: "m2" }], placed: 0, total: 0 },
    { changes: [{ change: "quota", rule: "outside", of: {}, limit: "max", from: 0, to: 1 }], placed: 2, total: 5 },
    { changes: [{ change: "excuse", mentee: "r1" }], placed: 1, total: 5 },
    { changes: [{ change: "allow", mentee: "r1", mentor: "m1", rules: ["outside"] }], placed: 1, total: 5 },
  ],
};

/** What only plug-ins say, and what is seldom so. */
const rare = runOf({
  pairs: [
    pairOf("r1", "m1", {
      explained: [
        { ...terms[0], part: { operator: "sum", of: [] } },
        { ...terms[1], part: { operator: "diminishing", half: 0.2, of: { operator: "value", value: 1, source: "x" } } },
      ],
    }),
  ],
  unmatched: [{ mentee: "r2", status: "unproved" }],
  alternatives: [alternative("m2", { loss: { placed: -1, points: 0 } } as Partial<Alternative>)],
});

describe("another language", () => {
  it("no word, number or sign of a report, an audit or a comparison stays English", () => {
    const keywords = new Set(["mentee", "mentor", "mentees", "mentors", "both", "min", "max", "none", "unknown"]);
    const { language, all, called, foreign } = otherLanguage(keywords);
    const texts: string[] = [];
    for (const renderable of renderables()) {
      const data = disguised(renderable, keywords);
      texts.push(renderText(data, { language }), renderMarkdown(data, { language }));
      // A page says what these say, and its own words: a few of them will do.
      if (texts.length % 15 === 0) texts.push(pageText(data, { language }));
    }
    const few = { ...runOf(), result: { ...runOf().result, decided: { rules: [] } } } as RunExplanation;
    texts.push(renderMarkdown(disguised(few, keywords), { language, people: false }));
    for (const run of [manyOf(151), rare]) texts.push(pageText(disguised(run, keywords), { language }));
    for (const documents of [nobody, crowds[1], twisted]) {
      const run = match(documents.cohort, documents.programme);
      const [data, options] = disguised(
        [explainRun(run), { audit: audit(run), margins: margins(run) }] as const,
        keywords,
      );
      texts.push(pageText(data, { language, ...options }));
    }
    expect(texts.flatMap(englishIn)).toEqual([]);
    expect(foreign).toEqual([]);
    expect(texts.length).toBeGreaterThan(1000);

    const whole = texts.join("\n");
    const unmet = [...all].filter(([path, text]) => (text === undefined ? !called.has(path) : !whole.includes(text)));
    expect(unmet.map(([path]) => path)).toEqual([]);
    expect(all.size).toBeGreaterThan(400);
  });

  it("an English word in the data, or beside the language, would be seen", () => {
    const { language, foreign } = otherLanguage(new Set(["both"]));
    expect(englishIn(renderText(runOf(), { language }))).toContain("Learning");
    const before = foreign.length;
    language.pair.locked("by the rule");
    language.decided.side("both");
    expect(foreign.slice(before)).toEqual(["pair.locked: by the rule"]);
    expect(englishIn(`avoided-by-mentee ${language.titles.report}: 7`)).toEqual(["7"]);
  });

  it("one text can be changed alone, and English is what is taken where no language is given", () => {
    const language = { ...english, titles: { ...english.titles, report: "Bericht" } };
    const [changed, plain] = [renderText(runOf(), { language }), renderText(runOf())];
    expect(changed.split("\n")[0]).toBe("Bericht");
    expect(changed.split("\n").slice(2)).toEqual(plain.split("\n").slice(2));
    expect(renderText(runOf(), { language: english })).toBe(plain);
    expect(renderText(runOf(), {})).toBe(plain);
    for (const wrong of ["de", null])
      expect(() => renderText(runOf(), { language: wrong as unknown as Language })).toThrow(
        new TypeError("renderText: options.language: expected an object such as `english`"),
      );
  });
});

it("a language's signs of numbers keep every digit", () => {
  const { grouped, percent, decimal, share, given } = numbersOf({
    group: ".",
    decimal: ",",
    percent: (number) => `${number} %`,
  });
  expect([0, 999, 1_000, -12_345, 1_234_567].map(grouped)).toEqual(["0", "999", "1.000", "-12.345", "1.234.567"]);
  expect([percent(197_273), percent(1, 3), percent(1_000_000)]).toEqual(["19,7 %", "33,3 %", "100,0 %"]);
  expect([decimal(4, 3), decimal(3, 2), decimal(24_000, 2)]).toEqual(["1,33", "1,5", "12.000"]);
  expect([0, 0.5, 0.625, 1].map(share)).toEqual(["0 %", "50 %", "62,5 %", "100 %"]);
  expect([1.5, 3, -0.25].map(given)).toEqual(["1,5", "3", "-0,25"]);
});
