import type { Language } from "pairwright";
import { english } from "pairwright";

/** Another language for tests: English in full-width letters, and data in a script of its own. */

type Tree = string | ((...given: unknown[]) => unknown) | { readonly [key: string]: Tree };

export interface OtherLanguage {
  readonly language: Language;
  /** Every text and every function of it, by its path. */
  readonly all: ReadonlyMap<string, string | undefined>;
  /** Paths of the functions that were called. */
  readonly called: ReadonlySet<string>;
  /** Words of English that a caller handed in, where they are no keyword. */
  readonly foreign: readonly string[];
}

/** Letters, digits and signs of ours, none of which stays as it is in another language. */
const OURS = /[A-Za-z0-9,.:;%()]/g;
const WORDS = /[A-Za-z0-9]/;

/** `keywords` are what tells a sentence which form it takes ("min", "mentees"), and names that are not translated. */
export function otherLanguage(keywords: ReadonlySet<string>): OtherLanguage {
  const all = new Map<string, string | undefined>();
  const called = new Set<string>();
  const foreign: string[] = [];
  const translated = (tree: Tree, path: string): Tree => {
    if (typeof tree === "string") {
      all.set(path, wide(tree));
      return wide(tree);
    }
    if (typeof tree !== "function") {
      const inner = Object.entries(tree).map(([key, one]) => [
        key,
        translated(one, path === "" ? key : `${path}.${key}`),
      ]);
      return Object.fromEntries(inner);
    }
    all.set(path, undefined);
    return (...given) => {
      called.add(path);
      for (const text of textsIn(given)) if (WORDS.test(text) && !keywords.has(text)) foreign.push(`${path}: ${text}`);
      return wideAll(tree(...given));
    };
  };
  return { language: translated(english as Tree, "") as unknown as Language, all, called, foreign };
}

function wide(text: string): string {
  return text.replace(OURS, (own) => String.fromCharCode(own.charCodeAt(0) + 0xfee0));
}

function wideAll(said: unknown): unknown {
  if (typeof said === "string") return wide(said);
  return Array.isArray(said) ? said.map(wideAll) : said;
}

function textsIn(given: unknown): string[] {
  if (typeof given === "string") return [given];
  return typeof given === "object" && given !== null ? Object.values(given).flatMap(textsIn) : [];
}

/** Keys under which a text is a keyword, whatever holds it. */
const KEYWORD_KEYS = [
  "fewest",
  "standing",
  "by",
  "status",
  "operator",
  "kind",
  "change",
  "limit",
  "side",
  "aim",
  "favours",
  "level",
  "strategy",
];
/** Ids of rules that nobody gave. */
const BUILT_IN = ["oneself", "avoided-by-mentee", "avoided-by-mentor"];

/** The same data, with no letter or digit of ours in any text but keywords, which it adds to `keywords`. */
export function disguised<Data>(data: Data, keywords: Set<string>): Data {
  const walk = (part: unknown, key: string, holder: unknown): unknown => {
    if (typeof part === "string") {
      if (!isKeyword(part, key, holder)) return strange(part);
      keywords.add(part);
      return part;
    }
    if (Array.isArray(part)) return part.map((one) => walk(one, key, part));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([own, one]) => {
        const name = own.replace(/^(mentee|mentor)\.(.*)$/s, (_, side, attribute) => `${side}.${strange(attribute)}`);
        return [name, walk(one, own, part)];
      }),
    );
  };
  return walk(data, "", undefined) as Data;
}

function isKeyword(text: string, key: string, holder: unknown): boolean {
  if (KEYWORD_KEYS.includes(key) || BUILT_IN.includes(text)) return true;
  const has = (...keys: readonly string[]) => keys.every((one) => Object.hasOwn(holder as object, one));
  if (key === "rule") return has("id"); // the kind of a rule; else a rule's id
  if (key === "to") return has("pairs"); // of a letter; else of a move
  if (key === "what") return has("mentor"); // of a measure; else what a strategy calls something
  if (key === "unknown") return true; // "spread"
  if (key === "reason") return has("choice"); // of a pair that is impossible; else a strategy's
  return key === "document"; // of an issue
}

function strange(text: string): string {
  return text.replace(/[!-~]/g, (own) => String.fromCharCode(own.charCodeAt(0) + 0xa000));
}

/** What of a rendering is in no language but ours. */
export function englishIn(rendered: string): string[] {
  const rest = BUILT_IN.reduce((text, id) => text.replaceAll(id, ""), rendered);
  return rest.match(/[A-Za-z0-9]+/g) ?? [];
}
