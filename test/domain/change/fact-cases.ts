/** What two texts state differently, by hand. Each change: `kind type before → after`, a side left out where there is none. */
export interface FactCase {
  readonly name: string;
  readonly old: string;
  readonly next: string;
  readonly changes: readonly string[];
}

export const FACT_CASES: readonly FactCase[] = [
  {
    name: 'a lower cap',
    old: '对获得认定的企业，给予最高5000万元资助。',
    next: '对获得认定的企业，给予最高3000万元资助。',
    changes: ['changed money 最高5000万元 → 最高3000万元'],
  },
  {
    name: 'an earlier deadline',
    old: '申报截止时间为2025年6月30日，逾期不予受理。',
    next: '申报截止时间为2025年5月31日，逾期不予受理。',
    changes: ['changed date 2025年6月30日 → 2025年5月31日'],
  },
  {
    name: 'an earlier deadline without a year',
    old: '请于6月30日前提交申报材料。',
    next: '请于5月31日前提交申报材料。',
    changes: ['changed date 6月30日 → 5月31日'],
  },
  {
    name: 'the same amount in another unit',
    old: '注册资本不低于3000万元的企业可以申报。',
    next: '注册资本不低于0.3亿元的企业可以申报。',
    changes: [],
  },
  {
    name: 'the same length of time in another unit',
    old: '本办法有效期36个月。',
    next: '本办法有效期3年。',
    changes: [],
  },
  {
    name: 'thousands marked or not',
    old: '每户补助12,000元。',
    next: '每户补助12000元。',
    changes: [],
  },
  {
    name: 'a list in another order',
    old: '一等奖10万元、二等奖5万元、三等奖3万元。',
    next: '三等奖3万元、二等奖5万元、一等奖10万元。',
    changes: [],
  },
  {
    name: 'one item of a list changed and the list turned round',
    old: '一等奖10万元、二等奖5万元、三等奖3万元。',
    next: '三等奖2万元、二等奖5万元、一等奖10万元。',
    changes: ['changed money 3万元 → 2万元'],
  },
  {
    name: 'two amounts swapped',
    old: '一等奖10万元，二等奖5万元。',
    next: '一等奖5万元，二等奖10万元。',
    changes: ['changed money 10万元 → 5万元', 'changed money 5万元 → 10万元'],
  },
  {
    name: 'an item taken off a list',
    old: '创业补贴5000元、租金补贴3000元、社保补贴2000元。',
    next: '创业补贴5000元、社保补贴2000元。',
    changes: ['removed money 3000元'],
  },
  {
    name: 'an item put on a list',
    old: '创业补贴5000元、社保补贴2000元。',
    next: '创业补贴5000元、租金补贴3000元、社保补贴2000元。',
    changes: ['added money 3000元'],
  },
  {
    name: 'a condition added',
    old: '申报企业应当注册满1年，依法纳税。',
    next: '申报企业应当注册满1年，依法纳税，上年度营业收入不低于2000万元。',
    changes: ['added money 不低于2000万元'],
  },
  {
    name: 'a condition dropped',
    old: '申报企业应当注册满1年，职工不少于30人，依法纳税。',
    next: '申报企业应当注册满1年，依法纳税。',
    changes: ['removed count 不少于30人'],
  },
  {
    name: 'a threshold raised and another kept',
    old: '研发投入占比不低于3%，职工不少于30人。',
    next: '研发投入占比不低于5%，职工不少于30人。',
    changes: ['changed percent 不低于3% → 不低于5%'],
  },
  {
    name: 'a ceiling turned into a floor',
    old: '项目总投资不超过1000万元。',
    next: '项目总投资不低于1000万元。',
    changes: ['changed money 不超过1000万元 → 不低于1000万元'],
  },
  {
    name: 'one word for a cap instead of another',
    old: '给予不超过100万元资助。',
    next: '给予最高100万元资助。',
    changes: [],
  },
  {
    name: 'several facts in one sentence, two of them changed',
    old: '对年营业收入超过2000万元、研发人员不少于10人的企业，按实际投入的20%给予最高100万元补助。',
    next: '对年营业收入超过1000万元、研发人员不少于10人的企业，按实际投入的30%给予最高100万元补助。',
    changes: ['changed money 超过2000万元 → 超过1000万元', 'changed percent 20% → 30%'],
  },
  {
    name: 'words around an amount changed, the amount kept',
    old: '对符合条件的企业给予一次性奖励50万元。',
    next: '符合条件的企业，经评审后可以获得50万元的一次性奖励。',
    changes: [],
  },
  {
    name: 'a sentence reworded and its amount changed',
    old: '对符合条件的企业给予一次性奖励50万元。',
    next: '符合条件的企业，经评审后可以获得80万元的一次性奖励。',
    changes: ['changed money 50万元 → 80万元'],
  },
  {
    name: 'a paragraph moved',
    old: '一、奖励标准\n对新认定的高新技术企业奖励20万元。\n二、申报时间\n每年3月1日至3月31日受理。\n三、咨询\n由窗口负责答复申报人的疑问。',
    next: '一、申报时间\n每年3月1日至3月31日受理。\n二、咨询\n由窗口负责答复申报人的疑问。\n三、奖励标准\n对新认定的高新技术企业奖励20万元。',
    changes: [],
  },
  {
    name: 'articles renumbered',
    old: '第一条 本办法适用于本市企业。\n第二条 每家企业补助10万元。\n第三条 每年评审1次。',
    next: '第一条 本办法适用于本市企业。\n第二条 申报企业应当诚信经营。\n第三条 每家企业补助10万元。\n第四条 每年评审1次。',
    changes: [],
  },
  {
    name: 'a text split into paragraphs',
    old: '补助标准如下：生产企业每家补助30万元；服务企业每家补助20万元；流通企业每家补助10万元。',
    next: '补助标准如下：\n生产企业每家补助30万元；\n服务企业每家补助25万元；\n流通企业每家补助10万元。',
    changes: ['changed money 20万元 → 25万元'],
  },
  {
    name: 'paragraphs merged into one',
    old: '（一）生产企业每家补助30万元；\n（二）服务企业每家补助20万元。',
    next: '生产企业每家补助30万元，服务企业每家补助20万元。',
    changes: [],
  },
  {
    name: 'a share changed',
    old: '按照设备投资额的15%给予补助。',
    next: '按照设备投资额的10%给予补助。',
    changes: ['changed percent 15% → 10%'],
  },
  {
    name: 'a share in words',
    old: '按照设备投资额的百分之十五给予补助。',
    next: '按照设备投资额的15%给予补助。',
    changes: [],
  },
  {
    name: 'a number in words',
    old: '申请人应当在三十日内答复。',
    next: '申请人应当在30日内答复。',
    changes: [],
  },
  {
    name: 'a time limit shortened',
    old: '自受理之日起20个工作日内作出决定。',
    next: '自受理之日起10个工作日内作出决定。',
    changes: ['changed period 20个工作日 → 10个工作日'],
  },
  {
    name: 'working days instead of days',
    old: '自受理之日起10个工作日内作出决定。',
    next: '自受理之日起10日内作出决定。',
    changes: ['changed period 10个工作日 → 10日'],
  },
  {
    name: 'a date of entry into force',
    old: '本办法自2024年7月1日起施行，有效期3年。',
    next: '本办法自2024年8月1日起施行，有效期5年。',
    changes: ['changed date 2024年7月1日 → 2024年8月1日', 'changed period 3年 → 5年'],
  },
  {
    name: 'both ends of a period of application',
    old: '受理时间为2025年3月1日至2025年3月31日。',
    next: '受理时间为2025年4月1日至2025年4月30日。',
    changes: ['changed date 2025年3月1日至2025年3月31日 → 2025年4月1日至2025年4月30日'],
  },
  {
    name: 'the upper end of a range',
    old: '按规模给予100万元至300万元补助。',
    next: '按规模给予100万元至500万元补助。',
    changes: ['changed money 300万元 → 500万元'],
  },
  {
    name: 'a count changed',
    old: '全年培育示范企业50家，建设实验室3个。',
    next: '全年培育示范企业60家，建设实验室3个。',
    changes: ['changed count 50家 → 60家'],
  },
  {
    name: 'another rule cited',
    old: '根据《市科技专项资金管理办法》制定本指南。',
    next: '根据《市科技发展专项资金管理办法》制定本指南。',
    changes: ['changed citation 《市科技专项资金管理办法》 → 《市科技发展专项资金管理办法》'],
  },
  {
    name: 'another number of the rule',
    old: '《专项资金管理办法》（市府办〔2019〕12号）同时废止。',
    next: '《专项资金管理办法》（市府办〔2021〕3号）同时废止。',
    changes: ['changed documentNumber 市府办〔2019〕12号 → 市府办〔2021〕3号'],
  },
  {
    name: 'brackets and width alone',
    old: '依据（市府办〔2019〕12号）执行，补助50％。',
    next: '依据(市府办[2019]12号)执行，补助50%。',
    changes: [],
  },
  {
    name: 'a rule cited once more',
    old: '根据《预算法》制定。第二条 资金由财政安排。',
    next: '根据《预算法》制定。第二条 资金由财政依照《预算法》安排。',
    changes: [],
  },
  {
    name: 'about instead of exactly',
    old: '预计投入2亿元。',
    next: '预计投入约2亿元。',
    changes: ['changed money 2亿元 → 约2亿元'],
  },
  {
    name: 'a programme replaced by another',
    old: '对新建厂房的企业，按照建筑面积给予补助，最高200万元。',
    next: '举办全国性展会的主办方可以申请场租费用，最高50万元。',
    changes: ['removed money 最高200万元', 'added money 最高50万元'],
  },
  {
    name: 'two programmes with the same cap, one changed',
    old: '（一）技术改造：最高500万元。\n（二）首台套：最高500万元。',
    next: '（一）技术改造：最高500万元。\n（二）首台套：最高800万元。',
    changes: ['changed money 最高500万元 → 最高800万元'],
  },
  {
    name: 'programmes in another order, one changed',
    old: '（一）技术改造项目，最高资助500万元。\n（二）首台套装备，最高资助300万元。\n（三）绿色工厂，最高资助100万元。',
    next: '（一）绿色工厂，最高资助100万元。\n（二）技术改造项目，最高资助400万元。\n（三）首台套装备，最高资助300万元。',
    changes: ['changed money 最高资助500万元 → 最高资助400万元'],
  },
  {
    name: 'a new paragraph with an amount known from elsewhere',
    old: '对国家级平台奖励100万元。',
    next: '对国家级平台奖励100万元。\n对省级平台奖励100万元。',
    changes: ['added money 100万元'],
  },
  {
    name: 'a paragraph dropped whose amount stands elsewhere too',
    old: '对国家级平台奖励100万元。\n对省级平台奖励100万元。',
    next: '对国家级平台奖励100万元。',
    changes: ['removed money 100万元'],
  },
  {
    name: 'punctuation and blanks',
    old: '每家企业 最高 100 万元，共3批。',
    next: '每家企业最高100万元；共3批。',
    changes: [],
  },
  {
    name: 'nothing',
    old: '本通知自2024年1月1日起施行，补助100万元，覆盖20家企业。',
    next: '本通知自2024年1月1日起施行，补助100万元，覆盖20家企业。',
    changes: [],
  },
];
