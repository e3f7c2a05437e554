import { isDeepStrictEqual } from "node:util";
import type { Loss, Move } from "../../src/explanation/explanation.ts";
import type { Enumerated, Value } from "./enumerate.ts";
import { maskOf, ones, pairsOf } from "./enumerate.ts";
import type { Known } from "./saved.ts";
import { rowsOf } from "./saved.ts";

/** Checks a reported loss and its moves against the enumeration. Each answers with everything that is wrong. */

export function lossFaults(
  { instance }: Known,
  answer: Pick<Enumerated, "best" | "levels">,
  value: Value,
  loss: Loss,
): string[] {
  const faults: string[] = [];
  const { best, levels } = answer;
  if (loss.placed !== best.placed - value.placed)
    faults.push(`placed ${loss.placed}, not ${best.placed - value.placed}`);
  if (loss.points !== best.total - value.total) faults.push(`points ${loss.points}, not ${best.total - value.total}`);
  const drops = levels.map((level, at) => ({ ...level, mentees: best.counts[at] - value.counts[at] }));
  const first = drops.filter(({ mentors }) => mentors === 1);
  const byTier = first.map(({ priority, mentees }) => ({ priority, placed: mentees }));
  if (!isDeepStrictEqual(plain(loss.byTier ?? []), byTier.length > 1 ? byTier : []))
    faults.push(`byTier ${JSON.stringify(loss.byTier)}, not ${JSON.stringify(byTier)}`);
  // Levels at which nothing is lost may be listed or not.
  const lost = (list: readonly { priority: number; mentors: number; mentees: number }[]) =>
    list
      .filter(({ mentees }) => mentees !== 0)
      .map(({ priority, mentors, mentees }) => `${mentors} mentors, tier ${priority}: ${mentees}`);
  const further = lost(drops.filter(({ mentors }) => mentors > 1));
  if (!isDeepStrictEqual(lost(loss.further ?? []), further))
    faults.push(`further ${JSON.stringify(loss.further)}, not ${further.join("; ")}`);
  if (loss.further !== undefined && !instance.wants.some((wants) => wants > 1))
    faults.push("further where all want one");
  return faults;
}

/**
 * Do the moves lead from the matching to a best valid matching with the pair, moving as few others as possible (or,
 * not `fewest`, perhaps more)?
 */
export function moveFaults(
  { scored, instance }: Known,
  answer: Enumerated,
  i: number,
  j: number,
  moves: readonly Move[],
  fewest = true,
): string[] {
  const faults: string[] = [];
  const { rows, columns, points } = instance;
  const mentee = scored.mentees[i].id;
  if (moves[0]?.mentee !== mentee || moves[0].to !== scored.mentors[j].id)
    faults.push("the asked-for pair is not the first move");
  const indexOf = (list: readonly { id: string }[], id: string | null) => list.findIndex((person) => person.id === id);
  const pairs = new Set(pairsOf(answer.canonical, columns).map(([row, column]) => row * columns + column));
  const legs = moves.map((move) => {
    const row = indexOf(scored.mentees, move.mentee);
    const from = move.from === null ? null : indexOf(scored.mentors, move.from);
    const to = move.to === null ? null : indexOf(scored.mentors, move.to);
    if (row < 0 || from === -1 || to === -1) faults.push(`a move of nobody or nowhere: ${JSON.stringify(move)}`);
    if (from === to) faults.push(`a move that moves nobody: ${JSON.stringify(move)}`);
    if (to !== null && points[row]?.[to] == null) faults.push(`a move to a forbidden mentor: ${JSON.stringify(move)}`);
    return { move, row, from, to };
  });
  if (faults.length > 0) return faults;
  for (const { move, row, from, to } of legs) {
    const gain = (to === null ? 0 : (points[row][to] as number)) - (from === null ? 0 : (points[row][from] as number));
    if (move.points !== gain) faults.push(`${JSON.stringify(move)} gains ${gain}`);
    if (from !== null && !pairs.delete(row * columns + from)) faults.push(`nobody to move: ${JSON.stringify(move)}`);
  }
  for (const { move, row, to } of legs) {
    if (to === null) continue;
    if (pairs.has(row * columns + to)) faults.push(`already there: ${JSON.stringify(move)}`);
    pairs.add(row * columns + to);
  }
  const mask = maskOf(
    [...pairs].map((pair) => [Math.floor(pair / columns), pair % columns] as const),
    columns,
  );
  const ofRow = rowsOf(mask, instance);
  faults.push(...invalidity(instance, ofRow));
  if (!(ofRow[i] & (1 << j))) faults.push("the moves do not make the pair");

  const imposed = answer.imposed[i][j];
  const value = valueOf(instance, answer, ofRow);
  if (imposed === null || !isDeepStrictEqual(value, imposed.value))
    faults.push(`the moves lead to ${JSON.stringify(value)}, not to ${JSON.stringify(imposed?.value)}`);
  const old = rowsOf(answer.canonical, instance);
  const others = Array.from({ length: rows }, (_, row) => row).filter((row) => row !== i && old[row] !== ofRow[row]);
  const few = imposed?.moved ?? 0;
  if (fewest ? others.length !== few : others.length < few)
    faults.push(`${others.length} others move, ${imposed?.moved} would do`);
  return faults;
}

export function invalidity(instance: Known["instance"], ofRow: readonly number[]): string[] {
  const faults: string[] = [];
  ofRow.forEach((mask, i) => {
    if (ones(mask) > instance.wants[i]) faults.push(`row ${i} gets too many`);
    if (mask === 0 && instance.cardinality === "all") faults.push(`row ${i} gets nobody`);
    instance.points[i].forEach((points, j) => {
      if (points === null && mask & (1 << j)) faults.push(`pair ${i} ${j} is forbidden`);
    });
  });
  for (let j = 0; j < instance.columns; j++) {
    const load = ofRow.filter((mask) => mask & (1 << j)).length;
    if (load > instance.capacity[j] || load < instance.minLoad[j]) faults.push(`column ${j} has load ${load}`);
  }
  for (const [i, j] of instance.locked) if (!(ofRow[i] & (1 << j))) faults.push(`lock ${i} ${j} is not kept`);
  const made = maskOf(
    ofRow.flatMap((mask, i) => instance.points[i].flatMap((_, j) => (mask & (1 << j) ? [[i, j] as const] : []))),
    instance.columns,
  );
  instance.quotas?.forEach(({ pairs, min, max }, at) => {
    const count = ones(made & pairs);
    if (count < min || count > max) faults.push(`quota ${at} counts ${count}`);
  });
  if (ofRow.filter((mask) => mask !== 0).length > instance.places) faults.push("more people than places");
  return faults;
}

export function valueOf(
  { points, priority }: Known["instance"],
  { levels }: Pick<Enumerated, "levels">,
  ofRow: readonly number[],
): Value {
  return {
    placed: ofRow.filter((mask) => mask !== 0).length,
    counts: levels.map(
      (level) => ofRow.filter((mask, i) => priority[i] === level.priority && ones(mask) >= level.mentors).length,
    ),
    total: ofRow.reduce(
      (sum, mask, i) => sum + points[i].reduce((row: number, p, j) => row + (mask & (1 << j) ? (p as number) : 0), 0),
      0,
    ),
  };
}

/** As it would be stored: −0 is 0. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
