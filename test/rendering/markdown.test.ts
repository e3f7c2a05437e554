import { describe, expect, it } from "vitest";
import type { RunExplanation } from "../../src/explanation/explanation.ts";
import { escaped } from "../../src/rendering/printMarkdown.ts";
import { renderMarkdown } from "../../src/rendering/renderMarkdown.ts";
import { hostile, shownBy } from "./markdownReader.ts";
import { alternative, mentee, mentor, pairOf, runOf, section } from "./runs.ts";

describe("Markdown: hostile text shows as itself", () => {
  it.each(hostile)("as paragraph, heading, item and cell: %s", (text) => {
    const plain = text.trim();
    const one = escaped(text);
    const markdown = [`# ${one}`, one, `- ${one}\n- ${one}`, `| ${one} | b |\n| --- | --- |\n| ${one} | ${one} |`].join(
      "\n\n",
    );
    const { texts, strange } = shownBy(`${markdown}\n`);
    expect(strange).toEqual([]);
    expect(texts).toEqual([plain, plain, plain, plain, plain, "b", plain, plain]);
  });

  /** The run with every text that somebody else wrote replaced: ids keep apart by a number at their end. */
  function poisoned(text: string): RunExplanation {
    const id = (name: string) => `${text} ${name}`;
    const run = runOf({
      mentees: [mentee(id("r1"), `${text} name`, { priority: 1 }), mentee(id("r2")), mentee(id("r3"))],
      mentors: [mentor(id("m1"), `${text} name`), mentor(id("m2"), id("m2"), { minLoad: 1 })],
      pairs: [pairOf(id("r1"), id("m1"), { lock: id("pilot") }), pairOf(id("r2"), id("m2"))],
      unmatched: [{ mentee: id("r3"), status: "no-allowed-mentor", rules: [id("rule")] }],
      alternatives: [
        alternative(id("m2"), {
          moves: [
            { mentee: id("r1"), from: id("m1"), to: id("m2"), points: 0 },
            { mentee: id("r2"), from: id("m2"), to: id("m1"), points: 0 },
          ],
        }),
      ],
      forbidden: [{ mentor: id("m2"), rules: [id("rule")] }],
      ties: { unique: false, mentees: [id("r1")] },
    });
    const rules = [
      { id: id("rule"), rule: text, because: text },
      { id: id("pilot"), rule: "lock", because: text },
    ];
    const criteria = run.criteria.map((one) => ({ ...one, label: `${text} ${one.id}`, strategy: text, facet: text }));
    const topics = run.topics.map((topic) => ({ ...topic, label: `${text} ${topic.id}` }));
    return { ...run, lottery: text, rules, criteria, topics };
  }

  it("in every field of a whole report", () => {
    const clean = shownBy(renderMarkdown(poisoned("plain")));
    expect(clean.strange).toEqual([]);
    const met = { fields: 0 };
    for (const text of hostile) {
      const { texts, strange } = shownBy(renderMarkdown(poisoned(text)));
      expect(strange, text).toEqual([]);
      expect(texts.length, text).toBe(clean.texts.length);
      texts.forEach((shown, at) => {
        const expected = clean.texts[at].replaceAll("plain", () => text).trim();
        expect(shown, text).toBe(expected);
        if (expected !== clean.texts[at]) met.fields++;
      });
    }
    expect(met.fields).toBeGreaterThan(30 * hostile.length);
  });

  it("in a conflict", () => {
    for (const text of hostile) {
      const run = runOf({
        mentees: [mentee(text)],
        mentors: [mentor(text)],
        run: {
          rules: [{ id: text, rule: "lock", because: text }],
          result: {
            status: "infeasible",
            conflict: {
              requirements: [
                { kind: "everyone", mentee: text },
                { kind: "minLoad", mentor: text, minLoad: 2 },
                { kind: "lock", rule: text, mentee: text, mentor: text },
              ],
              quotas: [{ rule: text, of: { mentor: text, "mentee.x": text }, limit: "max", value: 1 }],
              capacities: [{ mentor: text, capacity: 2 }],
            },
            repairs: [
              {
                changes: [
                  { change: "unlock", lock: text, mentee: text, mentor: text },
                  { change: "allow", mentee: text, mentor: text, rules: [text] },
                  { change: "quota", rule: text, of: { mentee: text }, limit: "min", from: 2, to: 1 },
                ],
                placed: 2,
                total: 1_200_000,
              },
            ],
          },
        },
      });
      const { texts, strange } = shownBy(renderMarkdown(run));
      expect(strange, text).toEqual([]);
      expect(texts).toContain(`${text} must have a mentor, since everyone must.`.trim());
      expect(texts).toContain(`${text} must take at least 2 mentees.`.trim());
      expect(texts).toContain(`${text} has 2 places.`.trim());
      expect(texts).toContain(`${text} must have ${text}, by the rule ${text} (${text}).`.trim());
    }
  });

  it("the reader of this test sees what an escape forgets", () => {
    const forgotten = hostile.filter((text) => {
      const { texts, strange } = shownBy(`| ${text} | b |\n| --- | --- |\n\n${text}\n`);
      return strange.length > 0 || texts.at(-1) !== text.trim();
    });
    expect(forgotten.length).toBeGreaterThan(20);
  });

  it("line breaks become spaces; hidden characters and changes of direction show their number", () => {
    expect(escaped("one\r\ntwo\tthree\u2028four")).toBe("one two three four");
    expect(escaped("a\u202eb\u0000c\u200bd\ud800")).toBe("a\\\\u202eb\\\\u0000c\\\\u200bd\\\\ud800");
    expect(escaped("👩‍⚕️ Dilan Yıldız نیکی\u200cتا")).toBe("👩‍⚕️ Dilan Yıldız نیکی\u200cتا");
  });

  it("ordinary text stays readable in the source", () => {
    for (const text of [
      "Priya Nair (r07)",
      "19.7%",
      "O'Dowd-Smith, 3 of 4; 75% × 80%",
      "1.5 days",
      "2026-10-08: “ok”?",
    ]) {
      expect(escaped(text)).toBe(text);
    }
  });
});

describe("Markdown: a report for a coordinator", () => {
  const headingsOf = (markdown: string) => markdown.split("\n").filter((line) => line.startsWith("#"));

  it("has a section per mentee, how it was decided and why nothing is better", () => {
    expect(headingsOf(renderMarkdown(runOf()))).toEqual([
      "# Matching report",
      "## Summary",
      "## Pairs",
      "## Without a mentor",
      "## Mentors",
      "## Why",
      "### Priya Nair (r1)",
      "### Tom Oak (r2)",
      "## How it was decided",
      "### Criteria",
      "### Rules",
      "## Why no other matching is better",
    ]);
  });

  it("lists every alternative and every forbidden mentor, those of the same rules together", () => {
    const mentors = Array.from({ length: 20 }, (_, at) => `m${at + 1}`);
    const markdown = renderMarkdown(
      runOf({
        alternatives: mentors.slice(1, 9).map((id) => alternative(id)),
        forbidden: mentors.slice(9).map((id) => ({ mentor: id, rules: ["outside"] })),
      }),
    );
    const lines = section(markdown, "Priya Nair (r1)");
    expect(lines.filter((line) => line.includes("would lose 12,345 points"))).toHaveLength(8);
    expect(lines.at(-1)).toBe("- m10, m11, m12, m13, m14, m15, m16, m17, m18, m19 and m20: outside (from elsewhere)");
  });

  it("says what the rules did", () => {
    expect(section(renderMarkdown(runOf()), "Rules").slice(3)).toEqual([
      "| avoided-by-mentee | built in | the mentee asked not to have this mentor | 1 | 1 |",
      "| outside | differ | from elsewhere | 2 | 1 |",
      "| pilot | lock | goes on | decides a pair |  |",
    ]);
  });

  it("shows the prices that prove it, and leaves out those that are 0 throughout", () => {
    const lines = section(renderMarkdown(runOf()), "Why no other matching is better");
    expect(lines).toContain("- Placed: 2 people, and no matching has more.");
    expect(lines).toContain("- Points: 1,300,000 points, and no matching that is as good so far has more.");
    expect(lines.filter((line) => line.startsWith("| "))).toEqual([
      "| A place with | Placed | Points |",
      "| --- | ---: | ---: |",
      "| Bo Reid (m2) | 0 | 1,000 |",
    ]);
    expect(lines).toContain("The prices of all others are 0 at every step.");
  });

  it("names tiers and further mentors where there are several, and explains prices below 0", () => {
    const level = { place: 1, value: 1, prices: [-1, 0] };
    const levels = [
      { level: "placed", priority: 1, mentors: 1, ...level },
      { level: "placed", priority: 0, mentors: 1, ...level },
      { level: "placed", priority: 0, mentors: 2, ...level },
      { level: "points", ...level },
    ] as const;
    const lines = section(renderMarkdown(runOf({ certificate: { levels } })), "Why no other matching is better");
    expect(lines).toContain(
      "| A place with | Placed, priority 1 | Placed, priority 0 | 2nd mentor, priority 0 | Points |",
    );
    expect(lines).toContain("| the programme | 1 | 1 | 1 | 1 |");
    expect(lines.join("\n")).toContain("A price below 0 is a premium");
    const free = levels.map((one) => ({ ...one, place: 0, prices: [0, 0] }));
    expect(renderMarkdown(runOf({ certificate: { levels: free } }))).toContain("Every price is 0");
  });

  it("says where the proof is by cases", () => {
    const level = { level: "points", place: 0, value: 1, prices: [0, 0] } as const;
    const markdown = renderMarkdown(
      runOf({ certificate: { levels: [level], cases: [{ decisions: [] }, { decisions: [] }] } }),
    );
    expect(markdown).toContain("the proof is by 2 cases");
  });

  it("has something to say about nobody at all", () => {
    const markdown = renderMarkdown(
      runOf({ mentees: [], mentors: [], pairs: [], run: { rules: [], criteria: [] }, certificate: { levels: [] } }),
    );
    expect(shownBy(markdown).strange).toEqual([]);
    for (const sentence of [
      "Nobody takes part.",
      "There are no pairs.",
      "There are no mentors.",
      "There are no rules",
    ]) {
      expect(markdown).toContain(sentence);
    }
  });
});
