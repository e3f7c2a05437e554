import type { CohortInput, Letter, ProgrammeInput, Run } from "pairwright";
import { explainRun, InvalidInputError, letter, match, renderMarkdown, renderText } from "pairwright";
import { describe, expect, it } from "vitest";
import type { Documents } from "../oracle/cohorts.ts";
import type { Reader } from "../oracle/othersData.ts";
import { answeredOf, changedAround, PRIVATE, PROFILE } from "../oracle/othersData.ts";
import { randomFrom } from "../oracle/random.ts";
import { Seen } from "./seen.ts";

const COHORTS = Math.ceil(Number(process.env.PAIRWRIGHT_COHORTS ?? 700) / 7);
/** Of the cohorts that the bounds are for. */
const SHARE = COHORTS / 286;
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);
const PARTS = 4;
const SIDES = ["mentee", "mentor"] as const;

type Matched = Exclude<Run, { readonly status: "infeasible" }>;

/** Undefined where the documents do not go together, nothing is found in the steps, or there is no matching. */
function matched({ cohort, programme }: Documents): Matched | undefined {
  try {
    const run = match(cohort as unknown as CohortInput, programme as unknown as ProgrammeInput);
    return run.status === "infeasible" ? undefined : run;
  } catch (error) {
    if (error instanceof InvalidInputError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function partnersOf({ matching }: Matched, to: "mentee" | "mentor", id: string): string[] {
  return matching.pairs.flatMap((pair) => (pair[to] === id ? [to === "mentee" ? pair.mentor : pair.mentee] : []));
}

/** Everything that the reader may get, in bytes. */
function bytesOf(run: Run, { to, id }: Reader): string {
  const made: Letter = letter(run, { to, id, profile: PROFILE });
  return `${JSON.stringify(made)}\n${renderText(made)}\n${renderMarkdown(made)}`;
}

/** Letters that tell a little more than they may: each has something that somebody else's answers decide. */
const LEAKS: Readonly<Record<string, (run: Matched, reader: Reader) => unknown>> = {
  affinity: ({ matching }, { to, id }) => matching.pairs.filter((pair) => pair[to] === id).map(({ points }) => points),
  "choice number": ({ matching }, { to, id }) =>
    matching.pairs.filter((pair) => pair[to] === id).map(({ choice }) => choice),
  "weights of terms": ({ matching }, { to, id }) =>
    matching.pairs.filter((pair) => pair[to] === id).map(({ terms }) => terms.map(({ weight }) => weight)),
  "every term": ({ matching, stages }, { to, id }) =>
    matching.pairs
      .filter((pair) => pair[to] === id)
      .map(({ mentee, mentor }) => {
        const { mentees, mentors } = stages.candidates.cohort;
        const at = [
          mentees.findIndex((one) => one.id === mentee),
          mentors.findIndex((one) => one.id === mentor),
        ] as const;
        return stages.candidates.terms(...at).map(({ part }) => part);
      }),
  "why unmatched": ({ matching }, { to, id }) =>
    to === "mentee" && matching.unmatched.filter((one) => one.mentee === id),
  "touched by a tie": ({ matching }, { id }) => "ties" in matching && matching.ties.mentees.includes(id),
  "who else is there": ({ matching }, { to }) => matching.loads.length + (to === "mentee" ? matching.placed : 0),
  "rules that forbade anything": ({ matching }) => matching.ledger.map(({ rule, forbids }) => forbids > 0 && rule),
};

describe("whatever changes of anybody else, while the reader's pairs stay, changes no byte of the letter", () => {
  const seen = new Seen();

  it.each(Array.from({ length: PARTS }, (_, part) => part))(`part %i of ${PARTS}`, (part) => {
    for (let seed = FIRST_SEED + part; seed < FIRST_SEED + COHORTS; seed += PARTS) {
      const random = randomFrom(seed + 50_000_000);
      const documents = answeredOf(seed, random);
      const run = matched(documents);
      if (run === undefined) {
        seen.add("no matching");
        continue;
      }
      seen.add(`aim ${documents.programme.aim ?? "total"}`);
      for (const to of SIDES) {
        const people = to === "mentee" ? documents.cohort.mentees : documents.cohort.mentors;
        for (let left = 5; left > 0 && people.length > 0; left--) {
          const { id } = random.pick(people);
          const reader: Reader = { to, id, partners: partnersOf(run, to, id) };
          const { changes, ...changed } = changedAround(documents, reader, random);
          const other = matched(changed);
          if (other === undefined || changes.length === 0) {
            seen.add("refused");
            continue;
          }
          if (JSON.stringify(partnersOf(other, to, id)) !== JSON.stringify(reader.partners)) {
            seen.add(`${to}: other pairs`);
            continue;
          }
          const where = `seed ${seed}, ${to} ${id}: ${changes.join(", ")}`;
          expect(bytesOf(other, reader), where).toBe(bytesOf(run, reader));
          seen.add(`${to}: kept`);
          if (reader.partners.length > 1) seen.add(`${to}: kept, several`);
          if (reader.partners.length === 0) seen.add(`${to}: kept, nobody`);
          for (const change of changes) seen.add(change);
          for (const { terms } of letter(run, { to, id, profile: PROFILE }).pairs)
            for (const { criterion } of terms) seen.add(`${to}'s term ${criterion}`);
          for (const [leak, told] of Object.entries(LEAKS))
            if (JSON.stringify(told(run, reader)) !== JSON.stringify(told(other, reader))) seen.add(`leak: ${leak}`);
        }
      }
    }
  });

  it("met enough of each, and would have seen every leak", () => {
    const least: Record<string, number> = {
      ...Object.fromEntries(SIDES.map((side) => [`${side}: kept`, 1000])),
      ...Object.fromEntries(SIDES.map((side) => [`${side}: kept, nobody`, 100])),
      ...Object.fromEntries(SIDES.map((side) => [`${side}: kept, several`, 70])),
      ...Object.fromEntries(
        ["total", "maximin", "leximin", "greedy", "generous", "stable"].map((aim) => [`aim ${aim}`, 25]),
      ),
      ...Object.fromEntries(PRIVATE.map((kind) => [`partner: ${kind}`, 40])),
      ...Object.fromEntries(PRIVATE.map((kind) => [kind, 70])),
      ...Object.fromEntries(
        SIDES.flatMap((side) =>
          ["name", "attributes", "learning", "places"].map((kind) => [`${kind} of a ${side}`, 100]),
        ),
      ),
      ...Object.fromEntries(SIDES.map((side) => [`add ${side}`, 70])),
      ...Object.fromEntries(SIDES.map((side) => [`remove ${side}`, 10])),
      ...Object.fromEntries(
        SIDES.flatMap((side) =>
          ["learning", "shared", "ahead", "stage", "day"].map((id) => [`${side}'s term ${id}`, 300]),
        ),
      ),
      "mentee's term gap": 300,
      "mentee's term wished": 300,
      ...Object.fromEntries(Object.keys(LEAKS).map((leak) => [`leak: ${leak}`, leak === "why unmatched" ? 1 : 5])),
    };
    expect(seen.short(least, SHARE)).toEqual([]);
    // These rest on answers that are the other side's alone.
    for (const kind of ["mentor's term gap", "mentor's term wished"]) expect(seen.of(kind), kind).toBe(0);
  });
});

describe("texts of anybody else", () => {
  it("never stand in a letter, but for a partner's name, profile and experiences", () => {
    const seen = new Seen();
    for (let seed = FIRST_SEED; seed < FIRST_SEED + COHORTS; seed++) {
      const documents = answeredOf(seed, randomFrom(seed + 50_000_000));
      const marked = markedOf(documents);
      const run = marked === undefined ? undefined : matched(marked);
      if (run === undefined) continue;
      const whole = JSON.stringify(explainRun(run)).match(/⟦[^⟦⟧]*⟧/g) ?? [];
      for (const to of SIDES) {
        const { mentees, mentors } = run.stages.candidates.cohort;
        for (const { id, name } of to === "mentee" ? mentees : mentors) {
          const partners = partnersOf(run, to, id);
          const may = new Set([id, name, ...ownTexts(to, id), ...partnerTexts(to, partners)]);
          const found = bytesOf(run, { to, id, partners }).match(/⟦[^⟦⟧]*⟧/g) ?? [];
          expect(
            found.filter((text) => !may.has(text)),
            `seed ${seed}, ${to} ${id}`,
          ).toEqual([]);
          seen.add(to);
          seen.add(`${to}: found`, found.length);
          if (whole.some((text) => !may.has(text))) seen.add("would be seen");
        }
      }
    }
    const least = { mentee: 100, mentor: 100, "mentee: found": 1000, "mentor: found": 1000, "would be seen": 200 };
    expect(seen.short(least, SHARE)).toEqual([]);
  });
});

/** Every text of a person with marks around it, and more of them; undefined where ids are not told from other texts. */
function markedOf(documents: Documents): Documents | undefined {
  const all = [...documents.cohort.mentees, ...documents.cohort.mentors];
  if (!all.every(({ id }) => /^[rm]\d\d?$/.test(id))) return undefined;
  let text = JSON.stringify(documents);
  for (const { id } of all) text = text.replaceAll(`"${id}"`, `"⟦${id}⟧"`);
  const { cohort, programme }: Documents = JSON.parse(text);
  for (const person of [...cohort.mentees, ...cohort.mentors]) {
    const { id } = person;
    const mark = (what: string) => `⟦${what}-${id.slice(1, -1)}⟧`;
    person.name = mark("name");
    person.attributes = { ...person.attributes, secret: mark("secret"), interests: ["chess", mark("interest")] };
    const topic = mark("topic");
    if (cohort.topics !== undefined) cohort.topics[topic] = {};
    if ("expertise" in person) {
      person.expertise = { ...person.expertise, [topic]: 0.5 };
      const about = cohort.topics === undefined ? {} : { [topic]: 1 };
      person.experiences = [
        { id: mark("day"), label: mark("label"), topics: { ...person.experiences?.[0]?.topics, ...about } },
      ];
      if (Object.keys(person.experiences[0].topics ?? {}).length === 0) delete person.experiences[0].topics;
    } else if ("levels" in person) {
      const { objectives = {} } = person;
      person.objectives = Array.isArray(objectives) ? [...objectives, topic] : { ...objectives, [topic]: 1 };
      person.levels = { ...person.levels, [topic]: 0.25 };
    }
  }
  return { cohort, programme };
}

const textsOf = (id: string, ...kinds: readonly string[]) => kinds.map((kind) => `⟦${kind}-${id.slice(1, -1)}⟧`);

/** What the reader said. */
function ownTexts(to: "mentee" | "mentor", id: string): string[] {
  return textsOf(id, "interest", "topic", ...(to === "mentor" ? ["day", "label"] : []));
}

/** What the reader may know of whom the reader has. */
function partnerTexts(to: "mentee" | "mentor", partners: readonly string[]): string[] {
  const kinds = to === "mentee" ? ["day", "label"] : ["topic"];
  return partners.flatMap((id) => [id, ...textsOf(id, "name", "interest", ...kinds)]);
}

it("the coordinator reads of everybody, every term and every rule", () => {
  let terms = 0;
  let rules = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + 60; seed++) {
    const documents = answeredOf(seed, randomFrom(seed + 50_000_000));
    const run = matched(documents);
    if (run === undefined) continue;
    const data = explainRun(run);
    const [text, markdown] = [renderText(data), renderMarkdown(data)].map((one) => one.replaceAll(/\\(.)/g, "$1"));
    for (const { name } of [...documents.cohort.mentees, ...documents.cohort.mentors])
      for (const one of [text, markdown]) expect(one.replaceAll(/\s+/g, " "), `seed ${seed}`).toContain(name);
    for (const { id, because = "" } of data.rules) {
      expect(markdown).toContain(`| ${id} |`);
      expect(markdown).toContain(because);
      rules++;
    }
    if (data.result.status === "infeasible") throw new Error("it has a matching");
    for (const { pairs } of data.result.explanations) {
      for (const { explained } of pairs) {
        for (const { criterion } of explained) expect(markdown).toContain(`\n| ${criterion} |`);
        terms += explained.length;
      }
    }
  }
  expect([terms > 500, rules > 60]).toEqual([true, true]);
});
