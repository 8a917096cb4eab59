import { nameBefore } from '../change/corpus/attribute.ts';
import { foldText } from '../change/corpus/fold.ts';
import { type Statement, statementsOf } from '../change/corpus/statement.ts';
import { unitsOf } from '../change/corpus/units.ts';
import { sentenceAround } from '../change/figure-words.ts';
import type { PolicyDocument } from '../document/model.ts';
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
        programme: programme.keys.length > 0 ? programme.name : (programme.heading ?? ''),
        programmeKeys: keys,
        edition,
      },
      points: [],
    };
    known.points.push(pointOf(statement));
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

function pointOf(statement: Statement): SeriesPoint {
  const { fact, attribute, scope, kind, rank, value, replaces, clause, before } = statement;
  const { type, unit, op, start, end, text } = fact;
  const named = attribute ?? nameBefore(before.text);
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
const NO_WORD = /[\s\p{P}\p{S}]+/gu;
/** 2024年度 · 2023-2025年 */
const YEAR = /(?:19|20)\d{2}(?:[-—至](?:19|20)?\d{2,4})?(?:年度?)?/gu;
