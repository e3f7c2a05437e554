import type { Strategy } from "pairwright";
import * as z from "zod";

/** The share of the mentee's objectives on which the mentor offers `atLeast` so much. *Unknown*: either did not say. */
export const breadth: Strategy<{ atLeast: number }> = {
  name: "breadth",
  options: z.strictObject({ atLeast: z.number().gt(0).max(1) }),
  prepare({ topics, mentees, mentors }, { atLeast }) {
    const able = mentors.map(({ expertise }) => expertise?.filter(({ value }) => value >= atLeast));
    const met = (i: number, j: number) =>
      able[j] && mentees[i].objectives?.filter(({ topic }) => able[j]?.some((one) => one.topic === topic));
    const all = (i: number) => mentees[i].objectives?.length ?? 0;
    const score = (i: number, j: number) => (met(i, j)?.length ?? Number.NaN) / all(i);
    const row = (i: number, out: Float64Array) => void mentors.forEach((_, j) => void (out[j] = score(i, j)));
    const parts = (i: number, j: number) => {
      const items = met(i, j)?.map(({ topic }) => topics[topic].id);
      if (items === undefined) return { operator: "unknown", reason: "objectives or expertise are not known" } as const;
      const numerator = { what: "objectives met", count: items.length, items };
      return { operator: "share", numerator, denominator: { what: "objectives", count: all(i) } } as const;
    };
    return { row, parts };
  },
};
