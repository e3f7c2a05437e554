/**
 * Proposes multipliers: minimises, within a box, the most that any assignment seen so far would be worth at them, a
 * linear program over few variables. Its own simplex on the dual, since another assignment is one column more. Works
 * in floating point: nothing is proved here, and whatever it proposes gives a true bound.
 *
 * Source: Dantzig & Wolfe 1960; Kelley 1960; the box after Marsten, Hogan & Blankenship 1975.
 */
export interface Master {
  /** A side row more; `excess` says by how much each assignment seen passes it. */
  addRow(excess: (cut: number) => number): void;
  /** An assignment: its value, and by how much it passes each side row (< 0: what is left). */
  addCut(value: number, excess: readonly number[]): void;
  /** Multipliers between `low` and `high`: [rows] each. */
  solve(low: readonly number[], high: readonly number[]): Proposed;
}

interface Proposed {
  /** What the best multipliers of the box promise. */
  readonly value: number;
  readonly multipliers: readonly number[]; // [rows]
  /** [rows] 1 = with a wider box at this row more could be promised. */
  readonly pressed: Uint8Array;
  /** [cuts] The mixture of assignments seen that they stand for; adds up to 1. */
  readonly mixture: Float64Array;
}

const TOLERANCE = 1e-9;

export function createMaster(): Master {
  const values: number[] = [];
  const excesses: number[][] = []; // [cuts][rows]
  let rows = 0;
  // Basis: ≥ 0 a cut, −1 − 2k the multiplier k at its high, −2 − 2k at its low.
  let basis: number[] = [];
  let inverse: Float64Array[] = []; // [rows + 1][rows + 1]
  let amount: number[] = []; // [rows + 1]
  let watched: number[] = []; // cuts that are likely to matter
  let pivots = 0; // since the inverse was made

  const columnOf = (variable: number): readonly number[] => {
    if (variable >= 0) return [1, ...excesses[variable]];
    const column = new Array<number>(rows + 1).fill(0);
    column[((-1 - variable) >> 1) + 1] = (-1 - variable) % 2 === 0 ? -1 : 1;
    return column;
  };
  /** The best assignment alone, and what it leaves or passes. */
  const restart = () => {
    let best = 0;
    for (let cut = 1; cut < values.length; cut++) if (values[cut] > values[best]) best = cut;
    basis = [best];
    inverse = [Float64Array.of(1)];
    amount = [1];
    for (let k = 0; k < rows; k++) extend(k);
  };
  /** The basis with one side row more, that the mixture keeps by taking up what it leaves or passes. */
  const extend = (k: number) => {
    const size = k + 1;
    const own = new Float64Array(size + 1);
    let passed = 0;
    for (let i = 0; i < size; i++) {
      if (basis[i] < 0) continue;
      const excess = excesses[basis[i]][k];
      passed += amount[i] * excess;
      if (excess !== 0) for (let j = 0; j < size; j++) own[j] += excess * inverse[i][j];
    }
    const sign = passed >= 0 ? -1 : 1;
    for (let j = 0; j < size; j++) own[j] *= -sign;
    own[size] = sign;
    inverse = inverse.map((row) => {
      const longer = new Float64Array(size + 1);
      longer.set(row);
      return longer;
    });
    inverse.push(own);
    basis.push(passed >= 0 ? -1 - 2 * k : -2 - 2 * k);
    amount.push(Math.abs(passed));
  };

  return {
    addRow(excess) {
      excesses.forEach((own, cut) => {
        own.push(excess(cut));
      });
      rows++;
    },
    addCut(value, excess) {
      watched.push(values.length);
      values.push(value);
      excesses.push([...excess]);
    },
    solve(low, high) {
      // What was rounded on the way is forgotten from time to time.
      if (basis.length === 0 || pivots > FRESH * (rows + 1)) {
        restart();
        pivots = 0;
      }
      while (basis.length < rows + 1) extend(basis.length - 1);
      const size = rows + 1;
      const shift = values[0];
      const costOf = (variable: number) => {
        if (variable >= 0) return values[variable] - shift;
        const k = (-1 - variable) >> 1;
        return (-1 - variable) % 2 === 0 ? -high[k] : low[k];
      };
      let scale = 1;
      for (const value of values) scale = Math.max(scale, Math.abs(value - shift));
      const dual = dualsOf(basis, inverse, costOf);
      const reducedOf = (cut: number) => {
        const own = excesses[cut];
        let reduced = values[cut] - shift - dual[0];
        for (let k = 0; k < rows; k++) reduced -= dual[k + 1] * own[k];
        return reduced;
      };
      const most = 60 * size + 300;
      for (let turn = 0; turn < most; turn++) {
        // What gains most; after many pivots the first that gains, so that no circle is run.
        const first = turn > most / 2;
        let entering: number | undefined;
        let gain = TOLERANCE * scale;
        const offer = (variable: number, reduced: number) => {
          if (reduced <= gain || (first && entering !== undefined)) return;
          entering = variable;
          gain = reduced;
        };
        for (let k = 0; k < rows; k++) {
          offer(-1 - 2 * k, dual[k + 1] - high[k]);
          offer(-2 - 2 * k, low[k] - dual[k + 1]);
        }
        for (const cut of watched) offer(cut, reducedOf(cut));
        if (entering === undefined) {
          // The others may have come into play.
          for (let cut = 0; cut < values.length; cut++) offer(cut, reducedOf(cut));
          if (entering === undefined) break;
          watched.push(entering);
        }
        const direction = directionOf(inverse, columnOf(entering));
        const leaving = leavingOf(amount, direction);
        if (leaving < 0) break;
        pivot(inverse, amount, direction, leaving);
        basis[leaving] = entering;
        // The row that entered has a reduced cost of 0 now.
        const row = inverse[leaving];
        for (let j = 0; j < size; j++) dual[j] += gain * row[j];
        pivots++;
      }
      const mixture = new Float64Array(values.length);
      const pressed = new Uint8Array(rows);
      basis.forEach((variable, i) => {
        if (variable >= 0) mixture[variable] = Math.max(0, amount[i]);
        else if (amount[i] > TOLERANCE) pressed[(-1 - variable) >> 1] = 1;
      });
      if (watched.length > 2 * size + 20) {
        const near = watched.map((cut) => ({ cut, reduced: reducedOf(cut) })).sort((a, b) => b.reduced - a.reduced);
        watched = near.slice(0, size + 10).map(({ cut }) => cut);
      }
      const exact = dualsOf(basis, inverse, costOf);
      return {
        value: exact[0] + shift,
        multipliers: Array.from({ length: rows }, (_, k) => Math.min(high[k], Math.max(low[k], exact[k + 1]))),
        pressed,
        mixture,
      };
    },
  };
}

/** So many pivots a row of the basis, and the inverse is made anew. */
const FRESH = 50;

function dualsOf(basis: readonly number[], inverse: readonly Float64Array[], costOf: (variable: number) => number) {
  const dual = new Float64Array(basis.length);
  for (let i = 0; i < basis.length; i++) {
    const cost = costOf(basis[i]);
    const row = inverse[i];
    if (cost !== 0) for (let j = 0; j < dual.length; j++) dual[j] += cost * row[j];
  }
  return dual;
}

function directionOf(inverse: readonly Float64Array[], column: readonly number[]): Float64Array {
  const direction = new Float64Array(inverse.length);
  const used: number[] = [];
  column.forEach((one, j) => {
    if (one !== 0) used.push(j);
  });
  for (let i = 0; i < direction.length; i++) {
    const row = inverse[i];
    let sum = 0;
    for (const j of used) sum += row[j] * column[j];
    direction[i] = sum;
  }
  return direction;
}

/** The first that comes to nothing; among equals the one that changes most. */
function leavingOf(amount: readonly number[], direction: Float64Array): number {
  let leaving = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < direction.length; i++) {
    if (direction[i] <= TOLERANCE) continue;
    const ratio = Math.max(0, amount[i]) / direction[i];
    if (ratio < least - TOLERANCE || (ratio < least + TOLERANCE && direction[i] > direction[leaving])) {
      least = Math.min(least, ratio);
      leaving = i;
    }
  }
  return leaving;
}

function pivot(inverse: readonly Float64Array[], amount: number[], direction: Float64Array, leaving: number): void {
  const size = direction.length;
  const by = direction[leaving];
  const row = inverse[leaving];
  for (let j = 0; j < size; j++) row[j] /= by;
  amount[leaving] /= by;
  for (let i = 0; i < size; i++) {
    const factor = direction[i];
    if (i === leaving || factor === 0) continue;
    const own = inverse[i];
    for (let j = 0; j < size; j++) own[j] -= factor * row[j];
    amount[i] -= factor * amount[leaving];
  }
}
