import type { SourceDefinition } from '../domain/source/definition.ts';
import { judgeRound, type RoundFacts } from '../domain/source/health.ts';
import type { PageState, SourceState, SourceVerdict, Tick } from '../domain/source/state.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { OpsReports } from '../ports/ops-reports.ts';
import type { SourceStore } from '../ports/source-store.ts';
import type { Finding } from './finding.ts';
import { readCapturedList } from './found.ts';
import { reviseSource } from './revise.ts';

/** What a source's round saw, read from its pages' rows and snapshots. */
export interface RoundReading {
  readonly tick: Tick;
  readonly verdict: SourceVerdict;
  readonly listed: ReadonlySet<string>;
  readonly itemCount: number;
  /** Papers that may have something to tell: a new snapshot of their own or of an attachment, or gone. */
  readonly candidates: readonly PageState[];
  readonly attachments: ReadonlyMap<string, readonly PageState[]>;
  readonly knownPapers: number;
}

export interface RoundPorts {
  readonly sources: SourceStore;
  readonly blobs: BlobStore;
}

export async function readRound(definition: SourceDefinition, tick: Tick, ports: RoundPorts): Promise<RoundReading> {
  const lists: PageState[] = [];
  const papers: PageState[] = [];
  const attachments = new Map<string, PageState[]>();
  for await (const page of ports.sources.pagesOf(definition.id)) {
    if (page.role === 'list') lists.push(page);
    else if (page.role === 'paper') papers.push(page);
    else if (page.parentUrl !== null) attachments.set(page.parentUrl, [...(attachments.get(page.parentUrl) ?? []), page]);
  }
  const facts = await readLists(definition, tick, lists, ports);
  const source = await ports.sources.source(definition.id);
  const verdict = judgeRound(definition, { itemCounts: source?.itemCounts ?? [] }, facts.round);
  const candidates = papers
    .filter((page) => mayTell(page, attachments.get(page.url) ?? [], tick))
    .toSorted((a, b) => compareText(a.listedOn ?? '', b.listedOn ?? '') || compareText(a.url, b.url));
  const knownPapers = papers.filter((page) => page.documentId !== null).length;
  return { tick, verdict, listed: facts.listed, itemCount: facts.round.items, candidates, attachments, knownPapers };
}
