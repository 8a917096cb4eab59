import type { FoundCase } from '../facts/cases.ts';
import type { DocumentKind, ReadingWarning } from './model.ts';
import type { Repost } from './repost.ts';

/** What a reader should know: what the paper contradicts itself in, and that it is not the organ's own page. */
export function readWarnings(
  kind: DocumentKind,
  repost: Repost | null,
  cases: { readonly title: readonly FoundCase[]; readonly receipt: readonly FoundCase[] },
): readonly ReadingWarning[] {
  const warnings: ReadingWarning[] = [];
  const [titleNumber, receiptNumber] = [numberOf(cases.title), numberOf(cases.receipt)];
  if (titleNumber !== null && receiptNumber !== null && plain(titleNumber) !== plain(receiptNumber)) {
    warnings.push({ code: 'case-number-differs', message: `标题编号为${titleNumber}，正文编号为${receiptNumber}` });
  }
  const [titleSession, receiptSession] = [sessionOf(cases.title), sessionOf(cases.receipt)];
  if (titleSession !== null && receiptSession !== null && meeting(titleSession) !== meeting(receiptSession)) {
    warnings.push({ code: 'session-differs', message: `标题会议为${titleSession}，正文会议为${receiptSession}` });
  }
  if (repost !== null) {
    warnings.push(
      kind === 'draft'
        ? { code: 'repost-of-draft', message: '第三方转载的征求意见稿，不是正式文件' }
        : { code: 'repost', message: '第三方转载，以发文机关公布的文本为准' },
    );
  }
  return warnings;
}

function numberOf(cases: readonly FoundCase[]): string | null {
  return cases.find(({ number }) => number !== null)?.number ?? null;
}

function sessionOf(cases: readonly FoundCase[]): string | null {
  return cases.find(({ session }) => session !== null)?.session ?? null;
}

function plain(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}

/** 政协七届一次会议 and 七届政协一次会议 are one meeting: only its two numbers count. */
function meeting(session: string): string {
  return (session.match(/[一二三四五六七八九十]+|\d+/gu) ?? []).join('/');
}
