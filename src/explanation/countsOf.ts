import type { Aim } from "../programme/programme.ts";
import type { Counts } from "../solution/profile/counts.ts";
import type { Potentials } from "../solution/profile/potentials.ts";
import type { CertificateLevel, CountProof } from "./matching.ts";

/** The proof of an aim that counts, in the order in which it counts. */
export function countsOf(counts: Counts, aim: Aim, mentees: number, mentors: number): CertificateLevel[] {
  if ("least" in counts) {
    const { least } = counts;
    if (least === undefined) return [];
    return [{ level: "least", value: least.value, potentials: potentialsOf(least.potentials, mentees, mentors) }];
  }
  const by = aim === "leximin" ? "points" : "choice";
  return counts.counts.map(({ of, value, potentials }) => ({
    level: "pairs",
    [by]: of,
    value,
    potentials: potentialsOf(potentials, mentees, mentors),
  }));
}

function potentialsOf({ node, potential }: Potentials, mentees: number, mentors: number): CountProof["potentials"] {
  const people: [number, number][][] = [[], []];
  let nobody = 0;
  let places = 0;
  node.forEach((one, at) => {
    if (one < mentees) people[0].push([one, potential[at]]);
    else if (one < mentees + mentors) people[1].push([one - mentees, potential[at]]);
    else if (one === mentees + mentors) nobody = potential[at];
    else places = potential[at];
  });
  return {
    ...(people[0].length === 0 ? {} : { mentees: people[0] }),
    ...(people[1].length === 0 ? {} : { mentors: people[1] }),
    ...(nobody === 0 ? {} : { nobody }),
    ...(places === 0 ? {} : { places }),
  };
}
