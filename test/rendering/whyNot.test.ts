import { renderMarkdown, renderText } from "pairwright";
import { describe, expect, it } from "vitest";
import { allMargins, mentorReports, nextBests, whyNots } from "./whyNots.ts";

describe("sentences", () => {
  it.each(Object.entries(whyNots))("why not: %s", (_, given) => {
    expect(renderText(given)).toMatchSnapshot();
  });

  it.each(Object.entries(allMargins))("margins: %s", (_, given) => {
    expect(renderText(given)).toMatchSnapshot();
  });

  it.each(Object.entries(mentorReports))("a mentor: %s", (_, given) => {
    expect(renderText(given)).toMatchSnapshot();
  });

  it.each(Object.entries(nextBests))("next best: %s", (_, given) => {
    expect(renderText(given)).toMatchSnapshot();
  });

  it("Markdown says the same words", () => {
    const words = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    for (const given of [whyNots.paired, whyNots["forbidden by one rule"], whyNots.unproved])
      expect(words(renderMarkdown(given))).toBe(words(renderText(given)));
  });
});
