import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openScratchComparer } from '../../functions/compose/comparing.ts';
import type { Fact } from '../../functions/domain/facts/model.ts';

let scratch: ReturnType<typeof openScratchComparer>;
beforeEach(() => {
  scratch = openScratchComparer();
});
afterEach(() => scratch.close());

/** A letter of an invented bureau around some sentences, signed on a date of 2023 or as given. */
const letter = (body: string, signed = '2023年7月18日') => `临澜市工业和信息化局关于有关提案答复的函
尊敬的何青委员：
您提出的提案收悉。感谢您的关心，现答复如下：
${body}
专此答复。
临澜市工业和信息化局
${signed}`;
const later = (body: string) => letter(body, '2024年7月1日');

const said = (fact: Fact) => (fact.to === undefined ? String(fact.value) : `${fact.value}~${fact.to}`);

/** What changed against the earlier papers, as `before→after`, `stated` where the text itself says so. */
async function changes(earlier: readonly string[], paper: string): Promise<readonly string[]> {
  for (const [n, text] of earlier.entries()) await scratch.comparer.index(`d${n}`, text);
  const { factChanges } = await scratch.comparer.compare({ id: 'new', document: { text: paper } });
  return factChanges.map(
    ({ before, after, stated }) =>
      `${before === null ? '' : said(before.fact)}→${said(after)}${stated ? ' stated' : ''}`,
  );
}

const CENTRE = '对制造业创新中心的平台建设、技术研发等项目，按不超过总投资的50%，给予最高5000万元资助。';
const TIERS = '对新认定的国家级、省级、市级企业技术中心，分别给予100万元、50万元、20万元奖励。';
const GRADES = ['初级工每人补贴1000元', '中级工每人补贴1500元', '高级工每人补贴2000元'];
const YARDS = `《甲类园区扶持办法》对入园企业给予租金补贴，每平方米每月最高20元。
《乙类园区扶持办法》对入园企业给予租金补贴，每平方米每月最高10元。`;

describe('A figure that an earlier paper gave otherwise is a change', () => {
  it.each([
    ['a cap', CENTRE, CENTRE.replace('5000万', '3000万'), ['50000000→30000000']],
    ['a rate', CENTRE, CENTRE.replace('50%', '30%'), ['50→30']],
    [
      'two tiers of three',
      TIERS,
      TIERS.replace('100万', '80万').replace('20万', '10万'),
      ['1000000→800000', '200000→100000'],
    ],
    [
      'a cap of a cited rule in other words',
      '根据《临澜市中小企业扶持办法》，对获得国家级专精特新称号的企业给予最高100万元奖励。',
      '《临澜市中小企业扶持办法》已经修订，对国家级专精特新企业的奖励最高为150万元。',
      ['1000000→1500000'],
    ],
    [
      'a cap of a rule that goes by title here and by number there',
      '按照《关于推动制造业发展的若干措施》（临府规〔2021〕1号），对制造业创新中心最高资助5000万元。',
      '按照临府规〔2021〕1号文件，制造业创新中心的资助最高为3000万元。',
      ['50000000→30000000'],
    ],
    [
      'a cap of a programme that has a name',
      '入选“临澜英才计划”的人才，给予最高100万元安家补贴。',
      '入选“临澜英才计划”的人才，给予最高80万元安家补贴。',
      ['1000000→800000'],
    ],
    [
      'the one of two programmes that changed place and figure',
      YARDS,
      YARDS.replace('10元', '15元').split('\n').toReversed().join('\n'),
      ['10→15'],
    ],
    [
      'a cap and a term',
      '《临澜市科技贷款管理办法》规定，科技型中小企业可以申请信用贷款，最高额度500万元，期限不超过1年。',
      '修订后的《临澜市科技贷款管理办法》规定，科技型中小企业信用贷款的最高额度为1000万元，期限不超过3年。',
      ['5000000→10000000', 'P1Y→P3Y'],
    ],
    [
      'a floor',
      '申报企业上年度营业收入不低于500万元，且研发投入占比不低于5%。',
      '申报企业上年度营业收入不低于1000万元，且研发投入占比不低于5%。',
      ['5000000→10000000'],
    ],
    [
      'a term in working days',
      '自受理之日起10个工作日内办结。',
      '自受理之日起缩短至3个工作日内办结。',
      ['P10个工作日→P3个工作日'],
    ],
    [
      'a count that grew',
      '目前，全市共有示范平台53家，服务企业过万。',
      '目前，全市共有示范平台61家，服务企业过万。',
      ['53→61'],
    ],
    [
      'a grade of a rule that lists them in another order',
      `《临澜市技能补贴办法》规定，${GRADES.join('，')}。`,
      `《临澜市技能补贴办法》规定，${GRADES.toReversed().join('，').replace('2000', '2500')}。`,
      ['2000→2500'],
    ],
    [
      'a sum per piece with its words on the other side',
      '既有住宅加装电梯，每台补助15万元。',
      '既有住宅加装电梯，每台给予20万元补助。',
      ['150000→200000'],
    ],
    ['a target', '到2025年，全市力争建成充电桩5万个。', '到2025年，全市力争建成充电桩8万个。', ['50000→80000']],
  ])('%s', async (_, before, after, expected) => {
    expect(await changes([letter(before)], later(after))).toEqual(expected);
  });

  it('a deadline that moves within its year', async () => {
    const before = '二、申报时间\n申报截止时间为2024年6月30日，逾期不予受理。';
    expect(await changes([before], before.replace('6月30日', '5月31日'))).toEqual(['2024-06-30→2024-05-31']);
  });

  it('the validity of a rule', async () => {
    const rule = '临澜市绿色工厂管理办法\n第二十条 本办法自印发之日起施行，有效期三年。';
    expect(await changes([rule], rule.replace('三年', '五年'))).toEqual(['P3Y→P5Y']);
  });

  it('names programme, attribute, unit and scope, and where the earlier figure stands', async () => {
    const before = '根据《临澜市服务平台管理办法》，对省级示范平台给予最高50万元奖励。';
    await scratch.comparer.index('d0', letter(before));
    const text = later(before.replace('50万', '80万'));
    const { factChanges } = await scratch.comparer.compare({ id: 'new', document: { text } });
    expect(factChanges).toMatchObject([
      {
        programme: '临澜市服务平台管理办法',
        attribute: '资助',
        unit: '元',
        scope: '省级',
        before: { documentId: 'd0', fact: { text: '最高50万元', op: 'max' } },
        after: { text: '最高80万元', op: 'max' },
        stated: false,
      },
    ]);
    const after = factChanges[0]?.after;
    expect(text.slice(after?.start, after?.end)).toBe('最高80万元');
  });
});

describe('A change that the text states itself', () => {
  const now = '我局优化流程，将企业开办的办理时限从5日压缩至2日，请各窗口遵照执行。';

  it('is told without any earlier paper', async () => {
    expect(await changes([], later(now))).toEqual(['P5D→P2D stated']);
  });
  it('has its earlier figure from its own sentence, not from another paper that gave another', async () => {
    const other = letter('《临澜市残疾人补贴办法》规定，个体经营补贴的比例为60%。');
    const text = later('大型企业稳岗返还比例由50%下降到35%。');
    expect(await changes([other], text)).toEqual(['50→35 stated']);
    const { factChanges } = await scratch.comparer.compare({ id: 'new', document: { text } });
    const before = factChanges[0]?.before;
    expect(before?.documentId).toBe('new');
    expect(text.slice(before?.fact.start, before?.fact.end)).toBe('50%');
  });
  it('is told with the paper that said the old figure', async () => {
    expect(await changes([letter('我局规定，企业开办的办理时限为5日，请各窗口遵照执行。')], later(now))).toEqual([
      'P5D→P2D stated',
    ]);
    expect(
      await changes(
        [letter('困难群众生活补贴标准为每人每月500元，按季度发放。')],
        later('困难群众生活补贴标准由原来的每人每月500元提高到800元，按季度发放。'),
      ),
    ).toEqual(['500→800 stated']);
  });
  it('is told once', async () => {
    expect(await changes([letter(now)], later(now.replace('请各窗口遵照执行', '进一步方便群众')))).toEqual([]);
  });
});

describe('Two figures are no change', () => {
  it.each([
    ['that are the same', CENTRE, `我市${CENTRE}`],
    [
      'of all levels and of one',
      '我市共有国家、省、市各级示范平台53家，发挥了作用。',
      '我市共有国家级示范平台5家，发挥了作用。',
    ],
    [
      'of two levels of one programme',
      '根据《临澜市服务平台管理办法》，对省级示范平台给予50万元奖励。',
      '根据《临澜市服务平台管理办法》，对市级示范平台给予30万元奖励。',
    ],
    [
      'of which one is left out',
      '对国家级平台奖励100万元、省级平台奖励50万元。',
      '对省级平台奖励50万元、市级平台奖励20万元。',
    ],
    [
      'of two rules',
      '根据《临澜市中小企业扶持办法》，对获奖企业给予最高100万元奖励。',
      '根据《临澜市科技创新办法》，对获奖企业给予最高200万元奖励。',
    ],
    [
      'of two programmes',
      '入选“临澜英才计划”的人才，给予最高100万元安家补贴。',
      '入选“海归创业计划”的人才，给予最高80万元安家补贴。',
    ],
    [
      'a project’s and a firm’s',
      '对获批的技术改造，单个项目补助最高300万元。',
      '对获批的技术改造，单个企业补助最高500万元。',
    ],
    [
      'of other people',
      '对在本市就业的博士毕业生，给予每人每年3万元租房补贴。',
      '对在本市就业的硕士毕业生，给予每人每年2万元租房补贴。',
    ],
    [
      'of two years',
      '2020年，研究开发资助项目立项资助企业约1155家，资助金额约3.37亿元。',
      '2021年，研究开发资助项目立项资助企业约1402家，资助金额约4.21亿元。',
    ],
    ['of which one is rounded', '累计发放贷款约3.4亿元，惠及企业186家。', '累计发放贷款3.37亿元，惠及企业186家。'],
    ['in two forms of words', '对认定的示范平台给予不超过50万元的奖励。', '对认定的示范平台给予最高50万元的奖励。'],
    [
      'for other things in the same words',
      '对购置的氢能公交车，市财政按每辆30万元给予补贴。',
      '对购置的氢能环卫车，市财政按每辆20万元给予补贴。',
    ],
    ['for other works in the same words', '老旧小区加装电梯，每台补助15万元。', '老旧小区更新电梯，每台补助5万元。'],
    ['for other crops', '水稻每亩补贴150元，及时发放到户。', '大豆每亩补贴200元，及时发放到户。'],
    ['of this year and of that', '今年市财政安排科技专项资金3.2亿元。', '今年市财政安排科技专项资金4.1亿元。'],
    ['of two batches', '我局发放第一批消费券3000万元。', '我局发放第三批消费券5000万元。'],
    [
      'for each person and for all together',
      '对招用应届毕业生的商贸企业，按每人1500元给予补贴。',
      '对招用应届毕业生的商贸企业，给予最高10万元补贴。',
    ],
    ['of a project that only stands above', '该项目总投资8亿元，占地120亩。', '该项目总投资12亿元，占地200亩。'],
    ['of two rounds of checks', '我局每季度检查1次，共检查商超45家。', '我局每季度检查1次，共检查商超61家。'],
    [
      'of which a line break cut one in two',
      '对企业购买检验检测服务的费用，按实际支出40%的比例\n给予补助。',
      '对企业购买检验检测服务的费用，按实际支出40%的比例给予补助。',
    ],
    ['that trade places', YARDS, YARDS.split('\n').toReversed().join('\n')],
    [
      'of meetings',
      '2022年5月，市政府召开专题会议，研究部署15项任务。',
      '2023年5月，市政府召开专题会议，研究部署18项任务。',
    ],
  ])('%s', async (_, before, after) => {
    expect(await changes([letter(before)], later(after))).toEqual([]);
  });

  it('that two cities give', async () => {
    const grant = '对首次认定的高新技术企业，市财政给予20万元一次性奖励。';
    const there = `云陵市工业和信息化局\n${grant.replace('20万', '30万')}`;
    expect(await changes([`澜州市工业和信息化局\n${grant}`], there)).toEqual([]);
  });

  it.each([
    ['佛山市', '厦门市'],
    ['石泉县', '柳林县'],
    ['南山区', '东城区'],
  ])('that %s and %s give', async (here, there) => {
    const grant = (place: string, amount: string) => `${place}教育局\n对考核优秀的特级教师，每人给予${amount}奖励。`;
    expect(await changes([grant(here, '5万元')], grant(there, '8万元'))).toEqual([]);
    expect(await changes([grant(here, '5万元')], grant(here, '8万元'))).toEqual(['50000→80000']);
  });

  it('that two rules give of themselves', async () => {
    const rule = (name: string, year: string) => `中华人民共和国${name}法\n第九十条 本法自${year}年1月1日起施行。`;
    expect(await changes([rule('河湖保护', '2019')], rule('渔船管理', '2022'))).toEqual([]);
  });

  it("that are two years' quotas", async () => {
    const quotas = '关于下达2023年保障性住房建设任务的通知\n东城区1200套，西城区800套，开发区600套。';
    const next = quotas.replace('2023', '2024').replace('1200', '900').replace('800', '700').replace('600', '1600');
    expect(await changes([quotas], next)).toEqual([]);
  });

  it("that are two years' deadlines", async () => {
    const call = '关于2023年度专项资金申报的通知\n申报截止时间为2023年9月15日，逾期不予受理。';
    expect(await changes([call], call.replaceAll('2023', '2024').replace('9月15日', '9月20日'))).toEqual([]);
  });

  it('where the earlier paper is the later one', async () => {
    const grant = '根据《临澜市服务平台管理办法》，对示范平台给予50万元奖励。';
    expect(await changes([later(grant)], letter(grant.replace('50万', '30万')))).toEqual([]);
  });

  it('where one of two papers said so over a line break', async () => {
    const grant = (share: string) => `对吸纳就业困难人员的企业，按实际缴费${share}的比例给予补助。`;
    const broken = letter(grant('40%').replace('40%的比例', '\n40%的比例\n'));
    expect(await changes([letter(grant('50%')), broken], later(grant('40%')))).toEqual([]);
  });

  it('where the last of several papers said so', async () => {
    const grant = (amount: string) => `根据《临澜市服务平台管理办法》，对示范平台给予${amount}奖励。`;
    const earlier = [letter(grant('30万元'), '2021年7月1日'), letter(grant('50万元'))];
    expect(await changes(earlier, later(grant('50万元')))).toEqual([]);
    expect(await changes(earlier, later(grant('30万元')))).toEqual(['500000→300000']);
  });
});

describe('A letter about a rule with many figures', () => {
  const RULE = `云陵市先进制造业扶持办法
第一条 为促进先进制造业发展，制定本办法。
第二条 对新建的智能工厂，按设备投资的15%给予补助，最高500万元。
第三条 对国家级智能制造示范工厂给予300万元奖励，对省级智能制造示范工厂给予100万元奖励。
第四条 企业购买工业软件的，按实际支出的30%给予补助，单个企业每年最高50万元。
第五条 企业开展数字化诊断的，每家给予服务机构1万元补助。
第六条 申报企业上年度营业收入不低于2000万元。
第七条 补助资金自受理之日起30个工作日内拨付。
第八条 本办法自2022年1月1日起施行，有效期三年。`;
  const CITED = '《云陵市先进制造业扶持办法》';

  it.each([
    ['购买工业软件补助30%、每年最高50万元，数字化诊断每家补助1万元，省级智能制造示范工厂奖励100万元', []],
    ['新增一条，对首台套装备给予最高400万元奖励', []],
    ['支持智能工厂项目贷款，单个项目贷款额度最高3000万元', []],
    ['自2022年1月1日起施行，有效期三年', []],
    ['施行以来，共兑现补助资金1.2亿元，惠及企业86家', []],
    ['对国家级智能制造示范工厂给予200万元奖励', ['3000000→2000000']],
    ['规定，企业购买工业软件的，按实际支出的30%给予补助，单个企业每年最高80万元', ['500000→800000']],
    ['要求企业上年度营业收入不低于1000万元', ['20000000→10000000']],
    ['规定的补助资金，自受理之日起15个工作日内拨付', ['P30个工作日→P15个工作日']],
    ['自2022年1月1日起施行，有效期延长至五年', ['P3Y→P5Y']],
  ])('that says “%s”', async (words, expected) => {
    expect(await changes([RULE], later(`${CITED}${words}。`))).toEqual(expected);
  });

  it('is not compared with the rule of another city', async () => {
    const there = RULE.replaceAll('云陵市', '松原市').replace('最高500万', '最高800万');
    expect(await changes([RULE], there)).toEqual([]);
  });
});
