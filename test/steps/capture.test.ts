import { afterEach, describe, expect, it } from 'vitest';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import type { SourceDefinition } from '../../functions/domain/source/definition.ts';
import { type LocalPorts, runRound } from '../../functions/pipeline.ts';
import { openMonitor, START } from './monitor.ts';
import { type Answers, type Host, listPage, listSource, noticePage, openHost } from './portal.ts';

const TICK = new Date(START).toISOString();
const NEXT = new Date(START + 2 * 86_400_000).toISOString();

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

/** A host with a list of `count` notices. */
async function portal(name: string, count: number, more: Answers = {}): Promise<Host> {
  const papers = Array.from({ length: count }, (_, at) => ({
    path: `/p/${at}.html`,
    title: `关于第${at}批项目的通知`,
  }));
  const pages = papers.map(
    ({ path, title }, at) => [path, noticePage(title, `现将第${at}批项目通知如下，资金${at + 1}00万元。`)] as const,
  );
  const host = await openHost(name, { '/list/': listPage(papers), ...Object.fromEntries(pages), ...more });
  closing.push(host);
  return host;
}

function monitorOf(hosts: readonly Host[], definitions = hosts.map(({ name }) => listSource(name))): LocalMonitor {
  const monitor = openMonitor({
    definitions,
    places: Object.fromEntries(hosts.map(({ name, place }) => [name, place])),
  });
  closing.push(monitor);
  return monitor;
}

interface Asked {
  readonly host: string;
  readonly path: string;
  readonly at: number;
}

/** The same ports, with a gate that notes when each request leaves by the monitor's clock, and how many were under way at once. */
function noted(monitor: LocalMonitor) {
  const asked: Asked[] = [];
  const underWay = new Map<string, number>();
  let mostAtOnce = 0;
  const ports: LocalPorts = {
    ...monitor.ports,
    gate: {
      fetch: async (request) => {
        const { host, pathname } = new URL(request.url);
        asked.push({ host, path: pathname, at: monitor.ports.clock.now() });
        underWay.set(host, (underWay.get(host) ?? 0) + 1);
        mostAtOnce = Math.max(mostAtOnce, underWay.get(host) ?? 0);
        try {
          return await monitor.ports.gate.fetch(request);
        } finally {
          underWay.set(host, (underWay.get(host) ?? 1) - 1);
        }
      },
    },
  };
  return { ports, asked, mostAtOnce: () => mostAtOnce };
}

function leastGap(asked: readonly Asked[], host: string): number {
  const times = asked.filter((request) => request.host === host).map(({ at }) => at);
  return Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)));
}

async function page(monitor: LocalMonitor, source: string, url: string) {
  return monitor.ports.sources.page(source, url);
}

describe('a round over three hosts', () => {
  it('asks no host twice at once and none faster than its pace', async () => {
    const hosts = [await portal('a.example', 12), await portal('b.example', 12), await portal('c.example', 12)];
    const slow: SourceDefinition = listSource('c.example', { paceMs: 5000 });
    const monitor = monitorOf(hosts, [listSource('a.example'), listSource('b.example'), slow]);
    const { ports, asked, mostAtOnce } = noted(monitor);
    await runRound(TICK, ports);
    expect(asked.length).toBe(3 * (12 + 2));
    expect(mostAtOnce()).toBe(1);
    expect(leastGap(asked, 'a.example')).toBeGreaterThanOrEqual(1000);
    expect(leastGap(asked, 'c.example')).toBeGreaterThanOrEqual(5000);
  });

  it('keeps the pace of a host across two rounds and a restart', async () => {
    const host = await portal('a.example', 3);
    const monitor = monitorOf([host]);
    const { ports, asked } = noted(monitor);
    await runRound(TICK, ports);
    await ports.clock.sleepUntil(Date.parse(NEXT));
    await runRound(NEXT, ports);
    expect(leastGap(asked, 'a.example')).toBeGreaterThanOrEqual(1000);
  });
});

describe('a turn whose time is bounded', () => {
  it('takes no page after its time and hands the host back, and the round ends whole', async () => {
    const host = await portal('a.example', 12);
    const monitor = monitorOf([host]);
    const { ports, asked } = noted(monitor);
    const turns: number[] = [];
    await runRound(
      TICK,
      { ...ports, turnMs: 3000 },
      {
        onWork: ({ kind }) => {
          if (kind === 'turn') turns.push(asked.length);
        },
      },
    );
    expect(turns.length).toBeGreaterThan(3);
    expect(Math.max(...turns.slice(1).map((count, at) => count - (turns[at] ?? 0)))).toBeLessThanOrEqual(4);
    expect(asked.length).toBe(12 + 2);
    expect(await monitor.ports.sources.pendingCount('a-example')).toBe(0);
  });
});

describe('robots.txt', () => {
  it('is asked first and once, and what it forbids is not fetched', async () => {
    const host = await portal('a.example', 3, { '/robots.txt': 'User-agent: *\nDisallow: /p/1.html' });
    const monitor = monitorOf([host]);
    await runRound(TICK, monitor.ports);
    expect(host.asked[0]).toBe('/robots.txt');
    expect(host.asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
    expect(host.asked).not.toContain('/p/1.html');
    expect((await page(monitor, 'a-example', 'http://a.example/p/1.html'))?.verdict).toBe('blocked');
  });

  it('slows the pace where it says so', async () => {
    const host = await portal('a.example', 3, { '/robots.txt': 'User-agent: *\nCrawl-delay: 7' });
    const { ports, asked } = noted(monitorOf([host]));
    await runRound(TICK, ports);
    const papers = asked.filter(({ path }) => path !== '/robots.txt');
    expect(leastGap(papers, 'a.example')).toBeGreaterThanOrEqual(7000);
  });

  it('that cannot be read forbids everything for this round', async () => {
    const host = await portal('a.example', 3, {
      '/robots.txt': (_, response) => {
        response.writeHead(503).end();
      },
    });
    const monitor = monitorOf([host]);
    await runRound(TICK, monitor.ports);
    expect(new Set(host.asked)).toEqual(new Set(['/robots.txt']));
    expect((await monitor.ports.sources.source('a-example'))?.verdict).toBe('down');
  });

  it('is asked of the host that a redirect leads to', async () => {
    const b = await portal('b.example', 0, { '/robots.txt': 'User-agent: *\nDisallow: /', '/list/': listPage([]) });
    const a = await portal('a.example', 0, {
      '/list/': (_, response) => {
        response.writeHead(302, { location: 'http://b.example/list/' }).end();
      },
    });
    const monitor = monitorOf([a, b], [listSource('a.example')]);
    await runRound(TICK, monitor.ports);
    expect(b.asked).toEqual(['/robots.txt']);
  });
});

describe('a host in trouble', () => {
  it('is left alone until its Retry-After is over', async () => {
    let failures = 2;
    const list = listPage([]);
    const host = await portal('a.example', 0, {
      '/list/': (_, response) => {
        if (failures-- > 0) response.writeHead(503, { 'retry-after': '120' }).end();
        else response.writeHead(200, { 'content-type': 'text/html' }).end(list);
      },
    });
    const { ports, asked } = noted(monitorOf([host]));
    await runRound(TICK, ports);
    const lists = asked.filter(({ path }) => path === '/list/').map(({ at }) => at);
    expect(lists).toHaveLength(3);
    expect((lists[1] ?? 0) - (lists[0] ?? 0)).toBeGreaterThanOrEqual(120_000);
    expect((lists[2] ?? 0) - (lists[1] ?? 0)).toBeGreaterThanOrEqual(120_000);
  });

  it('is given up for the round after four attempts, and changes nothing but its health', async () => {
    const host = await portal('a.example', 2);
    const monitor = monitorOf([host]);
    await runRound(TICK, monitor.ports);
    const before = await monitor.ports.ledger.lastNumber();
    const fail: Answers = Object.fromEntries(
      Object.keys(host.answers).map((path) => [
        path,
        (_: unknown, response: import('node:http').ServerResponse) => response.writeHead(500).end(),
      ]),
    );
    host.answers = fail;
    host.asked.length = 0;
    await monitor.ports.clock.sleepUntil(Date.parse(NEXT));
    await runRound(NEXT, monitor.ports);
    expect(host.asked.filter((path) => path === '/list/')).toHaveLength(4);
    expect(await monitor.ports.ledger.lastNumber()).toEqual(before);
    const source = await monitor.ports.sources.source('a-example');
    expect([source?.verdict, source?.lastGoodAt]).toEqual(['down', TICK]);
    expect(await monitor.ports.reports.all()).toMatchObject([{ kind: 'baseline-filled' }, { kind: 'source-broken' }]);
  });

  it('is reported once when it breaks and once when it recovers', async () => {
    const host = await portal('a.example', 2);
    const monitor = monitorOf([host]);
    const well = host.answers;
    const days = [0, 1, 2, 3, 4].map((day) => new Date(START + day * 86_400_000).toISOString());
    for (const [index, tick] of days.entries()) {
      host.answers = index === 1 || index === 2 ? {} : well;
      await monitor.ports.clock.sleepUntil(Date.parse(tick));
      await runRound(tick, monitor.ports);
    }
    const kinds = (await monitor.ports.reports.all()).map(({ kind, tick }) => `${kind} ${days.indexOf(tick)}`);
    expect(kinds).toEqual(['baseline-filled 0', 'source-broken 1', 'source-recovered 3']);
  });
});

describe('a page', () => {
  it('is asked for conditionally, and in full again after a week of "unchanged"', async () => {
    const seen: (string | undefined)[] = [];
    const body = listPage([]);
    const host = await portal('a.example', 0, {
      '/list/': (request, response) => {
        seen.push(request.headers['if-none-match']);
        if (request.headers['if-none-match'] === '"v1"') response.writeHead(304, { etag: '"v1"' }).end();
        else response.writeHead(200, { 'content-type': 'text/html', etag: '"v1"' }).end(body);
      },
    });
    const monitor = monitorOf([host]);
    for (let day = 0; day <= 8; day++) {
      const tick = new Date(START + day * 86_400_000).toISOString();
      await monitor.ports.clock.sleepUntil(Date.parse(tick));
      await runRound(tick, monitor.ports);
    }
    expect(seen).toEqual([undefined, ...Array<string>(6).fill('"v1"'), undefined, '"v1"']);
  });

  it('that is gone is asked for once more before it is believed', async () => {
    const host = await portal('a.example', 2);
    const monitor = monitorOf([host]);
    await runRound(TICK, monitor.ports);
    const { '/p/1.html': _gone, ...rest } = host.answers;
    host.answers = { ...rest, '/list/': listPage([{ path: '/p/0.html', title: '关于第0批项目的通知' }]) };
    host.asked.length = 0;
    await monitor.ports.clock.sleepUntil(Date.parse(NEXT));
    await runRound(NEXT, monitor.ports);
    expect(host.asked.filter((path) => path === '/p/1.html')).toHaveLength(2);
    const last = await monitor.ports.ledger.lastNumber();
    expect(last && (await monitor.ports.ledger.entry(last.changeId))?.record.kind).toBe('withdrawn');
  });

  it('that comes back as it was is restored', async () => {
    const host = await portal('a.example', 2);
    const monitor = monitorOf([host]);
    const well = host.answers;
    const { '/p/1.html': _gone, ...rest } = well;
    const shorter = { ...rest, '/list/': listPage([{ path: '/p/0.html', title: '关于第0批项目的通知' }]) };
    for (const [day, answers] of [well, shorter, shorter, shorter, well, well, well, well].entries()) {
      const tick = new Date(START + day * 86_400_000).toISOString();
      host.answers = answers;
      await monitor.ports.clock.sleepUntil(Date.parse(tick));
      await runRound(tick, monitor.ports);
    }
    const last = (await monitor.ports.ledger.lastNumber())?.n ?? 0;
    const kinds: string[] = [];
    for (let n = 3; n <= last; n++) {
      const number = await monitor.ports.ledger.numberAt(n);
      const entry = number === null ? null : await monitor.ports.ledger.entry(number.changeId);
      kinds.push(entry?.record.kind ?? '');
    }
    expect(kinds).toEqual(['withdrawn', 'restored']);
  });

  it('that comes back otherwise than it went is read, and compared with what it said before', async () => {
    const host = await portal('a.example', 2);
    const monitor = monitorOf([host]);
    const well = host.answers;
    const { '/p/1.html': _gone, ...rest } = well;
    const shorter = { ...rest, '/list/': listPage([{ path: '/p/0.html', title: '关于第0批项目的通知' }]) };
    const other = { ...well, '/p/1.html': noticePage('关于第1批项目的通知', '现将第1批项目通知如下，资金900万元。') };
    for (const [day, answers] of [well, shorter, shorter, shorter, other, other, other, other].entries()) {
      const tick = new Date(START + day * 86_400_000).toISOString();
      host.answers = answers;
      await monitor.ports.clock.sleepUntil(Date.parse(tick));
      await runRound(tick, monitor.ports);
    }
    const last = await monitor.ports.ledger.lastNumber();
    const record = last && (await monitor.ports.ledger.entry(last.changeId))?.record;
    expect(last?.n).toBe(4);
    expect(record).toMatchObject({ kind: 'revised', state: { presence: 'present', version: 2 } });
    const values = record?.figures.map(({ before, after }) => [before?.fact.value, after?.fact.value]);
    expect(values).toEqual([[2_000_000, 9_000_000]]);
  });
});
