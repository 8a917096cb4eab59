import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { SourceDefinition } from '../../functions/domain/source/definition.ts';
import { runRound } from '../../functions/pipeline.ts';
import type { GateRequest } from '../../functions/ports/portal-gate.ts';
import { openMonitor, START } from './monitor.ts';
import { type Host, listPage, listSource, noticePage, openHost } from './portal.ts';

const TICK = new Date(START).toISOString();
const closing: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A host whose list `answer` writes, and what it was asked for with which headers; it has no robots.txt. */
async function host(name: string, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: Seen[] = [];
  const opened = await openHost(name, {
    '/list/': (request, response) => {
      seen.push({ path: request.url ?? '', headers: request.headers });
      answer(request, response);
    },
  });
  closing.push(opened);
  return { opened, seen };
}

function page(response: ServerResponse, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(listPage([{ path: '/p/0.html', title: '关于第0批项目的通知' }]));
}

function monitorOf(hosts: readonly Host[], definitions: readonly SourceDefinition[]) {
  const monitor = openMonitor({
    definitions,
    places: Object.fromEntries(hosts.map(({ name, place }) => [name, place])),
  });
  closing.push(monitor);
  return monitor;
}

function day(n: number): string {
  return new Date(START + n * 86_400_000).toISOString();
}

async function roundOn(n: number, monitor: ReturnType<typeof openMonitor>): Promise<void> {
  await monitor.ports.clock.sleepUntil(Date.parse(day(n)));
  await runRound(day(n), monitor.ports, { sources: 'all' });
}

describe('a source that states headers', () => {
  it('sends them to its own origin and not to where it is redirected', async () => {
    const b = await host('b.example', (_, response) => page(response));
    const a = await host('a.example', (_, response) => {
      response.writeHead(302, { location: 'http://b.example/list/' }).end();
    });
    const headers = { Referer: 'http://a.example/', 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' };
    const monitor = monitorOf([a.opened, b.opened], [listSource('a.example', { transport: { headers } })]);
    await runRound(TICK, monitor.ports);
    const sent = ({ headers }: Seen) => [headers.referer, headers['x-requested-with'], headers.accept];
    expect(a.seen.map(sent)).toEqual([['http://a.example/', 'XMLHttpRequest', 'application/json']]);
    expect(b.seen).toHaveLength(1);
    expect(b.seen.map(({ headers }) => [headers.referer, headers['x-requested-with']])).toEqual([
      [undefined, undefined],
    ]);
    expect(b.seen[0]?.headers.accept).toContain('text/html');
  });

  it('says itself from where it comes, where it is told to', async () => {
    const { seen } = await roundOfPages({ transport: { headers: { Referer: 'http://a.example/index.html' } } });
    expect(seen.get('/api?rows=15&pageNo=1')).toBe('http://a.example/index.html');
  });

  it('cannot speak for the gate', () => {
    expect(() => listSource('a.example', { transport: { headers: { 'User-Agent': 'Mozilla' } } })).toThrow(
      expect.objectContaining({
        code: 'HONGTOU_BAD_SOURCE',
        message: expect.stringContaining('transport.headers.User-Agent'),
      }),
    );
    expect(() => listSource('a.example', { transport: { headers: { referer: 'a\r\nHost: b' } } })).toThrow(
      expect.objectContaining({ code: 'HONGTOU_BAD_SOURCE' }),
    );
  });
});

/** A round of a source whose column page leads to an API, and whose paper to a file; what each was told of where it was found. */
async function roundOfPages(more: object): Promise<{ readonly seen: ReadonlyMap<string, string | undefined> }> {
  const seen = new Map<string, string | undefined>();
  const answer = (body: string) => (request: IncomingMessage, response: ServerResponse) => {
    seen.set(request.url ?? '', request.headers.referer);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  };
  const html = listPage([{ path: '/p/0.html', title: '关于第0批项目的通知' }]);
  const opened = await openHost('a.example', {
    '/list/': answer(
      `<html><body><script parseType="buildstatic" url="/api" queryData="{'rows':'15'}"></script></html>`,
    ),
    '/api?rows=15&pageNo=1': answer(JSON.stringify({ data: { html } })),
    '/p/0.html': answer(noticePage('关于第0批项目的通知', '现通知如下，见附件。<a href="/f/1.pdf">附件1.pdf</a>')),
    '/f/1.pdf': answer('%PDF-1.4'),
  });
  closing.push(opened);
  const adapter = {
    type: 'buildstatic',
    columnUrl: 'http://a.example/list/',
    item: 'ul.list li',
    link: 'a',
    date: 'span',
  };
  await runRound(TICK, monitorOf([opened], [listSource('a.example', { adapter, ...more })]).ports);
  return { seen };
}

describe('a page that another one leads to', () => {
  it('is told where it was found, as a browser would say', async () => {
    const { seen } = await roundOfPages({});
    expect(Object.fromEntries(seen)).toEqual({
      '/list/': undefined,
      '/api?rows=15&pageNo=1': 'http://a.example/list/',
      '/p/0.html': undefined,
      '/f/1.pdf': 'http://a.example/p/0.html',
    });
  });
});

/** A round of two sources, and what the gate was asked for. */
async function gateRequests(transport: object): Promise<readonly GateRequest[]> {
  const a = await host('a.example', (_, response) => page(response));
  const b = await host('b.example', (_, response) => page(response));
  const monitor = monitorOf([a.opened, b.opened], [listSource('a.example', { transport }), listSource('b.example')]);
  const asked: GateRequest[] = [];
  // The proxy itself and old TLS are tested at the gate; here the requests go on without.
  const fetch = (request: GateRequest) => {
    asked.push(request);
    return monitor.ports.gate.fetch({ ...request, proxy: null });
  };
  await runRound(TICK, { ...monitor.ports, gate: { fetch } });
  return asked;
}

describe('a source behind a proxy', () => {
  it('is fetched through it, robots.txt too, while other sources go their own way', async () => {
    const asked = await gateRequests({ proxy: 'http://proxy.example:3128' });
    const ways = asked.map(({ url, proxy }) => `${new URL(url).host} ${proxy ?? 'directly'}`);
    expect(ways.toSorted()).toEqual([
      ...Array<string>(3).fill('a.example http://proxy.example:3128/'),
      ...Array<string>(3).fill('b.example directly'),
    ]);
  });
});

describe('old TLS', () => {
  it('is asked for where the definition names the host, and nowhere else', async () => {
    const legacy = async (transport: object) =>
      (await gateRequests(transport)).filter((r) => r.legacyTls === 'allowed').map(({ url }) => new URL(url).host);
    expect(await legacy({ legacyTls: ['a.example'] })).toEqual(Array<string>(3).fill('a.example'));
    expect(await legacy({ legacyTls: ['files.a.example'] })).toEqual([]);
  });
});

describe('a cookie', () => {
  it('that a host set is shown to it again in later rounds, and to no other host', async () => {
    const a = await host('a.example', (request, response) => {
      page(response, request.headers.cookie === undefined ? { 'set-cookie': 'pass=42; Path=/; HttpOnly' } : {});
    });
    const b = await host('b.example', (_, response) => page(response));
    const monitor = monitorOf([a.opened, b.opened], [listSource('a.example'), listSource('b.example')]);
    await roundOn(0, monitor);
    await monitor.ports.clock.sleepUntil(START + 3_600_000);
    await runRound(new Date(START + 3_600_000).toISOString(), monitor.ports, { sources: 'all' });
    expect(a.seen.map(({ headers }) => headers.cookie)).toEqual([undefined, 'pass=42']);
    expect(b.seen.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  });

  it('is forgotten a day after it was set, however often it was shown since', async () => {
    const a = await host('a.example', (request, response) => {
      page(response, request.headers.cookie === undefined ? { 'set-cookie': 'pass=42' } : {});
    });
    const monitor = monitorOf([a.opened], [listSource('a.example')]);
    for (const hours of [0, 12, 23, 25]) {
      await monitor.ports.clock.sleepUntil(START + hours * 3_600_000);
      await runRound(new Date(START + hours * 3_600_000).toISOString(), monitor.ports, { sources: 'all' });
    }
    expect(a.seen.map(({ headers }) => headers.cookie)).toEqual([undefined, 'pass=42', 'pass=42', undefined]);
  });
});
