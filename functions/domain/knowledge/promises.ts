import { createHash } from 'node:crypto';
import { foldText } from '../change/corpus/fold.ts';
import { unitsOf } from '../change/corpus/units.ts';
import type { PolicyDocument } from '../document/model.ts';
import { actionOf } from '../facts/commitment-parts.ts';
import type { Span } from '../page/span.ts';
import { aboutOf, fold, nounsOf, weightOf } from './about.ts';
import type { KnownPromise, Report, Said } from './model.ts';
import { clausesOf, type Pledge, pledgesIn } from './pledges.ts';
import { ruleName } from './rule-name.ts';
import { tellingOf } from './telling.ts';

/**
 * The promises of a paper that can be followed: those about something that a later paper can name again. A sweeping one
 * (加大扶持力度) is none, unless it gives a day or a figure.
 */
export function promisesIn(document: PolicyDocument, said: Said, documentId: string): readonly KnownPromise[] {
  const { saidOn } = said;
  if (said.body === null || saidOn === null || document.text === '' || !PROMISING.has(document.kind)) return [];
  return sentencesOf(document).flatMap(({ sentence, part }) =>
    pledgesIn(part, sentence, saidOn).flatMap((pledge) => promiseOf(part, said, documentId, pledge)),
  );
}

function promiseOf(
  document: PolicyDocument,
  said: Said,
  documentId: string,
  { commitment, about, target, due, from: start, end }: Pledge,
): readonly KnownPromise[] {
  const words = document.text.slice(start, end);
  const objects = objectsOf(document, { start, end });
  const isTelling = weightOf(about) >= (due !== null || target !== null ? FEW_PAIRS : MANY_PAIRS);
  if (objects.length === 0 && (!isTelling || SWEEPING.test(about.at(-1) ?? ''))) return [];
  const folded = fold(words);
  const id = `p${createHash('sha256').update(`${documentId}|${folded}`).digest('hex').slice(0, 10)}`;
  const isWhole = commitment?.action != null && words.includes(commitment.action);
  const { action, object } = isWhole ? commitment : actionOf(words);
  const kind = commitment?.class ?? 'plan';
  return [{ ...said, id, class: kind, action, object, target, due, objects, about, folded, start, end }];
}

/**
 * What a paper tells of things that may have been promised: for each rule that it names, what is said of that very rule, and each
 * clause that tells how something stands or gives a figure of it. What it promises itself is no report.
 */
export function reportsIn(document: PolicyDocument, said: Said): readonly Report[] {
  const { text } = document;
  const { saidOn } = said;
  if (said.body === null || saidOn === null || text === '') return [];
  const reports: Report[] = [];
  for (const { sentence, part } of sentencesOf(document)) {
    if (reports.length >= REPORTS_KEPT) break;
    const pledges = pledgesIn(part, sentence, saidOn);
    const isPromised = (at: number) => pledges.some(({ start, end }) => start <= at && at < end);
    reports.push(...rulesTold(part, said, sentence, isPromised));
    const clauses = clausesOf(text, sentence).filter(({ start }) => !isPromised(start));
    const weights = clauses.map((clause) => weightOf(aboutOf(text, clause, part.facts)));
    for (const at of clauses.keys()) reports.push(...clauseTold(part, said, { sentence, clauses, weights, at }));
  }
  return reports;
}

function rulesTold(
  document: PolicyDocument,
  said: Said,
  { start, end }: Span,
  isPromised: (at: number) => boolean,
): readonly Report[] {
  const { text } = document;
  return rulesIn(document, start, end).flatMap((rule) => {
    if (isPromised(rule.start)) return [];
    const around = `${text.slice(Math.max(start, rule.start - BEFORE_RULE), rule.start)}|${text.slice(rule.end, Math.min(end, rule.end + BEHIND_RULE)).split(CLAUSE_END, 1)[0] ?? ''}`;
    const folded = fold(text.slice(start, end)).slice(0, LONGEST_SENTENCE);
    return [{ ...said, objects: [rule.key], folded, ...tellingOf(around), figures: [], year: null, start, end }];
  });
}

/** A clause of a sentence; `weights` says of each clause how much it names. */
interface ToldClause {
  readonly sentence: Span;
  readonly clauses: readonly Span[];
  readonly weights: readonly number[];
  readonly at: number;
}

/** A clause with the ones behind it that name nothing of their own: 新建公厕31座，超额完成年度任务. */
function clauseTold(
  document: PolicyDocument,
  said: Said,
  { sentence, clauses, weights, at }: ToldClause,
): readonly Report[] {
  const { text, facts } = document;
  const clause = clauses[at];
  if (clause === undefined) return [];
  const next = weights.slice(at + 1).findIndex((weight) => weight >= FEW_PAIRS);
  const { start } = clause;
  const { end } = clauses[next < 0 ? clauses.length - 1 : at + next] ?? clause;
  const words = text.slice(start, end);
  const figures = facts
    .filter((fact) => MEASURES.has(fact.type) && fact.start >= start && fact.end <= end && fact.value !== null)
    .map(({ value, to, unit }) => ({ value: String(to ?? value), unit }));
  const telling = tellingOf(words);
  if ((telling.tells === 'none' && figures.length === 0) || TOTAL.test(text.slice(start, clause.end))) return [];
  const until = text.slice(sentence.start, end);
  const year = RUNNING_TOTAL.test(until) ? null : ([...until.matchAll(YEAR)].at(-1)?.[0] ?? null);
  // 4个实训基地中，3个已投入使用: what is put into use stands before.
  const subject = nounsOf(text, clause, facts).length === 0 ? clauses[at - 1] : undefined;
  const named = text.slice(subject?.start ?? start, end);
  const folded = fold(named).slice(0, LONGEST_SENTENCE);
  return [{ ...said, objects: namesIn(named), folded, ...telling, figures, year, start, end }];
}

/** A sentence with the paper's facts and promises in it alone: of a long paper most lie elsewhere. */
interface Part {
  readonly sentence: Span;
  readonly part: PolicyDocument;
}

/** The units of the text, cut at every full stop: a unit holds short sentences together. Both lists of a paper are in order. */
function sentencesOf(document: PolicyDocument): readonly Part[] {
  const { text } = document;
  const sentences = unitsOf(foldText(text)).flatMap(({ start, end }) => {
    const closed = end + (CLOSING.exec(text.slice(end, end + 4))?.[0].length ?? 0);
    const stops = [...text.slice(start, closed).matchAll(SENTENCE_END)].map(({ index }) => start + index + 1);
    const ends = stops.at(-1) === closed ? stops : [...stops, closed];
    return ends.flatMap((stop, at) => piecesOf(text, { start: ends[at - 1] ?? start, end: stop }));
  });
  const facts = within(document.facts, sentences);
  const commitments = within(document.commitments, sentences);
  return sentences.map((sentence, at) => ({
    sentence,
    part: { ...document, facts: facts[at] ?? [], commitments: commitments[at] ?? [] },
  }));
}

/** What goes on for pages without a full stop is a list or a table: it is read piece by piece, a comma between two. */
function piecesOf(text: string, { start, end }: Span): readonly Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (end - from > LONGEST_PIECE) {
    const comma = Math.max(...COMMAS.map((mark) => text.slice(from, from + LONGEST_PIECE).lastIndexOf(mark)));
    const to = from + (comma < 0 ? LONGEST_PIECE : comma + 1);
    pieces.push({ start: from, end: to });
    from = to;
  }
  return [...pieces, { start: from, end }];
}

/** For each sentence what overlaps with it; both in order. */
function within<T extends Span>(spans: readonly T[], sentences: readonly Span[]): readonly (readonly T[])[] {
  let first = 0;
  return sentences.map(({ start, end }) => {
    while ((spans[first]?.end ?? Infinity) <= start) first++;
    const found: T[] = [];
    for (let at = first; (spans[at]?.start ?? Infinity) < end; at++) {
      const span = spans[at];
      if (span !== undefined && span.end > start) found.push(span);
    }
    return found;
  });
}

/** Rules that it says something will be done to (places apart, for one body writes 市…办法 and 深圳市…办法), and programmes in quotation marks. */
function objectsOf(document: PolicyDocument, { start, end }: Span): readonly string[] {
  const { text } = document;
  const rules = rulesIn(document, start, end).filter(
    (rule) =>
      RULE_MADE.test(text.slice(Math.max(start, rule.start - 10), rule.start)) ||
      RULE_MADE.test(text.slice(rule.end, rule.end + 12).split(CLAUSE_END, 1)[0] ?? ''),
  );
  return [...new Set([...rules.map(({ key }) => key), ...namesIn(text.slice(start, end))])];
}

function rulesIn(document: PolicyDocument, start: number, end: number) {
  return document.facts
    .filter((fact) => fact.type === 'citation' && fact.start < end && fact.end > start)
    .flatMap((fact) => {
      const key = ruleName(String(fact.value ?? '')).bare;
      return key === null ? [] : [{ key, start: fact.start, end: fact.end }];
    });
}

function namesIn(words: string): readonly string[] {
  return [...words.matchAll(NAMED)].map(([, name = '']) => `named|${fold(name)}`);
}

const LONGEST_SENTENCE = 240;
/** Characters of a sentence that is read as one. */
const LONGEST_PIECE = 800;
const COMMAS = ['，', ','];
const REPORTS_KEPT = 300;
const BEFORE_RULE = 14;
const BEHIND_RULE = 40;
const CLAUSE_END = /[，,。；;、]/u;
/** 修订《…》, 《…》的修订列入立法计划 */
const RULE_MADE = /修订|修改|制定|制订|出台|印发|起草|编制|发布|完善|废止|实施|落实|列入|报送|提请/u;
/** Pairs of characters by which a promise with a day or figure is known again, and one without. */
const FEW_PAIRS = 3;
const MANY_PAIRS = 5;
const MEASURES: ReadonlySet<string> = new Set(['count', 'percent', 'money', 'multiple']);
/** Rules lay down, they do not promise. */
const PROMISING: ReadonlySet<string> = new Set([
  'proposal-reply',
  'suggestion-reply',
  'notice',
  'news',
  'interpretation',
  'other',
]);
const CLOSING = /^[%％‰）)”"]{0,2}[。；;！？]?/u;
/** 4个实训基地中: of how many */
const TOTAL = /中的?$/u;
const SENTENCE_END = /[。；;！？]/gu;
const RUNNING_TOTAL = /累计|截[至止]|目前/u;
const YEAR = /(?:19|20)\d{2}(?=年)/gu;
/** “训力券”方案, “临澜英才”计划 */
const NAMED =
  /“([^“”\n]{2,24})”(?=系列|活动|品牌|试点|计划|工程|行动|平台|方案|项目|专项|政策|基地|中心|系统|机制|制度|券)/gu;
/** words that every letter has */
const SWEEPING = /力度$|水平$|工作$|发展$|服务$|环境$|建设$|作用$|能力$|落实|合作$|创新$|政策措施$|体系$|机制$/u;
