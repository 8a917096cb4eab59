import type { KnownCitation, PaperName } from './model.ts';
import { areAlike } from './number-key.ts';
import { holdsAt, isSamePlace } from './place.ts';
import { versionClass } from './rule-name.ts';

/**
 * Whether a citation means a paper: `number` where both give the same document number, `title` where the titles are one and the
 * places allow it, null where it does not. Places often name their rules alike, so that a title that names no place counts only
 * where the paper's place is the citing one's, or above it.
 */
export function meaningOf(
  citation: Pick<KnownCitation, 'keys' | 'bare' | 'number' | 'place' | 'citingPlace'>,
  paper: Pick<PaperName, 'keys' | 'bare' | 'number' | 'place'>,
): 'number' | 'title' | null {
  const shared = citation.keys.filter((key) => paper.keys.includes(key));
  if (shared.some((key) => key.startsWith('number|'))) return 'number';
  if (citation.number !== null && paper.number !== null && areAlike(citation.number, paper.number)) return null;
  if (shared.length > 0) return isPossible(citation, paper) ? 'title' : null;
  if (citation.bare === null || citation.bare !== paper.bare || paper.place === null) return null;
  // Only half of the name agrees: the place must say the rest. A long name may be one of a level above, 国务院关于… for 《关于…》.
  const { place, citingPlace } = citation;
  if (place !== null) return isSamePlace(place, paper.place) ? 'title' : null;
  if (citingPlace === null) return null;
  if (isSamePlace(citingPlace, paper.place)) return 'title';
  return citation.bare.length >= LONG_BARE && holdsAt(paper.place, citingPlace) ? 'title' : null;
}

/**
 * The paper that a citation means among its candidates: by number before title, the version in force when it was cited before
 * others, an issued one before a draft. null where two places' rules remain and nothing tells them apart.
 */
export function resolve<P extends PaperName>(citation: KnownCitation, papers: readonly P[]): P | null {
  const meant = papers.flatMap((paper) => {
    const by = meaningOf(citation, paper);
    return by === null ? [] : [{ paper, by }];
  });
  const numbered = meant.filter(({ by }) => by === 'number');
  // What is cited by a number was issued: a draft has none.
  const isIssued = citation.number !== null && versionClass(citation.version) !== 'draft';
  const left = (numbered.length > 0 ? numbered : meant)
    .map(({ paper }) => paper)
    .filter(({ isDraft, number }) => !isIssued || !isDraft || number !== null);
  const places = new Set(left.map(({ place }) => place?.names.join() ?? '?'));
  if (numbered.length === 0 && places.size > 1) return nearest(citation, left);
  return numbered.length > 0 ? newestBefore(citation.saidOn, left) : ofVersion(citation, left);
}

/**
 * The version that the title says: a draft where it says 修订稿 or 征求意见稿, else what was issued after it was asked about; one of
 * 试行 or of a year where there is one.
 */
function ofVersion<P extends PaperName>({ version, saidOn }: KnownCitation, papers: readonly P[]): P | null {
  const asked = versionClass(version);
  if (asked === 'draft') {
    const drafts = papers.filter(({ isDraft }) => isDraft);
    if (drafts.length > 0) return newestBefore(saidOn, drafts);
    return newestBefore(
      saidOn,
      papers.filter((paper) => saidOn !== null && (paper.saidOn === null || paper.saidOn >= saidOn)),
    );
  }
  const said = papers.filter(
    (paper) =>
      asked !== '' &&
      !paper.isDraft &&
      (versionClass(paper.version) === asked || (paper.version === null && paper.saidOn?.startsWith(asked))),
  );
  return newestBefore(saidOn, said.length > 0 ? said : papers);
}

/** Whether two citations that no paper answers to name one rule. */
export function isSameRule(a: KnownCitation, b: KnownCitation): boolean {
  if (a.number !== null && b.number !== null && areAlike(a.number, b.number)) {
    return a.keys.some((key) => key.startsWith('number|') && b.keys.includes(key));
  }
  const areDrafts = [a, b].map(({ version }) => versionClass(version) === 'draft');
  return areDrafts[0] === areDrafts[1] && a.keys.some((key) => b.keys.includes(key));
}

/** Of rules of several places the one of the citing paper's own place. */
function nearest<P extends PaperName>(citation: KnownCitation, papers: readonly P[]): P | null {
  const { citingPlace } = citation;
  const own = papers.filter(({ place }) => place !== null && citingPlace !== null && isSamePlace(place, citingPlace));
  return own.length === 0 ? null : ofVersion(citation, own);
}

/** The version that stood on the day: issued before drafts, the last one before it, else the first after it. */
export function newestBefore<P extends Pick<PaperName, 'isDraft' | 'saidOn'>>(
  day: string | null,
  papers: readonly P[],
): P | null {
  const issued = papers.filter(({ isDraft }) => !isDraft);
  const ranked = (issued.length > 0 ? issued : papers).toSorted((a, b) => compare(a.saidOn ?? '', b.saidOn ?? ''));
  if (day === null) return ranked.at(-1) ?? null;
  return ranked.findLast(({ saidOn }) => saidOn !== null && saidOn <= day) ?? ranked[0] ?? null;
}

function isPossible(
  { place, citingPlace }: Pick<KnownCitation, 'place' | 'citingPlace'>,
  paper: Pick<PaperName, 'place'>,
): boolean {
  if (paper.place === null || (place === null && citingPlace === null)) return true;
  if (place !== null) return isSamePlace(place, paper.place);
  return citingPlace === null || holdsAt(paper.place, citingPlace);
}

const LONG_BARE = 'bare|'.length + 12;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
