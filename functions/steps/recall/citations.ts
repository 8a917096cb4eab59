import { stronger } from '../../domain/knowledge/citations.ts';
import type { KnownCitation } from '../../domain/knowledge/model.ts';
import { isSameRule } from '../../domain/knowledge/resolve.ts';
import type { PlacedName } from '../../domain/knowledge/standing.ts';
import type { Rows } from './rows.ts';

/** A rule that a paper cites, all places of the paper as one. `meant` is null where the corpus lacks it. */
export type CitedRule = Pick<KnownCitation, 'title' | 'number' | 'relation' | 'times' | 'start' | 'end'> & {
  readonly meant: PlacedName | null;
};

/** A rule that is named by its title here and by its number there is cited once; so is a missing one, with and without 试行. */
export async function citedRules(
  citations: readonly KnownCitation[],
  paper: PlacedName,
  rows: Pick<Rows, 'meant'>,
): Promise<readonly CitedRule[]> {
  const cited: { readonly rule: CitedRule; readonly citation: KnownCitation }[] = [];
  for (const citation of citations) {
    const meant = await rows.meant(citation, paper.documentId);
    if (meant === null && citation.form === 'unmarked') continue;
    const at = cited.findIndex(({ rule, citation: known }) =>
      meant === null
        ? isShortFor(citation, rule.meant) || (rule.meant === null && isSameRule(known, citation))
        : rule.meant?.documentId === meant.documentId,
    );
    const { title, number, relation, times, start, end } = citation;
    const same = cited[at];
    if (same === undefined) {
      cited.push({ rule: { title, number, relation, times, start, end, meant }, citation });
      continue;
    }
    const { rule } = same;
    const names = { title: rule.title ?? title, number: rule.number ?? number };
    const use = { relation: stronger(rule.relation, relation), times: rule.times + times };
    cited[at] = { rule: { ...rule, ...names, ...use }, citation: same.citation };
  }
  return cited.map(({ rule }) => rule);
}

/** Of a paper that cites a rule by title and by number, the place that does most to it; the papers by day. */
export function oncePerPaper<Citation extends CitationOf>(citing: readonly Citation[]): readonly Citation[] {
  const strongest = new Map<string, Citation>();
  for (const citation of citing.toSorted((a, b) => a.start - b.start)) {
    const known = strongest.get(citation.documentId);
    if (known === undefined || stronger(known.relation, citation.relation) !== known.relation) {
      strongest.set(citation.documentId, citation);
    }
  }
  return [...strongest.values()].toSorted(byDay);
}

type CitationOf = Pick<KnownCitation, 'relation' | 'start' | 'saidOn'> & { readonly documentId: string };

function byDay(a: CitationOf, b: CitationOf): number {
  const [x, y] = [`${a.saidOn ?? ''} ${a.documentId}`, `${b.saidOn ?? ''} ${b.documentId}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** 《达标规划》 in a paper that cites 云岭市空气质量达标规划 by its number. */
function isShortFor({ title, number }: KnownCitation, paper: PlacedName | null): boolean {
  if (title === null || number !== null || paper === null || title.length > LONGEST_SHORT_FORM) return false;
  return title.length < paper.title.length && paper.title.replace(REMARK_BEHIND, '').endsWith(title);
}

/** Characters of a title that names its rule by the last words alone. */
const LONGEST_SHORT_FORM = 6;
/** （2023—2030年） · 》的通知 */
const REMARK_BEHIND = /(?:[（(][^（）()]{1,16}[）)])?[》〉]?的?(?:通知)?$/u;
