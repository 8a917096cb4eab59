import type { PolicyDocument } from '../../domain/document/model.ts';
import { citationsIn } from '../../domain/knowledge/citations.ts';
import type { KnownCitation } from '../../domain/knowledge/model.ts';
import { nameOf } from '../../domain/knowledge/paper-name.ts';
import { meaningOf } from '../../domain/knowledge/resolve.ts';
import { means, type PlacedName, type Standing, standingOf } from '../../domain/knowledge/standing.ts';
import { type CitedRule, citedRules, oncePerPaper } from './citations.ts';
import { createMemo } from './memo.ts';
import { namesIn, openRows, type RowPorts, type Rows, type Written } from './rows.ts';
import { type Fate, fateOf } from './rule-standing.ts';

/** Which papers a paper is tied to: the first `most` of each kind, and how many others there are. */
export interface TiedPapers {
  /** Ids of all papers that it cites. */
  readonly cited: readonly string[];
  readonly cites: Some<CitedRule & { readonly standing: Standing | null }>;
  /** By day, the oldest first. */
  readonly citedBy: Some<Pick<KnownCitation, 'relation'> & { readonly documentId: string; readonly title: string }>;
}

export interface Some<T> {
  readonly told: readonly T[];
  readonly others: number;
}

/** A paper as it was read, and the state of its text that its rows were written for. */
export interface KnownText {
  readonly documentId: string;
  readonly stamp: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly reading: PolicyDocument;
}

/**
 * Answers for many papers, one after the other. The work for each follows from the paper itself and from `most`: of a rule that thousands
 * cite, the rows are read once a call, and at most 2 × `most` of the papers behind them are looked up; nobody's text is.
 */
export function openReferences(ports: RowPorts, most: number) {
  const rows = openRows(ports);
  const fates = createMemo<Fate>(FATES_HELD);
  const standings = createMemo<Standing>(FATES_HELD);
  const standingOn = (today: string, rule: PlacedName) =>
    standings(`${rule.documentId} ${today}`, async () => {
      const { acts, versions } = await fates(rule.documentId, () => fateOf(rule, rows));
      return standingOf(rule, acts, versions, today);
    });
  /** As of a day, ISO. */
  return async (known: KnownText, today: string): Promise<TiedPapers> => {
    const paper = await placed(known, rows);
    if (paper === null) return { cited: [], cites: NONE, citedBy: NONE };
    const said = { body: paper.body, saidOn: paper.saidOn };
    const cites = await citedRules(citationsIn(known.reading, said, paper), paper, rows);
    const told = [];
    for (const rule of cites.slice(0, most)) {
      told.push({ ...rule, standing: rule.meant === null ? null : await standingOn(today, rule.meant) });
    }
    return {
      cited: cites.flatMap(({ meant }) => meant?.documentId ?? []),
      cites: { told, others: cites.length - told.length },
      citedBy: await citing(paper, rows, most),
    };
  };
}

/** A paper whose text gives neither title nor number goes by no name, but cites others all the same. */
async function placed(known: KnownText, rows: Rows): Promise<PlacedName | null> {
  const { documentId, stamp, title, issuer, reading } = known;
  const names = nameOf(reading, { body: reading.issuer, saidOn: null })?.keys ?? [];
  const own = (await rows.writtenNames(names)).find((name) => name.documentId === documentId && name.stamp === stamp);
  if (own !== undefined) return own;
  const name = nameOf({ ...reading, title }, { body: issuer, saidOn: reading.signedOn ?? reading.publishedOn });
  return name === null ? null : { ...name, documentId, keys: [], bare: null };
}

/**
 * Who cites a paper. Those that are not looked up are counted by what was written down of them: a paper whose text no longer cites counts
 * among the others.
 */
async function citing(paper: PlacedName, rows: Rows, most: number): Promise<TiedPapers['citedBy']> {
  const citations = await citationsOf(paper, rows);
  const papers = oncePerPaper(citations);
  const byPaper = Map.groupBy(citations, ({ documentId }) => documentId);
  const told = [];
  let at = 0;
  for (; at < papers.length && at < 2 * most && told.length < most; at++) {
    const documentId = papers[at]?.documentId ?? '';
    const [strongest] = oncePerPaper(await rows.holding(byPaper.get(documentId) ?? []));
    if (strongest === undefined) continue;
    const title = (await rows.entry(documentId))?.record.state.title ?? '';
    told.push({ documentId, title, relation: strongest.relation });
  }
  return { told, others: papers.length - at };
}

async function citationsOf(paper: PlacedName, rows: Rows): Promise<readonly Written<KnownCitation>[]> {
  const names = namesIn(paper);
  const possible = (await rows.writtenCitations(names)).filter(
    (citation) => citation.documentId !== paper.documentId && meaningOf(citation, paper) !== null,
  );
  if (possible.length === 0) return [];
  const alike = (await rows.writtenNames(names)).filter(
    (name) => name.documentId !== paper.documentId && possible.some((citation) => meaningOf(citation, name) !== null),
  );
  const versions = await rows.holding(alike);
  return possible.filter((citation) => means(citation, paper, versions));
}

const NONE = { told: [], others: 0 } as const;
/** Most have no acts and no other versions. */
const FATES_HELD = 10_000;
