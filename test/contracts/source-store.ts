import { describe, expect, it } from 'vitest';
import type { SourceStore } from '../../functions/ports/source-store.ts';
import { atOnce, collect, type Open, tally, withOpened } from './opened.ts';
import { hold, hostState, noise, pageState, sourceState, TICK } from './samples.ts';

/** Every promise of `functions/ports/source-store.ts`, for whatever keeps it. */
export function describeSourceStoreContract(name: string, open: Open<SourceStore>): void {
  describe(`${name} keeps the promises of a source store`, () => {
    describeSources(open);
    describePages(open);
    describePending(open);
    describeHosts(open);
    describeHolds(open);
  });
}

function describeSources(open: Open<SourceStore>): void {
  it('gives a source back one revision on', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await subject.source('a')).toBeNull();
      expect(await subject.saveSource(sourceState('a'))).toBe('saved');
      expect(await other.source('a')).toEqual(sourceState('a', { revision: 1 }));
      expect(await other.saveSource(sourceState('a', { revision: 1, baseline: 'done' }))).toBe('saved');
      expect(await subject.source('a')).toEqual(sourceState('a', { revision: 2, baseline: 'done' }));
    }));

  it('writes nothing over a revision that was not read', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await subject.saveSource(sourceState('a', { revision: 1 }))).toBe('stale');
      expect(await subject.source('a')).toBeNull();
      await subject.saveSource(sourceState('a'));
      for (const revision of [0, 2]) {
        expect(await other.saveSource(sourceState('a', { revision, baseline: 'done' }))).toBe('stale');
      }
      expect(await subject.source('a')).toEqual(sourceState('a', { revision: 1 }));
    }));

  it('lets one of many writers of a source through', () =>
    withOpened(open, async ({ subject, other }) => {
      const first = await atOnce(10, (i) =>
        (i % 2 === 0 ? subject : other).saveSource(sourceState('a', { nextDueAt: i })),
      );
      expect(tally(first)).toEqual({ saved: 1, stale: 9 });
      const second = await atOnce(10, (i) =>
        (i % 2 === 0 ? subject : other).saveSource(sourceState('a', { nextDueAt: i, revision: 1 })),
      );
      expect(tally(second)).toEqual({ saved: 1, stale: 9 });
      expect(await subject.source('a')).toMatchObject({ nextDueAt: second.indexOf('saved'), revision: 2 });
    }));

  it('lists all sources in ascending order of id', () =>
    withOpened(open, async ({ subject }) => {
      expect(await subject.sources()).toEqual([]);
      for (const id of ['b', 'a-2', 'a', 'a-10']) await subject.saveSource(sourceState(id));
      expect((await subject.sources()).map((source) => source.id)).toEqual(['a', 'a-10', 'a-2', 'b']);
    }));
}

function describePages(open: Open<SourceStore>): void {
  it('gives a page back one revision on, whole', () =>
    withOpened(open, async ({ subject, other }) => {
      const page = pageState('s', 'https://a.example/1.html');
      expect(await subject.page('s', page.url)).toBeNull();
      expect(await subject.savePage(page)).toBe('saved');
      expect(await other.page('s', page.url)).toEqual({ ...page, revision: 1 });
      expect(await other.page('t', page.url)).toBeNull();
    }));

  it('writes nothing over a revision that was not read', () =>
    withOpened(open, async ({ subject, other }) => {
      const page = pageState('s', 'https://a.example/1.html');
      expect(await subject.savePage({ ...page, revision: 3 })).toBe('stale');
      expect(await subject.page('s', page.url)).toBeNull();
      await subject.savePage(page);
      expect(await other.savePage({ ...page, pending: TICK })).toBe('stale');
      expect(await other.savePage({ ...page, pending: TICK, revision: 2 })).toBe('stale');
      expect(await subject.page('s', page.url)).toEqual({ ...page, revision: 1 });
      expect(await subject.pendingCount('s')).toBe(0);
    }));

  it('lets one of many writers of a page through, and its index with it', () =>
    withOpened(open, async ({ subject, other }) => {
      const page = pageState('s', 'https://a.example/1.html');
      const first = await atOnce(10, (i) => (i % 2 === 0 ? subject : other).savePage({ ...page, dueAt: i }));
      expect(tally(first)).toEqual({ saved: 1, stale: 9 });
      const second = await atOnce(10, (i) =>
        (i % 2 === 0 ? subject : other).savePage({ ...page, dueAt: i + 100, revision: 1 }),
      );
      expect(tally(second)).toEqual({ saved: 1, stale: 9 });
      expect(await subject.duePages('s', 99)).toEqual([]);
      expect(await subject.duePages('s', 200)).toEqual([
        { ...page, dueAt: second.indexOf('saved') + 100, revision: 2 },
      ]);
    }));

  it('saves several pages, each as one by itself would be', () =>
    withOpened(open, async ({ subject, other }) => {
      const [a, b, c] = ['a', 'b', 'c'].map((name) => pageState('s', `https://${name}.example/1`));
      if (!a || !b || !c) throw new Error('three pages');
      await other.savePage(b);
      expect(await subject.savePages([a, b, c, { ...a, dueAt: 5 }])).toEqual(['saved', 'stale', 'saved', 'stale']);
      expect(
        await subject.savePages([
          { ...a, dueAt: 7, revision: 1 },
          { ...c, revision: 3 },
        ]),
      ).toEqual(['saved', 'stale']);
      expect(await subject.savePages([])).toEqual([]);
      const rows = await Promise.all([a, b, c].map(({ url }) => other.page('s', url)));
      expect(rows).toEqual([
        { ...a, dueAt: 7, revision: 2 },
        { ...b, revision: 1 },
        { ...c, revision: 1 },
      ]);
    }));

  it('walks the pages of one source in ascending order of URL, over several hosts', () =>
    withOpened(open, async ({ subject }) => {
      expect(await collect(subject.pagesOf('s'))).toEqual([]);
      const urls = ['https://b.example/1', 'https://a.example/b', 'https://a.example/%E4%B8%AD', 'https://a.example/B'];
      for (const url of urls) await subject.savePage(pageState('s', url));
      await subject.savePage(pageState('s2', 'https://a.example/a'));
      await subject.savePage(pageState('', 'https://a.example/a'));
      const walked = (await collect(subject.pagesOf('s'))).map((page) => page.url);
      expect(walked).toEqual([
        'https://a.example/%E4%B8%AD',
        'https://a.example/B',
        'https://a.example/b',
        'https://b.example/1',
      ]);
    }));

  it('walks 300 pages with all that a page remembers', () =>
    withOpened(open, async ({ subject, other }) => {
      // More than a database hands out at once, and no two titles alike.
      const titles = Array.from({ length: 300 }, (_, i) => noise(2500, i));
      const urls = Array.from({ length: 300 }, (_, i) => `https://a.example/${String(i).padStart(4, '0')}.html`);
      await atOnce(300, (i) =>
        (i % 2 === 0 ? subject : other).savePage(pageState('s', urls[i] ?? '', { listedTitle: titles[i] ?? null })),
      );
      const walked = await collect(subject.pagesOf('s'));
      expect(walked.map((page) => page.url)).toEqual(urls);
      expect(walked.map((page) => page.listedTitle)).toEqual(titles);
    }));

  it('finds the pages of a source that are due at an instant, that instant included', () =>
    withOpened(open, async ({ subject }) => {
      const due = {
        'https://b.example/1': 2000,
        'https://a.example/2': 1000,
        'https://a.example/3': 2001,
        'https://a.example/1': 999,
      };
      for (const [url, dueAt] of Object.entries(due)) await subject.savePage(pageState('s', url, { dueAt }));
      await subject.savePage(pageState('s', 'https://a.example/never'));
      await subject.savePage(pageState('t', 'https://a.example/1', { dueAt: 1 }));
      const urls = async (instant: number) => (await subject.duePages('s', instant)).map((page) => page.url);
      expect(await urls(998)).toEqual([]);
      expect(await urls(1000)).toEqual(['https://a.example/1', 'https://a.example/2']);
      expect(await urls(2000)).toEqual(['https://a.example/1', 'https://a.example/2', 'https://b.example/1']);
      expect(await urls(1_793_491_200_000)).toHaveLength(4);
    }));
}

function describePending(open: Open<SourceStore>): void {
  const pending = (sourceId: string, url: string, notBefore: number) =>
    pageState(sourceId, url, { pending: TICK, notBefore });

  it('has nothing pending at first', () =>
    withOpened(open, async ({ subject }) => {
      expect(await subject.pendingPages('a.example', 10)).toEqual([]);
      expect(await subject.pendingCount('s')).toBe(0);
      expect(await subject.pendingHosts()).toEqual([]);
    }));

  it("gives a host's pending pages, earliest first, then by source and URL, as many as asked for", () =>
    withOpened(open, async ({ subject }) => {
      await subject.savePage(pending('s', 'https://a.example/late', 1_793_491_200_000));
      await subject.savePage(pending('t', 'https://a.example/1', 50));
      await subject.savePage(pending('s', 'https://a.example/2', 50));
      await subject.savePage(pending('s', 'https://a.example/1', 50));
      await subject.savePage(pending('s', 'https://a.example/first', 7));
      await subject.savePage(pending('s', 'https://b.example/1', 0));
      await subject.savePage(pageState('s', 'https://a.example/done'));
      const found = async (limit: number) =>
        (await subject.pendingPages('a.example', limit)).map((page) => `${page.sourceId} ${page.url}`);
      expect(await found(100)).toEqual([
        's https://a.example/first',
        's https://a.example/1',
        's https://a.example/2',
        't https://a.example/1',
        's https://a.example/late',
      ]);
      expect(await found(1)).toEqual(['s https://a.example/first']);
      expect(await subject.pendingPages('a.example', 1)).toEqual([
        { ...pending('s', 'https://a.example/first', 7), revision: 1 },
      ]);
    }));

  it('counts per source and names the hosts in ascending order', () =>
    withOpened(open, async ({ subject, other }) => {
      await atOnce(5, (i) => (i % 2 === 0 ? subject : other).savePage(pending('s', `https://b.example/${i}`, i)));
      await other.savePage(pending('s', 'https://a.example:8080/1', 0));
      await other.savePage(pending('t', 'https://a.example/1', 0));
      await other.savePage(pageState('s', 'https://c.example/1'));
      expect(await subject.pendingCount('s')).toBe(6);
      expect(await subject.pendingCount('t')).toBe(1);
      expect(await subject.pendingHosts()).toEqual(['a.example', 'a.example:8080', 'b.example']);
    }));

  it('forgets a page as soon as it is no longer pending', () =>
    withOpened(open, async ({ subject, other }) => {
      const page = pending('s', 'https://a.example/1', 5);
      await subject.savePage(page);
      await other.savePage({ ...page, pending: null, revision: 1 });
      expect(await subject.pendingPages('a.example', 10)).toEqual([]);
      expect(await subject.pendingCount('s')).toBe(0);
      expect(await subject.pendingHosts()).toEqual([]);
      await subject.savePage({ ...page, notBefore: 9, revision: 2 });
      expect(await other.pendingPages('a.example', 10)).toEqual([{ ...page, notBefore: 9, revision: 3 }]);
    }));
}

function describeHosts(open: Open<SourceStore>): void {
  it('remembers the last state of a host', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await subject.host('a.example')).toBeNull();
      await subject.saveHost(hostState('a.example'));
      expect(await other.host('a.example')).toEqual(hostState('a.example'));
      const robots = { fetchedAt: 1_793_491_200_000, status: 200, text: 'User-agent: *\nDisallow: /内部/\n' };
      await other.saveHost(hostState('a.example', { failures: 2, robots }));
      expect(await subject.host('a.example')).toEqual(hostState('a.example', { failures: 2, robots }));
      await subject.saveHost(hostState('a.example'));
      expect(await other.host('a.example')).toEqual(hostState('a.example'));
    }));

  it('keeps an empty robots.txt and one of 500,000 characters', () =>
    withOpened(open, async ({ subject, other }) => {
      for (const text of ['', noise(500_000)]) {
        const state = hostState('a.example', { robots: { fetchedAt: 1, status: 200, text } });
        await subject.saveHost(state);
        expect(await other.host('a.example')).toEqual(state);
      }
    }));
}

function describeHolds(open: Open<SourceStore>): void {
  it('puts a hold once', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await subject.holds()).toEqual([]);
      expect(await subject.putHold(hold('gxq 1'))).toBe('put');
      expect(await other.putHold(hold('gxq 1', { reason: 'another' }))).toBe('present');
      expect(await subject.holds()).toEqual([hold('gxq 1')]);
    }));

  it('lists holds in ascending order of id', () =>
    withOpened(open, async ({ subject }) => {
      for (const id of ['b', 'a 2', 'a 10']) await subject.putHold(hold(id));
      expect((await subject.holds()).map(({ id }) => id)).toEqual(['a 10', 'a 2', 'b']);
    }));

  it('holds 2,000 pages', () =>
    withOpened(open, async ({ subject }) => {
      const pages = Array.from({ length: 2000 }, (_, i) => ({
        url: `https://gxq.linlan.example/zwgk/tzgg/202610/t20261016_${i}.html`,
        snapshot: `snapshots/${'0123456789abcdef'.repeat(4)}`,
      }));
      await subject.putHold(hold('large', { pages }));
      expect(await subject.holds()).toEqual([hold('large', { pages })]);
      expect(await subject.decideHold('large', 'released')).toBe('decided');
      expect(await subject.holds()).toEqual([hold('large', { pages, status: 'released' })]);
    }));

  it('lets one decision through', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.putHold(hold('a'));
      const wishes = ['released', 'discarded', 'baselined'] as const;
      const answers = await atOnce(12, (i) =>
        (i % 2 === 0 ? subject : other).decideHold('a', wishes[i % 3] ?? 'released'),
      );
      expect(tally(answers)).toEqual({ decided: 1, 'not-held': 11 });
      const winner = wishes[answers.indexOf('decided') % 3];
      expect(await subject.holds()).toEqual([hold('a', winner === undefined ? {} : { status: winner })]);
      expect(await subject.decideHold('nobody', 'released')).toBe('not-held');
    }));
}
