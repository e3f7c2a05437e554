/**
 * The HTML report in a real browser: no violation that axe-core finds, no error, no request, nothing wider than the
 * page, and a script that sorts and filters.
 *
 *     npm run check:report [picture.png]
 *
 * Needs Chromium (`apt-get install chromium`, or its path in CHROMIUM); without one it says so and checks nothing,
 * which is a failure where CI is set. With a path it also takes the picture that README.md shows. The last line is
 * "N passed, N failed".
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { audit, explainRun, letter, margins, match } from "pairwright";
import { htmlReport } from "pairwright/report";
import { synthesize } from "pairwright/synthetic";
import type { Browser, Page } from "puppeteer-core";
import { hostileRun } from "../rendering/hostile.ts";
import { root } from "../sources.ts";
import { launchChromium, NotHere } from "./chromium.ts";

const folder = mkdtempSync(join(tmpdir(), "pairwright-report-"));
const [picture] = process.argv.slice(2);
/** Colour schemes and widths; the large page, which axe-core takes long to read, is looked at in the first alone. */
const LOOKS = [
  ["light", 1200],
  ["dark", 390],
  ["light", 390],
  ["dark", 1200],
] as const;
const LARGE = "1,000 mentees";
/** Evaluated as text, since these tests know no types of a document. */
const WIDER = "document.documentElement.scrollWidth > innerWidth";
const ALL_OPEN = "for (const one of document.querySelectorAll('details')) one.open = true";
const AXE = "axe.run(document, { resultTypes: ['violations'] })";

let passed = 0;
let failed = 0;

try {
  const browser = await launchChromium();
  await checkAll(browser).finally(() => browser.close());
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof NotHere) || process.env.CI !== undefined) throw error;
  console.log(`skipped: ${error.message}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function checkAll(browser: Browser): Promise<void> {
  const pages = pagesToCheck();
  for (const [name, html] of Object.entries(pages)) {
    for (const [scheme, width] of name === LARGE ? LOOKS.slice(0, 1) : LOOKS) {
      const faults = await faultsOf(browser, html, scheme, width);
      check(`${name}, ${scheme}, ${width} pixels: nothing is wrong`, faults.join("; "), "");
    }
  }
  const { example } = pages;
  const wrong = example
    .replace("</h1>", '</h1><p style="color:#ccc">x</p><img src="https://x.example/a.png"><div>')
    .trim();
  const found = await faultsOf(browser, wrong, "light", 1200);
  const expected = [/console: .*inline style/, /console: .*Content Security Policy/, /axe: image-alt/];
  check(
    "a page with faults is found out",
    String(expected.every((one) => found.some((fault) => one.test(fault)))),
    "true",
  );
  await checkScript(browser, example);
  if (picture !== undefined) await takePicture(browser, example, picture);
}

function check(title: string, received: unknown, expected: unknown): void {
  const ok = JSON.stringify(received) === JSON.stringify(expected);
  if (ok) passed++;
  else failed++;
  console.log(`${ok ? "ok" : "not ok"} ${title}${ok ? "" : `: expected ${expected}, received ${received}`}`);
}

function pagesToCheck() {
  const read = (name: string) => JSON.parse(readFileSync(join(root, "examples/prepare-to-lead", name), "utf8"));
  const run = match(read("cohort.json"), read("programme.json"));
  const { cohort, programme } = synthesize({ seed: 1, preset: 500, mentees: 1000, mentors: 400, places: 0.97 });
  const large = match(cohort, programme);
  return {
    example: htmlReport(explainRun(run), { audit: audit(run, { by: ["organisation"] }), margins: margins(run) }),
    "letter to a mentee": htmlReport(letter(run, { to: "mentee", id: "r01", profile: ["role", "values"] })),
    "letter to a mentor": htmlReport(letter(run, { to: "mentor", id: "m06", profile: ["role"] })),
    "hostile data": htmlReport(hostileRun()),
    [LARGE]: htmlReport(explainRun(large), { audit: audit(large) }),
  };
}

async function opened(browser: Browser, html: string, scheme: string, width: number): Promise<[Page, string[]]> {
  const file = join(folder, "page.html");
  writeFileSync(file, html);
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error}`));
  page.on("dialog", (dialog) => {
    faults.push("a dialog opened");
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== pathToFileURL(file).href) faults.push(`request: ${request.url()}`);
  });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setViewport({ width, height: 900 });
  await page.goto(pathToFileURL(file).href);
  return [page, faults];
}

async function faultsOf(browser: Browser, html: string, scheme: string, width: number): Promise<string[]> {
  const [page, faults] = await opened(browser, html, scheme, width);
  if (await page.evaluate(WIDER)) faults.push("wider than the page");
  await page.close();
  // axe-core is a script of its own, which the policy does not let in: it gets a page without one.
  const [open] = await opened(
    browser,
    html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""),
    scheme,
    width,
  );
  await open.evaluate(ALL_OPEN);
  if (await open.evaluate(WIDER)) faults.push("wider than the page, opened");
  await open.evaluate(axe.source);
  const { violations } = (await open.evaluate(AXE)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  for (const { id, nodes } of violations)
    faults.push(`axe: ${id} (${nodes.length}): ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
  await open.close();
  return faults;
}

/** Sorts and filters by keyboard, and compares with what the page says without a script. */
async function checkScript(browser: Browser, html: string): Promise<void> {
  const [page, faults] = await opened(browser, html, "light", 1200);
  const column = (at: number) =>
    page.evaluate(`[...document.querySelectorAll("#pairs tbody tr")].filter((row) => !row.hidden)
      .map((row) => row.cells[${at}].textContent)`) as Promise<string[]>;
  const before = await column(2);
  await page.keyboard.press("Tab");
  check("the first key leads to the report", await page.evaluate("document.activeElement.className"), "skip");
  await page.focus("#pairs th:nth-child(3) button");
  await page.keyboard.press("Enter");
  const numbers = (texts: readonly string[]) => texts.map((text) => Number.parseFloat(text));
  const ascending = [...numbers(before)].sort((a, b) => a - b);
  check("Enter on a heading sorts by its numbers", numbers(await column(2)), ascending);
  const sorted = '#pairs th[aria-sort="ascending"]';
  check("and says so", await page.evaluate(`document.querySelectorAll('${sorted}').length`), 1);
  await page.keyboard.press("Enter");
  check("once more turns it round", numbers(await column(2)), [...ascending].reverse());
  await page.type("#pairs input", "pilot");
  check("the filter leaves the rows with a text", (await column(0)).length, 1);
  check(
    "and says how many",
    await page.evaluate('document.querySelector("#pairs output").textContent'),
    "Rows shown: 1",
  );
  check("all without an error", faults.join("; "), "");

  const text = "document.querySelector('main').textContent";
  const [fresh] = await opened(browser, html, "light", 1200);
  const bare = await browser.newPage();
  await bare.setJavaScriptEnabled(false);
  await bare.goto(pathToFileURL(join(folder, "page.html")).href);
  check("without a script every word is there", (await bare.evaluate(text)) === (await fresh.evaluate(text)), true);
  for (const one of [page, fresh, bare]) await one.close();
}

async function takePicture(browser: Browser, html: string, path: string): Promise<void> {
  const [page] = await opened(browser, html, "light", 1200);
  const section = await page.$("#affinities");
  if (section === null) throw new Error("there is no map to take a picture of");
  await section.screenshot({ path: `${path}.png`.replace(/(\.png)+$/, ".png") as `${string}.png` });
  await page.close();
}
