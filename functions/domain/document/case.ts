import { findCases } from '../facts/cases.ts';
import type { Anatomy } from './anatomy.ts';
import type { FoldedText } from './folded.ts';
import type { Line } from './lines.ts';
import type { CaseKey, DocumentKind } from './model.ts';

/** The proposal or suggestion that a reply answers: from its title, completed from the paragraph of receipt. */
export function readCase(_paper: FoldedText, lines: readonly Line[], anatomy: Anatomy, kind: DocumentKind): CaseKey {
  const title = findCases((anatomy.replyTitle?.words ?? '').replace(/\s+/g, ''));
  const from = anatomy.salutation?.at ?? anatomy.body;
  const receipt = findCases(
    lines
      .slice(from, anatomy.body + 1)
      .map(({ text }) => text.slice(0, 600))
      .join('\n'),
  );
  const closing =
    title.length + receipt.length > 0
      ? []
      : findCases(
          lines
            .slice(anatomy.back, anatomy.foot)
            .map(({ text }) => text.slice(0, 200))
            .join('\n'),
        );
  const all = [...title, ...receipt, ...closing];
  const first = <K extends 'number' | 'session' | 'level' | 'place'>(key: K) =>
    all.find((found) => found[key] !== null)?.[key] ?? null;
  return {
    body: kind === 'proposal-reply' ? '政协' : '人大',
    level: first('level'),
    place: first('place'),
    session: first('session'),
    number: first('number'),
  };
}
