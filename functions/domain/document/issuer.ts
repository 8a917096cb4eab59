import type { Anatomy } from './anatomy.ts';
import { fieldValue } from './fields.ts';
import type { FoldedText } from './folded.ts';
import type { Line } from './lines.ts';
import { leadingOrgan, organNameIn } from './organ.ts';

/** The issuing organ: from the signature, else the title, else the labelled field. Joint issuers stand together, one blank between them. */
export function readIssuer(
  paper: FoldedText,
  _lines: readonly Line[],
  { signature, replyTitle, paperTitle, fields }: Anatomy,
): string | null {
  if (signature.organs.length > 0) {
    return signature.organs.map(({ start, end }) => paper.slice(start, end)).join(' ');
  }
  const title = replyTitle ?? paperTitle;
  const leading = title === null ? null : leadingOrgan(title.words);
  if (title !== null && leading !== null) return paper.slice(title.start, title.start + leading.length);
  const publisher = fieldValue(fields, 'publisher');
  return publisher === null ? null : organNameIn(publisher);
}
