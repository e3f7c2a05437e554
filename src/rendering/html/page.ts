import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Language } from "../language.ts";
import { bare } from "./isolate.ts";
import type { Content } from "./markup.ts";
import { element, verbatim } from "./markup.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

/** A part of a page, with a heading of its own. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: readonly Content[];
}

export interface Page {
  readonly title: string;
  /** Below the title. */
  readonly opening: readonly Content[];
  readonly sections: readonly Section[];
  /** Whether anything on it can be sorted or filtered. */
  readonly operated: boolean;
}

/**
 * A whole HTML document in one file. Its policy lets a browser use this style and this script, by their hashes, and
 * nothing else: no request leaves the page, whatever is in it.
 */
export function pageOf({ title, opening, sections, operated }: Page, { report: words }: Language): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(operated ? [`script-src '${hashOf(script)}'`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { name: "color-scheme", content: "light dark" }),
    element("meta", { name: "referrer", content: "no-referrer" }),
    element("title", {}, bare(title)),
    verbatim("style", style),
  );
  const titled = sections.filter((section) => section.title !== "");
  const links = titled.map(({ id, title: text }) => element("li", {}, element("a", { href: `#${id}` }, text)));
  const body = element(
    "body",
    {},
    element("a", { class: "skip", href: "#report" }, words.skip),
    element("header", {}, element("h1", { dir: "auto" }, title), opening),
    titled.length < 2 ? [] : element("nav", { "aria-label": words.contents }, element("ul", {}, links)),
    element(
      "main",
      { id: "report", tabindex: -1 },
      sections.map(({ id, title: text, content }) =>
        element(
          "section",
          { id, "aria-labelledby": text === "" ? undefined : `${id}-title` },
          text === "" ? [] : element("h2", { id: `${id}-title`, dir: "auto" }, text),
          "\n",
          content,
        ),
      ),
    ),
    operated ? verbatim("script", script) : [],
  );
  const html = element("html", { lang: words.tag, dir: words.direction }, head, body);
  return `<!doctype html>\n${html.markup}\n`;
}

/** The SHA-256 of a text as a policy names it. */
function hashOf(text: string): string {
  return `sha256-${base64(sha256(utf8ToBytes(text)))}`;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The language itself has no `btoa`. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63]);
    text += digits.slice(0, bytes.length - at + 1).join("");
  }
  return text.padEnd(Math.ceil(bytes.length / 3) * 4, "=");
}
