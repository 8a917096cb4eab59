import type { FactCase } from './model.ts';

/** Figures that change their programme, ranges that become single figures, and figures in words. */
export const CASES_OF_NAMES: readonly FactCase[] = [
  {
    name: 'amounts swapped between two paragraphs',
    old: '领军企业奖励100万元。\n瞪羚企业奖励60万元。',
    next: '领军企业奖励60万元。\n瞪羚企业奖励100万元。',
    changes: ['changed money 100万元 → 60万元', 'changed money 60万元 → 100万元'],
  },
  {
    name: 'amounts swapped between two sentences',
    old: '“星火”项目资助30万元。“燎原”项目资助60万元。',
    next: '“燎原”项目资助30万元。“星火”项目资助60万元。',
    changes: ['changed money 30万元 → 60万元', 'changed money 60万元 → 30万元'],
  },
  {
    name: 'amounts swapped between two rows of a table',
    old: '| 类别 | 金额 |\n| 博士 | 5万元 |\n| 硕士 | 3万元 |',
    next: '| 类别 | 金额 |\n| 博士 | 3万元 |\n| 硕士 | 5万元 |',
    changes: ['changed money 5万元 → 3万元', 'changed money 3万元 → 5万元'],
  },
  {
    name: 'amounts swapped between two long items',
    old: '（一）支持展会。展览面积达到1万平方米的，给予主办单位50万元补助。\n（二）支持论坛。参会人数达到500人的，给予主办单位30万元补助。',
    next: '（一）支持展会。展览面积达到1万平方米的，给予主办单位30万元补助。\n（二）支持论坛。参会人数达到500人的，给予主办单位50万元补助。',
    changes: ['changed money 50万元 → 30万元', 'changed money 30万元 → 50万元'],
  },
  {
    name: 'a lower tier in front of one that stays',
    old: '年产值首次突破10亿元的，奖励50万元。',
    next: '年产值首次突破5亿元的，奖励20万元；首次突破10亿元的，奖励50万元。',
    changes: ['added money 突破5亿元', 'added money 20万元'],
  },
  {
    name: 'a single figure that becomes a range',
    old: '奖励标准为50万元。',
    next: '奖励标准为30万元至50万元。',
    changes: ['changed money 50万元 → 30万元'],
  },
  {
    name: 'a single figure that becomes a range around it',
    old: '给予50万元补贴。',
    next: '给予40万元至60万元补贴。',
    changes: ['changed money 50万元 → 40万元'],
  },
  {
    name: 'a range that becomes a single figure',
    old: '给予20万元至60万元补贴。',
    next: '给予60万元补贴。',
    changes: ['changed money 20万元 → 60万元'],
  },
  {
    name: 'a range that is new',
    old: '培训合格的发证。',
    next: '培训合格的发证，并给予500元至800元补贴。',
    changes: ['added money 500元', 'added money 800元'],
  },
  {
    name: 'a rate that gives way to a sum of another order',
    old: '对租用办公用房的企业，按每平方米30元给予租金补贴，面积不超过500平方米。',
    next: '对购置办公用房的企业，按购房款的5%给予补贴，最高200万元。',
    changes: ['removed money 30元', 'removed count 不超过500平方米', 'added percent 5%', 'added money 最高200万元'],
  },
  { name: 'months as years and a half', old: '建设周期不超过18个月。', next: '建设周期不超过一年半。', changes: [] },
  {
    name: 'years and a half',
    old: '试点为期两年半。',
    next: '试点为期3年半。',
    changes: ['changed period 两年半 → 3年半'],
  },
  { name: 'tenths as percent', old: '减免三成租金。', next: '减免30%租金。', changes: [] },
  {
    name: 'tenths',
    old: '电费优惠三成。',
    next: '电费优惠五成。',
    changes: ['changed percent 三成 → 五成'],
  },
  {
    name: 'an age beside a period',
    old: '申请人年龄不超过35周岁，缴费满12个月。',
    next: '申请人年龄不超过40周岁，缴费满6个月。',
    changes: ['changed period 不超过35周岁 → 不超过40周岁', 'changed period 12个月 → 6个月'],
  },
  {
    name: 'a repurposed levy',
    old: '免征城市基础设施配套费。',
    next: '按50%征收城市基础设施配套费。',
    changes: ['added percent 50%'],
  },
  {
    name: 'two conditions moved into one article, one of them changed',
    old: '第三条 申请人年满18周岁，缴存满6个月。\n第四条 贷款额度最高60万元。',
    next: '第三条 申请人年满18周岁。\n第四条 缴存满12个月的，贷款额度最高70万元。',
    changes: ['changed period 6个月 → 12个月', 'changed money 最高60万元 → 最高70万元'],
  },
  {
    name: 'items turned round and one changed',
    old: '农村低保标准为每人620元。\n城市低保标准为每人890元。',
    next: '城市低保标准为每人920元。\n农村低保标准为每人680元。',
    changes: ['changed money 890元 → 920元', 'changed money 620元 → 680元'],
  },
  {
    name: 'tiers told one by one put into one sentence',
    old: '1.首次认定奖励30万元。\n2.复核通过奖励10万元。\n3.年度优秀奖励5万元。',
    next: '首次认定、复核通过、年度优秀的，分别奖励40万元、10万元、8万元。',
    changes: ['changed money 30万元 → 40万元', 'changed money 5万元 → 8万元'],
  },
  {
    name: 'tiers of one sentence told one by one',
    old: '首次认定、复核通过、年度优秀的，分别奖励40万元、10万元、8万元。',
    next: '1.首次认定奖励30万元。\n2.复核通过奖励10万元。\n3.年度优秀奖励5万元。',
    changes: ['changed money 40万元 → 30万元', 'changed money 8万元 → 5万元'],
  },
  {
    name: 'a measure in another unit',
    old: '占地30亩。',
    next: '占地2公顷。',
    changes: ['changed count 30亩 → 2公顷'],
  },
  {
    name: 'a time limit beside the responsible unit',
    old: '（责任单位：市交通运输局；完成时限：2024年6月底）',
    next: '（责任单位：市交通运输局；完成时限：2024年9月底）',
    changes: ['changed date 2024年6月底 → 2024年9月底'],
  },
];
