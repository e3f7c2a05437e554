import type { AimComparison, CohortInput, ProgrammeInput } from "pairwright";
import { compareAims, InvalidInputError, match, pairwise, renderMarkdown, renderText } from "pairwright";
import { afterEach, describe, expect, test } from "vitest";
import { hostile, shownBy } from "../rendering/markdownReader.ts";

// biome-ignore lint/suspicious/noExplicitAny: documents and options are wrong here in ways that no type allows
type Anything = any;

/**
 * Points by hand, in thousands, both sides alike. total: a–x 900, b–y 500, c–z 100, 1,500 in all. Everyone's choices:
 * a x y z, b x y z, c x y z.
 */
const scores = {
  a: { x: 0.9, y: 0.4, z: 0.3 },
  b: { x: 0.8, y: 0.5, z: 0.2 },
  c: { x: 0.5, y: 0.3, z: 0.1 },
};
const cohort: CohortInput = {
  version: 1,
  mentees: [{ id: "a" }, { id: "b" }, { id: "c" }],
  mentors: [{ id: "x" }, { id: "y" }, { id: "z" }],
};
const programme: ProgrammeInput = {
  version: 1,
  criteria: [{ id: "table", strategy: "table", weight: 1, scores }],
};
// The six matchings, x y z to: abc 900+500+100 = 1,500 | a c b 900+300+200 = 1,400 | b a c 800+400+100 = 1,300
// | b c a 800+300+300 = 1,400 | c a b 500+400+200 = 1,100 | c b a 500+500+300 = 1,300

const row = ({ aims }: AimComparison, aim: string): Anything => aims.find((one) => one.aim === aim);
const fraction = (numerator: number, denominator = 1) => ({ numerator, denominator, value: numerator / denominator });
const issuesOf = (call: () => unknown) => {
  try {
    call();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues;
    throw error;
  }
  throw new Error("nothing was refused");
};

describe("by hand: three mentees who all want x, then y, then z", () => {
  const table = compareAims(cohort, programme);

  test("all six aims, in their order", () => {
    expect(table.aims.map(({ aim, favours, status }) => [aim, favours, status])).toEqual([
      ...["total", "maximin", "leximin", "greedy", "generous"].map((aim) => [aim, undefined, "optimal"]),
      ["stable", "mentees", "optimal"],
    ]);
  });

  test("total has 1,500,000 points, and a least of 100,000", () => {
    expect(row(table, "total").has).toEqual({
      placed: 3,
      pairs: 3,
      total: 1_500_000,
      mean: fraction(500_000),
      least: 100_000,
      lowest: [100_000, 500_000, 900_000],
      profile: [1, 2, 3].map((choice) => ({ choice, count: 1 })),
      blocking: 0,
      gini: fraction(16, 45), // differences 400 + 800 + 400 = 1,600; 3 × 1,500
      loads: {
        ...{ count: 3, total: 3, least: 1, greatest: 1 },
        ...{ lowerQuartile: fraction(1), median: fraction(1), upperQuartile: fraction(1), mean: fraction(1) },
        gini: { numerator: 0, denominator: 1, value: 0 },
      },
    });
  });

  test("leximin takes 300, 500, 500 over 300, 300, 800, which maximin takes for its total", () => {
    expect(row(table, "leximin").has.lowest).toEqual([300_000, 500_000, 500_000]);
    expect(row(table, "maximin").has.lowest).toEqual([300_000, 300_000, 800_000]);
    expect(row(table, "maximin").givesUp).toMatchObject({
      total: 100_000,
      least: 0,
      lowest: { place: 2, points: 200_000 },
      firstChoices: null,
      lastChoices: null,
    });
  });

  test("what leximin gives up: 200,000 points, and the pairs that would rather have each other", () => {
    const { has, givesUp } = row(table, "leximin");
    expect(has.blocking).toBe(2); // a–x, b–x; not a–y, where y would rather have b; c has x
    expect(givesUp).toEqual({
      placed: 0,
      total: 200_000,
      mean: { numerator: "200000", denominator: "3", value: 200_000 / 3 },
      least: 0,
      lowest: null,
      firstChoices: null,
      lastChoices: null,
      blocking: 2,
      gini: { numerator: "0", denominator: "1", value: 0 },
      loads: { numerator: "0", denominator: "1", value: 0 },
    });
  });

  test("and the best of each column", () => {
    expect(table.best).toEqual({
      placed: 3,
      total: 1_500_000,
      mean: fraction(500_000),
      least: 300_000,
      lowest: [300_000, 500_000, 500_000],
      firstChoices: [1, 2, 3].map((choice) => ({ choice, count: 1 })),
      lastChoices: [1, 2, 3].map((choice) => ({ choice, count: 1 })),
      blocking: 0,
      gini: fraction(4, 39), // leximin: differences 200 + 200; 3 × 1,300
      loads: { numerator: 0, denominator: 1, value: 0 },
    });
  });

  test("some aims only, in the order asked for, and held against each other alone", () => {
    const some = compareAims(cohort, programme, { aims: ["leximin", "maximin"] });
    expect(some.aims.map(({ aim }) => aim)).toEqual(["leximin", "maximin"]);
    expect(some.best?.total).toBe(1_400_000);
    expect(row(some, "maximin").givesUp.total).toBe(0);
    expect(compareAims(cohort, programme, { aims: undefined } as Anything)).toEqual(table);
  });

  test("the programme's own aim is left aside; what it favours is that of stable", () => {
    for (const aim of ["leximin", "stable", "total"] as const)
      expect(compareAims(cohort, { ...programme, aim })).toEqual(table);
    for (const aim of ["stable", "greedy", undefined] as const) {
      const other = compareAims(cohort, { ...programme, aim, favours: "mentors" } as ProgrammeInput);
      expect(row(other, "stable").favours).toBe("mentors");
      expect(other.aims.slice(0, 5)).toEqual(table.aims.slice(0, 5));
    }
  });

  test("the report says all of it, in text and in Markdown", () => {
    const text = renderText(table);
    expect(text).toMatch(/\nleximin +3 +3 +1,300,000 +43\.3% +30% |\nleximin +3 +3 +1,300,000 +43\.3% +30\.0% /);
    expect(text).toMatch(/\nmaximin +the 2nd lowest: 200,000 points less +the best +the best/);
    expect(text).toContain("stable, best for mentees");
    expect(text).not.toContain("Aims without a matching");
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
    expect(shownBy(renderMarkdown(table)).strange).toEqual([]);
  });
});

describe("aims that cannot be had", () => {
  const some = { rule: "quota", mentee: { id: ["a", "b"] }, mentor: { id: ["x", "y"] }, max: 2 } as const;
  const counted: ProgrammeInput = { ...programme, rules: [some] };

  test("beside a nested quota stable alone cannot stand", () => {
    const table = compareAims(cohort, { ...programme, rules: [{ rule: "quota", per: ["mentor"], max: 1 }] });
    expect(table.aims.map(({ status }) => status)).toEqual([...Array(5).fill("optimal"), "not-possible-together"]);
    const free = compareAims(cohort, programme);
    for (const aim of ["maximin", "leximin", "greedy", "generous"] as const)
      expect(row(table, aim).has).toEqual(row(free, aim).has);
  });

  test("beside a quota that is not nested total alone can stand; the others say why, as match does", () => {
    const table = compareAims(cohort, counted);
    expect(table.aims.map(({ status }) => status)).toEqual(["optimal", ...Array(5).fill("not-possible-together")]);
    for (const aim of ["maximin", "leximin", "greedy", "generous", "stable"] as const) {
      const { issues } = row(table, aim);
      expect(issues).toEqual(issuesOf(() => match(cohort, { ...counted, aim })));
      expect(issues).toMatchObject([{ document: "programme", path: "rules[0].rule", code: "conflict" }]);
    }
    expect(row(table, "total").givesUp).toMatchObject({ placed: 0, total: 0, lowest: null, blocking: 0 });
    expect(renderText(table)).toContain(
      "- greedy: not possible together with the rest. programme rules[0].rule: expected",
    );
  });

  test("beside everything at once, stable has every reason", () => {
    const people: CohortInput = {
      ...cohort,
      mentees: [{ id: "a", priority: 1 }, { id: "b", wants: 2 }, { id: "c" }],
      mentors: [{ id: "x", minLoad: 1 }, { id: "y" }, { id: "z", minLoad: 1 }],
    };
    const all: ProgrammeInput = { ...counted, places: 2 };
    const table = compareAims(people, all);
    for (const aim of ["maximin", "stable"] as const)
      expect(row(table, aim).issues).toEqual(issuesOf(() => match(people, { ...all, aim })));
    expect(row(table, "stable").issues.map(({ path }: Anything) => path)).toEqual([
      "places",
      "mentors[0].minLoad",
      "mentors[2].minLoad",
      "mentees[1].priority",
      "rules[0].rule",
    ]);
    expect(row(table, "maximin").issues.map(({ path }: Anything) => path)).toEqual(["aim", "rules[0].rule"]);
  });

  test("more reasons than are listed are counted, as match counts them", () => {
    const mentors = Array.from({ length: 2100 }, (_, at) => ({ id: `m${at}`, minLoad: at % 2, capacity: 2 }));
    const rules = Array.from({ length: 1100 }, (_, at) => ({ id: `q${at}`, rule: "quota", max: 5000 + at }));
    const people: CohortInput = { version: 1, mentees: [{ id: "a" }, { id: "b", wants: 2 }], mentors };
    const many: ProgrammeInput = { version: 1, criteria: [{ id: "w", strategy: "wishes", weight: 1 }], rules };
    for (const aim of ["leximin", "stable"] as const) {
      const { issues } = row(compareAims(people, many, { aims: [aim] }), aim);
      expect(issues).toEqual(issuesOf(() => match(people, { ...many, aim })));
      expect(issues.filter(({ code }: Anything) => code === "limit").length).toBe(aim === "stable" ? 2 : 1);
    }
  });

  test("where requirements cannot be met, no aim has a matching", () => {
    const people = { ...cohort, mentors: [{ id: "x", capacity: 4, minLoad: 4 }] };
    const table = compareAims(people, { ...programme, criteria: [{ id: "w", strategy: "wishes", weight: 1 }] });
    expect(table.best).toBeNull();
    expect(table.aims.map((one) => one.status)).toEqual([...Array(5).fill("infeasible"), "not-possible-together"]);
    expect(table.aims.slice(0, 2)).toEqual([
      { aim: "total", status: "infeasible" },
      { aim: "maximin", status: "infeasible" },
    ]);
    expect(renderText(table)).toContain("- total: the requirements cannot all be met; match says which");
  });

  test("nobody at all is a table of nothing", () => {
    const { aims, best } = compareAims(
      { version: 1, mentees: [], mentors: [] },
      {
        ...programme,
        criteria: [{ id: "w", strategy: "wishes", weight: 1 }],
      },
    );
    expect(aims.every(({ status }) => status === "optimal")).toBe(true);
    expect(best).toEqual({
      ...{ placed: 0, total: 0, mean: null, least: null, lowest: [], firstChoices: [], lastChoices: [] },
      ...{ blocking: 0, gini: null, loads: null },
    });
    expect(renderText({ version: 1, aims, best })).toContain("Aims compared");
  });

  test("reasons are data, and show as themselves", () => {
    const id = hostile[0];
    const issues = hostile.map((message) => ({ document: "cohort", path: id, code: "conflict", message }) as const);
    const table: AimComparison = {
      version: 1,
      aims: [{ aim: "greedy", status: "not-possible-together", issues }],
      best: null,
    };
    expect(shownBy(renderMarkdown(table)).strange).toEqual([]);
    expect(renderText(table)).toMatch(/and \d+\sreasons\smore/);
  });
});

describe("hostile input", () => {
  test.each<[string, Anything]>([
    ["nothing", undefined],
    ["null", null],
    ["text", "x"],
    ["a list", []],
    ["an instance", new Map()],
    ["another aim", { ...programme, aim: "best" }],
    ["an aim that is no text", { ...programme, aim: null }],
    ["another side", { ...programme, favours: "everybody" }],
    ["a side that is null", { ...programme, favours: null }],
    ["an unknown key", { ...programme, aims: ["total"] }],
    ["no criteria", { version: 1, criteria: [] }],
    ["an unknown strategy", { ...programme, criteria: [{ id: "x", strategy: "x", weight: 1 }] }],
    [
      "a forbidden lock",
      {
        ...programme,
        rules: [
          { rule: "lock", mentee: "a", mentor: "x" },
          { rule: "forbid", mentee: "a", mentor: "x" },
        ],
      },
    ],
    [
      "a getter",
      Object.defineProperty({ ...programme }, "aim", {
        enumerable: true,
        get: () => {
          throw new Error("called");
        },
      }),
    ],
    [
      "a proxy that throws",
      new Proxy(
        { ...programme },
        {
          ownKeys: () => {
            throw new Error("called");
          },
        },
      ),
    ],
    [
      "a cycle",
      Object.assign({ ...programme }, { rules: [] as unknown[] }).rules &&
        (() => {
          const one: Anything = { ...programme };
          one.rules = [one];
          return one;
        })(),
    ],
  ])("a programme that is %s is refused with what match says", (_, given) => {
    expect(issuesOf(() => compareAims(cohort, given))).toEqual(issuesOf(() => match(cohort, given)));
  });

  test("issues of the cohort and of the programme come together, and none of them is about the aim", () => {
    const people: Anything = { ...cohort, mentees: [{ id: "a", wants: -1 }, { id: "b", priority: 1 }, { id: "c" }] };
    const issues = issuesOf(() => compareAims(people, { ...programme, aim: "stable", everyone: 3 } as Anything));
    expect(issues.map(({ document, path }) => `${document} ${path}`).sort()).toEqual([
      "cohort mentees[0].wants",
      "programme everyone",
    ]);
  });

  test.each<[string, Anything, string]>([
    ["null", null, "options: expected an object, received null"],
    ["a key that is not known", { aim: ["total"] }, "options: expected a known key"],
    ["no list", { aims: "total" }, 'options.aims: expected an array of at least one aim, received "total"'],
    ["an empty list", { aims: [] }, "options.aims: expected an array of at least one aim"],
    ["another aim", { aims: ["total", "leximim"] }, 'options.aims[1]: expected an aim (did you mean "leximin"?)'],
    ["a hole", { aims: Array(1) }, "options.aims[0]: expected an aim, received nothing"],
    ["no text", { aims: [{ toString: () => "total" }] }, "options.aims[0]: expected an aim, received"],
    ["an aim twice", { aims: ["total", "total"] }, "options.aims[1]: expected an aim that is not listed yet"],
    ["no solver", { solver: 3 }, "options.solver"],
    ["no strategies", { strategies: 3 }, "options.strategies: expected an array"],
  ])("options that are %s are a TypeError that says where", (_, options, message) => {
    expect(() => compareAims(cohort, programme, options)).toThrow(TypeError);
    expect(() => compareAims(cohort, programme, options)).toThrow(message);
  });

  describe("what stands on Object.prototype is no data", () => {
    afterEach(() => {
      for (const key of ["aim", "favours", "aims", "has"]) delete (Object.prototype as Anything)[key];
    });
    test.each([
      ["aim", "other"],
      ["favours", "mentors"],
      ["aims", ["total"]],
    ])("%s", (key, value) => {
      const before = JSON.stringify(compareAims(cohort, programme));
      (Object.prototype as Anything)[key] = value;
      expect(JSON.stringify(compareAims(cohort, programme))).toBe(before);
    });
  });

  test("frozen documents do; a plug-in is asked, and its nonsense is its own fault", () => {
    const frozen = Object.freeze({
      ...programme,
      criteria: Object.freeze([Object.freeze({ ...programme.criteria[0] })]),
    });
    expect(compareAims(Object.freeze({ ...cohort }), frozen as Anything)).toEqual(compareAims(cohort, programme));
    const own = { ...programme, criteria: [{ id: "own", strategy: "own", weight: 1 }] };
    const table = compareAims(cohort, own, { strategies: [pairwise("own", () => 0.5)] });
    expect(row(table, "total").has.total).toBe(1_500_000);
    expect(() => compareAims(cohort, own, { strategies: [pairwise("own", () => 2)] })).toThrow('strategy "own"');
  });
});

test("a search that was cut off is a row all the same, and is said to be", () => {
  const ids = Array.from({ length: 10 }, (_, at) => `p${at}`);
  const people: CohortInput = {
    version: 1,
    mentees: ids.map((id, at) => ({ id, attributes: { group: `g${at % 3}`, site: `s${at % 2}` } })),
    mentors: ids.map((id, at) => ({ id: `m${id}`, attributes: { trust: `t${at % 3}`, sector: `c${at % 4}` } })),
  };
  const table = Object.fromEntries(
    ids.map((id, i) => [id, Object.fromEntries(ids.map((other, j) => [`m${other}`, ((i * 37 + j * 61) % 89) / 89]))]),
  );
  const quotas: ProgrammeInput = {
    version: 1,
    criteria: [{ id: "t", strategy: "table", weight: 1, scores: table }],
    rules: [
      { rule: "quota", per: ["mentee.group", "mentor.trust"], max: 2 },
      { rule: "quota", per: ["mentee.site", "mentor.sector"], max: 2 },
    ],
  };
  const steps = Array.from({ length: 60 }, (_, at) => at + 1).find((most) => {
    try {
      return match(people, { ...quotas, steps: most }).status === "feasible";
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  });
  expect(steps).toBeDefined();
  const cut = compareAims(people, { ...quotas, steps } as ProgrammeInput, { aims: ["total"] });
  const found = match(people, { ...quotas, steps } as ProgrammeInput);
  if (found.status !== "feasible") throw new Error(found.status);
  expect(row(cut, "total")).toMatchObject({ status: "feasible", has: { total: found.matching.total } });
  expect(renderText(cut)).toContain("The search was cut off");
});
