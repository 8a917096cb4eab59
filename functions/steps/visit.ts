import { createHash, hash } from 'node:crypto';
import { decodePage } from '../domain/page/charset.ts';
import type { ExtractedPage } from '../domain/page/extract.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import type { ListReading } from '../domain/source/list.ts';
import { isOtherPage } from '../domain/source/other-page.ts';
import { nextRetry, type Retried } from '../domain/source/pace.ts';
import { type FetchedPage, isUnreadable } from '../domain/source/read-page.ts';
import { nextVisit } from '../domain/source/revisit.ts';
import type { PageState } from '../domain/source/state.ts';
import { type CaptureVerdict, isWall, judgeResponse } from '../domain/source/verdict.ts';
import type { Blob } from '../ports/blob-store.ts';
import type { PageReader } from '../ports/page-reader.ts';
import type { GateAnswer, GateResponse, Validators } from '../ports/portal-gate.ts';
import { type HostPorts, mayFetch, paced } from './host.ts';

/** A page that only ever answered "unchanged" is asked for in full again after this: some servers say so falsely. */
const UNCONDITIONAL_MS = 7 * 86_400_000;
/** A page that is gone is asked for once more, this much later, before it is believed. */
const CONFIRM_MS = 3_000;

/** What one fetch of a page brought. Nothing of it is stored yet. */
export interface Visit {
  /** The page's new row: failures are rows too. */
  readonly row: PageState;
  /** Bytes that are to be stored before the row that names them; null where they are already, or nothing came. */
  readonly snapshot: Blob | null;
  /** What was read of the bytes to judge them; null where there was no need to. */
  readonly paper: ExtractedPage | null;
  readonly list: ListReading | null;
}

export interface VisitPorts extends HostPorts {
  readonly pages: PageReader;
}

/**
 * Fetches one page that is pending. The answer is for the caller to store, for whatever the page leads to must be on record before
 * the page counts as done.
 */
export async function visit(page: PageState, definition: SourceDefinition, ports: VisitPorts): Promise<Visit> {
  const allowed = await mayFetch(page.url, definition, ports);
  if (allowed === 'no') return unread(settled(page, 'blocked', definition));
  if (allowed === 'unknown') {
    return unread(later(page, 'down', { outcome: 'failed', retryable: true }, definition, ports));
  }
  const validators = validatorsOf(page, ports.clock.now());
  const response = await paced({ url: page.url, foundOn: page.parentUrl, validators }, definition, ports);
  const read = await readResponse(response, page, definition, ports.pages);
  if (read.verdict === 'ok' && response.outcome === 'answer') return captured(page, response, read, definition);
  return unread(later(page, read.verdict, response, definition, ports));
}

function unread(row: PageState): Visit {
  return { row, snapshot: null, paper: null, list: null };
}

interface Read extends Pick<Visit, 'paper' | 'list'> {
  readonly verdict: CaptureVerdict;
}

/** What the answer is by its status and headers, and then by its own words. */
async function readResponse(
  response: GateResponse,
  page: PageState,
  definition: SourceDefinition,
  pages: PageReader,
): Promise<Read> {
  const readable = response.outcome === 'answer' && page.role !== 'attachment';
  const text = readable ? decodePage(response.bytes, response.headers['content-type']).text : '';
  const verdict = judgeResponse(response, { url: page.url, text, role: page.role });
  const unread = { verdict, paper: null, list: null };
  // The very bytes that were judged before: reading them again, most of a visit's work, would tell the same.
  if (verdict !== 'ok' || !readable || isCaptured(page, response.bytes)) return unread;
  try {
    return await readWords({ definition, url: response.finalUrl, text }, page, pages);
  } catch (error) {
    if (isUnreadable(error)) return { ...unread, verdict: 'too-large' };
    throw error;
  }
}

async function readWords(page: FetchedPage, { role, listedTitle }: PageState, pages: PageReader): Promise<Read> {
  if (role === 'paper') {
    const paper = await pages.readPaper(page);
    const title = UNTITLED.has(page.definition.adapter.type) ? null : listedTitle;
    const isOther = paper.verdict === 'ok' && title !== null && isOtherPage(paper, page.text, title);
    return { verdict: isOther ? 'soft-404' : paper.verdict, paper, list: null };
  }
  const { verdict, reading } = await pages.readList(page);
  // A list that is short is judged by its items, not by its words.
  const isWalled = isWall(verdict) && reading.items.length === 0;
  return { verdict: isWalled ? verdict : 'ok', paper: null, list: reading };
}

/** What they say of a paper is no title that stands in it. */
const UNTITLED: ReadonlySet<string> = new Set(['single-page', 'sitemap']);

function captured(page: PageState, answer: GateAnswer, read: Read, definition: SourceDefinition): Visit {
  const key = snapshotOf(answer.bytes);
  // The bytes of a capture on record are stored: writing them once more is a request in vain on a hosted store.
  const isKnown = page.capture?.snapshot === key;
  const row = {
    ...settled(page, isKnown ? 'unchanged' : 'ok', definition),
    etag: answer.headers.etag ?? null,
    lastModified: answer.headers['last-modified'] ?? null,
    capture: {
      tick: tickOf(page),
      snapshot: key,
      contentType: answer.headers['content-type'] ?? null,
      finalUrl: answer.finalUrl,
    },
  };
  return { row, snapshot: isKnown ? null : { key, bytes: answer.bytes }, paper: read.paper, list: read.list };
}

function isCaptured({ capture }: PageState, bytes: Uint8Array): boolean {
  return capture !== null && capture.snapshot === snapshotOf(bytes);
}

function snapshotOf(bytes: Uint8Array): string {
  return `snapshots/${hash('sha256', bytes, 'hex')}`;
}

/** Another attempt in this round where that may help, else the end of it. Nothing but health and times is touched. */
function later(
  page: PageState,
  verdict: CaptureVerdict,
  response: Retried,
  definition: SourceDefinition,
  ports: HostPorts,
): PageState {
  const attempts = page.attempts + 1;
  const now = ports.clock.now();
  const confirm = verdict === 'gone' && page.attempts === 0 && page.capture !== null ? now + CONFIRM_MS : null;
  const retryAt =
    confirm ?? (verdict === 'unchanged' ? null : nextRetry(response, { now, attempts, random: () => jitterOf(page) }));
  return retryAt === null ? settled(page, verdict, definition) : { ...page, attempts, notBefore: retryAt };
}

/** The row of a page whose visit is over for this round. A visit that failed counts as none: the next one comes as soon. */
function settled(page: PageState, verdict: CaptureVerdict, definition: SourceDefinition): PageState {
  const tick = tickOf(page);
  const wasSeen = verdict === 'ok' || verdict === 'unchanged' || verdict === 'gone';
  const { quietVisits } = page;
  const { revisitDays } = definition;
  const dueAt = nextVisit({ now: Date.parse(tick), quietVisits: wasSeen ? quietVisits : 0, revisitDays });
  return {
    ...page,
    pending: null,
    attempts: 0,
    notBefore: 0,
    checkedTick: tick,
    verdict,
    // Lists are opened by every round of their source.
    dueAt: page.role === 'list' ? Number.MAX_SAFE_INTEGER : dueAt,
    quietVisits: wasSeen ? quietVisits + 1 : quietVisits,
  };
}

function validatorsOf(page: PageState, now: number): Validators | null {
  const { capture, etag, lastModified } = page;
  if (capture === null || now - Date.parse(capture.tick) >= UNCONDITIONAL_MS) return null;
  return etag === null && lastModified === null ? null : { etag, lastModified, finalUrl: capture.finalUrl };
}

function tickOf(page: PageState): string {
  return page.pending ?? page.foundTick;
}

/** From 0 up to 1, by URL and attempt: retries of different pages do not fall together, and a replay waits the same. */
function jitterOf(page: PageState): number {
  return createHash('sha256').update(`${page.url} ${page.attempts}`).digest().readUInt32BE() / 2 ** 32;
}
