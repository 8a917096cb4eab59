import type { PolicyDocument } from '../document/model.ts';
import { dueOf, endOf } from '../facts/commitment-parts.ts';
import type { Commitment, Fact } from '../facts/model.ts';
import type { Span } from '../page/span.ts';
import { type About, aboutOf, nounsOf, weightOf } from './about.ts';

/** One thing that a sentence promises, with what it is about: a sentence may promise two (新建公园20个，2021年底前建成绿道). */
export interface Pledge extends Span {
  /** The reader's promise that it is part of; null for an undertaking by a date that has no promising word. */
  readonly commitment: Commitment | null;
  readonly about: About;
  /** Where the words that it is about begin, for a clause that names nothing itself; else its start. */
  readonly from: number;
  readonly target: Commitment['target'];
  /** As in `Commitment`, of this part. */
  readonly due: string | null;
}

/** The pledges of a sentence, in order. `saidOn` is the paper's day: what lies before it is told. */
export function pledgesIn(document: PolicyDocument, sentence: Span, saidOn: string): readonly Pledge[] {
  const { text, commitments } = document;
  const facts = document.facts.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  const zone = document.sections.findLast(({ start, end }) => start <= sentence.start && sentence.start < end)?.zone;
  const isBody = zone === 'body' || zone === 'outlook';
  const pledges: Pledge[] = [];
  let before: Pick<Pledge, 'about' | 'from' | 'target'> = { about: [], from: sentence.start, target: null };
  let opened: Pledge | null = null;
  for (const clause of clausesOf(text, sentence)) {
    const commitment = commitments.find(({ start, end }) => start < clause.end && clause.start < end) ?? null;
    const words = text.slice(clause.start, clause.end);
    const due: string | null = dueIn(text, clause, facts, saidOn, sentence) ?? opened?.due ?? null;
    const hasMoved = due !== null && MOVED.test(words);
    const isPromised: boolean =
      (commitment !== null && !TOLD_CLAUSE.test(words)) ||
      opened !== null ||
      hasMoved ||
      (isBody && undertakes(text, clause, { sentence, due, saidOn }));
    const nouns = hasMoved && before.about.length > 0 ? [] : nounsOf(text, clause, facts);
    const about = aboutOf(text, clause, facts);
    const start: number = opened?.start ?? clause.start;
    opened = null;
    const pledge: Omit<Pledge, 'about'> = {
      start,
      from: start,
      end: clause.end,
      commitment,
      due,
      target: targetIn(clause, facts),
    };
    const last = pledges.at(-1);
    if (isPromised && about.length === 0) {
      // 2025年底前，: the day of what comes.
      opened = { ...pledge, about };
    } else if (isPromised && last !== undefined && last.end + 2 >= start && !isOfItsOwn(words, nouns, pledge)) {
      pledges[pledges.length - 1] = joined(last, pledge);
    } else if (isPromised) {
      // 临澜中学主体已封顶，将于9月投入使用: the words before say what is put into use.
      pledges.push(
        nouns.length > 0 ? { ...pledge, about } : { ...pledge, ...before, target: pledge.target ?? before.target },
      );
    }
    if (weightOf(about.slice(0, 1)) >= FEW_PAIRS && nouns.length > 0) {
      before = { about: about.slice(0, 1), from: clause.start, target: TOLD.test(words) ? null : pledge.target };
    }
  }
  return withDay(
    opened === null || pledges.length === 0
      ? pledges
      : [...pledges.slice(0, -1), joined(pledges.at(-1) ?? opened, opened)],
    saidOn,
  );
}

function joined(first: Pledge, { end, due, target }: Omit<Pledge, 'about'>): Pledge {
  return { ...first, end, due: due ?? first.due, target: first.target ?? target };
}

/** Where no clause gives a day that is to come, the reader's day of the whole promise counts for its last part. */
function withDay(pledges: readonly Pledge[], saidOn: string): readonly Pledge[] {
  const last = pledges.at(-1);
  const due = last?.commitment?.due ?? null;
  if (
    last === undefined ||
    due === null ||
    due < saidOn.slice(0, due.length) ||
    pledges.some((one) => one.due !== null)
  )
    return pledges;
  return [...pledges.slice(0, -1), { ...last, due }];
}

/** The parts of a sentence between commas, marks left out. */
export function clausesOf(text: string, { start, end }: Span): readonly Span[] {
  const clauses: Span[] = [];
  let from = start;
  for (const { index } of text.slice(start, end).matchAll(CLAUSE_MARK)) {
    if (start + index > from) clauses.push({ start: from, end: start + index });
    from = start + index + 1;
  }
  if (end > from) clauses.push({ start: from, end });
  return clauses;
}

/** A clause that names another thing and gives its own day or figure is another pledge; so is one that founds something. */
function isOfItsOwn(words: string, nouns: About, { due, target }: Pick<Pledge, 'due' | 'target'>): boolean {
  const weight = weightOf(nouns);
  return (FOUNDS.test(words) && weight >= FOUNDED_PAIRS) || (weight >= OWN_PAIRS && (due !== null || target !== null));
}

/** The last day in a clause that is not over when the paper speaks; 年内 is the year that the sentence names, else the paper's. */
function dueIn(text: string, clause: Span, facts: readonly Fact[], saidOn: string, sentence: Span): string | null {
  const dates = facts.filter(({ type, start, end }) => type === 'date' && start >= clause.start && end <= clause.end);
  const ahead =
    dates.map(endOf).findLast((day) => day !== null && DAY.test(day) && day >= saidOn.slice(0, day.length)) ?? null;
  const words = text.slice(clause.start, clause.end);
  const years = YEARS_WITHIN.exec(words)?.[1];
  if (years !== undefined)
    return `${Number(saidOn.slice(0, 4)) + (HAN_DIGITS.indexOf(years) % 10)}${saidOn.slice(4, 7)}`;
  if (!WITHIN_YEAR.test(words)) {
    return ahead ?? (FIVE_YEARS.test(words) ? dueOf(words, clause, { facts, ...UNDATED }) : null);
  }
  const own = saidOn.slice(0, 4);
  const year = YEAR.exec(text.slice(sentence.start, clause.end))?.[0] ?? own;
  return year < own ? null : `${year}-12`;
}

function targetIn(clause: Span, facts: readonly Fact[]): Commitment['target'] {
  const figure = facts.find(
    ({ type, value, start, end }) => MEASURES.has(type) && value !== null && start >= clause.start && end <= clause.end,
  );
  if (figure === undefined || figure.value === null) return null;
  return { op: figure.op, value: figure.to ?? figure.value, unit: figure.unit };
}

interface Said {
  readonly due: string | null;
  readonly saidOn: string;
}

/** 2025年底前，新建公办幼儿园20所 · 我局将编制《…规划》: by a day or on a rule, and nothing in the sentence is told of the past. */
function undertakes(
  text: string,
  clause: Span,
  { sentence, due, saidOn }: Said & { readonly sentence: Span },
): boolean {
  const words = text.slice(clause.start, sentence.end);
  if (TOLD.test(text.slice(sentence.start, sentence.end))) return false;
  // 全年退税超过2万亿元 is told in spring and promised in January: only a word of promise says which.
  if (words.includes('全年') && !AHEAD.test(words)) return false;
  // 2022年，完成改造96公里 in a letter of that year is told.
  const isAhead = due !== null && (due > saidOn.slice(0, due.length) || BEFORE_DAY.test(words));
  return (isAhead && BY_DAY.test(words)) || WILL_MAKE.test(text.slice(clause.start, clause.end));
}

const FEW_PAIRS = 3;
const OWN_PAIRS = 2;
const CLAUSE_MARK = /[，,：:]/gu;
const FOUNDED_PAIRS = 4;
const UNDATED = { zones: [], signedOn: null, publishedOn: null } as const;
/** 到“十四五”末 */
const FIVE_YEARS = /十[三四五六]五/u;
/** 组建县级供水公司 */
const FOUNDS = /^\s?(?:组建|成立|设立|新建|建成|出台|开通|举办|引进|培育)/u;
/** 通水时间推迟至2023年6月 */
const MOVED = /(?:推迟|延期|延后|顺延|调整|提前)(?:至|到|为)/u;
const AHEAD = /不少于|确保|力争|争取|计划|将|拟|要/u;
const BEFORE_DAY = /五[”"]?末|[底末]之?前|[年月日]之?前|年内|[年月][底末]|力争|争取|确保|不少于/u;
/** 三年内, from the paper's day */
const YEARS_WITHIN = /(?<![\d十])([一二三四五1-5])年内/u;
const HAN_DIGITS = '零一二三四五零零零零012345';
/** 年内 · 2022年内 · 全年; not 三年内 */
const WITHIN_YEAR = /(?<![一二三四五六七八九十两]|(?:^|\D)\d)年内|全年/u;
const YEAR = /(?:19|20)\d{2}(?=年)/u;
const MEASURES: ReadonlySet<string> = new Set(['count', 'percent', 'money', 'multiple']);
const DAY = /^\d{4}/u;
const BY_DAY =
  /全年不少于|(?:[底末]之?前|[年月日]之?前|年内|全年|[年月][底末]|五[”"]?末|力争|争取|确保|至\d{4}年|\d年)[^。]{0,30}(?:通水|投产|开街|开业|开园|交付|落成|培育|举办|引进|提高到|新建|改建|扩建|建成|建设|改造|完成|实现|达到|新增|投入|投用|上线|开通|出台|印发|竣工|通车|启用)/u;
/** 我局将编制《云岭市绿地专项规划》 */
const WILL_MAKE =
  /我[局委厅市区县院办][^，。]{0,6}将(?:会同[^，。]{2,12})?(?:编制|制定|制订|修订|修改|出台|印发|起草)《/u;
/** 截止目前，已完成14个 · 该项目已纳入规划 · 现已公开招标: told in the middle of a promise; not 对已建成的小区 */
const TOLD_CLAUSE = /^\s?(?:截[至止]|[^已对将把]{0,20}已(?![^，。]{0,8}的))/u;
const TOLD = /已|正在|了|截[至止]|以来|曾|累计|应当|必须|申报|申请/u;
