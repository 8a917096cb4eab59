import { describe, expect, it } from 'vitest';
import { findDates } from '../../../functions/domain/facts/dates.ts';
import { factsOf, SIGNED_2024, UNDATED, written } from './reading.ts';

const found = (text: string) => findDates(text).map(({ start, end, value }) => `${text.slice(start, end)}=${value}`);

describe('findDates', () => {
  it.each([
    ['2021年5月6日', '2021-05-06'],
    ['2021-05-06', '2021-05-06'],
    ['2021/5/6', '2021-05-06'],
    ['2021.5.6', '2021-05-06'],
    ['２０２１年５月６日', '2021-05-06'],
    ['2021 年 5 月 6 日', '2021-05-06'],
    ['二〇二一年五月六日', '2021-05-06'],
    ['二○二一年十二月三十一日', '2021-12-31'],
    ['二OO七年十月', '2007-10'],
    ['二0一七年五月二十六日', '2017-05-26'],
    ['2024年元月', '2024-01'],
    ['2021年5月', '2021-05'],
    ['2021年度', '2021'],
    ['2025年底', '2025-12'],
    ['2024年上半年', '2024-H1'],
    ['2024年第三季度', '2024-Q3'],
    ['2024上半年', '2024-H1'],
    ['6月17日', '--06-17'],
    ['10月中旬', '--10'],
    ['20224月', '2022-04'],
    ['202110月', '2021-10'],
    ['1897年', '1897'],
  ])('reads %s', (text, value) => {
    expect(found(`于${text}，`)).toEqual([`${text}=${value}`]);
  });

  it.each([
    ['2020-2025年', '2020/2025'],
    ['2020年至2022年', '2020/2022'],
    ['1-5月', '--01/--05'],
    ['2021年5月6日至20日', '2021-05-06/2021-05-20'],
    ['2021年5月23-24日', '2021-05-23/2021-05-24'],
    ['2021年5月6至20日', '2021-05-06/2021-05-20'],
    ['2021年12月20日—1月10日', '2021-12-20/2022-01-10'],
    ['5月6日至6月7日', '--05-06/--06-07'],
  ])('reads the range %s as one date', (text, value) => {
    expect(found(`在${text}，`)).toEqual([`${text}=${value}`]);
  });

  it('reads a range of bare years only where brackets set it apart', () => {
    expect(found('《专项规划》（2022-2025）')).toEqual(['2022-2025=2022/2025']);
    expect(found('热线2022-2025')).toEqual([]);
  });

  it('reads a date that lost its signs only on a line of its own, and only if one reading is possible', () => {
    expect(found('临澜市水务局\n   20211026')).toEqual(['20211026=2021-10-26']);
    expect(found('2019615\n')).toEqual(['2019615=2019-06-15']);
    expect(found('2025 915\n')).toEqual(['2025 915=2025-09-15']);
    expect(found('2019111\n')).toEqual([]);
    expect(found('第20211026号')).toEqual([]);
  });

  it('never takes an impossible day', () => {
    expect(found('2021年2月30日')).toEqual(['2021年2月=2021-02']);
    expect(found('2021-13-06')).toEqual([]);
  });

  it('leaves phones, serial numbers, terms and centuries alone', () => {
    for (const text of ['0564-8621239', '2021年第5号'.slice(5), '三个月', '二十一世纪', 'V2021.5.6', '2020-12号']) {
      expect(found(text)).toEqual([]);
    }
  });
});

describe('dates as facts', () => {
  const dates = (text: string, context = SIGNED_2024) => factsOf('date', text, context).map(written);

  it.each([
    ['今年出台', '今年=2024 eq'],
    ['去年完成', '去年=2023 eq'],
    ['去年12月开工', '去年12月=2023-12 eq'],
    ['截至今年6月底，', '截至今年6月底=2024-06 le'],
    ['2022年以来，', '2022年=2022 ge'],
    ['截至目前，', '截至目前=2024-05-20 le'],
    ['今年下半年启动', '今年下半年=2024-H2 eq'],
    ['近年来，', '近年来=null eq'],
    ['上半年完成', '上半年=2024-H1 eq'],
    ['三季度启动', '三季度=2024-Q3 eq'],
    ['今年上半年完成', '今年上半年=2024-H1 eq'],
    ['7月开展招标', '7月=2024-07 eq'],
  ])('reads %s by the date of signature', (text, fact) => {
    expect(dates(text)).toEqual([fact]);
  });

  it('takes the publication where no signature is known, and leaves the year open where neither is', () => {
    expect(dates('6月9日召开', { ...UNDATED, publishedOn: '2022-06-30' })).toEqual(['6月9日=2022-06-09 eq']);
    expect(dates('6月9日召开', UNDATED)).toEqual(['6月9日=--06-09 eq']);
    expect(dates('2022年市第九届人大常委会第五次会议听取报告', UNDATED)).toEqual(['2022年=2022 eq']);
    expect(dates('2009年增长；今年3月下降', UNDATED)).toContain('今年3月=--03 eq');
  });

  it('gives a month the year that its own sentence named', () => {
    expect(dates('2020年7月启动，9月完成。9月验收。')).toEqual([
      '2020年7月=2020-07 eq',
      '9月=2020-09 eq',
      '9月=2024-09 eq',
    ]);
  });

  it('resolves 同年 by the year named last', () => {
    expect(dates('2019年成立，同年挂牌。')[1]).toBe('同年=2019 eq');
  });

  it.each([
    ['1.2017-2021年安排资金', '2017-2021年=2017/2021 eq'],
    ['一、情况\n3.2017年之前预算安排', '2017年=2017 le'],
    ['2020学年在园幼儿', '2020学年=2020 eq'],
    ['2021-2022学年度招生', '2021-2022学年度=2021/2022 eq'],
    ['计划2024年年底开工', '2024年年底=2024-12 eq'],
    ['计划2025年年初完工', '2025年年初=2025 eq'],
    ['自2002年启动建设以来', '2002年=2002 ge'],
    ['从2019年开始实施', '2019年=2019 ge'],
  ])('reads %s', (text, fact) => {
    expect(dates(text)).toEqual([fact]);
  });

  it('takes figures on a line of their own for a day, but not below the label of a number', () => {
    expect(dates('云岭市水务局\n20240518')).toEqual(['20240518=2024-05-18 eq']);
    expect(dates('建议编号\n\n2024085\n承办单位')).toEqual([]);
  });

  it('does not take 日前 in a date for a word of its own', () => {
    expect(dates('于5月26日前，')).toEqual(['5月26日=2024-05-26 le']);
    expect(dates('日前，我局开展调研')).toEqual(['日前=null eq']);
  });
});
