import { workKey } from '../../document/identity.ts';
import { findCitations } from '../../facts/citations.ts';
import { type Fingerprint, fingerprintOfName } from './fingerprint.ts';

/** The policy that a figure belongs to. Only a cited or own title is a key; words in quotes and headings are names. */
export interface Programme {
  /** As the text writes it, for people. */
  readonly name: string;
  /** Equal for all spellings and stages of one rule; null where the name is too weak to look other papers up by. */
  readonly key: string | null;
}

/** Tells the programme of each place of a text. */
export type ProgrammeReader = (at: number, sentence: { readonly start: number; readonly end: number }) => Programme;

/**
 * Reads the programmes of a text, most exact first: the title cited last before the place in the same paragraph, the name
 * in quotation marks in the same sentence, the rule that the paper itself is, the heading above, the paper's first line.
 */
export function programmesOf(text: string): ProgrammeReader {
  const cited = citedTitles(text);
  const own = ownTitle(text);
  return (at, sentence) => {
    const paragraph = text.lastIndexOf('\n', at - 1) + 1;
    const citation = cited.findLast(({ start, end }) => end <= at && start >= paragraph);
    if (citation !== undefined) return { name: citation.title, key: programmeKey(citation.title) };
    const named = QUOTED_NAME.exec(text.slice(sentence.start, at))?.[1];
    if (named !== undefined) return { name: named, key: `named|${named.replace(NO_WORD, '')}` };
    if (own !== null) return { name: own, key: programmeKey(own) };
    return { name: headingAbove(text, paragraph) ?? firstLine(text), key: null };
  };
}

/** The index keys of the programmes that a text speaks of, at most 12: cited rules and the rule that it is. */
export function programmeFingerprints(text: string): readonly Fingerprint[] {
  const names = new Set<string>();
  const own = ownTitle(text);
  for (const title of [...(own === null ? [] : [own]), ...citedTitles(text).map((citation) => citation.title)]) {
    const key = programmeKey(title);
    if (key !== null) names.add(key);
  }
  return [...names].slice(0, KEYS_KEPT).map((name) => fingerprintOfName(`programme|${name}`));
}

/** One key for a rule in all its stages and years: 《2024年度扶持办法（试行）》 and 《扶持办法》. */
export function programmeKey(title: string): string | null {
  return workKey(title.replace(YEAR, ''));
}

/** Titles of rules. What a deputy proposed, a report or a plan of work is no programme. */
function citedTitles(text: string) {
  return findCitations(text).filter(({ title }) => title.length >= 4 && !PROPOSAL.test(title));
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
    const line = text.slice(start, end).trim();
    if (line.length >= 4 && line.length <= 40 && NUMBERED.test(line) && !SENTENCE.test(line))
      return line.replace(NUMBERED, '');
    end = start;
  }
  return null;
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0]?.trim().slice(0, 60) ?? '';
}

const KEYS_KEPT = 12;
/** 2024年度 */
const YEAR = /(?:19|20)\d{2}(?:[-—至]\d{4})?(?:年度?)?/gu;
/** 关于建设公园的建议 */
const PROPOSAL = /(?:建议|提案|议案|问题)$/u;
/** “深圳市中小企业公共服务示范平台” */
const QUOTED_NAME = /“([^“”\n]{4,30})”[^“”]{0,60}$/u;
const NO_WORD = /[\s\p{P}]+/gu;
/** 临澜市扶持办法（征求意见稿） · 关于开展…申报工作的通知 */
const OWN_TITLE =
  /(?:办法|措施|细则|规定|条例|方案|指南|政策|意见|通知|通告|公告|规划|指引|标准|决定|解释|法)(?:[（(][^（）()]{2,10}[）)])?$/u;
const LETTER = /[答回]复|提案|建议|[:：]/u;
const SENTENCE = /[。；;]$/u;
/** 一、 （二） 第三条 */
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[条章节]|\d{1,2}[.．、])\s*/u;
