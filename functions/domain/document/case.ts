import { type FoundCase, findCases } from '../facts/cases.ts';
import type { Anatomy } from './anatomy.ts';
import type { Line } from './lines.ts';
import type { CaseKey, DocumentKind } from './model.ts';

/** The references of a letter to the case it answers, by where they stand. Both are kept: title and text may disagree. */
export interface CaseReadings {
  readonly title: readonly FoundCase[];
  readonly receipt: readonly FoundCase[];
  /** 以上是我局对第12号提案的答复: asked only where neither title nor receipt says. */
  readonly closing: readonly FoundCase[];
}

export function readCases(lines: readonly Line[], { replyTitle, opening, body, back, foot }: Anatomy): CaseReadings {
  const title = findCases((replyTitle?.words ?? '').replace(/\s+/g, ''));
  const receipt = findCases(joined(lines.slice(opening, body + 1), 600));
  const closing = title.length + receipt.length > 0 ? [] : findCases(joined(lines.slice(back, foot), 200));
  return { title, receipt, closing };
}

/** The proposal or suggestion that a reply answers: from its title, completed from the paragraph of receipt. */
export function caseOf({ title, receipt, closing }: CaseReadings, kind: DocumentKind): CaseKey {
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

function joined(lines: readonly Line[], most: number): string {
  return lines.map(({ text }) => text.slice(0, most)).join('\n');
}
