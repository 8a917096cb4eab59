import { describe, expect, it } from 'vitest';
import { diffTexts } from '../../../functions/domain/change/diff.ts';
import type { FactDifference } from '../../../functions/domain/change/model.ts';
import type { Fact } from '../../../functions/domain/facts/model.ts';
import { readFacts } from '../../../functions/domain/facts/read.ts';
import { FACT_CASES } from './fact-cases/all.ts';

describe('facts of two texts', () => {
  it.each(FACT_CASES)('tell $name', ({ old, next, changes }) => {
    expect(changesOf(old, next).toSorted()).toEqual(changes.toSorted());
  });

  it.each(FACT_CASES)('tell nothing where a text stands beside itself: $name', ({ old, next }) => {
    expect(changesOf(old, old)).toEqual([]);
    expect(changesOf(next, next)).toEqual([]);
  });

  it.each(FACT_CASES)('are found in the middle of a long paper: $name', ({ old, next, changes }) => {
    const around = (text: string) => `${FRONT}\n${text}\n${BACK}`;
    expect(changesOf(around(old), around(next)).toSorted()).toEqual(changes.toSorted());
  });

  it('keep both quotes', () => {
    const [old, next] = ['最高资助5000万元。', '最高资助3000万元。'];
    const [change] = diffTexts(old, next, { old: read(old), next: read(next) }).facts;
    expect(old.slice(change?.before?.start, change?.before?.end)).toBe(change?.before?.text);
    expect(next.slice(change?.after?.start, change?.after?.end)).toBe(change?.after?.text);
  });

  it('come in the order of the new text', () => {
    const [old, next] = ['甲10万元。乙20万元。丙30万元。', '甲11万元。丙31万元。'];
    expect(changesOf(old, next)).toEqual([
      'changed money 10万元 → 11万元',
      'removed money 20万元',
      'changed money 30万元 → 31万元',
    ]);
  });

  it('are no change where one reading of an unchanged sentence stumbled', () => {
    const text = '补助5万元，同年拨付。';
    const [money] = read(text);
    const year = { type: 'date', text: '同年', unit: null, op: 'eq', zone: 'body', start: 6, end: 8 } as const;
    const [before, after] = [
      { ...year, value: '2023' },
      { ...year, value: '2024' },
    ];
    expect(money && diffTexts(text, text, { old: [money], next: [] }).facts).toEqual([]);
    expect(money && diffTexts(text, text, { old: [], next: [money] }).facts).toEqual([]);
    expect(diffTexts(text, text, { old: [before], next: [after] }).facts).toEqual([]);
  });

  it('compare the end of a range that is no fact of its own', () => {
    const range = (text: string, to: number): Fact => ({
      ...{ type: 'money', text, value: 100, to, unit: '元', op: 'eq', zone: 'body', start: 2, end: 2 + text.length },
    });
    const [old, next] = ['补助100元至300元。', '补贴100元至500元。'];
    const facts = { old: [range('100元至300元', 300)], next: [range('100元至500元', 500)] };
    expect(diffTexts(old, next, facts).facts.map(inWords)).toEqual(['changed money 100元至300元 → 100元至500元']);
    const end = (text: string, value: number): Fact => ({
      ...{ type: 'money', text, value, unit: '元', op: 'eq', zone: 'body', start: 7, end: 11 },
    });
    const apart = {
      old: [range('100元', 300), end('300元', 300)],
      next: [range('100元', 500), end('500元', 500)],
    };
    expect(diffTexts(old, next, apart).facts.map(inWords)).toEqual(['changed money 300元 → 500元']);
  });

  it('are not told where none were read', () => {
    expect(diffTexts('补助5万元。', '补助6万元。').facts).toEqual([]);
  });
});

const FRONT = '第一章 总则\n第一条 为了规范专项资金管理，制定本办法。\n第二条 资金管理遵循公开透明、突出重点的原则。';
const BACK = '第四章 附则\n第九十条 本办法由主管部门负责解释。\n第九十一条 各区可以参照执行。';

function changesOf(old: string, next: string): readonly string[] {
  return diffTexts(old, next, { old: read(old), next: read(next) }).facts.map(inWords);
}

function read(text: string): readonly Fact[] {
  return readFacts(text, { zones: [], signedOn: null, publishedOn: null });
}

function inWords({ kind, type, before, after }: FactDifference): string {
  return kind === 'changed'
    ? `${kind} ${type} ${before?.text} → ${after?.text}`
    : `${kind} ${type} ${(before ?? after)?.text}`;
}
