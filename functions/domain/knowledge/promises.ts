import { createHash } from 'node:crypto';
import { foldText } from '../change/corpus/fold.ts';
import { unitsOf } from '../change/corpus/units.ts';
import type { PolicyDocument } from '../document/model.ts';
import type { Commitment } from '../facts/model.ts';
import type { KnownPromise, Report, Said } from './model.ts';
import { ruleName } from './rule-name.ts';

/**
 * The promises of a paper that can be followed: those with an object that a later paper can name again. A sweeping one
 * (加大扶持力度) is none.
 */
export function promisesIn(document: PolicyDocument, said: Said, documentId: string): readonly KnownPromise[] {
  if (said.body === null || said.saidOn === null) return [];
  return document.commitments.flatMap((commitment) => {
    const { start, end, action, object, target, due } = commitment;
    const objects = objectsOf(document, commitment);
    if (objects.length === 0) return [];
    const folded = fold(commitment.text);
    const id = `p${createHash('sha256').update(`${documentId}|${folded}`).digest('hex').slice(0, 10)}`;
    // 截止目前 is no day to come.
    const ahead = due === null || due > (said.saidOn ?? '').slice(0, due.length) || due.length < 7 ? due : null;
    return [{ ...said, id, class: commitment.class, action, object, target, due: ahead, objects, folded, start, end }];
  });
}

/**
 * What a paper tells of things that may have been promised: for each rule that it names, what is said of that very rule, and each
 * sentence that something is done, under way or not done. What it promises itself is no report.
 */
export function reportsIn(document: PolicyDocument, said: Said): readonly Report[] {
  const { text, commitments } = document;
  if (said.body === null || said.saidOn === null || text === '') return [];
  const reports: Report[] = [];
  for (const { start, end } of unitsOf(foldText(text))) {
    if (reports.length >= REPORTS_KEPT) break;
    const promised = commitments.filter((promise) => promise.start < end && promise.end > start);
    const words = text.slice(start, end);
    const folded = fold(words).slice(0, LONGEST_SENTENCE);
    const isPromised = (at: number) => promised.some((promise) => promise.start <= at && at < promise.end);
    for (const rule of rulesIn(document, start, end)) {
      if (isPromised(rule.start)) continue;
      const around = `${text.slice(Math.max(start, rule.start - BEFORE_RULE), rule.start)}|${text.slice(rule.end, Math.min(end, rule.end + BEHIND_RULE)).split(CLAUSE_END, 1)[0] ?? ''}`;
      reports.push({ ...said, objects: [rule.key], folded, ...tellingOf(around), figures: [], start, end });
    }
    const told = promised.reduce((left, promise) => left.replace(promise.text, ''), words);
    const telling = tellingOf(told);
    if (telling.tells === 'none') continue;
    const figures = document.facts
      .filter((fact) => fact.type === 'count' && fact.start >= start && fact.end <= end && fact.value !== null)
      .map(({ value, unit }) => ({ value: String(value), unit }));
    reports.push({
      ...said,
      objects: namesIn(told),
      folded: fold(told).slice(0, LONGEST_SENTENCE),
      ...telling,
      figures,
      start,
      end,
    });
  }
  return reports;
}

/**
 * What a promise is about, strongest first: rules that it says something will be done to (places apart, for one body writes 市…办法
 * and 深圳市…办法), programmes by the name in quotation marks, else the words of its object.
 */
function objectsOf(document: PolicyDocument, { start, end, object }: Commitment): readonly string[] {
  const { text } = document;
  const rules = rulesIn(document, start, end).filter(
    (rule) =>
      RULE_MADE.test(text.slice(Math.max(start, rule.start - 10), rule.start)) ||
      RULE_MADE.test(text.slice(rule.end, rule.end + 12).split(CLAUSE_END, 1)[0] ?? ''),
  );
  const exact = [...new Set([...rules.map(({ key }) => key), ...namesIn(text.slice(start, end))])];
  if (exact.length > 0 || object === null) return exact;
  const words = fold(object.replace(QUANTITY, ''));
  const tells = words.length >= SHORTEST_OBJECT && words.length <= LONGEST_OBJECT && !SWEEPING.test(words);
  return tells ? [`words|${words}`] : [];
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

function tellingOf(words: string): Pick<Report, 'tells' | 'verbs'> {
  if (NOT_DONE.test(words)) return { tells: 'not-done', verbs: [] };
  const done = [...words.matchAll(DONE)].map(([verb]) => verb.replace(DONE_MARK, ''));
  if (done.length > 0) return { tells: 'done', verbs: [...new Set(done)] };
  const progress = [...words.matchAll(PROGRESS)].map(([verb]) => verb);
  return progress.length > 0 ? { tells: 'progress', verbs: [...new Set(progress)] } : { tells: 'none', verbs: [] };
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(NO_WORD, '').toLowerCase();
}

const NO_WORD = /[\s\p{P}\p{S}]+/gu;
const LONGEST_SENTENCE = 240;
const REPORTS_KEPT = 300;
const BEFORE_RULE = 14;
const BEHIND_RULE = 40;
const CLAUSE_END = /[，,。；;、]/u;
/** 修订《…》, 《…》的修订列入立法计划 */
const RULE_MADE = /修订|修改|制定|制订|出台|印发|起草|编制|发布|完善|废止|实施|落实|列入|报送|提请/u;
const SHORTEST_OBJECT = 4;
const LONGEST_OBJECT = 24;
/** “训力券”方案, “临澜英才”计划 */
const NAMED = /“([^“”\n]{2,24})”(?=计划|工程|行动|平台|方案|项目|专项|政策|基地|中心|系统|机制|制度|券)/gu;
/** 20个 in 新建口袋公园20个 */
const QUANTITY = /\d[\d.,，]*[万亿]?[\u4e00-\u9fff]?|一批|若干|多项/gu;
/** words that every letter has */
const SWEEPING = /力度$|水平$|工作$|发展$|服务$|环境$|建设$|作用$|能力$|落实|合作$|创新$|政策措施$|体系$|机制$/u;
/** 已印发 · 已经建成 · 完成了 · 研究制定了 */
const DONE =
  /(?:已于?[^，。；]{0,14}?|业已|正式|全部)(?:印发|出台|发布|公布|颁布|实施|施行|修订完成|完成|建成|开工|开通|投入使用|投用|启用|上线|通过|落成|设立|成立|揭牌|修订|制定|发放)|(?:印发|出台|发布|公布|颁布|建成|完成|修订|制定)了|(?:修订|制定|建设|改造|编制)(?:已)?(?:完成|完毕)|今年出台|已(?:经)?(?:建|新建|新增|改造)/gu;
const DONE_MARK = /^(?:已于?[^，。；]{0,14}?|业已|正式|全部)(?=[\u4e00-\u9fff]{2,4}$)|了$/u;
/** 正在修订 · 目前已形成初稿 · 已启动 */
const PROGRESS =
  /正在[\u4e00-\u9fff]{1,4}|已(?:经)?(?:启动|开展|起草|形成|报送|上报|进入|列入|开始|征求)|(?:形成|完成)[^，。；]{0,8}(?:初稿|征求意见稿|送审稿)|抓紧[\u4e00-\u9fff]{2}|有序推进|稳步推进|正(?:抓紧|积极|加快|研究|修订|起草)/gu;
/** 尚未 · 未能 · 暂缓 */
const NOT_DONE = /尚未|暂未|未能|仍未|没有|暂缓|暂不|不予|不再/u;
