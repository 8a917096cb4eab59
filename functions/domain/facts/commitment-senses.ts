import { behindLast } from './characters.ts';

/**
 * The senses of words that promise only sometimes: 将 is 把 as often as a future, 计划 and 拟 may be parts of nouns, 探索 may tell how
 * things are done. `before` and `behind` are the words on either side within the sentence.
 */

/**
 * 将 before a verb or adverb speaks of the future; before a noun that a verb of placing follows (将…纳入…) it only marks the object.
 */
export function isFuture(before: string, behind: string): boolean {
  const clause = clauseBefore(before);
  if (OBJECT_LEAD.test(before) || MINISTRY.test(before) || RULE_WORD.test(clause) || ASKED.test(clause)) return false;
  if (REFUSAL.test(behind)) return false;
  if (ADVERBIAL.test(behind))
    return !NOUN_TOO.test(behind) || (SUBJECT.test(clause) && !LINK.test(clause)) || !PLACING.test(behind);
  return SUBJECT.test(clause) && !PLACING.test(behind);
}

function clauseBefore(before: string): string {
  return before.slice(behindLast(before, CLAUSE_MARKS));
}

/** A lead that shows who plans, or a verb of acting right behind, and no noun of which 计划 is a part. */
export function isPlanVerb(before: string, behind: string): boolean {
  if (PLAN_NOUN.test(before) || NOUN_TAIL.test(behind) || ASKED.test(clauseBefore(before))) return false;
  return PLAN_LEAD.test(before) || ACTS.test(behind);
}

export function isIntent(before: string, behind: string): boolean {
  if (PART_OF_WORD.test(before) || NO_INTENT.test(behind)) return false;
  return INTENT_LEAD.test(before) || ACTS.test(behind);
}

/** At the head of its sentence 探索 promises; further on only with another verb (探索实施…) or 积极 before it, else it tells how things are done. */
export function isExploring(before: string, behind: string, at: number): boolean {
  if (!EXPLORES.test(before) || EXPLORED.test(behind)) return false;
  return at <= 4 || KEEN.test(before) || EXPLORED_ACT.test(behind);
}

/** 现将, 并将其, 已将, 同意将: the object follows */
const OBJECT_LEAD =
  /(?:现|已|已经|同意|支持|建议|提出|要求|可|应|应当|须|不得|拟|能够|能|及时|主动|先后|统一|全部|一并|予以|请|以|逾期|否则|违者|始终|一直|历来|坚持)$/u;
/** 请各单位将材料报送: it is asked of others */
const ASKED = /^(?:同时|并|也)?[请請]/u;
/** 逾期的，市科技局将不予受理: what a rule threatens; 系统将于6月5日关闭: a limit */
const REFUSAL = /^[^，,。；;]{0,24}(?:不予|不再(?:受理|接收)|视为|视同)|^于[^，,。；;]{0,24}(?:截止|关闭|结束)/u;
/** 国务院将, 工信部将; but 公安部门将, 我部将 */
const MINISTRY =
  /(?:国务院|国家|中央|[\u4e00-\u9fff]{0,8}(?<!我)部(?!门|队|分|署|位|级)|总局|证监会|银保监会|提出)[\u4e00-\u9fff]{0,2}$/u;
const CLAUSE_MARKS = '，,：:、；;';
/** 应当将, 未将: a rule says what must be done with something */
const RULE_WORD = /应当|必须|可以|不得|禁止|需要|有权|应(?!急|用|对|届)|须|未(?!来)|依法|承诺/u;
/** 我局将 · 区财政将 · 该项目将 */
const SUBJECT =
  /(?:我[们局委厅市县区镇街办部院校省]|[局委厅办府位们司社院校区县市省镇村组财政部门项目工程问题情况题]|也|还|下一步|同时|均|都)$/u;
/** what a verb phrase begins with */
const ADVERBIAL =
  /^(?:会|要|把|继续|进一步|更加|加|按|根据|依|严格|积极|積極|认真|不断|持续|以(?!上|下)|在|于|结合|组织|推|协|联合|配合|围绕|着力|逐步|尽|全(?:力|面|程|过程|方位)|及时|适时|充分|深|大力|统筹|探索|研究|制定|完善|开展|建立|建设|对|从|由|与|为|通过|优先|重点|督促|指导|邀请|安排|采取|对照|坚持|落实|聚焦|强化|提升|优化|启动|实施|切实|抓|针对|做|委托|聘请|高(?:标准|质量|起点|规格|效|位|度)|确保|保证|会同|协同|迅速|立即|正式|同步|采用|运用|借助|借鉴|形成|营造|更好|成立|组建|设立|设置|增设|增派|提供|解决|改善|改进|缓解|满足|恢复|选派|购置|购买|发放|拆除|查处|开通|开放|开设|开发|修订|修建|修缮|修复|更换|安装|招[聘募收引]|丰富|挖掘|发动|动员|呼吁|反映|汇报|请示|报请|提请|联动|主导|承担|负责|保持|维护|保护|保障|遵循|秉[持承]|本着|站在|从[严快速]|率先|长期|逐[年项一]|集中|分[类级]|因地制宜|实行|治理|整治|检查|巡查|更新|改造|维修|清理|管理|服务|评估|监测|公[示布开]|采购|拨付|密切|一如既往|主动|立足|依托|争取|参照|择机|考虑|视|同|向|努力|健全|利用|充实|扩大|引导|引进|支持|鼓励|吸引|规范|培育|打造|构建|新建|新增|投入|完成|出台|拓展|高度|始终|常态|定期|广泛|多(?:渠道|方|措|部门)|有(?:望|效|序|针对|计划|力|利)|陆续|分(?:期|批|步|年|阶段)|再|不|也|还|最大|科学|合理|牢固|紧|稳步|有序|扎实|加以|力|学习|贯彻|牵头|履行|发挥|填补|得到|予以|给|创|申|派|帮|下(?:达|拨|发|大)|责成|监督|严|巩固|召开|举办|跟踪|关注|督|倾|宣|打|摸|排|整)/u;
/** 同时将: no one who acts */
const LINK = /(?:同时|并|也|均|都)$/u;
/** 将建设用地纳入…, 将重点项目列入…: verbs that are nouns as well */
const NOUN_TOO =
  /^(?:排名|建设|规范|重点|科学|学习|整|建立|培育|创|宣传|引进|投入|合理|监督|安排|对照|治理|整治|检查|巡查|更新|改造|维修|维护|清理|保障|保护|管理|服务|评估|监测|公[示布开]|开发|安装|采购|拨付|集中|分[类级]|修[订建缮复]|招[聘募收引]|高(?:标准|质量)|联合|推荐|申[报请]|培[育养])/u;
/** 将X列入…, 将X纳入…: 把 */
const PLACING =
  /^(?:[^，。；,;（(]|[（(][^（）()]{0,40}[）)]){1,40}?(?:列入|列为|纳入|作为|接入|转入|转为|转化|提高到|压缩|变为|变成|分为|用于|视为|命名|移交|报送|报告|上报|报(?=[市省县区州我局厅])|反馈|调整|下放|融入|引入|并入|划|交由|交|送|转|改|答复|办理|汇报|摆|放|写|落到|延长|增加|缩短|降|扩大|打造|建成|建设成|确定|认定|设|予以|定|统一|推|运|拆|移|安装|结合|贯穿|传|归|汇总|控制|投|整合|覆盖|寄|发至|发送|发到|提交|录入|填)/u;
/** 行动计划, 五年计划: the noun */
const PLAN_NOUN =
  /(?:研发|扶持|资助|立法|调度|行动|崛起|合作|专项|国家|重点|培育|工作|五年|年度|实施|投资|建设|发展|生产|教学|创新|支持|提升|推进|招生|招聘|总体|项目|科技|人才|用地|编制|整治|改造|培训|[”’》的了各项将把])$/u;
/** 今年计划, 我县计划, 初步计划, or 计划 at the beginning of a clause: the verb */
export const PLAN_LEAD =
  /(?:^|[，,：:；;。、\s]|[年月日内前底]|也|还|均|都|并|且|初步|正在|原|下一步|下步|目前|现|同时|拟|共|[一二三四五]是|[局委厅办府们司社院校区县市省镇乡村门组目站所馆方期])$/u;
/** 计划的, 计划任务, 计划用水, 计划完成时间: the noun still */
export const NOUN_TAIL =
  /^(?:$|[，,。；;、：:）)”》\s的中内外表书里和与及或之上下等]|任务|管理|指标|项目|资金|盘子|执行|要求|目标|经费|生育|单列|库|以及|方案|体系|落实|用水|用电|用地|编制|经济|(?:完成|开工|竣工|投资)(?:时间|日期|额|总额)|建设规模|[^，,。；;]{2,20}的(?:位置|地点|地块|区域|选址))/u;
/** 我局拟, 现拟, 拟 at the beginning of a clause; 引进拟投资企业 is an attribute */
const INTENT_LEAD =
  /(?:^|[，,：:；;。、\s]|[年月日内前底是]|也|还|均|都|并|且|初步|下一步|下步|目前|现|同时|原|[局委厅办府们司社院校区县市省镇乡村目站所馆方])$/u;
/** 深圳拟出台: whoever stands before it */
const ACTS =
  /^(?:通过|在\d|于\d|对|将|投资|投入|新增|完成|启动|创建|建设|新建|组织|出台|制定|修订|安装|推出|开展|使用|实施|到\d{4})/u;
/** 虚拟, 模拟, 草拟 · 对拟建项目, 年度拟举办活动: what is intended is a thing here */
const PART_OF_WORD = /(?:[虚模草比仿对把为和]|年度)$/u;
/** 拟上市, 拟定, 拟录用 */
const NO_INTENT =
  /^(?:$|[，,。；;、：:）)”》\s的]|上市|投资企业|定|稿|录用|聘|入库|入选|立项(?:项目|名单)|支持项目|奖励名单|推荐名单|任|提拔|认定名单|公布名单|人|合|态)/u;
/** 探索出, 探索了: it is done */
const EXPLORED = /^(?:出(?!台)|了|过|形成|性)/u;
/** 积极探索 */
const KEEN = /(?:积极|进一步|继续|大胆|先行|[一二三四五]是)$/u;
/** 探索实施 · 探索以… */
const EXPLORED_ACT =
  /^(?:建立|建设|出台|实施|开展|推行|推进|推动|发挥|构建|制定|设立|引入|组建|打造|完善|将|以|通过|在|对|利用)/u;
/** 探索 as the verb of its clause, not that of 支持企业探索 */
const EXPLORES = /(?:^|[，,。；;:：”、是]|积极|并|进一步|继续|大胆|研究|先行|\s)$/u;
