import { nameBefore } from '../change/corpus/attribute.ts';
import { foldText } from '../change/corpus/fold.ts';
import { type Statement, statementsOf } from '../change/corpus/statement.ts';
import { unitsOf } from '../change/corpus/units.ts';
import { sentenceAround } from '../change/figure-words.ts';
import type { PolicyDocument } from '../document/model.ts';
import type { Span } from '../page/span.ts';
import type { Said, SeriesPaper, SeriesPoint } from './model.ts';
import { numberKey } from './number-key.ts';
import { ruleName } from './rule-name.ts';

export interface ProgrammePoints extends SeriesPaper {
  readonly points: readonly SeriesPoint[];
}

/** The figures of a paper by programme. What only a heading names is kept apart by body: two bureaus share headings. */
export function pointsIn(document: PolicyDocument, said: Said): readonly ProgrammePoints[] {
  const { text, facts } = document;
  if (text === '') return [];
  const statements = statementsOf(text, unitsOf(foldText(text)), facts, document.signedOn);
  const programmes = new Map<string, { paper: SeriesPaper; points: SeriesPoint[] }>();
  // A rule without date speaks from the day on which it takes effect.
  const saidOn = said.saidOn ?? document.validity?.effectiveOn ?? null;
  for (const statement of statements) {
    if (statement.fact.zone === 'chrome' || statement.fact.zone === 'commentary') continue;
    if (statement.kind === 'statistic' && !isOfProgramme(statement, text)) continue;
    const keys = keysOf(statement, said);
    const [key] = keys;
    if (key === undefined) continue;
    const { programme, edition } = statement;
    const known = programmes.get(key) ?? {
      paper: {
        ...said,
        saidOn,
        programme: programme.keys.length > 0 ? programme.name : yearless(programme.name).replace(LIST_MARK, ''),
        programmeKeys: keys,
        edition,
      },
      points: [],
    };
    known.points.push(pointOf(statement, text));
    programmes.set(key, known);
  }
  return [...programmes.values()].map(({ paper, points }) => ({ ...paper, points }));
}

/**
 * Whether a statistic is the programme's: its sentence names it, counts what its name says, or shares words with it. A paragraph that
 * begins with one rule goes on to other matters.
 */
function isOfProgramme({ fact, programme, attribute }: Statement, text: string): boolean {
  if (programme.keys.length === 0) return true;
  const sentence = sentenceAround(text, fact);
  if (sentence.includes(programme.name)) return true;
  if (attribute !== null && attribute.length >= 4 && programme.name.includes(attribute)) return true;
  for (let i = 0; i + SHARED_WORDS <= programme.name.length; i++) {
    if (sentence.includes(programme.name.slice(i, i + SHARED_WORDS))) return true;
  }
  return false;
}

/** The keys under which somebody looks a programme up: a rule by any spelling of its title or its number, or a name. */
export function programmeKeysOf(name: string): readonly string[] {
  const { keys } = ruleName(yearless(name));
  return [...keys.map(programmeOf), numberKey(name), `programme|named|${plain(name)}`];
}

function keysOf({ programme }: Statement, { body }: Said): readonly string[] {
  if (programme.keys.length === 0) {
    return programme.heading === null ? [] : [`programme|${body ?? ''}|${yearless(programme.heading)}`];
  }
  const titled = ruleName(yearless(programme.name)).keys.map(programmeOf);
  const numbers = programme.keys.filter((key) => key.startsWith('number|'));
  const named = programme.keys.some((key) => key.startsWith('named|'))
    ? [`programme|named|${plain(programme.name)}`]
    : [];
  const numbered = numbers.map((key) => numberKey(key.slice('number|'.length)));
  return [...new Set(named.length > 0 ? named : [...titled, ...numbered, ...namesIn(programme.name)])];
}

/** The rule of a programme with a name of its own is the programme's: “云岭英才”计划实施办法 lays down what “云岭英才”计划 gives. */
function namesIn(title: string): readonly string[] {
  return [...title.matchAll(NAMED)].map(([, name = '']) => `programme|named|${plain(name)}`);
}

function pointOf(statement: Statement, document: string): SeriesPoint {
  const { fact, attribute, scope, kind, rank, value, replaces, clause, before } = statement;
  const { type, unit, op, start, end, text } = fact;
  const named =
    type === 'count' && attribute !== null
      ? wholeWord(attribute, document, fact)
      : (attribute ?? clauseName(document, start) ?? nameBefore(before.text));
  return {
    type,
    attribute: named,
    unit,
    scope,
    kind,
    rank,
    op,
    value,
    replaces,
    text,
    clause: clause.text,
    start,
    end,
  };
}

/**
 * The words of the clause in front of a figure without the verb that leads to it, where they are short enough for a name and hold no
 * figure; else null.
 * @example clauseName('年末，城镇调查失业率平均为5.1%', 13) // '城镇调查失业率'
 */
function clauseName(text: string, start: number): string | null {
  const lead = text.slice(Math.max(0, start - LONGEST_CLAUSE), start);
  const words = lead.split(CLAUSE_START);
  if (words.length < 2) return null;
  const name = plain(words.at(-1) ?? '')
    .replace(VERB_TAIL, '')
    .replace(VERB_HEAD, '');
  if (name.length < SHORTEST_NAME || DIGIT.test(name)) return null;
  // （二）春节，放假4天: a short clause goes on about the one before.
  const before = name.length < TELLING_NAME && words.length > 2 ? plain(words.at(-2) ?? '') : '';
  return before.length <= LONGEST_TOPIC && !DIGIT.test(before) ? before + name : name;
}

/** What is counted, in the whole words that its last characters are cut from: 乡村振兴重点村 for 村振兴重点村. */
function wholeWord(noun: string, text: string, { start, end }: Span): string {
  const behind = NOUN_BEHIND.exec(text.slice(end, end + LONGEST_CLAUSE))?.[0].replace(LINK, '') ?? '';
  return [behind, clauseName(text, start) ?? ''].find((word) => word.endsWith(noun)) ?? noun.replace(LINK, '');
}

/** 2024年度…申报指南: the programme runs on, the year is the paper's. */
function yearless(title: string): string {
  return title.replace(YEAR, '');
}

function programmeOf(key: string): string {
  return `programme|${key}`;
}

function plain(words: string): string {
  return words.normalize('NFKC').replace(NO_WORD, '').toLowerCase();
}

/** “云岭英才”计划 */
const NAMED = /[“"「]([^“”"「」]{2,24})[”"」](?=计划|工程|行动|平台|项目|专项|政策|券)/gu;
const SHARED_WORDS = 6;
/** Characters of a clause that is a name, with the mark in front. */
const LONGEST_CLAUSE = 16;
const SHORTEST_NAME = 2;
const TELLING_NAME = 4;
const LONGEST_TOPIC = 8;
const CLAUSE_START = /[，,。；;：:！？、\n）)]/u;
/** 平均为 · 降到 · 全年控制在 */
const VERB_TAIL =
  /(?:(?:平均|全年|每年|年末|累计|总计|共计|合计|已|均|将|应当|可以|不得|共|计)|(?:为|是|达到?|降[到至]|升至|增至|增加到|提高到|控制在|保持在|稳定在|限于?|约|近|超过?|突破|不少于|不低于|不超过|有|在|给予)){1,4}$/u;
/** 拟安排地方政府专项债券 */
const VERB_HEAD = /^(?:其中|目前|同时|今年|或者|一共|力争|或|并|且|拟|将|已|共|计划|累计|全年)+/u;
/** 个乡村振兴重点村、 */
const NOUN_BEHIND = /^\p{Script=Han}{2,12}(?=[，,。；;、\n]|$)/u;
const LINK = /^(?:(?:以上|以下|左右)?的|和|及|与)|的$/u;
/** 一、2022年工作回顾 */
const LIST_MARK = /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)])?\s*/u;
const DIGIT = /\d/u;
const NO_WORD = /[\s\p{P}\p{S}]+/gu;
/** 2024年度 · 2023-2025年 */
const YEAR = /(?:19|20)\d{2}(?:[-—至](?:19|20)?\d{2,4})?(?:年度?)?/gu;
