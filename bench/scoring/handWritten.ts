import type { RawCohort } from "./cohort.ts";
import { typical } from "./criteria.ts";

/**
 * The typical programme as somebody would write it by hand who knows it beforehand: typed arrays, sets as bits, a
 * double loop over people with a loop over topics inside, integer terms. Shares no code with src.
 */
export function handWritten(cohort: RawCohort): (mentee: number, out: Int32Array) => void {
  const { mentees, mentors } = cohort;
  const m = mentors.length;
  const inOrder = (record: Readonly<Record<string, number>>) => Object.keys(record).sort();
  const topicIds = [
    ...new Set(
      [...mentees, ...mentors].flatMap((one) => Object.keys("objectives" in one ? one.objectives : one.expertise)),
    ),
  ].sort();
  const topics = topicIds.length;
  const topicOf = new Map(topicIds.map((id, at) => [id, at]));

  const expertise = new Float64Array(m * topics);
  const served = new Float64Array(m);
  const goals = normal(cohort.collective);
  mentors.forEach((mentor, j) => {
    for (const [topic, value] of Object.entries(mentor.expertise)) expertise[j * topics + topicOf.get(topic)!] = value;
    for (const topic of inOrder(cohort.collective)) served[j] += goals[topic] * (mentor.expertise[topic] ?? 0);
    served[j] = Math.min(1, served[j]);
  });

  const valueBits = bitsOf([...mentees, ...mentors].map(({ attributes }) => attributes.values));
  const interestBits = bitsOf([...mentees, ...mentors].map(({ attributes }) => attributes.interests));
  const count = popcounts();
  const ones = (bits: number) => count[bits & 0xffff] + count[bits >>> 16];

  const mentorAt = new Map(mentors.map(({ id }, j) => [id, j]));
  const menteeAt = new Map(mentees.map(({ id }, i) => [id, i]));
  const wishedBy: [mentor: number, score: number][][] = mentees.map(() => []);
  mentors.forEach(({ wishes = [] }, j) => {
    wishes.forEach((id, at) => void wishedBy[menteeAt.get(id)!].push([j, (wishes.length - at) / wishes.length]));
  });
  const mentorWishes = Uint8Array.from(mentors, ({ wishes }) => (wishes === undefined ? 0 : 1));
  const mine = new Float64Array(m);
  const theirs = new Float64Array(m);

  return (i, out) => {
    const mentee = mentees[i];
    const chosen = inOrder(mentee.objectives);
    const n = chosen.length;
    const at = Int32Array.from(chosen, (topic) => topicOf.get(topic)!);
    const weights = normal(mentee.objectives);
    const weight = Float64Array.from(chosen, (topic) => weights[topic]);
    const raw = typical.map((criterion) => criterion.weight * (mentee.weights?.[criterion.id] ?? 1));
    const [collectiveW, interestsW, learningW, valuesW, wishesW] = apportion(raw);
    const [collectiveU, interestsU, learningU, , wishesU] = apportion(raw.map((one, k) => (k === 3 ? 0 : one)));
    const wishes = mentee.wishes;
    mine.fill(0);
    wishes?.forEach((id, place) => void (mine[mentorAt.get(id)!] = (wishes.length - place) / wishes.length));
    theirs.fill(0);
    for (const [j, score] of wishedBy[i]) theirs[j] = score;
    const ownValues = valueBits[i];
    const ownInterests = interestBits[i];

    for (let j = 0; j < m; j++) {
      let learning = 0;
      for (let k = 0; k < n; k++) learning += weight[k] * expertise[j * topics + at[k]];
      if (learning > 1) learning = 1;
      const interests =
        ones(ownInterests & interestBits[mentees.length + j]) / ones(ownInterests | interestBits[mentees.length + j]);
      let wished = 0.5; // stands in
      if (wishes !== undefined) wished = mentorWishes[j] === 1 ? (mine[j] + theirs[j]) / 2 : mine[j];
      else if (mentorWishes[j] === 1) wished = theirs[j];
      const values = valueBits[mentees.length + j];
      if (ownValues === 0 || values === 0) {
        out[j] =
          Math.floor(collectiveU * served[j] + 0.5) +
          Math.floor(interestsU * interests + 0.5) +
          Math.floor(learningU * learning + 0.5) +
          Math.floor(wishesU * wished + 0.5);
      } else {
        out[j] =
          Math.floor(collectiveW * served[j] + 0.5) +
          Math.floor(interestsW * interests + 0.5) +
          Math.floor(learningW * learning + 0.5) +
          Math.floor(valuesW * (ones(ownValues & values) / ones(ownValues | values)) + 0.5) +
          Math.floor(wishesW * wished + 0.5);
      }
    }
  };
}

/** Divided by their sum. */
function normal(weights: Readonly<Record<string, number>>): Record<string, number> {
  const topics = Object.keys(weights).sort();
  const sum = topics.reduce((all, topic) => all + weights[topic], 0);
  return Object.fromEntries(topics.map((topic) => [topic, weights[topic] / sum]));
}

/** Small integer weights: floating point is exact. */
function apportion(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((one) => Math.floor((one * 1_000_000) / sum));
  const rest = weights.map((one, k) => one * 1_000_000 - shares[k] * sum);
  for (let missing = 1_000_000 - shares.reduce((a, b) => a + b, 0); missing > 0; missing--) {
    const most = rest.indexOf(Math.max(...rest));
    shares[most]++;
    rest[most] = -1;
  }
  return shares;
}

/** Sets of at most 31 different texts as bits; 0 = no answer. */
function bitsOf(sets: readonly (readonly string[] | undefined)[]): Int32Array {
  const known = [...new Set(sets.flatMap((set) => set ?? []))];
  return Int32Array.from(sets, (set) => (set ?? []).reduce((bits, one) => bits | (1 << known.indexOf(one)), 0));
}

function popcounts(): Uint8Array {
  const counts = new Uint8Array(65_536);
  for (let bits = 1; bits < counts.length; bits++) counts[bits] = counts[bits >> 1] + (bits & 1);
  return counts;
}
