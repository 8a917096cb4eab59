import { describe, expect, it } from 'vitest';
import type { ChangeRecord, FigureChange } from '../../../functions/domain/change/record.ts';
import { type WeighedChange, weighChange } from '../../../functions/domain/change/weight.ts';
import type { Fact } from '../../../functions/domain/facts/model.ts';

describe('the weight of a change', () => {
  it('names money that went down and by how much', () => {
    const figures = [figure('最高资助', money(50_000_000, '5000万元'), money(30_000_000, '3000万元'))];
    const { score, reasons } = weighChange(revised({ figures }));
    expect(reasons[0]).toEqual({ code: 'money-down', points: 33, words: '最高资助：5000万元 → 3000万元（降 40%）' });
    expect(score).toBe(33);
  });

  it('is higher the further money moved', () => {
    const moved = (to: number) =>
      weighChange(revised({ figures: [figure('', money(100, '100元'), money(to, `${to}元`))] })).score;
    expect(moved(110)).toBeLessThan(moved(150));
    expect(moved(150)).toBeLessThan(moved(300));
    expect(moved(1000)).toBe(moved(300));
  });

  it('names a deadline, a threshold and a rate', () => {
    const figures = [
      figure('申报截止时间', fact('date', '2025-06-30', '6月30日'), fact('date', '2025-05-31', '5月31日')),
      figure(
        '营业收入',
        fact('money', 20_000_000, '不低于2000万元', 'ge'),
        fact('money', 10_000_000, '不低于1000万元', 'ge'),
      ),
      figure('补助比例', fact('percent', 20, '20%'), fact('percent', 30, '30%')),
    ];
    expect(codes(revised({ figures }))).toEqual(['deadline', 'threshold', 'rate']);
  });

  it('leaves out dates that are no deadline', () => {
    const figures = [figure('成立于', fact('date', '2001', '2001年'), fact('date', '2002', '2002年'))];
    expect(weighChange(revised({ figures }))).toEqual({ score: 0, reasons: [] });
  });

  it('names a draft that became a rule, and a rule that was abolished', () => {
    expect(codes({ ...revised({ stage: 'issued' }), stageBefore: 'draft' })).toEqual(['in-force']);
    expect(codes({ ...revised({ stage: 'abolished' }), stageBefore: 'issued' })).toEqual(['abolished']);
    expect(codes({ ...revised({ stage: 'issued' }), stageBefore: 'issued' })).toEqual([]);
  });

  it('names the first paper on a programme, its deadline and its share of new text', () => {
    const deadlines = [{ what: '申报截止', on: '2025-06-30' }];
    const change = { ...revised({ kind: 'published', deadlines, noveltyShare: 0.5 }), firstOn: ['创业补贴'] };
    expect(weighChange(change).reasons).toEqual([
      { code: 'first-paper', points: 30, words: '首次出现：创业补贴' },
      { code: 'deadline', points: 25, words: '2025-06-30 申报截止' },
      { code: 'new-text', points: 10, words: '新内容约占 50%' },
    ]);
  });

  it('does not count ten amounts as ten times the news', () => {
    const one = figure('', money(100, '100元'), money(200, '200元'));
    const { score, reasons } = weighChange(revised({ figures: new Array<FigureChange>(10).fill(one) }));
    expect(reasons).toHaveLength(1);
    expect(score).toBe(55);
  });

  it('is higher the more a new paper gives', () => {
    const giving = (sum: number, text: string) =>
      weighChange(
        revised({ kind: 'published', figures: [{ ...figure('补贴', money(1, ''), money(sum, text)), before: null }] }),
      ).score;
    expect([giving(2_000, '2000元'), giving(500_000, '50万元'), giving(56_000_000, '5600万元')]).toEqual([15, 20, 30]);
  });

  it('counts no deadline that is past when the paper comes', () => {
    const deadlines = [{ what: '申报截止', on: '2025-06-30' }];
    const { record, ...rest } = revised({ kind: 'published', deadlines });
    const found = (tick: string) => codes({ ...rest, record: { ...record, tick } });
    expect(found('2025-06-29T17:00:00.000Z')).toEqual(['deadline']);
    expect(found('2025-06-30T17:00:00.000Z')).toEqual([]);
  });

  it('is 100 at most', () => {
    const figures = [
      figure('', money(1, '1元'), money(9, '9元')),
      figure('受理', fact('date', '2025-06-30', '6月30日'), fact('date', '2025-05-31', '5月31日')),
      figure('', fact('count', 10, '10人以上', 'ge'), fact('count', 5, '5人以上', 'ge')),
    ];
    const change = { ...revised({ figures, stage: 'issued', noveltyShare: 1 }), stageBefore: 'draft' as const };
    expect(weighChange(change).score).toBe(100);
  });

  it.each(['reposted', 'relocated', 'corrected'] as const)('is nothing for what was %s', (kind) => {
    expect(weighChange(revised({ kind, noveltyShare: 1 }))).toEqual({ score: 0, reasons: [] });
  });

  it('is never without reasons', () => {
    expect(weighChange(revised({}))).toEqual({ score: 0, reasons: [] });
    expect(codes(revised({ kind: 'withdrawn' }))).toEqual(['withdrawn']);
    expect(codes(revised({ kind: 'due' }))).toEqual(['due']);
  });
});

function codes(change: WeighedChange): readonly string[] {
  return weighChange(change).reasons.map(({ code }) => code);
}

function revised(members: {
  readonly kind?: ChangeRecord['kind'];
  readonly figures?: readonly FigureChange[];
  readonly deadlines?: ChangeRecord['deadlines'];
  readonly noveltyShare?: number;
  readonly stage?: ChangeRecord['state']['stage'];
}): WeighedChange {
  const { kind = 'revised', figures = [], deadlines = [], noveltyShare = 0, stage = null } = members;
  return { record: { kind, figures, deadlines, noveltyShare, state: { stage } }, stageBefore: null, firstOn: [] };
}

function figure(label: string, before: Fact, after: Fact): FigureChange {
  return {
    label,
    before: { fact: before, sentence: before.text, documentId: 'd' },
    after: { fact: after, sentence: after.text },
  };
}

function money(value: number, text: string): Fact {
  return fact('money', value, text, 'max');
}

function fact(type: Fact['type'], value: Fact['value'], text: string, op: Fact['op'] = 'eq'): Fact {
  return { type, text, value, unit: type === 'money' ? '元' : null, op, zone: 'body', start: 0, end: text.length };
}
