import { describe, expect, it } from 'vitest';
import { citationsIn } from '../../../functions/domain/knowledge/citations.ts';
import { nameOf } from '../../../functions/domain/knowledge/paper-name.ts';
import { letter, paper, saidIn } from './papers.ts';

function cited(text: string) {
  const document = paper(text);
  const said = saidIn(document);
  return citationsIn(document, said, nameOf(document, said));
}

describe('Citations with numbers and short forms beside them', () => {
  it.each([
    ['2004年10月8日云岭市人民政府令第109号公布的《云岭市渡口管理规定》同时废止', '云岭市人民政府令第109号'],
    ['《云岭市渡口管理规定》（2004年10月8日云岭市人民政府令第109号公布）同时废止', '云岭市人民政府令第109号'],
    ['云府〔2004〕109号印发的《云岭市渡口管理规定》同时废止', '云府〔2004〕109号'],
    ['云府〔2004〕109号即《云岭市渡口管理规定》同时废止', '云府〔2004〕109号'],
  ])('join the number with the title in %s', (words, number) => {
    const found = cited(
      ['云岭市轮渡管理办法', '第一条 为了规范管理，制定本办法。', `第二条 本办法自2025年1月1日起施行。${words}。`].join(
        '\n',
      ),
    );
    expect(found).toMatchObject([{ title: '云岭市渡口管理规定', number, times: 1, relation: 'abolishes' }]);
  });

  it('take a title without marks behind one that stands in marks, and a number that fills its line in a list', () => {
    const found = cited(
      [
        '云岭市轮渡管理办法',
        '第一条 根据《云岭市港口条例》、云岭市交通局等2部门关于印发《云岭市渡船检验规程》的通知（云交规〔2020〕3号），制定本办法。',
        '第二条 主要依据：',
        '1.交通运输部公告2024年第2号',
        '2.《云岭市渡口规定》',
      ].join('\n'),
    );
    expect(found.map(({ title, number }) => [title, number])).toEqual([
      ['云岭市港口条例', null],
      ['云岭市交通局等2部门关于印发《云岭市渡船检验规程》的通知', '云交规〔2020〕3号'],
      [null, '交通运输部公告2024年第2号'],
      ['云岭市渡口规定', null],
    ]);
  });

  it('give a short form to the number that it was introduced for', () => {
    const found = cited(
      letter(
        '20210007',
        '2021年8月11日',
        '根据《云岭市港口条例》，我市以云府〔2021〕5号（以下简称《达标规划》）作了安排。《达标规划》规定渡口应当改造。',
      ),
    );
    expect(found.map(({ title, number, times }) => [title, number, times])).toEqual([
      ['云岭市港口条例', null, 1],
      ['达标规划', '云府〔2021〕5号', 2],
    ]);
  });

  it('take a title and a number from two cells of a table', () => {
    const found = cited(
      [
        '云岭市人民政府关于公布规范性文件清理结果的通知',
        '云府〔2025〕2号',
        '各区人民政府：',
        '经研究，决定废止规范性文件2件，修改1件。',
        '废止的文件',
        '序号 文件名称 文号',
        '1 云岭市人民政府关于加强渡口管理的通告 云府〔2011〕30号',
        '2 云岭市人民政府关于印发云岭市渡船办法的通知 云府〔2010〕55号',
        '云岭市人民政府',
        '2025年1月20日',
      ].join('\n'),
    );
    expect(found.map(({ title, number, relation }) => [title, number, relation])).toEqual([
      ['云岭市人民政府关于加强渡口管理的通告', '云府〔2011〕30号', 'abolishes'],
      ['云岭市人民政府关于印发云岭市渡船办法的通知', '云府〔2010〕55号', 'abolishes'],
    ]);
  });

  it('are what an authority numbered, whatever its kind, but no licences and contracts', () => {
    const found = cited(
      letter(
        '20210007',
        '2021年8月11日',
        '按照《云岭市渡船名册》（云交规〔2020〕3号）和《安全生产许可证》（云建许证字〔2019〕1号）、营业执照（注册号：云市监企〔2022〕1号）、《租船合同》（云租合字〔2020〕5号）核查。',
      ),
    );
    expect(found.map(({ title, number }) => [title, number])).toEqual([['云岭市渡船名册', '云交规〔2020〕3号']]);
  });

  it('are the rule of the same name of the district that is named in front of it', () => {
    const found = cited(
      [
        '云岭市鹿鸣区民政局关于印发《助餐点评定办法》的通知',
        '鹿民发〔2023〕22号',
        '各街道办事处：',
        '现将《助餐点评定办法》印发给你们。已按松溪区民政局《助餐点评定办法》评定的，予以认可。',
        '云岭市鹿鸣区民政局',
        '2023年7月3日',
      ].join('\n'),
    );
    expect(found).toMatchObject([{ title: '助餐点评定办法', place: { names: ['松溪区'] } }]);
  });

  it('are the state’s rule of that name in the draft of a city’s', () => {
    const found = cited(
      [
        '关于公开征求《云岭市城市供水节水条例（征求意见稿）》意见的公告',
        '为贯彻《中华人民共和国水法》《城市供水节水条例》，我局起草了《云岭市城市供水节水条例（征求意见稿）》，欢迎提出意见。',
        '云岭市水务局',
        '2024年9月10日',
      ].join('\n'),
    );
    expect(found.map(({ title }) => title)).toEqual(['中华人民共和国水法', '城市供水节水条例']);
  });

  it('resolve 市政府令 in a district’s paper by the city that its titles name', () => {
    const found = cited(
      [
        '石桥区人民政府关于印发石桥区渡口整治方案的通知',
        '石政发〔2022〕9号',
        '各街道办事处：',
        '按照市政府令第72号和《云岭市渡口管理办法》的规定，开展整治。',
        '石桥区人民政府',
        '2022年6月13日',
      ].join('\n'),
    );
    expect(found[0]?.keys).toEqual(['number|云岭市政府令第72号']);
  });
});
