import { describe, expect, it } from 'vitest';
import { foldText } from '../../../functions/domain/topic/fold.ts';
import { subjectSpans } from '../../../functions/domain/topic/subject.ts';

/** The stretches that a letter names its matter in, as words. */
function subjects(given: string, title: string | null = null): readonly string[] {
  const { text } = foldText(given);
  return subjectSpans(text, title).map(({ start, end }) => text.slice(start, end));
}

describe('subjectSpans', () => {
  it.each([
    ['a quoted title', '您提出的《关于修水渠的建议》收悉。', '《关于修水渠的建议》'],
    ['a title in curly quotes', '你提的“关于修水渠”的建议，已交我局办理。', '“关于修水渠”'],
    ['a title that is not quoted', '您提出的关于修水渠的建议收悉。', '关于修水渠的建议收悉'],
    ['a title around a quoted word', '您提出的关于为“水乡”建设修水渠的建议收悉。', '关于为“水乡”建设修水渠的建议收悉'],
    ['a request without 关于', '代表们要求修水渠的建议已收悉。', '代表们要求修水渠的建议已收悉'],
    ['a field of the page', '标题：|修水渠的建议|\n办理单位', '修水渠的建议'],
    ['a line of its own', '青禾县水利局关于修水渠建议的答复\n\n周某某代表：', '关于修水渠建议的答复'],
  ])('finds %s', (_, text, matter) => {
    expect(subjects(text)).toContain(matter);
  });

  it('takes a rule that is cited in the sentence of receipt for no matter', () => {
    const text = '您的建议收悉，根据《水渠管理办法》和《关于修水渠的提案》，现答复如下：';
    expect(subjects(text)).toEqual(['《关于修水渠的提案》']);
  });

  it('counts the paper’s own title', () => {
    const text = '青禾市水渠管理办法\n第一条 为了管好水渠。';
    expect(subjects(text, '青禾市水渠管理办法')).toEqual(['青禾市水渠管理办法']);
  });

  it('finds none in a text without title or receipt', () => {
    expect(subjects('水渠已经修好。下游通水。')).toEqual([]);
  });
});
