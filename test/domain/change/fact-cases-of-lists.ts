import type { FactCase } from './fact-cases.ts';

/** Rows and 分别 lists that grow, shrink or stand apart, and figures of programmes that come and go. */
export const FACT_CASES_OF_LISTS: readonly FactCase[] = [
  {
    name: 'one grade dropped from a list that tells them by figures',
    old: '评为5A级、4A级、3A级景区的，分别奖励300万元、90万元、20万元。',
    next: '评为5A级、4A级景区的，分别奖励300万元、110万元。',
    changes: ['changed money 90万元 → 110万元', 'removed money 20万元'],
  },
  {
    name: 'one grade put into a list that tells them by letters',
    old: '评为AAA级、A级信用企业的，分别奖励6万元、1万元。',
    next: '评为AAA级、AA级、A级信用企业的，分别奖励6万元、3万元、1万元。',
    changes: ['added money 3万元'],
  },
  {
    name: 'a subject of a list that now takes in more',
    old: '在一级、二级医院住院的，起付线分别为150元、350元。',
    next: '在一级及以下、二级医院住院的，起付线分别为150元、450元。',
    changes: ['changed money 350元 → 450元'],
  },
  {
    name: 'one item of a row dropped and another put in elsewhere',
    old: '招聘语文教师9名，数学教师8名，英语教师5名，幼儿园保育员16名。',
    next: '招聘语文教师9名，数学教师8名，地理教师3名，英语教师5名。',
    changes: ['added count 3名', 'removed count 16名'],
  },
  {
    name: 'a grant for all split among several',
    old: '对新入规的企业，一次性奖励12万元。',
    next: '对新入规的企业，按初次入规、再次入规分别奖励18万元、6万元。',
    changes: ['changed money 12万元 → 18万元', 'added money 6万元'],
  },
  {
    name: 'a programme dropped and another put in under its own heading',
    old: '一、青年基金。单项资助9万元，执行期2年。\n二、智库课题。单项资助4万元，执行期1年。\n三、中试计划。每项最高80万元。',
    next: '一、青年基金。单项资助9万元，执行期2年。\n二、中试计划。每项最高80万元。\n三、场景计划。单项最高40万元，执行期18个月。',
    changes: ['removed money 4万元', 'removed period 1年', 'added money 最高40万元', 'added period 18个月'],
  },
  {
    name: 'a yearly bound of one programme dropped, one of another put in',
    old: '参加境外路演的，按费用的60%给予补助，单场不超过4万元，每年累计不超过16万元；参加本省重点路演的，按费用的40%给予补助，单场不超过1万元。',
    next: '参加境外路演的，按费用的60%给予补助，单场不超过4万元；参加本省重点路演的，按费用的40%给予补助，单场不超过1万元，每年累计不超过5万元。',
    changes: ['removed money 不超过16万元', 'added money 不超过5万元'],
  },
  {
    name: 'a quota told in another paragraph and other words',
    old: '一、征集数量：7家。\n二、资产负债率：不高于65%。',
    next: '一、征集数量\n共征集7家单位。\n二、条件\n资产负债率不高于65%。',
    changes: [],
  },
  {
    name: 'a clause with its yearly pace put in',
    old: '对示范点给予奖励。',
    next: '对示范点给予奖励，每年最高8万元。',
    changes: ['added money 最高8万元'],
  },
  {
    name: 'a yearly pace told once for a list and then for each',
    old: '服务满60人次、120人次的，每年分别给予2万元、4万元运营补贴。',
    next: '服务满60人次的，每年给予2万元运营补贴；满120人次的，每年给予4万元运营补贴。',
    changes: [],
  },
  {
    name: 'another pace of an amount',
    old: '每半年补贴600元。',
    next: '每季度补贴600元。',
    changes: ['changed frequency 每半年 → 每季度'],
  },
  {
    name: 'another pace told by once',
    old: '半年通报一次。',
    next: '每季度通报一次。',
    changes: ['changed frequency 半年 → 每季度'],
  },
  {
    name: 'a condition with a year that leans on the paper dropped',
    old: '（一）资产总额不低于900万元；\n（二）上一年度销售收入占比不低于55%。',
    next: '（一）资产总额不低于900万元。',
    changes: ['removed percent 不低于55%'],
  },
  {
    name: 'a rate lowered beside a new sentence with the old rate',
    old: '小麦保险每亩600元，费率6%。',
    next: '小麦保险每亩650元，费率5.5%。花生保险每亩500元，费率6%。',
    changes: ['changed money 600元 → 650元', 'changed percent 6% → 5.5%', 'added money 500元', 'added percent 6%'],
  },
  {
    name: 'days of one month told as a range',
    old: '国庆放假3天（10月1日、2日、3日）。',
    next: '国庆放假4天（10月1日、2日、3日、4日）。',
    changes: ['changed period 3天 → 4天'],
  },
  {
    name: 'a share that gives way to a full waiver, and another share for others',
    old: '经济困难学生按学费的40%予以减免。',
    next: '经济困难学生全额免收学费；烈士子女按学费的20%收取。',
    changes: ['removed percent 40%', 'added percent 20%'],
  },
  {
    name: 'rows of a table in another order, one dropped, one new in the place of another',
    old: '| 镇街 | 户数 | 资金 |\n| 青石镇 | 310户 | 62万元 |\n| 白沙镇 | 170户 | 34万元 |\n| 枫林镇 | 240户 | 48万元 |',
    next: '| 镇街 | 户数 | 资金 |\n| 枫林镇 | 220户 | 44万元 |\n| 青石镇 | 310户 | 62万元 |\n| 望江镇 | 80户 | 16万元 |',
    changes: [
      'changed count 240户 → 220户',
      'changed money 48万元 → 44万元',
      'removed count 170户',
      'removed money 34万元',
      'added count 80户',
      'added money 16万元',
    ],
  },
  {
    name: 'upper and lower bound in other words and order',
    old: '单项补助上限为160万元，下限为16万元。',
    next: '单项补助最低16万元、最高160万元。',
    changes: [],
  },
  {
    name: 'an item whose old amount now goes to another item',
    old: '运营补贴按老年人每月90元、失能老年人每月180元发放。',
    next: '运营补贴按自理老年人每月90元，半失能老年人每月180元，失能老年人每月270元发放。',
    changes: ['added money 180元', 'changed money 180元 → 270元'],
  },
  {
    name: 'a range told by its bounds',
    old: '得分85分（含）以上的为优秀，70分（含）至85分的为合格。',
    next: '得分85分及以上为优秀，70分及以上、85分以下为合格。',
    changes: [],
  },
  {
    name: 'a class dropped and a rise for others put in at the end',
    old: '举报奖励分级：甲级举报按罚没款的6%奖励；乙级举报按罚没款的2%奖励。每起案件奖励上限为90万元。',
    next: '举报奖励分级：甲级举报按罚没款的6%奖励。每起案件奖励上限为90万元。内部人员举报的，奖励标准提高15%。',
    changes: ['removed percent 2%', 'added percent 15%'],
  },
  {
    name: 'a floor that gets a ceiling',
    old: '面积80平方米以上的，补贴6000元。',
    next: '面积80平方米以上140平方米以下的，补贴6000元。',
    changes: ['added count 140平方米以下'],
  },
];
