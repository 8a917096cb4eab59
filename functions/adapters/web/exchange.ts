import type { Dispatcher } from 'undici';
import { decompress } from './decompress.ts';
import { GateFailed, nameFault } from './fault.ts';

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
  // undici's bodyTimeout is idle time only: a server that drips a byte a second needs this deadline.
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(lateFor(request.url)), limits.remainingMs);
  let phase: 'head' | 'body' = 'head';
  const startedAt = performance.now();
  try {
    const answer = await dispatcher.request({
      origin: request.url.origin,
      path: `${request.url.pathname}${request.url.search}`,
      method: request.method,
      headers: request.headers,
      body: request.body,
      signal: deadline.signal,
      headersTimeout: limits.headersMs,
      bodyTimeout: limits.idleMs,
    });
    phase = 'body';
    const latencyMs = performance.now() - startedAt;
    const wire = await readBody(answer, limits.maxBytes);
    const bytes = await decompress(wire, one(answer.headers['content-encoding']) ?? '', limits.maxBytes);
    return {
      status: answer.statusCode,
      headers: keptHeaders(answer.headers),
      setCookies: many(answer.headers['set-cookie']),
      location: one(answer.headers.location),
      bytes,
      framing: framingOf(answer.headers),
      latencyMs,
    };
  } catch (thrown) {
    throw deadline.signal.aborted ? deadline.signal.reason : nameFault(thrown, request.url.href, phase);
  } finally {
    clearTimeout(timer);
  }
}

/** Made only when it is needed: an error with its stack costs a tenth of a whole request. */
function lateFor(url: URL): GateFailed {
  return new GateFailed('HONGTOU_GATE_TIMEOUT', `${url.href} was not whole within its deadline.`, {
    retry: 'may-retry',
  });
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

function keptHeaders(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = one(headers[name]);
    if (value !== null && value.length <= MAX_KEPT_LENGTH) kept[name] = value;
  }
  return kept;
}

type Headers = Dispatcher.ResponseData['headers'];

async function readBody(answer: Dispatcher.ResponseData, maxBytes: number): Promise<Uint8Array> {
  const announced = Number(one(answer.headers['content-length']) ?? 0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (announced > maxBytes) throw tooLarge(announced, maxBytes, answer);
  for await (const chunk of answer.body) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(length, maxBytes, answer);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function tooLarge(length: number, maxBytes: number, answer: Dispatcher.ResponseData): GateFailed {
  const fault = new GateFailed(
    'HONGTOU_GATE_TOO_LARGE',
    `The body has ${length} bytes or more, at most ${maxBytes} are read.`,
  );
  // Without a listener the stream's own error would end the process.
  answer.body.on('error', () => undefined).destroy(fault);
  return fault;
}

function framingOf(headers: Headers): 'length' | 'chunked' | 'close' {
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
