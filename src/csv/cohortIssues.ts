import type { Issue } from "../errors.ts";
import { shown } from "../reading/issueText.ts";
import type { Place } from "./fileLog.ts";
import { numbersOf, pathOf } from "./fileLog.ts";
import type { ReadSheet } from "./readRows.ts";
import { columnOf, placeOf } from "./readRows.ts";

export interface ReadSheets {
  readonly mentees: ReadSheet | undefined;
  readonly mentors: ReadSheet | undefined;
}

const PERSON = /^(mentees|mentors)\[(\d+)\](.*)$/s;

/**
 * Says what is wrong with a cohort where its files say it: logs an issue of a person at the cell, unless something has
 * been logged of that cell, and returns the others: those of topics as issues of the mapping, which has them.
 */
export function logAtCells(issues: readonly Issue[], sheets: ReadSheets): Issue[] {
  const others: Issue[] = [];
  for (const issue of issues) {
    const { path, code, message } = issue;
    const found = PERSON.exec(path);
    const side = found?.[1] as "mentees" | "mentors" | undefined;
    const read = side && sheets[side];
    if (found === null || read === undefined) {
      // A side that is not there could not be read, which has been said; and the files say how much more is wrong,
      // unless their cells could all be read.
      const said = path === "mentees" || path === "mentors" || (path === "" && anyLogged(sheets));
      if (!said) others.push(path === "" ? issue : { ...issue, document: "mapping" });
      continue;
    }
    const [, , index, inside] = found;
    if (isLogged(read, Number(index), inside)) continue;
    const place = placeIn(read, Number(index), inside);
    const words = code === "duplicate" && inside === ".id" ? repeatedId(read, Number(index)) : message;
    read.sheet.log.add(place, code, words);
  }
  return others;
}

/** The cell that said what stands at a path of the cohort; undefined where the path leads to nobody of a file. */
export function cellOf(path: string, sheets: ReadSheets) {
  const [, name, index, inside] = PERSON.exec(path) ?? [];
  const side = name as "mentees" | "mentors" | undefined;
  const read = side && sheets[side];
  if (side === undefined || read?.sheet.table.rows[Number(index)] === undefined) return undefined;
  const place = placeIn(read, Number(index), inside);
  return { side, inside, path: pathOf(place), ...numbersOf(place) };
}

function placeIn(read: ReadSheet, index: number, inside: string): Place {
  const row = read.sheet.table.rows[index];
  const column = columnOf(read, row, inside);
  return column === undefined ? { line: row.line } : placeOf(read.sheet, row, column);
}

function anyLogged({ mentees, mentors }: ReadSheets): boolean {
  return (mentees?.logged.size ?? 0) + (mentors?.logged.size ?? 0) > 0;
}

function isLogged({ logged }: ReadSheet, index: number, inside: string): boolean {
  const path = `[${index}]${inside}`;
  return logged.get(index)?.some((one) => startsWith(path, one) || startsWith(one, path)) ?? false;
}

function startsWith(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
}

function repeatedId({ people, sheet }: ReadSheet, index: number): string {
  const { id } = people[index];
  const first = people.findIndex((one) => one.id === id);
  return `expected an id of its own, received ${shown(id)}, which line ${sheet.table.rows[first].line} has`;
}
