import { afterEach, describe, expect, it } from 'vitest';
import { listPage } from './portal.ts';
import { closeWatched, openWatched, paperOf, type Watched } from './watched.ts';

afterEach(closeWatched);

const open = () => openWatched({ count: 3 });
const NEW_PATH = '/new/1.html';

/** Paper 1 stands at a new address, which the list names. */
function move({ host }: Watched, { left }: { readonly left: boolean }): void {
  const { '/p/1.html': page = '', ...rest } = host.answers;
  const papers = [paperOf(0), { ...paperOf(1), path: NEW_PATH }, paperOf(2)];
  host.answers = { ...rest, [NEW_PATH]: page, ...(left ? { '/p/1.html': page } : {}), '/list/': listPage(papers) };
}

const kindsOf = (changes: Awaited<ReturnType<Watched['round']>>) => changes.map(({ kind }) => kind);

describe('a paper that moved to another address of its portal', () => {
  it('is never said to be withdrawn, although its old page is gone in the same round', async () => {
    const watched = await open();
    move(watched, { left: false });
    const changes = [...(await watched.round(1)), ...(await watched.round(2)), ...(await watched.round(5))];
    expect(kindsOf(changes)).not.toContain('withdrawn');
    expect(kindsOf(changes)).toContain('relocated');
    expect(changes.at(-1)?.state).toMatchObject({
      presence: 'present',
      urls: [`http://a.example${NEW_PATH}`, 'http://a.example/p/1.html'],
    });
  });

  it('is never said to be withdrawn where its old page goes days later', async () => {
    const watched = await open();
    move(watched, { left: true });
    const before = await watched.round(1);
    move(watched, { left: false });
    const after = [...(await watched.round(2)), ...(await watched.round(5)), ...(await watched.round(12))];
    expect([kindsOf(before), kindsOf(after)]).toEqual([['reposted'], ['relocated']]);
  });

  it('is watched at its new address from then on', async () => {
    const watched = await open();
    move(watched, { left: false });
    await watched.round(1);
    const page = String(watched.host.answers[NEW_PATH]);
    watched.host.answers = { ...watched.host.answers, [NEW_PATH]: page.replace('300万元', '900万元') };
    const changes = [...(await watched.round(2)), ...(await watched.round(5))];
    expect(kindsOf(changes)).toEqual(['revised']);
  });

  it('is withdrawn where its new page is gone as well', async () => {
    const watched = await open();
    move(watched, { left: false });
    await watched.round(1);
    const { [NEW_PATH]: _gone, ...rest } = watched.host.answers;
    watched.host.answers = { ...rest, '/list/': listPage([paperOf(0), paperOf(2)]) };
    const changes = [...(await watched.round(2)), ...(await watched.round(5)), ...(await watched.round(12))];
    expect(kindsOf(changes)).toEqual(['withdrawn']);
  });
});
