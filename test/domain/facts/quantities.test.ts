import { describe, expect, it } from 'vitest';
import { factsOf, written } from './reading.ts';

const read = (type: 'money' | 'percent' | 'count' | 'period' | 'multiple', text: string) =>
  factsOf(type, text).map(written);

describe('a count in traditional characters', () => {
  it('keeps its words and reads its measure', () => {
    expect(read('count', '縣養老床位約120張，圖書3萬冊，林地8公頃')).toEqual([
      '約120張=120 approx',
      '3萬冊=30000 eq',
      '8公頃=8 eq',
    ]);
  });
});

describe('the rank of a clinic', () => {
  it('is no count, but the tiers of a network are', () => {
    expect(read('count', '三级医疗机构起付金')).toEqual([]);
    expect(read('count', '县乡村三级医疗卫生服务网络')).toEqual(['三级=3 eq']);
  });
});

describe('a range of volumes', () => {
  it('is no formula', () => {
    expect(read('count', '用水18m3-22m3的部分')).toEqual(['18m3=18→22 eq', '22m3=22 eq']);
  });
});

describe('a year that a lost figure ran into', () => {
  it('is no length of time', () => {
    expect(factsOf('period', '2020年建设高标准农田22021年计划再建')).toEqual([]);
  });
});

describe('money', () => {
  it.each([
    ['奖励5万元。', '5万元=50000 eq'],
    ['共22375万元，', '22375万元=223750000 eq'],
    ['投入2,085.78亿元', '2,085.78亿元=208578000000 eq'],
    ['投入1亿2000万元', '1亿2000万元=120000000 eq'],
    ['收入 308 亿元', '308 亿元=30800000000 eq'],
    ['给予最高50万元', '最高50万元=500000 max'],
    ['最高给予30万元奖励', '最高给予30万元=300000 max'],
    ['给予最高不超过80万元', '最高不超过80万元=800000 max'],
    ['资助约3.37亿元', '约3.37亿元=337000000 approx'],
    ['授信超3亿元', '超3亿元=300000000 gt'],
    ['200万元（含）以下的项目', '200万元（含）以下=2000000 le'],
    ['不足1万元的', '不足1万元=10000 lt'],
    ['享受4000元/年的补贴', '4000元/年=4000 eq'],
    ['罚款五十万元以下', '五十万元以下=500000 le'],
    ['500余万元', '500余万元=5000000 approx'],
    ['一百二十余万元', '一百二十余万元=1200000 approx'],
    ['上亿元资金', '上亿元=100000000 ge'],
    ['0.1元', '0.1元=0.1 eq'],
    ['每户最高奖补不超过20万元', '最高奖补不超过20万元=200000 max'],
    ['年产值过5亿元的企业', '过5亿元=500000000 gt'],
    ['先后举办过3亿元专场', '3亿元=300000000 eq'],
    ['每亩补助1 200元', '1 200元=1200 eq'],
    ['| 3 120元 |', '120元=120 eq'],
    ['罚款人民币壹万伍仟元整', '壹万伍仟元=15000 eq'],
    ['补贴5万-10万元', '5万-10万元=50000→100000 eq'],
    ['年度最高支付限额为2500元', '最高支付限额为2500元=2500 max'],
    ['年度封顶线为130元', '封顶线为130元=130 max'],
    ['营收≥5000万元', '≥5000万元=50000000 ge'],
    ['最高可申请创业担保贷款500万元', '最高可申请创业担保贷款500万元=5000000 max'],
    ['奖励1万至五万元', '1万至五万元=10000→50000 eq'],
    ['年度最高救助5万元', '最高救助5万元=50000 max'],
    ['投资一点五亿元', '一点五亿元=150000000 eq'],
    ['园区实现16.3亿产值', '16.3亿=1630000000 eq'],
  ])('reads %s', (text, fact) => {
    expect(read('money', text)).toEqual([fact]);
  });

  it('is read of each amount before one unit', () => {
    expect(read('money', '分别补贴3000/2000/1000元')).toEqual(['3000=3000 eq', '2000=2000 eq', '1000元=1000 eq']);
    expect(read('money', '分别补贴5/3.5万元')).toEqual(['5=50000 eq', '3.5万元=35000 eq']);
  });

  it.each(['收费1/3元', '伍家企业', '伍家岗区'])('is not made of %s', (text) => {
    expect(factsOf('money', text)).toEqual([]);
  });

  it('is what becomes an amount', () => {
    expect(read('money', '由100万提高到300万元')).toEqual(['100万=1000000→3000000 eq', '300万元=3000000 eq']);
  });

  it('keeps more figures than a double holds, as a decimal string', () => {
    expect(factsOf('money', '12345678901234567.89元')[0]?.value).toBe('12345678901234567.89');
  });

  it('supplies the 元 that words of money leave out', () => {
    expect(read('money', '年产值达3亿以上的企业')).toEqual(['3亿以上=300000000 ge']);
    expect(read('money', '财政支持云岭镇石桥村文化礼堂建设项目30万，')).toEqual(['30万=300000 eq']);
    expect(read('money', '新区安排了5000万的人才发展专项基金')).toEqual(['5000万=50000000 eq']);
    expect(read('money', '总计完成了2.6万亿的投资')).toEqual(['2.6万亿=2600000000000 eq']);
    expect(read('money', '同比增长14.6%，增收4376万')).toEqual(['4376万=43760000 eq']);
    expect(read('money', '补助资金282万对全县水渠进行整修')).toEqual(['282万=2820000 eq']);
    expect(read('money', '补贴额度：100-500万，')).toEqual(['100-500万=1000000→5000000 eq']);
    expect(read('money', '分别奖励15万、6万、2万，')).toEqual(['15万=150000 eq', '6万=60000 eq', '2万=20000 eq']);
  });

  it('reads sizes such as 千亿级 as vague', () => {
    expect(read('money', '打造五百亿级、千亿级企业')).toEqual([
      '五百亿级=50000000000 vague',
      '千亿级=100000000000 vague',
    ]);
  });

  it('reads bare sizes as vague', () => {
    expect(read('money', '财政收入迈过千亿大关')).toEqual(['千亿=100000000000 vague']);
    expect(read('money', '打造百亿产业')).toEqual(['百亿=10000000000 vague']);
    expect(read('money', '旅游收入突破千亿元')).toEqual(['突破千亿元=100000000000 gt']);
  });

  it('gives the first end of a range or change its other end', () => {
    expect(read('money', '所得100万元至300万元部分')).toEqual(['100万元=1000000→3000000 eq', '300万元=3000000 eq']);
    expect(read('money', '奖励5-10万元')).toEqual(['5-10万元=50000→100000 eq']);
    expect(read('money', '处一万元以上十万元以下罚款')[0]).toBe('一万元以上=10000→100000 ge');
  });

  it('does not take an increase beside a figure for its new value', () => {
    expect(read('count', '项目148个,同比增加9个')).toEqual(['148个=148 eq', '9个=9 eq']);
  });

  it('spreads a ceiling over the list that it governs', () => {
    expect(read('money', '分别给予最高1000万元、300万元的资助')).toEqual([
      '最高1000万元=10000000 max',
      '300万元=3000000 max',
    ]);
  });

  it('knows other currencies', () => {
    expect(factsOf('money', '3000万美元')[0]).toMatchObject({ value: 30000000, unit: '美元' });
  });
});

describe('percent', () => {
  it.each([
    ['增长34.2%', '34.2%=34.2 eq'],
    ['占比大于60％', '大于60％=60 gt'],
    ['不低于70%', '不低于70%=70 ge'],
    ['达89%以上', '89%以上=89 ge'],
    ['增值额不超过扣除项目金额50%的部分', '不超过扣除项目金额50%=50 le'],
    ['按不超过总投资的50%资助', '不超过总投资的50%=50 le'],
    ['超六成投向企业', '超六成=60 gt'],
    ['按照旺季价格的七成收取', '七成=70 eq'],
    ['不高于利率的二分之一', '不高于利率的二分之一=50 le'],
    ['税率百分之十二点五', '百分之十二点五=12.5 eq'],
    ['百分之十二以下', '百分之十二以下=12 le'],
    ['千分之五', '千分之五=0.5 eq'],
    ['百分之百', '百分之百=100 eq'],
    ['提高2个百分点', '2个百分点=2 eq'],
  ])('reads %s', (text, fact) => {
    expect(read('percent', text)).toEqual([fact]);
  });

  it('reads a change inside the text', () => {
    expect(read('percent', '从75%提高到100%')).toEqual(['75%=75→100 eq', '100%=100 eq']);
  });

  it('gives a share without end no value', () => {
    expect(factsOf('percent', '三分之一')[0]?.value).toBeNull();
  });
});

describe('counts', () => {
  it.each([
    ['企业1025家', '1025家=1025 eq'],
    ['约1.2万家', '约1.2万家=12000 approx'],
    ['80 多家企业', '80 多家=80 approx'],
    ['1.5万余名人才', '1.5万余名=15000 approx'],
    ['4.4万+人', '4.4万+人=44000 gt'],
    ['培训100人以上', '100人以上=100 ge'],
    ['约招收795人', '约招收795人=795 approx'],
    ['2.3公里道路', '2.3公里=2.3 eq'],
    ['安葬骨灰37具', '37具=37 eq'],
    ['200马力以上拖拉机', '200马力以上=200 ge'],
    ['月用水量18m3（含18m3）以内的', '18m3（含18m3）以内=18 le'],
    ['种植100（含）—200亩的', '100（含）—200亩=100→200 eq'],
    ['4500千克', '4500千克=4500 eq'],
    ['十余场次讲座', '十余场次=10 approx'],
    ['上千家企业', '上千家=1000 ge'],
    ['以上十个项目', '十个=10 eq'],
    ['数万家企业', '数万家=null vague'],
    ['两批计划', '两批=2 eq'],
    ['四大特色产业', '四大=4 eq'],
    ['至少有一条路', '至少有一条=1 ge'],
    ['人才总量超700万，', '超700万=7000000 gt'],
    ['33亿条数据', '33亿条=3300000000 eq'],
    ['2至4名人员', '2至4名=2→4 eq'],
  ])('reads %s', (text, fact) => {
    expect(read('count', text)).toEqual([fact]);
  });

  it.each([
    '5G网络和3D打印',
    '“20+8”产业集群',
    '第一批、第二次、第三个',
    '一站式、一次性、一户一档、一批',
    '六税两费',
    '十九大精神',
    '二级公路',
    '二次供水改造',
    '《助企纾困政策三十条》',
    '2期工程',
    '“两个不低于”',
    '四个自信',
    '从以下三个方面着手',
    'http://203.0.113.46:8031/7个',
    '电话0760-88300000',
    '索引号000014349/2017-00110',
    '粤ICP备05000001号-3',
    '3.1.2节',
    'G4216线、A5户型',
  ])('counts nothing in %s', (text) => {
    expect(read('count', text)).toEqual([]);
  });
});

describe('periods and multiples', () => {
  it.each([
    ['租用3年以上', '3年以上=P3Y ge'],
    ['五个工作日内', '五个工作日=P5个工作日 eq'],
    ['未满十八周岁', '未满十八周岁=P18Y lt'],
    ['4个小时', '4个小时=PT4H eq'],
  ])('reads %s', (text, fact) => {
    expect(read('period', text)).toEqual([fact]);
  });

  it('reads a shortened term with both ends', () => {
    expect(read('period', '从5日压缩至2日')[0]).toBe('5日=P5D→P2D eq');
  });

  it('does not take the name of a programme for a period', () => {
    expect(read('period', '三年行动计划，20世纪90年代')).toEqual([]);
  });

  it('reads multiples', () => {
    expect(read('multiple', '增长3倍，产值翻番，税额减半')).toEqual(['3倍=3 eq', '翻番=2 eq', '减半=0.5 eq']);
  });
});
