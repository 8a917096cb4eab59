import type { KnownCitation, PaperName } from './model.ts';
import { resolve } from './resolve.ts';

/** What has become of a rule since it was issued. */
export interface Standing {
  readonly state: 'draft' | 'in-force' | 'amended' | 'abolished' | 'expired';
  /** Since when, ISO; null where no paper says. */
  readonly since: string | null;
  /** The paper that changed it; null for an expiry, which the rule itself lays down. */
  readonly by: { readonly documentId: string; readonly title: string } | null;
}

export type PlacedName = PaperName & { readonly documentId: string };
export type PlacedCitation = KnownCitation & { readonly documentId: string; readonly citingTitle: string };

/**
 * How a rule stands on a day, from the papers that cite it and its other versions. An abolition counts before an amendment, the
 * first one to come; a later version of the same place counts as an amendment.
 */
export function standingOf(
  paper: PlacedName,
  citations: readonly PlacedCitation[],
  versions: readonly PlacedName[],
  today: string,
): Standing {
  if (paper.isDraft) return { state: 'draft', since: paper.saidOn, by: null };
  const done = citations
    .filter((citation) => canChange(citation, paper) && means(citation, paper, versions))
    .toSorted((a, b) => compare(a.saidOn ?? '', b.saidOn ?? ''));
  const acts = done.filter(({ relation }) => relation !== 'extends');
  const extended = done.findLast(({ relation }) => relation === 'extends');
  const expiresOn = extended === undefined ? paper.expiresOn : extended.until;
  const ended = acts.find(({ relation }) => relation === 'abolishes');
  if (ended !== undefined) return { state: 'abolished', since: ended.saidOn, by: byOf(ended) };
  if (expiresOn !== null && expiresOn < today) {
    return { state: 'expired', since: expiresOn, by: null };
  }
  const amended = acts[0];
  const next = versions
    .filter((other) => isNextVersion(paper, other))
    .toSorted((a, b) => compare(a.saidOn ?? '', b.saidOn ?? ''))[0];
  if (amended !== undefined && (next === undefined || (amended.saidOn ?? '') <= (next.saidOn ?? ''))) {
    return { state: 'amended', since: amended.saidOn, by: byOf(amended) };
  }
  if (next !== undefined) {
    return { state: 'amended', since: next.saidOn, by: { documentId: next.documentId, title: next.title } };
  }
  return { state: 'in-force', since: paper.effectiveOn ?? paper.saidOn, by: null };
}

/** Whether the citing paper would change the rule, were the rule what it means: most papers only mention it. */
export function canChange(
  { relation, saidOn, documentId }: Pick<PlacedCitation, 'relation' | 'saidOn' | 'documentId'>,
  paper: PlacedName,
): boolean {
  if (relation !== 'abolishes' && relation !== 'amends' && relation !== 'extends') return false;
  return isAfter(saidOn, paper.saidOn) && documentId !== paper.documentId;
}

/** Of several versions of a rule a citation means one: what ends the 试行 one does not end its successor. */
export function means(
  citation: Omit<PlacedCitation, 'citingTitle'>,
  paper: PlacedName,
  versions: readonly PlacedName[],
): boolean {
  const others = versions.filter(({ documentId }) => documentId !== paper.documentId);
  const candidates = [paper, ...others].filter(({ documentId }) => documentId !== citation.documentId);
  return resolve(citation, candidates)?.documentId === paper.documentId;
}

/** A later issued version: the same rule, the same place, another number. Yearly calls carry their year in the title. */
export function isNextVersion(paper: PlacedName, other: PlacedName): boolean {
  if (other.documentId === paper.documentId || other.isDraft || !isAfter(other.saidOn, paper.saidOn)) return false;
  const samePlace = (paper.place?.names.join() ?? '') === (other.place?.names.join() ?? '');
  return samePlace && paper.keys.some((key) => key.startsWith('rule|') && other.keys.includes(key));
}

function byOf({ documentId, citingTitle }: PlacedCitation): Standing['by'] {
  return { documentId, title: citingTitle };
}

function isAfter(a: string | null, b: string | null): boolean {
  return a !== null && (b === null || a > b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
