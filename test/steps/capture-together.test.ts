import { afterEach, describe, expect, it } from 'vitest';
import type { PageState } from '../../functions/domain/source/state.ts';
import { captureTurn } from '../../functions/steps/capture.ts';
import { freshHost, freshPage } from '../../functions/steps/revise.ts';
import { schedule } from '../../functions/steps/schedule.ts';
import { openMonitor, START } from './monitor.ts';
import { type Host, listPage, listSource, noticePage, openHost } from './portal.ts';

const TICK = new Date(START).toISOString();
const PAPERS = 40;

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

async function portal(): Promise<Host> {
  const papers = Array.from({ length: PAPERS }, (_, at) => ({
    path: `/p/${at}.html`,
    title: `关于第${at}批项目的通知`,
  }));
  const pages = papers.map(
    ({ path, title }, at) => [path, noticePage(title, `第${at}批资金${at + 1}00万元。`)] as const,
  );
  const host = await openHost('a.example', { '/list/': listPage(papers), ...Object.fromEntries(pages) });
  closing.push(host);
  return host;
}

async function opened(paceMs: number) {
  const host = await portal();
  const monitor = openMonitor({
    definitions: [listSource(host.name, { paceMs })],
    places: { [host.name]: host.place },
  });
  closing.push(monitor);
  const { ports } = monitor;
  await schedule(TICK, ports);
  const turn = () => captureTurn({ host: host.name, tick: TICK }, ports);
  const rows = async () => {
    const found: PageState[] = [];
    for await (const row of ports.sources.pagesOf('a-example')) found.push(row);
    return found;
  };
  return { host, ports, turn, rows };
}

describe('a host that may be asked without a pause', () => {
  it('is asked at once for what a list led to, though another of its pages waits for later', async () => {
    const { ports, turn, rows } = await opened(0);
    const late = {
      sourceId: 'a-example',
      url: 'http://a.example/late.html',
      role: 'paper',
      parentUrl: null,
      listedTitle: null,
      listedOn: null,
      foundTick: TICK,
    } as const;
    await ports.sources.saveHost(freshHost('a.example', 0));
    await ports.sources.savePage({ ...freshPage(late), notBefore: START + 600_000 });
    await turn();
    expect((await rows()).filter(({ pending }) => pending !== null).map(({ url }) => url)).toEqual([
      'http://a.example/late.html',
    ]);
  });

  it('has its pages stored together, and is not asked twice for any', async () => {
    const { host, ports, turn, rows } = await opened(0);
    const together: number[] = [];
    const { putAllOnce } = ports.blobs;
    ports.blobs.putAllOnce = (blobs) => {
      together.push(blobs.length);
      return putAllOnce(blobs);
    };
    await turn();
    expect(Math.max(...together)).toBeGreaterThan(1);
    expect(await ports.sources.pendingCount('a-example')).toBe(0);
    expect((await rows()).map(({ verdict }) => verdict)).toEqual(Array.from({ length: PAPERS + 1 }, () => 'ok'));
    expect(new Set(host.asked).size).toBe(host.asked.length);
  });

  it('has no row that names bytes which are not stored, wherever the process dies, and loses nothing by it', async () => {
    const { host, ports, turn, rows } = await opened(0);
    const { blobs, sources } = ports;
    const { putAllOnce } = blobs;
    const { savePages } = sources;
    const dies = async (): Promise<never> => Promise.reject(new Error('the process dies'));
    const deaths = [
      () => Object.assign(blobs, { putAllOnce: dies }),
      () => Object.assign(sources, { savePages: dies }),
      () => Object.assign(sources, { savePages: (pages: readonly PageState[]) => savePages(pages).then(dies) }),
    ];
    for (const death of deaths) {
      death();
      await expect(turn()).rejects.toThrow('the process dies');
      Object.assign(blobs, { putAllOnce });
      Object.assign(sources, { savePages });
      for (const { capture } of await rows()) {
        if (capture !== null) expect(await blobs.get(capture.snapshot)).not.toBeNull();
      }
    }
    await turn();
    expect(await sources.pendingCount('a-example')).toBe(0);
    expect((await rows()).map(({ verdict }) => verdict)).toEqual(Array.from({ length: PAPERS + 1 }, () => 'ok'));
    expect(host.asked.length).toBeLessThan(PAPERS + 2 + deaths.length * 16);
  });
});

describe('a host with a pace', () => {
  it('has each page on record before the next one is asked for', async () => {
    const { host, ports, turn, rows } = await opened(20);
    const { fetch } = ports.gate;
    const unstored: number[] = [];
    ports.gate.fetch = async (request) => {
      const asked = host.asked.filter((path) => path.startsWith('/p/')).length;
      unstored.push(asked - (await rows()).filter(({ role, capture }) => role === 'paper' && capture !== null).length);
      return fetch(request);
    };
    await turn();
    expect(new Set(unstored)).toEqual(new Set([0]));
    expect(unstored).toHaveLength(PAPERS + 2);
  });
});
