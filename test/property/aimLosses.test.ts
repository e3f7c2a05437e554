import { isDeepStrictEqual } from "node:util";
import type { CohortInput, Loss, ProgrammeInput } from "pairwright";
import { explain, explainRun, match, renderMarkdown, ruleCosts, verify, whyNot } from "pairwright";
import { describe, expect, it } from "vitest";
import { documentsWith, knownAimOf } from "../oracle/aimedDocuments.ts";
import { bestUnder, lossByAim, MEASURES, madeOf, compare as measured } from "../oracle/aims.ts";
import type { Documents } from "../oracle/cohorts.ts";
import { levelsOf, maskOf, ones, pairsOf } from "../oracle/enumerate.ts";
import { lossFaults, valueOf } from "../oracle/moves.ts";
import type { Known } from "../oracle/saved.ts";
import { rowsOf } from "../oracle/saved.ts";
import { ruleId } from "../oracle/score.ts";
import { Seen } from "./seen.ts";

/**
 * Losses of the aims that count, against all valid matchings with the pair locked, and against those without a rule.
 */

const COHORTS = Math.ceil(Number(process.env.PAIRWRIGHT_COHORTS ?? 900) / 60);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 31);
const AIMS = ["maximin", "leximin", "greedy", "generous"] as const;
type Aim = (typeof AIMS)[number];

/** As it would be stored. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const runOf = ({ cohort, programme }: Documents) => match(cohort as CohortInput, programme as ProgrammeInput);
const choicesOf = ({ scored }: Known) => scored.pairs.map((row) => row.map(({ choice }) => choice));

/** Everything that is wrong with a loss; the masks are the matching, and the best one with the pair. */
function faultsOf(aim: Aim, known: Known, mask: number, imposed: number, loss: Loss): string[] {
  const { instance } = known;
  const aimed = { instance, choices: choicesOf(known) };
  const [before, after] = [mask, imposed].map((one) => madeOf(aimed, pairsOf(one, instance.columns)));
  const levels = levelsOf(instance);
  const [best, value] = [mask, imposed].map((one) => valueOf(instance, { levels }, rowsOf(one, instance)));
  const byAim = lossByAim(aim, before, after);
  return [
    ...lossFaults(known, { levels, best }, value, loss),
    ...(isDeepStrictEqual(plain(loss.aim ?? null), byAim)
      ? []
      : [`aim ${JSON.stringify(loss.aim)}, not ${JSON.stringify(byAim)}`]),
  ];
}

/** Of rows but one: pairs given up, and those that rows get which had none. */
function givenUp(before: number, after: number, asked: number, columns: number): number {
  const own = (1 << columns) - 1;
  let count = 0;
  for (let shift = 0, row = 0; before >> shift > 0 || after >> shift > 0; shift += columns, row++) {
    if (row === asked) continue;
    const [had, has] = [(before >> shift) & own, (after >> shift) & own];
    count += had === 0 ? ones(has) : ones(had & ~has);
  }
  return count;
}

/** Other losses that are near this one. */
function wrong(loss: Loss): Loss[] {
  const { aim = {}, ...rest } = loss;
  const { least, count } = aim;
  return [
    rest,
    { ...loss, placed: loss.placed + 1 },
    { ...loss, points: loss.points + 1 },
    { ...loss, aim: least === undefined ? { ...aim, least: { before: 2, after: 1 } } : { ...aim, least: undefined } },
    {
      ...loss,
      aim: count === undefined ? { count: { choice: 1, before: 1, after: 0 } } : { ...aim, count: undefined },
    },
    ...(count === undefined ? [] : [{ ...loss, aim: { ...aim, count: { ...count, after: count.after + 1 } } }]),
    ...(least === undefined ? [] : [{ ...loss, aim: { ...aim, least: { ...least, after: least.after - 1 } } }]),
  ];
}

/** In words, for the counts. */
function kindsOf(loss: Loss, aim: Aim): string[] {
  const { least, count } = loss.aim ?? {};
  const kinds: string[] = [];
  const people = loss.placed !== 0 || [...(loss.byTier ?? [])].some(({ placed }) => placed !== 0);
  if (people) kinds.push("people lost");
  if (least !== undefined) kinds.push(least.after < least.before ? "least falls" : "least rises");
  if (count !== undefined) kinds.push(count.after < count.before ? "count falls" : "count rises");
  const further = (loss.further ?? []).some(({ mentees }) => mentees !== 0);
  if (people || further || least !== undefined || count !== undefined) return kinds;
  if (loss.points === 0) return [...kinds, "nothing lost"];
  return [...kinds, aim === "maximin" ? "points alone" : "nothing by the aim, other points"];
}

describe.each(AIMS)("aim %s", (aim) => {
  const seen = new Seen();
  const each = (check: (documents: Documents, known: Known, canonical: number, where: string) => void) => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + COHORTS; seed++) {
      const documents = documentsWith(aim, seed);
      const { known, answer } = knownAimOf(documents);
      if (answer !== null) check(documents, known, answer.canonical, `seed ${seed}: ${JSON.stringify(documents)}`);
    }
  };

  it("a loss is what trying every matching with the pair gives, in the aim's own terms", () => {
    each((documents, known, canonical, where) => {
      const { scored, instance } = known;
      const { columns } = instance;
      const run = runOf(documents);
      if (run.status !== "optimal") throw new Error(`no answer; ${where}`);
      const opened = verify(
        documents.cohort as CohortInput,
        documents.programme as ProgrammeInput,
        plain(run.matching),
      );
      if (!opened.ok) throw new Error(`not verified; ${where}`);
      scored.mentees.forEach(({ id }, i) => {
        const explanation = explain(run, id);
        expect(JSON.stringify(explain(opened.run, id)), where).toBe(JSON.stringify(explanation));
        for (const alternative of explanation.alternatives) {
          const j = scored.mentors.findIndex((mentor) => mentor.id === alternative.mentor);
          const locked = { ...instance, locked: [...instance.locked, [i, j] as const] };
          const imposed = bestUnder({ instance: locked, choices: choicesOf(known) }, [aim])?.[aim];
          const what = `${id} with ${alternative.mentor}; ${where}`;
          expect(alternative.status, what).toBe(imposed === undefined ? "impossible" : "possible");
          const asked = whyNot(run, id, alternative.mentor);
          if (imposed === undefined || alternative.status !== "possible" || asked.status !== "possible") {
            seen.add("impossible");
            continue;
          }
          const { loss, moves } = alternative;
          expect(plain(asked.loss), what).toEqual(plain(loss));
          const indexOf = (list: readonly { id: string }[], of: string | null) => list.findIndex((p) => p.id === of);
          const pairs = new Set(pairsOf(canonical, columns).map(([row, column]) => row * columns + column));
          const places = moves.map(({ mentee, from, to }) => {
            const first = indexOf(scored.mentees, mentee) * columns;
            return [from, to].map((mentor) => (mentor === null ? -1 : first + indexOf(scored.mentors, mentor)));
          });
          for (const [from] of places) pairs.delete(from);
          for (const [, to] of places) if (to >= 0) pairs.add(to);
          const moved = maskOf(
            [...pairs].map((pair) => [Math.floor(pair / columns), pair % columns] as const),
            columns,
          );
          expect(imposed.optima, `moves of ${what}`).toContain(moved);
          const others = imposed.optima.map((mask) => givenUp(canonical, mask, i, columns));
          expect(givenUp(canonical, moved, i, columns), `moves of ${what}`).toBe(Math.min(...others));
          if (Math.min(...others) < Math.max(...others)) seen.add("more people could move");
          if (moved !== imposed.canonical) seen.add("not the canonical one");
          expect(faultsOf(aim, known, canonical, moved, loss), what).toEqual([]);
          for (const other of wrong(loss)) {
            expect(faultsOf(aim, known, canonical, moved, other), what).not.toEqual([]);
            seen.add("a wrong loss rejected");
          }
          for (const kind of kindsOf(loss, aim)) seen.add(kind);
        }
      });
    });
  });

  it("what a rule costs is what trying every matching without it gives", () => {
    each((documents, _, canonical, where) => {
      for (const { rule, gain } of ruleCosts(runOf(documents))) {
        const rules = documents.programme.rules?.filter((one) => ruleId(one) !== rule) ?? [];
        const other = knownAimOf({ ...documents, programme: { ...documents.programme, rules } });
        if (other.answer === null) throw new Error(`nothing without ${rule}; ${where}`);
        const { instance } = other.known;
        // Both by the choice numbers that count without the rule.
        const aimed = { instance, choices: choicesOf(other.known) };
        const [before, after] = [canonical, other.answer.canonical].map((one) =>
          madeOf(aimed, pairsOf(one, instance.columns)),
        );
        const [placed, placedNow] = [canonical, other.answer.canonical].map(
          (one) => rowsOf(one, instance).filter((row) => row > 0).length,
        );
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        const what = `${rule}; ${where}`;
        expect(gain.placed, what).toBe(placedNow - placed);
        expect(gain.points, what).toBe(sum(after.scores) - sum(before.scores));
        expect(plain(gain.aim), what).toEqual(lossByAim(aim, before, after));
        const changed = [
          gain.placed,
          ...(gain.byTier ?? []).map((tier) => tier.placed),
          ...(gain.further ?? []).map(({ mentees }) => mentees),
        ];
        if (changed.every((people) => people === 0)) {
          const numbers = [...new Set([...before.choices, ...after.choices])].sort((a, b) => a - b);
          const [was, is] = [before, after].map((made) => MEASURES[aim](made, numbers));
          expect(measured(is, was), `never worse without ${what}`).toBeGreaterThanOrEqual(0);
          seen.add(measured(is, was) > 0 ? "a rule costs by the aim" : "a rule costs nothing by the aim");
        } else seen.add("a rule costs people");
        if (gain.byTier !== undefined) seen.add("tiers");
      }
    });
  });

  it("the report never says a loss below 0, nor points where the aim does not go by them", () => {
    each((documents, _, __, where) => {
      const text = renderMarkdown(explainRun(runOf(documents)));
      expect(text, where).not.toMatch(/undefined|NaN|Infinity|null|\[object|(lose|gain|from|to|at|only|;) -\d/);
      const cells = text.split("\n").filter((line) => /^\| \d+ \|/.test(line));
      const points = cells.filter((line) => /\b(lose|gain) [\d,]+ points?\b/.test(line));
      seen.add("a report's line", cells.length);
      if (aim !== "maximin") expect(points, where).toEqual([]);
      if (points.length > 0) seen.add("points alone in words", points.length);
      if (/by the aim; [\d,]+ points? (more|fewer) in total/.test(text)) seen.add("as good by the aim in words");
    });
  });

  it("and every kind was among them", () => {
    if (process.env.PAIRWRIGHT_COUNTS) console.log(aim, Object.fromEntries([...seen.counts].sort()));
    expect(seen.short({ ...LEAST, ...OF_AIM[aim] }, COHORTS / 100)).toEqual([]);
  });
});

/** About half of what seeds 1 to 50 give; half of that is asked for. */
const LEAST: Record<string, number> = {
  impossible: 28,
  "a report's line": 250,
  "a wrong loss rejected": 1000,
  "more people could move": 12,
  "not the canonical one": 6,
  "nothing lost": 3,
  "people lost": 8,
  "a rule costs by the aim": 3,
  "a rule costs nothing by the aim": 15,
  "a rule costs people": 2,
};
const OF_AIM: Record<Aim, Record<string, number>> = {
  maximin: { "least falls": 130, "least rises": 2, "points alone": 30, "points alone in words": 30 },
  leximin: { "least falls": 130, "least rises": 2, "count rises": 160, "count falls": 4 },
  greedy: { "count falls": 150, "nothing by the aim, other points": 20, "as good by the aim in words": 5 },
  generous: {
    "count rises": 150,
    "nothing by the aim, other points": 20,
    "as good by the aim in words": 5,
    "count falls": 2,
  },
};
