import { describe, expect, it } from 'vitest';
import { factsOf, promisesOf, SIGNED_2024, written } from './reading.ts';

const read = (type: 'period' | 'date' | 'count', text: string) => factsOf(type, text, SIGNED_2024).map(written);

describe('a limit in days', () => {
  it.each([
    ['自受理之日起三十日内作出决定', '三十日=P30D eq'],
    ['十五日内提出异议', '十五日=P15D eq'],
    ['在5个工作日内办结', '5个工作日=P5个工作日 eq'],
    ['公示五日以上', '五日以上=P5D ge'],
    ['公示期不少于七日', '不少于七日=P7D ge'],
  ])('is read from %s', (text, period) => {
    expect(read('period', text)).toEqual([period]);
  });

  it.each(['七日', '每月十日前报送', '每月10日前报送'])('is not read from %s', (text) => {
    expect(read('period', text)).toEqual([]);
  });
});

describe('figures that tell which', () => {
  it.each(['依照第八十八条处罚', '依照第 八十八条处罚', '依照第八\n十八条处罚'])('count nothing: %s', (text) => {
    expect(read('count', text)).toEqual([]);
  });
});

describe('the groups of a village by their numbers', () => {
  it('are no count', () => {
    expect(read('count', '范围包含了一至五组所有自然村')).toEqual([]);
  });
});

describe('the superlative of a place', () => {
  it('is no ceiling', () => {
    expect(read('count', '全县最高的一座')).toEqual([]);
  });
});

describe('the three sectors of an economy', () => {
  it('are a name, no count', () => {
    expect(read('count', '三次产业比例调整为10:48:42')).toEqual([]);
  });
});

describe('a number in an address or a salutation', () => {
  it.each(['云岭花园10幢3单元加装电梯', '住3栋201室', '赵某某等4位代表：', '孙某某等11名市人大代表提出'])(
    'counts nothing: %s',
    (text) => {
      expect(read('count', text)).toEqual([]);
    },
  );
});

describe('the number of a list item', () => {
  it('is no count of what the item begins with', () => {
    expect(read('count', '条件如下：\n2 具体负责人')).toEqual([]);
  });
});

describe('a length of time before our years', () => {
  it('is no year', () => {
    expect(read('date', '古镇有1500年历史')).toEqual([]);
  });
});

describe('dates as they are typed', () => {
  it.each([
    ['于6月30日前完成', ['6月30日=2024-06-30 le']],
    ['在3、4月开展培训', ['3=2024-03 eq', '4月=2024-04 eq']],
    ['在2023年3、4月开展', ['2023年3=2023-03 eq', '4月=2023-04 eq']],
    ['3、4月底前完成', ['4月底=2024-04 le']],
    ['每年1-5月开展检查', ['1-5月=--01/--05 eq']],
    ['每年6月30日前报告', ['6月30日=--06-30 le']],
    ['于2O20年5月6日印发', ['2O20年5月6日=2020-05-06 eq']],
    ['到2O25年建成', ['2O25年=2025 eq']],
  ])('reads %s', (text, dates) => {
    expect(read('date', text)).toEqual(dates);
  });
});

describe('the target of a promise', () => {
  it('is a figure behind the promising word', () => {
    const [promise] = promisesOf('在投入500万元的基础上，我局将新建水厂2座。');
    expect(promise?.target).toEqual({ op: 'eq', value: 2, unit: '座' });
  });

  it('is none where the figure is given', () => {
    expect(promisesOf('2个项目获得批准，即将开工。')[0]?.target).toBeNull();
  });
});

describe('a promise of 该', () => {
  it('is quoted with the clause that it points back to', () => {
    expect(promisesOf('引进一家药企，该项目将建设研发平台。')[0]?.text).toBe('引进一家药企，该项目将建设研发平台');
  });
});
