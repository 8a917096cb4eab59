import type { ChangeRecord } from '../change/record.ts';
import { maskPersonalData } from './mask.ts';
import { clip, escapeHtml, oneLine, safeLink } from './plain-text.ts';
import {
  changeWord,
  DEADLINES_TOLD,
  deadlineLine,
  figureLines,
  kindWord,
  leadLine,
  moreLine,
  noveltyLine,
  ownWord,
  provenFigures,
  sentencesQuoted,
  sourceLine,
  titleOf,
  validityLine,
  weightLine,
} from './wording.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailContext {
  readonly topicName: (code: string) => string;
  /** The reader's page of a change. */
  readonly linkOf: (record: ChangeRecord) => string;
  readonly manageUrl: string | null;
}

/** One line of a message with its role, so that the plain and the HTML part carry the same words. */
interface Line {
  readonly role: 'title' | 'source' | 'figure' | 'quote' | 'promise' | 'note' | 'link';
  readonly text: string;
  readonly href?: string;
}

/**
 * The mail about one or several changes: figures first, then deadlines and validity, each with the sentence that proves it, then promises and links.
 * Text of portals is masked, held to one line and escaped.
 */
export function composeMail(records: readonly ChangeRecord[], context: MailContext): MailText {
  const items = records.slice(0, TOLD_IN_FULL).map((record) => linesOf(record, context));
  const more = records.slice(TOLD_IN_FULL);
  if (more.length > 0) items.push(shortLines(more, context));
  const closing = context.manageUrl === null ? [] : [`管理或取消订阅：${context.manageUrl}`];
  return {
    subject: subjectOf(records),
    text: [...items.map((lines) => lines.map(plainLine).join('\n')), ...closing].join('\n\n'),
    html: page(items, context.manageUrl),
  };
}

/** A batch of hundreds of papers is one message that can still be opened: the heaviest stand first, the others in a line each. */
const TOLD_IN_FULL = 20;
const TOLD_IN_SHORT = 200;

function shortLines(records: readonly ChangeRecord[], context: MailContext): readonly Line[] {
  const lines: Line[] = [{ role: 'title', text: `另有 ${records.length} 项变化` }];
  for (const record of records.slice(0, TOLD_IN_SHORT)) {
    const text = `${changeWord(record)}｜${clip(titleOf(record), 80)}`;
    lines.push({ role: 'link', text, href: context.linkOf(record) });
  }
  const left = records.length - TOLD_IN_SHORT;
  if (left > 0) lines.push({ role: 'note', text: `其余 ${left} 项请见网站。` });
  return lines;
}

function subjectOf(records: readonly ChangeRecord[]): string {
  const [first] = records;
  if (first === undefined) return '红头';
  if (records.length > 1) return clip(`【红头】${records.length} 项政策变化：${titleOf(first)}等`, 90);
  const lead = leadLine(first);
  return clip(`【红头】${changeWord(first)}：${titleOf(first)}${lead === null ? '' : `（${lead}）`}`, 90);
}

function linesOf(record: ChangeRecord, context: MailContext): readonly Line[] {
  const { state } = record;
  const lines: Line[] = [
    { role: 'title', text: `${changeWord(record)}｜${titleOf(record)}` },
    { role: 'source', text: `${kindWord(state.kind)} · ${sourceLine(record, context.topicName)}` },
  ];
  const why = weightLine(record);
  if (why !== null) lines.push({ role: 'note', text: why });
  for (const { figures, proofs } of provenFigures(record)) {
    for (const text of figureLines(figures, record)) lines.push({ role: 'figure', text });
    for (const { where, sentence } of proofs) lines.push({ role: 'quote', text: `${where}：${quote(sentence)}` });
  }
  lines.push(...deadlineLines(record));
  const validity = validityLine(record);
  if (validity !== null)
    lines.push(...proven({ role: 'note', text: `施行：${validity}` }, record.validity?.sentence ?? null, record));
  for (const promise of record.commitments) lines.push({ role: 'promise', text: `承诺：${quote(promise, 120)}` });
  const more = moreLine(record);
  if (more !== null) lines.push({ role: 'note', text: more });
  const novelty = noveltyLine(record);
  if (novelty !== null) lines.push({ role: 'note', text: novelty });
  const original = safeLink(state.urls[0] ?? '');
  if (original !== null) lines.push({ role: 'link', text: '官方原文', href: original });
  lines.push({ role: 'link', text: '变化详情', href: context.linkOf(record) });
  return lines;
}

/** The deadlines by their sentences: one that names several days stands once. */
function deadlineLines(record: ChangeRecord): readonly Line[] {
  const { deadlines } = record;
  const groups = Map.groupBy(
    deadlines.slice(0, DEADLINES_TOLD),
    ({ sentence, on, what }) => sentence ?? `${on} ${what}`,
  );
  return [...groups.values()].flatMap((group) => {
    const lines: Line[] = group.map((deadline) => ({ role: 'note', text: `期限：${deadlineLine(deadline)}` }));
    const last = lines.pop();
    return last === undefined ? [] : [...lines, ...proven(last, group[0]?.sentence ?? null, record)];
  });
}

/** A line with the sentence that proves it, where there is one that a figure did not quote already. */
function proven(line: Line, sentence: string | null, record: ChangeRecord): readonly Line[] {
  if (sentence === null || sentencesQuoted(record).has(sentence)) return [line];
  return [line, { role: 'quote', text: `${ownWord(record)}：${quote(sentence)}` }];
}

function quote(sentence: string, limit = 240): string {
  return `「${clip(maskPersonalData(oneLine(sentence)), limit)}」`;
}

function plainLine(line: Line): string {
  if (line.role === 'link') return `${line.text}：${line.href ?? ''}`;
  return line.role === 'quote' ? `    ${line.text}` : line.text;
}

const STYLES: Readonly<Record<Line['role'], string>> = {
  title: 'font-size:18px;font-weight:bold;margin:24px 0 4px',
  source: 'color:#57606a;margin:0 0 8px',
  figure: 'font-size:17px;font-weight:bold;color:#bc4c00;margin:8px 0 2px',
  quote: 'color:#24292f;margin:0 0 2px 1em',
  promise: 'margin:4px 0',
  note: 'margin:4px 0',
  link: 'margin:4px 0',
};

function page(items: readonly (readonly Line[])[], manageUrl: string | null): string {
  const body = items.map((lines) => lines.map(htmlLine).join('\n')).join('\n<hr>\n');
  const closing =
    manageUrl === null ? '' : `\n<p style="color:#57606a"><a href="${escapeHtml(manageUrl)}">管理或取消订阅</a></p>`;
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>红头</title></head>\n<body style="font-family:sans-serif;font-size:16px;line-height:1.7;max-width:40em">\n${body}${closing}\n</body></html>\n`;
}

function htmlLine(line: Line): string {
  const style = STYLES[line.role];
  if (line.role !== 'link') return `<p style="${style}">${escapeHtml(line.text)}</p>`;
  const href = escapeHtml(line.href ?? '');
  return `<p style="${style}">${escapeHtml(line.text)}：<a href="${href}">${href}</a></p>`;
}
