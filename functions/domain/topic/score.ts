import type { Span } from '../page/span.ts';
import type { CueHit } from './lexicon.ts';
import type { TopicBalance } from './model.ts';
import { locationShare } from './muted.ts';
import { PROCEDURE } from './taxonomy.ts';

/**
 * Adds up what each mention says and ranks the topics. The subject's and the body's shares are taken apart, so that a long
 * answer does not outvote a short question; a subject that says little gives its part to the body, and so does a body that speaks
 * evenly of many topics to the subject.
 */
export function rankTopics(
  text: string,
  hits: readonly CueHit[],
  places: readonly number[],
  subjects: readonly Span[],
  weights: TopicWeights,
): readonly RankedTopic[] {
  const tallies = new Map<string, Tally>();
  const lastSubject = Math.max(0, ...subjects.map(({ end }) => end));
  for (const [at, hit] of hits.entries()) {
    const place = places[at] ?? 1;
    const subject =
      hit.end <= lastSubject ? subjects.find((span) => span.start <= hit.start && hit.end <= span.end) : undefined;
    for (const { code, weight, isAgency } of hit.entries) {
      if (code === PROCEDURE) continue;
      let tally = tallies.get(code);
      if (tally === undefined) {
        tally = { subject: new Map(), body: new Map(), mentions: [] };
        tallies.set(code, tally);
      }
      if (isAgency) tally.body.set(AGENCY, { weight: AGENCY_WEIGHT, count: 1 });
      else if (subject !== undefined) addSubject(tally, hit, weight * locationShare(text, hit), subject);
      else addBody(tally, hit, weight, place * locationShare(text, hit));
      if (!isAgency && (subject !== undefined || place !== 0)) tally.mentions.push(hit);
    }
  }
  return weigh(tallies, weights);
}

/** What the ranking depends on besides the text. */
export interface TopicWeights {
  readonly yieldsTo: ReadonlyMap<string, readonly string[]>;
  readonly balance: TopicBalance;
}

/** A topic with the mentions that spoke for it, in the order of the text. */
export interface RankedTopic {
  readonly code: string;
  readonly subject: number;
  readonly body: number;
  readonly score: number;
  readonly mentions: readonly CueHit[];
}

interface Tally {
  /** Phrase → what its best mention in the subject says. */
  readonly subject: Map<string, number>;
  readonly body: Map<string, { weight: number; count: number }>;
  readonly mentions: CueHit[];
}

function addSubject(tally: Tally, hit: CueHit, weight: number, subject: Span): void {
  const share = (hit.end - subject.start) / (subject.end - subject.start);
  const said = weight * (1 + LAST_WORD * share);
  tally.subject.set(hit.phrase, Math.max(tally.subject.get(hit.phrase) ?? 0, said));
}

function addBody(tally: Tally, hit: CueHit, weight: number, place: number): void {
  if (place === 0) return;
  const seen = tally.body.get(hit.phrase);
  if (seen === undefined) tally.body.set(hit.phrase, { weight, count: place });
  else seen.count += place;
}

function weigh(tallies: ReadonlyMap<string, Tally>, { yieldsTo, balance }: TopicWeights): readonly RankedTopic[] {
  const sums = [...tallies].map(([code, { subject, body, mentions }]) => ({
    code,
    subject: sum(subject.values()),
    body: bodySum(body.values()),
    mentions,
  }));
  const subjectTotal = sum(sums.map(({ subject }) => subject));
  const bodyTotal = sum(sums.map(({ body }) => body));
  const said = bodyTotal * gathered(sums.map(({ body }) => body));
  const trust = (balance.subject * Math.min(subjectTotal / SUBJECT_ENOUGH, 1)) / (1 + said / balance.longBody);
  const scored = sums.map((topic) => ({
    ...topic,
    score: trust * share(topic.subject, subjectTotal) + (1 - trust) * share(topic.body, bodyTotal + BODY_ENOUGH),
  }));
  const total = sum(scored.map(({ score }) => score));
  return scored
    .map((topic) => ({ ...topic, score: share(held(topic, scored, yieldsTo.get(topic.code) ?? []), total) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

/**
 * A topic's score, held just below that of a topic which stands before it, where the subject names that one and it is not far
 * behind: whoever pays for the sweepers writes of budgets, but was asked about sweeping.
 */
function held(topic: RankedTopic, all: readonly RankedTopic[], before: readonly string[]): number {
  if (before.length === 0) return topic.score;
  const first = all.filter(
    ({ code, subject, score }) => before.includes(code) && subject >= NAMED && score >= topic.score * NEAR,
  );
  return Math.min(topic.score, ...first.map(({ score }) => score * BELOW));
}

/** How far parts are gathered in few hands: 1 where they weigh as five equal ones or fewer do, below it where more share them. */
function gathered(parts: readonly number[]): number {
  const total = sum(parts);
  return total === 0 ? 1 : Math.min(1, EVEN_HANDS * sum(parts.map((part) => (part / total) ** 2)));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Each further mention of a phrase says less. */
function bodySum(phrases: Iterable<{ weight: number; count: number }>): number {
  let total = 0;
  for (const { weight, count } of phrases) total += weight * Math.log2(1 + count);
  return total;
}

function share(part: number, total: number): number {
  return total === 0 ? 0 : part / total;
}

/** One strong phrase. */
const SUBJECT_ENOUGH = 3;
/** A few strong phrases: one stray word in a short answer is no second opinion. */
const BODY_ENOUGH = 10;
/** Chinese titles end with their head: 校门口的红绿灯 is about the lights. */
const LAST_WORD = 0.6;
/** So many equal topics make a body that speaks of everything: its leading one is then chance, and the title tells more. */
const EVEN_HANDS = 5;
/** A topic that the subject names by less than a strong phrase stands before none. */
export const NAMED = 3;
const NEAR = 0.5;
const BELOW = 0.95;
const AGENCY = '';
const AGENCY_WEIGHT = 1;
