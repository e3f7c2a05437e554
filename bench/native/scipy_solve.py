"""Times SciPy on an instance file (see writeInstance.ts): scipy_solve.py <file> <repeat>, or --version.

A full matrix goes to linear_sum_assignment, compressed rows to min_weight_full_bipartite_matching; neither knows capacities,
so that a column stands there once for each of its places. Prints what timed.ts prints.
"""

import json
import sys
import time

import numpy as np
import scipy
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

LONG = 1  # second: a solve that takes longer needs no warm-up


def matrix_solver(scores, capacity):
    if capacity.max() > 1:
        scores = np.repeat(scores, capacity, axis=1)
    # In the form that it works on, so that no conversion is timed.
    costs = scores.astype(np.float64)
    total = lambda pairs: scores[pairs].sum(dtype=np.int64)
    return lambda: linear_sum_assignment(costs, maximize=True), total


def sparse_solver(start, column, score, capacity):
    # An explicit 0 would be no pair.
    scores = csr_matrix((score.astype(np.float64) + 1, column, start), shape=(len(start) - 1, len(capacity)))
    if capacity.max() > 1:
        scores = scores[:, np.repeat(np.arange(len(capacity)), capacity)].tocsr()
    total = lambda pairs: scores[pairs].sum() - scores.shape[0]
    return lambda: min_weight_full_bipartite_matching(scores, maximize=True), total


def read(path):
    ints = np.fromfile(path, dtype=np.int32)
    (rows, columns, pairs), rest = ints[:3], ints[3:]
    capacity, rest = rest[:columns], rest[columns:]
    if pairs < 0:
        return matrix_solver(rest.reshape(rows, columns), capacity)
    start, column, score = np.split(rest, [rows + 1, rows + 1 + pairs])
    return sparse_solver(start, column, score, capacity)


def timed(solve):
    started = time.perf_counter()
    answer = solve()
    return time.perf_counter() - started, answer


def peak_mebibytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


if sys.argv[1] == "--version":
    print(f"SciPy {scipy.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}")
else:
    solve, total = read(sys.argv[1])
    first, answer = timed(solve)
    seconds = [first] if first > LONG else [timed(solve)[0] for _ in range(int(sys.argv[2]))]
    print(json.dumps({"seconds": seconds, "total": int(total(answer)), "mebibytes": peak_mebibytes()}))
