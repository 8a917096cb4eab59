import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import { numberChange } from '../../functions/steps/number.ts';
import { publish } from '../../functions/steps/publish.ts';
import { freshSource } from '../../functions/steps/revise.ts';
import { changeRecord, TICK } from '../contracts/samples.ts';
import { openMonitor } from './monitor.ts';
import { listSource } from './portal.ts';

interface Feed {
  readonly version: string;
  readonly next_url?: string;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly content_text: string;
    readonly _hongtou: { readonly n: number };
  }[];
}

let monitor: LocalMonitor;
beforeEach(() => {
  monitor = openMonitor();
});
afterEach(() => monitor.close());

async function addChanges(from: number, to: number, more: object = {}): Promise<void> {
  const { ledger } = monitor.ports;
  for (let at = from; at <= to; at++) {
    const record = changeRecord(`d${String(at).padStart(4, '0')}`, 1, { detail: null, ...more });
    await ledger.append(record);
    await numberChange(ledger, record.id);
  }
}

async function feed(path: string): Promise<Feed> {
  const bytes = await monitor.ports.site.read(path);
  if (bytes === null) throw new Error(`${path} was not published`);
  return JSON.parse(new TextDecoder().decode(bytes)) as Feed;
}

/** All numbers that a reader of the feed sees, following next_url from the head. */
async function followed(): Promise<readonly number[]> {
  const seen: number[] = [];
  for (let path: string | undefined = 'feed.json'; path !== undefined; ) {
    const page: Feed = await feed(path);
    expect(page.version).toBe('https://jsonfeed.org/version/1.1');
    seen.push(...page.items.map((item) => item._hongtou.n));
    path = page.next_url?.replace('https://hongtou.example/', '');
  }
  return seen;
}

/** All changes that a reader of the pages sees, following the links to older ones from the home page. */
async function walkedBack(): Promise<readonly number[]> {
  const seen: number[] = [];
  for (let path: string | undefined = 'index.html'; path !== undefined; ) {
    const bytes = await monitor.ports.site.read(path);
    if (bytes === null) throw new Error(`${path} was not published`);
    const html = new TextDecoder().decode(bytes);
    seen.push(...[...html.matchAll(/changes\/(\d+)\.html/g)].map(([, n]) => Number(n)));
    path = /older\/\d+\.html/.exec(html)?.[0];
  }
  return seen;
}

describe('the feed', () => {
  it.each([0, 1, 50, 51, 101])(
    'of %i changes shows each once, newest first, over its chain of pages',
    async (count) => {
      await addChanges(1, count);
      await publish(monitor.ports);
      expect(await followed()).toEqual(Array.from({ length: count }, (_, at) => count - at));
    },
  );

  it('never changes a full page, and shows what came since', async () => {
    await addChanges(1, 60);
    await publish(monitor.ports);
    const archive = await monitor.ports.site.read('feed/50.json');
    await addChanges(61, 120);
    expect(await publish(monitor.ports)).toEqual({ published: 60 });
    expect(await monitor.ports.site.read('feed/50.json')).toEqual(archive);
    expect(await followed()).toHaveLength(120);
  });

  it.each([50, 100])('goes on after the newest page was full, at %i', async (full) => {
    await addChanges(1, full);
    await publish(monitor.ports);
    await addChanges(full + 1, full + 3);
    await publish(monitor.ports);
    expect(await followed()).toEqual(Array.from({ length: full + 3 }, (_, at) => full + 3 - at));
  });

  it('goes on where a publisher of very many was stopped', async () => {
    await addChanges(1, 1_010);
    const written: string[] = [];
    const { site } = monitor.ports;
    const dying: typeof site.write = async (path, content) => {
      if (path === 'changes/700.html') throw new Error('the time is up');
      return site.write(path, content);
    };
    await expect(publish({ ...monitor.ports, site: { ...site, write: dying } })).rejects.toThrow('the time is up');
    expect((await followed()).at(0)).toBe(500);
    const write: typeof site.write = async (path, content) => {
      written.push(path);
      return site.write(path, content);
    };
    expect(await publish({ ...monitor.ports, site: { ...site, write } })).toEqual({ published: 510 });
    expect(written).not.toContain('changes/500.html');
    expect(await followed()).toEqual(Array.from({ length: 1_010 }, (_, at) => 1_010 - at));
  });

  it('leads to no change that is not out yet', async () => {
    await addChanges(1, 501);
    const again = changeRecord('d0001', 2, { detail: null });
    await monitor.ports.ledger.append(again);
    await numberChange(monitor.ports.ledger, again.id);
    const { site } = monitor.ports;
    const seen: string[] = [];
    const write: typeof site.write = async (path, content) => {
      if (path === 'documents/d0001.html') seen.push(new TextDecoder().decode(content.bytes));
      return site.write(path, content);
    };
    await publish({ ...monitor.ports, site: { ...site, write } });
    expect(seen.map((page) => page.includes('changes/502.html'))).toEqual([false, true]);
  });

  it('is the same bytes where nothing changed', async () => {
    await addChanges(1, 3);
    await publish(monitor.ports);
    const before = await monitor.ports.site.read('feed.json');
    expect(await publish(monitor.ports)).toEqual({ published: 0 });
    expect(await monitor.ports.site.read('feed.json')).toEqual(before);
  });

  it('reads no change again where nothing is new, and still tells how the sources are', async () => {
    await addChanges(1, 3);
    await publish(monitor.ports);
    const written: string[] = [];
    const { site, ledger } = monitor.ports;
    await publish({
      ...monitor.ports,
      ledger: { ...ledger, numberAt: () => Promise.reject(new Error('a change was read again')) },
      site: {
        ...site,
        write: (path, content) => {
          written.push(path);
          return site.write(path, content);
        },
      },
    });
    expect(written).toEqual(['sources.json', 'sources.html']);
  });

  it('reads only what is new, and shows the same as a site that was made at once', async () => {
    await addChanges(1, 130);
    await publish(monitor.ports);
    await addChanges(131, 153);
    const read: number[] = [];
    const { ledger, site } = monitor.ports;
    const counting = {
      ...ledger,
      numberAt: (n: number) => {
        read.push(n);
        return ledger.numberAt(n);
      },
    };
    await publish({ ...monitor.ports, ledger: counting });
    expect(Math.min(...read)).toBe(131);
    const paths = ['feed.json', 'feed/150.json', 'index.html', 'recent.json'];
    const bitByBit = await Promise.all(paths.map((path) => site.read(path)));
    const other = openMonitor();
    await publish({ ...monitor.ports, site: other.ports.site });
    expect(await Promise.all(paths.map((path) => other.ports.site.read(path)))).toEqual(bitByBit);
    await other.close();
  });

  it('reads the newest again where they were rendered by an earlier program', async () => {
    await addChanges(1, 60);
    await publish(monitor.ports);
    const { site } = monitor.ports;
    const bytes = new TextEncoder().encode('{"rendering":0,"changes":[]}');
    await site.write('recent.json', { bytes, contentType: 'application/json' });
    await addChanges(61, 61);
    await publish(monitor.ports);
    expect(await followed()).toEqual(Array.from({ length: 61 }, (_, at) => 61 - at));
  });

  it.each([
    ['of one publication', [430]],
    ['of many', [130, 260, 430]],
  ])('leads readers from the home page back to the first change, %s', async (_, steps) => {
    for (const [at, to] of steps.entries()) {
      await addChanges((steps[at - 1] ?? 0) + 1, to);
      await publish(monitor.ports);
    }
    expect(new Set(await walkedBack())).toEqual(new Set(Array.from({ length: 430 }, (_, at) => at + 1)));
  });

  it('leads readers back on a site of a program that made no such pages', async () => {
    await addChanges(1, 260);
    const { site } = monitor.ports;
    const write: typeof site.write = async (path, content) =>
      path.startsWith('older/') ? 'written' : site.write(path, content);
    await publish({ ...monitor.ports, site: { ...site, write } });
    // A publisher that dies among them leaves the rest to the next one.
    const dying: typeof site.write = async (path, content) => {
      if (path === 'older/150.html') throw new Error('the process died');
      return site.write(path, content);
    };
    await addChanges(261, 560);
    await expect(publish({ ...monitor.ports, site: { ...site, write: dying } })).rejects.toThrow('died');
    await publish(monitor.ports);
    expect(new Set(await walkedBack()).size).toBe(560);
  });

  it('leads from the feed to how the sources are', async () => {
    const watched = openMonitor({ definitions: [listSource('a.example'), listSource('b.example')] });
    const { ports } = watched;
    const state = { ...freshSource('a-example'), verdict: 'down' as const, since: TICK, lastRoundAt: TICK };
    const lastGoodAt = new Date(Date.parse(TICK) - 7_200_000).toISOString();
    await ports.sources.saveSource({ ...state, lastGoodAt });
    await ports.ledger.append(changeRecord('d1', 1, { detail: null }));
    await numberChange(ports.ledger, 'd1.1');
    await publish(ports);
    const json = async (path: string): Promise<unknown> =>
      JSON.parse(new TextDecoder().decode((await ports.site.read(path)) ?? new Uint8Array()));
    expect(await json('feed.json')).toMatchObject({ _hongtou: { sources: `${ports.address.base}sources.json` } });
    expect(await json('sources.json')).toMatchObject({
      asOf: TICK,
      sources: [
        { id: 'a-example', verdict: 'down', since: TICK, lastGoodAt, ageHours: 2 },
        { id: 'b-example', verdict: null, ageHours: null },
      ],
    });
    await watched.close();
  });

  it('writes whatever a page leads to before the page itself', async () => {
    await addChanges(1, 55);
    const written: string[] = [];
    const { site } = monitor.ports;
    await publish({
      ...monitor.ports,
      site: {
        ...site,
        write: (path, content) => {
          written.push(path);
          return site.write(path, content);
        },
        writeOnce: (path, content) => {
          written.push(path);
          return site.writeOnce(path, content);
        },
      },
    });
    const head = written.indexOf('feed.json');
    expect(written.indexOf('feed/50.json')).toBeLessThan(head);
    expect(written.indexOf('changes/55.html')).toBeLessThan(head);
    expect(head).toBeLessThan(written.indexOf('index.html'));
  });

  it('keeps hostile titles harmless in feed and pages, and mobiles to itself', async () => {
    const { state } = changeRecord('x', 1);
    const title = '<script>alert(1)</script>关于\u202e"通知" 联系人13800138000';
    await addChanges(1, 1, { state: { ...state, title, urls: ['javascript:alert(1)'] } });
    await publish(monitor.ports);
    const page = new TextDecoder().decode((await monitor.ports.site.read('changes/1.html')) ?? new Uint8Array());
    const raw = new TextDecoder().decode((await monitor.ports.site.read('feed.json')) ?? new Uint8Array());
    for (const text of [page, raw]) {
      expect(text).not.toContain('13800138000');
      expect(text).not.toContain('\u202e');
      expect(text).not.toContain('"javascript:');
    }
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;');
  });
});
