import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  DEFAULT_PACE,
  freshPace,
  type HostPace,
  nextRetry,
  withCrawlDelay,
} from '../../../functions/domain/source/pace.ts';
import { parseRetryAfter } from '../../../functions/domain/source/retry-after.ts';

const NOW = Date.UTC(2024, 4, 1, 8);
const DAY = 86_400_000;
const pace = (delayMs: number): HostPace => ({ delayMs, nextAllowedAt: 0, failures: 0 });

describe('the pace of a host', () => {
  it('moves half way to the latency', () => {
    expect(afterAnswer(pace(2_000), { now: NOW, latencyMs: 6_000, status: 200 }).delayMs).toBe(4_000);
    expect(afterAnswer(pace(6_000), { now: NOW, latencyMs: 2_000, status: 200 }).delayMs).toBe(4_000);
  });

  it.each([304, 404, 429, 500, 0])('is never quickened by a %i, however fast it came', (status) => {
    expect(afterAnswer(pace(6_000), { now: NOW, latencyMs: 10, status }).delayMs).toBe(6_000);
  });

  it('waits longer with each failure in a row and forgets them with an answer', () => {
    const first = afterAnswer(freshPace(), { now: NOW, latencyMs: 100, status: 503 });
    const second = afterAnswer(first, { now: first.nextAllowedAt, latencyMs: 100, status: 503 });
    expect(second.nextAllowedAt - first.nextAllowedAt).toBeGreaterThan(first.nextAllowedAt - NOW);
    expect(afterAnswer(second, { now: second.nextAllowedAt, latencyMs: 100, status: 404 }).failures).toBe(0);
  });

  it('keeps no pause where none is asked for, however slow the host, but is taken up by failures and Retry-After', () => {
    const limits = { ...DEFAULT_PACE, minMs: 0 };
    const none = freshPace(limits);
    const slow = afterAnswer(none, { now: NOW, latencyMs: 5_000, status: 200 }, limits);
    expect([slow.delayMs, slow.nextAllowedAt]).toEqual([0, NOW]);
    const ill = afterAnswer(none, { now: NOW, latencyMs: 10, status: 503 }, limits);
    expect(ill.nextAllowedAt).toBe(NOW + 2_000);
    expect(afterAnswer(none, { now: NOW, latencyMs: 10, status: 200, retryAfter: '60' }, limits).nextAllowedAt).toBe(
      NOW + 60_000,
    );
  });

  it.each([200, 301, 429, 503])('keeps a Retry-After that came with a %i', (status) => {
    expect(afterAnswer(freshPace(), { now: NOW, latencyMs: 100, status, retryAfter: '3600' }).nextAllowedAt).toBe(
      NOW + 3_600_000,
    );
  });

  it('keeps a Retry-After of a century for a week', () => {
    expect(
      afterAnswer(freshPace(), { now: NOW, latencyMs: 1, status: 503, retryAfter: '3153600000' }).nextAllowedAt,
    ).toBe(NOW + 7 * DAY);
  });

  it('never falls under a crawl-delay, nor is it quickened by one', () => {
    const slow = withCrawlDelay(DEFAULT_PACE, 90_000);
    expect(afterAnswer(freshPace(slow), { now: NOW, latencyMs: 10, status: 200 }, slow).nextAllowedAt).toBe(
      NOW + 90_000,
    );
    expect(withCrawlDelay(DEFAULT_PACE, 10).minMs).toBe(1_000);
  });

  it('stays within its limits and never goes back, whatever the host answers', () => {
    const answer = fc.record({
      latencyMs: fc.double({ min: 0, max: 1e7, noNaN: true }),
      status: fc.constantFrom(0, 200, 304, 404, 429, 500, 503),
      retryAfter: fc.option(fc.oneof(fc.string(), fc.nat().map(String)), { nil: null }),
      waited: fc.nat(100_000),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
        let state = freshPace();
        for (const { waited, ...rest } of answers) {
          const now = Math.max(NOW, state.nextAllowedAt) + waited;
          const next = afterAnswer(state, { ...rest, now });
          expect(next.nextAllowedAt).toBeGreaterThanOrEqual(now + DEFAULT_PACE.minMs);
          expect(next.nextAllowedAt).toBeGreaterThanOrEqual(state.nextAllowedAt);
          expect(next.delayMs).toBeLessThanOrEqual(DEFAULT_PACE.maxMs);
          if (rest.status !== 200) expect(next.delayMs).toBeGreaterThanOrEqual(state.delayMs);
          state = next;
        }
      }),
    );
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Wed, 01 May 2024 08:01:00 GMT', 60_000],
    ['Wednesday, 01-May-24 08:01:00 GMT', 60_000],
    ['Wed, 01 May 2024 07:00:00 GMT', 0],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%s waits %s ms', (header, wait) => {
    expect(parseRetryAfter(header, NOW)).toBe(wait);
  });
});

describe('a retry', () => {
  const state = { now: NOW, attempts: 1, random: () => 0.5 };
  const answer = (status: number, headers = {}) => ({ outcome: 'answer' as const, status, headers });

  it('is made for what may pass only', () => {
    for (const status of [429, 500, 502, 503, 504]) expect(nextRetry(answer(status), state)).toBeGreaterThan(NOW);
    for (const status of [200, 304, 403, 404, 410, 412, 451, 501]) expect(nextRetry(answer(status), state)).toBeNull();
    expect(nextRetry({ outcome: 'failed', retryable: true }, state)).toBeGreaterThan(NOW);
    expect(nextRetry({ outcome: 'failed', retryable: false }, state)).toBeNull();
    expect(nextRetry({ outcome: 'refused' }, state)).toBeNull();
  });

  it('waits longer each time, at random, and ends', () => {
    const at = (attempts: number, random: number) => nextRetry(answer(500), { now: 0, attempts, random: () => random });
    expect([at(1, 0), at(1, 1), at(2, 0), at(3, 0), at(4, 0)]).toEqual([2_500, 5_000, 10_000, 40_000, null]);
  });

  it('is never made before Retry-After', () => {
    expect(nextRetry(answer(503, { 'retry-after': '600' }), state)).toBe(NOW + 600_000);
  });
});
