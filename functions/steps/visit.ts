import { createHash } from 'node:crypto';
import { decodePage } from '../domain/page/charset.ts';
import { extractPage } from '../domain/page/extract.ts';
import { judgePage } from '../domain/page/verdict.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { articleHtml } from '../domain/source/list.ts';
import { nextRetry, type Retried } from '../domain/source/pace.ts';
import { nextVisit } from '../domain/source/revisit.ts';
import type { PageState } from '../domain/source/state.ts';
import { type CaptureVerdict, judgeResponse } from '../domain/source/verdict.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { GateAnswer, GateResponse, Validators } from '../ports/portal-gate.ts';
import { type HostPorts, mayFetch, paced } from './host.ts';

export interface VisitPorts extends HostPorts {
  readonly blobs: BlobStore;
}

/** A page that only ever answered "unchanged" is asked for in full again after this: some servers say so falsely. */
const UNCONDITIONAL_MS = 7 * 86_400_000;
/** A page that is gone is asked for once more, this much later, before it is believed. */
const CONFIRM_MS = 3_000;

/**
 * Fetches one page that is pending, stores what came and answers the page's new row, which is not saved yet: whatever the page
 * leads to must be on record before the page counts as done. Failures are rows too, never throws.
 */
export async function visit(page: PageState, definition: SourceDefinition, ports: VisitPorts): Promise<PageState> {
  const allowed = await mayFetch(page.url, definition, ports);
  if (allowed === 'no') return settled(page, 'blocked', definition);
  if (allowed === 'unknown') return later(page, 'down', { outcome: 'failed', retryable: true }, definition, ports);
  const response = await paced({ url: page.url, validators: validatorsOf(page, ports.clock.now()) }, definition, ports);
  const verdict = judge(response, page, definition);
  if (verdict === 'ok' && response.outcome === 'answer') return captured(page, response, definition, ports);
  return later(page, verdict, response, definition, ports);
}

/** What the answer is by its status and headers, and then by its own words. */
function judge(response: GateResponse, page: PageState, definition: SourceDefinition): CaptureVerdict {
  const readable = response.outcome === 'answer' && page.role !== 'attachment';
  const text = readable ? decodePage(response.bytes, response.headers['content-type']).text : '';
  const verdict = judgeResponse(response, { url: page.url, text, role: page.role });
  if (verdict !== 'ok' || !readable) return verdict;
  // The very bytes that were judged before: reading them again, most of a visit's work, would tell the same.
  if (page.capture?.snapshot === snapshotOf(response.bytes)) return 'ok';
  if (page.role === 'paper') return extractPage(articleHtml(definition, text), { url: response.finalUrl }).verdict;
  // A list that is short is judged by its items, not by its words.
  const words = judgePage({ markup: text });
  return words === 'challenge' ? words : 'ok';
}

async function captured(
  page: PageState,
  answer: GateAnswer,
  definition: SourceDefinition,
  ports: VisitPorts,
): Promise<PageState> {
  const snapshot = snapshotOf(answer.bytes);
  // The bytes of a capture on record are stored: writing them once more is a request in vain on a hosted store.
  const verdict = page.capture?.snapshot === snapshot ? 'unchanged' : 'ok';
  if (verdict === 'ok') await ports.blobs.putOnce(snapshot, answer.bytes);
  return {
    ...settled(page, verdict, definition),
    etag: answer.headers.etag ?? null,
    lastModified: answer.headers['last-modified'] ?? null,
    capture: {
      tick: tickOf(page),
      snapshot,
      contentType: answer.headers['content-type'] ?? null,
      finalUrl: answer.finalUrl,
    },
  };
}

function snapshotOf(bytes: Uint8Array): string {
  return `snapshots/${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Another attempt in this round where that may help, else the end of it. Nothing but health and times is touched. */
function later(
  page: PageState,
  verdict: CaptureVerdict,
  response: Retried,
  definition: SourceDefinition,
  ports: VisitPorts,
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
