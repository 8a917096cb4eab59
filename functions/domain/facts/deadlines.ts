import { matchesOf } from '../matches.ts';
import type { Deadline, Fact, FactContext } from './model.ts';
import { type Segment, type SegmentedText, segmentedText } from './segments.ts';

/**
 * The dates by which somebody must have done something: 申报截止, 征求意见截止, 整改期限, 报名截止, the end of an application window.
 * `what` is the text's word for the act; dates for paper copies carry their own (纸质材料). A date without a year is of the paper's year, or of
 * the next one if it would be past by more than sixty days.
 */
export function readDeadlines(
  text: string,
  context: FactContext & { readonly facts: readonly Fact[] },
  plain: SegmentedText = segmentedText(text),
): readonly Deadline[] {
  const placed = { ...context, facts: plain.placed(context.facts) };
  return deadlinesIn(plain.text, plain.segments, placed).map((deadline) => {
    const span = plain.spanOf(deadline.start, deadline.end);
    return { ...deadline, ...span, text: text.slice(span.start, span.end) };
  });
}

function deadlinesIn(
  text: string,
  segments: readonly Segment[],
  context: FactContext & { readonly facts: readonly Fact[] },
): readonly Deadline[] {
  const dates = context.facts.filter(({ type, value }) => type === 'date' && value !== null);
  const named = { ...context, year: YEAR_NAMED.exec(text.slice(0, HEAD))?.[1] ?? null };
  const deadlines: Deadline[] = [];
  let next = 0;
  let label = '';
  for (const segment of segments) {
    while ((dates[next]?.start ?? Infinity) < segment.start) next++;
    const words = text.slice(segment.start, segment.end);
    for (; (dates[next]?.start ?? Infinity) < segment.end; next++) {
      const date = dates[next];
      if (date === undefined) continue;
      const deadline =
        deadlineAt(text, segment, date, label, named) ?? listedDeadline(text, date, deadlines.at(-1), named);
      if (deadline !== null) deadlines.push(deadline);
    }
    label = labelOf(segment, words) ?? (segment.opensLine ? '' : label);
  }
  return deadlines;
}

/** What is known of the paper's time; `year` is the one that its beginning names. */
type PaperTime = FactContext & { readonly year: string | null };

function deadlineAt(text: string, segment: Segment, date: Fact, label: string, context: PaperTime): Deadline | null {
  if (date.end > segment.end || date.zone === 'chrome') return null;
  const on = lastDay(date, context);
  if (on === null || isPast(on, context)) return null;
  const before = text.slice(Math.max(segment.start, date.start - REACH_BEFORE), date.start);
  const behind = text.slice(date.end, Math.min(segment.end, date.end + REACH_BEHIND));
  const limit = limitOf(date, before, behind, label);
  if (limit === null) return null;
  const act = actOf(before, behind, label) ?? statedAct(before, behind, limit);
  if (
    act === null ||
    STORY.test(before) ||
    (limit.kind === 'before' && OF_THINGS.test(behind.slice(limit.length))) ||
    (limit.kind === 'before' &&
      !DUTY.test(before + behind + act.what) &&
      !(MENDED.test(behind) && !OWN_ACT.test(before)) &&
      !OTHERS.test(before) &&
      !SENT_TO.test(act.what))
  )
    return null;
  const start = act.at === null ? date.start : Math.min(date.start, date.start + act.at);
  const end = Math.max(date.end + limit.length, act.at === null ? 0 : date.start + act.at + act.what.length);
  return { what: act.what, on, text: text.slice(start, end), start, end };
}

/** 注册和报名的截止日期分别为6月16日和6月23日: what is said of the first date of a list is said of the next. */
function listedDeadline(text: string, date: Fact, last: Deadline | undefined, context: PaperTime): Deadline | null {
  if (last === undefined || !LIST_MARK.test(text.slice(last.end, date.start))) return null;
  const on = lastDay(date, context);
  if (on === null || !SHARED.test(text.slice(Math.max(0, last.start - 4), last.end))) return null;
  return { what: last.what, on, text: date.text, start: date.start, end: date.end };
}

interface Limit {
  readonly kind: 'before' | 'end';
  readonly length: number;
}

/** How the words make the date a limit: 前 behind it, 截止 beside it, or the end of a window of time. */
function limitOf(date: Fact, before: string, behind: string, label: string): Limit | null {
  const until = UNTIL_BEHIND.exec(behind);
  if (until !== null) return { kind: ENDS.test(until[0]) ? 'end' : 'before', length: until[0].length };
  const isOfDays = OF_DAYS.test(String(date.value));
  const isWindow = String(date.value).includes('/') || WINDOW_LEAD.test(before);
  if (
    isWindow &&
    (WINDOW_WORD.test(before) ||
      WINDOW_WORD.test(label) ||
      WINDOW_LEAD.test(before) ||
      LABELLED.test(before) ||
      TERM_LABEL.test(before))
  )
    return { kind: 'end', length: 0 };
  if (isOfDays && before.trim() === '' && WINDOW_FIRST.test(behind)) return { kind: 'end', length: 0 };
  if (LIMIT_BEFORE.test(before) || MOVED.test(before)) return { kind: 'end', length: 0 };
  if (before === '' && LABEL_OF_LIMIT.test(label)) return { kind: 'end', length: 0 };
  if (!date.text.startsWith('截') || TOLD.test(behind)) return null;
  return ACT_ONCE.test(before) || TERM_LABEL.test(before) ? { kind: 'end', length: 0 } : null;
}

/** The act that the limit is set for: the nearest word before the date, else the first behind it, else the heading above. */
function actOf(before: string, behind: string, label: string): { what: string; at: number | null } | null {
  let nearest: RegExpExecArray | null = null;
  for (const match of matchesOf(before, ACT)) nearest = match;
  if (nearest !== null) return { what: nearest[0], at: nearest.index - before.length };
  const first = ACT_ONCE.exec(behind);
  if (first !== null) return { what: first[0], at: null };
  const heading = ACT_ONCE.exec(label);
  return heading === null ? null : { what: heading[0], at: null };
}

/** An act in a word that is on no list: what a request, a label or a duty names. */
function statedAct(before: string, behind: string, limit: Limit): { what: string; at: number | null } | null {
  return requestedAct(before, behind) ?? namedLimit(before) ?? labelledAct(before) ?? imposedAct(before, behind, limit);
}

/** 准考证打印时间：7月8日至7月12日 */
function labelledAct(before: string): { what: string; at: number | null } | null {
  const match = TERM_LABEL.exec(before);
  if (match?.[1] === undefined || NO_TERM.test(match[1])) return null;
  return { what: match[1], at: match.index - before.length };
}

/** 责令你单位于6月15日前改正违法行为: whatever a duty says behind its limit. */
function imposedAct(before: string, behind: string, limit: Limit): { what: string; at: number | null } | null {
  if (limit.kind !== 'before') return null;
  const sent = WILL_BE.test(before) ? null : SENT_TO.exec(behind.slice(limit.length));
  if (sent !== null) return { what: sent[0].trim(), at: null };
  const act = CLAUSE.exec(behind.slice(limit.length).trimStart())?.[0];
  const isImposed = IMPOSED.test(before) || (OTHERS.test(before) && HANDED_IN.test(act ?? ''));
  return act === undefined || !isImposed ? null : { what: act, at: null };
}

/** 请将名单于6月5日前发至邮箱: a request names what to do behind the date, in whatever word. */
function requestedAct(before: string, behind: string): { what: string; at: number | null } | null {
  const act = REQUEST.test(before) ? REQUESTED.exec(behind) : null;
  return act?.[1] === undefined ? null : { what: act[1], at: null };
}

/** 截止日期：6月5日 where the act is not said. */
function namedLimit(before: string): { what: string; at: number | null } | null {
  const match = NAMED_LIMIT.exec(before) ?? ENDS_BEFORE.exec(before);
  return match === null ? null : { what: match[0], at: match.index - before.length };
}

/** 三、申报时间 above its own line, or 申报时间： before the date. */
function labelOf(segment: Segment, words: string): string | null {
  return segment.opensLine && words.length <= 24 ? words : null;
}

/** A day long before the paper was signed is a tale or a condition (2005年12月31日前出生): nobody can meet it any more. */
function isPast(on: string, { signedOn }: FactContext): boolean {
  if (signedOn === null || signedOn.length < 10) return false;
  return (Date.parse(signedOn) - Date.parse(on)) / DAY > LONG_PAST;
}

/** The last day of a date or window; a year that the text leaves out is taken forward if the day would be long past. */
function lastDay(date: Fact, context: PaperTime): string | null {
  const value = String(date.value).split('/').at(-1) ?? '';
  const last = value.startsWith('--') && context.year !== null ? `${context.year}-${value.slice(2)}` : value;
  if (!DAY_OR_MONTH.test(last)) return null;
  const paper = context.signedOn ?? context.publishedOn;
  if (paper === null || paper.length < 10 || last.length < 10 || YEAR_WRITTEN.test(date.text)) return last;
  const past = (Date.parse(`${paper}T00:00:00Z`) - Date.parse(`${last}T00:00:00Z`)) / DAY;
  return past > LONG_PAST ? `${Number(last.slice(0, 4)) + 1}${last.slice(4)}` : last;
}

const DAY = 86_400_000;
const LONG_PAST = 60;
/** Where a paper without dates of its own may name its year: 2015年…招聘公告. */
const HEAD = 200;
const YEAR_NAMED = /(?<!\d)(20\d{2})年/u;
const REACH_BEFORE = 48;
const REACH_BEHIND = 40;
/** 2024-05-31 · 2024-05 */
const DAY_OR_MONTH = /^\d{4}-\d{2}(?:-\d{2})?$/u;
/** 2024年 · 今年 */
const YEAR_WRITTEN = /\d{4}|[〇零]|今年|明年|年/u;
/** 前 · （星期五）17:00前 · 24时止 · （含）前 · 下班前 · 截止 · 24:00关闭 */
const UNTIL_BEHIND =
  /^\s?(?:[（(][^（）()]{1,8}[）)])?\s?(?:上午|下午|中午|晚上?)?\s?(?:\d{1,2}(?:[:：]\d{2}|[时点](?:\d{1,2}分|整|半)?))?(?:下班)?\s?(?:[（(][^（）()]{1,8}[）)])?\s?(?:之前|以前|前(?![往来去赴期述后])|截止(?![日时期])|为止|止|(?:之?后)?(?:报名|申报|填报)?(?:系统|平台|通道)?将?(?:自动|准时|正式)?(?:关闭|结束)|[\p{Script=Han}]{0,4}(?:报名|申报|提交|投稿|征集|填报)(?:将)?截止(?![日时期]))/u;
const ENDS = /[止闭束]/u;
/** 即日起至 · 自…起至 · 从…到 */
const WINDOW_LEAD = /(?:即日起|之日起|日起|发布起|印发起|起|结束后|开始后)\s?[至到，,]\s?$/u;
/** 网上填报：2024年4月8日至4月30日 */
const LABELLED = /[:：]\s?$/u;
/** 申报时间 · 自3月1日 */
const WINDOW_WORD = /时间|期限|期间|日期|自|从|于|期为|起止/u;
/** 截止时间由8月20日延长至, 截止时间调整为 */
const MOVED = /(?:时间|日期|期限)[^，,。；;]{0,16}(?:延长|推迟|顺延|延期|提前|调整|变更|更改|改)(?:至|到|为)\s?$/u;
/** 截至5月31日，共有300家: a tale */
const TOLD = /^\s?[，,]?(?:共|已|累计|全|有|我)/u;
/** 截止时间为 · 截止日期： · 截止到 · 截至 */
const LIMIT_BEFORE =
  /(?:截止|截至)(?:[\p{Script=Han}]{0,4}(?:时间|日期|期限)|日)?\s?(?:均为|分别为|为|是|到|至|[:：])?\s?$|(?:期限|时限|最迟|最晚|至迟)\s?(?:均?为|是|至|到|于|[:：])?\s?$|不[迟晚]于\s?$|[迟晚]不超过\s?$/u;
const LIST_MARK = /^\s?[和、与及]\s?$/u;
const SHARED = /分别|均/u;
/** 五、申报截止日期 above the date */
const LABEL_OF_LIMIT = /截止|期限|时限/u;
/** 截止时间为 with no word for the act */
const NAMED_LIMIT = /截止[\p{Script=Han}]{0,4}(?:时间|日期|期限)(?=\s?(?:均?为|是|到|至|[:：])?\s?$)/u;
/** 投稿截止 6月5日 */
const ENDS_BEFORE = /(?<!\p{Script=Han})[\p{Script=Han}]{2,6}截止(?=\s?[:：]?\s?$)/u;
/** 2024-06-01/2024-06-10 */
const OF_DAYS = /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/u;
/** 6月1日至10日，企业登录平台填报 */
const WINDOW_FIRST =
  /^\s?[，,]?(?!期间|内|的|共|已|累计)[^，,。；;]{0,16}(?:登录|填报|申报|报名|提交|上传|申请|受理|开放)/u;
/** 准考证打印时间： · 公告期 */
const TERM_LABEL =
  /(?<![\p{Script=Han}])([\p{Script=Han}]{1,22}(?:时间|期限|日期|期间|期)|[\p{Script=Han}]{2,8}(?=安排在))\s?(?:为|是|安排在|[:：])?\s?(?:自|从)?\s?$/u;
/** times that ask nothing of anybody */
const NO_TERM =
  /会议|举办|活动|成立|开会|建设|实施|工期|有效|质保|保修|施工|成文|印发|发布|公布|更新|出生|统计|培训|比赛|开幕|营业|服务|合同|运行|执行|试行|考试|竣工|开工|计划|项目|来源|报告期|同期|放假|休假|值班/u;
/** 责令 · 务必 · 应当 · 限期: a duty is laid on somebody */
const IMPOSED =
  /(?:责令|要求|务必|必须|(?<!申)请|须|应当|(?<![供对相回反])应(?!急|用|对|届)|限期?|可以?[于在]|要[于在])[^，,。；;]{0,30}(?<!为)$/u;
/** 将录像于6月5日前发送至邮箱: handed in, whoever is asked; 通知将于…前发送 is told of oneself */
const SENT_TO =
  /^\s?(?:(?:发送|报送|提交|上传|邮寄|寄送|反馈|[寄发报送交])(?:至|到|给)|报[\p{Script=Han}]{1,8}[处局科办部委厅室](?![\p{Script=Han}]))/u;
const WILL_BE = /(?:将|会|已)[于在]?\s?$/u;
/** 各镇街于 · 申请人在 */
const OTHERS =
  /(?:^|[，,。；;\s])(?:各|有关|相关|你|申请|申报|参[赛会]|入[围选])[\p{Script=Han}、（）()]{0,20}[于在]\s?$/u;
const HANDED_IN = /^(?:将|把|报|提交|完成|上传|填报|送|寄|办理|反馈|上报)/u;
const CLAUSE = /^[^，,。；;、\s]{2,20}/u;
/** 请…于 · 务必在: what follows the date has to be done */
const REQUEST = /(?:请|务必|必须|务请)[^，,。；;]{0,36}(?:[，,](?:确保|务必|并|抓紧|尽快)[^，,。；;]{0,12})?$/u;
const REQUESTED =
  /^[^，,。；;]{0,40}?(发送|发至|发到|发给|报至|报我|报市|报省|送至|送达|送交|交至|上传|录入|确认|领取|办理|办结|完成|落实|告知|函告|回复|答复|联系|参加)/u;
/** A duty, not a tale: 请于, 须在, 逾期, or a word for the limit itself. */
const DUTY =
  /责令|要求|请|须|应|需|务必|逾期|截止|必须|期限|时限|不得|可于|可在|可以在|可以于|欢迎|限|报送|提交|反馈|申报|报名|上报|汇总/u;
/** 6月30日前完工项目: which things are meant */
const OF_THINGS =
  /^\s?(?:已)?(?:完工|建成|竣工|入库|开工|投产|出生|毕业|注册|成立|立项|签订|取得|购买|入职|登记)[\p{Script=Han}]{0,6}?(?:的|项目|企业|人员|单位|小区|产品|车辆|合同|考生)/u;
/** 8月25日前完成整改并验收: what is wrong must be mended, whoever is named */
const MENDED = /完成[\p{Script=Han}]{0,10}整改/u;
const OWN_ACT = /已|我[局们委厅市县区镇院校]|计划|预计|力争|争取|将[于在]?|承诺/u;
/** 已于, 截至…共有: told, not asked; 每年1月31日前 is no one date */
const STORY = /每年\s?$|已于|已在|曾于|截至目前|共有|累计/u;
/** what has to be done by then */
const ACT_WORDS =
  '书面寄至|寄至|寄送|纸质(?:版)?(?:申报|申请)?(?:材料|文件)?|邮寄|网上(?:申报|填报|申请|报名|提交)|线上(?:申报|填报|申请|报名)|(?:公开)?征求(?:社会)?意见(?:建议)?|意见(?:建议)?反馈|反馈意见|修改意见|意见征集|提出意见|意见(?:建议)?|反馈|申报|报名|受理|征集|提交|报送|递交|公示|异议|整改|缴纳|缴费|申请(?!人|者|单位|表|书)|投标文件递交|投标|响应文件|填报|录入|登记|备案|验收|推荐|审核|上报|参赛|注册|认定|年报|申领|兑现|核查|自查|听证|复核|回执|(?:系统|平台|通道)开放|使用(?:期限|有效期)|核销|领取(?=截止|时间|期限|日期)';
/** 申报截止时间 · 征求意见 · 整改期限 */
const ACT = new RegExp(`(?:${ACT_WORDS}){1,3}(?:截止)?(?:时间|期限|日期|期)?`, 'gu');
const ACT_ONCE = new RegExp(`(?:${ACT_WORDS}){1,3}(?:截止)?(?:时间|期限|日期|期)?`, 'u');
