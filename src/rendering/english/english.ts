import { aims } from "./aims.ts";
import { audit } from "./audit.ts";
import { certificate, gap } from "./certificate.ts";
import { conflict, repair } from "./conflict.ts";
import { counting } from "./counting.ts";
import { decided } from "./decided.ts";
import { gains } from "./gains.ts";
import { letter } from "./letter.ts";
import { margins } from "./margins.ts";
import { alternative, forbidden, mentees, unmatched } from "./mentee.ts";
import { mentor, nextBest } from "./mentor.ts";
import { decimal, grouped, percent, share } from "./numbers.ts";
import { listed } from "./phrases.ts";
import { report } from "./report.ts";
import { audience, columns, named, pair, summary, titles } from "./run.ts";
import { stable } from "./stable.ts";
import { term } from "./term.ts";
import { whyNot } from "./whyNot.ts";

/**
 * Every word of the renderings that is not data, in English: whole templates, in which what changes with a number is
 * written out. Another language is another value of the type `Language`.
 */
export const english = {
  numbers: { grouped, percent, decimal, share },
  listed,
  titles,
  columns,
  audience,
  named,
  summary,
  pair,
  term,
  mentees,
  alternative,
  forbidden,
  unmatched,
  decided,
  certificate,
  gap,
  conflict,
  repair,
  /** Of the aims that count. */
  counting,
  /** Of the aim `stable`. */
  stable,
  audit,
  aims,
  whyNot,
  margins,
  gains,
  mentor,
  nextBest,
  letter,
  /** Of the HTML report alone. */
  report,
};
