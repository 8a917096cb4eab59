import type { PolicyDocument } from '../../functions/domain/document/model.ts';
import type { GoldFact, GoldFactRow } from './gold.ts';
import { add, NOTHING, type Tally } from './tally.ts';

export interface ReadRow {
  readonly gold: GoldFactRow;
  readonly document: Pick<PolicyDocument, 'facts' | 'commitments'>;
}

export interface FactScore {
  readonly spans: Tally;
  /** Among the facts found, how many have the gold's value and comparator. */
  readonly values: { readonly right: number; readonly all: number };
}

/** Facts by type: a reading hits a gold fact of its type that it overlaps, one to one. */
export function scoreFacts(rows: readonly ReadRow[]): ReadonlyMap<string, FactScore> {
  const scores = new Map<string, FactScore>();
  for (const [goldType, type] of Object.entries(TYPES)) {
    let score: FactScore = { spans: NOTHING, values: { right: 0, all: 0 } };
    for (const row of rows) score = join(score, scoreRow(row, goldType, type));
    if (score.spans.hits + score.spans.missed > 0) scores.set(type, score);
  }
  return scores;
}

/** Sentences that promise something. A reading must cover a gold clause or its sentence and little more. */
export function scoreCommitments(rows: readonly ReadRow[]): Tally {
  return rows.map(scorePromises).reduce(add, NOTHING);
}

const TYPES: Readonly<Record<string, string>> = {
  money: 'money',
  percent: 'percent',
  count: 'count',
  date: 'date',
  cited: 'citation',
  doc_no: 'documentNumber',
  case_no: 'caseNumber',
  period: 'period',
  rank: 'rank',
  frequency: 'frequency',
  multiple: 'multiple',
};

/** Dates of the page, and words such as 近年来, are no figures of the paper: found or not, they do not count. */
const UNSCORED: ReadonlySet<string> = new Set(['published', 'meta', 'page_clock', 'relative', 'in_name']);
const MEANT: ReadonlySet<string> = new Set(['max', 'le', 'lt', 'ge', 'gt', 'approx']);

function scoreRow({ gold, document }: ReadRow, goldType: string, type: string): FactScore {
  const free = new Set(document.facts.filter((fact) => fact.type === type));
  let spans = NOTHING;
  let right = 0;
  let all = 0;
  for (const fact of gold.facts) {
    if (fact.type !== goldType) continue;
    const found = [...free].find((read) => overlap(read, fact) > 0);
    if (found !== undefined) free.delete(found);
    if (goldType === 'date' && UNSCORED.has(fact.kind ?? '')) continue;
    spans = add(spans, { hits: found === undefined ? 0 : 1, extra: 0, missed: found === undefined ? 1 : 0 });
    const value = fact.value_yuan ?? fact.value_pct ?? fact.value;
    if (found === undefined || value === undefined || value === null || typeof value === 'object') continue;
    all += 1;
    const opRight = !MEANT.has(fact.op ?? '') || found.op === fact.op;
    if (opRight && sameValue(String(value), String(found.value ?? ''), found.text, type)) right += 1;
  }
  const excused = [...gold.ignore, ...gold.facts];
  const extra = [...free].filter((read) => !excused.some((span) => overlap(read, span) > 0)).length;
  return { spans: add(spans, { hits: 0, extra, missed: 0 }), values: { right, all } };
}

function sameValue(gold: string, read: string, words: string, type: string): boolean {
  if (type === 'documentNumber' || type === 'caseNumber') return true;
  if (type === 'citation') return words.replace(/\s/gu, '').includes(gold.replace(/\s/gu, ''));
  return gold === read || Number(gold) === Number(read);
}

function scorePromises({ gold, document }: ReadRow): Tally {
  const promises = gold.facts.filter(({ type }) => type === 'commitment');
  const used = new Set<object>();
  let tally = NOTHING;
  for (const promise of promises) {
    const near = document.commitments.filter((read) => nearness(read, promise) >= HALF);
    const best =
      near.toSorted((a, b) => nearness(b, promise) - nearness(a, promise)).find((read) => !used.has(read)) ?? near[0];
    if (best !== undefined) used.add(best);
    if (promise.forward !== 'strict') continue;
    tally = add(tally, { hits: best === undefined ? 0 : 1, extra: 0, missed: best === undefined ? 1 : 0 });
  }
  const excused = [...promises.map(sentenceOf), ...gold.ignore];
  const extra = document.commitments.filter(
    (read) => !used.has(read) && !excused.some((span) => overlap(read, span) > 0 && length(read) <= 1.5 * length(span)),
  ).length;
  return add(tally, { hits: 0, extra, missed: 0 });
}

const HALF = 0.5;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function nearness(read: Stretch, promise: GoldFact): number {
  return Math.max(agreement(read, promise), agreement(read, sentenceOf(promise)));
}

function sentenceOf({ start, end, sent_start, sent_end }: GoldFact): Stretch {
  return { start: sent_start ?? start, end: sent_end ?? end };
}

/** Shared length over joint length. */
function agreement(a: Stretch, b: Stretch): number {
  return overlap(a, b) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function overlap(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function length({ start, end }: Stretch): number {
  return end - start;
}

function join(a: FactScore, b: FactScore): FactScore {
  const values = { right: a.values.right + b.values.right, all: a.values.all + b.values.all };
  return { spans: add(a.spans, b.spans), values };
}
