import { builtInStrategies } from "../candidates/registry.ts";
import { joined, prepareScorers } from "../candidates/scorer.ts";
import type { PreparedOperand, Strategy } from "../candidates/strategy.ts";
import type { Operand } from "../programme/programme.ts";

/** The strategy with these to combine, as one that combines nothing: the suite needs to know no further kind. */
export function combined(strategy: Strategy, of: readonly Operand[]): Strategy {
  if (of.length === 0) return strategy;
  return {
    name: strategy.name,
    options: strategy.options,
    prepare(cohort, options, report, directory) {
      const scorers = prepareScorers(cohort, of, builtInStrategies, directory, ({ criterion, ...issue }) => {
        const ofPerson = issue.mentee !== undefined || issue.mentor !== undefined;
        report(ofPerson ? issue : { ...issue, path: joined(`of[${criterion}]`, issue.path) });
      });
      const operands = of.map(({ label }, at): PreparedOperand => Object.freeze({ what: label, ...scorers[at] }));
      return strategy.prepare(cohort, options, report, directory, ...operands);
    },
  };
}
