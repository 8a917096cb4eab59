import { afterEach, describe, expect, it } from 'vitest';
import { drain } from '../../functions/pipeline.ts';
import { decideHold } from '../../functions/steps/hold.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { START } from './monitor.ts';
import { type Answers, listPage, noticePage } from './portal.ts';
import { changesAfter, closeWatched, edit, MATTERS, openWatched, sentencesOf } from './watched.ts';

const RULE = '《云岭市项目资助办法》规定，对认定项目给予最高500万元的资助，申报截止时间为2026年12月31日。';
afterEach(closeWatched);

const open = (count = 3) => openWatched({ count, bodyOf: (at) => (at === 0 ? RULE : sentencesOf(at)) });

describe('a paper that was edited', () => {
  it('is one revision, with the figure before and after and the sentences that prove both', async () => {
    const { host, round } = await open();
    edit(host, '/p/0.html', '最高500万元', '最高300万元');
    const changes = await round(1);
    expect(changes.map(({ kind, audience }) => `${kind} ${audience}`)).toEqual(['revised announce']);
    const [figure] = changes[0]?.figures ?? [];
    expect([figure?.before?.fact.value, figure?.after?.fact.value]).toEqual([5_000_000, 3_000_000]);
    expect(figure?.before?.sentence).toContain('最高500万元的资助');
    expect(figure?.after?.sentence).toContain('最高300万元的资助');
    expect(changes[0]).toMatchObject({ seq: 2, state: { version: 2 }, comparedWith: { version: 1, as: 'version' } });
    expect(await round(2)).toEqual([]);
  });

  it.each([
    ['its visit counter', '</h1>', '</h1><div class="info">浏览次数：1024</div>'],
    ['blanks and markup', '<p>特此通知。</p>', '<p> 特此通知。 </p><!-- 2026-11-20 -->'],
    ['the width of its punctuation', '，申报', ',申报'],
  ])('only in %s is no change', async (_, from, to) => {
    const { host, round } = await open();
    edit(host, '/p/0.html', from, to);
    expect(await round(1)).toEqual([]);
  });

  it('back to what it was is a revision again: states are events', async () => {
    const { host, round } = await open();
    edit(host, '/p/0.html', '500万元', '300万元');
    await round(1);
    edit(host, '/p/0.html', '300万元', '500万元');
    const back = await round(2);
    expect(back.map(({ kind, seq, state }) => [kind, seq, state.version])).toEqual([['revised', 3, 3]]);
  });
});

describe('a mass of revisions', () => {
  async function templateChange() {
    const opened = await open(8);
    for (let at = 1; at < 8; at++)
      edit(opened.host, `/p/${at}.html`, '<p>特此通知。</p>', '<p>温馨提示：请以纸质文件为准。</p>');
    expect(await opened.round(1)).toEqual([]);
    const [hold] = await opened.monitor.ports.sources.holds();
    if (hold === undefined) throw new Error('nothing was held');
    return { ...opened, hold };
  }

  it('is held and reported once', async () => {
    const { hold, monitor, round } = await templateChange();
    expect([hold.status, hold.pages.length]).toEqual(['held', 7]);
    await round(2);
    const reports = await monitor.ports.reports.all();
    expect(reports.filter(({ kind }) => kind === 'mass-held')).toHaveLength(1);
    expect(await monitor.ports.sources.holds()).toHaveLength(1);
  });

  it('is looked at again a day later, like any page that changed', async () => {
    const { hold, monitor } = await templateChange();
    const [held] = hold.pages;
    const page = await monitor.ports.sources.page(hold.sourceId, held?.url ?? '');
    expect([page?.dueAt, page?.quietVisits]).toEqual([Date.parse(hold.tick) + 86_400_000, 1]);
  });

  it('goes out once where ops release it, however often they do', async () => {
    const { hold, monitor } = await templateChange();
    const now = monitor.ports.clock.now();
    const known = (await monitor.ports.ledger.lastNumber())?.n ?? 0;
    expect(await decideHold(hold.id, 'released', now, monitor.ports)).toBe(7);
    await drain(monitor.ports);
    await decideHold(hold.id, 'released', now, monitor.ports);
    await drain(monitor.ports);
    const changes = await changesAfter(known, monitor);
    expect(changes.map(({ kind, audience }) => `${kind} ${audience}`)).toEqual(
      Array<string>(7).fill('revised announce'),
    );
    await expect(decideHold(hold.id, 'discarded', now, monitor.ports)).rejects.toMatchObject({
      code: 'HONGTOU_HOLD_DECIDED',
    });
  });

  it('is left out where ops discard it, until a page changes again', async () => {
    const { hold, monitor, host, round } = await templateChange();
    await decideHold(hold.id, 'discarded', monitor.ports.clock.now(), monitor.ports);
    expect(await round(2)).toEqual([]);
    edit(host, '/p/3.html', '500万元', '900万元');
    expect((await round(5)).map(({ kind }) => kind)).toEqual(['revised']);
  });

  it('becomes the new state in silence where ops take it as the baseline', async () => {
    const { hold, monitor } = await templateChange();
    const known = (await monitor.ports.ledger.lastNumber())?.n ?? 0;
    await decideHold(hold.id, 'baselined', monitor.ports.clock.now(), monitor.ports);
    await drain(monitor.ports);
    expect(new Set((await changesAfter(known, monitor)).map(({ audience }) => audience))).toEqual(new Set(['silent']));
  });
});

describe('a list', () => {
  it('that is read for the first time fills the corpus in silence', async () => {
    const { monitor } = await open();
    const first = await changesAfter(0, monitor);
    expect(first.map(({ kind, audience }) => `${kind} ${audience}`)).toEqual(Array<string>(3).fill('published silent'));
    expect((await monitor.ports.sources.source('a-example'))?.baseline).toBe('done');
  });

  it('whose selector finds nothing any more withdraws nothing', async () => {
    const { host, monitor, round } = await open();
    const gone: Answers = { '/list/': '<html><body><div class="new-list">改版了</div></body></html>' };
    host.answers = gone;
    expect(await round(1)).toEqual([]);
    expect((await monitor.ports.sources.source('a-example'))?.verdict).toBe('selector-found-nothing');
  });

  it('with a paper signed months ago that is new to it alerts of it', async () => {
    const { host, round } = await open();
    const papers = [0, 1, 2].map((at) => ({ path: `/p/${at}.html`, title: `关于${MATTERS[at]}第${at}号工作的通知` }));
    const late = { path: '/p/late.html', title: '云岭市科学技术局关于夜校补贴的通知' };
    const page = noticePage(late.title, '夜校学员每人补贴200元，由街道发放到位。').replace(
      '2026年11月1日',
      '2026年3月2日',
    );
    host.answers = { ...host.answers, '/list/': listPage([...papers, late]), [late.path]: page };
    expect((await round(1)).map(({ kind, audience }) => `${kind} ${audience}`)).toEqual(['published announce']);
  });
});

describe('an imported paper', () => {
  it('is known when a portal shows it, as a repost and not as news', async () => {
    const { host, monitor, round } = await open();
    const title = '云岭市科学技术局关于夜校补贴的通知';
    const text = `${title}\n各有关单位：\n夜校学员每人补贴200元，由街道发放到位。\n特此通知。\n云岭市科学技术局\n2026年11月1日`;
    const tick = new Date(START).toISOString();
    const paper = { id: 'x', url: null, text, publishedOn: null };
    const first = await importPaper(paper, tick, monitor.ports);
    expect((await importPaper(paper, tick, monitor.ports)).id).toBe(first.id);
    await drain(monitor.ports);
    const papers = [0, 1, 2].map((at) => ({ path: `/p/${at}.html`, title: `关于${MATTERS[at]}第${at}号工作的通知` }));
    host.answers = {
      ...host.answers,
      '/list/': listPage([...papers, { path: '/p/x.html', title }]),
      '/p/x.html': noticePage(title, '夜校学员每人补贴200元，由街道发放到位。'),
    };
    const changes = await round(1);
    expect(changes.filter(({ tick: at }) => at !== tick).map(({ kind, documentId }) => [kind, documentId])).toEqual([
      ['reposted', first.documentId],
    ]);
  });

  it('without text is refused by name', async () => {
    const { monitor } = await open();
    await expect(
      importPaper({ id: 'x', url: null, text: ' \n', publishedOn: null }, '', monitor.ports),
    ).rejects.toMatchObject({
      code: 'HONGTOU_EMPTY_PAPER',
    });
  });
});
