import type { Line } from './lines.ts';

/** The letter's class of answer (办理结果分类) in the marks above the letter and the labelled lines below it. Its meaning is local. */
export function findAnswerClass(lines: readonly Line[], isOwn: (at: number) => boolean): 'A' | 'B' | 'C' | 'D' | null {
  for (const [at, line] of lines.entries()) {
    if (line.text.length > 60 || !CLASS_LETTER.test(line.text) || !isOwn(at) || isControl(lines, at)) continue;
    const letter = (
      LONE_CLASS.exec(line.text) ??
      STATED_CLASS.exec(line.text) ??
      LABELLED_CLASS.exec(line.text) ??
      CLASS_AT_EDGE.exec(line.text)
    )
      ?.slice(1)
      .find((group) => group !== undefined);
    if (letter === 'A' || letter === 'B' || letter === 'C' || letter === 'D') return letter;
  }
  return null;
}

/** A page's menus and size buttons (A+ A A-; 主动公开 beside 依申请公开) stand in rows of their like. */
function isControl(lines: readonly Line[], at: number): boolean {
  const words = lines[at]?.text ?? '';
  const around = [lines[at - 1]?.text ?? '', lines[at + 1]?.text ?? ''];
  if (BUTTON.test(words)) return around.some((next) => BUTTON.test(next));
  return MENU.test(words) && around.some((next) => MENU.test(next));
}

/** How the letter may be published (公开方式), verbatim, with its place in the folded text. */
export function findDisclosure(
  lines: readonly Line[],
  isOwn: (at: number) => boolean,
): { start: number; end: number } | null {
  return lastMatch(lines, isOwn, DISCLOSURES) ?? lastMatch(lines, isOwn, [LABELLED_RANGE]);
}

/** The last line that one of the spellings matches, and the place of what its group holds. */
function lastMatch(
  lines: readonly Line[],
  isOwn: (at: number) => boolean,
  spellings: readonly RegExp[],
): { start: number; end: number } | null {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at];
    if (line === undefined || line.text.length > 120 || !line.text.includes(DISCLOSED)) continue;
    if ((!isOwn(at) && !THIS_PAPER_ALONE.test(line.text)) || isControl(lines, at)) continue;
    for (const spelling of spellings) {
      const match = spelling.exec(line.text);
      const words = match?.[1];
      if (match === null || words === undefined) continue;
      const start = line.start + match.index + match[0].lastIndexOf(words);
      return { start, end: start + words.length };
    }
  }
  return null;
}

/** Is a number of the handler given? The number itself is no one's business but the letter's. */
export function hasPhone(lines: readonly Line[], isOwn: (at: number) => boolean): boolean {
  return lines.some(({ text }, at) => {
    if (!isOwn(at) || !CONTACT.test(text)) return false;
    const near = text.length > 300 ? text.slice(-300) : text;
    return PHONE.test(near) || PHONE.test(lines[at + 1]?.text.slice(0, 40) ?? '');
  });
}

/** What every spelling holds. */
const CLASS_LETTER = /[A-D]/;
const DISCLOSED = '公开';
const BUTTON = /^[AT][+-]?$|^[大中小]$|^[+-]$/u;
const MENU =
  /^(?:主动公开|依申请公开|法定主动公开(?:内容)?|政府信息公开(?:指南|制度|年报|目录)?|信息公开(?:指南|制度|年报|目录)?|公开(?:指南|制度|年报|目录))$/u;
/** (A类) · A · [B] · A类 */
const LONE_CLASS =
  /^[([【「『"]? {0,2}([ABCD])\d? {0,2}[)\]】」』"]? {0,2}类?件? {0,2}[)\]】」』"]?(?: {1,8}\p{Script=Han}{0,4}公开)?$/u;
/** 办理结果:A类 · 答复类别:B · 分类:(C) */
const LABELLED_CLASS =
  /(?<!公开|文件|建议|提案|公文)(?:办理结果|结果|类 {0,8}别|类型|分类|分级|办理情况|办复情况|办理程度|解决程度|办理等级|标识|标注|标记|类号) {0,3}:? {0,3}["([【「『]? {0,2}([ABCD])(?![A-Za-z])/u;
/** 该建议属B类 · 办理结果:已解决(A类); a class that an earlier answer had is no concern of this one. */
const STATED_CLASS =
  /^(?!.*(?:曾|上次|去年|此前)).{0,40}(?:(?:属于?|定为|列为|办理为|(?:结果|类别|分类|情况).{0,14}[(])["(]{0,2} ?([ABCD]) ?类?[)"]?|(?:按|为|以) ?["(「]?([ABCD]) ?[)"」]?类)/u;
/** 中工信函[2022]59号 (A类) · 中工信函[2022]59号A1类 同意公开 · 中工信函[2022]59号 (A) · (A)类 */
const CLASS_AT_EDGE =
  /^[^:。]{0,40}[号函复] {0,8}(?:[([]? {0,2}([ABCD])\d? {0,2}类 {0,2}[)\]]?|[([] {0,2}([ABCD])\d? {0,2}[)\]]类?)(?: {0,8}\p{Script=Han}{0,4}公开)?$|^([ABCD]) ?类(?=\p{Script=Han}{2,14} ?[[(]\d{4})|^[([] {0,2}([ABCD]) {0,2}类? {0,2}[)\]](?= {0,40}\p{Script=Han})/u;
/** 公开方式:主动公开 · 公开方式 主动公开 · 是否公开:是 */
const LABELLED_DISCLOSURE =
  /(?<!建议|申请)(?:公开(?:方式|形式|属性|类型|类别|选项|情况|意见|性质|程度|与否|发布)|是否(?:同意|予以|可以)?公开|信息公开|政务公开|(?:复文|答复|全文)公开)(?:\([\p{Script=Han}]{1,8}\))? {0,4}(?::| (?=\p{Script=Han}{2,4}公开)) {0,4}["(]?([\p{Script=Han}]{1,14})/u;
/** 公开范围:面向全社会 says less than 公开方式. */
const LABELLED_RANGE = /(?<!建议|申请)公开范围 {0,4}: {0,4}["(]?([\p{Script=Han}]{1,14})/u;
/** 主动公开 · (依申请公开) · 注:"主动公开" */
const LONE_DISCLOSURE =
  /^(?:注 {0,2}:? {0,2})?["([【]{0,2}((?:主动|依申请|不予|予以|同意|全文|可以|部分|不|免予)?(?:对外|向社会)?公开(?:发布)?)[")\]】]{0,2}[.。]?$/u;
/** (此件主动公开) · 此件公开发布 */
const THIS_PAPER =
  /(?:此|本|该)(?:答复|回复|复函|公文)?[件文]((?:主动|依申请|不予|予以|同意|全文|可以|部分|删减后|不)?公开(?:发布)?)/u;
const THIS_PAPER_ALONE = /^[([]?(?:此|本|该)(?:答复|回复|复函|公文)?[件文].{0,8}公开.{0,4}$/u;
/** 临水函[2021]15号A类 同意公开 */
const DISCLOSURE_AT_EDGE =
  /^[^:。]{0,40}(?:[号)\]] {1,8}|类 {0,8})[([]?((?:主动|依申请|不予|予以|同意|全文|可以|部分|不|免予)公开)[)\]]?$/u;
const DISCLOSURES = [LABELLED_DISCLOSURE, LONE_DISCLOSURE, THIS_PAPER, DISCLOSURE_AT_EDGE];
const CONTACT = /联 ?系|电 ?话|手 ?机|咨询|经办人|承办人|签发|Tel/iu;
/** 0760-88307014 · 4126037 · 13912345678 */
const PHONE = /(?<![\d/])(?:\(?0\d{2,3}\)?[- ]{0,3})?(?:[2-9]\d{6,7}|1[3-9]\d{9})(?!\d)/u;
