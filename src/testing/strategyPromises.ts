/** What a strategy promises, check by check, in the order of the report. */
export const STRATEGY_PROMISES = {
  schema: "its name can stand in a programme, and its options are read by a Standard Schema that refuses what is wrong",
  synchronous: "nothing that it returns is a promise",
  answers: "it throws nowhere: nobody on a side, nothing answered, people alike, many people",
  unchanged: "it leaves people and options as they are",
  written: "it writes every entry of a row, and reads none",
  range: "every score is in 0..1, or NaN",
  repeatable: "the same question gets the same answer: twice, in another order, prepared anew, after other people",
  accounts: "every account is plain data, survives JSON, and gives the score to the last bit",
  unknown: "where data are missing the score is NaN, and the account says why",
  renaming: "people's ids, and so their places, change no score",
  keys: "the order of keys in its options changes no score",
  others: "what other people answered changes no pair's score",
  scores: "it gave scores to look at",
} as const;

export type StrategyCheck = keyof typeof STRATEGY_PROMISES;
