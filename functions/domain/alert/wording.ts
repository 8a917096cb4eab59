import type { ChangeKind, ChangeRecord, FigureChange } from '../change/record.ts';
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
  return record.kind === 'published' && record.comparedWith?.as === 'draft' ? '草案转正式' : CHANGE_WORDS[record.kind];
}

export function kindWord(kind: DocumentKind): string {
  return KIND_WORDS[kind];
}

/**
 * One figure in one line, before and after.
 * @example 最高资助：5000万元 → 3000万元
 */
export function figureLine(figure: FigureChange): string {
  return maskPersonalData(bareFigureLine(figure));
}

function bareFigureLine(figure: FigureChange): string {
  const label = oneLine(figure.label);
  const head = label === '' ? '' : `${label}：`;
  if (figure.before && figure.after)
    return `${head}${figureText(figure.before.fact)} → ${figureText(figure.after.fact)}`;
  if (figure.after) return `${head}新增 ${figureText(figure.after.fact)}`;
  if (figure.before) return `${head}删除 ${figureText(figure.before.fact)}`;
  return head;
}

/** The figure in the text's own words, with its comparator where the words do not hold it. */
function figureText(fact: Fact): string {
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
export function titleOf(record: ChangeRecord): string {
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
function proofsOf(figure: FigureChange, record: Pick<ChangeRecord, 'documentId' | 'comparedWith'>): readonly Proof[] {
  const { before, after } = figure;
  const isOwn = before === null || before.documentId === record.documentId;
  const proofs: Proof[] = [];
  if (before !== null && !(isOwn && before.sentence === after?.sentence)) {
    const isDraft = record.comparedWith?.as === 'draft' && record.comparedWith.documentId === before.documentId;
    const where = isOwn ? '原文' : isDraft ? '征求意见稿' : '此前文件';
    proofs.push({ where, sentence: before.sentence, documentId: isOwn ? null : before.documentId });
  }
  if (after !== null)
    proofs.push({ where: before === null || isOwn ? '现文' : '本文件', sentence: after.sentence, documentId: null });
  return proofs;
}

/** Figures that stand in the same sentences, with these said once. */
export interface ProvenFigures {
  readonly figures: readonly FigureChange[];
  readonly proofs: readonly Proof[];
}

/** A record's figures by the sentences that prove them, in the order of the first of each. */
export function provenFigures(
  record: Pick<ChangeRecord, 'documentId' | 'comparedWith' | 'figures'>,
): readonly ProvenFigures[] {
  const groups = Map.groupBy(record.figures, (figure) => JSON.stringify(proofsOf(figure, record)));
  return [...groups.values()].map((figures) => {
    const [first] = figures;
    return { figures, proofs: first === undefined ? [] : proofsOf(first, record) };
  });
}

/**
 * What a record tells in a few words: the day that it reminds of, else its first figure; null where it has neither.
 * @example 2026-12-02 截止：申报
 */
export function leadLine({
  kind,
  deadlines,
  figures,
}: Pick<ChangeRecord, 'kind' | 'deadlines' | 'figures'>): string | null {
  const [due] = deadlines;
  if (kind === 'due' && due !== undefined) return maskPersonalData(`${due.on} 截止：${oneLine(due.what)}`);
  const [figure] = figures;
  return figure === undefined ? null : figureLine(figure);
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
const SAYS_ITS_COMPARATOR = /最高|不超过|不高于|不低于|不少于|至少|以上|以下|以内|超过?|突破|约|近|多|余|低于|不到/;
