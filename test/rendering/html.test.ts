import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunExplanation } from "pairwright";
import { audit, explainRun, explainWhyNot, letter, margins, match } from "pairwright";
import { htmlReport } from "pairwright/report";
import { synthesize } from "pairwright/synthetic";
import { describe, expect, it } from "vitest";
import { root } from "../sources.ts";
import { filled, hostile, plainRun } from "./hostile.ts";
import type { ReadPage } from "./htmlReader.ts";
import { attributeOf, named, readPage, tablesOf, textIn } from "./htmlReader.ts";
import { manyOf, mentee, mentor, pairOf, runOf } from "./runs.ts";

const example = (name: string) => JSON.parse(readFileSync(join(root, "examples/prepare-to-lead", name), "utf8"));
const run = match(example("cohort.json"), example("programme.json"));
const explained = explainRun(run);
const [fairness, certainty] = [audit(run, { by: ["organisation"] }), margins(run)];
const whole = htmlReport(explained, { audit: fairness, margins: certainty });

/** Attributes that make a browser fetch, or go, somewhere; and those that run something. */
const LEADING = ["src", "srcset", "href", "xlink:href", "action", "formaction", "data", "poster", "background", "ping"];

/** What is wrong with a page as such; empty for a sound one. */
function faultsOf(html: string, page: ReadPage = readPage(html)): string[] {
  const faults = page.errors.map((error) => `parse error ${error}`);
  const empty = page.elements.filter(({ tagName }) => ["meta", "input"].includes(tagName)).length;
  const [opened, closed] = [/<[a-z]/gi, /<\/[a-z]/gi].map((tag) => html.match(tag)?.length ?? 0);
  if (opened !== page.elements.length || closed !== page.elements.length - empty)
    faults.push("a tag without its partner");
  const ids = new Map<string, number>();
  for (const one of page.elements) {
    const id = attributeOf(one, "id");
    if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1);
    for (const { name, value } of one.attrs) {
      if (LEADING.includes(name) && !value.startsWith("#")) faults.push(`${one.tagName} leads to ${value}`);
      if (/url\((?!#)/.test(value)) faults.push(`${one.tagName} fetches ${value}`);
      if (name.startsWith("on") || name === "style") faults.push(`${one.tagName} has ${name}`);
    }
  }
  for (const [id, count] of ids) if (count > 1) faults.push(`id ${id} stands ${count} times`);
  for (const one of page.elements) {
    for (const name of ["aria-labelledby", "data-of", "for"])
      for (const id of attributeOf(one, name)?.split(" ") ?? []) if (!ids.has(id)) faults.push(`no id ${id}`);
    const link = attributeOf(one, "href");
    if (link !== undefined && !ids.has(link.slice(1))) faults.push(`a link to nothing: ${link}`);
    for (const [, id] of (attributeOf(one, "fill") ?? "").matchAll(/url\(#(.*)\)/g))
      if (!ids.has(id)) faults.push(`no pattern ${id}`);
  }
  const levels = page.elements.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : []));
  if (levels.filter((level) => level === 1).length !== 1) faults.push("not one h1");
  levels.forEach((level, at) => {
    if (at > 0 && level > levels[at - 1] + 1) faults.push(`h${level} after h${levels[at - 1]}`);
  });
  for (const table of named("table", page)) {
    if (named("caption", table).map(textIn).join() === "") faults.push("a table without a caption");
    if (named("th", table).some((one) => attributeOf(one, "scope") === undefined)) faults.push("a th without scope");
    const lengths = new Set(named("tr", table).map((row) => row.childNodes.length));
    if (lengths.size !== 1) faults.push("a table of uneven rows");
  }
  for (const picture of named("svg", page)) {
    const hidden = attributeOf(picture, "aria-hidden") === "true";
    const told = attributeOf(picture, "role") === "img" && attributeOf(picture, "aria-labelledby") !== undefined;
    if (hidden === told) faults.push("a picture without a text, or with one that is hidden");
  }
  const [html1] = named("html", page);
  if (!attributeOf(html1, "lang")) faults.push("no lang");
  for (const landmark of ["header", "main"]) if (named(landmark, page).length !== 1) faults.push(`not one ${landmark}`);
  return faults;
}

function policyOf(page: ReadPage): string {
  const [meta] = named("meta", page).filter(
    (one) => attributeOf(one, "http-equiv")?.toLowerCase() === "content-security-policy",
  );
  return attributeOf(meta, "content") ?? "";
}

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the page of a run", () => {
  const page = readPage(whole);

  it("is sound HTML: every table, picture and link says what it is, and nothing leads away", () => {
    expect(faultsOf(whole)).toEqual([]);
    expect(named("table", page).length).toBeGreaterThan(50);
    expect(named("svg", page).filter((one) => attributeOf(one, "role") === "img")).toHaveLength(2);
    expect(whole).not.toMatch(/https?:/);
    expect(whole).not.toMatch(/@import|@font-face|expression\(/);
  });

  it("a page that is not sound would be seen", () => {
    const wrong = (from: string | RegExp, to: string) => {
      const changed = whole.replace(from, to);
      expect(changed).not.toBe(whole);
      return faultsOf(changed);
    };
    expect(wrong("</main>", "<img src=//x.example/a.png></main>")).toContain("img leads to //x.example/a.png");
    expect(wrong('href="#pairs"', 'href="#nothing"')).toEqual(["a link to nothing: #nothing"]);
    expect(wrong('<section id="pairs"', '<section id="summary"')).toContain("id summary stands 2 times");
    expect(wrong("<h2", "<h4")).toContain("h4 after h1");
    expect(wrong(/<caption.*?<\/caption>/, "")).toEqual(["a table without a caption"]);
    expect(wrong("<p>", "<p/>").join()).toContain("parse error");
    expect(wrong("</ul>", "</ul></q>")).toContain("a tag without its partner");
    expect(wrong("</ul>", "")).toContain("a tag without its partner");
    expect(wrong('<html lang="en"', "<html")).toEqual(["no lang"]);
    expect(wrong("<p>", '<p onclick="x()">')).toEqual(["p has onclick"]);
  });

  it("its policy allows this style and this script by their hashes, and nothing else", () => {
    const [style, ...styles] = named("style", page).map(textIn);
    const [script, ...scripts] = named("script", page).map(textIn);
    expect([styles, scripts]).toEqual([[], []]);
    expect(policyOf(page)).toBe(
      `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`,
    );
    expect(() => new Function(script)).not.toThrow();
  });

  it("has everybody in its tables, with the numbers of the matching", () => {
    if (run.status !== "optimal") throw new Error("infeasible");
    const { pairs, unmatched, loads } = run.matching;
    const rows = tablesOf(page, "pairs").get("Pairs") ?? [];
    expect(rows).toHaveLength(1 + pairs.length);
    expect(rows[0]).toEqual([
      "Mentee",
      "Mentor",
      "Affinity",
      "Choice",
      "Stands",
      "Decided beforehand by",
      "Biggest reasons",
    ]);
    pairs.forEach(({ mentee: id, mentor: other, points, choice }, at) => {
      const row = rows[at + 1];
      expect(row[0]).toContain(`(${id})`);
      expect(row[1]).toContain(`(${other})`);
      expect(Number.parseFloat(row[2])).toBeCloseTo(points / 10_000, 1);
      expect(row[3]).toBe(String(choice));
    });
    const texts = page.texts.join("\n");
    for (const { mentee: id } of unmatched) expect(texts).toContain(`(${id})`);

    const mentors = tablesOf(page, "mentors").get("Mentors") ?? [];
    expect(mentors.slice(1).map((row) => [row[1], row[2]])).toEqual(
      loads.map(({ load, capacity }) => [String(load), String(capacity)]),
    );
    expect(mentors.filter((row) => row[row.length - 1] === "nothing").length).toBeGreaterThan(3);
    expect(mentors.find((row) => row[0].includes("(m03)"))?.at(-1)).toBe("would gain 412,500 points");
  });

  it("its map has every pair: points, what is made, and what is forbidden", () => {
    if (explained.result.status !== "optimal") throw new Error("infeasible");
    const { explanations } = explained.result;
    const rows = (tablesOf(page, "affinities").get("Affinities at a glance") ?? []).slice(1);
    const met = { made: 0, forbidden: 0, other: 0 };
    explanations.forEach(({ pairs, alternatives, forbidden }, i) => {
      explained.mentors.forEach(({ id }, j) => {
        const cell = rows[i][j + 1];
        const made = pairs.find((pair) => pair.mentor === id);
        const other = alternatives.find((one) => one.mentor === id);
        if (made !== undefined) expect(cell).toBe(`${Math.round(made.points / 10_000)}, made`);
        else if (other !== undefined) expect(cell).toBe(String(Math.round(other.points / 10_000)));
        else expect([cell, forbidden.some((one) => one.mentor === id)]).toEqual(["forbidden", true]);
        met[made !== undefined ? "made" : other !== undefined ? "other" : "forbidden"]++;
      });
    });
    expect(met).toEqual({ made: 21, forbidden: 40, other: 539 });
    const [map] = named("svg", page).filter((one) => attributeOf(one, "aria-labelledby") === "map-t map-d");
    const numbers = named("text", map).filter((one) => attributeOf(one, "transform") === undefined);
    expect(numbers.filter((one) => /^\d+$/.test(textIn(one)))).toHaveLength(met.made + met.other);
    expect(named("rect", map).filter((one) => attributeOf(one, "class") === "mark")).toHaveLength(met.made);
    const hatched = named("path", map).filter((one) => attributeOf(one, "fill") !== undefined);
    expect(hatched.flatMap((one) => [...(attributeOf(one, "d") ?? "").matchAll(/M/g)])).toHaveLength(met.forbidden);
  });

  it("its bars and their table are the terms of the pairs", () => {
    if (run.status !== "optimal") throw new Error("infeasible");
    const rows = (tablesOf(page, "terms").get("What the affinities are made of") ?? []).slice(1);
    run.matching.pairs.forEach((pair, at) => {
      const cells = rows[at].slice(2).map((cell) => Number.parseInt(cell.replaceAll(",", ""), 10));
      expect(cells.at(-1)).toBe(pair.points);
      expect(cells.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(pair.points);
      expect(rows[at].filter((cell) => cell.includes("unknown"))).toHaveLength(
        pair.terms.filter(({ unknown }) => unknown).length,
      );
    });
    expect(rows).toHaveLength(21);
    expect(rows.flat().filter((cell) => cell.includes("unknown")).length).toBeGreaterThan(1);
    const [bars] = named("svg", page).filter(
      (one) => attributeOf(one, "aria-labelledby") === "terms-chart-t terms-chart-d",
    );
    const widths = named("rect", bars).flatMap((one) =>
      attributeOf(one, "class")?.startsWith("part") ? [Number(attributeOf(one, "width"))] : [],
    );
    const total = run.matching.total / 1_000_000;
    expect(Math.abs(widths.reduce((sum, one) => sum + one, 0) - 560 * total)).toBeLessThan(21);
  });

  it("says what each rule costs, what is covered, how fair and how sure it is, and the proof", () => {
    const rules = tablesOf(page, "rules").get("Rules") ?? [];
    expect(rules[0].at(-1)).toBe("Without it");
    expect(rules.slice(1)).toHaveLength(explained.rules.length);
    expect(rules.slice(1).some((row) => /would gain [\d,]+ points/.test(row.at(-1) ?? ""))).toBe(true);
    const personal = tablesOf(page, "coverage").get("Personal objectives") ?? [];
    expect(personal.find((row) => row[0].includes("(r06)"))?.slice(2)).toEqual([
      "1 of 2",
      "30%",
      "Taking a strategic view",
    ]);
    const collective = tablesOf(page, "coverage").get("Collective objectives") ?? [];
    expect(collective.map((row) => row[0])).toContain("Patient safety");
    const ids = page.elements.flatMap((one) => (one.tagName === "section" ? [attributeOf(one, "id")] : []));
    expect(ids).toEqual([
      ...["summary", "pairs", "unmatched", "affinities", "terms", "mentors", "coverage"],
      ...["gains", "rules", "audit", "margins", "people", "proof"],
    ]);
    if (run.status === "optimal") expect(page.texts.join("\n")).toContain(run.matching.fingerprint);
    expect(named("details", page).length).toBeGreaterThan(25);
  });

  it("is complete without its script, which adds sorting and a filter and nothing else", () => {
    const [filter] = page.elements.filter((one) => attributeOf(one, "class") === "filter");
    expect(attributeOf(filter, "hidden")).toBe("");
    expect(page.elements.filter((one) => attributeOf(one, "hidden") !== undefined)).toEqual([filter]);
    expect(named("button", page)).toEqual([]);
    expect(named("input", page)).toHaveLength(1);
  });

  it("is the same bytes every time, and without audit and margins lacks only what they say", () => {
    const again = explainRun(match(example("cohort.json"), example("programme.json")));
    expect(htmlReport(again, { audit: fairness, margins: certainty }) === whole).toBe(true);
    const page = readPage(htmlReport(explained));
    const ids = page.elements.flatMap((one) => (one.tagName === "section" ? [attributeOf(one, "id")] : []));
    expect([ids.length, ids.includes("audit"), ids.includes("margins")]).toEqual([11, false, false]);
    expect(faultsOf(htmlReport(explained))).toEqual([]);
  });
});

describe("whatever is in the data shows as itself", () => {
  const plain = plainRun();
  const shape = (html: string) =>
    readPage(html)
      .elements.filter(({ tagName }) => tagName !== "bdi")
      .map(({ tagName }) => tagName);

  it.each(hostile.map((text) => [text.slice(0, 40), text]))("%j", (_, text) => {
    const html = htmlReport(filled(plain, text));
    expect(faultsOf(html)).toEqual([]);
    // Nothing became an element: there are as many of each as without it.
    const before = htmlReport(filled(plain, "Somebody"));
    expect(shape(html)).toEqual(shape(before));
    const shown = readPage(html)
      .texts.join("")
      .replace(/[\u2068\u2069]/g, "");
    expect(shown).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066\u2067]/);
    const expected = text
      .replace(/[\n\t]+/g, " ")
      .replace(
        /[\u0000\u001b\u202e\u2066\u2069\u2068]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
      )
      .trim();
    expect(shown).toContain(expected);
  });

  it("names are isolated, so that the words around them keep their direction", () => {
    const html = htmlReport(filled(plain, "אבג"));
    expect(html).toContain("<bdi>אבג (r1)</bdi>");
    expect(html).not.toMatch(/<li dir="auto">[^<]*אבג/);
    const open = html.match(/\u2068/g) ?? [];
    expect(open.length).toBeGreaterThan(3); // in labels of charts, where no element may stand
    expect(html.match(/\u2069/g) ?? []).toHaveLength(open.length);
  });

  it("ids too, in every place where they stand", () => {
    const id = `"><b>&'`;
    const html = htmlReport(
      runOf({ mentees: [mentee(id)], mentors: [mentor(`${id}2`)], pairs: [pairOf(id, `${id}2`, { lock: id })] }),
    );
    expect(faultsOf(html)).toEqual([]);
    expect(named("b", readPage(html))).toEqual([]);
    expect(readPage(html).texts.join("")).toContain(id);
  });

  it("letters: names, labels, reasons", () => {
    const text = hostile[1];
    const own = filled(letter(run, { to: "mentor", id: "m06", profile: ["role", "values"] }), text);
    const html = htmlReport(own);
    expect(faultsOf(html)).toEqual([]);
    expect(named("img", readPage(html))).toEqual([]);
    expect(readPage(html).texts.join("")).toContain(text);
  });
});

describe("large runs", () => {
  it("150 people of a side are shown, 151 are counted", () => {
    const ids = (page: ReadPage) => page.elements.flatMap((one) => attributeOf(one, "id") ?? []);
    const shown = ids(readPage(htmlReport(manyOf(150))));
    expect([shown.includes("map-t"), shown.includes("by-choice-t"), shown.includes("people")]).toEqual([
      true,
      false,
      true,
    ]);
    const page = readPage(htmlReport(manyOf(151)));
    const counted = ids(page);
    expect([counted.includes("map-t"), counted.includes("by-choice-t"), counted.includes("people")]).toEqual([
      false,
      true,
      false,
    ]);
    expect(tablesOf(page, "spread").get("Pairs by choice number")).toEqual([
      ["Choice", "Pairs"],
      ["1", "76"],
      ["2", "75"],
    ]);
    expect(tablesOf(page, "spread").get("Pairs by affinity")).toEqual([
      ["Affinity", "Pairs"],
      ["65–70%", "151"],
    ]);
    expect(tablesOf(page, "spread").get("Mentors by how many they have")).toEqual([
      ["Has", "Mentors"],
      ["1", "100"],
      ["2", "51"],
    ]);
    expect(tablesOf(page, "terms").get("What the affinities are made of")?.[1]).toEqual([
      "On average",
      ...["300,000", "150,000", "200,000", "650,000"],
    ]);
    expect(tablesOf(page, "pairs").get("Pairs")).toHaveLength(152);
  });

  it("1,000 people: no alternative is found for it, under 2 MB, everybody in a table", () => {
    const { cohort, programme } = synthesize({ seed: 3, preset: 500, mentees: 1000, mentors: 420, places: 0.97 });
    const large = match(cohort, programme);
    if (large.status !== "optimal") throw new Error("infeasible");
    const data = explainRun(large);
    if (data.result.status !== "optimal") throw new Error("infeasible");
    for (const one of data.result.explanations)
      Object.defineProperty(one, "alternatives", {
        get() {
          throw new Error("an alternative was asked for");
        },
      });
    const html = htmlReport(data, { audit: audit(large) });
    expect(html.length).toBeLessThan(2_000_000);
    expect(faultsOf(html)).toEqual([]);
    const page = readPage(html);
    expect(tablesOf(page, "pairs").get("Pairs")).toHaveLength(1 + large.matching.pairs.length);
    const texts = page.texts.join("\n");
    expect(large.matching.unmatched.length).toBeGreaterThan(10);
    for (const { id } of data.mentees) expect(texts).toContain(`(${id})`);
  });
});

describe("other pages", () => {
  it("a letter has its text alone: no script, and nobody else's name", () => {
    const own = letter(run, { to: "mentee", id: "r01", profile: ["role"] });
    const html = htmlReport(own);
    const page = readPage(html);
    expect(faultsOf(html)).toEqual([]);
    expect([named("script", page), named("input", page)]).toEqual([[], []]);
    expect(policyOf(page)).not.toContain("script-src");
    expect(page.texts.join("\n")).toContain("Grace Mbatha");
    for (const { id, name } of [...explained.mentees, ...explained.mentors])
      if (id !== "r01" && id !== "m12") expect(html).not.toContain(name);
  });

  it("whatever else a renderer takes: questions, margins, audits, runs without a matching", () => {
    const infeasible: RunExplanation = {
      ...runOf(),
      result: {
        status: "infeasible",
        conflict: { requirements: [{ kind: "everyone", mentee: "r1" }], quotas: [], capacities: [] },
        repairs: [],
      },
    };
    for (const data of [explainWhyNot(run, "r01", "m08"), certainty, fairness, infeasible]) {
      const html = htmlReport(data);
      expect(faultsOf(html)).toEqual([]);
      expect(named("h2", readPage(html)).length).toBeGreaterThan(0);
    }
  });

  it("refuses anything else, and audits and margins of another run", () => {
    expect(() => htmlReport({} as never)).toThrow(/^htmlReport: expected what explainRun, /);
    expect(() => htmlReport(runOf(), { audit: fairness })).toThrow(
      new TypeError("htmlReport: options.audit: expected that of the same run, received another's"),
    );
    expect(() => htmlReport(runOf(), { margins: certainty })).toThrow(/options\.margins/);
    expect(() => htmlReport(fairness, { margins: certainty })).toThrow(/are for a run with a matching/);
    expect(() => htmlReport(runOf(), { language: "de" as never })).toThrow(
      new TypeError("htmlReport: options.language: expected an object such as `english`"),
    );
  });
});
