import type { PolicyDocument } from '../document/model.ts';
import type { Fact } from '../facts/model.ts';
import type { Comparison, FactDifference, ProgrammeFactChange, TextDifference } from './model.ts';
import type { FigureChange } from './record.ts';

/** All that a change's page shows; the blob behind `ChangeRecord.detail`. */
export interface ChangeDetail {
  readonly difference: TextDifference | null;
  readonly comparison: Comparison | null;
  /** Blob keys of the two readings that `difference` compares. */
  readonly before: string | null;
  readonly after: string;
}

/** How many figures a record carries; the detail has all. */
const FIGURES_KEPT = 12;

/** The figures that differ between two texts, changed ones before added and removed ones, money and dates first. */
export function figuresOfDifference(
  differences: readonly FactDifference[],
  before: { readonly text: string; readonly documentId: string },
  after: { readonly text: string },
): readonly FigureChange[] {
  return differences
    .filter(({ type }) => TELLING.has(type))
    .filter((difference) => !standsAlone(difference.before, before.text) && !standsAlone(difference.after, after.text))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .slice(0, FIGURES_KEPT)
    .map((difference) => ({
      label: labelOf(difference.after ?? difference.before, difference.after ? after.text : before.text),
      before: difference.before && {
        fact: difference.before,
        sentence: sentenceAround(before.text, difference.before),
        documentId: before.documentId,
      },
      after: difference.after && { fact: difference.after, sentence: sentenceAround(after.text, difference.after) },
    }));
}

/**
 * The figures of programmes that an earlier paper gave otherwise. `texts` holds the earlier papers' texts by document; a
 * change that a paper states itself may have its earlier figure from the paper's own sentence.
 */
export function figuresOfComparison(
  changes: readonly ProgrammeFactChange[],
  paper: { readonly text: string; readonly documentId: string },
  texts: ReadonlyMap<string, string>,
): readonly FigureChange[] {
  const told = changes.toSorted((a, b) => rankOfChange(a) - rankOfChange(b));
  return told.slice(0, FIGURES_KEPT).map((change) => ({
    label: programmeLabel(change, paper.text),
    before: change.before && earlierFigure(change.before, change.stated ? paper : null, texts),
    after: { fact: change.after, sentence: sentenceAround(paper.text, change.after) },
  }));
}

function earlierFigure(
  { fact, documentId }: NonNullable<ProgrammeFactChange['before']>,
  own: { readonly text: string; readonly documentId: string } | null,
  texts: ReadonlyMap<string, string>,
): FigureChange['before'] {
  const text = texts.get(documentId);
  if (text === undefined && own !== null)
    return { fact, sentence: sentenceAround(own.text, fact), documentId: own.documentId };
  return { fact, sentence: sentenceAround(text ?? '', fact), documentId };
}

/** The words in front of the figure, after the rule's name where the programme is one. */
function programmeLabel(change: ProgrammeFactChange, text: string): string {
  const words = labelOf(change.after, text);
  return change.programme.startsWith('《') ? `${change.programme}${words}` : words;
}

/** The sentence that holds the fact, whole up to 120 characters on each side. */
export function sentenceAround(text: string, fact: Fact): string {
  const from = Math.max(0, fact.start - 120);
  const head = text.slice(from, fact.start);
  const tail = text.slice(fact.end, fact.end + 120);
  const opens = Math.max(...SENTENCE_ENDS.map((mark) => head.lastIndexOf(mark)));
  const closes = SENTENCE_ENDS.map((mark) => tail.indexOf(mark)).filter((at) => at >= 0);
  const end = closes.length === 0 ? tail.length : Math.min(...closes) + 1;
  return `${head.slice(opens + 1)}${fact.text}${tail.slice(0, end)}`.trim();
}

/** The first sentence of each promise that a paper makes, at most `limit`. */
export function promisesOf(document: PolicyDocument, limit: number): readonly string[] {
  const firm = document.commitments.filter((promise) => promise.class === 'will' || promise.class === 'plan');
  return firm.slice(0, limit).map((promise) => promise.text.replace(/\s+/g, ''));
}

const SENTENCE_ENDS = ['。', '；', '！', '？', '\n'] as const;
const TELLING: ReadonlySet<string> = new Set(['money', 'percent', 'date', 'count', 'period', 'multiple', 'rank']);
const TYPE_RANK: Readonly<Record<string, number>> = { money: 0, date: 1, percent: 2, period: 3, count: 4 };

/** A date on a line of its own is the one under a signature: it is another in every version and tells nothing. */
function standsAlone(fact: Fact | null, text: string): boolean {
  if (fact === null || fact.type !== 'date') return false;
  const opens = text.lastIndexOf('\n', fact.start - 1) + 1;
  const closes = text.indexOf('\n', fact.end);
  return text.slice(opens, closes < 0 ? text.length : closes).trim() === fact.text.trim();
}

function rankOfChange(change: ProgrammeFactChange): number {
  return (change.before === null ? 10 : 0) + (TYPE_RANK[change.after.type] ?? 5);
}

function rankOf(difference: FactDifference): number {
  return (difference.kind === 'changed' ? 0 : 10) + (TYPE_RANK[difference.type] ?? 5);
}

/** What a figure is called: the words in front of it, without those that only lead to it. @example 转化率为64% → 转化率 */
function labelOf(fact: Fact | null, text: string): string {
  if (fact === null) return '';
  const words = wordsBefore(fact, text);
  const [, subject = words] = FROM_FIGURE.exec(words) ?? [];
  if (fact.type === 'date' && BEFORE_DATE.test(subject)) {
    // 本措施自…起施行: a date is what is done on it.
    const [tail = ''] = WORDS_AFTER_DATE.exec(text.slice(fact.end, fact.end + 10)) ?? [];
    return tail === '' ? subject : `${subject}…${tail}`;
  }
  const led = subject.replace(LEADING_TO_FIGURE, '');
  const bare = led.length >= 2 ? led : subject;
  const [, counted = ''] = WORDS_BEHIND.exec(text.slice(fact.end, fact.end + LONGEST_BEHIND)) ?? [];
  if (counted === '') return bare;
  // 其中有683家企业启动改造 is told by what stands behind; 食品等9个行业 by both.
  return TELLS_NOTHING.test(bare)
    ? counted.replace(MEASURED, '$2$1')
    : bare.endsWith('等')
      ? `${bare}${counted}`
      : bare;
}

/** 平均漏检率由3.1%降至, 从去年的50%提高到 */
const FROM_FIGURE = /^([^由从]{2,})(?:由|从)[^由从]*\d/;
/** 本措施自, 企业应于 */
const BEFORE_DATE = /[自在于从由至到]$/;
/** 起施行, 前; no further than the next punctuation. */
const WORDS_AFTER_DATE = /^\p{Script=Han}{1,6}(?=\P{Script=Han}|$)/u;
/** 转化率为, 服务企业达到, 我局组建由 */
const LEADING_TO_FIGURE = /(?:达到|达|为|是|由|至|到|共|约)$/;

/** 企业启动改造 of 683家企业启动改造 */
const WORDS_BEHIND = /^的?(\p{Script=Han}{2,10})/u;
const LONGEST_BEHIND = 11;
/** 30%的比例给予补助 is 补助比例. */
const MEASURED = /^(比例|标准|额度|幅度)(?:给予|予以|进行)?([\u4e00-\u9fff]{2,4})$/u;
/** Words that lead to any figure and name none. */
const TELLS_NOTHING = /^(?:按照?|依照|其中有?|累计为?|合计|总计|共计?|共有|另有|包括|分别为?|以及|并对?|给予|预计)$/u;

/** A few words in front of a figure, back to the last punctuation: 最高资助. */
function wordsBefore(fact: Fact, text: string): string {
  const head = text.slice(Math.max(0, fact.start - 24), fact.start);
  const words = head.split(/[，。；：、！？\s（）()]/).at(-1) ?? '';
  return words.length >= 2
    ? words
    : (head
        .replace(/(?<![，。；：、！？\s])[，。；：、！？\s]+$/, '')
        .split(/[，。；！？\s]/)
        .at(-1) ?? '');
}
