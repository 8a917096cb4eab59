import { describe, expect, it } from 'vitest';
import { ordinalOf, readLabel } from '../../../../functions/domain/change/text/labels.ts';

describe('the label of a paragraph', () => {
  it.each([
    ['第十二条 适用范围', '第十二条', '第#条', 12],
    ['第3章 附则', '第3章', '第#章', 3],
    ['一、总体要求', '一、', '#、', 1],
    ['　　（十一）申报条件', '（十一）', '（#）', 11],
    ['(三) 申报条件', '(三)', '(#)', 3],
    ['2. 材料', '2.', '#.', 2],
    ['10、材料', '10、', '#、', 10],
    ['(4)复印件', '(4)', '(#)', 4],
    ['③其他', '③', '#', 3],
    ['二是加强监管。', '二是', '#是', 2],
  ])('is read from %j', (paragraph, text, series, ordinal) => {
    const label = readLabel(paragraph);
    expect(label).toMatchObject({ text, series, ordinal });
    expect(paragraph.slice(label?.at, (label?.at ?? 0) + text.length)).toBe(text);
    expect(paragraph.slice(label?.bodyAt)).not.toMatch(/^\s/);
  });

  it.each(['补贴标准', '2.5万元以上', '十家企业获奖', '第一批名单', '', '一'])('is not seen in %j', (paragraph) => {
    expect(readLabel(paragraph)).toBeNull();
  });

  it.each([
    ['一', 1],
    ['十', 10],
    ['十九', 19],
    ['二十', 20],
    ['一百零三', 103],
    ['一百一十', 110],
    ['42', 42],
    ['⑳', 20],
  ])('%s counts as %i', (digits, value) => {
    expect(ordinalOf(digits)).toBe(value);
  });
});
