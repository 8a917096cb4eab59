import type { Span } from '../page/span.ts';
import { organNameIn } from './organ.ts';

/**
 * The names of a salutation's list with their places, counted from `start`; 等3位 and each name's own 代表 are left out. null where a piece is no name, so
 * that 部分人大代表 is no salutation.
 * @example splitNames('张三、李四等', 0)?.length === 2
 */
export function splitNames(list: string, start: number, kind: 'persons' | 'organisations' = 'persons'): Span[] | null {
  const pieces = splitAt(list, start, SEPARATORS).flatMap((piece) => splitFurther(piece));
  const named = pieces.filter(({ words }) => words !== '');
  if (named.length === 0) return null;
  const isName = kind === 'persons' ? isPersonOrBody : isOrganisation;
  const persons = kind === 'persons' ? named.map(withoutDelegation) : named;
  return persons.every(({ words }) => isName(words))
    ? persons.map(({ start: from, end }) => ({ start: from, end }))
    : null;
}

interface Piece extends Span {
  readonly words: string;
}

/** 东城代表团张三 is 张三 */
function withoutDelegation(piece: Piece): Piece {
  if (!piece.words.includes('代表团')) return piece;
  const lead = DELEGATION.exec(piece.words)?.[0].length ?? 0;
  return { ...piece, start: piece.start + lead, words: piece.words.slice(lead) };
}

/** 张三和李四 are two, 李和平 is one; 张三 李四 are two, 王 三 is one. */
function splitFurther(piece: Piece): readonly Piece[] {
  for (const separator of [CONJUNCTION, GAP]) {
    if (!separator.test(piece.words)) continue;
    const parts = splitAt(piece.words, piece.start, separator).filter(({ words }) => words !== '');
    if (parts.length > 1 && parts.every(({ words }) => isPersonOrBody(words))) return parts;
  }
  return [piece];
}

function splitAt(list: string, start: number, separator: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const raw of list.split(separator)) {
    const at = list.indexOf(raw, from);
    const lead = raw.length - raw.trimStart().length;
    const words = raw.trim().replace(NAME_TAIL, '').trimEnd();
    pieces.push({ start: start + at + lead, end: start + at + lead + words.length, words });
    from = at + raw.length;
  }
  return pieces;
}

function isPersonOrBody(words: string): boolean {
  return (PERSON.test(words) && !NOT_A_NAME.test(words)) || SURNAME_ALONE.test(words) || BODY.test(words);
}

/** Without an office's word behind it, a person is told by the surname. */
function isOrganisation(words: string): boolean {
  return BODY.test(words) || organNameIn(words) !== null || (words.length <= 6 && SURNAMED.test(words));
}

const SEPARATORS = /[、,;.]/u;
const CONJUNCTION = /[和及与]/u;
const GAP = / +/u;
/** 等3位, (等5人), 代表 */
const NAME_TAIL = new RegExp(
  '(?:(?<=.{2}) {0,4}(?:代表|委员)?(?:[并及]?(?:附议|联名|领衔)[人者的]?|同志|先生|女士)?)?' +
    '(?: {0,4}\\(? {0,2}等 {0,4}(?:\\d{1,3}|[一二三四五六七八九十两]{1,3})? {0,4}(?:位|名|人)?\\)?' +
    '| {1,4}?(?:\\d{1,3}|[一二三四五六七八九十两]{1,3}) {0,4}(?:位|名)|\\([^()]{0,12}\\)?)?$',
  'u',
);
/** 王三 · 王 三 · 欧阳三四 · 阿卜杜拉・买买提 */
const PERSON =
  /^(?:\p{Script=Han}{2,7}|\p{Script=Han}[*×○零某Xx]{1,2}|[*×○Xx]{2,3}|\p{Script=Han} {1,8}\p{Script=Han}{1,2}|[\p{Script=Han}a-zA-Z]{1,12}(?: {0,2}・ {0,2}[\p{Script=Han}a-zA-Z]{1,12}){1,4})$/u;
/** 民盟临澜市委会 · 九三学社 · 教育界 · 东城代表团 */
const BODY =
  /^[\p{Script=Han}()]{1,24}(?:委员会|委会|市委|省委|区委|县委|支部|总支|小组|常委会|政府|工商联|界别?|商会|协会|联合会|学社|联谊会|促进会|代表团|委|组|妇联|侨联|青联|台联|文联|科协|残联|总工会|团委|民盟|民革|民建|民进|农工党|致公党|台盟)$/u;
const DELEGATION = /^\p{Script=Han}{2,8}代表团(?=\p{Script=Han}{2,4}$)/u;
/** The hundred commonest. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
/** 张三, 李四同志 */
const SURNAMED = new RegExp(`^[${SURNAMES}][\\p{Script=Han} ]{1,3}(?:同志|先生|女士)?$`, 'u');
/** 谢代表 */
const SURNAME_ALONE = new RegExp(`^[${SURNAMES}]$`, 'u');
/** Words that stand before 代表 or 委员 without being names. */
const NOT_A_NAME =
  /^(?:[各全本该某此诸]|部分|有关|相关|列席|邀请|来自|附议|领衔|提案|建议)|人大|政协|常务|专职|专家|职工|党员|企业|群众|居民|学生|家长|行业|[省市县区]级|人民|的|提案|建议|办理|满意|答复|回复|关于|收悉|会议|[您你]们?好|姓名/u;
