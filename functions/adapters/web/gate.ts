import { HongtouError } from '../../domain/error.ts';
import type { GateRequest, GateResponse, PortalGate } from '../../ports/portal-gate.ts';
import { type AddressRule, literalAddress, publicAddressesOnly, withoutBrackets } from './address.ts';
import { checkedAddresses, type HostPlaces, type Resolver, systemResolver } from './connect.ts';
import { CookieJar, readSetCookies } from './cookies.ts';
import { type Exchanged, exchange } from './exchange.ts';
import { GateFailed, GateRefused } from './fault.ts';
import { HostQueue } from './host-queue.ts';
import { bodyOf, headersOf, isRedirect, type Journey, nextStep, startJourney } from './journey.ts';
import { LinesOut } from './lines-out.ts';
import { portOf, readTarget } from './target.ts';

export interface GateLimits {
  readonly deadlineMs: number;
  readonly headersMs: number;
  readonly idleMs: number;
  readonly connectMs: number;
  readonly maxBytes: number;
  readonly headerBytes: number;
  /** Requests to one host at the same time; 1 keeps promise 11, more is for benchmarks against an own server. */
  readonly perHost: number;
}

export interface GateOptions {
  /** Names the program and how to reach who runs it. @example 'Hongtou/0.1 (+https://example.org/hongtou)' */
  readonly userAgent: string;
  readonly resolve?: Resolver;
  readonly allowAddress?: AddressRule;
  readonly allowedPorts?: readonly number[];
  /** Hosts that are reached at a place of the operator's choice, which is not checked: the demo portal lives on loopback. */
  readonly places?: HostPlaces;
  readonly limits?: Partial<GateLimits>;
  /** PEM certificates trusted instead of the built-in ones. */
  readonly certificateAuthorities?: readonly string[];
}

const DEFAULT_LIMITS: GateLimits = {
  deadlineMs: 45_000,
  headersMs: 20_000,
  idleMs: 15_000,
  connectMs: 10_000,
  maxBytes: 16_000_000,
  headerBytes: 32_768,
  perHost: 1,
};
const DEFAULT_PORTS = [80, 443];

/** A printable line with an address or URL in it. @example 'Hongtou/0.1 (+mailto:ops@example.org)' */
const AGENT_WITH_CONTACT = /^(?=.*?(?:https?:\/\/|@))[\u0020-\u007e]+$/;

/**
 * The gate over undici's `request`. Throws HONGTOU_GATE_USER_AGENT where the user agent names no contact.
 * @example const gate = createPortalGate({ userAgent: 'Hongtou/0.1 (+https://example.org)' });
 */
export function createPortalGate(options: GateOptions): PortalGate & { close(): Promise<void> } {
  if (!AGENT_WITH_CONTACT.test(options.userAgent)) {
    const got = JSON.stringify(options.userAgent);
    throw new HongtouError(
      'HONGTOU_GATE_USER_AGENT',
      `The user agent is ${got}, expected one with a URL or e-mail address.`,
    );
  }
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const room: Room = {
    userAgent: options.userAgent,
    limits,
    resolve: options.resolve ?? systemResolver,
    allowAddress: options.allowAddress ?? publicAddressesOnly,
    allowedPorts: new Set(options.allowedPorts ?? DEFAULT_PORTS),
    queue: new HostQueue(limits.perHost),
    lines: new LinesOut({
      resolve: options.resolve ?? systemResolver,
      allowAddress: options.allowAddress ?? publicAddressesOnly,
      connectMs: limits.connectMs,
      places: options.places ?? {},
      certificateAuthorities: options.certificateAuthorities ?? [],
      headerBytes: limits.headerBytes,
      connectionsPerOrigin: limits.perHost,
    }),
  };
  return { fetch: (request) => travel(request, room), close: () => room.lines.close() };
}

interface Room {
  readonly userAgent: string;
  readonly limits: GateLimits;
  readonly resolve: Resolver;
  readonly allowAddress: AddressRule;
  readonly allowedPorts: ReadonlySet<number>;
  readonly queue: HostQueue;
  readonly lines: LinesOut;
}

async function travel(request: GateRequest, room: Room): Promise<GateResponse> {
  const redirects: string[] = [];
  try {
    let journey = startJourney(request, readTarget(request.url, null, room), new CookieJar());
    let remainingMs = request.deadlineMs ?? room.limits.deadlineMs;
    for (;;) {
      const here = journey;
      const startedAt = { ms: 0 };
      const answer = await room.queue.run(here.url.hostname, () => {
        startedAt.ms = performance.now();
        return hop(here, request, room, remainingMs);
      });
      remainingMs -= performance.now() - startedAt.ms;
      here.jar.add(here.url.origin, readSetCookies(answer.setCookies));
      if (isRedirect(answer)) redirects.push(here.url.href);
      const next = nextStep(here, answer, (location) => readTarget(location, here.url, room));
      if (next === 'arrived') return arrived(here, answer, redirects);
      await askToFollow(next, request);
      if (remainingMs <= 0)
        throw new GateFailed('HONGTOU_GATE_TIMEOUT', `Redirects of ${request.url} took too long.`, {
          retry: 'may-retry',
        });
      journey = next;
    }
  } catch (thrown) {
    return asData(thrown, redirects);
  }
}

async function hop(journey: Journey, request: GateRequest, room: Room, remainingMs: number): Promise<Exchanged> {
  const proxy = request.proxy ?? null;
  if (proxy !== null) await checkProxied(journey.url, room);
  const tls = request.legacyTls === 'allowed' && journey.url.hostname === journey.start.hostname ? 'legacy' : 'modern';
  return exchange(
    {
      url: journey.url,
      method: journey.method,
      headers: headersOf(journey, request, room.userAgent),
      body: bodyOf(journey, request),
    },
    room.lines.dispatcher({ proxy, tls }),
    { ...room.limits, maxBytes: request.maxBytes ?? room.limits.maxBytes, remainingMs },
  );
}

/** Behind a proxy the name is resolved there; where this machine can resolve it too, a private answer still refuses it. */
async function checkProxied(url: URL, room: Room): Promise<void> {
  const host = withoutBrackets(url.hostname);
  if (literalAddress(host) !== null) return;
  try {
    await checkedAddresses(host, portOf(url), room);
  } catch (thrown) {
    if (thrown instanceof GateRefused) throw thrown;
  }
}

async function askToFollow(next: Journey, request: GateRequest): Promise<void> {
  const said = (await request.mayFollow?.(next.url.href)) ?? 'follow';
  if (said === 'stop')
    throw new GateRefused('HONGTOU_GATE_REDIRECT', `The redirect to ${next.url.href} may not be followed.`);
}

function arrived(journey: Journey, answer: Exchanged, redirects: readonly string[]): GateResponse {
  const { status, headers, bytes, framing, latencyMs } = answer;
  const cookies = journey.jar.of(journey.url.origin);
  return {
    outcome: 'answer',
    status,
    finalUrl: journey.url.href,
    redirects,
    headers,
    bytes,
    framing,
    cookies,
    latencyMs,
  };
}

function asData(thrown: unknown, redirects: readonly string[]): GateResponse {
  if (thrown instanceof GateRefused)
    return { outcome: 'refused', code: thrown.code, message: thrown.message, redirects };
  if (thrown instanceof GateFailed) {
    const { code, message } = thrown;
    return { outcome: 'failed', code, message, retryable: thrown.retry === 'may-retry', redirects };
  }
  const message = `The request could not be made: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  return { outcome: 'failed', code: 'HONGTOU_GATE_PROTOCOL', message, retryable: false, redirects };
}
