import type { PolicyDocument } from '../../document/model.ts';
import type { Fact } from '../../facts/model.ts';
import { labelOf, sentenceAround } from '../figure-words.ts';
import { withoutDoubles } from '../figures/readable-facts.ts';
import type { FigureChange } from '../record.ts';
import { headingReader } from './heading.ts';
import { type FigureRole, roleOf, type Surroundings } from './role.ts';

/** A figure that tells a reader something, with what it is to him. */
export interface TellingFigure {
  readonly fact: Fact;
  /** What the paper itself says that it was: 50% of 由50%下降到35%. */
  readonly from: Fact | null;
  readonly role: FigureRole;
  readonly label: string;
}

/**
 * The figures of a paper that a reader who sees it for the first time must know, most telling first: what is paid and at most, rates, what is
 * set aside, when one may apply, who may have it, what is to be reached. Statistics, matters of form and references are none.
 */
export function tellingFigures(document: PolicyDocument): readonly TellingFigure[] {
  const { text, kind, commitments, deadlines } = document;
  const headingAt = headingReader(document);
  const promised = spanReader(commitments.filter(({ class: how }) => how !== 'ongoing' && how !== 'explore'));
  const dated = spanReader(deadlines);
  const seen = new Set<string>();
  const telling: TellingFigure[] = [];
  let last: { readonly fact: Fact; readonly name: string } | null = null;
  const readable = withoutDoubles(document.facts, text);
  for (let at = 0; at < readable.length; at++) {
    const { fact, endStandsApart } = readable[at] ?? NOTHING;
    if (fact === undefined || !FIGURES.has(fact.type) || (fact.type === 'date' && dated(fact))) continue;
    const words = around(text, fact);
    const role = roleOf(fact, words, kind, promised(fact));
    const end = endStandsApart ? readable[at + 1]?.fact : undefined;
    if (end !== undefined) at++;
    if (role === null) continue;
    const isListed: boolean = last !== null && LISTED.test(text.slice(last.fact.end, fact.start));
    const name: string = isListed && last !== null ? last.name : nameOf(fact, role, words, text);
    last = { fact: end ?? fact, name };
    const label = withHeading(name, headingAt(fact));
    const told = end === undefined ? { fact, from: null } : joined(fact, end, text);
    const key = JSON.stringify([role, told.fact.op, told.fact.value, told.fact.to, told.fact.unit, label]);
    if (!seen.has(key)) telling.push({ ...told, role, label });
    seen.add(key);
  }
  return telling.sort((a, b) => RANK[a.role] - RANK[b.role] || sizeOf(b.fact) - sizeOf(a.fact));
}

/** A figure that nobody gave before, as a record tells it. */
export function asNew({ fact, from, label }: TellingFigure, paper: { text: string; documentId: string }): FigureChange {
  const after = { fact, sentence: sentenceAround(paper.text, fact) };
  if (from === null) return { label, before: null, after };
  const before = { fact: from, sentence: sentenceAround(paper.text, from), documentId: paper.documentId };
  return { label, before, after };
}

/** 100万元至300万元 is one figure; 由50%下降到35% tells what it was. */
function joined(fact: Fact, end: Fact, text: string): Pick<TellingFigure, 'fact' | 'from'> {
  if (RANGE_MARK.test(text.slice(fact.end, end.start)))
    return { fact: { ...fact, end: end.end, text: text.slice(fact.start, end.end) }, from: null };
  const { to: _, ...was } = fact;
  return { fact: end, from: was };
}

/** What a figure is called: what it is paid for, of what it is a share, what one may do in that time. */
function nameOf(fact: Fact, role: FigureRole, words: Surroundings, text: string): string {
  if (role === 'window') {
    const near = `${words.behind}|${words.lead.slice(-REACH_NAME)}`;
    return `${OPEN.find((act) => near.includes(act)) ?? '办理'}时间`;
  }
  if (role === 'fine') return '罚款';
  const own = labelOf(fact, text).replace(AFTER_FIGURE, '').replace(FIGURE_BEFORE, '').replace(LIST_LEAD, '');
  const bare = own.replace(BY_EACH, '').replace(OPENING, '').replace(BY_AT_END, '');
  const [, share] = role === 'rate' ? (SHARE_OF.exec(bare) ?? []) : [];
  return share === undefined ? bare : `按${share}`;
}

function around(text: string, { start, end }: Fact): Surroundings {
  const lead =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  const clauses = lead.split(CLAUSE_END);
  const own = clauses.at(-1) ?? '';
  const before = own.length < SHORT_CLAUSE ? clauses.slice(-2).join('，') : own;
  return { lead, before, behind: text.slice(end, end + REACH).split(CLAUSE_END, 1)[0] ?? '' };
}

/** 补贴标准 · 每件: the heading says what, the words before the figure of which. */
function withHeading(label: string, heading: string | null): string {
  if (heading === null || label.includes(heading)) return label;
  return label === '' ? heading : `${heading} · ${label}`;
}

/** Whether a fact lies in one of the spans, asked in rising order. */
function spanReader(
  spans: readonly { readonly start: number; readonly end: number }[],
): (fact: Pick<Fact, 'start' | 'end'>) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return ({ start, end }) => {
    while (next < sorted.length && (sorted[next]?.end ?? 0) <= start) next++;
    const span = sorted[next];
    return span !== undefined && span.start < end;
  };
}

function sizeOf({ type, value, to }: Fact): number {
  const size = type === 'money' || type === 'percent' ? Number(to ?? value) : 0;
  return Number.isFinite(size) ? size : 0;
}

const RANK: Readonly<Record<FigureRole, number>> = {
  amount: 0,
  rate: 1,
  budget: 2,
  fine: 3,
  window: 4,
  threshold: 5,
  target: 6,
};
const FIGURES: ReadonlySet<Fact['type']> = new Set(['money', 'percent', 'multiple', 'count', 'date']);
const REACH = 120;
const SHORT_CLAUSE = 6;
const SENTENCE_END = /[。；;！？\n]/u;
const CLAUSE_END = /[，,。；;：:！？\n]/u;
const NOTHING = { fact: undefined, endStandsApart: false } as const;
const RANGE_MARK = /^[\s（含）至到—~～-]{0,5}$/u;
/** 最高100万元、50万元: a list of figures */
const LISTED = /^[、和及]?$/u;
const REACH_NAME = 24;
/** What one may do in a time, the plainest word first. */
const OPEN = [
  '申报',
  '受理',
  '报名',
  '征求意见',
  '征集',
  '申领',
  '领取',
  '认领',
  '申请',
  '招募',
  '活动',
  '使用',
  '举办',
  '开展',
];
/** 、100万元 of 分别给予最高200万元、100万元: what is said of the first figure of a list is said of all. */
const AFTER_FIGURE = /(?:最高|不超过)?(?<![\d.,])\d[\d.,]{0,15}\s?(?:%|[万亿]?元|[家人个项])[^、]{0,8}(?:、.{0,24})?$/u;
/** 一是, 其中, 对 */
const LIST_LEAD = /^(?:.{0,24}》|其中|对(?!.{0,3}[的于])|同时|并|另|也|再|还|至多|我局|我市)(?=.{2})/u;
const BY_EACH = /按照?(?=每)/u;
/** 租金按照 */
const BY_AT_END = /(?:按照?|从|由)$/u;
/** 元、民营企业扶持计划, of a list in which each figure has its own words */
const FIGURE_BEFORE = /^.{0,16}(?:元|%)[^、]{0,12}、(?=.{4})/u;
const OPENING = /^[（(“"、\s]+/u;
/** 按照设备投资额的 */
const SHARE_OF = /^按照?(.{2,24}?)的?$/u;
