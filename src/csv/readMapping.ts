import type { Issue } from "../errors.ts";
import { IssueLog } from "../reading/issueLog.ts";
import type { Path } from "../reading/issueText.ts";
import { shown } from "../reading/issueText.ts";
import { plainData } from "../reading/plainData.ts";
import { shapeOf } from "../reading/shape.ts";
import type { Mapping, SideMapping } from "./mapping.ts";
import { mappingSchema } from "./mapping.ts";
import { plainHeader } from "./table.ts";

/**
 * Reads a mapping: anything at all in. Appends every issue to `issues` and hands on nothing if there is one. Never
 * throws on bad data.
 */
export function readMapping(input: unknown, issues: Issue[]): Mapping | undefined {
  const log = new IssueLog("mapping", issues);
  const copy = plainData(input, log);
  const shape = copy && shapeOf(mappingSchema, copy.value, [], log);
  if (log.count === 0) {
    const mapping = shape as Mapping;
    for (const side of ["mentees", "mentors"] as const) checkSide(mapping[side], [side], log);
    checkTopics(mapping, log);
    if (log.count === 0) return mapping;
  }
  log.close();
  return undefined;
}

type Loose = Readonly<Record<string, unknown>>;

/** Signs of one cell that are the same, scales of no width, and columns that stand in one list twice. */
function checkSide(side: SideMapping, at: Path, log: IssueLog): void {
  for (const [key, value] of Object.entries(side)) {
    if (key === "attributes") {
      for (const [name, place] of Object.entries(value as Loose)) checkPlace(place, [...at, key, name], log);
    } else if (key === "experiences") {
      for (const [group, experience] of (value as readonly Loose[]).entries())
        checkPlace(experience.topics, [...at, key, group, "topics"], log);
    } else checkPlace(value, [...at, key], log);
  }
}

function checkPlace(place: unknown, at: Path, log: IssueLog): void {
  if (typeof place !== "object" || place === null || Array.isArray(place)) return;
  const { separator, sign, tie, scale, columns } = place as Loose;
  if ("column" in place) {
    const inner = "tie" in place ? tie : sign;
    const key = "tie" in place ? "tie" : "sign";
    const [outer, between] = [separator ?? ";", inner ?? (key === "tie" ? "=" : ":")];
    if (outer === between && (inner !== undefined || separator !== undefined))
      log.add(
        [...at, inner === undefined ? "separator" : key],
        "conflict",
        `expected another sign than the one between members, received ${shown(between)}`,
      );
  }
  if (Array.isArray(scale) && scale[0] === scale[1])
    log.add([...at, "scale"], "range", `expected two different numbers, received ${scale[0]} twice`);
  if (typeof columns !== "object" || columns === null) return;
  const seen = new Set<string>();
  for (const [key, header] of Object.entries(columns as Readonly<Record<string, string>>)) {
    const plain = plainHeader(header);
    const path = [...at, "columns", Array.isArray(columns) ? Number(key) : key];
    if (seen.has(plain)) log.add(path, "duplicate", `expected every column once, received ${shown(header)} again`);
    seen.add(plain);
  }
}

/** Two topics of one label cannot be told apart by it. */
function checkTopics({ topics = {} }: Mapping, log: IssueLog): void {
  const idWith = new Map<string, string>();
  for (const [id, { label }] of Object.entries(topics)) {
    if (label === undefined) continue;
    const first = idWith.get(label);
    if (first === undefined) idWith.set(label, id);
    else
      log.add(
        ["topics", id, "label"],
        "duplicate",
        () => `expected a label of its own, received ${shown(label)}, which ${shown(first)} has`,
      );
  }
}
