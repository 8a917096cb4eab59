import { describe, expect, it } from 'vitest';
import type { Decision } from '../../functions/domain/knowledge/follow.ts';
import type { PaperName } from '../../functions/domain/knowledge/model.ts';
import type { KnowledgeRow } from '../../functions/domain/knowledge/rows.ts';
import type { KnowledgeStore } from '../../functions/ports/knowledge-store.ts';
import { atOnce, collect, type Open, withOpened } from './opened.ts';

/** Every promise of `functions/ports/knowledge-store.ts`, for whatever keeps it. */
export function describeKnowledgeStoreContract(name: string, open: Open<KnowledgeStore>): void {
  describe(`${name} keeps the promises of a knowledge store`, () => {
    it('gives the rows under a key in order of document and state, and none under a key that nobody wrote', () =>
      withOpened(open, async ({ subject, other }) => {
        await subject.add([row('is a', 'd2', 's1'), row('is b', 'd1', 's1')]);
        await subject.add([row('is a', 'd1', 's2'), row('is a', 'd1', 's1')]);
        expect(await collect(other.rows('is a'))).toEqual([
          row('is a', 'd1', 's1'),
          row('is a', 'd1', 's2'),
          row('is a', 'd2', 's1'),
        ]);
        expect(await collect(other.rows('is c'))).toEqual([]);
      }));

    it('replaces the row of the same key, document and state, and no other', () =>
      withOpened(open, async ({ subject, other }) => {
        await subject.add([row('is a', 'd1', 's1'), row('is a', 'd2', 's1')]);
        await other.add([row('is a', 'd1', 's1', '乙')]);
        await other.add([row('is a', 'd1', 's1', '乙')]);
        expect(await collect(subject.rows('is a'))).toEqual([row('is a', 'd1', 's1', '乙'), row('is a', 'd2', 's1')]);
      }));

    it('keeps long keys and long bodies apart and whole', () =>
      withOpened(open, async ({ subject, other }) => {
        const long = `is ${'临'.repeat(700)}`;
        await subject.add([row(`${long}甲`, 'd1', 's', '长'.repeat(9000)), row(`${long}乙`, 'd1', 's')]);
        expect(await collect(other.rows(`${long}甲`))).toEqual([row(`${long}甲`, 'd1', 's', '长'.repeat(9000))]);
        expect(await collect(other.rows(`${long}乙`))).toHaveLength(1);
      }));

    it('tells every key that begins with some words, once', () =>
      withOpened(open, async ({ subject, other }) => {
        await subject.add([row('cites 甲', 'd1', 's'), row('cites 甲', 'd2', 's'), row('cites 乙', 'd1', 's')]);
        await subject.add([row('is 甲', 'd1', 's'), row('cite', 'd1', 's')]);
        expect((await collect(other.keys('cites '))).toSorted()).toEqual(['cites 乙', 'cites 甲'].toSorted());
        expect(await collect(other.keys('none'))).toEqual([]);
      }));

    it('takes rows of many papers under one key at once', () =>
      withOpened(open, async ({ subject, other }) => {
        await atOnce(30, (n) => (n % 2 === 0 ? subject : other).add([row('cites 甲', `d${n + 10}`, 's')]));
        const rows = await collect(subject.rows('cites 甲'));
        expect(rows.map(({ documentId }) => documentId)).toEqual(Array.from({ length: 30 }, (_, n) => `d${n + 10}`));
      }));

    it('keeps the last word on each step of a promise', () =>
      withOpened(open, async ({ subject, other }) => {
        await subject.decide(decision('p1', 'b', 'confirmed'));
        await subject.decide(decision('p1', 'a', 'confirmed'));
        await other.decide(decision('p1', 'b', 'rejected'));
        await other.decide(decision('p2', 'a', 'rejected'));
        expect(await other.decisions('p1')).toEqual([
          decision('p1', 'a', 'confirmed'),
          decision('p1', 'b', 'rejected'),
        ]);
        expect(await subject.decisions('p3')).toEqual([]);
      }));
  });
}

function row(key: string, documentId: string, stamp: string, title = '临澜市扶持办法'): KnowledgeRow {
  const name: PaperName = {
    body: '临澜市工业和信息化局',
    saidOn: '2026-10-16',
    title,
    number: null,
    keys: ['rule|临澜市扶持办法'],
    bare: 'bare|扶持办法',
    place: { level: 'city', names: ['临澜市'] },
    kind: 'measure',
    version: null,
    isDraft: false,
    effectiveOn: null,
    expiresOn: null,
  };
  return { key, documentId, stamp, knowledge: [{ of: 'name', ...name }] };
}

function decision(promiseId: string, transitionId: string, verdict: Decision['verdict']): Decision {
  return { promiseId, transitionId, verdict, decidedAt: '2026-11-01T00:00:00.000Z' };
}
