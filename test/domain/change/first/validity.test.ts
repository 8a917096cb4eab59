import { describe, expect, it } from 'vitest';
import { validityOf } from '../../../../functions/domain/change/first/validity.ts';
import { read } from '../../document/reading.ts';

const rule = (...articles: readonly string[]) => `云岭市商务局关于印发云岭市展会补贴办法的通知
各区商务局：
现将《云岭市展会补贴办法》印发给你们。
云岭市商务局
2026年4月1日
云岭市展会补贴办法
${articles.map((words, n) => `第${'一二三四五'[n] ?? ''}条 ${words}`).join('\n')}`;

const sentenceOf = (...articles: readonly string[]) => validityOf(read(rule(...articles)))?.sentence ?? null;

describe('The sentence that proves from when to when a paper holds', () => {
  it.each([
    ['本办法自印发之日起施行，有效期三年。', '对名单有异议的，应当自公布之日起10日内提出。'],
    ['本办法自2026年5月1日起施行。', '申报材料自2026年5月1日起3年内有效的方可使用。'],
    ['本办法自2026年5月1日起施行，有效期3年。', '2026年5月1日前取得有效证照的企业可以申报。'],
    ['本办法由市商务局负责解释，自2026年5月1日起施行。', '许可证自2026年5月1日起生效的，同样适用。'],
    ['《云岭市展会补贴办法》自2026年5月1日起执行。', '资格证书自2026年5月1日起有效。'],
  ])('is %s', (own, other) => {
    expect(sentenceOf(own, other)).toContain(own);
    expect(sentenceOf(other, own)).toContain(own);
  });

  it('is none where no sentence surely tells it', () => {
    const text = rule('对展会给予补贴。', '申报材料自2026年5月1日起有效。');
    const document = read(text);
    const validity = { effectiveOn: '2026-05-01', expiresOn: null, years: null, abolishes: [] };
    expect(validityOf({ ...document, validity })).toEqual({
      effectiveOn: '2026-05-01',
      expiresOn: null,
      years: null,
      sentence: null,
    });
  });
});
