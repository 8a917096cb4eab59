import type { Anatomy } from './anatomy.ts';
import { fieldValue } from './fields.ts';
import { findHeaderDate } from './header-date.ts';
import type { Line } from './lines.ts';

/** 成文日期: the closing date of the letter, else a labelled date of answer or writing. */
export function readSignedOn({ signature, fields }: Anatomy): string | null {
  if (signature.signedOn !== null) return signature.signedOn;
  const labelled = fieldValue(fields, 'repliedOn') ?? fieldValue(fields, 'writtenOn');
  return labelled === null ? null : (findHeaderDate(labelled)?.on ?? null);
}

/** 发布日期 of the page. The page's own clock (a date with its weekday) is none. */
export function readPublishedOn(lines: readonly Line[], { fields }: Anatomy): string | null {
  for (const field of fields) {
    if (field.label !== 'publishedOn') continue;
    const date = findHeaderDate(field.value);
    if (date !== null) return date.on;
  }
  for (const { text } of lines) {
    const match = text.length > 200 ? null : LABELLED.exec(text);
    const date = match === null ? null : findHeaderDate(text.slice(match.index));
    if (date !== null) return date.on;
  }
  return null;
}

const LABELLED = /(?:发布|发表|更新|发文)(?:日期|时间) {0,4}:? {0,4}(?=[12])/u;
