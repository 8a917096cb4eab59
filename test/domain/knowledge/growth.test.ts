import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../functions/domain/document/read.ts';
import { rowsOf } from '../../../functions/domain/knowledge/rows.ts';

const HEAD = '云岭市水务局关于市政协第12号提案的答复\n张小三委员：\n您提出的提案收悉，现答复如下：\n';
const place = { documentId: 'd', stamp: 's', said: { body: '云岭市水务局', saidOn: '2026-01-05' } };
const labelTopics = () => ({ labels: [], sectionTopics: [] });

/** Milliseconds of the processor that it takes to keep what a paper of so many parts says. */
function cost(part: (at: number) => string, parts: number): number {
  const text = HEAD + Array.from({ length: parts }, (_, at) => part(at)).join('');
  const document = readDocument(text, { url: null, publishedOn: null, pageTitle: null, labelTopics });
  const before = process.cpuUsage().user;
  rowsOf(document, place);
  return (process.cpuUsage().user - before) / 1000;
}

describe('what a paper says is kept in time that follows its length', () => {
  it.each([
    ['names many rules', (at: number) => `《云岭市水务${at}号管理办法》、`],
    ['names many rules by number', (at: number) => `《云岭市水务${at}号办法》（云府〔2020〕${at}号）、`],
    ['gives one number to many rules', (at: number) => `《云岭市水务${at}号办法》（云府〔2020〕1号）、`],
    ['has no full stop', () => '，嗯'],
    ['promises without a full stop', () => '，将新建公园1座'],
    ['tells without a full stop', () => '，已建成公园1座'],
  ])('of a paper that %s', (_, part) => {
    cost(part, 500);
    expect(cost(part, 8_000)).toBeLessThan(24 * Math.max(100, cost(part, 1_000)));
  });
});
