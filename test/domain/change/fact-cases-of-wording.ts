import type { FactCase } from './fact-cases.ts';

/** The same figure in other words, units and scripts. */
export const FACT_CASES_OF_WORDING: readonly FactCase[] = [
  {
    name: 'an age with its end told again',
    old: '申请人不超过40周岁。',
    next: '申请人年龄在40周岁以下（含40周岁）。',
    changes: [],
  },
  { name: 'a longest term in years', old: '补贴期限最长24个月。', next: '补贴期限最长不超过两年。', changes: [] },
  { name: 'half an hour in minutes', old: '等候不超过30分钟。', next: '等候不超过半小时。', changes: [] },
  { name: 'half a working day', old: '审批时限为0.5个工作日。', next: '审批时限为半个工作日。', changes: [] },
  {
    name: 'half a year shortened',
    old: '验收结束后半年内支付。',
    next: '验收结束后2个月内支付。',
    changes: ['changed period 半年 → 2个月'],
  },
  {
    name: 'a cap with words between',
    old: '全天最高收取25元。',
    next: '全天最高不超过25元。',
    changes: [],
  },
  {
    name: 'within so many days',
    old: '自受理之日起8个工作日内办结。',
    next: '自受理之日起8个工作日以内办结。',
    changes: [],
  },
  { name: 'full years', old: '在本市缴费满2年。', next: '在本市缴费2年以上。', changes: [] },
  { name: 'kilometres in metres', old: '半径不小于0.8公里。', next: '半径不小于800米。', changes: [] },
  { name: 'metres by their sign', old: '间距不少于90米。', next: '间距不少于90m。', changes: [] },
  { name: 'square metres by their sign', old: '面积不超过300平方米。', next: '面积不超过300㎡。', changes: [] },
  { name: 'another measure word of people', old: '限报2人。', next: '限报2名。', changes: [] },
  { name: 'one in words', old: '每户限1处。', next: '每户限一处。', changes: [] },
  { name: 'days ahead in words', old: '提前12日报告。', next: '提前十二日报告。', changes: [] },
  {
    name: 'a term of one year that grows',
    old: '证书有效期一年，可以延续。',
    next: '证书有效期三年，可以延续。',
    changes: ['changed period 一年 → 三年'],
  },
  {
    name: 'marks',
    old: '低于55分的不予推荐，择优选取前12名。',
    next: '低于65分的不予推荐，择优选取前10名。',
    changes: ['changed count 低于55分 → 低于65分', 'changed count 12名 → 10名'],
  },
  {
    name: 'a ratio',
    old: '入围人数与岗位数的比例为4:1。',
    next: '入围人数与岗位数的比例为3:1。',
    changes: ['changed multiple 4:1 → 3:1'],
  },
  {
    name: 'a ratio named for what it compares',
    old: '车桩比为3.2:1。',
    next: '车桩比为2.6:1。',
    changes: ['changed multiple 3.2:1 → 2.6:1'],
  },
  { name: 'the sign of a ratio', old: '师生比例不低于1:12。', next: '师生比例不低于1∶12。', changes: [] },
  {
    name: 'another time of the same day',
    old: '请于4月18日17:00前报送。',
    next: '请于4月18日12:00前报送。',
    changes: ['changed date 4月18日 → 4月18日'],
  },
  { name: 'the same time in words', old: '请于4月18日17:00前报送。', next: '请于4月18日下午5时前报送。', changes: [] },
];
