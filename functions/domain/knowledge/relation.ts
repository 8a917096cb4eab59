import type { PolicyDocument } from '../document/model.ts';
import { findCitations } from '../facts/citations.ts';
import type { Span } from '../page/span.ts';
import type { Relation } from './model.ts';
import { ruleName, versionClass } from './rule-name.ts';

/** What a paper does to a rule at the place where it names it; `title` is null where a number stands alone. */
export type ReadRelation = (title: string | null, place: Span) => Relation;

export function relationReader(document: PolicyDocument): ReadRelation {
  const { text, title: own, kind } = document;
  const ended = new Set((document.validity?.abolishes ?? []).flatMap(versionedKeys));
  const changes = own === null ? null : (CHANGING_TITLE.exec(own)?.[1] ?? null);
  const named = own === null ? [] : findCitations(own).flatMap(({ title }) => ruleName(title).keys);
  return (title, place) => {
    const keys = title === null ? [] : ruleName(title).keys;
    const isEnded = title !== null && versionedKeys(title).some((key) => ended.has(key));
    if (isEnded && (text === '' || ENDING.test(sentenceAround(text, place)))) return 'abolishes';
    if (endsIt(text, place)) return 'abolishes';
    const lead = leadOf(text, place.start);
    const grounded = GROUND.test(lead) && ENACTS.test(sentenceBehind(text, place.start));
    if (changes !== null && !grounded && (named.length === 0 || keys.some((key) => named.includes(key)))) {
      if (EXTENDING.test(changes)) return 'extends';
      return ENDING.test(changes) ? 'abolishes' : 'amends';
    }
    return grounded && (kind === 'measure' || kind === 'draft' || kind === 'notice' || kind === 'guide')
      ? 'implements'
      : 'cites';
  };
}

function versionedKeys(title: string): readonly string[] {
  const { keys, version } = ruleName(title);
  return keys.map((key) => `${versionClass(version)} ${key}`);
}

/** 《…》同时废止 · 下列文件予以废止：《…》 · a line of the list below 废止的文件. */
function endsIt(text: string, { start, end }: Span): boolean {
  const behind = text.slice(end, end + LONGEST_LIST).split(SENTENCE_END, 1)[0] ?? '';
  if (ENDED_BEHIND.test(withoutNames(behind))) return true;
  const before =
    text
      .slice(Math.max(0, start - LONGEST_LIST), start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  if (ENDED_BEFORE.test(withoutNames(before))) return true;
  const heading = listHeading(text, start);
  return heading !== null && ENDING.test(heading) && !KEPT.test(heading);
}

/** The heading of the list of papers that a line stands in: the nearest line above that names none and is no head of a table. */
function listHeading(text: string, start: number): string | null {
  const near = Math.max(0, start - LONGEST_ITEM);
  const lineStart = near + text.slice(near, start).lastIndexOf('\n') + 1;
  const line = text.slice(lineStart, start + LONGEST_ITEM).split('\n', 1)[0] ?? '';
  // A longer line is no item of a list: whether it goes on beyond what is looked at does not matter.
  if (!LIST_ITEM.test(line)) return null;
  const lines = text.slice(Math.max(0, lineStart - LONGEST_LIST * 10), Math.max(0, lineStart - 1)).split('\n');
  const heading = lines.findLast((line) => !LIST_ITEM.test(line) && !TABLE_HEAD.test(line)) ?? '';
  return heading.length <= LONGEST_HEADING ? heading : null;
}

/** The words of the sentence before a title, other titles and numbers of the same list left out: 根据《甲》（…号）、《乙》 is 根据. */
function leadOf(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 240), start);
  const sentence = before.split(SENTENCE_END).at(-1) ?? '';
  return withoutNames(sentence).replace(LIST_WORDS, '').slice(-16);
}

/** The rest of the sentence: 按照《…》核算 obeys a rule, 根据《…》，制定本办法 lays one down. */
function sentenceBehind(text: string, start: number): string {
  return (
    text
      .slice(start, start + 240)
      .replace(TITLE, '')
      .split(SENTENCE_END, 1)[0] ?? ''
  );
}

function sentenceAround(text: string, { start, end }: Span): string {
  const before =
    text
      .slice(Math.max(0, start - LONGEST_LIST), start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  return before + (text.slice(end, end + LONGEST_LIST).split(SENTENCE_END, 1)[0] ?? '');
}

function withoutNames(words: string): string {
  return words.replace(TITLE, '').replace(BRACKETED, '').replace(NUMBER, '');
}

/** Characters of a sentence that lists papers. */
const LONGEST_LIST = 600;
const LONGEST_HEADING = 40;
const LONGEST_ITEM = 300;
const SENTENCE_END = /[。；;！？\n]/u;
const TITLE = /《[^《》]{1,120}》/gu;
const BRACKETED = /[（(][^（）()]{0,30}[）)]/gu;
const NUMBER = /[\u4e00-\u9fff]{2,12}[〔[［]\d{4}[〕\]］]\s?\d{1,5}\s?号/gu;
/** 、 和 以及 等文件精神 */
const LIST_WORDS = /[、，,]|以及|和|及|等(?:有关)?(?:文件|法律法规|规定)?/gu;
/** 根据 · 为贯彻落实 · 按照国务院 */
const GROUND =
  /(?:根据|依据|按照|依照|遵照|贯彻落实|贯彻|落实|执行)(?:国务院|国家|中央|全国|[\u4e00-\u9fff]{0,3}[省市区县](?:委|政府)?|[\u4e00-\u9fff]{2,8}部|[^，。]{0,8}(?:局|厅|委|办公室)?)?(?:印发|发布|关于|的)?$/u;
/** 制定本办法 · 结合我市实际 · 现提出如下意见 */
const ENACTS = /制定|制订|拟定|编制|现就|现将|特作|特此|(?:提出|作出)(?:如下|以下)|结合[^，]{0,14}实际|决定/u;
/** 关于修改《…》的决定 · 关于废止部分规范性文件的决定 · 关于延长《…》有效期的通知 */
const CHANGING_TITLE =
  /关于(?:公布)?(宣布失效|宣布废止|停止执行|废止|失效|修改|修订|修正|调整|延长|延续|继续执行|继续实施)/u;
const EXTENDING = /延长|延续|继续/u;
const ENDING = /废止|失效|停止执行|不再执行/u;
const KEPT = /继续有效|保留|修改/u;
/** 等文件同时废止 · 自本办法施行之日起停止执行: nothing but such words between the last name and the verb */
const ENDED_BEHIND =
  /^[\s、，,和及与以等的文件自本办法规定细则通知印发公布施行实之日起同时予自行相应一并均即宣随已将届满\d年月]{0,28}(?:废止|失效|停止执行|不再执行)/u;
/** 下列文件予以废止： · 决定废止 */
const ENDED_BEFORE = /(?<![不未])(?:废止|失效|停止执行)[\s、，,和及的以下列规范性文件如为：:\d件]{0,20}$/u;
/** A line that is nothing but a paper's name, with its place in the list: 1.关于印发…办法的通知（云府〔2012〕8号） */
const LIST_ITEM =
  /^(?!\s*(?:根据|按照|依据|为))[^，。；：\n]{0,160}(?:》|[〔[［]\d{4}[〕\]］]|(?:通知|意见|办法|规定|决定|方案|细则|措施|公告|通告)\s?$)[^，。；：\n]{0,40}[。；]?$/u;
const TABLE_HEAD = /^\s*(?:(?:\d{1,4}|序号.{0,30}|文件(?:名称|标题).{0,20}|(?:发)?文(?:字)?号.{0,20})\s*)?$/u;
