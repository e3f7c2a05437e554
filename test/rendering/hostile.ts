import type { RunExplanation } from "pairwright";
import { mentee, mentor, runOf } from "./runs.ts";

/** Texts that a page must show as themselves. */
export const hostile = [
  "<script>alert(1)</script>",
  "</script></style></title><img src=x onerror=alert(1)>",
  `"><svg onload=alert(1)> ' " & &amp; &lt; --> ]]> <!-- `,
  "a\nb\tc",
  "👩🏽‍⚕️ Zoë 你好",
  "אבג (x)",
  "\u202eevil\u2066\u2069\u2069",
  "{{x}} javascript:alert(1)",
  "x".repeat(10_000),
  "\u0000\u001b[31m",
];

const FREE_TEXTS = ["name", "label", "because", "lottery", "what", "reason"];

/** The same data with another text in every field that people write, ids left as they are. */
export function filled<Data>(data: Data, text: string): Data {
  const walk = (part: unknown, key: string): unknown => {
    if (typeof part === "string") return FREE_TEXTS.includes(key) ? text : part;
    if (Array.isArray(part)) return part.map((one) => walk(one, key === "items" ? "label" : key));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([own, one]) => [own, walk(one, own)]));
  };
  return walk(data, "") as Data;
}

/** A run with two people a side, to be filled. */
export const plainRun = () =>
  runOf({
    mentees: [mentee("r1", "Ann"), mentee("r2", "Bo")],
    mentors: [mentor("m1", "K"), mentor("m2", "L")],
  });

/** All of them at once, each in somebody's name. */
export function hostileRun(): RunExplanation {
  const run = filled(plainRun(), hostile[1]);
  const named = <Person extends { readonly name: string }>(people: readonly Person[], from: number) =>
    people.map((person, at) => ({ ...person, name: hostile[(from + at) % hostile.length] }));
  return { ...run, mentees: named(run.mentees, 5), mentors: named(run.mentors, 8) };
}
