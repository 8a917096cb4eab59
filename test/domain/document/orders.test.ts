import { describe, expect, it } from 'vitest';
import { identityKeys } from '../../../functions/domain/document/identity.ts';
import { read } from './reading.ts';

const RULES = `第一章 总则
第一条 为了规范停车秩序，根据有关法律，制定本办法。
第二条 本市行政区域内的停车设施适用本办法。
第三条 本办法自2023年5月1日起施行。`;

const order = (head: string, opening: string, signed = '市长 ××\n2023年3月28日') =>
  read(`${head}\n\n${opening}\n\n${signed}\n\n${RULES}`);

const PASSED =
  '《云岭市机动车停车管理办法》已经2023年3月13日市人民政府第26次常务会议审议通过，现予公布，自2023年5月1日起施行。';

describe('an order that puts a rule into force', () => {
  it.each([
    ['云岭市人民政府令\n第268号', '云岭市人民政府', '云岭市人民政府令第268号'],
    ['云岭市人民政府令 第268号', '云岭市人民政府', '云岭市人民政府令 第268号'],
    ['云岭市人民政府令\n（第二百六十八号）', '云岭市人民政府', '云岭市人民政府令（第二百六十八号）'],
    ['中华人民共和国水利部令\n2023年 第14号', '中华人民共和国水利部', '中华人民共和国水利部令2023年第14号'],
    [
      '云岭市人民代表大会常务委员会公告\n〔十五届〕第5号',
      '云岭市人民代表大会常务委员会',
      '云岭市人民代表大会常务委员会公告〔十五届〕第5号',
    ],
  ])('is called by the rule, with issuer and number: %j', (head, issuer, documentNumber) => {
    expect(order(head, PASSED)).toMatchObject({
      kind: 'measure',
      title: '云岭市机动车停车管理办法',
      issuer,
      documentNumber,
      signedOn: '2023-03-28',
      validity: { effectiveOn: '2023-05-01' },
    });
  });

  it('may say that the rule is a revised one, or name a decision that amends another', () => {
    const revised = PASSED.replace('《', '修订后的《');
    expect(order('云岭市人民政府令\n第9号', revised).title).toBe('云岭市机动车停车管理办法');
    const decision =
      '《云岭市人民政府关于修改〈云岭市停车办法〉的决定》已经市人民政府常务会议通过，现予公布，自公布之日起施行。';
    expect(order('云岭市人民政府令\n第9号', decision).title).toBe('云岭市人民政府关于修改〈云岭市停车办法〉的决定');
  });

  it('keeps the title that heads the page', () => {
    const page = order('云岭市机动车停车管理办法（2023年）\n云岭市人民政府令\n第268号', PASSED);
    expect(page).toMatchObject({
      title: '云岭市机动车停车管理办法（2023年）',
      documentNumber: '云岭市人民政府令第268号',
    });
  });

  it('may be followed by the rule at once', () => {
    const page = read(
      `云岭省第十四届人民代表大会常务委员会公告\n第39号\n云岭省停车条例\n（2025年5月29日云岭省第十四届人民代表大会常务委员会第二十二次会议通过）\n\n${RULES}`,
    );
    expect(page).toMatchObject({
      kind: 'measure',
      title: '云岭省停车条例',
      documentNumber: '云岭省第十四届人民代表大会常务委员会公告第39号',
      issuer: '云岭省第十四届人民代表大会常务委员会',
    });
  });

  it('tells its issuer by its number alone', () => {
    expect(read(`云岭市机动车停车管理办法\n云岭省人民政府令第188号\n\n${RULES}`).issuer).toBe('云岭省人民政府');
  });

  it('is not seen where no rule is put into force', () => {
    const notice = read(
      '云岭市水务局公告\n第5号\n\n因管网检修，《供水服务承诺》所列热线停用三天，请市民提前储水。\n\n云岭市水务局\n2023年3月28日',
    );
    expect(notice.title).toBe('云岭市水务局公告');
  });

  it.each([
    ['现将车船税征收事项公告如下：', '《云岭市车船税征收办法》已经市人民政府常务会议通过，自2026年5月1日起施行。'],
    ['现公告如下：', '《电梯检验规则》由国家市场监督管理总局发布，将于2026年6月1日起实施。'],
  ])('is not seen where an announcement has a title of its own and goes on: %s', (goesOn, rule) => {
    const title = '关于车船税征收管理若干事项的公告';
    const text = (head: string) =>
      `${head}\n${rule}${goesOn}\n一、纳税人应当于2026年6月1日前申报。\n云岭市税务局\n2026年4月1日`;
    expect(read(text(`云岭市税务局公告\n2026年第3号\n${title}`)).title).not.toMatch(/办法|规则/);
    expect(read(text('云岭市税务局公告\n2026年第3号')).title).toBe('云岭市税务局公告');
  });

  it('is not seen where a rule is abolished', () => {
    const abolished = PASSED.replace('审议通过', '决定废止');
    expect(order('云岭市人民政府令\n第9号', abolished).title).toBe('云岭市人民政府令');
  });

  it.each(['云岭市商务局公告', '云岭市交通运输局令', '云岭区人民政府公告'])(
    '%s第3号 without a year names no paper',
    (head) => {
      const number = `${head}第3号`;
      const document = { ...order(`${head}\n第3号`, PASSED), documentNumber: number };
      expect(identityKeys(document).filter((key) => key.startsWith('number|'))).toEqual([]);
      const ofYear = { ...document, documentNumber: `${head}2026年第3号` };
      expect(identityKeys(ofYear).some((key) => key.startsWith('number|'))).toBe(true);
    },
  );

  it('is another paper than the next term’s with the same number', () => {
    const keys = (rule: string) =>
      identityKeys(order('云岭市人民代表大会常务委员会公告\n第5号', PASSED.replace('机动车停车管理办法', rule)));
    const [parking, water] = [keys('停车条例'), keys('供水条例')];
    expect(parking.length).toBeGreaterThan(0);
    expect(parking.filter((key) => water.includes(key))).toEqual([]);
  });
});
