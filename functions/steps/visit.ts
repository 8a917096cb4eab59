import { createHash } from 'node:crypto';
import { decodePage } from '../domain/page/charset.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { afterAnswer } from '../domain/source/pace.ts';
import { nextVisit } from '../domain/source/revisit.ts';
import { allowsUrl, parseRobots } from '../domain/source/robots.ts';
import type { HostState, PageState } from '../domain/source/state.ts';
import { type CaptureVerdict, judgeResponse } from '../domain/source/verdict.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { GateResponse, PortalGate } from '../ports/portal-gate.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { freshHost } from './revise.ts';

export interface VisitPorts {
  readonly sources: SourceStore;
  readonly blobs: BlobStore;
  readonly gate: PortalGate;
  readonly clock: Clock;
}

const DAY = 86_400_000;
const DEFAULT_PACE_MS = 1000;
/** Fetches of one page in one round, the first included. */
const MAX_ATTEMPTS = 4;

/** Fetches one page that is pending, stores what came and answers the page's new row. Failures are rows too, never throws. */
export async function visit(page: PageState, definition: SourceDefinition, ports: VisitPorts): Promise<PageState> {
  const host = await withRobots(page, definition, ports);
  if (!mayFetch(host, page.url)) return save(settlePage(page, 'blocked', definition), ports);
  const response = await paced(host, ports, () =>
    ports.gate.fetch({ url: page.url, validators: validatorsOf(page, definition) }),
  );
  const text = response.outcome === 'answer' ? decodePage(response.bytes, response.headers['content-type']).text : '';
  const verdict = judgeResponse(response, { url: page.url, text, role: page.role });
  if (verdict === 'ok' && response.outcome === 'answer') return save(await captured(page, response, definition, ports), ports);
  if (mayRetry(response) && page.attempts + 1 < MAX_ATTEMPTS) return save(await postponed(page, verdict, ports), ports);
  return save(settlePage(page, verdict, definition), ports);
}
