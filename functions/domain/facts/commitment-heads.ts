import { matchesOf } from '../matches.ts';
import { isExploring, isFuture, isIntent, isPlanVerb, NOUN_TAIL, PLAN_LEAD } from './commitment-senses.ts';
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
  for (const match of matchesOf(segment, CANDIDATE)) {
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
      return (MODAL_SUBJECT.test(before) || (behind.startsWith('将') && CLAUSE_START.test(before))) &&
        ACTION.test(behind)
        ? 'will'
        : null;
    case '承诺':
      return MODAL_SUBJECT.test(before) ? 'will' : null;
    case '确保':
      return CLAUSE_START.test(before) && BY_A_DATE.test(behind) && !REQUESTED.test(segment.slice(0, at))
        ? 'aim'
        : null;
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
      return PLAN_LEAD.test(before) && !NOUN_TAIL.test(behind) ? 'plan' : null;
    case '力争':
    case '力求':
      return PAST.test(before) ? null : 'aim';
    case '争取':
      return STRIVES_FOR.test(behind) && !GOT.test(behind) && !OBTAINED.test(segment.slice(Math.max(0, at - 80), at))
        ? 'aim'
        : null;
    case '正':
      return !UPRIGHT.test(before) && UNDER_WAY.test(behind) ? 'ongoing' : null;
    case '还在':
      return STILL_AT.test(behind) ? 'ongoing' : null;
    case '持续':
      return CLAUSE_START.test(before) && PUSHES.test(behind) ? 'ongoing' : null;
    case '探索':
      return isExploring(before, behind, at) ? 'explore' : null;
    case '列入':
      return LEGISLATIVE_PLAN.test(behind) ? 'explore' : null;
    case '适时':
      return IN_DUE_TIME.test(behind) ? 'plan' : null;
    case '今年':
      return THIS_YEAR.test(behind) ? 'plan' : null;
    case '后可':
      return OUTCOME.test(behind) ? 'aim' : null;
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

function futureClass(behind: string): CommitmentClass {
  return WILL_EXPLORE.test(behind) ? 'explore' : 'will';
}

/** 下一步, 今后 at the beginning of a clause announce what is to come. */
function outlookClass(before: string, behind: string): CommitmentClass | null {
  if (!CLAUSE_START.test(before) || behind === '') return null;
  return OUTLOOK_NOUN.test(behind) ? null : 'will';
}

/** every word that may promise; 会 and 即 only before a verb */
const CANDIDATE =
  /即将|将会|将|确保|承诺(?=[在于按将尽对为])|会(?=[积继进尽加认按根在把持严结想将统考及优全努协多安组])|一定|计划|拟|预计|准备|打算|力争|力求|争取|正|还在|持续|探索|列入|适时|今年|后可|立即|即(?=[安组实启开刻])|年内|年底前|月底前|待|下一步|下步|下阶段|下一阶段|接下来|今后/g;
/** “将… : a word that is quoted */
const QUOTED = /[“‘《「"]/u;
/** 我们会积极… */
const MODAL_SUBJECT = /(?:我[们們局委厅市县区镇街办部院校]|[局委厅办府位们]|也|还|一定|都|定|已|[毕成工束]后)$/u;
/** 我们一定积极…; 一定虚心听取 is a courtesy */
const DETERMINED = /^(?:积极|尽|努力|加|认真(?!听|对待您)|把|按|严|全力|做好|抓)/u;
/** 会积极 · 会尽快 */
const ACTION =
  /^(?:积极|继续|进一步|尽|加|认真|按|根据|在|把|持续|严|结合|将|统筹|考虑|想|及时|优先|全力|努力|协调|多|安排|组织)/u;
/** 准备将…, 准备对… */
const READY = /^(?:将|在|对|于|进行|开展|启动|建)/u;
/** 预计…完工 is a plan; 预计可供 an outcome */
const EXPECTED =
  /^[^，。；,;]{0,30}(?:完工|建成|投入使用|投用|投产|开工|完成|竣工|通车|启用|交付|实现|出台|启动|可供|可提供|可达|可新增|开放|运营|印发|实施|动工|到位|开学|招生|达到|开始(?:施工|建设|整治|改造|实施|招标|安装))/u;
/** 已力争, 曾于年内 */
const PAST = /(?:已|曾|经|了)[\u4e00-\u9fff]{0,3}$/u;
/** 经我局争取, 已争取, 先后争取 */
const OBTAINED = /已|曾|近年|几年|以来|先后|累计|经我|多次|未/u;
/** 争取早日开工, 争取…列入计划; without an aim it is daily work */
const STRIVES_FOR =
  /^(?!到|了|的)[^，,。；;]{0,40}(?:尽快|尽早|早|年|月|解决|获批|列入|纳入|立项|落实|实施|完成|开工|启动|通过|到位|实现|建成|成为|达到)/u;
/** 争取…并得到了大力支持: it is told, not promised */
const GOT = /(?:得到|取得|获得|给予)了/u;
/** 正推动 · 正抓紧 */
const UNDER_WAY = /^(?:推动|推进|加快|抓紧|积极(?:争取|推|协调|谋划|申报|对接)|研究(?:制定|出台|起草|提出))/u;
/** the place where a clause begins, or a word that begins one */
const CLAUSE_START = /(?:^|[，,：:；、。是”]|因此|为此|所以|同时|并|且|但|基础上|\s)$/u;
/** 确保年底前完工 */
const BY_A_DATE =
  /^(?!了)[^，,。；;]{0,14}(?:年底?|月底?|日|[上中下]旬)之?前[^，,。；;]{0,16}(?:完成|完工|建成|投入使用|投用|投产|开工|竣工|通车|通水|启用|交付|实现|出台|启动|开放|运行|印发|到位)/u;
/** 请加快进度，确保9月1日前完成: it is asked of others */
const REQUESTED = /(?:^|[，,：:；;\s])(?:请|望|务必)[^。；;]{0,40}$/u;
/** 请于5月底前完成: it is asked of others */
const ASKED = /请|务必|应|须|要求/u;
/** 年内完成, 年内即可通水 */
const DELIVERS =
  /^(?:即可|可|将|全部|全面|基本|全线|力争|争取|确保|计划)?(?:完成|启动|开工|建成|通|投入|投用|实现|实施|出台|开放|动工|竣工|印发|交付|完工|到位|解决|开展|改造|运行)(?!项目|的)/u;
/** 资金一到位, 水厂一建成, */
const UPON_EVENT = /一(?:经|旦)?(?:建成|完工|到位|下达|批复|批准|通过|落实|完成|竣工)[^，,]{0,4}[，,]?$/u;
/** 待资金到位即可开工, 待…印发后 */
const UPON = /^[^，。；,;]{2,40}(?:后|即可|即|就|再|，|,|我[们局委]会)/u;
/** 公正, 改正, 修正 are words of their own */
const UPRIGHT = /[公真改订修纠端严反校]$/u;
/** 还在规划 */
const STILL_AT = /^(?:规划|研究|推进|谋划|筹划|筹备|协调)/u;
/** 持续推动 */
const PUSHES = /^(?:推动|推进)/u;
/** 列入今年立法计划调研类 */
const LEGISLATIVE_PLAN = /^.{0,10}立法计划/u;
/** 适时出台 */
const IN_DUE_TIME = /^(?:出台|启动|开展|推出|制定|修订|组织|调整|研究|实施|增|安排)/u;
/** 今年继续 */
const THIS_YEAR = /^(?:将|继续|计划|拟|还将)/u;
/** 建成后可新增…, 实施后可解决… */
const OUTCOME = /^(?:以)?(?:解决|实现|满足|新增|提供|有效|极大|基本|全面|缓解|改善)/u;
/** 将继续探索 */
const WILL_EXPLORE = /^(?:继续|积极|进一步|不断)?探索/u;
/** 下一步工作举措 names something; 今后已… tells */
const OUTLOOK_NOUN =
  /^[，,]?(?:有望|可望|有可能)|^(?:工作)?(?:举措|计划|打算|安排|思路|措施|的|，?我?[们局委市县区]?已)/u;
