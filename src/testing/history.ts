import type { CohortInput } from "../cohort/schema.ts";
import type { Breaches } from "./breach.ts";
import { Breach } from "./breach.ts";
import { differenceOf, shownBits } from "./difference.ts";

/** One question to a prepared plug-in; the answer is plain data. */
export interface Question {
  /** What stands at a path of the answer: `the score of mentee "a" and mentor "b"`. */
  about(path: readonly PropertyKey[]): string;
  ask(): unknown;
}

/** One cohort of a history. */
export interface Scene {
  readonly where: string;
  readonly input: CohortInput;
  readonly pairs: number;
  /** Prepares the plug-in anew. A Breach where that fails. */
  open(): readonly Question[];
}

/** What was said of every scene before anything else was asked. */
export interface History {
  readonly scenes: readonly Scene[];
  readonly sessions: readonly Session[];
  readonly first: readonly (readonly Answer[])[];
  /** The same questions again, each after one about the next cohort. */
  readonly between: readonly (readonly Answer[])[];
}

type Session = readonly Question[] | Breach<string>;

/** What was said; a Breach where there was no answer. */
type Answer = unknown;

// Small ones are mostly of one pair, which may have no score.
const FEW = 3;
const FULL = 2;

/**
 * Cohorts in which something that settles early shows: the smallest ones first, so that a largest number, or a first
 * cohort, that is kept is not yet the last; then the fullest. Those without a pair say nothing.
 */
export function scenesOf(all: readonly Scene[]): readonly Scene[] {
  const told = all.filter(({ pairs }) => pairs > 0).sort((a, b) => a.pairs - b.pairs);
  return told.length <= FEW + FULL ? told : [...told.slice(0, FEW), ...told.slice(-FULL)];
}

/** To be the first thing that the plug-in meets: it is prepared for each cohort, and cohorts are asked in turns. */
export function begin(scenes: readonly Scene[]): History {
  const sessions: Session[] = [];
  const first: Answer[][] = [];
  const between: Answer[][] = [];
  for (const [at, scene] of scenes.entries()) {
    const session = caught(scene.open);
    const before = sessions.at(-1);
    const [own, others]: Answer[][] = [[], []];
    sessions.push(session);
    first.push(own);
    if (at > 0) between.push(others);
    if (session instanceof Breach) continue;
    for (const [turn, { ask }] of session.entries()) {
      own.push(caught(ask));
      if (before !== undefined && !(before instanceof Breach) && turn < before.length)
        others.push(caught(before[turn].ask));
    }
  }
  return { scenes, sessions, first, between };
}

const EXPECTED = "expected the same whatever was asked before: nothing kept outside of what prepare returns";
const AT_FIRST = "when nothing else had been asked";

/**
 * To be the last thing: the same questions, to the same preparations and to new ones, in the opposite order. Whatever
 * differs from what was said first was kept from call to call. `copy` is the history of the same plug-in from a second
 * evaluation of its module, with the scenes in the opposite order: what the first cohort of all left behind differs.
 */
export function checkHistory<Check extends string>(
  history: History,
  copy: History | undefined,
  subject: string,
  breaches: Breaches<Check | "repeatable">,
): void {
  const { scenes, sessions, first, between } = history;
  for (let at = scenes.length - 1; at >= 0; at--) {
    const { where, input, open } = scenes[at];
    breaches.attempt(
      () => {
        const anew = caught(open);
        const session = sessions[at];
        compareSessions(session, anew, LAST);
        if (session instanceof Breach || anew instanceof Breach) return;
        const compared = (answers: readonly Answer[], when: string) => {
          breaches.looked("repeatable", answers.length);
          compare(subject, session, first[at], answers, when);
        };
        compared(between[at] ?? [], "when it was asked after a question about other people");
        compared(backwards(anew), LAST);
        compared(backwards(session), LAST);
        if (copy === undefined) return;
        const other = scenes.length - 1 - at;
        compareSessions(session, copy.sessions[other], COPY);
        compared(copy.first[other], COPY);
      },
      where,
      input,
    );
  }
}

const LAST = "when everything else had been";
const COPY = "from the copy, which had met other people first";

function backwards(session: readonly Question[]): readonly Answer[] {
  return [...session]
    .reverse()
    .map(({ ask }) => caught(ask))
    .reverse();
}

function compareSessions(first: Session, other: Session, when: string): void {
  if (first instanceof Breach && !(other instanceof Breach)) broken(`${first.message}; only ${AT_FIRST}`);
  if (other instanceof Breach && !(first instanceof Breach)) broken(`${other.message}; only ${when}`);
}

function compare(
  subject: string,
  questions: readonly Question[],
  first: readonly Answer[],
  other: readonly Answer[],
  when: string,
): void {
  for (const [turn, said] of other.entries()) {
    const before = first[turn];
    if (before instanceof Breach && said instanceof Breach) continue;
    if (before instanceof Breach) broken(`${before.message}; only ${AT_FIRST}`);
    if (said instanceof Breach) broken(`${said.message}; only ${when}`);
    const found = differenceOf(before, said);
    if (found === undefined) continue;
    const was = `${questions[turn].about(found.path)} was ${shownBits(found.a)} ${AT_FIRST}`;
    broken(`${subject}: ${was}, and ${shownBits(found.b)} ${when}: ${EXPECTED}`);
  }
}

function broken(message: string): never {
  throw new Breach<"repeatable">("repeatable", message);
}

function caught<T>(ask: () => T): T | Breach<string> {
  try {
    return ask();
  } catch (breach) {
    if (!(breach instanceof Breach)) throw breach;
    return breach;
  }
}
