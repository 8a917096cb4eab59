import { parseRetryAfter } from './retry-after.ts';

/** How fast one host may be asked. Stored with the host, so that a restart is no excuse. */
export interface HostPace {
  /** Pause after each answer. */
  readonly delayMs: number;
  /** Milliseconds since the epoch; nothing is sent before. */
  readonly nextAllowedAt: number;
  /** Answers in a row that said that the host cannot or does not want to answer. */
  readonly failures: number;
}

export interface PaceLimits {
  /** The least pause; robots.txt's crawl-delay goes here where it is longer. 0: none is kept, however slow the host. */
  readonly minMs: number;
  readonly maxMs: number;
  /** N of AutoThrottle: requests that the host should see at once, on average. */
  readonly concurrency: number;
}

export interface HostAnswer {
  readonly now: number;
  readonly latencyMs: number;
  /** 0 where no answer came. */
  readonly status: number;
  /** The header as it came. */
  readonly retryAfter?: string | null | undefined;
}

export const DEFAULT_PACE: PaceLimits = { minMs: 1_000, maxMs: 60_000, concurrency: 1 };

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A Retry-After beyond this is a mistake or an attack; after it the host is asked once again. */
const MAX_RETRY_AFTER_MS = 7 * DAY;
const MAX_BACKOFF_MS = 30 * MINUTE;
/** Doubled for each failure where no pause is kept that could be. */
const LEAST_BACKOFF_MS = 1000;
const OVERLOADED = new Set([0, 408, 429, 500, 502, 503, 504]);

export function freshPace(limits: PaceLimits = DEFAULT_PACE): HostPace {
  return { delayMs: limits.minMs, nextAllowedAt: 0, failures: 0 };
}

/**
 * The pace after an answer (Scrapy's AutoThrottle): the pause moves half way to latency / N; an answer other than 200 never
 * shortens it, for errors are quick. Retry-After is kept on any status; without one a host that fails is left alone twice
 * as long each time.
 */
export function afterAnswer(pace: HostPace, answer: HostAnswer, limits: PaceLimits = DEFAULT_PACE): HostPace {
  const delayMs = throttle(pace.delayMs, answer, limits);
  const failures = OVERLOADED.has(answer.status) ? pace.failures + 1 : 0;
  const asked = Math.min(parseRetryAfter(answer.retryAfter, answer.now) ?? 0, MAX_RETRY_AFTER_MS);
  const backoff =
    failures === 0 ? 0 : Math.min((delayMs || LEAST_BACKOFF_MS) * 2 ** Math.min(failures, 20), MAX_BACKOFF_MS);
  const wait = Math.max(delayMs, asked > 0 ? asked : backoff);
  // A Retry-After that still runs is never shortened by a later answer.
  return { delayMs, nextAllowedAt: Math.max(pace.nextAllowedAt, answer.now + wait), failures };
}

/** Limits with robots.txt's crawl-delay in them; it may slow the pace, never quicken it. */
export function withCrawlDelay(limits: PaceLimits, crawlDelayMs: number | null): PaceLimits {
  const minMs = Math.max(limits.minMs, crawlDelayMs ?? 0);
  return { ...limits, minMs, maxMs: Math.max(limits.maxMs, minMs) };
}

/** What a retry depends on; a GateResponse fits. */
export type Retried =
  | { readonly outcome: 'answer'; readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'failed'; readonly retryable: boolean };

export interface RetryState {
  readonly now: number;
  /** Fetches made so far, the first included. */
  readonly attempts: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Statuses that may pass by themselves; 403, 412 and 451 do not, and asking again makes them worse. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const MAX_ATTEMPTS = 4;
const FIRST_RETRY_MS = 5_000;
const MAX_RETRY_MS = 10 * MINUTE;

/** When to fetch once more, or null where that is of no use. Half of the wait is random, so that hosts are not hit in step. */
export function nextRetry(response: Retried, state: RetryState): number | null {
  if (state.attempts >= MAX_ATTEMPTS || !mayPass(response)) return null;
  const full = Math.min(FIRST_RETRY_MS * 4 ** Math.max(0, state.attempts - 1), MAX_RETRY_MS);
  const jittered = full / 2 + (full / 2) * state.random();
  const header = response.outcome === 'answer' ? response.headers['retry-after'] : null;
  const asked = Math.min(parseRetryAfter(header, state.now) ?? 0, MAX_RETRY_AFTER_MS);
  return state.now + Math.round(Math.max(asked, jittered));
}

function mayPass(response: Retried): boolean {
  if (response.outcome === 'refused') return false;
  return response.outcome === 'failed' ? response.retryable : PASSING.has(response.status);
}

function throttle(delayMs: number, answer: HostAnswer, limits: PaceLimits): number {
  if (limits.minMs === 0) return 0;
  const target = Math.max(0, answer.latencyMs) / limits.concurrency;
  const moved = (delayMs + target) / 2;
  const chosen = answer.status === 200 ? moved : Math.max(delayMs, moved);
  return Math.round(Math.min(Math.max(chosen, limits.minMs), limits.maxMs));
}
