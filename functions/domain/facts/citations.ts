import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';

/**
 * The title of a rule, proposal or report that a text names. `title` is what stands between the marks; for a short form (《条例》) it is
 * the full title that the paper introduced it for.
 */
export interface FoundCitation extends Span {
  readonly title: string;
  /** Where that title stands in full, without its marks: for a short form an earlier place. */
  readonly titleSpan: Span;
  readonly form: 'titleMarks' | 'quotes' | 'unmarked';
}

/**
 * All titles of a text, in order: 《…》 with nested marks, a proposal's title in quotation marks (“关于…的建议”), and titles
 * without marks where the words leave no doubt (出台关于…的实施意见). Short forms are resolved: (以下简称《条例》), or 《办法》 after one
 * full title that ends so.
 */
export function findCitations(text: string): readonly FoundCitation[] {
  const marked = markedTitles(text);
  const quoted = outside(quotedTitles(text), marked);
  const unmarked = outside(unmarkedTitles(text), marked);
  const all = [...marked, ...quoted, ...outside(unmarked, quoted)].sort((a, b) => a.start - b.start);
  return resolveShortForms(text, all);
}

/** Balanced 《…》, outermost only. A mark that never closes (《A 《B》) is passed over. */
function markedTitles(text: string): readonly FoundCitation[] {
  const opened: number[] = [];
  const titles: Span[] = [];
  for (const { 0: mark, index } of matchesOf(text, TITLE_MARK)) {
    if (mark === '《') opened.push(index);
    else {
      const start = opened.pop();
      if (start === undefined || index - start > LONGEST_TITLE) continue;
      while ((titles.at(-1)?.start ?? -1) > start) titles.pop();
      titles.push({ start, end: index + 1 });
    }
  }
  return titles.map((span) => ({ ...span, ...titled(text, span.start + 1, span.end - 1), form: 'titleMarks' }));
}

/** “关于…的建议” in the words of a receipt: 您提出的“…”收悉. Other quoted words are no titles. */
function quotedTitles(text: string): readonly FoundCitation[] {
  const titles: FoundCitation[] = [];
  for (const match of matchesOf(text, QUOTED)) {
    const title = match.groups?.curly ?? match.groups?.straight ?? '';
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 16), start);
    const behind = text.slice(end, end + 16);
    const proposed = PROPOSED.test(before) || PROPOSAL_BEHIND.test(behind);
    const named = ABOUT.test(title) && (PROPOSAL_TAIL.test(title) || proposed);
    if (named || (title.length >= 8 && PROPOSAL_BEHIND.test(behind) && PROPOSED.test(before))) {
      titles.push({ start, end, ...titled(text, start + 1, end - 1), form: 'quotes' });
    }
  }
  return titles;
}

/** 出台关于推进…的实施意见, 修订市…专项资金管理办法: a verb of law-making before, a kind of rule at the end, no mark of a clause between. */
function unmarkedTitles(text: string): readonly FoundCitation[] {
  const titles: FoundCitation[] = [];
  for (const match of matchesOf(text, RULE_KIND)) {
    const end = match.index + match[0].length;
    if (!RULE_END.test(text.slice(end, end + 2))) continue;
    const from = Math.max(0, match.index - LONGEST_UNMARKED);
    const clause = text.slice(from, match.index);
    const cut = lastEnd(clause, MAKING);
    if (cut === null) continue;
    const words = clause.slice(cut);
    if (words.length < 6 || !UNMARKED_HEAD.test(words) || CLAUSE_MARK.test(words.replace(FIVE_YEARS, ''))) continue;
    const start = from + cut;
    titles.push({ start, end, ...titled(text, start, end), form: 'unmarked' });
  }
  return titles;
}

function titled(text: string, start: number, end: number): { title: string; titleSpan: Span } {
  return { title: text.slice(start, end), titleSpan: { start, end } };
}

function resolveShortForms(text: string, citations: readonly FoundCitation[]): readonly FoundCitation[] {
  const introduced = new Map<string, FoundCitation>();
  const full: FoundCitation[] = [];
  return citations.map((citation) => {
    const { title, start } = citation;
    const last = full.at(-1);
    if (ALIAS_LEAD.test(text.slice(Math.max(0, start - 8), start)) && last !== undefined) {
      introduced.set(title, isOfNumber(text, last.end, start) ? citation : last);
    }
    const isShort = title.length <= LONGEST_SHORT_FORM;
    const meant =
      introduced.get(title) ?? (isShort ? full.findLast((name) => isShortFor(title, name.title)) : undefined);
    if (meant !== undefined) return { ...citation, title: meant.title, titleSpan: meant.titleSpan };
    if (!isShort) full.push(citation);
    if (full.length > TITLES_REMEMBERED) full.shift();
    return citation;
  });
}

/** 《劳动法》 is no short form of 劳动法实施条例: a kind of rule is the end of the full title, 《十条》 may stand anywhere in it. */
function isShortFor(short: string, title: string): boolean {
  if (!title.includes(short)) return false;
  return !SHORT_RULE.test(short) || title.replace(TITLE_BEHIND, '').endsWith(short);
}

/** Whether a short form stands for a number alone, other words parting it from the last title: …《甲》，按乙发〔2021〕1号（以下简称《丙》）. */
function isOfNumber(text: string, from: number, start: number): boolean {
  if (!NUMBER_LEAD.test(text.slice(Math.max(0, start - LONGEST_LEAD), start))) return false;
  const between = text.slice(Math.max(from, start - LONGEST_TITLE), start).replace(CLOSED_BRACKET, '');
  const clause = between.search(CLAUSE_END);
  return clause >= 0 && clause < Math.max(between.lastIndexOf('号'), between.lastIndexOf('號'));
}

/** Those that touch none of `others`; both sorted by start. */
function outside<T extends Span>(spans: readonly T[], others: readonly Span[]): readonly T[] {
  let next = 0;
  return spans.filter((span) => {
    while (next < others.length && (others[next]?.end ?? 0) <= span.start) next++;
    return (others[next]?.start ?? Infinity) >= span.end;
  });
}

function lastEnd(words: string, pattern: RegExp): number | null {
  let end: number | null = null;
  for (const match of matchesOf(words, pattern)) end = match.index + match[0].length;
  return end;
}

const LONGEST_TITLE = 160;
const LONGEST_UNMARKED = 44;
const LONGEST_SHORT_FORM = 6;
const TITLES_REMEMBERED = 50;
/** 《 or 》 */
const TITLE_MARK = /[《》]/g;
/** “关于建设公园的建议” · "关于建设公园的建议" */
const QUOTED = /“(?<curly>[^“”\n]{6,140})”|"(?<straight>[^"\n]{6,140})"/g;
/** 关于… · 關(guān)于… */
const ABOUT = /^[关關](?:\([a-zü\u00e0-\u01dc]{1,6}\))?[于於]/u;
/** …的建议 · …的提案 */
const PROPOSAL_TAIL = /(?:建[议議]|提案|[议議]案|问题|意见)$/u;
/** 您提出的 · 第4号 */
const PROPOSED =
  /(?:提出|提交|所提|您|你|你们|代表|委员|[号號])(?:的|了)?(?:关于)?(?:要求|请求|建议)?(?:[:：])?\s{0,2}$/u;
/** 的第15号建议收悉 · 的提案 · (第37号) · 收悉 */
const PROPOSAL_BEHIND =
  /^\s?(?:的)?(?:[(（]?第?[A-Z]?\d{1,10}[号號][)）]?)?的?(?:议事原案|代表建议|建[议議]|提案|[议議]案|收悉|已收悉|一案|已[转交])/u;
/** 出台 · 按照 */
const MAKING = /出台|印发|制定|制订|修订|发布|颁布|实施|按照|根据|依据|落实|对/gu;
/** the kinds of rules by which a title ends */
const RULE_KIND =
  /(?:实施|指导|若干)意见|若干(?:措施|政策|规定)|(?:管理|暂行|实施|具体)办法|实施细则|(?:行动|实施|工作)方案|(?:专项|发展|总体|空间)规划|规划纲要|管理(?:规定|条例)|促进条例/g;
/** what may follow a title: a mark, 等, 进行 */
const RULE_END = /^(?:[，,。；;、：:\n（(]|进行|等|的(?!通)|有|予|，|执|要求|精神|明|规定|并|，|$)/u;
/** 关于… · 我市… · 临澜县… */
const UNMARKED_HEAD = /^(?:关于|我[省市区县]|[省市区县]|[\u4e00-\u9fff]{1,6}[省市区县]|公共|国家|企业)/u;
/** “十四五”, as titles of plans have it */
const FIVE_YEARS = /[“"][一二三四五六七八九十]{1,4}五[”"]/g;
/** a mark that no title without marks contains */
const CLAUSE_MARK = /[，,。；;：:\n“”《》()（）]/u;
const SHORT_RULE = /(?:法|条例|办法|细则|规定|规则)$/u;
/** （试行）〉的通知 · （2021—2025年） */
const TITLE_BEHIND =
  /(?:[（(〔][^（）()〔〕]{1,20}[）)〕])?[〉》]?(?:[（(][^（）()]{1,20}[）)])?(?:的?(?:通知|公告|决定|函))?$/u;
/** Characters of 号文件，以下简称“ */
const LONGEST_LEAD = 16;
/** 〔2021〕1号文件（以下简称 */
const NUMBER_LEAD = /[号號](?:文件|文)?\s?[）)]?[（(，,]?\s?(?:以下)?(?:简称|下称|统称|称)(?:为)?[:：]?[“"]?$/u;
const CLOSED_BRACKET = /[（(][^（）()]{0,60}[）)]/gu;
const CLAUSE_END = /[，,。；;、\n]/u;
/** 以下简称《条例》 · 下称“《管理办法》” · 下称“原《办法》” */
const ALIAS_LEAD = /(?:简称|下称|统称|称)(?:为)?[:：]?[“"]?(?:[原旧新]|现行)?$/u;
