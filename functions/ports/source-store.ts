import type { Hold, HostState, PageState, SourceState } from '../domain/source/state.ts';

/**
 * What is remembered of sources, their pages and hosts between rounds.
 * Sources and pages are saved against the revision that was read: `stale` means that somebody else saved first and nothing
 * was written. A stored row has the given revision + 1; a new row is given revision 0.
 * A page's URL is written as `URL.href` does, and its `host` is that URL's.
 */
export interface SourceStore {
  source(id: string): Promise<SourceState | null>;
  /** In ascending order of id. */
  sources(): Promise<readonly SourceState[]>;
  saveSource(state: SourceState): Promise<'saved' | 'stale'>;

  page(sourceId: string, url: string): Promise<PageState | null>;
  savePage(page: PageState): Promise<'saved' | 'stale'>;
  /**
   * Each as `savePage` does, in this order, and the cheaper for being saved together. Of a process that dies meanwhile the
   * first of them are saved, or none.
   */
  savePages(pages: readonly PageState[]): Promise<readonly ('saved' | 'stale')[]>;
  /** All pages of a source, in ascending order of URL (code units). */
  pagesOf(sourceId: string): AsyncIterable<PageState>;
  /** Pages of a source with `dueAt` at or before the instant, in ascending order of URL. */
  duePages(sourceId: string, instant: number): Promise<readonly PageState[]>;
  /** Pages of a host with `pending` set, lowest `notBefore` first, then source and URL; at most `limit`. */
  pendingPages(host: string, limit: number): Promise<readonly PageState[]>;
  /** How many pages of a source have `pending` set. */
  pendingCount(sourceId: string): Promise<number>;
  /** Hosts that have a page with `pending` set, ascending. */
  pendingHosts(): Promise<readonly string[]>;

  host(host: string): Promise<HostState | null>;
  saveHost(state: HostState): Promise<void>;

  /** Writes the hold if its id is free. */
  putHold(hold: Hold): Promise<'put' | 'present'>;
  /** In ascending order of id. */
  holds(): Promise<readonly Hold[]>;
  /** Moves a hold that still has status `held`. */
  decideHold(id: string, status: 'released' | 'discarded' | 'baselined'): Promise<'decided' | 'not-held'>;
}
