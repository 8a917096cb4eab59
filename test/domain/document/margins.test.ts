import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const letter = (above: string, below = '', title = '关于市政协五届二次会议第35号提案的答复') =>
  read(
    `${above}\n${title}\n林木委员：\n您提出的《关于绿化的提案》收悉，现答复如下：\n时间：2018年5月，我局组织植树。\n${below}`,
  );

describe('what the page says around a letter', () => {
  it('is its date of publication, but not what the letter tells of', () => {
    expect(letter('发布时间：2020-01-02').publishedOn).toBe('2020-01-02');
    expect(letter('更新时间：2020-03-04 发布日期：2020-01-02').publishedOn).toBe('2020-01-02');
    expect(letter('2020年1月2日 星期四').publishedOn).toBeNull();
    expect(letter('提交日期: | 2020-01-02 |').publishedOn).toBeNull();
    expect(letter('首页').publishedOn).toBeNull();
  });

  it('is no class in its size buttons, and no disclosure in its menu', () => {
    expect(letter('A+\nA\nA-').answerClass).toBeNull();
    expect(letter('A').answerClass).toBe('A');
    expect(letter('主动公开\n依申请公开').disclosure).toBeNull();
    expect(letter('【主动公开】').disclosure).toBe('主动公开');
    expect(letter('建议公开范围：仅公开标题').disclosure).toBeNull();
  });

  it('is no issuer and no phone in its foot', () => {
    const page = letter(
      '首页',
      '感谢您的关心。\n主办单位：临澜市人民政府办公室 地址：中心路1号\n联系电话：0755-23456789',
    );
    expect([page.issuer, page.hasContactPhone]).toEqual([null, false]);
  });

  it('is the issuer where the letter does not say: field, breadcrumb, contact', () => {
    expect(letter('发布机构：临澜市园林局').issuer).toBe('临澜市园林局');
    expect(letter('首页 > 信息公开 > 临澜市园林局 > 提案办理').issuer).toBe('临澜市园林局');
    expect(letter('首页', '联系单位：临澜市园林局').issuer).toBe('临澜市园林局');
    expect(letter('来源：市人大办公室').issuer).toBeNull();
    expect(letter('首页', '', '关于市政协五届二次会议第35号提案的答复（园林局）').issuer).toBe('园林局');
  });

  it('is the date of answer where the letter is not dated', () => {
    expect(letter('答复时间：2020-01-02').signedOn).toBe('2020-01-02');
    expect(letter('生成日期：2020-01-02').signedOn).toBeNull();
    expect(letter('答复时间：2020-01-02', '临澜市园林局\n2019年12月30日').signedOn).toBe('2019-12-30');
    expect(letter('首页', '市政府办公室 2019年12月31日印发').signedOn).toBeNull();
  });
});

describe('a line that begins with the number', () => {
  it('may go on with labelled fields', () => {
    expect(letter('云农函〔2023〕36号　　办理结果：A　　是否公开：是').documentNumber).toBe('云农函〔2023〕36号');
  });
});

describe('a line of several labelled fields', () => {
  const line = '信息来源：区府办　发布日期：2023-04-19　文件编号：云政办发〔2023〕12号　统一编号：LHYZ01-2023-0003';

  it('gives each of them', () => {
    const page = read(
      `关于印发《云岭市垃圾分类方案》的通知\n${line}\n各街道办事处：\n现将方案印发给你们，请认真执行。`,
    );
    expect([page.publishedOn, page.documentNumber]).toEqual(['2023-04-19', '云政办发〔2023〕12号']);
  });
});
