import { describe, expect, it } from 'vitest';
import { isCourtesy } from '../../../../functions/domain/change/corpus/courtesy.ts';

describe('A formula of letters', () => {
  it.each([
    '感谢您对我市工业和信息化工作的关心和支持！',
    '最后，再次衷心感谢您对云岭教育事业的关注与支持，欢迎继续提出宝贵意见。',
    '专此答复。',
    '此复',
    '经研究，现答复如下：',
    '现将有关情况答复如下：',
    '希望您一如既往地关心和支持我们的工作。',
    '感谢您对我们工作的理解,\n希望您继续提出宝贵意见和建议。',
  ])('is courtesy from the first paper on: %s', (sentence) => {
    expect(isCourtesy(sentence)).toBe(true);
  });

  it.each([
    '感谢您对校车工作的关心，我局将在全市推广。',
    '感谢您对校车工作的支持，今年新增校车20辆。',
    '感谢企业对技改工作的支持，市财政给予贴息支持。',
    '我局将继续支持企业提出应用需求。',
    '希望各县区继续对中小企业给予支持。',
    '欢迎企业申报，并提出意见。',
    '现答复如下：一、关于校车。我局已完成摸底',
    '支持',
    '',
  ])('is none where anything else is said: %s', (sentence) => {
    expect(isCourtesy(sentence)).toBe(false);
  });

  it('is told in time that grows with the text only', () => {
    const cpu = process.cpuUsage();
    for (const piece of ['感谢您', '最后再次衷心的', '欢迎您今后能工作', '对您关心工作'])
      isCourtesy(piece.repeat(40).slice(0, 119));
    const { user } = process.cpuUsage(cpu);
    expect(user).toBeLessThan(200_000);
  });
});
