import { decodePage } from '../domain/page/charset.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { afterAnswer, DEFAULT_PACE, type PaceLimits, withCrawlDelay } from '../domain/source/pace.ts';
import { refererTo } from '../domain/source/referer.ts';
import { allowsUrl, parseRobots, type Robots } from '../domain/source/robots.ts';
import type { HostState, KeptCookies } from '../domain/source/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { GateAnswer, GateRequest, GateResponse, PortalGate } from '../ports/portal-gate.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { freshHost } from './revise.ts';

export interface HostPorts {
  readonly sources: SourceStore;
  readonly gate: PortalGate;
  readonly clock: Clock;
}

/** RFC 9309 §2.4: a robots.txt is not used for longer than a day. */
const ROBOTS_AGE_MS = 86_400_000;
/** One that could not be read is asked for again after this. */
const ROBOTS_RETRY_MS = 600_000;
/** The product token under which robots.txt is read. */
const AGENT = 'Hongtou';

/** Whether robots.txt lets the URL be fetched; `unknown` while the file itself cannot be read. */
export async function mayFetch(
  url: string,
  definition: SourceDefinition,
  ports: HostPorts,
): Promise<'yes' | 'no' | 'unknown'> {
  const host = await withRobots(url, definition, ports);
  const { status } = host.robots ?? { status: 0 };
  if (status === 0 || status >= 500) return 'unknown';
  return allowsUrl(robotsOf(host), url) ? 'yes' : 'no';
}

/** Why the gate does not ask the URL's host at all, by its code and words; null where it does, or was not asked yet. */
export async function refusalOf(url: string, { sources }: HostPorts): Promise<string | null> {
  return (await sources.host(new URL(url).host))?.robots?.refusal ?? null;
}

/**
 * Sends one request at the host's pace; `foundOn` is the page that led to it. The host's next instant is moved before the request
 * leaves, so that a process that dies meanwhile, or another one, keeps the pace too; it is moved again by what the answer says.
 */
export async function paced(
  { foundOn, ...request }: GateRequest & { readonly foundOn?: string | null },
  definition: SourceDefinition,
  ports: HostPorts,
): Promise<GateResponse> {
  const known = await claimTurn(request.url, definition, ports);
  const response = await ports.gate.fetch({
    ...transportOf(request.url, foundOn ?? null, definition),
    ...request,
    cookies: [...keptCookies(known, request.url, ports.clock.now()), ...(request.cookies ?? [])],
    mayFollow: (next) => follow(next, request.url, definition, ports),
  });
  const last = response.outcome === 'answer' ? response.finalUrl : (response.redirects.at(-1) ?? request.url);
  const host = await hostOf(last, definition, ports);
  const now = ports.clock.now();
  const answer =
    response.outcome === 'answer'
      ? { now, latencyMs: response.latencyMs, status: response.status, retryAfter: response.headers['retry-after'] }
      : { now, latencyMs: 0, status: 0 };
  const cookies = response.outcome === 'answer' ? withCookies(host, response, now) : host.cookies;
  const next = {
    ...host,
    ...afterAnswer(host, answer, limitsOf(host, definition)),
    ...(cookies === undefined ? {} : { cookies }),
  };
  if (tellsMore(next, host, now)) await ports.sources.saveHost(next);
  return response;
}

/** Whether a row says anything that the one on record does not: where no pause is kept, the next instant is always past. */
function tellsMore(next: HostState, recorded: HostState, now: number): boolean {
  const isSame =
    next.delayMs === recorded.delayMs && next.failures === recorded.failures && next.cookies === recorded.cookies;
  return !isSame || next.nextAllowedAt > now;
}

/** The way on which the source's definition sends its requests. The headers that it states go before what a browser would say. */
function transportOf(
  url: string,
  foundOn: string | null,
  { transport = {} }: SourceDefinition,
): Pick<GateRequest, 'proxy' | 'legacyTls' | 'accept' | 'headers'> {
  const { proxy = null, legacyTls = [], headers = {} } = transport;
  const referer = foundOn === null ? null : refererTo(url, foundOn);
  return {
    proxy,
    ...(legacyTls.includes(new URL(url).hostname) ? { legacyTls: 'allowed' } : {}),
    headers: { ...(referer === null ? {} : { referer }), ...headers },
    ...(headers.accept === undefined ? {} : { accept: headers.accept }),
  };
}

/** Cookies are replayed for a day: a wall's pass ends sooner, and a session that lasts longer is of no use to a reader. */
const COOKIE_AGE_MS = 86_400_000;

function keptCookies({ cookies }: HostState, url: string, now: number): KeptCookies['pairs'] {
  const kept = cookies?.[new URL(url).origin];
  return kept === undefined || now - kept.at >= COOKIE_AGE_MS ? [] : kept.pairs;
}

/** What the origin that answered last knows us by now. */
function withCookies(host: HostState, answer: GateAnswer, now: number): HostState['cookies'] {
  const { origin } = new URL(answer.finalUrl);
  const kept = host.cookies?.[origin];
  const pairs = answer.cookies;
  if (pairs.length === 0 && kept === undefined) return host.cookies;
  // The age counts from when they were set: replaying them must not keep them alive.
  const isSame = kept !== undefined && now - kept.at < COOKIE_AGE_MS && samePairs(kept.pairs, pairs);
  return isSame ? host.cookies : { ...host.cookies, [origin]: { at: now, pairs } };
}

function samePairs(a: KeptCookies['pairs'], b: KeptCookies['pairs']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A redirect is a request like any other: robots.txt of the next host is asked, and its pace kept. */
async function follow(
  next: string,
  asked: string,
  definition: SourceDefinition,
  ports: HostPorts,
): Promise<'follow' | 'stop'> {
  const isRobots = new URL(asked).pathname === '/robots.txt';
  if (!isRobots && (await mayFetch(next, definition, ports)) === 'no') return 'stop';
  await claimTurn(next, definition, ports);
  return 'follow';
}

/** Waits for the host's turn and takes it; answers the host's row. */
async function claimTurn(url: string, definition: SourceDefinition, ports: HostPorts): Promise<HostState> {
  const host = await hostOf(url, definition, ports);
  await ports.clock.sleepUntil(host.nextAllowedAt);
  const claimed = { ...host, nextAllowedAt: Math.max(host.nextAllowedAt, ports.clock.now() + host.delayMs) };
  if (host.delayMs > 0) await ports.sources.saveHost(claimed);
  return claimed;
}

async function withRobots(url: string, definition: SourceDefinition, ports: HostPorts): Promise<HostState> {
  const host = await hostOf(url, definition, ports);
  const via = proxyOf(definition);
  if (isFresh(host.robots, via, ports.clock.now())) return host;
  const response = await paced({ url: new URL('/robots.txt', url).href }, definition, ports);
  const answered = response.outcome === 'answer';
  const robots = {
    fetchedAt: ports.clock.now(),
    status: answered ? response.status : 0,
    text: answered ? decodePage(response.bytes, response.headers['content-type']).text.slice(0, 500_000) : '',
    ...(response.outcome === 'refused' ? { refusal: `${response.code}: ${response.message}` } : {}),
    ...(via === undefined ? {} : { via }),
  };
  const known = await hostOf(url, definition, ports);
  const { crawlDelayMs } = parseRobots(robots, AGENT);
  const delayMs = Math.max(known.delayMs, withCrawlDelay(baseLimits(definition), crawlDelayMs).minMs);
  const asked = { ...known, robots, delayMs };
  await ports.sources.saveHost(asked);
  return asked;
}

/** That a host could not be reached on one way says nothing of another. */
function isFresh(robots: HostState['robots'], via: string | undefined, now: number): boolean {
  if (robots === null) return false;
  const age = now - robots.fetchedAt;
  const readable = robots.status > 0 && robots.status < 500;
  return readable ? age < ROBOTS_AGE_MS : age < ROBOTS_RETRY_MS && robots.via === via;
}

/** Without user name and password. */
function proxyOf({ transport }: SourceDefinition): string | undefined {
  return transport?.proxy === undefined ? undefined : new URL(transport.proxy).host;
}

async function hostOf(url: string, definition: SourceDefinition, ports: HostPorts): Promise<HostState> {
  const { host } = new URL(url);
  return (await ports.sources.host(host)) ?? freshHost(host, baseLimits(definition).minMs);
}

function robotsOf(host: HostState): Robots {
  return parseRobots(host.robots ?? { status: 0, text: '' }, AGENT);
}

function limitsOf(host: HostState, definition: SourceDefinition): PaceLimits {
  return withCrawlDelay(baseLimits(definition), host.robots === null ? null : robotsOf(host).crawlDelayMs);
}

function baseLimits(definition: SourceDefinition): PaceLimits {
  return { ...DEFAULT_PACE, minMs: definition.paceMs ?? DEFAULT_PACE.minMs };
}
