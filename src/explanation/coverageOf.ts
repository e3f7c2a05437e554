import type { Cohort, Experience, Weighted } from "../cohort/cohort.ts";
import type { Coverage, CoveredTopic } from "./coverage.ts";

/** What the mentor offers for the mentee's objectives and the cohort's. O(objectives · what the mentor offers). */
export function coverageOf(cohort: Cohort, mentee: number, mentor: number): Coverage {
  const { expertise, experiences } = cohort.mentors[mentor];
  const isAbout = ({ topics }: Experience, topic: number) =>
    topics?.some((one) => one.topic === topic && one.value > 0) ?? false;
  const covered = ({ topic, value }: Weighted): CoveredTopic => ({
    topic: cohort.topics[topic].id,
    weight: value,
    expertise: expertise === undefined ? null : (expertise.find((one) => one.topic === topic)?.value ?? 0),
    experiences: experiences?.filter((one) => isAbout(one, topic)).map(({ id }) => id) ?? null,
  });
  const inOrder = (objectives: readonly Weighted[] | undefined) =>
    objectives === undefined
      ? null
      : [...objectives].sort((a, b) => b.value - a.value || a.topic - b.topic).map(covered);
  return { personal: inOrder(cohort.mentees[mentee].objectives), collective: inOrder(cohort.collective) };
}
