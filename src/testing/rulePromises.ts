/** What a rule kind promises, check by check, in the order of the report. */
export const RULE_PROMISES = {
  schema: "its name can stand in a programme, and its options are read by a Standard Schema that refuses what is wrong",
  synchronous: "nothing that it returns is a promise",
  answers: "it throws nowhere: nobody on a side, nothing answered, people alike, many people",
  unchanged: "it leaves people and options as they are",
  id: "it makes an id that can stand in a programme, of its options alone: the same each time",
  written: "it writes 1 for what it forbids, and nothing but 0 besides",
  mentees: "it names mentees who are there, and forbids the others nobody",
  counts: "it counts people who are there, ascending, each once, with limits that can be met",
  repeatable: "the same question gets the same answer: twice, in another order, prepared anew, after other people",
  renaming: "people's ids, and so the order of people, change no verdict and no count",
  keys: "the order of keys in its options changes no verdict, no count and no id",
  others: "what other people answered changes no pair's verdict",
  verdicts: "it forbade somebody, or counted pairs",
} as const;

export type RuleCheck = keyof typeof RULE_PROMISES;
