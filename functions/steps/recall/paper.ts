import type { PolicyDocument } from '../../domain/document/model.ts';
import { HongtouError } from '../../domain/error.ts';
import { citationsIn } from '../../domain/knowledge/citations.ts';
import type { Dispute, KnownCitation } from '../../domain/knowledge/model.ts';
import { numberKey } from '../../domain/knowledge/number-key.ts';
import { nameOf } from '../../domain/knowledge/paper-name.ts';
import { meaningOf, newestBefore } from '../../domain/knowledge/resolve.ts';
import { KEY } from '../../domain/knowledge/rows.ts';
import { ruleName } from '../../domain/knowledge/rule-name.ts';
import { means, type PlacedCitation, type PlacedName, type Standing } from '../../domain/knowledge/standing.ts';
import type { LedgerEntry } from '../../ports/ledger.ts';
import { loadReading } from '../readings.ts';
import { stampOf } from '../remember.ts';
import { citedRules, oncePerPaper } from './citations.ts';
import { type Corpus, openCorpus, type RecallPorts } from './corpus.ts';
import { namesIn } from './rows.ts';
import { standingIn } from './rule-standing.ts';

/** A paper in the web of papers: what it rests on, who rests on it, and what has become of each. */
export interface PaperView {
  /** null for a rule that papers cite and the corpus lacks. */
  readonly paper: PaperCard | null;
  readonly title: string;
  readonly standing: Standing | null;
  readonly versions: readonly PaperCard[];
  /** Copies at other publishers that give other figures. */
  readonly disputes: readonly Dispute[];
  readonly cites: readonly CitedPaper[];
  readonly citedBy: readonly CitingPaper[];
  /** Rules that it lays itself on, upwards, and those that lay themselves on it, downwards; wide levels first. */
  readonly enacts: readonly ChainLink[];
  readonly enactedBy: readonly ChainLink[];
}

export type PaperCard = Pick<
  PlacedName,
  'documentId' | 'title' | 'number' | 'body' | 'saidOn' | 'kind' | 'version' | 'isDraft'
> & { readonly level: string | null };

export type CitedPaper = Pick<KnownCitation, 'title' | 'number' | 'relation' | 'times' | 'start' | 'end'> & {
  readonly paper: PaperCard | null;
  /** How the cited rule stands today; null where the corpus lacks it. */
  readonly standing: Standing | null;
  /** The rule was amended, abolished or ended after this paper relied on it. */
  readonly isOutdated: boolean;
};

export type CitingPaper = PaperCard &
  Pick<KnownCitation, 'relation'> & { readonly quote: string; readonly isOutdated: boolean };

export interface ChainLink {
  readonly depth: number;
  readonly level: string | null;
  readonly title: string;
  readonly documentId: string | null;
}

/**
 * Looks a paper up by document id, document number or title; of several versions the newest issued one.
 * @throws HONGTOU_NOT_FOUND where neither a paper nor a citation has the name
 */
export async function paperView(key: string, ports: RecallPorts): Promise<PaperView> {
  const corpus = openCorpus(ports);
  const { paper, keys, named, citing } = await placeOf(key, corpus, ports);
  if (paper === null && citing.length === 0) {
    throw new HongtouError(
      'HONGTOU_NOT_FOUND',
      `no paper is "${key}" or cites it: give a document id, number or title`,
    );
  }
  const standing = paper === null || !RULES.has(paper.kind) ? null : await standingIn(paper, corpus);
  const cites = paper === null ? [] : await citedBy(paper, corpus, ports);
  const title = paper?.title ?? citing.find((citation) => citation.title !== null)?.title ?? key;
  return {
    paper: paper === null ? null : cardOf(paper),
    title,
    standing,
    versions: named.filter(({ documentId }) => documentId !== paper?.documentId).map(cardOf),
    disputes: paper === null ? [] : await disputesOf(paper.documentId, corpus, ports),
    cites,
    citedBy: await Promise.all(oncePerPaper(citing).map((citation) => citingPaper(citation, standing, corpus))),
    enacts: paper === null ? [] : await upwards(paper, corpus, ports),
    enactedBy: await downwards(keys, paper, corpus),
  };
}

/** A paper in the corpus: its names, the papers of these names, and the citations that mean it. */
async function placeOf(key: string, corpus: Corpus, ports: RecallPorts) {
  const known = await corpus.entry(key);
  const names = known === null ? [numberKey(key), ...ruleName(key).keys] : await namesOfDocument(key, corpus, ports);
  const named = await corpus.named(names);
  const paper =
    known === null
      ? newestBefore(null, named)
      : (named.find(({ documentId }) => documentId === key) ?? (await unnamed(key, known, corpus, ports)));
  const keys = paper === null ? names : namesIn(paper);
  const alike = paper === null ? [] : await corpus.named(keys);
  const citing = (await corpus.citing(keys)).filter((citation) => paper === null || means(citation, paper, alike));
  return { paper, keys, named, citing };
}

/** Copies that contradict the present text; those that contradicted an older one have been overtaken. */
async function disputesOf(documentId: string, corpus: Corpus, { knowledge }: RecallPorts): Promise<readonly Dispute[]> {
  const state = (await corpus.entry(documentId))?.record.state;
  const disputes: Dispute[] = [];
  for await (const { stamp, knowledge: told } of knowledge.rows(KEY.disputes(documentId))) {
    if (state === undefined || stamp !== stampOf(state)) continue;
    for (const one of told) {
      if (one.of === 'dispute') disputes.push({ url: one.url, publisher: one.publisher, figures: one.figures });
    }
  }
  return disputes;
}

async function namesOfDocument(id: string, corpus: Corpus, ports: RecallPorts): Promise<readonly string[]> {
  const reading = await readingOf(id, corpus, ports);
  return nameOf(reading, { body: reading.issuer, saidOn: null })?.keys ?? [];
}

/** A paper whose text gives neither title nor number goes by no name, but cites others all the same. */
async function unnamed(
  documentId: string,
  { record }: LedgerEntry,
  corpus: Corpus,
  ports: RecallPorts,
): Promise<PlacedName | null> {
  const reading = await readingOf(documentId, corpus, ports);
  const { title, issuer } = record.state;
  const name = nameOf({ ...reading, title }, { body: issuer, saidOn: reading.signedOn ?? reading.publishedOn });
  return name === null ? null : { ...name, documentId, keys: [], bare: null };
}

async function readingOf(id: string, corpus: Corpus, ports: RecallPorts): Promise<PolicyDocument> {
  const entry = await corpus.entry(id);
  if (entry === null) throw new HongtouError('HONGTOU_NOT_FOUND', `there is no document "${id}"`);
  return loadReading(entry.record.state.reading, ports.blobs);
}

async function citationsOf(paper: PlacedName, corpus: Corpus, ports: RecallPorts): Promise<readonly KnownCitation[]> {
  const reading = await readingOf(paper.documentId, corpus, ports);
  return citationsIn(reading, { body: paper.body, saidOn: paper.saidOn }, paper);
}

async function citedBy(paper: PlacedName, corpus: Corpus, ports: RecallPorts): Promise<readonly CitedPaper[]> {
  const cited: CitedPaper[] = [];
  for (const { meant, ...place } of await citedRules(await citationsOf(paper, corpus, ports), paper, corpus)) {
    const standing = meant === null ? null : await standingIn(meant, corpus);
    const card = meant === null ? null : cardOf(meant);
    cited.push({ ...place, paper: card, standing, isOutdated: isOutdated(standing, paper) });
  }
  return cited;
}

async function citingPaper(citation: PlacedCitation, standing: Standing | null, corpus: Corpus): Promise<CitingPaper> {
  const state = (await corpus.entry(citation.documentId))?.record.state;
  return {
    documentId: citation.documentId,
    title: citation.citingTitle,
    number: null,
    body: citation.body,
    saidOn: citation.saidOn,
    kind: state?.kind ?? 'other',
    version: null,
    isDraft: state?.kind === 'draft',
    level: levelWord(citation.citingPlace?.level ?? null),
    relation: citation.relation,
    quote: await corpus.quote(citation.documentId, citation),
    isOutdated: isOutdated(standing, citation),
  };
}

/** The paper that changes the rule does not rely on what it changes. */
function isOutdated(
  standing: Standing | null,
  citing: { readonly documentId: string; readonly saidOn: string | null },
): boolean {
  if (standing === null || standing.state === 'in-force' || standing.state === 'draft') return false;
  return standing.by?.documentId !== citing.documentId && (citing.saidOn ?? '') < (standing.since ?? '9999');
}

async function upwards(paper: PlacedName, corpus: Corpus, ports: RecallPorts): Promise<readonly ChainLink[]> {
  const links: ChainLink[] = [];
  const seen = new Set([paper.documentId]);
  const climb = async (from: PlacedName, depth: number): Promise<void> => {
    if (depth > LONGEST_CHAIN) return;
    for (const citation of await citationsOf(from, corpus, ports)) {
      if (citation.relation !== 'implements') continue;
      const meant = await corpus.meant(citation, from.documentId);
      if (meant !== null && seen.has(meant.documentId)) continue;
      if (meant !== null) seen.add(meant.documentId);
      const place = meant?.place ?? citation.place;
      const title = meant?.title ?? citation.title ?? citation.number ?? '';
      links.push({ depth, level: levelWord(place?.level ?? null), title, documentId: meant?.documentId ?? null });
      if (meant !== null) await climb(meant, depth + 1);
    }
  };
  await climb(paper, 1);
  return links;
}

async function downwards(
  keys: readonly string[],
  paper: PlacedName | null,
  corpus: Corpus,
): Promise<readonly ChainLink[]> {
  const links: ChainLink[] = [];
  const seen = new Set(paper === null ? [] : [paper.documentId]);
  const descend = async (names: readonly string[], above: PlacedName | null, depth: number): Promise<void> => {
    if (depth > LONGEST_CHAIN) return;
    for (const citation of await corpus.citing(names)) {
      if (citation.relation !== 'implements' || seen.has(citation.documentId)) continue;
      if (above !== null && meaningOf(citation, above) === null) continue;
      seen.add(citation.documentId);
      const { documentId, citingTitle: title, citingPlace } = citation;
      links.push({ depth, level: levelWord(citingPlace?.level ?? null), title, documentId });
      const below = (await corpus.named(ruleName(title).keys)).find((name) => name.documentId === documentId);
      if (below !== undefined) await descend(namesIn(below), below, depth + 1);
    }
  };
  await descend(keys, paper, 1);
  return links;
}

function cardOf(name: PlacedName): PaperCard {
  const { documentId, title, number, body, saidOn, kind, version, isDraft, place } = name;
  return { documentId, title, number, body, saidOn, kind, version, isDraft, level: levelWord(place?.level ?? null) };
}

function levelWord(level: 'state' | 'province' | 'city' | 'county' | null): string | null {
  return level === null ? null : LEVEL_WORDS[level];
}

/** Letters and news are in force at no time. */
const RULES: ReadonlySet<string> = new Set(['measure', 'draft', 'notice', 'guide', 'other']);
const LEVEL_WORDS = { state: '国家', province: '省', city: '市', county: '区县' } as const;
const LONGEST_CHAIN = 4;
