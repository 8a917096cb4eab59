import type { Fact } from '../../facts/model.ts';
import { respectiveSubject } from './respectively.ts';

/** What a figure is about, as far as the words around it tell. */
export interface FactContext {
  /** The words right in front of it, back to the last mark. */
  readonly label: string;
  /** The words of its sentence in front of it, at most 24. */
  readonly head: string;
  /** The words behind it up to the next mark, at most 8. */
  readonly tail: string;
  /** The words of its sentence behind it, at most 8. */
  readonly rest: string;
  /** Whether it stands behind another one in a list: the 30万元 of 10万元、30万元 has no words of its own. */
  readonly isListed: boolean;
  /** Whether its label stands behind another figure of a row: the 小学英语教师 of 初中语文教师12名，小学英语教师6名 is all that it is about. */
  readonly isItem: boolean;
  /** The words that open its sentence, up to the first mark: whom or what all of its figures are for. */
  readonly subject: string;
  /** The words that open its paragraph as a heading does: 市软科学研究计划 of 三、市软科学研究计划。单项资助6万元; '' where none do. */
  readonly lead: string;
  /** Whether it stands in a row of a table, whose first cell is its lead. */
  readonly isRow: boolean;
  /** Where it is one of a 分别 list: what it would be about without that. */
  readonly shared?: FactContext;
}

/** Reads the context of a fact. Figures, marks and words that any figure may have (最高, 给予, 不超过) are left out. */
export function contextOf(text: string, fact: Fact): FactContext {
  const before = text.slice(Math.max(0, fact.start - REACH), fact.start).replace(LABELS, '');
  const after = text.slice(fact.end, fact.end + REACH);
  const shared = {
    ...plainContext(before, after),
    rest: telling(firstPiece(after, SENTENCE_MARK)).slice(0, LONGEST_TAIL),
    ...leadOf(text, fact.start),
    subject: subjectOf(before, fact.start > REACH),
  };
  const subject = telling(respectiveSubject(before.slice(lastMark(before, SENTENCE_MARKS) + 1), after) ?? '');
  if (subject.length < 2) return shared;
  const label = subject.slice(-LONGEST_LABEL);
  return {
    head: subject.slice(-LONGEST_HEAD),
    label,
    tail: shared.tail,
    rest: shared.rest,
    isListed: false,
    isItem: true,
    lead: shared.lead,
    isRow: shared.isRow,
    subject: shared.subject,
    shared,
  };
}

function plainContext(before: string, after: string): Omit<FactContext, 'rest' | 'lead' | 'isRow' | 'subject'> {
  const tail = telling(firstPiece(after.slice(0, LONGEST_TAIL), CLAUSE_MARK));
  const isListed = LIST_MARK.test(before.slice(-1));
  const sentence = telling(before.slice(lastMark(before, SENTENCE_MARKS) + 1));
  if (sentence !== '') {
    const head = sentence.slice(-LONGEST_HEAD);
    return { head, label: (labelOf(before) || head).slice(-LONGEST_LABEL), tail, isListed, isItem: isInRow(before) };
  }
  // A figure that opens its sentence is about what follows (2020年，全市新增…), else about the heading or stem in front of it.
  const rest = telling(firstPiece(after, SENTENCE_MARK)).slice(0, LONGEST_HEAD);
  if (rest.length >= 2) return { head: rest, label: rest.slice(0, LONGEST_LABEL), tail, isListed, isItem: false };
  const head = telling(before).slice(-LONGEST_HEAD);
  return { head, label: (labelOf(before) || head).slice(-LONGEST_LABEL), tail, isListed, isItem: false };
}

/** How far two figures are about the same, 0 to 1. */
export function likeHeads(a: FactContext, b: FactContext): number {
  if (a.head === '' && b.head === '') return 0.7;
  if (a.head === '' || b.head === '') return 0.3;
  if (areSiblings(a, b)) return 0;
  // A grant for all that was split among several, or the other way round.
  if ((a.shared === undefined) !== (b.shared === undefined)) {
    const likeness = OF_ONE_OF_SEVERAL * likeWords(a.shared ?? a, b.shared ?? b);
    return Math.max(likeness, likeWords(a, b));
  }
  return likeWords(a, b);
}

function likeWords(a: FactContext, b: FactContext): number {
  if (a.isItem && b.isItem) return dice(a.label, b.label);
  return Math.max(dice(a.label, b.label), (dice(a.label, b.label) + dice(a.head, b.head)) / 2);
}

/** Whether two figures are two items of one list: 一等奖 and 二等奖, 国家级 and 省级 differ in what matters. */
export function areSiblings(a: FactContext, b: FactContext): boolean {
  return a.label !== b.label && withoutOrdinals(a.label) === withoutOrdinals(b.label);
}

export function likeTails(a: FactContext, b: FactContext): number {
  return a.tail === '' && b.tail === '' ? 0.7 : dice(a.tail, b.tail);
}

/** Dice's coefficient of the pairs of characters of two short texts; of the characters where one has no pair. */
export function dice(a: string, b: string): number {
  if (a === b) return 1;
  const size = a.length < 2 || b.length < 2 ? 1 : 2;
  const rest = new Map<string, number>();
  for (let i = 0; i + size <= a.length; i++) rest.set(a.slice(i, i + size), (rest.get(a.slice(i, i + size)) ?? 0) + 1);
  let shared = 0;
  for (let i = 0; i + size <= b.length; i++) {
    const count = rest.get(b.slice(i, i + size)) ?? 0;
    if (count > 0) {
      shared++;
      rest.set(b.slice(i, i + size), count - 1);
    }
  }
  const pairs = Math.max(0, a.length - size + 1) + Math.max(0, b.length - size + 1);
  return pairs === 0 ? 0 : (2 * shared) / pairs;
}

/** The words of its own piece are its label: not 的，奖励 of 首次突破10亿元的，奖励. */
function isInRow(before: string): boolean {
  const own = before.split(CLAUSE_MARK).at(-1) ?? '';
  return ROW.test(before) && telling(own).length >= 2;
}

/** Whether the paragraphs of two figures are headed by different programmes. */
export function areOtherProgrammes(a: FactContext, b: FactContext): boolean {
  return a.lead !== '' && b.lead !== '' && dice(a.lead, b.lead) < LEAST_LEAD;
}

/** Whether two figures stand in rows of a table that are headed by different things. */
export function areOtherRows(a: FactContext, b: FactContext): boolean {
  return a.isRow && b.isRow && a.lead.length >= 2 && b.lead.length >= 2 && dice(a.lead, b.lead) === 0;
}

/** The label of an item of a row, where it alone tells what the figure is for; '' else. */
export function itemOf({ isItem, label, shared }: FactContext): string {
  return isItem && shared === undefined && label.length >= SHORTEST_ITEM && !BOUND_ALONE.test(label) ? label : '';
}

/** Whether two figures are bounds (每年累计, 单个企业) in sentences about different things: the bound alone does not tell of what. */
export function areBoundsOfOthers(a: FactContext, b: FactContext): boolean {
  if (!BOUND_ALONE.test(a.label) || !BOUND_ALONE.test(b.label)) return false;
  return a.subject.length >= 3 && b.subject.length >= 3 && dice(a.subject, b.subject) < LEAST_SUBJECT;
}

/** '' where the sentence begins before the words that are looked at, or with a condition (违法所得一万元以上的). */
function subjectOf(before: string, isCut: boolean): string {
  const mark = lastMark(before, SENTENCE_MARKS);
  if (mark < 0 && isCut) return '';
  return subjectIn(before.slice(mark + 1));
}

function subjectIn(sentence: string): string {
  const piece = firstPiece(sentence, CLAUSE_MARK);
  return CONDITION.test(piece) ? '' : telling(piece);
}

/** The first words of each sentence of a text, as far as they tell what it is about. */
export function openingsOf(text: string): ReadonlySet<string> {
  const sentences = text.replace(LABELS, '').split(SENTENCE_MARK);
  return new Set(sentences.map((sentence) => openingOf(subjectIn(sentence))));
}

/** '' where they are too few. */
export function openingOf(subject: string): string {
  return subject.length < SHORTEST_OPENING ? '' : subject.slice(0, LONGEST_OPENING);
}

function leadOf(text: string, at: number): Pick<FactContext, 'lead' | 'isRow'> {
  const from = Math.max(0, at - FARTHEST_LEAD);
  const start = from + text.slice(from, at).lastIndexOf('\n') + 1;
  // No paragraph goes on that long under one heading of its own.
  if (start === from && from > 0) return { lead: '', isRow: false };
  const opening = text
    .slice(start, Math.min(at, start + LONGEST_LEAD))
    .trimStart()
    .replace(LABELS, '');
  const cell = FIRST_CELL.exec(opening)?.[1];
  if (cell !== undefined) return { lead: telling(cell), isRow: true };
  return { lead: telling(LEAD.exec(opening)?.[1] ?? ''), isRow: false };
}

function labelOf(before: string): string {
  const pieces = before.split(CLAUSE_MARK);
  for (let at = pieces.length - 1; at >= Math.max(0, pieces.length - 2); at--) {
    const words = telling(pieces[at] ?? '');
    if (words.length >= 2) return words;
  }
  return '';
}

function telling(words: string): string {
  return words
    .replace(GRADES, (_, figure: string, letters: string) => gradeOf(figure) + letters)
    .replace(FIGURES, '')
    .replace(GENERIC, '')
    .replace(NOT_WORDS, '');
}

/** 5A, AAAAA and 五A are one grade, 4A another: the figure tells what the words are about. */
function gradeOf(figure: string): string {
  const grade = figure.startsWith('A') ? figure.length : Number(figure);
  return figure.startsWith('A') ? `${GRADE_DIGITS[grade] ?? ''}A` : (GRADE_DIGITS[grade] ?? figure);
}

function withoutOrdinals(label: string): string {
  return label.replace(ORDINALS, '#');
}

function firstPiece(text: string, mark: RegExp): string {
  const found = mark.exec(text);
  return found === null ? text : text.slice(0, found.index);
}

function lastMark(text: string, marks: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (marks.includes(text.charAt(at))) return at;
  return -1;
}

/** 违法所得一万元以上的: many sentences begin so, whatever they are about. */
const CONDITION = /[\d一二三四五六七八九十百千万][^\d]{0,8}的$/u;
const SHORTEST_OPENING = 3;
const LONGEST_OPENING = 5;
const LEAST_SUBJECT = 0.6;
/** 每年累计 · 单个企业 · 同一项目年度 */
const BOUND_ALONE =
  /^(?:单个?|同一|每个?|全|累计|合计|总计|总额|年度?|个?企业|项目|单位|展会|活动|申请人|最高|期限|补贴|不超过){1,6}$/u;
const LEAST_LEAD = 0.5;
const SHORTEST_ITEM = 3;
const LONGEST_LEAD = 30;
const FARTHEST_LEAD = 2000;
/** | 松岗镇 | · 松岗镇, a tab */
const FIRST_CELL = /^\|?\s{0,4}([^|\t\n]{1,24}?)\s{0,4}[|\t]/u;
/** 市软科学研究计划。 */
const LEAD = /^([^\d。，；：:\n]{3,24})[。：:]/u;
const OF_ONE_OF_SEVERAL = 0.8;
const REACH = 80;
const LONGEST_HEAD = 24;
const LONGEST_LABEL = 12;
const LONGEST_TAIL = 8;
const SENTENCE_MARKS = '。；！？;\n';
/** 。 ； */
const SENTENCE_MARK = /[。；！？;\n]/;
/** ， 、 。 （ */
const CLAUSE_MARK = /[，、。；：！？,;:（）()“”"\n]/;
/** 12名，小学英语教师| */
const ROW = /\d[\d.]{0,15}[万亿千百]?[\u4e00-\u9fff%％]{1,2}[，、；][^\d，、；。：（）()\n]{2,12}$/u;
/** 、 和 */
const LIST_MARK = /[、和及或与]$/;
/** Labels say where a figure stands, not what it is about: 第十二条, （三）, 一、 */
const LABELS =
  /第[一二三四五六七八九十百零\d]{1,5}[编章节条款项]|[（(][一二三四五六七八九十\d]{1,3}[）)]|(?<=^|\n)[一二三四五六七八九十\d]{1,3}[、.．]/g;
/** Other figures: 2,000万元, 五万元, 30人 */
const FIGURES =
  /(?<![\d,.一二三四五六七八九十百千万亿两零〇])[\d,.一二三四五六七八九十百千万亿两零〇]+(?:元|人|家|个|名|户|项|次|倍|天|日|年|月|%|％|分之|分钟|分|小时|周岁|平方米|公里|米|亩|吨|件|篇|所|学时)/g;
/** Words that say how a figure is meant or given, never what it is about. */
const GENERIC =
  /[（(]不?含[^）)]{0,6}[）)]|及?以上|及?以下|最高|最多|最低|最长|不超过|不高于|不低于|不少于|不得|超过|低于|高于|达到|给予|予以|一次性|资助|奖励|奖补|补贴|补助|扶持|支持|按照|分别|可以|以上|以下|以内|左右|应当|应于|须于|其中|标准|金额|的|为|按|将|于|在|至|到|前|后|每|达|可|由|从|自|约/g;
/** 5A级 · AAAA级 · 3星级 · 第2档 · 1类 */
const GRADES = /(?<![\d.A])(\d|A{2,5})(A?(?:星级|级|类|档|等奖))/g;
const GRADE_DIGITS = '〇一二三四五六七八九';
/** Figures, marks, white space. */
const NOT_WORDS = /[\d\p{P}\p{S}\s]+/gu;
/** What tells the items of a list apart: 一等奖, A类, 国家级. */
const ORDINALS = /[一二三四五六七八九十甲乙丙丁A-Ha-h]|国家|省|市|区|县/g;
