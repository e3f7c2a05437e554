/**
 * Who is where, in the transport network: every row at one column, and in each column's free room the "nobody" row, one
 * row with as many units as there is spare room. Nobody scores 0 everywhere and never takes a place below `lower`.
 */
export interface Flow {
  readonly n: number;
  readonly m: number;
  readonly lower: Int32Array; // [m]
  readonly upper: Int32Array; // [m]
  readonly price: Float64Array; // [m] integers once the auction is over
  readonly columnOf: Int32Array; // [n] −1 = not placed
  readonly scoreOf: Float64Array; // [n] at columnOf
  readonly load: Int32Array; // [m] rows in a column
  readonly firstRow: Int32Array; // [m] head of the column's rows, −1 = none
  readonly nextRow: Int32Array; // [n]
  readonly previousRow: Int32Array; // [n]
  readonly held: Int32Array; // [m] units of nobody
  unheld: number; // units of nobody that are nowhere yet
  worthOfNobody: number; // nobody's best 0 − price
}

export function createFlow(n: number, m: number, lower: Int32Array, upper: Int32Array): Flow {
  return {
    n,
    m,
    lower,
    upper,
    price: new Float64Array(m),
    columnOf: new Int32Array(n).fill(-1),
    scoreOf: new Float64Array(n),
    load: new Int32Array(m),
    firstRow: new Int32Array(m).fill(-1),
    nextRow: new Int32Array(n),
    previousRow: new Int32Array(n),
    held: new Int32Array(m),
    unheld: 0,
    worthOfNobody: 0,
  };
}

export function place(flow: Flow, row: number, column: number, score: number): void {
  const { firstRow, nextRow, previousRow } = flow;
  const next = firstRow[column];
  flow.columnOf[row] = column;
  flow.scoreOf[row] = score;
  flow.load[column]++;
  nextRow[row] = next;
  previousRow[row] = -1;
  if (next >= 0) previousRow[next] = row;
  firstRow[column] = row;
}

export function remove(flow: Flow, row: number): void {
  const { nextRow, previousRow } = flow;
  const column = flow.columnOf[row];
  const next = nextRow[row];
  const previous = previousRow[row];
  if (previous >= 0) nextRow[previous] = next;
  else flow.firstRow[column] = next;
  if (next >= 0) previousRow[next] = previous;
  flow.load[column]--;
  flow.columnOf[row] = -1;
}

/** Nobody takes `units` more places in the column (gives back, if negative). */
export function hold(flow: Flow, column: number, units: number): void {
  flow.held[column] += units;
  flow.unheld -= units;
}
