import type { Dispatcher } from 'undici';
import { decompress } from './decompress.ts';
import { type AnswerHeaders, wholeAnswer } from './whole-answer.ts';

export interface ExchangeLimits {
  readonly headersMs: number;
  readonly idleMs: number;
  readonly maxBytes: number;
  /** What is left of the fetch's deadline. */
  readonly remainingMs: number;
}

export interface ExchangeRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
  readonly location: string | null;
  readonly bytes: Uint8Array;
  readonly framing: 'length' | 'chunked' | 'close';
  readonly latencyMs: number;
}

/** One request and its whole answer, or a GateFailed or GateRefused. Redirects are answers here. */
export async function exchange(
  request: ExchangeRequest,
  dispatcher: Dispatcher,
  limits: ExchangeLimits,
): Promise<Exchanged> {
  const { method, headers, body } = request;
  const answer = await wholeAnswer(
    request.url,
    { method, headers, body, headersTimeout: limits.headersMs, bodyTimeout: limits.idleMs },
    dispatcher,
    { deadlineMs: limits.remainingMs, maxBytes: limits.maxBytes },
  );
  return {
    status: answer.status,
    headers: keptHeaders(answer.headers),
    setCookies: many(answer.headers['set-cookie']),
    location: one(answer.headers.location),
    bytes: await decompress(answer.bytes, one(answer.headers['content-encoding']) ?? '', limits.maxBytes),
    framing: framingOf(answer.headers),
    latencyMs: answer.latencyMs,
  };
}

/** Headers that later steps read. */
const KEPT_HEADERS = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'date',
  'etag',
  'last-modified',
  'retry-after',
  'server',
];
const MAX_KEPT_LENGTH = 1_024;

function keptHeaders(headers: AnswerHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = one(headers[name]);
    if (value !== null && value.length <= MAX_KEPT_LENGTH) kept[name] = value;
  }
  return kept;
}

function framingOf(headers: AnswerHeaders): 'length' | 'chunked' | 'close' {
  if ((one(headers['transfer-encoding']) ?? '').toLowerCase().includes('chunked')) return 'chunked';
  return headers['content-length'] === undefined ? 'close' : 'length';
}

function one(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function many(value: string | string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
