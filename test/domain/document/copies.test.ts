import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const letter = (closing: string) => `临澜市水利局关于市政协六届一次会议第12号提案的答复
张三委员：
您提出的关于加强水渠管护的提案收悉，现答复如下：
一、我局已完成水渠清淤。
${closing}`;

describe('organs that get a copy', () => {
  it('are read in order, without members', () => {
    const { cc } = read(letter('临澜市水利局\n2024年5月6日\n抄送：市政协提案委、各县（市、区）政府，李四委员。'));
    expect(cc).toEqual(['市政协提案委', '各县（市、区）政府']);
  });

  it('may run over a line', () => {
    expect(read(letter('抄送：市政协提案委、\n市政府督查室。')).cc).toEqual(['市政协提案委', '市政府督查室']);
  });

  it('are none where none is named', () => {
    expect(read(letter('临澜市水利局\n2024年5月6日')).cc).toEqual([]);
  });
});

describe('attachments', () => {
  it.each([
    ['附件：1.申请表\n2.材料清单\n临澜市水利局', ['申请表', '材料清单']],
    ['附件：1.申请表 2.材料清单', ['申请表', '材料清单']],
    ['附件：《征询意见表》', ['《征询意见表》']],
    ['详见附件。', []],
  ])('are named in %j', (closing, names) => {
    expect(read(letter(closing)).attachments).toEqual(names);
  });
});

describe('the kind of a bare letter', () => {
  it.each([
    ['张三代表所提关于增设路灯一事收悉。现答复如下：\n我局已安装路灯。', 'suggestion-reply'],
    ['李四委员所提关于增设路灯一事收悉。现答复如下：\n我局已安装路灯。', 'proposal-reply'],
    ['王五同志所提关于增设路灯一事收悉。现答复如下：\n我局已安装路灯。', 'other'],
    ['李四委员：\n您提交的社情民意信息收悉。现答复如下：\n我局已安装路灯。', 'other'],
    ['李四委员：\n您提交的社情民意信息和第12号提案收悉。现答复如下：\n我局已安装路灯。', 'proposal-reply'],
  ])('is told by whom it answers: %j', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });
});
