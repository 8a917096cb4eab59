import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../functions/domain/page/span.ts';
import { factsOf, promisesOf } from './reading.ts';

const CORPUS = resolve('../shared/corpus');
const isHere = existsSync(CORPUS);
if (!isHere) console.log('shared-gold.test.ts: skipped, the marked papers are not beside this checkout');

interface GoldFact extends Span {
  readonly type: string;
  readonly kind?: string;
  readonly forward?: string;
  readonly zone?: string;
  readonly sent_start?: number;
  readonly sent_end?: number;
}

interface GoldPaper {
  readonly id: string;
  readonly text: string;
  readonly signed: string | null;
  readonly facts: readonly GoldFact[];
  readonly ignore: readonly Span[];
}

const TYPES = {
  money: 'money',
  percent: 'percent',
  count: 'count',
  date: 'date',
  cited: 'citation',
  doc_no: 'documentNumber',
} as const;
const touch = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const json = (path: string) => JSON.parse(readFileSync(join(CORPUS, path), 'utf8'));
const lines = (path: string) =>
  readFileSync(join(CORPUS, path), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

function letters(): readonly GoldPaper[] {
  const signed = new Map(
    lines('replies/gold_replies.jsonl').map((row) => [row.id, row.signed ?? row.published ?? null]),
  );
  return lines('replies/gold_facts.jsonl').map((row) => ({ ...row, signed: signed.get(row.id) ?? null }));
}

function seeds(): readonly GoldPaper[] {
  const gold = json('seeds/gold_facts.json');
  return Object.keys(gold.files).map((id) => ({
    id,
    text: readFileSync(join(CORPUS, 'seeds', gold.files[id]), 'utf8'),
    signed: gold.doc_meta[id].signed,
    facts: gold.facts.filter((fact: { doc: string }) => fact.doc === id),
    ignore: [],
  }));
}

/** F1 of the spans of one type; page dates and what the gold sets aside count neither way. */
function score(papers: readonly GoldPaper[], type: keyof typeof TYPES): number {
  let [hits, extra, missed] = [0, 0, 0];
  for (const { text, signed, facts, ignore } of papers) {
    const found = factsOf(TYPES[type], text, { zones: [], signedOn: signed, publishedOn: null });
    const gold = facts.filter((fact) => fact.type === type && fact.zone !== 'navigation');
    const counted = gold.filter(({ kind }) => !UNCOUNTED.has(kind ?? ''));
    hits += counted.filter((fact) => found.some((one) => touch(one, fact))).length;
    missed += counted.filter((fact) => !found.some((one) => touch(one, fact))).length;
    extra += found.filter((one) => ![...facts, ...ignore].some((fact) => touch(one, fact))).length;
  }
  return (2 * hits) / (2 * hits + extra + missed || 1);
}
const UNCOUNTED = new Set(['published', 'meta', 'page_clock', 'relative', 'in_name']);

/** Share of the sentences with a strict promise in which one is found, and of the found ones that touch a promise of the gold. */
function promiseScore(papers: readonly GoldPaper[]): { precision: number; recall: number } {
  let [found, right, gold, hit] = [0, 0, 0, 0];
  for (const { text, signed, facts, ignore } of papers) {
    const promises = promisesOf(text, { zones: [], signedOn: signed, publishedOn: null });
    const all = facts.filter(({ type }) => type === 'commitment');
    const sentences = all.map((fact) => ({
      ...fact,
      start: fact.sent_start ?? fact.start,
      end: fact.sent_end ?? fact.end,
    }));
    const strict = sentences.filter(({ forward }) => forward === 'strict');
    found += promises.length;
    right += promises.filter((promise) => [...sentences, ...ignore].some((one) => touch(one, promise))).length;
    gold += strict.length;
    hit += strict.filter((one) => promises.some((promise) => touch(one, promise))).length;
  }
  return { precision: right / (found || 1), recall: hit / (gold || 1) };
}

describe.runIf(isHere)('facts of real papers', () => {
  it.each(Object.keys(TYPES) as (keyof typeof TYPES)[])('hold the bar for %s in letters and seeds', (type) => {
    expect(score(letters(), type)).toBeGreaterThanOrEqual(type === 'count' ? 0.95 : 0.98);
    expect(score(seeds(), type)).toBeGreaterThanOrEqual(0.97);
  });

  it('hold the bar for promises', () => {
    for (const papers of [letters(), seeds()]) {
      const { precision, recall } = promiseScore(papers);
      expect(precision).toBeGreaterThanOrEqual(0.95);
      expect(recall).toBeGreaterThanOrEqual(0.92);
    }
  });
});
