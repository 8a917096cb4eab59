import type { CommitmentClass } from './model.ts';

/** The word by which a clause promises something, at its place in the segment. */
export interface Head {
  readonly class: CommitmentClass;
  readonly at: number;
  readonly end: number;
}

/**
 * The first promising word of a segment, or null. Firmer words do not outrank earlier ones: the scope begins at the first.
 * Not promises: 将 in the sense of 把, 计划 as a noun, 正式, 拟上市, acts of ministries, what others are asked to do.
 */
export function headOf(segment: string): Head | null {
  for (const match of segment.matchAll(CANDIDATE)) {
    const word = match[0];
    const at = match.index;
    const end = at + word.length;
    if (QUOTED.test(segment.slice(Math.max(0, at - 1), at))) continue;
    const judged = judge(segment, word, at, end);
    if (judged !== null) return { class: judged, at, end };
  }
  return null;
}

function judge(segment: string, word: string, at: number, end: number): CommitmentClass | null {
  const before = segment.slice(Math.max(0, at - 12), at);
  const behind = segment.slice(end, end + 42);
  switch (word) {
    case '将':
      return isFuture(before, behind) ? futureClass(behind) : null;
    case '即将':
    case '将会':
      return 'will';
    case '会':
      return MODAL_SUBJECT.test(before) && ACTION.test(behind) ? 'will' : null;
    case '一定':
      return MODAL_SUBJECT.test(before) && DETERMINED.test(behind) ? 'will' : null;
    case '计划':
      return isPlanVerb(before, behind) ? 'plan' : null;
    case '拟':
      return isIntent(before, behind) ? 'plan' : null;
    case '预计':
      return EXPECTED.test(behind) ? 'plan' : null;
    case '准备':
      return PLAN_LEAD.test(before) && READY.test(behind) ? 'plan' : null;
    case '打算':
      return /^[^，]/u.test(behind) && !/工作$/u.test(before) ? 'plan' : null;
    case '力争':
    case '力求':
      return PAST.test(before) ? null : 'aim';
    case '争取':
      return STRIVES_FOR.test(behind) && !GOT.test(behind) && !OBTAINED.test(segment.slice(Math.max(0, at - 80), at))
        ? 'aim'
        : null;
    case '正':
      return /[公真改订修纠端严反校]$/u.test(before) || !UNDER_WAY.test(behind) ? null : 'ongoing';
    case '还在':
      return /^(?:规划|研究|推进|谋划|筹划|筹备|协调)/u.test(behind) ? 'ongoing' : null;
    case '持续':
      return CLAUSE_START.test(before) && /^(?:推动|推进)/u.test(behind) ? 'ongoing' : null;
    case '探索':
      return isExploring(before, behind, at) ? 'explore' : null;
    case '列入':
      return /^.{0,10}立法计划/u.test(behind) ? 'explore' : null;
    case '适时':
      return /^(?:出台|启动|开展|推出|制定|修订|组织|调整|研究|实施|增|安排)/u.test(behind) ? 'plan' : null;
    case '今年':
      return /^(?:将|继续|一定|计划|拟|还将)/u.test(behind) ? 'plan' : null;
    case '后可':
      return /^(?:以)?(?:解决|实现|满足|新增|提供|有效|极大|基本|全面|缓解|改善)/u.test(behind) ? 'aim' : null;
    case '即':
    case '立即':
      return UPON_EVENT.test(before) ? 'will' : null;
    case '年内':
    case '年底前':
    case '月底前':
      return !PAST.test(before) && !ASKED.test(before) && DELIVERS.test(behind) ? 'plan' : null;
    case '待':
      return CLAUSE_START.test(before) && UPON.test(behind) ? 'will' : null;
    default:
      return outlookClass(before, behind);
  }
}

/**
 * 将 before a verb or adverb speaks of the future; before a noun that a verb of placing follows (将…纳入…) it only marks the object.
 */
function isFuture(before: string, behind: string): boolean {
  const clause = before.slice(Math.max(...[...CLAUSE_MARKS].map((mark) => before.lastIndexOf(mark))) + 1);
  if (OBJECT_LEAD.test(before) || MINISTRY.test(before) || RULE_WORD.test(clause)) return false;
  if (ADVERBIAL.test(behind)) return !NOUN_TOO.test(behind) || SUBJECT.test(clause) || !PLACING.test(behind);
  return SUBJECT.test(clause) && !PLACING.test(behind);
}

/** A lead that shows who plans, or a verb of acting right behind, and no noun of which 计划 is a part. */
function isPlanVerb(before: string, behind: string): boolean {
  if (PLAN_NOUN.test(before) || NOUN_TAIL.test(behind)) return false;
  return PLAN_LEAD.test(before) || ACTS.test(behind);
}

function isIntent(before: string, behind: string): boolean {
  if (PART_OF_WORD.test(before) || NO_INTENT.test(behind)) return false;
  return INTENT_LEAD.test(before) || ACTS.test(behind);
}

/** At the head of its sentence 探索 promises; further on only with another verb (探索实施…) or 积极 before it, else it tells how things are done. */
function isExploring(before: string, behind: string, at: number): boolean {
  if (!EXPLORES.test(before) || EXPLORED.test(behind)) return false;
  return at <= 4 || KEEN.test(before) || EXPLORED_ACT.test(behind);
}

function futureClass(behind: string): CommitmentClass {
  return /^(?:继续|积极|进一步|不断)?探索/u.test(behind) ? 'explore' : 'will';
}

/** 下一步, 今后 at the beginning of a clause announce what is to come. */
function outlookClass(before: string, behind: string): CommitmentClass | null {
  if (!CLAUSE_START.test(before) || behind === '') return null;
  return /^(?:工作)?(?:举措|计划|准备|打算|安排|思路|措施|的|，?我?[们局委市县区]?已)/u.test(behind) ? null : 'will';
}

const CANDIDATE =
  /即将|将会|将|会(?=[积继进尽加认按根在把持严结想将统考及优全努协多])|一定|计划|拟|预计|准备|打算|力争|力求|争取|正|还在|持续|探索|列入|适时|今年|后可|立即|即(?=[安组实启开刻])|年内|年底前|月底前|待|下一步|下步|下阶段|下一阶段|接下来|今后/g;
const QUOTED = /[“‘《「"]/u;
/** 现将, 并将其, 已将, 同意将: the object follows */
const OBJECT_LEAD =
  /(?:现|已|已经|同意|支持|建议|提出|要求|可|应|应当|须|不得|拟|能够|能|及时|主动|先后|统一|全部|一并|予以|请|以)$/u;
/** 国务院将, 工信部将 */
const MINISTRY = /(?:国务院|国家|中央|[\u4e00-\u9fff]{1,8}部|总局|证监会|银保监会|提出)[\u4e00-\u9fff]{0,2}$/u;
const CLAUSE_MARKS = '，,：:、；;';
/** 应当将, 未将: a rule says what must be done with something */
const RULE_WORD = /应当|必须|可以|不得|禁止|需要|有权|应(?!急|用|对|届)|须|未|依法|承诺/u;
/** 我局将 · 区财政将 · 该项目将 */
const SUBJECT =
  /(?:我[们局委厅市县区镇街办部院校省]|[局委厅办府位们司社院校区县市省镇村组财政部门项目工程问题情况题]|也|还|下一步|同时|均|都)$/u;
/** what a verb phrase begins with */
const ADVERBIAL =
  /^(?:会|要|继续|进一步|更加|加|按|根据|依|严格|积极|積極|认真|不断|持续|以(?!上|下)|在|于|结合|组织|推|协|联合|配合|围绕|着力|逐步|尽|全(?:力|面|程|过程|方位)|及时|适时|充分|深|大力|统筹|探索|研究|制定|完善|开展|建立|建设|对|从|由|与|为|通过|优先|重点|督促|指导|邀请|安排|采取|对照|坚持|落实|聚焦|强化|提升|优化|启动|实施|切实|抓|针对|做|密切|一如既往|主动|立足|依托|争取|参照|择机|考虑|视|同|向|努力|健全|利用|充实|扩大|引导|引进|支持|鼓励|吸引|规范|培育|打造|构建|新建|新增|投入|完成|出台|拓展|高度|始终|常态|定期|广泛|多(?:渠道|方|措|部门)|有(?:望|效|序|针对|计划|力|利)|陆续|分(?:期|批|步|年|阶段)|再|不|也|还|最大|科学|合理|牢固|紧|稳步|有序|扎实|加以|力|学习|贯彻|牵头|履行|发挥|填补|得到|予以|给|创|申|派|帮|下(?:达|拨|发|大)|责成|监督|严|巩固|召开|举办|跟踪|关注|督|倾|宣|打|摸|排|整)/u;
/** 将建设用地纳入…, 将重点项目列入…: verbs that are nouns as well */
const NOUN_TOO = /^(?:建设|规范|重点|科学|学习|整|建立|培育|创|宣传|引进|投入|合理|监督|安排|对照)/u;
/** 将X列入…, 将X纳入…: 把 */
const PLACING =
  /^[^，。；,;]{1,40}?(?:列入|列为|纳入|作为|接入|转入|转为|转化|提高到|压缩|变为|变成|分为|用于|视为|命名|移交|报送|报告|上报|反馈|调整|下放|融入|引入|并入|划|交由|交|送|转|改|答复|办理|汇报|摆|放|写|落到|延长|增加|缩短|降|扩大|打造|建成|建设成|确定|认定|设|予以|定|统一|推|运|拆|移|安装|结合|贯穿|传|归|汇总|控制|投|整合|覆盖|寄|发至|发送|发到|提交|录入|填)/u;
/** 我们会积极… */
const MODAL_SUBJECT = /(?:我[们們局委厅市县区镇街办部院校]|[局委厅办府位们]|也|还|一定|都|定|已)$/u;
/** 我们一定积极…; 一定虚心听取 is a courtesy */
const DETERMINED = /^(?:积极|尽|努力|加|认真(?!听|对待您)|把|按|严|全力|做好|抓)/u;
const ACTION =
  /^(?:积极|继续|进一步|尽|加|认真|按|根据|在|把|持续|严|结合|将|统筹|考虑|想|及时|优先|全力|努力|协调|多)/u;
/** 行动计划, 五年计划: the noun */
const PLAN_NOUN =
  /(?:研发|扶持|资助|立法|调度|行动|崛起|合作|专项|国家|重点|培育|工作|五年|年度|实施|投资|建设|发展|生产|教学|创新|支持|提升|推进|招生|招聘|总体|项目|科技|人才|用地|编制|整治|改造|培训|[”’》的了各项])$/u;
/** 今年计划, 我县计划, 初步计划, or 计划 at the beginning of a clause: the verb */
const PLAN_LEAD =
  /(?:^|[，,：:；;。、\s]|[年月日内前底]|也|还|均|都|并|且|初步|正在|原|下一步|下步|目前|现|同时|拟|共|[一二三四五]是|[局委厅办府们司社院校区县市省镇乡村门组目站所馆方期])$/u;
/** 计划的, 计划任务, 计划用水, 计划完成时间: the noun still */
const NOUN_TAIL =
  /^(?:$|[，,。；;、：:）)”》\s的中内外表书里和与及或之上下等]|任务|管理|指标|项目|资金|盘子|执行|要求|目标|经费|生育|单列|库|以及|方案|体系|落实|用水|用电|用地|编制|经济|(?:完成|开工|竣工|投资)(?:时间|日期|额|总额))/u;
/** 准备将…, 准备对… */
const READY = /^(?:将|在|对|于|进行|开展|启动|建)/u;
/** 我局拟, 现拟, 拟 at the beginning of a clause; 引进拟投资企业 is an attribute */
const INTENT_LEAD =
  /(?:^|[，,：:；;。、\s]|[年月日内前底是]|也|还|均|都|并|且|初步|下一步|下步|目前|现|同时|原|[局委厅办府们司社院校区县市省镇乡村目站所馆方])$/u;
/** 深圳拟出台: whoever stands before it */
const ACTS =
  /^(?:通过|在\d|于\d|对|将|投资|投入|新增|完成|启动|创建|建设|新建|组织|出台|制定|修订|安装|推出|开展|使用|实施|到\d{4})/u;
/** 虚拟, 模拟, 草拟 */
const PART_OF_WORD = /[虚模草比仿]$/u;
const NO_INTENT =
  /^(?:$|[，,。；;、：:）)”》\s的]|上市|投资企业|定|稿|录用|聘|入库|入选|立项(?:项目|名单)|支持项目|奖励名单|推荐名单|任|提拔|认定名单|公布名单|人|合|态)/u;
/** 预计…完工 is a plan; 预计可供 an outcome */
const EXPECTED =
  /^[^，。；,;]{0,30}(?:完工|建成|投入使用|投用|投产|开工|完成|竣工|通车|启用|交付|实现|出台|启动|可供|可提供|可达|可新增|开放|运营|印发|实施|动工|到位|开学|招生|达到)/u;
const PAST = /(?:已|曾|经|了)[\u4e00-\u9fff]{0,3}$/u;
/** 经我局争取, 已争取, 先后争取 */
const OBTAINED = /已|曾|近年|几年|以来|先后|累计|经我|多次|未/u;
/** 争取早日开工, 争取…列入计划; without an aim it is daily work */
const STRIVES_FOR =
  /^(?!到|了|的)[^，,。；;]{0,40}(?:尽快|尽早|早|年|月|解决|获批|列入|纳入|立项|落实|实施|完成|开工|启动|通过|到位|实现|建成|成为|达到)/u;
/** 争取…并得到了大力支持: it is told, not promised */
const GOT = /(?:得到|取得|获得|给予)了/u;
const UNDER_WAY = /^(?:推动|推进|加快|抓紧|积极(?:争取|推|协调|谋划|申报|对接)|研究(?:制定|出台|起草|提出))/u;
const CLAUSE_START = /(?:^|[，,：:；、。是”]|因此|为此|所以|同时|并|且|但|基础上|\s)$/u;
const EXPLORED = /^(?:出(?!台)|了|过|形成|性)/u;
const KEEN = /(?:积极|进一步|继续|大胆|先行|[一二三四五]是)$/u;
const EXPLORED_ACT =
  /^(?:建立|建设|出台|实施|开展|推行|推进|推动|发挥|构建|制定|设立|引入|组建|打造|完善|将|以|通过|在|对|利用)/u;
const EXPLORES = /(?:^|[，,。；;:：”、是]|积极|并|进一步|继续|大胆|研究|先行|\s)$/u;
/** 请于5月底前完成: it is asked of others */
const ASKED = /请|务必|应|须|要求/u;
/** 年内完成, 年内即可通水 */
const DELIVERS =
  /^(?:即可|可|将|全部|全面|基本|全线|力争|争取|确保|计划)?(?:完成|启动|开工|建成|通|投入|投用|实现|实施|出台|开放|动工|竣工|印发|交付|完工|到位|解决|开展|改造|运行)/u;
/** 资金一到位, 水厂一建成, */
const UPON_EVENT = /一(?:经|旦)?(?:建成|完工|到位|下达|批复|批准|通过|落实|完成|竣工)[^，,]{0,4}[，,]?$/u;
/** 待资金到位即可开工, 待…印发后 */
const UPON = /^[^，。；,;]{2,40}(?:后|即可|即|就|再|，|,|我[们局委]会)/u;
