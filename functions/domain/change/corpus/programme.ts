import { workKey } from '../../document/identity.ts';
import { findCitations } from '../../facts/citations.ts';
import { findDocumentNumbers } from '../../facts/document-numbers.ts';
import { firstIndex } from '../../first-index.ts';
import { type Fingerprint, fingerprintOfName } from './fingerprint.ts';

/** The policy that a figure belongs to. Cited and own titles, document numbers and names in quotes are keys; headings only names. */
export interface Programme {
  /** As the text writes it, for people. */
  readonly name: string;
  /** Equal for all spellings and stages of one rule; several where a rule goes by title and number; none where the name is weak. */
  readonly keys: readonly string[];
  /** The heading that it stands under, folded. Weak: two papers may put one thing under two headings. */
  readonly heading: string | null;
}

export interface ProgrammeReader {
  /** The programme that a place of the text speaks of. */
  at(offset: number, sentence: { readonly start: number; readonly end: number }): Programme;
  /** The keys of every programme that the text speaks of, the strongest first: its own, cited ones, names, headings. */
  readonly keys: readonly string[];
  /** The year that the paper is for, where its own title names one (2024年度…申报指南): each year has its own dates. */
  readonly edition: string | null;
}

/**
 * Reads the programmes of a text, most exact first: the title or number cited last before the place in the same paragraph,
 * the name in quotation marks in the same sentence, the rule that the paper itself is, the heading above, the first line.
 */
export function programmesOf(text: string): ProgrammeReader {
  const cited = citedRules(text);
  const title = ownTitle(text);
  const own = title === null ? null : { name: title, keys: keysOf(programmeKey(title)) };
  const headings = new Map<number, string | null>();
  const opening = firstLine(text);
  let paragraphs: readonly number[] | null = null;
  return {
    at(offset, sentence) {
      paragraphs ??= [0, ...[...text.matchAll(BREAK)].map(({ index }) => index + 1)];
      const paragraph = paragraphs[lastUpTo(paragraphs, offset, (start) => start)] ?? 0;
      const known = headings.get(paragraph);
      const above = known === undefined ? headingAbove(text, paragraph) : known;
      if (known === undefined) headings.set(paragraph, above);
      const heading = above === null ? null : headingKey(above);
      const rule = cited[lastUpTo(cited, offset, ({ end }) => end)];
      if (rule !== undefined && rule.start >= paragraph) return { ...rule.programme, heading };
      const near = Math.max(0, sentence.start - 2, offset - LONGEST_QUOTED);
      const named = QUOTED_NAME.exec(text.slice(near, offset))?.[1];
      if (named !== undefined) return { name: named, keys: [nameKey(named)], heading };
      if (own !== null) return { ...own, heading };
      return { name: above ?? opening, keys: [], heading };
    },
    keys: [
      ...(own?.keys ?? []),
      ...cited.flatMap(({ programme }) => programme.keys),
      ...[...text.matchAll(NAME_IN_QUOTES)].map(([, name = '']) => nameKey(name)),
      ...headingsOf(text).flatMap((heading) => headingKey(heading) ?? []),
    ],
    edition: title === null ? null : (YEAR_OF.exec(title)?.[0] ?? null),
  };
}

/** Index of the last of `parts`, whose places ascend, that is at `limit` or before it; -1 for none. */
function lastUpTo<T>(parts: readonly T[], limit: number, placeOf: (part: T) => number): number {
  const next = firstIndex(parts.length, (at) => {
    const part = parts[at];
    return part === undefined || placeOf(part) > limit;
  });
  return next - 1;
}

/** The index keys of the programmes that a text speaks of, at most `KEYS_KEPT`. */
export function programmeFingerprints(text: string): readonly Fingerprint[] {
  const names = new Set(programmesOf(text).keys);
  return [...names].slice(0, KEYS_KEPT).map((name) => fingerprintOfName(`programme|${name}`));
}

/** One key for a rule in all its stages and years: 《2024年度扶持办法（试行）》 and 《扶持办法》. */
function programmeKey(title: string): string | null {
  return workKey(title.replace(YEAR, ''));
}

interface CitedRule {
  readonly start: number;
  readonly end: number;
  readonly programme: Pick<Programme, 'name' | 'keys'>;
}

/** Cited titles with the numbers that stand behind them, and numbers alone. What a deputy proposed is no programme. */
function citedRules(text: string): readonly CitedRule[] {
  const titles = findCitations(text).filter(({ title }) => title.length >= 4 && !PROPOSAL.test(title));
  const numbers = findDocumentNumbers(text);
  const keysOfTitles = new Map<string, readonly string[]>();
  const rules: CitedRule[] = [];
  for (const { start, end, title } of titles) {
    const key = programmeKey(title);
    const number = numbers.find((candidate) => candidate.start >= end && candidate.start <= end + 2);
    const keys = [...keysOf(key), ...(number === undefined ? [] : [numberKey(number.text)])];
    // A rule that was cited with its number once is the same rule when its title stands alone.
    const known = keysOfTitles.get(key ?? title) ?? [];
    keysOfTitles.set(key ?? title, known.length > keys.length ? known : keys);
    rules.push({
      start,
      end: number?.end ?? end,
      programme: { name: title, keys: known.length > keys.length ? known : keys },
    });
  }
  for (const { start, end, text: number } of numbers) {
    if (rules.some((rule) => rule.start <= start && end <= rule.end)) continue;
    rules.push({ start, end, programme: { name: number, keys: [numberKey(number)] } });
  }
  return rules.sort((a, b) => a.start - b.start);
}

function keysOf(key: string | null): readonly string[] {
  return key === null ? [] : [key];
}

function numberKey(number: string): string {
  return `number|${number.normalize('NFKC').replace(NO_WORD, '')}`;
}

/** The paper's own title where the paper is a rule, a call or a guide; a letter has none. */
function ownTitle(text: string): string | null {
  const lines = text
    .slice(0, 600)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 6);
  const title = lines.find(
    (line) => line.length >= 6 && line.length <= 60 && OWN_TITLE.test(line) && !LETTER.test(line),
  );
  return title ?? null;
}

function headingAbove(text: string, paragraph: number): string | null {
  let end = paragraph;
  for (let looked = 0; looked < 12 && end > 0; looked++) {
    const start = text.lastIndexOf('\n', end - 2) + 1;
    const heading = headingOf(text.slice(start, end).trim());
    if (heading !== null) return heading;
    end = start;
  }
  return null;
}

function headingsOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => headingOf(line.trim()) ?? []);
}

/** 研发费用 for 一、关于研发费用的建议, null for a line that is no heading. */
function headingOf(line: string): string | null {
  if (line.length < 4 || line.length > 40 || !NUMBERED.test(line) || SENTENCE.test(line)) return null;
  return line.replace(NUMBERED, '').replace(ABOUT, '').replace(ABOUT_END, '');
}

/** Headings of a few characters (申报条件) stand in every paper. */
function headingKey(heading: string): string | null {
  const words = heading.replace(NO_WORD, '');
  return words.length < 6 ? null : `heading|${words}`;
}

function nameKey(name: string): string {
  return `named|${name.replace(NO_WORD, '')}`;
}

/** The first line that may be a title: marks like (A类) and labels are none. */
function firstLine(text: string): string {
  const lines = text
    .slice(0, 600)
    .split('\n')
    .map((line) => line.trim());
  const title = lines.find((line) => line.length >= 8 && !LABEL_END.test(line)) ?? lines.find((line) => line !== '');
  return title?.slice(0, 60) ?? '';
}

const KEYS_KEPT = 10;
/** 2024年度 */
const YEAR = /(?:19|20)\d{2}(?:[-—至]\d{4})?(?:年度?)?/gu;
const YEAR_OF = /(?:19|20)\d{2}(?=年度?)/u;
/** 关于建设公园的建议 */
const PROPOSAL = /(?:建议|提案|议案|问题)$/u;
/** “临澜英才计划”; not “十四五”, a time that all share, nor “政府引导、企业主体”, a slogan, nor “关于…的建议” */
const NAME_IN_QUOTES = /“(?!十[一二三四五六七]五”|关于)([^“”\n、，,。；]{3,30})”/gu;
/** Characters of QUOTED_NAME, at most. */
const LONGEST_QUOTED = 92;
const BREAK = /\n/gu;
const QUOTED_NAME = /“(?!十[一二三四五六七]五”|关于)([^“”\n、，,。；]{3,30})”[^“”]{0,60}$/u;
const NO_WORD = /[\s\p{P}]+/gu;
/** 临澜市扶持办法（征求意见稿） · 关于开展…申报工作的通知 */
const OWN_TITLE =
  /(?:办法|措施|细则|规定|条例|方案|指南|政策|意见|通知|通告|公告|规划|指引|标准|决定|解释|法)(?:[（(][^（）()]{2,10}[）)])?$/u;
const LETTER = /[答回]复|提案|建议|[:：]/u;
const LABEL_END = /[：:]$/u;
/** 关于研发费用的建议 */
const ABOUT = /^(?:关于|针对)/u;
const ABOUT_END = /(?:方面)?的?(?:建议|提案|问题|意见)[。：:]?$/u;
const SENTENCE = /[。；;]$/u;
/** 一、 （二） 第三条 */
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[条章节]|\d{1,2}[.．、])\s*/u;
