import { plainScript } from '../facts/plain-script.ts';
import { withoutPlace } from './place.ts';

/** How a rule is found again: every stage, spelling and promulgation of it has one of its keys. */
export interface RuleName {
  /** The whole title; where it promulgates a rule (关于印发…的通知), that rule's too. Empty for short forms (《管理办法》). */
  readonly keys: readonly string[];
  /** The title without place and organ in front, which proves nothing beyond one place; null where too little is left. */
  readonly bare: string | null;
  /** 试行, 征求意见稿, 2023年修订; null for the plain rule. */
  readonly version: string | null;
}

/**
 * Reads a title: marks, width, script, 中华人民共和国 and the remark on its version are dropped.
 * @example ruleName('《关于印发〈临澜市扶持办法（试行）〉的通知》').keys // ['rule|关于印发临澜市扶持办法通知', 'rule|临澜市扶持办法']
 */
export function ruleName(title: string): RuleName {
  const remarks = [...title.matchAll(REMARK)].map(([remark]) => remark.replace(BRACKETS, ''));
  const whole = plain(title.replace(REMARK, ''));
  const marked = (NESTED.exec(title) ?? ISSUED.exec(title))?.groups;
  const inner =
    marked?.rule !== undefined && !OTHER_ACT.test(marked.lead ?? '')
      ? plain(marked.rule.replace(REMARK, ''))
      : PROMULGATION.exec(whole)?.groups?.rule;
  const names = [whole, ...(inner === undefined ? [] : [inner])].map(withoutFillers);
  const telling = names.filter((name) => !GENERIC.test(name) && (name.length >= SHORTEST || LAW.test(name)));
  const rule = telling.at(-1) ?? '';
  const bare = withoutPlace(rule.replace(ORGAN, '')).replace(ABOUT, '');
  return {
    keys: [...new Set(telling.map((name) => `rule|${name}`))],
    bare: GENERIC.test(bare) || bare.length < SHORTEST_BARE ? null : `bare|${bare}`,
    version: remarks[0] ?? INTERIM.exec(inner ?? whole)?.[0] ?? (INTERIM.test(whole) ? '暂行' : null),
  };
}

/** Whether a title names a rule or plan of an authority: what deputies propose, reports, rankings, papers and contracts do not. */
export function isPolicyTitle(title: string): boolean {
  const name = plain(title.replace(REMARK, '').replace(YEARS_BEHIND, '').replace(PART_BEHIND, ''));
  return PLAN_PROPOSAL.test(name) || (POLICY_END.test(name) && !NO_POLICY.test(name));
}

/** Whether a title says that it is no rule: a report, a proposal, a contract. */
export function isNoPolicy(title: string): boolean {
  return NO_POLICY.test(plain(title.replace(REMARK, '').replace(YEARS_BEHIND, '')));
}

export function isDraftRemark(version: string | null): boolean {
  return version !== null && DRAFT.test(version);
}

/** What tells two papers of one rule apart: a draft, a 试行 one, one of a year; '' for the plain one. */
export function versionClass(version: string | null): string {
  if (isDraftRemark(version)) return 'draft';
  return INTERIM.test(version ?? '') ? 'interim' : (YEAR.exec(version ?? '')?.[0] ?? '');
}

function plain(words: string): string {
  return plainScript(words).text.normalize('NFKC').replace(STATE_NAME, '').replace(NO_WORD, '').toLowerCase();
}

/** 暂行 says the version; 的 comes and goes (…建设的若干措施, 关于印发…建设若干措施的通知). */
function withoutFillers(name: string): string {
  return name.replace(INTERIM, '').replace(FILLER, '');
}

const SHORTEST = 3;
/** 水法 · 刑法 · 宪法 */
const LAW = /^[水刑宪]法$/u;
const SHORTEST_BARE = 6;
const NO_WORD = /[\s\p{P}\p{S}\p{C}]+/gu;
const BRACKETS = /[（()）〔〕[\]【】]/gu;
const STATE_NAME = /中华人民共和国/gu;
/** （试行） · （2023年修订） · (公开征求意见稿) */
const REMARK =
  /[（(〔[【][^（）()〔〕]{0,14}(?:试行|暂行|修订|修正|征求意见稿|意见稿|送审稿|草案|讨论稿|年版|年本)[^（）()〔〕]{0,6}[）)〕\]】]|(?:公开)?征求意见稿$|(?:修订|送审|讨论)稿$/gu;
const INTERIM = /暂行|试行/u;
const YEAR = /(?:19|20)\d{2}/u;
const FILLER = /的/gu;
const DRAFT = /意见稿|送审稿|草案|讨论稿|修订稿/u;
/** 深圳市人民政府关于印发临澜市扶持办法的通知, after `plain` */
const PROMULGATION =
  /(?:关于(?:印发|发布|公布|转发|下发|颁布)|印发|批转|转发)(?<rule>.{4,120}?)(?:公开征求意见)?的?(?:通知|公告|通告|决定|函|令)$/u;
/** …关于印发〈…〉的通知: the marks say where the rule's title begins and ends. */
const NESTED = /^(?<lead>[^〈《<]{0,60})[〈《<](?<rule>[^〈《〉》<>]{4,120})[〉》>]的?(?:通知|公告|通告|决定|函|令)$/u;
/** 省委办公厅 省政府办公厅印发《关于…的若干措施》, as the party's papers are titled */
const ISSUED = /^(?<lead>[^〈《<]{2,60})(?:印发|发布|公布|转发)[〈《<](?<rule>[^〈《〉》<>]{4,120})[〉》>]$/u;
/** what else is done to a rule by a paper that names it */
const OTHER_ACT = /废止|失效|修[改订正]|调整|征[求集]|贯彻|落实|执行|实施|延长|延续|申报|学习|解读|停止|清理/u;
/** 国务院关于, 深圳市人民政府办公厅关于 */
const ORGAN =
  /^[\u4e00-\u9fff]{0,30}?(?:国务院|政府|办公厅|办公室|委员会|发改委|工信委|卫健委|人大常委会|局|厅|部|院|署|会|中央|市委|省委|区委|县委)(?:等[一二三四五六七八九十\d]{0,3}(?:部门|部委|单位))?(?=关于)/u;
const ABOUT = /^关于/u;
/** 管理办法, 若干措施, 工作方案: a kind of paper and no name */
const GENERIC =
  /^(?:[省市区县])?(?:本|该|新)?(?:管理|暂行|实施|具体|资助|认定|扶持|若干|工作|行动|专项|指导|总体|发展|申报|操作|相关|有关){0,2}(?:办法|细则|条例|规定|措施|意见|方案|通知|规划|指南|计划|规程|规范|纲要|决定|政策|公告|目录|清单|标准|通告|指引|法)?$/u;
/** （2021—2025年） */
const YEARS_BEHIND = /[（(][^（）()]{0,6}(?:19|20)\d{2}[^（）()]{0,10}[）)]$/u;
/** 解释（一） · 目录（第四批） · 手册（第二版） */
const PART_BEHIND = /[（(](?:[一二三四五六七八九十]{1,3}|第?[一二三四五六七八九十\d]{1,3}[批期版部分]{1,2})[）)]$/u;
const POLICY_END =
  /(?:法|法典|通则|总则|条例|规定|办法|细则|规则|措施|意见|通知|方案|计划|规划|目录|规程|规范|纲要|决定|决议|公告|通告|指南|指引|标准|准则|政策|政策清单|事项清单|要点|制度|导则|批复|解释|条件|章程|预案|安排|限额标准|行动|条款|名录|实施纲要|\d条|条|体系|建议稿|要求|20[2-5]\d|现代化2035|十[二三四五]五规划)$/u;
/** 中共中央关于制定国民经济和社会发展第十四个五年规划的建议 */
const PLAN_PROPOSAL = /^(?:中共)?[\u4e00-\u9fff]{2,8}关于制定[^，。]{4,60}(?:规划|目标)的建议$/u;
const NO_POLICY =
  /建议$|提案$|议案$|答复意见$|回复意见$|报告$|排名$|排行榜$|榜单$|白皮书$|蓝皮书$|年鉴(?:20\d\d)?$|宣言$|日报$|证书$|合同$|协议书?$|承诺书$|申请表$|(?:办理|书面|审计|评审|审查|鉴定)意见$|(?:开庭|录取|中标|入学|缴费|催告|整改|停电)通知(?:书)?$/u;
