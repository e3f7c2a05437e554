/** A block of pairs: those of one of its rows and one of its columns. */
export interface PairBlock {
  readonly rows: ArrayLike<number>; // each once
  readonly columns: ArrayLike<number>; // each once
}

/**
 * What a block is in a network of flow: a group of columns (all rows with some columns), a group of rows, a part of one
 * column (some rows with it) or of one row. `empty`: it has no pair.
 */
export type NestedForm = "columns" | "rows" | "column" | "row" | "empty";

/** Blocks of which those of one form, and of the same column or row, are disjoint or one inside the other. */
export interface Nesting {
  readonly form: readonly NestedForm[]; // [blocks]
  /** The smallest block of the same form around it, −1 = none. */
  readonly parent: Int32Array; // [blocks]
  /** The larger ones first. */
  readonly order: Int32Array; // [blocks]
}

/** The first block that does not fit: it has no such form, or overlaps with another. */
export interface NotNested {
  readonly at: number;
  readonly other: number | undefined;
}

/** Whether blocks are nested, and how. O(size of the blocks + blocks · log blocks). */
export function nestingOf(blocks: readonly PairBlock[], rows: number, columns: number): Nesting | NotNested {
  const form = blocks.map((block) => formOf(block, rows, columns));
  const unfit = blocks.findIndex((_, k) => form[k] === undefined);
  if (unfit >= 0) return { at: unfit, other: undefined };
  const families = new Map<string, number[]>();
  const sizeOf = (k: number) => blocks[k].rows.length + blocks[k].columns.length;
  const order = Int32Array.from([...blocks.keys()].sort((a, b) => sizeOf(b) - sizeOf(a) || a - b));
  for (const k of order) {
    const only = form[k] === "column" ? blocks[k].columns[0] : form[k] === "row" ? blocks[k].rows[0] : "";
    const family = families.get(`${form[k]} ${only}`);
    if (family === undefined) families.set(`${form[k]} ${only}`, [k]);
    else family.push(k);
  }
  const parent = new Int32Array(blocks.length).fill(-1);
  // The smallest block so far around each row or column.
  const around = new Int32Array(Math.max(rows, columns)).fill(-1);
  for (const family of families.values()) {
    if (form[family[0]] === "empty") continue;
    for (const k of family) {
      const members = membersOf(blocks[k], form[k] as NestedForm);
      parent[k] = around[members[0]];
      for (let at = 0; at < members.length; at++) {
        if (around[members[at]] !== parent[k]) return { at: k, other: Math.max(parent[k], around[members[at]]) };
        around[members[at]] = k;
      }
    }
    for (const k of family) {
      const members = membersOf(blocks[k], form[k] as NestedForm);
      for (let at = 0; at < members.length; at++) around[members[at]] = -1;
    }
  }
  return { form: form as NestedForm[], parent, order };
}

/** The rows or columns by which blocks of a form are told apart. */
export function membersOf({ rows, columns }: PairBlock, form: NestedForm): ArrayLike<number> {
  return form === "columns" || form === "row" ? columns : rows;
}

function formOf(block: PairBlock, rows: number, columns: number): NestedForm | undefined {
  if (block.rows.length === 0 || block.columns.length === 0) return "empty";
  if (block.rows.length === rows) return "columns";
  if (block.columns.length === columns) return "rows";
  if (block.columns.length === 1) return "column";
  return block.rows.length === 1 ? "row" : undefined;
}
