import { afterEach, describe, expect, it } from 'vitest';
import { sourceHealth } from '../../functions/domain/feed/source-health.ts';
import { assessRound } from '../../functions/steps/assess.ts';
import { checkSource } from '../../functions/steps/check-source.ts';
import { START } from './monitor.ts';
import { closeWatched, openWatched, type Watched } from './watched.ts';

afterEach(closeWatched);

const STUB =
  '<!DOCTYPE html><html><head><title>提示</title></head><body><p>抱歉，您访问的页面不存在。</p></body></html>';
const URL = 'http://a.example/p/1.html';

/** A portal one of whose listed papers is answered with status 200 and a page that says there is none. */
async function withStub(): Promise<Watched & { readonly page: string }> {
  const watched = await openWatched({ count: 3 });
  const page = String(watched.host.answers['/p/1.html']);
  watched.host.answers = { ...watched.host.answers, '/p/1.html': STUB };
  return { ...watched, page };
}

const source = ({ monitor }: Watched) => monitor.ports.sources.source('a-example');
const reports = async ({ monitor }: Watched) =>
  (await monitor.ports.reports.all()).filter(({ kind }) => kind.startsWith('pages-')).map(({ kind }) => kind);
const tickOf = (day: number) => new Date(START + day * 86_400_000).toISOString();

describe('a paper that is answered by a page that says there is none', () => {
  it('is told of from the second round on, once, and nothing of it changes', async () => {
    const watched = await withStub();
    expect(await watched.round(1)).toEqual([]);
    expect((await source(watched))?.missing).toBeUndefined();
    expect(await watched.round(2)).toEqual([]);
    expect(await source(watched)).toMatchObject({
      verdict: 'nothing-new',
      missing: { pages: 1, since: tickOf(1), url: URL },
    });
    expect(await watched.round(3)).toEqual([]);
    expect(await reports(watched)).toEqual(['pages-missing']);
    const row = await watched.monitor.ports.sources.page('a-example', URL);
    expect(row?.capture).not.toBeNull();
  });

  it('is told by a check of the source and by its health in the feed', async () => {
    const watched = await withStub();
    const [definition] = watched.monitor.ports.definitions;
    if (definition === undefined) throw new Error('no source');
    expect((await checkSource(definition, watched.monitor.ports)).note).toBeNull();
    await watched.round(1);
    await watched.round(2);
    const check = await checkSource(definition, watched.monitor.ports);
    expect(check).toMatchObject({ verdict: 'ok', items: 3 });
    expect(check.note).toMatch(
      /1 paper is answered by a page that says there is none.* since .* \(http:\/\/a\.example\/p\/1\.html\)/,
    );
    const state = await source(watched);
    if (state === null) throw new Error('no source');
    expect(JSON.parse(sourceHealth([{ ...state, name: 'a' }]))).toMatchObject({ sources: [{ missing: 1 }] });
  });

  it('is well again once its own page comes, and that is told once', async () => {
    const watched = await withStub();
    await watched.round(1);
    await watched.round(2);
    watched.host.answers = { ...watched.host.answers, '/p/1.html': watched.page };
    expect(await watched.round(3)).toEqual([]);
    expect((await source(watched))?.missing).toBeUndefined();
    expect((await watched.monitor.ports.sources.page('a-example', URL))?.missing).toBeUndefined();
    await watched.round(10);
    expect(await reports(watched)).toEqual(['pages-missing', 'pages-found']);
  });

  it('counts a round once, however often it is assessed', async () => {
    const watched = await withStub();
    await watched.round(1);
    const { ports } = watched.monitor;
    for (let time = 0; time < 2; time++) {
      const state = await source(watched);
      if (state === null) throw new Error('no source');
      await ports.sources.saveSource({ ...state, settled: null });
      await assessRound({ sourceId: 'a-example', tick: tickOf(1) }, ports);
    }
    expect((await source(watched))?.missing).toBeUndefined();
    expect((await ports.sources.page('a-example', URL))?.missing).toEqual({
      since: tickOf(1),
      last: tickOf(1),
      rounds: 1,
    });
  });

  it('goes on being counted through rounds in which its host does not answer', async () => {
    const watched = await withStub();
    await watched.round(1);
    watched.host.answers = { ...watched.host.answers, '/p/1.html': (_, response) => response.writeHead(403).end() };
    await watched.round(2);
    watched.host.answers = { ...watched.host.answers, '/p/1.html': STUB };
    await watched.round(3);
    expect((await source(watched))?.missing).toMatchObject({ pages: 1, since: tickOf(1) });
  });
});
