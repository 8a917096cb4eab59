import { describe, expect, it } from 'vitest';
import { factsOf, written } from './reading.ts';

const read = (type: 'count' | 'percent' | 'period' | 'multiple' | 'frequency' | 'money', text: string) =>
  factsOf(type, text).map(written);

describe('half of a unit of time', () => {
  it.each([
    ['验收后半年内支付', '半年=P0.5Y eq'],
    ['等候不超过半小时', '不超过半小时=PT0.5H le'],
    ['公示半个月。', '半个月=P0.5M eq'],
    ['审批时限为半个工作日', '半个工作日=P0.5个工作日 eq'],
  ])('is a period: %s', (text, fact) => {
    expect(read('period', text)).toEqual([fact]);
  });

  it.each(['上半年完成', '每半年通报', '半年度报告', '后半年再议', '大半年来', '半日游线路'])(
    'is none in %s',
    (text) => {
      expect(read('period', text)).toEqual([]);
    },
  );
});

describe('a term', () => {
  it('of one year or of days in words is a period where the words make it one', () => {
    expect(read('period', '有效期一年，任期为一年')).toEqual(['一年=P1Y eq', '一年=P1Y eq']);
    expect(read('period', '应当提前十五日报告')).toEqual(['十五日=P15D eq']);
    expect(read('period', '一年来，全市上下一年年努力')).toEqual([]);
  });

  it('at longest is a ceiling', () => {
    expect(read('period', '最长补贴12个月')).toEqual(['最长补贴12个月=P12M max']);
  });
});

describe('a ratio', () => {
  it('is a multiple where its clause calls it one', () => {
    expect(read('multiple', '比例不低于3:1')).toEqual(['不低于3:1=3 ge']);
    expect(read('multiple', '市、区按6∶4的比例分担')).toEqual(['6∶4=1.5 eq']);
    expect(read('multiple', '按六比四的比例分担')).toEqual(['六比四=1.5 eq']);
    expect(factsOf('multiple', '师生比例为1:3')[0]?.value).toBeNull();
  });

  it('is no time of day, score or scale', () => {
    expect(read('multiple', '上午9:00至11:30办理，按1:500比例尺绘制，3:1获胜')).toEqual([]);
  });
});

describe('marks', () => {
  it('are counted', () => {
    expect(read('count', '低于60分的淘汰，技术方案40分、报价30分。')).toEqual([
      '低于60分=60 lt',
      '40分=40 eq',
      '30分=30 eq',
    ]);
  });

  it('are no minutes, shares or branches', () => {
    expect(read('count', '9时30分，15分钟，3分公司，8分之一')).toEqual([]);
  });
});

describe('a coefficient', () => {
  it('is a multiple where its noun stands before it', () => {
    expect(read('multiple', '容积率不低于1.2，系数为0.8')).toEqual(['不低于1.2=1.2 ge', '0.8=0.8 eq']);
    expect(read('multiple', '容积率由2.0提高到2.5')).toEqual(['2.0=2→2.5 eq', '2.5=2.5 eq']);
    expect(read('multiple', '系数见附件2，权重为30%')).toEqual([]);
  });
});

describe('a share', () => {
  it('in words keeps its decimals', () => {
    expect(read('percent', '百分之二点五')).toEqual(['百分之二点五=2.5 eq']);
  });

  it('may be a discount or a fraction with a slash', () => {
    expect(read('percent', '享受8折优惠，打五折')).toEqual(['8折=80 eq', '五折=50 eq']);
    expect(factsOf('percent', '经2/3以上委员同意').map(({ text }) => text)).toEqual(['2/3以上']);
    expect(read('percent', '固定资产3折旧，2023/4/5发布，第1/2页')).toEqual([]);
  });
});

describe('a day of each month', () => {
  it('belongs to the pace', () => {
    expect(read('frequency', '每月5日前报送')).toEqual(['每月5日=12/y eq']);
  });
});

describe('an amount for each head and day', () => {
  it('keeps both', () => {
    expect(read('money', '补助100元/人·天')).toEqual(['100元/人·天=100 eq']);
  });
});
