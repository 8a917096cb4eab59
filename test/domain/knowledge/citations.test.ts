import { describe, expect, it } from 'vitest';
import { citationsIn } from '../../../functions/domain/knowledge/citations.ts';
import { nameOf } from '../../../functions/domain/knowledge/paper-name.ts';
import { letter, paper, saidIn } from './papers.ts';

function cited(text: string) {
  const document = paper(text);
  const said = saidIn(document);
  return citationsIn(document, said, nameOf(document, said));
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

  it('are standards too, by title and number whatever the edition, or by number alone', () => {
    const found = cited(
      letter(
        '20210010',
        '2021年8月11日',
        '按《锅炉大气污染物排放标准》（GB 13271）和GB 3095—2012《环境空气质量标准》监测，等级按DB4499/T 27-2020评定。',
        '锅炉执行GB13271—2014，方案的统一编号为LHYZ01-2023-0003。',
      ),
    );
    expect(found.map(({ title, number, times }) => [title, number, times])).toEqual([
      ['锅炉大气污染物排放标准', 'GB 13271', 2],
      ['环境空气质量标准', 'GB 3095—2012', 1],
      [null, 'DB4499/T 27-2020', 1],
    ]);
  });

  it('take a number in the brackets behind a title, not one that follows in the sentence', () => {
    const found = cited(
      letter(
        '20210011',
        '2021年8月11日',
        '云岭市颁布了《云岭市养老条例》，并以云民〔2022〕19号文明确范围。',
        '《云岭市床位补助办法》（下称“补助办法”，云民规〔2021〕4号）有效。',
      ),
    );
    expect(found.map(({ title, number }) => [title, number])).toEqual([
      ['云岭市养老条例', null],
      [null, '云民〔2022〕19号'],
      ['云岭市床位补助办法', '云民规〔2021〕4号'],
    ]);
  });

  it.each([
    ['参照云岭市《床位运营补助办法》执行。', ['云岭市']],
    ['云岭市2021年颁布了《床位运营补助办法》。', ['云岭市']],
    ['省民政厅等部门印发了《床位运营补助办法》。', ['广东省']],
    ['我们认真研究了宁波市《床位运营补助办法》。', ['浙江省', '宁波市']],
  ])('say whose rule it is by the place in front: %s', (words, names) => {
    expect(cited(letter('20210012', '2021年8月11日', words))[0]?.place?.names).toEqual(names);
  });

  it('keep a draft and the rule that it would replace apart', () => {
    const found = cited(
      letter(
        '20210013',
        '2021年8月11日',
        '《深圳市创新券管理办法》（深工信规〔2020〕3号，下称“原《办法》”）将到期，我局起草了《深圳市创新券管理办法（修订稿）》（以下简称《修订稿》）。',
        '《修订稿》与原《办法》相比作了调整。',
      ),
    );
    expect(found.map(({ number, version, times }) => [number, version, times])).toEqual([
      ['深工信规〔2020〕3号', null, 3],
      [null, '修订稿', 3],
    ]);
  });

  it('end nothing where the paper is a draft', () => {
    const found = cited(
      [
        '深圳市创新券管理办法（征求意见稿）',
        '第一条 为规范管理，制定本办法。',
        '第二条 本办法自印发之日起施行，《深圳市创新券管理办法》（深工信规〔2020〕3号）同时废止。',
        '深圳市工业和信息化局',
        '2023年3月1日',
      ].join('\n'),
    );
    expect(found.map(({ number, relation }) => [number, relation])).toEqual([['深工信规〔2020〕3号', 'cites']]);
  });

  it('leave out the order that promulgated the paper itself, and what a notice forwards', () => {
    const regulation = [
      '云岭市质量奖办法',
      '（2020年3月17日云岭市人民政府令第9号公布）',
      '第一条 为了激励企业，制定本办法。',
    ];
    expect(cited(regulation.join('\n'))).toEqual([]);
    const forwarded = [
      '云岭市人民政府办公室转发市民政局等部门关于推进养老设施建设若干措施的通知',
      '云府办〔2020〕9号',
      '各区人民政府：',
      '市民政局、市财政局《关于推进养老设施建设的若干措施》已经市政府同意，现转发给你们。',
      '云岭市人民政府办公室',
      '2020年3月17日',
    ];
    expect(cited(forwarded.join('\n'))).toEqual([]);
  });

  it('are ended by the list below a heading, kept by another, named with or without marks', () => {
    const found = cited(
      [
        '云岭市人民政府关于公布规范性文件清理结果的通知',
        '云府〔2025〕41号',
        '各区人民政府：',
        '根据《云岭市规范性文件管理规定》，现将清理结果公布如下：',
        '一、废止的文件',
        '1.关于印发云岭市技术改造补助办法的通知（云府〔2012〕88号）',
        '2.云岭市人民政府关于延长《云岭市人才公寓办法（试行）》有效期的通知（云府〔2023〕4号）',
        '二、继续有效的文件',
        '1.《云岭市人民政府关于印发云岭市人才公寓办法的通知》（云府〔2025〕7号）',
        '三、云府〔2019〕7号文停止执行，下列文件予以废止：《云岭市用能规定》、《云岭市用地规定》。',
        '云岭市人民政府',
        '2025年12月5日',
      ].join('\n'),
    );
    expect(found.map(({ title, number, relation }) => [title, number, relation])).toEqual([
      ['云岭市规范性文件管理规定', null, 'implements'],
      ['关于印发云岭市技术改造补助办法的通知', '云府〔2012〕88号', 'abolishes'],
      ['云岭市人民政府关于延长《云岭市人才公寓办法（试行）》有效期的通知', '云府〔2023〕4号', 'abolishes'],
      ['云岭市人民政府关于印发云岭市人才公寓办法的通知', '云府〔2025〕7号', 'cites'],
      [null, '云府〔2019〕7号', 'abolishes'],
      ['云岭市用能规定', null, 'abolishes'],
      ['云岭市用地规定', null, 'abolishes'],
    ]);
  });

  it('are let run on by a paper that says so, until its day', () => {
    const found = cited(
      [
        '云岭市人民政府关于延长《云岭市人才公寓办法（试行）》有效期的通知',
        '云府〔2023〕4号',
        '各区人民政府：',
        '《云岭市人才公寓办法（试行）》（云府〔2021〕9号）有效期延长至2027年9月30日。',
        '云岭市人民政府',
        '2023年9月5日',
      ].join('\n'),
    );
    expect(found).toMatchObject([{ relation: 'extends', until: '2027-09-30', number: '云府〔2021〕9号' }]);
  });

  it('resolve 市政府令 in the paper of a body whose name tells no place by the city that its titles name', () => {
    const found = cited(
      [
        '石桥街道加装电梯工作指引',
        '按照市政府令第12号和《云岭市加装电梯补助办法》的规定，制定本指引。',
        '一、申请人应当提出申请。',
        '石桥街道办事处',
        '2022年4月6日',
      ].join('\n'),
    );
    expect(found[0]?.keys).toEqual(['number|云岭市政府令第12号']);
  });
});
