import type { PolicyDocument } from '../../document/model.ts';
import type { Fact } from '../../facts/model.ts';
import { sentenceAround } from '../figure-words.ts';
import { withoutDoubles } from '../figures/readable-facts.ts';
import type { FigureChange } from '../record.ts';
import { headingReader } from './heading.ts';
import { nameOf, neutralName, withHeading } from './label.ts';
import { type FigureRole, isEnded, roleOf, type Surroundings } from './role.ts';

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
  let last: ToldLast | null = null;
  const readable = withoutDoubles(document.facts, text);
  for (let at = 0; at < readable.length; at++) {
    const { fact, endStandsApart } = readable[at] ?? NOTHING;
    if (fact === undefined || !FIGURES.has(fact.type) || (fact.type === 'date' && dated(fact))) continue;
    const words = around(text, fact);
    const next = readable[at + 1]?.fact;
    const end = endStandsApart || becomes(fact, next, text) ? next : undefined;
    if (end !== undefined) at++;
    const { fact: own, from } = end === undefined ? { fact, from: null } : joined(fact, end, text);
    if (from === null && isEnded(around(text, own))) continue;
    const isPromised = promised(fact);
    const asked = (of: Surroundings) => roleOf(fact, of, kind, isPromised);
    const alone = asked(words);
    const led: string = alone === null ? tierLead(last, fact, text) : '';
    const role = led === '' ? alone : asked({ ...words, before: led });
    if (role === null || (alone === null && !TIERS.has(role))) continue;
    const isListed: boolean = last?.type === fact.type && LISTED.test(text.slice(last.end, fact.start));
    const name: string = isListed && last !== null ? last.name : nameOf(fact, role, words, text);
    last = {
      type: fact.type,
      end: (end ?? fact).end,
      name,
      clause: led === '' || last === null ? `${words.before}${fact.text}${words.behind}` : last.clause,
    };
    const label = withHeading(name, headingAt(fact)) || neutralName(fact.type);
    const key = JSON.stringify([role, own.op, own.value, own.to, own.unit, label]);
    if (!seen.has(key)) telling.push({ fact: own, from, role, label });
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

/** The figure told last: its name, and the words that said what it is. */
interface ToldLast {
  readonly type: Fact['type'];
  readonly end: number;
  readonly name: string;
  readonly clause: string;
}

/** The words that say of a list what it is, where a figure is its next tier: 补贴标准 of 补贴标准：一等奖5万元，二等奖3万元; else ''. */
function tierLead(last: ToldLast | null, { type, start }: Fact, text: string): string {
  if (last === null || last.type !== type) return '';
  const [between = '', own = ''] = NEXT_TIER.exec(text.slice(last.end, start)) ?? [];
  const isAlike =
    own !== '' && (own.at(-1) === last.name.at(-1) || (own.length === last.name.length && own.length <= SAME_LENGTH));
  return isAlike && !NOT_PAID.test(own) ? `${last.clause}${between}` : '';
}

/** Whether the next figure is what this one becomes: 由每人1000元降低到每人500元. */
function becomes(fact: Fact, next: Fact | undefined, text: string): boolean {
  if (next === undefined || next.type !== fact.type || fact.type === 'date') return false;
  return next.start - fact.end <= LONGEST_BECOMING && BECOMES.test(text.slice(fact.end, next.start));
}

/** 100万元至300万元 is one figure; 由50%下降到35% tells what it was. */
function joined(fact: Fact, end: Fact, text: string): Pick<TellingFigure, 'fact' | 'from'> {
  if (RANGE_MARK.test(text.slice(fact.end, end.start)))
    return { fact: { ...fact, end: end.end, text: text.slice(fact.start, end.end) }, from: null };
  const { to: _, ...was } = fact;
  return { fact: end, from: was };
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
/** 降低到每人, ，现提高到: what the figure before it becomes */
const BECOMES =
  /^[”"]?(?:的?标准)?[，,]?(?:现|统一)?(?:提[高升]|降低?|下降|[上下]?调整?[高低]?|增加?|减少?|放宽|扩大|修?改|变更)[到至为][^，,。；;、\d]{0,10}$/u;
/** ，二等奖: the next of a list in which each has its own words */
const NEXT_TIER = /^[，,、；;]\s?([\p{Script=Han}\dA-Za-z“”]{1,10})$/u;
const TIERS: ReadonlySet<FigureRole | null> = new Set(['amount', 'rate', 'fine']);
/** What stands beside what is paid and is not paid. */
const NOT_PAID = /自筹|市场|预计|原价|实际|投资|总|收入|成本|销售|产值|缴/u;
const LONGEST_BECOMING = 24;
const SAME_LENGTH = 4;
