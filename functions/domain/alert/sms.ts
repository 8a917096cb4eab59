import type { ChangeRecord } from '../change/record.ts';
import { clip } from './plain-text.ts';
import { changeWord, isLedByDeadline, leadLine, titleOf } from './wording.ts';

/** UCS-2 characters of one SMS part; longer texts are sent in parts of 67. */
const ONE_PART = 70;

/** What the weightiest amount or deadline may take of a message, in UTF-16 units. */
const LONGEST_LEAD = 23;
const SHORTEST_LEAD = 13;
/** What is left of a title at least. */
const SHORTEST_NAME = 8;

/**
 * The text of one SMS about one or several changes: what changed, with the weightiest amount or deadline and a link, in one part where
 * that is possible.
 * @example composeSms([record], { link: 'https://h.example/c/12' })
 */
export function composeSms(records: readonly ChangeRecord[], options: { readonly link: string }): string {
  const [first] = records;
  if (first === undefined) return '';
  const more = records.length > 1 ? ` 等${records.length}项` : '';
  const link = ` ${options.link}`;
  const head = `红头：${changeWord(first)}`;
  // 《》 and the blank before the lead
  const room = ONE_PART - head.length - more.length - link.length - 3;
  const told = shortLead(first, Math.max(SHORTEST_LEAD, Math.min(LONGEST_LEAD, room - SHORTEST_NAME)));
  const title = clip(shortTitle(first), Math.max(SHORTEST_NAME, room - (told ?? '').length));
  return `${head}《${title}》${told === null ? '' : ` ${told}`}${more}${link}`;
}

/** The lead with its figure or day whole: of 补贴标准 · 每件：最高2000元 the end says of which, and stands; where room is short, not even that. */
function shortLead(record: ChangeRecord, limit: number): string | null {
  const told = leadLine(record);
  if (told === null) return null;
  if (isLedByDeadline(record)) return shortDeadline(told, limit);
  const at = told.lastIndexOf('：');
  const [label, value] = at < 0 ? ['', told] : [told.slice(0, at), told.slice(at + 1)];
  const own = label.split(' · ').at(-1) ?? label;
  const room = limit - value.length - 1;
  if (own === '' || room < SHORTEST_LABEL) return clip(value, limit);
  return `${clip(own, room)}：${value}`;
}

/** A day and that something ends on it: of 2026-05-01 网上申报材料提交截止 the middle goes first. */
function shortDeadline(told: string, limit: number): string {
  const [end = ''] = told.length > limit ? (ENDS_DEADLINE.exec(told) ?? []) : [];
  if (end === '') return clip(told, limit);
  const day = told.split(' ', 1)[0] ?? '';
  const room = limit - day.length - end.length - 1;
  const act = told.slice(day.length + 1, -end.length);
  return `${day} ${room < SHORTEST_LABEL ? '' : clip(act, room)}${end}`;
}

/** The title without its issuer, whom the link tells: 临澜市商务局关于启动… is 启动…. */
function shortTitle({ state }: ChangeRecord): string {
  const title = bare(titleOf({ state }));
  const subject = title.startsWith(state.issuer ?? '\n') ? title.slice((state.issuer ?? '').length) : title;
  if (subject === title) return title;
  const about = subject.replace(OPENS_TITLE, '').replace(CLOSES_TITLE, '');
  return about.length >= SHORTEST_TITLE ? about : title;
}

/** How many parts a text takes: 70 UTF-16 units in one, else 67 each without cutting a surrogate pair. */
export function smsParts(text: string): number {
  if (text.length <= ONE_PART) return 1;
  let parts = 0;
  for (let at = 0; at < text.length; parts++) {
    const end = at + 67;
    at = end < text.length && /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end;
  }
  return parts;
}

const SHORTEST_LABEL = 3;
/** What a deadline's words close with. */
const ENDS_DEADLINE = /(?:截止|届满)$/u;
const SHORTEST_TITLE = 6;
/** 关于启动2026年 */
const OPENS_TITLE = /^关于(?:印发|公布|启动|开展|组织|做好)?(?:20\d\d年度?)?/;
const CLOSES_TITLE = /的(?:通知|公告|通告)$/;

/** The title inside its own marks needs no second pair. */
function bare(title: string): string {
  return title.replace(/[《》]/g, '');
}
