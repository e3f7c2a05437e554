import { linearSumAssignment } from "linear-sum-assignment";
import { totalOf } from "../check.ts";
import type { Instance } from "../instances/instance.ts";
import { copiedColumns } from "./copiedColumns.ts";
import type { Loaded } from "./loaded.ts";

type Answer = ReturnType<typeof linearSumAssignment>;

export function load(instance: Instance): Loaded<Answer> {
  const { scores, columnOf } = copiedColumns(instance);
  const input = scores.map((row) => Float64Array.from(row));
  return {
    solve: () => linearSumAssignment(input, { maximaze: true }), // the package's spelling
    totalOf: ({ rowAssignments }) =>
      totalOf(
        instance,
        rowAssignments.map((place) => columnOf[place]),
      ),
  };
}
