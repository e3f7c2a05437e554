/**
 * Proposes multipliers: minimises, within a box, the most that any assignment seen so far would be worth at them, a
 * linear program over few variables. Its own simplex on the dual, since another assignment is one column more. Works
 * in floating point: nothing is proved here, and whatever it proposes gives a true bound.
 *
 * Source: Dantzig & Wolfe 1960; Kelley 1960; the box after Marsten, Hogan & Blankenship 1975.
 */
export interface Master {
  readonly rows: number;
  /** A side row more; `excess` says by how much each assignment seen passes it. */
  addRow(excess: (cut: number) => number): void;
  /** An assignment: its value, and by how much it passes each side row (< 0: what is left). */
  addCut(value: number, excess: readonly number[]): void;
  /** Multipliers between `low` and `high`: [rows] each. */
  solve(low: readonly number[], high: readonly number[]): Proposed;
}

export interface Proposed {
  /** What the best multipliers of the box promise. */
  readonly value: number;
  readonly multipliers: readonly number[]; // [rows]
  /** [cuts] The mixture of assignments seen that they stand for; adds up to 1. */
  readonly mixture: Float64Array;
}

const TOLERANCE = 1e-9;

export function createMaster(): Master {
  const values: number[] = [];
  const excesses: number[][] = [];
  let rows = 0;
  // Basis: ≥ 0 a cut, −1 − 2k the multiplier k at its high, −2 − 2k at its low.
  let basis: number[] = [];
  let inverse: number[][] = [];
  let amount: number[] = [];

  const columnOf = (variable: number): number[] => {
    if (variable >= 0) return [1, ...excesses[variable]];
    const column = new Array<number>(rows + 1).fill(0);
    const k = (-1 - variable) >> 1;
    column[k + 1] = (-1 - variable) % 2 === 0 ? -1 : 1;
    return column;
  };
  const restart = () => {
    let best = 0;
    for (let cut = 1; cut < values.length; cut++) if (values[cut] > values[best]) best = cut;
    basis = [best];
    const size = rows + 1;
    inverse = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    amount = [1];
    inverse[0][0] = 1;
    for (let k = 0; k < rows; k++) {
      const over = excesses[best][k];
      const sign = over >= 0 ? -1 : 1;
      basis.push(over >= 0 ? -1 - 2 * k : -2 - 2 * k);
      inverse[k + 1][k + 1] = sign;
      inverse[k + 1][0] = -sign * over;
      amount.push(Math.abs(over));
    }
  };

  return {
    get rows() {
      return rows;
    },
    addRow(excess) {
      excesses.forEach((own, cut) => {
        own.push(excess(cut));
      });
      rows++;
      basis = [];
    },
    addCut(value, excess) {
      values.push(value);
      excesses.push([...excess]);
    },
    solve(low, high) {
      if (basis.length !== rows + 1) restart();
      const size = rows + 1;
      const shift = values[0];
      const costOf = (variable: number) =>
        variable >= 0
          ? values[variable] - shift
          : (-1 - variable) % 2 === 0
            ? -high[(-1 - variable) >> 1]
            : low[(-2 - variable) >> 1];
      const dual = new Array<number>(size).fill(0);
      let scale = 1;
      for (const value of values) scale = Math.max(scale, Math.abs(value - shift));
      const most = 60 * size + 300;
      for (let pivots = 0; pivots < most; pivots++) {
        dual.fill(0);
        for (let i = 0; i < size; i++) {
          const cost = costOf(basis[i]);
          if (cost !== 0) for (let j = 0; j < size; j++) dual[j] += cost * inverse[i][j];
        }
        // What gains most; after many pivots the first that gains, so that no circle is run.
        const first = pivots > most / 2;
        let entering: number | undefined;
        let gain = TOLERANCE * scale;
        const offer = (variable: number, reduced: number) => {
          if (reduced <= gain || (first && entering !== undefined)) return;
          entering = variable;
          gain = reduced;
        };
        for (let cut = 0; cut < values.length; cut++) {
          let reduced = values[cut] - shift - dual[0];
          const own = excesses[cut];
          for (let k = 0; k < rows; k++) reduced -= dual[k + 1] * own[k];
          offer(cut, reduced);
        }
        for (let k = 0; k < rows; k++) {
          offer(-1 - 2 * k, dual[k + 1] - high[k]);
          offer(-2 - 2 * k, low[k] - dual[k + 1]);
        }
        if (entering === undefined) break;
        const column = columnOf(entering);
        const direction = new Array<number>(size).fill(0);
        for (let i = 0; i < size; i++) {
          let sum = 0;
          const row = inverse[i];
          for (let j = 0; j < size; j++) if (column[j] !== 0) sum += row[j] * column[j];
          direction[i] = sum;
        }
        let leaving = -1;
        let least = Number.POSITIVE_INFINITY;
        for (let i = 0; i < size; i++) {
          if (direction[i] <= TOLERANCE) continue;
          const ratio = Math.max(0, amount[i]) / direction[i];
          if (ratio < least - TOLERANCE || (ratio < least + TOLERANCE && direction[i] > direction[leaving])) {
            least = Math.min(least, ratio);
            leaving = i;
          }
        }
        if (leaving < 0) break;
        pivot(inverse, amount, direction, leaving);
        basis[leaving] = entering;
      }
      const mixture = new Float64Array(values.length);
      basis.forEach((variable, i) => {
        if (variable >= 0) mixture[variable] = Math.max(0, amount[i]);
      });
      return {
        value: dual[0] + shift,
        multipliers: Array.from({ length: rows }, (_, k) => Math.min(high[k], Math.max(low[k], dual[k + 1]))),
        mixture,
      };
    },
  };
}

function pivot(inverse: number[][], amount: number[], direction: readonly number[], leaving: number): void {
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
