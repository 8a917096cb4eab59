import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';

/**
 * A reference to the proposal (政协提案) or suggestion (人大建议) of a session. `session` is the shortest wording with body, 届 and 次会议,
 * without the place before it (政协六届一次会议); `number` keeps its figures as written (043, A123).
 * Members are null where the words do not say.
 */
export interface FoundCase extends Span {
  readonly text: string;
  readonly body: '政协' | '人大' | null;
  readonly level: '全国' | '省' | '市' | '区' | '县' | null;
  readonly place: string | null;
  readonly session: string | null;
  readonly number: string | null;
}

/**
 * All such references of a text, in order. A session without a number and a number without a session are references too.
 * @example findCases('市政协六届一次会议第043号提案')[0]?.number === '043'
 */
export function findCases(text: string): readonly FoundCase[] {
  const sessions = around(text, SESSION_SIGN, SESSION, 10, 64).map((match) => sessionOf(text, match));
  const numbers = around(text, NUMBER_SIGN, NUMBER, 34, 48).map(numberOf);
  const found: FoundCase[] = [];
  let nextNumber = 0;
  for (const [index, session] of sessions.entries()) {
    for (; (numbers[nextNumber]?.start ?? Infinity) < session.start; nextNumber++) {
      found.push(caseOf(text, null, numbers[nextNumber]));
    }
    const number = numbers[nextNumber];
    const nextSession = sessions[index + 1]?.start ?? Infinity;
    const before = found.at(-1);
    if (number !== undefined && number.start < nextSession && joins(text, session.end, number.start)) {
      found.push(caseOf(text, session, number));
      nextNumber++;
    } else if (before?.session === null && joins(text, before.end, session.start)) {
      found[found.length - 1] = mergedCase(text, before, session);
    } else found.push(caseOf(text, session, undefined));
  }
  for (const lone of numbers.slice(nextNumber)) found.push(caseOf(text, null, lone));
  return found;
}

/** The matches of a pattern about each place of its sign: asked at every character of a text, the pattern costs as much as all other facts. */
function around(text: string, sign: RegExp, pattern: RegExp, before: number, behind: number): readonly Match[] {
  const matches: Match[] = [];
  let passed = 0;
  for (const { index: at } of matchesOf(text, sign)) {
    if (at < passed) continue;
    const from = Math.max(passed, at - before);
    const match = pattern.exec(text.slice(from, at + behind));
    if (match === null) continue;
    const start = from + match.index;
    const end = start + match[0].length;
    if (start > at || end <= at) continue;
    matches.push({ start, end, groups: match.groups ?? {} });
    passed = end;
  }
  return matches;
}

interface Match extends Span {
  readonly groups: Readonly<Record<string, string | undefined>>;
}

interface SessionReading extends Span {
  readonly body: FoundCase['body'];
  readonly level: FoundCase['level'];
  readonly place: string | null;
  readonly session: string;
}

interface NumberReading extends Span {
  readonly number: string;
  readonly body: FoundCase['body'];
}

function caseOf(text: string, session: SessionReading | null, number: NumberReading | undefined): FoundCase {
  const start = session?.start ?? number?.start ?? 0;
  const end = number?.end ?? session?.end ?? 0;
  return {
    start,
    end,
    text: text.slice(start, end),
    body: session?.body ?? number?.body ?? null,
    level: session?.level ?? null,
    place: session?.place ?? null,
    session: session?.session ?? null,
    number: number?.number ?? null,
  };
}

/** 第1234号提案（市政协七届一次会议）: the number stands first. */
function mergedCase(text: string, numbered: FoundCase, session: SessionReading): FoundCase {
  const { body, level, place, end } = session;
  const whole = { start: numbered.start, end, text: text.slice(numbered.start, end) };
  return { ...numbered, ...whole, body: body ?? numbered.body, level, place, session: session.session };
}

/** Between a session and its number stand at most a few words (闭会期间代表建议, a colon, a bracket), never the end of a sentence. */
function joins(text: string, from: number, to: number): boolean {
  return to >= from && to - from <= 16 && !SENTENCE_END.test(text.slice(from, to));
}

/** 市政协七届一次会议: the place stands before body or session, the body before the session or inside it. */
function sessionOf(text: string, { start, end, groups: { inside, insidePlace } }: Match): SessionReading {
  const before = text.slice(Math.max(0, start - LONGEST_LEAD), start);
  const bodyBefore = BODY_BEFORE.exec(before);
  const bodyStart = start - (bodyBefore?.[0].length ?? 0);
  const outer = placeBefore(text.slice(Math.max(0, bodyStart - LONGEST_LEAD), bodyStart));
  const place = insidePlace ?? (bodyBefore?.groups?.place || outer);
  return {
    start: bodyStart - (outer?.length ?? 0),
    end,
    session: text.slice(bodyStart, end),
    body: bodyOf(inside ?? bodyBefore?.groups?.body ?? null),
    level: levelOf(place),
    place: place !== null && place.length > 1 && place !== '全国' ? place : null,
  };
}

function placeBefore(words: string): string | null {
  const run = PLACE_BEFORE.exec(words)?.[0];
  if (run === undefined) return null;
  let cut = 0;
  for (const lead of matchesOf(run, PLACE_LEAD)) cut = lead.index + lead[0].length;
  return cut < run.length ? run.slice(cut) : null;
}

function numberOf({ start, end, groups: { number, kind, kindBefore, numberAfter } }: Match): NumberReading {
  return { start, end, number: number ?? numberAfter ?? '', body: bodyOfKind(kind ?? kindBefore ?? '') };
}

/** 提案 belongs to the 政协, 议案 and 代表建议 to the 人大; plain 建议 is said of both. */
function bodyOfKind(kind: string): FoundCase['body'] {
  if (kind.includes('提案')) return '政协';
  return kind.includes('案') || kind.includes('代表') ? '人大' : null;
}

/** A 委员会 that has sessions is the committee of the 政协. */
function bodyOf(words: string | null): FoundCase['body'] {
  if (words === null) return null;
  return words.startsWith('人') ? '人大' : '政协';
}

function levelOf(place: string | null): FoundCase['level'] {
  if (place === '全国') return '全国';
  if (place?.endsWith('自治区')) return '省';
  const last = place?.at(-1)?.replace('縣', '县').replace('區', '区');
  return last === '省' || last === '市' || last === '区' || last === '县' ? last : null;
}

const LONGEST_LEAD = 20;
/** 七届一次会议 · 第十八届人大二次会议 · 第十六届人民代表大会\n第二次会议 · 十三届全国人大四次会议 · 会(huì)议 on converted pages */
const SESSION =
  /第?[^\S\n]{0,2}(?:[一二三四五六七八九十]{1,3}|\d{1,2})[^\S\n]{0,2}[届屆][^\S\n]{0,2}(?:(?<insidePlace>全国|[\u4e00-\u9fff]{0,6}?[省市区县縣區州旗])?(?<inside>人大常委会|人大|人民代表大[会會]|政[协協]委[员員][会會]|政[协協]|委[员員][会會])|大会)?\s{0,3}第?[^\S\n]{0,2}(?:[一二三四五六七八九十]{1,3}|\d{1,2})[^\S\n]{0,2}次[^\S\n]{0,2}(?:全体)?[会會](?:\([a-zü\u00e0-\u01dc]{1,6}\))?[议議]/;
const SESSION_SIGN = /[届屆]/g;
/** 政协 · 政协沧县, right before the session */
const BODY_BEFORE =
  /(?<body>政[协協]|人大|人民代表大[会會])(?<place>[\u4e00-\u9fff]{1,8}?(?:[省市区县縣區州旗]|(?<!民)盟))?(?:(?<=[省市区县縣區州旗盟])委[员員][会會])?[^\S\n]{0,2}$/u;
/** 县 · 河北省 · 全国, with the prose that runs into it */
const PLACE_BEFORE = /[\u4e00-\u9fff]{0,10}(?:[省市区县縣區州旗]|全国)$/u;
/** 关于临澜县 · 对县 · 您在市: prose before the place */
const PLACE_LEAD = /[年月日]|协商会议|关于|關于|關於|\)于|提出|转来|[对對在的于向与與和]|(?<=.)局(?=.)/gu;
/** 第043号提案 · 56号建议 · 第4号代表建议 · 第A12号提案 · 建议第1234号 · 提案:第25号 */
const NUMBER =
  /第?[^\S\n]{0,2}(?<number>(?:\d{1,8}(?=[A-Za-z]))?[A-Za-z]{0,2}-?\d{1,14})[^\S\n]{0,2}[号號](?:\([a-zü\u00e0-\u01dc]{1,6}\))?[^\S\n]{0,2}(?:[（(][^（）()]{1,12}[）)]|[（(])?(?<kind>(?:代表|委员|重点|党派|集体)?(?:提案|建[议議]案?|[议議]案)|[议議]事原案)|(?<kindBefore>(?:代表|委员|重点)?(?:提案|建[议議]|[议議]案))(?:编号)?[^\S\n]{0,2}[:：]?[^\S\n]{0,2}第[^\S\n]{0,2}(?<numberAfter>(?:\d{1,8}(?=[A-Za-z]))?[A-Za-z]{0,2}-?\d{1,14})[^\S\n]{0,2}[号號]/;
const NUMBER_SIGN = /[号號]/g;
/** the end of a sentence */
const SENTENCE_END = /[。！？；]/u;
