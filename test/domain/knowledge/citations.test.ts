import { describe, expect, it } from 'vitest';
import { citationsIn } from '../../../functions/domain/knowledge/citations.ts';
import { nameOf } from '../../../functions/domain/knowledge/paper-name.ts';
import { letter, paper, saidIn } from './papers.ts';

function cited(text: string) {
  const document = paper(text);
  const said = saidIn(document);
  return citationsIn(document, said, nameOf(document, said)?.keys ?? []);
}

describe('Citations of a paper', () => {
  it('are its rules, each once, with number and short form joined', () => {
    const found = cited(
      letter(
        '20210007',
        '2021年8月11日',
        '我局按照《深圳市创新券管理办法》（深工信规〔2020〕3号，以下简称《办法》）受理。《办法》规定最高资助20万元。',
        '《深圳市创新券管理办法》有效期五年。另见深府规〔2021〕9号。',
      ),
    );
    expect(found.map(({ title, number, times }) => [title, number, times])).toEqual([
      ['深圳市创新券管理办法', '深工信规〔2020〕3号', 4],
      [null, '深府规〔2021〕9号', 1],
    ]);
  });

  it('are no proposals, reports, rankings or forms', () => {
    const found = cited(
      letter(
        '20210008',
        '2021年8月11日',
        '您撰写的《关于人才住房的意见》我们认真学习。《深圳产业发展报告》和《城市活力排名》显示情况良好，请填写《办理情况反馈意见表》。',
      ),
    );
    expect(found).toEqual([]);
  });

  it('say whose rule it is where the words do', () => {
    const [one, two] = cited(
      letter('20210009', '2021年8月11日', '落实国务院《优化营商环境条例》和广东省人民政府《优化办事流程若干规定》。'),
    );
    expect([one?.place?.level, two?.place?.names]).toEqual(['state', ['广东省']]);
  });

  it('tell ground from mention in a rule', () => {
    const found = cited(
      [
        '深圳市工业和信息化局关于印发《深圳市创新券管理办法》的通知',
        '深工信规〔2022〕4号',
        '各有关单位：',
        '第一条 根据《中华人民共和国中小企业促进法》《深圳经济特区科技创新条例》等规定，制定本办法。',
        '第二条 与《深圳市成果转化办法》重复的，不予资助。',
        '第三条 本办法自2022年6月1日起施行，有效期5年，《深圳市创新券暂行细则》（深工信规〔2018〕2号）同时废止。',
        '深圳市工业和信息化局',
        '2022年5月11日',
      ].join('\n'),
    );
    expect(found.map(({ title, relation }) => [title, relation])).toEqual([
      ['中华人民共和国中小企业促进法', 'implements'],
      ['深圳经济特区科技创新条例', 'implements'],
      ['深圳市成果转化办法', 'cites'],
      ['深圳市创新券暂行细则', 'abolishes'],
    ]);
  });

  it('tell the end of a predecessor of the same name', () => {
    const found = cited(
      [
        '深圳市工业和信息化局关于印发《深圳市创新券管理办法》的通知',
        '深工信规〔2022〕4号',
        '各有关单位：',
        '第一条 为规范管理，制定本办法。',
        '第二条 本办法自2022年6月1日起施行，原《深圳市创新券管理办法》同时废止。',
        '深圳市工业和信息化局',
        '2022年5月11日',
      ].join('\n'),
    );
    expect(found.map(({ title, relation }) => [title, relation])).toEqual([['深圳市创新券管理办法', 'abolishes']]);
  });

  it('tell an amendment by the title of the paper', () => {
    const found = cited(
      [
        '深圳市人民政府关于修改《深圳市创新券管理办法》的决定',
        '深圳市人民政府令第300号',
        '根据《深圳经济特区科技创新条例》，决定对《深圳市创新券管理办法》作如下修改：第三条的“20万元”改为“30万元”。',
        '本决定自公布之日起施行。',
        '2023年3月1日',
      ].join('\n'),
    );
    expect(Object.fromEntries(found.map(({ title, relation }) => [title, relation]))).toMatchObject({
      深圳市创新券管理办法: 'amends',
    });
    expect(found.find(({ title }) => title === '深圳经济特区科技创新条例')?.relation).not.toBe('amends');
  });
});
