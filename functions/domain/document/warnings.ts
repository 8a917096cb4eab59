import type { CaseReadings } from './case.ts';
import type { DocumentKind, ReadingWarning } from './model.ts';
import type { Repost } from './repost.ts';

/** What a reader should know: what the paper contradicts itself in, and that it is not the organ's own page. */
export function readWarnings(
  kind: DocumentKind,
  repost: Repost | null,
  { title, receipt }: CaseReadings,
): readonly ReadingWarning[] {
  const warnings: ReadingWarning[] = [];
  const isReply = kind === 'proposal-reply' || kind === 'suggestion-reply';
  if (isReply && title.number !== null && receipt.number !== null && plain(title.number) !== plain(receipt.number)) {
    warnings.push({ code: 'case-number-differs', message: `标题编号为${title.number}，正文编号为${receipt.number}` });
  }
  if (
    isReply &&
    title.session !== null &&
    receipt.session !== null &&
    meeting(title.session) !== meeting(receipt.session)
  ) {
    warnings.push({ code: 'session-differs', message: `标题会议为${title.session}，正文会议为${receipt.session}` });
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

function plain(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}

/** 政协七届一次会议 and 七届政协一次会议 are one meeting: only its two numbers count. */
function meeting(session: string): string {
  return (session.match(/[一二三四五六七八九十]+|\d+/gu) ?? []).join('/');
}
