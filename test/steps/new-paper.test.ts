import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openScratchComparer } from '../../functions/compose/comparing.ts';
import { deadlinesOf, neededFor, newsOf } from '../../functions/domain/change/first/news.ts';
import { validityOf } from '../../functions/domain/change/first/validity.ts';
import { read } from '../domain/document/reading.ts';

let scratch: ReturnType<typeof openScratchComparer>;
beforeEach(() => {
  scratch = openScratchComparer();
});
afterEach(() => scratch.close());

/** The news of a paper against earlier ones. */
async function news(earlier: readonly string[], text: string) {
  const ids = new Map(earlier.map((one, n) => [`d${n}`, one]));
  for (const [id, one] of ids) await scratch.comparer.index(id, one);
  const document = read(text);
  const comparison = await scratch.comparer.compare({ id: 'new', document });
  const needed = neededFor(document, comparison);
  const texts = new Map([...ids].filter(([id]) => needed.has(id)));
  return newsOf({ document, documentId: 'new' }, comparison, texts);
}

const letter = (
  number: string,
  day: string,
  body: string,
) => `云岭市科学技术局关于市政协五届五次会议第${number}号提案答复的函
尊敬的何青委员：
您提出的提案收悉。现答复如下：
${body}
感谢您对我市科技工作的关心和支持。
云岭市科学技术局
${day}`;

const KNOWN = '对通过验收的中试基地项目，按照实际投入的25%给予奖励，单个项目最高80万元。';
const PLANNED = '下一步，我局将会同有关部门，计划到2027年底新增备案中试基地20家以上，服务覆盖全市主要产业园区。';

describe('The news of a paper without a predecessor', () => {
  it('is not what an earlier paper said already', async () => {
    const fresh = '对新设立的概念验证中心，给予一次性补助120万元，用于购置实验设备和引进专业服务人员。';
    const told = await news(
      [letter('2026011', '2026年3月16日', `${KNOWN}\n${PLANNED}`)],
      letter('2026057', '2026年9月16日', `${KNOWN}\n${fresh}\n${PLANNED}`),
    );
    expect(told.figures.map(({ after }) => after?.fact.text)).toEqual(['120万元']);
    expect(told.figures[0]?.after?.sentence).toBe(fresh);
    expect(told.commitments).toEqual([]);
  });

  it('is a promise whose figure is another', async () => {
    const told = await news(
      [letter('2026011', '2026年3月16日', PLANNED)],
      letter('2026057', '2026年9月16日', PLANNED.replace('20家', '35家')),
    );
    expect(told.commitments).toEqual([expect.stringContaining('35家以上')]);
  });

  it.each([
    ['150万元', '50万元'],
    ['1.5万元', '5万元'],
    ['235万元', '35万元'],
  ])('is a figure that only lies in an earlier one: %s, %s', async (old, fresh) => {
    const grant = `对在本市举办且面积达到一万平方米的专业展会，经评审认定后给予${old}的一次性资助，由区商务局负责审核并拨付到位。`;
    const more = grant.replace('，由区', `，其中对科技企业另外给予${fresh}的一次性资助，由区`);
    const told = await news(
      [letter('2026011', '2026年3月16日', grant)],
      letter('2026057', '2026年9月16日', `${more}\n${KNOWN}`),
    );
    expect(told.figures.map(({ after }) => after?.fact.text)).toContain(fresh);
    expect(told.figures.map(({ after }) => after?.fact.text)).not.toContain(old);
  });

  it('is a promise whose figure only lies in the earlier one', async () => {
    const promise =
      '下一步，我局将在2027年底前为全市中小企业提供免费的参展咨询和撮合对接服务，并新建会展服务平台15个，由各区落实。';
    const told = await news(
      [letter('2026011', '2026年3月16日', promise)],
      letter('2026057', '2026年9月16日', promise.replace('15个', '5个')),
    );
    expect(told.commitments).toEqual([expect.stringContaining('平台5个')]);
  });

  it('is capped, and the rest is counted', async () => {
    const grants = Array.from({ length: 14 }, (_, n) => `对第${n + 1}类项目，每个给予补助${n + 11}万元。`);
    const promises = Array.from({ length: 7 }, (_, n) => `我局将于2027年${n + 1}月底前出台第${n + 1}类项目管理办法。`);
    const told = await news([], letter('2026057', '2026年9月16日', [...grants, ...promises].join('\n')));
    expect([told.figures.length, told.commitments.length]).toEqual([8, 5]);
    expect(told.more).toEqual({ figures: 6, commitments: 2 });
  });
});

const RULE = `云岭市科学技术局关于印发云岭市中试基地管理办法的通知
各有关单位：
现将《云岭市中试基地管理办法》印发给你们，请遵照执行。
云岭市科学技术局
2026年9月16日
云岭市中试基地管理办法
第一条 申报材料应当于2027年3月31日前提交，首批申报截止时间为2026年12月15日。
第二条 上一批申报截止时间为2026年10月9日。
第三条 本办法自2026年10月1日起施行，有效期3年。`;

describe('The days of a paper', () => {
  it('stand with their sentences, those to come soonest first', () => {
    const deadlines = deadlinesOf(read(RULE), '2026-11-18');
    expect(deadlines.map(({ on }) => on)).toEqual(['2026-12-15', '2027-03-31', '2026-10-09']);
    expect(deadlines[0]?.sentence).toBe('第一条 申报材料应当于2027年3月31日前提交，首批申报截止时间为2026年12月15日。');
    for (const { sentence = '' } of deadlines) expect(RULE).toContain(sentence);
  });

  it('are also those from and to which it holds', () => {
    expect(validityOf(read(RULE))).toEqual({
      effectiveOn: '2026-10-01',
      expiresOn: '2029-09-30',
      years: 3,
      sentence: '第三条 本办法自2026年10月1日起施行，有效期3年。',
    });
  });
});
