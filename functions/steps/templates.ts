import { decodePage } from '../domain/page/charset.ts';
import { type SiblingTemplate, TEMPLATE_VERSION } from '../domain/page/template.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { type FetchedPage, isUnreadable } from '../domain/source/read-page.ts';
import type { PageState, SourceState } from '../domain/source/state.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { PageReader } from '../ports/page-reader.ts';
import type { SourceStore } from '../ports/source-store.ts';
import type { KnownTemplate } from './read-capture.ts';
import { storeJson } from './readings.ts';
import { freshSource, reviseSource } from './revise.ts';

export interface TemplatePorts {
  readonly sources: SourceStore;
  readonly blobs: BlobStore;
  readonly pages: PageReader;
}

type Templates = NonNullable<SourceState['templates']>;

/** Two pages share too much by chance. */
const FEWEST_PAPERS = 3;
/** Papers that a template is learned from, newest first: old ones show the portal as it was. */
const PAPERS_READ = 5;

/**
 * The templates of a source by host. A template once learned stands, for a new one moves the text of every paper: hosts that
 * have none yet learn theirs, and with `anew` all do. What is learned is saved before anything is read with it, so that a
 * round that is repeated reads the same.
 */
export async function templatesOf(
  definition: SourceDefinition,
  papers: readonly PageState[],
  when: 'once' | 'anew',
  ports: TemplatePorts,
): Promise<ReadonlyMap<string, KnownTemplate>> {
  const source = (await ports.sources.source(definition.id)) ?? freshSource(definition.id);
  const standing = source.templates ?? {};
  const learned: Record<string, Templates[string]> = {};
  for (const [host, captured] of Map.groupBy(papers.filter(isCaptured), (page) => page.host)) {
    const before = standing[host];
    if (captured.length < FEWEST_PAPERS || (before !== undefined && when === 'once')) continue;
    const next = await learn(captured, definition, before, ports);
    if (next !== null && next.key !== before?.key) learned[host] = next;
  }
  if (Object.keys(learned).length === 0) return load(standing, ports.blobs);
  const saved = await reviseSource(ports.sources, definition.id, (row) => ({
    ...row,
    // Whoever learned first in this round was right: both read the same pages.
    templates: when === 'once' ? { ...learned, ...row.templates } : { ...row.templates, ...learned },
  }));
  return load(saved.templates ?? {}, ports.blobs);
}

type CapturedPage = PageState & { readonly capture: NonNullable<PageState['capture']> };

function isCaptured(page: PageState): page is CapturedPage {
  return page.capture !== null;
}

/** What was furniture once stays so as long as the rule is the same: snapshots of before a rebuilding are read with it too. */
async function learn(
  papers: readonly CapturedPage[],
  definition: SourceDefinition,
  before: Templates[string] | undefined,
  { blobs, pages: reader }: TemplatePorts,
): Promise<Templates[string] | null> {
  const newest = papers.toSorted((a, b) => byAge(a, b)).slice(0, PAPERS_READ);
  const pages: FetchedPage[] = [];
  for (const { capture } of newest) {
    const bytes = await blobs.get(capture.snapshot);
    if (bytes === null) continue;
    const { text } = decodePage(bytes, capture.contentType ?? undefined);
    pages.push({ definition, url: capture.finalUrl, text });
  }
  const fresh = await learnWithin(pages, reader);
  if (fresh === null) return null;
  const { blocks } = fresh;
  const known = before === undefined ? null : await loadTemplate(before.key, blobs);
  const kept = known?.version === TEMPLATE_VERSION ? known.blocks : [];
  const template: SiblingTemplate = { version: TEMPLATE_VERSION, blocks: [...new Set([...kept, ...blocks])].sort() };
  return { key: await storeJson('templates', template, blobs), version: (before?.version ?? 0) + 1 };
}

/** null where the pages are beyond what may be spent on them: a later round learns from others. */
async function learnWithin(pages: readonly FetchedPage[], reader: PageReader): Promise<SiblingTemplate | null> {
  try {
    return await reader.learnTemplate(pages);
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/** Newest first; by code units where dates are equal, the same on every machine. */
function byAge(a: PageState, b: PageState): number {
  const [left, right] = [`${a.listedOn ?? ''} ${a.foundTick} ${a.url}`, `${b.listedOn ?? ''} ${b.foundTick} ${b.url}`];
  return left < right ? 1 : left > right ? -1 : 0;
}

async function load(templates: Templates, blobs: BlobStore): Promise<ReadonlyMap<string, KnownTemplate>> {
  const known = new Map<string, KnownTemplate>();
  for (const [host, { key, version }] of Object.entries(templates)) {
    const { blocks } = await loadTemplate(key, blobs);
    const hash = key.slice('templates/'.length, 'templates/'.length + 8);
    known.set(host, { mark: `t${version}.${hash}`, blocks: new Set(blocks) });
  }
  return known;
}

async function loadTemplate(key: string, blobs: BlobStore): Promise<SiblingTemplate> {
  const bytes = await blobs.get(key);
  if (bytes === null) throw new Error(`the template ${key} is missing from the blob store`);
  return JSON.parse(new TextDecoder().decode(bytes)) as SiblingTemplate;
}
