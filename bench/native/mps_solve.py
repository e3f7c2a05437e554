"""Times a solver of integer programs on an MPS file (see writeInstance.ts): mps_solve.py <SciPy milp | CBC | GLPK> <file>.

With --version instead of a file: its version. Gaps are 0. The time is the solver's own, without reading the file.
Prints what timed.ts prints, with the pairs that were made; SciPy also the optimum of the linear relaxation.
"""

import ctypes
import json
import re
import resource
import signal
import subprocess
import sys
import time

SOLVERS = {
    "CBC": (["cbc"], ["-ratioGap", "0", "-allowableGap", "0", "-timeMode", "elapsed", "-solve", "-solution"]),
    "GLPK": (["glpsol", "--freemps"], ["--cuts", "--mipgap", "0", "--write"]),
}


def run(command):
    die_with_us = lambda: ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: given up with this process
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=die_with_us).stdout


def fail(what):
    sys.exit(f"Error: {what}")


def cbc(path):
    answer = path + ".cbc"
    output = run(["cbc", path, *SOLVERS["CBC"][1], answer])
    if "Result - Optimal solution found" not in output:
        fail("CBC found no optimum")
    seconds = float(re.search(r"^Time \(Wallclock seconds\):\s+([\d.]+)", output, re.M).group(1))
    lines = [line.split() for line in open(answer)][1:]
    # Its variables are numbered from 0; a line that breaks a bound starts with **.
    return seconds, [int(line[-4]) for line in lines if float(line[-2]) > 0.5], {}


def glpk(path):
    answer = path + ".glpk"
    output = run(["glpsol", "--freemps", path, *SOLVERS["GLPK"][1], answer])
    if "INTEGER OPTIMAL SOLUTION FOUND" not in output:
        fail("GLPK found no optimum")
    seconds = float(re.search(r"Time used:\s+([\d.]+)", output).group(1))
    lines = [line.split() for line in open(answer)]
    # Its variables are numbered from 1.
    return seconds, [int(line[1]) - 1 for line in lines if line[:1] == ["j"] and float(line[2]) > 0.5], {}


def read(path):
    kinds, bounds, costs, entries, section = {}, {}, [], [], ""
    with open(path) as file:
        for line in file:
            words = line.split()
            if line[0] != " ":
                section = words[0]
            elif section == "ROWS" and words[0] != "N":
                kinds[words[1]] = (len(kinds), words[0])
            elif section == "COLUMNS" and words[1] == "total":
                costs.append(float(words[2]))
            elif section == "COLUMNS" and words[0] != "MARK":
                entries.append((kinds[words[1]][0], len(costs) - 1))
            elif section == "RHS":
                bounds[words[1]] = float(words[2])
    return kinds, bounds, costs, entries


def scipy_milp(path):
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csc_matrix

    kinds, bounds, costs, entries = read(path)
    costs = np.array(costs)
    rows, columns = np.array(entries).T
    matrix = csc_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(kinds), len(costs)))
    least = np.array([bounds[name] if kind in "EG" else -np.inf for name, (_, kind) in kinds.items()])
    most = np.array([bounds[name] if kind in "EL" else np.inf for name, (_, kind) in kinds.items()])
    limits = LinearConstraint(matrix, least, most)

    def solve(integer):
        kinds_of_variables = np.full(len(costs), integer)
        started = time.perf_counter()
        answer = milp(
            costs, constraints=limits, integrality=kinds_of_variables, bounds=Bounds(0, 1), options={"mip_rel_gap": 0}
        )
        return time.perf_counter() - started, answer

    relaxed_seconds, relaxed = solve(0)
    seconds, answer = solve(1)
    if answer.status != 0:
        fail(f"SciPy: {answer.message}")
    more = {"fractional": -relaxed.fun, "fractionalSeconds": relaxed_seconds, "nodes": int(answer.mip_node_count)}
    return seconds, np.flatnonzero(answer.x > 0.5).tolist(), more


def version(solver):
    if solver == "CBC":
        return "CBC " + re.search(r"Version:\s+(\S+)", run(["cbc", "-quit"])).group(1)
    if solver == "GLPK":
        return "GLPK " + re.search(r"v?(\d+\.\d+)", run(["glpsol", "--version"])).group(1)
    import scipy
    from scipy.optimize import milp  # since 1.9

    return f"{milp.__name__} of SciPy {scipy.__version__}"


def peak_mebibytes(solver):
    own = solver == "SciPy milp"
    return resource.getrusage(resource.RUSAGE_SELF if own else resource.RUSAGE_CHILDREN).ru_maxrss / 1024


solver, path = sys.argv[1:]
if path == "--version":
    print(version(solver))
else:
    seconds, pairs, more = {"CBC": cbc, "GLPK": glpk, "SciPy milp": scipy_milp}[solver](path)
    print(json.dumps({"seconds": [seconds], "pairs": pairs, "mebibytes": peak_mebibytes(solver), **more}))
