import { deadlineWords } from '../change/due.ts';
import type { ChangeKind, ChangeRecord, FigureChange, ToldDeadline } from '../change/record.ts';
import type { DocumentKind } from '../document/model.ts';
import type { Comparator, Fact } from '../facts/model.ts';
import { maskPersonalData } from './mask.ts';
import { oneLine } from './plain-text.ts';

/** How a kind of change is called in messages, the feed and the reader. */
export function changeWord(
  record: Pick<ChangeRecord, 'kind' | 'comparedWith' | 'audience' | 'cause' | 'state'>,
): string {
  // Our reading moved, the paper did not.
  if (record.cause === 'upgrade') return '技术性重读';
  if (record.cause === 'merged') return '并为一档';
  if (record.kind === 'status') return record.state.force === undefined ? '恢复有效' : FORCE_WORDS[record.state.force];
  // What fills the corpus was published before anybody watched.
  if (record.kind === 'published' && record.audience === 'silent') return '收录';
  return record.kind === 'published' && record.comparedWith?.as === 'draft' ? '正式出台' : CHANGE_WORDS[record.kind];
}

export function kindWord(kind: DocumentKind): string {
  return KIND_WORDS[kind];
}

/**
 * One figure in one line, before and after. A first paper has no other to which it adds: its figures just stand.
 * @example 最高资助：5000万元 → 3000万元
 */
export function figureLine(figure: FigureChange, record?: Told): string {
  return figuresLine([figure], record);
}

/** What has to be known of a record to tell its figures. */
export type Told = Pick<ChangeRecord, 'kind' | 'comparedWith'>;

/** New figures of one name in a line: 分别给予：最高200万元、100万元、40万元. `figures` holds at least one. */
function figuresLine(figures: readonly FigureChange[], record?: Told): string {
  const [figure] = figures;
  if (figure === undefined) return '';
  const label = oneLine(figure.label);
  const head = label === '' ? '' : `${label}：`;
  return maskPersonalData(`${head}${valuesLine(figure, figures, record)}`);
}

function valuesLine({ before, after }: FigureChange, figures: readonly FigureChange[], record?: Told): string {
  if (before && after) return `${figureText(before.fact)} → ${figureText(after.fact)}`;
  if (before) return `删除 ${figureText(before.fact)}`;
  const values = figures.flatMap((figure) => (figure.after ? [figureText(figure.after.fact)] : [])).join('、');
  return record !== undefined && isFirst(record) ? values : `新增 ${values}`;
}

/** Whether a paper came that has neither a version nor a draft before it. */
function isFirst({ kind, comparedWith }: Told): boolean {
  return kind === 'published' && comparedWith === null;
}

/** The lines of figures that stand in one sentence: those of one name that are all new share one. */
export function figureLines(figures: readonly FigureChange[], record: Told): readonly string[] {
  const byName = Map.groupBy(figures, (figure) => (figure.before === null && figure.after ? figure.label : figure));
  return [...byName.values()].map((same) => figuresLine(same, record));
}

/** A deadline in one line, as it may be shown. */
export function deadlineLine(deadline: Pick<ToldDeadline, 'on' | 'what'>): string {
  return maskPersonalData(oneLine(deadlineWords(deadline)));
}

/** From when to when a paper holds: 自 2026-12-01 起施行，有效期至 2029-11-30（3 年）; null where a record does not say. */
export function validityLine({ validity }: Pick<ChangeRecord, 'validity'>): string | null {
  if (validity === undefined) return null;
  const { effectiveOn, expiresOn, years } = validity;
  const parts = [
    effectiveOn === null ? '' : `自 ${effectiveOn} 起施行`,
    expiresOn !== null
      ? `有效期至 ${expiresOn}${years === null ? '' : `（${years} 年）`}`
      : years === null
        ? ''
        : `有效期 ${years} 年`,
  ];
  const line = parts.filter((part) => part !== '').join('，');
  return line === '' ? null : line;
}

/** What a record leaves out: 另有 3 项数字、2 项承诺; null where it leaves out nothing. */
export function moreLine({ more, deadlines }: Pick<ChangeRecord, 'more' | 'deadlines'>): string | null {
  const left = [
    [more?.figures ?? 0, '数字'],
    [deadlines.length - DEADLINES_TOLD, '期限'],
    [more?.commitments ?? 0, '承诺'],
  ] as const;
  const words = left.filter(([count]) => count > 0).map(([count, what]) => `${count} 项${what}`);
  return words.length === 0 ? null : `另有 ${words.join('、')}未列出，请见原文`;
}

/** How many deadlines of a record are told; the others are counted. */
export const DEADLINES_TOLD = 6;

/** The figure in the text's own words, with its comparator where the words do not hold it. */
export function figureText(fact: Fact): string {
  const words = oneLine(fact.text);
  // The words around a date say whether it is a first or a last day; 不超过 is for amounts.
  const comparator = fact.type === 'date' ? '' : COMPARATOR_WORDS[fact.op];
  return comparator === '' || SAYS_ITS_COMPARATOR.test(words) ? words : `${comparator}${words}`;
}

/** The line under a title: issuer, dates, topics by name. */
export function sourceLine(record: ChangeRecord, topicName: (code: string) => string): string {
  const { issuer, publishedOn, signedOn, topics } = record.state;
  const parts = [issuer, publishedOn && `${publishedOn} 发布`, !publishedOn && signedOn && `${signedOn} 成文`];
  const named = topics.map(topicName).join('、');
  const words = [...parts, named].filter((part) => typeof part === 'string' && part !== '');
  return maskPersonalData(oneLine(words.join(' · ')));
}

/** The title as it may be shown: masked, in one line. */
export function titleOf(record: Pick<ChangeRecord, 'state'>): string {
  return maskPersonalData(oneLine(record.state.title));
}

/** A sentence that proves a figure, and where it stands: in the text before, in an earlier paper, in this one. */
export interface Proof {
  readonly where: string;
  readonly sentence: string;
  /** The other document that it stands in. */
  readonly documentId: string | null;
}

/** The sentences behind a figure, the earlier first; a sentence that tells both figures stands once. */
function proofsOf(
  figure: FigureChange,
  record: Pick<ChangeRecord, 'documentId' | 'kind' | 'comparedWith'>,
): readonly Proof[] {
  const { before, after } = figure;
  const isOwn = before === null || before.documentId === record.documentId;
  const isVersion = record.kind === 'revised';
  const proofs: Proof[] = [];
  // What a paper says itself that it was stands beside what it is, in one sentence or a part of a long one.
  const isTold = isOwn && !isVersion && after?.sentence.includes(before?.fact.text ?? '') === true;
  if (before !== null && !isTold && !(isOwn && before.sentence === after?.sentence)) {
    const isDraft = record.comparedWith?.as === 'draft' && record.comparedWith.documentId === before.documentId;
    const where = isDraft ? '征求意见稿' : isOwn ? (isVersion ? '修改前' : '本文件') : '此前文件';
    proofs.push({ where, sentence: before.sentence, documentId: isOwn ? null : before.documentId });
  }
  if (after !== null) proofs.push({ where: ownWord(record), sentence: after.sentence, documentId: null });
  return proofs;
}

/** How the text that a record brings is called beside the one that it was compared with. */
export function ownWord({ kind, comparedWith }: Told): string {
  if (kind === 'revised') return '修改后';
  return kind === 'published' && comparedWith?.as === 'draft' ? '正式文件' : '本文件';
}

/** The sentences that prove a record's figures in its own text: what is quoted once need not be quoted again. */
export function sentencesQuoted({ figures }: Pick<ChangeRecord, 'figures'>): ReadonlySet<string> {
  return new Set(figures.flatMap(({ after }) => (after === null ? [] : [after.sentence])));
}

/** Figures that stand in the same sentences, with these said once. */
export interface ProvenFigures {
  readonly figures: readonly FigureChange[];
  readonly proofs: readonly Proof[];
}

/** A record's figures by the sentences that prove them, in the order of the first of each. */
export function provenFigures(
  record: Pick<ChangeRecord, 'documentId' | 'kind' | 'comparedWith' | 'figures'>,
): readonly ProvenFigures[] {
  const groups = Map.groupBy(record.figures, (figure) => JSON.stringify(proofsOf(figure, record)));
  return [...groups.values()].map((figures) => {
    const [first] = figures;
    return { figures, proofs: first === undefined ? [] : proofsOf(first, record) };
  });
}

/**
 * What a record tells in a few words: the day that it reminds of; else its first figure, or its next deadline where that figure is no
 * amount; null where it has neither.
 * @example 2026-12-02 申报截止
 */
export function leadLine(record: Told & Pick<ChangeRecord, 'deadlines' | 'figures'>): string | null {
  const [figure] = record.figures;
  const [due] = record.deadlines;
  if (due !== undefined && isLedByDeadline(record)) return deadlineLine(due);
  return figure === undefined ? null : figureLine(figure, record);
}

/** A reminder is about its day; in a new paper a deadline comes before what is neither paid nor moved. */
export function isLedByDeadline({ kind, figures: [figure] }: Pick<ChangeRecord, 'kind' | 'figures'>): boolean {
  if (kind === 'due' || figure === undefined) return true;
  return kind === 'published' && figure.before === null && figure.after?.fact.type !== 'money';
}

export function noveltyLine(record: ChangeRecord): string | null {
  if (record.noveltyShare === null) return null;
  const percent = Math.round(record.noveltyShare * 100);
  if (record.comparedWith?.as === 'draft') return `较征求意见稿，改动文字约占 ${percent}%`;
  return record.kind === 'revised' ? `改动文字约占 ${percent}%` : `全文约 ${percent}% 为首次出现的内容`;
}

/** What matters most stands first. */
export function heaviestFirst(records: readonly ChangeRecord[]): readonly ChangeRecord[] {
  return records.toSorted((a, b) => b.weight.score - a.weight.score);
}

/** How much a change matters and why, the two heaviest reasons. */
export function weightLine(record: ChangeRecord): string | null {
  const { score, reasons } = record.weight;
  if (score === 0) return null;
  const words = reasons.slice(0, 2).map((reason) => oneLine(reason.words));
  return maskPersonalData(`重要程度 ${score}/100：${words.join('；')}`);
}

const FORCE_WORDS = { expired: '已失效', abolished: '已废止' } as const;

const CHANGE_WORDS: Readonly<Record<ChangeKind, string>> = {
  published: '新发布',
  revised: '已修改',
  withdrawn: '已撤下',
  restored: '恢复发布',
  relocated: '网址变更',
  reposted: '被转载',
  status: '状态变化',
  due: '期限将至',
  corrected: '更正',
};

const KIND_WORDS: Readonly<Record<DocumentKind, string>> = {
  'proposal-reply': '政协提案答复',
  'suggestion-reply': '人大建议答复',
  measure: '政策措施',
  draft: '征求意见稿',
  notice: '通知公告',
  guide: '办事指南',
  interpretation: '政策解读',
  news: '动态',
  other: '其他',
};

const COMPARATOR_WORDS: Readonly<Record<Comparator, string>> = {
  eq: '',
  max: '最高',
  le: '不超过',
  lt: '低于',
  ge: '不低于',
  gt: '超过',
  approx: '约',
  vague: '',
};
const SAYS_ITS_COMPARATOR =
  /最高|最低|最多|不超过|[高低大小多少]于|至少|至多|以上|以下|以内|超过?|突破|约|近|多|余|不到|不足|封顶|上限/;
