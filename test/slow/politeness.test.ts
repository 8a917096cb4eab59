import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rehearsalClock } from '../../functions/adapters/local/clock.ts';
import { readTaxonomy } from '../../functions/cli/config.ts';
import { type LocalMonitor, openLocalMonitor } from '../../functions/compose/local.ts';
import { runRound } from '../../functions/pipeline.ts';
import type { GateRequest, PortalGate } from '../../functions/ports/portal-gate.ts';
import { START } from '../steps/monitor.ts';
import { type Answers, type Host, listPage, listSource, noticePage, openHost } from '../steps/portal.ts';

/** 497 papers and 3 lists. Each host has its own reason for its pace: the default, its robots.txt, its definition. */
const PAPERS = { 'a.example': 166, 'b.example': 166, 'c.example': 165 } as const;
const PACE: Readonly<Record<string, number>> = { 'a.example': 1000, 'b.example': 3000, 'c.example': 2000 };
const DEFINITIONS = [listSource('a.example'), listSource('b.example'), listSource('c.example', { paceMs: 2000 })];
/** The process dies when it has sent so many requests: once with a host's long Retry-After running, once late. */
const DEATHS = [150, 420];
const HOUR = 3_600_000;

/** One request as it left, by the monitor's clock, redirects included. */
interface Sent {
  readonly host: string;
  readonly path: string;
  readonly at: number;
}

interface Refusal {
  readonly host: string;
  readonly at: number;
  /** Nothing may be sent to the host before. */
  readonly until: number;
}

const folder = mkdtempSync(join(tmpdir(), 'hongtou-polite-'));
const sent: Sent[] = [];
const refusals: Refusal[] = [];
/** As the hosts themselves see it: requests under way, and the most at once. */
const open = new Map<string, number>();
const mostAtOnce = new Map<string, number>();
let now = START;
let hosts: readonly Host[] = [];

beforeAll(async () => {
  hosts = await Promise.all(Object.entries(PAPERS).map(([name, papers]) => portalHost(name, papers)));
  for (const life of [...DEATHS, Number.POSITIVE_INFINITY]) await liveUntil(life);
}, 60_000);

afterAll(async () => {
  for (const host of hosts) await host.close();
  rmSync(folder, { recursive: true, force: true });
});

function openOnFolder(): LocalMonitor {
  return openLocalMonitor({
    folder,
    definitions: DEFINITIONS,
    taxonomy: readTaxonomy(),
    clock: rehearsalClock(now),
    userAgent: 'Hongtou-test/0.1 (+https://hongtou.example/contact)',
    siteUrl: 'https://hongtou.example/',
    mail: { from: 'alerts@hongtou.example', smtp: null },
    places: Object.fromEntries(hosts.map(({ name, place }) => [name, place])),
  });
}

/**
 * A new process on the same folder that runs a round, and dies after `requests` requests, the last one answered and the answer not yet on
 * record: what the next process knows of the host is what was written before the request left. It starts at that very moment.
 */
async function liveUntil(requests: number): Promise<void> {
  const monitor = openOnFolder();
  const { clock } = monitor.ports;
  const tick = new Date(now).toISOString();
  await new Promise<void>((died, failed) => {
    const gate: PortalGate = {
      fetch: async (request) => {
        const answer = await monitor.ports.gate.fetch(noted(request, () => clock.now()));
        // A Retry-After that died with the process cannot be known.
        if (sent.length < requests || answer.outcome !== 'answer' || answer.status !== 200) return answer;
        died();
        return new Promise(() => undefined);
      },
    };
    const watched = { ...monitor.ports, clock: { ...clock, sleepUntil: moved(clock.sleepUntil, clock.now) }, gate };
    runRound(tick, watched).then(() => died(), failed);
  });
  await monitor.close();
}

/** The hosts tell their Retry-After by the same clock. */
function moved(sleepUntil: (instant: number) => Promise<void>, read: () => number) {
  return async (instant: number) => {
    await sleepUntil(instant);
    now = read();
  };
}

/** The request, noted now, and each hop that a redirect adds when it is let through. */
function noted(request: GateRequest, time: () => number): GateRequest {
  note(request.url, time());
  return {
    ...request,
    mayFollow: async (next) => {
      const said = (await request.mayFollow?.(next)) ?? 'follow';
      if (said === 'follow') note(next, time());
      return said;
    },
  };
}

function note(url: string, at: number): void {
  const { host, pathname } = new URL(url);
  sent.push({ host, path: pathname, at });
}

/** A host that counts who is inside, with a robots.txt, failures that pass, and a page that moved. */
async function portalHost(name: string, count: number): Promise<Host> {
  const papers = Array.from({ length: count }, (_, at) => ({
    path: `/p/${at}.html`,
    title: `关于第${at}批项目的通知`,
  }));
  const pages = papers.map(({ path, title }, at): [string, Answers[string]] => [path, answerOf(name, at, title)]);
  const delay = name === 'b.example' ? '\nCrawl-delay: 3' : '';
  const host = await openHost(name, {
    '/robots.txt': `User-agent: *\nDisallow: /p/7.html\nDisallow: /p/77.html${delay}`,
    '/list/': listPage(papers),
    ...Object.fromEntries(pages),
    '/moved/5.html': noticePage(papers[5]?.title ?? '', '现将第5批项目通知如下，资金600万元。'),
  });
  host.answers = Object.fromEntries(
    Object.entries(host.answers).map(([path, answer]) => [path, counted(name, answer)]),
  );
  return host;
}

function answerOf(name: string, at: number, title: string): Answers[string] {
  const page = noticePage(title, `现将第${at}批项目通知如下，资金${at + 1}00万元。`);
  if (name === 'a.example' && at === 5) return redirectTo('http://b.example/moved/5.html');
  if (name === 'c.example' && at === 20) return failing(name, 1, page, () => '3600');
  if (at % 40 === 10) return failing(name, 2, page, () => '90');
  // RFC 9110 §10.2.3: a date serves as well; whole seconds, so never earlier than meant.
  if (at % 40 === 30) return failing(name, 1, page, () => new Date(now + 120_000).toUTCString());
  if (at % 40 === 35) return failing(name, 1, page, () => null);
  return page;
}

function redirectTo(location: string): Answers[string] {
  return (_, response) => void response.writeHead(302, { location }).end();
}

/** 503 so many times, then the page. */
function failing(host: string, times: number, page: string, retryAfter: () => string | null): Answers[string] {
  let left = times;
  return (_, response) => {
    if (left-- <= 0) return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    const after = retryAfter();
    if (after !== null) {
      const until = /^\d+$/.test(after) ? now + Number(after) * 1000 : Date.parse(after);
      refusals.push({ host, at: now, until });
    }
    response.writeHead(503, after === null ? {} : { 'retry-after': after }).end();
  };
}

function counted(name: string, answer: Answers[string] | undefined) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const inside = (open.get(name) ?? 0) + 1;
    open.set(name, inside);
    mostAtOnce.set(name, Math.max(mostAtOnce.get(name) ?? 0, inside));
    response.once('close', () => open.set(name, (open.get(name) ?? 1) - 1));
    if (typeof answer === 'function') answer(request, response);
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer);
  };
}

describe('500 pages of three hosts, with failures, two deaths of the process and a restart after each', () => {
  it('are all fetched but for those that robots.txt forbids', async () => {
    const monitor = openOnFolder();
    const verdicts = new Map<string | null, number>();
    for (const { id } of DEFINITIONS) {
      for await (const { verdict } of monitor.ports.sources.pagesOf(id)) {
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      }
    }
    await monitor.close();
    const fetched = (verdicts.get('ok') ?? 0) + (verdicts.get('unchanged') ?? 0);
    expect([fetched, verdicts.get('blocked'), verdicts.size]).toEqual([500 - 6, 6, 3]);
  });

  it('leave no request unnoted', () => {
    for (const host of hosts) {
      expect(sent.filter((request) => request.host === host.name).map(({ path }) => path)).toEqual(host.asked);
    }
  });

  it('are never asked for two at once of a host', () => {
    expect([...mostAtOnce.values()]).toEqual([1, 1, 1]);
  });

  it.each(Object.keys(PAPERS))('are never asked for faster than the pace of %s', (name) => {
    const times = sent.filter(({ host }) => host === name).map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(165);
    // The first request is robots.txt itself: before it is read, its crawl-delay is not known.
    expect(Math.min(...gaps.slice(1))).toBeGreaterThanOrEqual(PACE[name] ?? 0);
    expect(gaps[0]).toBeGreaterThanOrEqual(1000);
  });

  it('are not asked for before a Retry-After is over', () => {
    expect(refusals.length).toBeGreaterThan(30);
    const early = refusals.flatMap(({ host, at, until }) =>
      sent.filter((request) => request.host === host && request.at > at && request.at < until),
    );
    expect(early).toEqual([]);
    expect(refusals.some(({ at, until }) => until - at === HOUR)).toBe(true);
  });

  it('are never those that robots.txt forbids, and robots.txt is asked for once', () => {
    const asked = hosts.flatMap((host) => host.asked);
    expect(asked.filter((path) => path === '/p/7.html' || path === '/p/77.html')).toEqual([]);
    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(3);
  });
});
