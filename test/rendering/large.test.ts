import type { OptimalRun, RunExplanation } from "pairwright";
import { explainRun, match, renderMarkdown, renderText } from "pairwright";
import { htmlReport } from "pairwright/report";
import { describe, expect, it } from "vitest";

const LEFT_OUT = "Why each person has this mentor, or none";

function runOf(mentees: number, aim: "total" | "leximin" = "total"): OptimalRun {
  const people = (letter: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `${letter}${at}`, attributes: { years: (7 * at) % 10 } }));
  const run = match(
    { version: 1, mentees: people("r", mentees), mentors: people("m", mentees) },
    {
      version: 1,
      aim,
      criteria: [{ id: "years", strategy: "closeness", attribute: "years", scale: 5, weight: 1 }],
      rules: [],
    },
  );
  if (run.status !== "optimal") throw new Error(run.status);
  return run;
}

/** The explanation of a run that must not be asked for everybody's reasons. */
function withoutPeople(run: OptimalRun): RunExplanation {
  const explained = explainRun(run);
  const result = Object.defineProperty({ ...explained.result, decided: { rules: [], places: [] } }, "explanations", {
    get() {
      throw new Error("everybody was explained");
    },
  });
  return { ...explained, result } as RunExplanation;
}

describe("a report of many people explains nobody one by one", () => {
  const [few, many] = [runOf(150), runOf(151)];

  it.each([
    ["text", renderText],
    ["Markdown", renderMarkdown],
  ] as const)("%s: 150 are explained, 151 are not, unless that is asked for", (_, render) => {
    expect(render(explainRun(few))).not.toContain(LEFT_OUT);
    expect(() => render(withoutPeople(few))).toThrow("everybody was explained");
    expect(render(withoutPeople(many))).toContain(LEFT_OUT);
    expect(render(withoutPeople(few), { people: false })).toContain(LEFT_OUT);
    expect(render(explainRun(many), { people: true })).not.toContain(LEFT_OUT);
    expect(render(explainRun(many)).length * 10).toBeLessThan(render(explainRun(many), { people: true }).length);
  });

  it("HTML finds nobody's losses", () => {
    const asked: string[] = [];
    const explained = explainRun(many);
    if (explained.result.status !== "optimal") throw new Error("it is");
    for (const one of explained.result.explanations)
      Object.defineProperty(one, "alternatives", {
        get() {
          asked.push(one.mentee);
          return [];
        },
      });
    expect(htmlReport(explained)).toContain("</html>");
    expect(asked).toEqual([]);
  });
});

describe("what one more place would gain", () => {
  const placesOf = (run: OptimalRun) => {
    const { result } = explainRun(run);
    return result.status === "optimal" ? result.decided?.places?.length : undefined;
  };

  it("is found for every mentor where one search finds all", () => expect(placesOf(runOf(151))).toBe(151));

  it("is left out, and said to be, where it takes matching again for each of many", () => {
    const run = runOf(151, "leximin");
    expect(placesOf(run)).toBeUndefined();
    const said = "What one more place at each mentor would bring was not looked for";
    expect(renderText(explainRun(run))).toContain(said);
    expect(htmlReport(explainRun(run))).toContain(said);
    expect(htmlReport(explainRun(run))).not.toContain("One more place there");
    expect(htmlReport(explainRun(runOf(151)))).toContain("One more place there");
  });
});
