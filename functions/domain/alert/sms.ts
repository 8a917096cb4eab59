import type { ChangeRecord } from '../change/record.ts';
import { clip, oneLine } from './plain-text.ts';
import { changeWord, leadLine, titleOf } from './wording.ts';

/** UCS-2 characters of one SMS part; longer texts are sent in parts of 67. */
const ONE_PART = 70;

/**
 * The text of one SMS about one or several changes: what changed, with figure and link, in one part where that is possible.
 * @example composeSms([record], { link: 'https://h.example/c/12' })
 */
export function composeSms(records: readonly ChangeRecord[], options: { readonly link: string }): string {
  const [first] = records;
  if (first === undefined) return '';
  const told = leadLine(first);
  const lead = told === null ? '' : ` ${oneLine(told)}`;
  const more = records.length > 1 ? ` 等${records.length}项` : '';
  const link = ` ${options.link}`;
  const head = `红头：${changeWord(first)}`;
  const room = ONE_PART - head.length - more.length - link.length - Math.min(lead.length, 24);
  return `${head}《${clip(bare(titleOf(first)), Math.max(8, room - 2))}》${clip(lead, 24)}${more}${link}`;
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

/** The title inside its own marks needs no second pair. */
function bare(title: string): string {
  return title.replace(/[《》]/g, '');
}
