import { additive, macholWien } from "./adversarial.ts";
import type { Instance } from "./instance.ts";
import { quotas } from "./quotas.ts";
import { sparse } from "./sparse.ts";
import type { Spec } from "./spec.ts";
import { uniform } from "./uniform.ts";
import { vectors, vectorsOnDemand } from "./vectors.ts";

export function instanceOf(spec: Spec): Instance {
  const { kind, rows, columns, places } = spec;
  if (kind === "quotas") return quotas(rows, columns).instance;
  return { rows, columns, capacity: new Int32Array(columns).fill(places), ...scoresOf({ ...spec, kind }) };
}

function scoresOf({
  kind,
  rows,
  columns,
  top,
  allowed = columns,
}: Spec & { kind: Exclude<Spec["kind"], "quotas"> }): Pick<Instance, "scores"> {
  switch (kind) {
    case "uniform":
      return uniform(rows, columns, top);
    case "vectors":
      return vectors(rows, columns);
    case "vectors on demand":
      return vectorsOnDemand(rows, columns);
    case "sparse":
      return sparse(rows, columns, allowed);
    case "Machol–Wien":
      return macholWien(rows, columns);
    case "additive":
      return additive(rows, columns);
  }
}
