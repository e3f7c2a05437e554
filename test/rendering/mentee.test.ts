import type { CohortInput, ProgrammeInput } from "pairwright";
import { explainMentee, explainRun, match, renderMarkdown, renderText } from "pairwright";
import { expect, it } from "vitest";
import { documentsWith } from "../oracle/aimedDocuments.ts";
import { documentsOf } from "../oracle/cohorts.ts";

/** What stands below the heading of one person, up to the next heading. */
function sectionsOf(markdown: string): Map<string, string> {
  const parts = markdown.split(/\n(?=#{2,3} )/).slice(1);
  return new Map(parts.map((part) => [part.split("\n")[0], part.trim()]));
}

it("a mentee alone is told what the whole report tells, word for word", () => {
  let met = 0;
  const documents = [1, 2, 3, 4, 5, 6].flatMap((seed) => [
    documentsOf(seed),
    documentsWith("leximin", seed),
    documentsWith("stable", seed),
  ]);
  for (const [name, { cohort, programme }] of documents.entries()) {
    const run = match(cohort as unknown as CohortInput, programme as unknown as ProgrammeInput);
    if (run.status === "infeasible") continue;
    const whole = sectionsOf(renderMarkdown(explainRun(run)));
    for (const { id } of run.stages.candidates.cohort.mentees) {
      const given = explainMentee(run, id);
      const own = sectionsOf(renderMarkdown(given));
      for (const [heading, text] of own) expect(whole.get(heading), `${name}, ${id}`).toBe(text);
      expect([...own.keys()].filter((heading) => heading.startsWith("### "))).toHaveLength(1);
      expect(renderMarkdown(JSON.parse(JSON.stringify(given)))).toBe(renderMarkdown(given)); // plain data
      expect(renderText(given)).toContain(id);
      met++;
    }
  }
  expect(met).toBeGreaterThan(20);
});
