import type { GateRequest } from '../../ports/portal-gate.ts';
import type { CookieJar } from './cookies.ts';
import { ACCEPTED_ENCODINGS } from './decompress.ts';
import type { Exchanged } from './exchange.ts';
import { GateFailed, GateRefused } from './fault.ts';

/** Where a fetch stands between two hops. */
export interface Journey {
  readonly start: URL;
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly hops: number;
  /** Each URL together with the cookies that it was asked with: the same pair again will answer the same again. */
  readonly seen: ReadonlySet<string>;
  readonly jar: CookieJar;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const DEFAULT_ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const FORM = 'application/x-www-form-urlencoded';
/** What may stand in a header's value (RFC 9110 §5.5). @example `W/"65f0-1a2b"` */
const HEADER_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]{1,1024}$/;
const FURTHER = new Set(['accept-language', 'referer', 'x-requested-with']);
/** Header bytes over 127: undici reads headers as Latin-1, so each is one byte of UTF-8 or GBK. */
const HIGH_BYTE = /[\u0080-\u00ff]/g;

export function startJourney(request: GateRequest, url: URL, jar: CookieJar): Journey {
  jar.add(url.origin, request.cookies ?? []);
  return { start: url, url, method: request.method ?? 'GET', hops: 0, seen: new Set([stateOf(url, jar)]), jar };
}

/** The next hop that an answer asks for, or `arrived`. Throws where the redirect is not to be followed. */
export function nextStep(journey: Journey, answer: Exchanged, read: (location: string) => URL): Journey | 'arrived' {
  if (!isRedirect(answer) || answer.location === null) return 'arrived';
  if (journey.hops >= MAX_REDIRECTS) {
    throw new GateRefused('HONGTOU_GATE_REDIRECT', `${journey.start.href} redirects more than ${MAX_REDIRECTS} times.`);
  }
  const url = read(answer.location.replace(HIGH_BYTE, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`));
  const method = methodAfter(journey, answer.status, url);
  const state = stateOf(url, journey.jar);
  if (journey.seen.has(state)) {
    throw new GateFailed(
      'HONGTOU_GATE_REDIRECT_LOOP',
      `${url.href} redirects to itself, with the cookies that it set.`,
    );
  }
  return { ...journey, url, method, hops: journey.hops + 1, seen: new Set([...journey.seen, state]) };
}

export function isRedirect(answer: Exchanged): boolean {
  return REDIRECTS.has(answer.status) && answer.location !== null;
}

export function headersOf(journey: Journey, request: GateRequest, userAgent: string): Record<string, string> {
  const isHome = journey.url.origin === journey.start.origin;
  const headers: Record<string, string> = {
    'accept-language': 'zh-CN,zh;q=0.9',
    ...(isHome ? furtherHeaders(request) : {}),
    'user-agent': userAgent,
    accept: (isHome ? safeValue(request.accept) : null) ?? DEFAULT_ACCEPT,
    'accept-encoding': ACCEPTED_ENCODINGS,
  };
  const cookie = journey.jar.header(journey.url.origin);
  if (cookie !== null) headers.cookie = cookie;
  if (journey.method === 'POST') headers['content-type'] = safeValue(request.contentType) ?? FORM;
  // Validators belong to the URL that gave them: on any other hop a 304 would mean a page that was never seen.
  if (request.validators && sameUrl(request.validators.finalUrl, journey.url)) {
    const etag = safeValue(request.validators.etag);
    const lastModified = safeValue(request.validators.lastModified);
    if (etag !== null) headers['if-none-match'] = etag;
    if (lastModified !== null) headers['if-modified-since'] = lastModified;
  }
  return headers;
}

/** Whatever else is asked for: what the gate itself says, frames or keeps is not among it. */
function furtherHeaders(request: GateRequest): Record<string, string> {
  const entries = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), safeValue(value)]);
  return Object.fromEntries(entries.filter(([name, value]) => value !== null && FURTHER.has(String(name))));
}

export function bodyOf(journey: Journey, request: GateRequest): string | null {
  return journey.method === 'POST' ? (request.body ?? '') : null;
}

/** RFC 9110 §15.4: 307 and 308 repeat the request, the others turn it into a GET. A body never goes to another origin. */
function methodAfter(journey: Journey, status: number, next: URL): 'GET' | 'POST' {
  if (journey.method === 'GET' || (status !== 307 && status !== 308)) return 'GET';
  if (next.origin !== journey.start.origin) {
    throw new GateRefused(
      'HONGTOU_GATE_REDIRECT',
      `A POST to ${journey.start.origin} is redirected to ${next.origin}.`,
    );
  }
  return 'POST';
}

function stateOf(url: URL, jar: CookieJar): string {
  return `${url.href} ${jar.header(url.origin) ?? ''}`;
}

function sameUrl(text: string, url: URL): boolean {
  const other = URL.parse(text);
  if (other === null) return false;
  other.hash = '';
  return other.href === url.href;
}

function safeValue(value: string | null | undefined): string | null {
  return value !== null && value !== undefined && HEADER_VALUE.test(value) ? value : null;
}
