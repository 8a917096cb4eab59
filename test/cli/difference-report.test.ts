import { describe, expect, it } from 'vitest';
import { differenceReport } from '../../functions/cli/difference-report.ts';
import { diffTexts } from '../../functions/domain/change/diff.ts';
import { readFacts } from '../../functions/domain/facts/read.ts';

const OLD = '第一条 对获得认定的企业，给予最高5000万元资助。\n第二条 依据《旧办法》执行。\n';
const NEXT =
  '第一条 申报企业应当诚信经营。\n第二条 对获得认定的企业，给予最高3000万元资助。\n第三条 依据《旧办法》执行。\n';

describe('a difference for a person', () => {
  it('tells figures first, with both sentences, then renumbering, then each paragraph that changed', () => {
    expect(report(OLD, NEXT).split('\n')).toEqual([
      '数字、日期与引用',
      '  资助：最高5000万元 → 最高3000万元',
      '    原：[-第一条 对获得认定的企业，给予最高5000万元资助。-]',
      '    现：{+第二条 对获得认定的企业，给予最高3000万元资助。+}',
      '',
      '重新编号',
      '  第一条至第二条 → 第二条至第三条',
      '',
      '文字（新增 25 字，删除 9 字，移动 0 字）',
      '  新增　{+第一条 申报企业应当诚信经营。+}',
      '  修改　[-第一条-]{+第二条+} 对获得认定的企业，给予最高[-5000万元-]{+3000万元+}资助。',
      '',
    ]);
  });

  it('says so where nothing differs', () => {
    expect(report(OLD, OLD)).toBe('两份文本没有差别。\n');
  });

  it('marks edits by colours on a terminal', () => {
    const difference = diffTexts('企业应当依法纳税。', '企业应当依法足额纳税。');
    const text = differenceReport(difference, { old: '', next: '' }, 'colours');
    expect(text).toContain('企业应当依法\u001b[32m足额\u001b[39m纳税。');
    expect(text).not.toContain('{+');
  });

  it('lets no control character of a paper through', () => {
    const text = report('普通的一段话\u001b[31m，后面还有。', '普通的一段话\u001b[31m，后面没有\u202e了。');
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });
});

function report(old: string, next: string): string {
  const read = (text: string) => readFacts(text, { zones: [], signedOn: null, publishedOn: null });
  return differenceReport(diffTexts(old, next, { old: read(old), next: read(next) }), { old, next }, 'brackets');
}
