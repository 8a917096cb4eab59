import { afterEach, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../functions/ports/ledger.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { recordEvent } from '../../functions/steps/record.ts';
import { START } from './monitor.ts';
import { listPage, noticePage } from './portal.ts';
import { closeWatched, edit, openWatched, paperOf, sentencesOf } from './watched.ts';

afterEach(closeWatched);

/** A monitor whose corpus holds one paper of three, and that paper's newest entry. */
async function known() {
  const watched = await openWatched({ count: 3 });
  const { ledger } = watched.monitor.ports;
  const number = await ledger.numberAt(1);
  const entry = number && (await ledger.entry(number.changeId));
  if (!entry) throw new Error('the first round recorded nothing');
  return { ...watched, ledger, entry };
}

const kindsOf = (entries: readonly LedgerEntry[]) => entries.map(({ record }) => record.kind);

describe('two things that happen to one paper in one round', () => {
  it('are both recorded: it is revised, and a copy of it turns up', async () => {
    const watched = await openWatched({ count: 3 });
    const { host, round } = watched;
    const copy = { path: '/a/copy.html', title: paperOf(0).title };
    const papers = [copy, paperOf(0), paperOf(1), paperOf(2)];
    host.answers = {
      ...host.answers,
      '/list/': listPage(papers),
      [copy.path]: noticePage(copy.title, sentencesOf(0)),
    };
    edit(host, '/p/0.html', '200万元', '900万元');
    const changes = await round(1);
    expect(changes.map(({ kind }) => kind).toSorted()).toEqual(['reposted', 'revised']);
    expect(changes.at(-1)?.state).toMatchObject({
      version: 2,
      urls: ['http://a.example/p/0.html', 'http://a.example/a/copy.html'],
    });
  });
});

describe('two workers that record on one paper at once', () => {
  it('lose neither a revision nor a copy, whoever was first', async () => {
    const { entry, ledger, monitor } = await known();
    const { documentId } = entry.record;
    const tick = new Date(START + 86_400_000).toISOString();
    const publisher = { id: 'b-example', region: '449900', issuer: null };
    const copy = { url: 'http://b.example/1.html', tick, publisher, audience: 'announce' as const };
    const other = { url: 'http://c.example/1.html', tick, publisher, audience: 'announce' as const };
    // All three saw the paper as it was after the first round.
    await recordEvent('reposted', copy, entry, monitor.ports);
    await recordEvent('reposted', other, entry, monitor.ports);
    await recordEvent('withdrawn', { ...copy, url: entry.record.state.urls[0] ?? '' }, entry, monitor.ports);
    const history = await ledger.history(documentId);
    expect(kindsOf(history)).toEqual(['published', 'reposted', 'reposted', 'withdrawn']);
    expect(history.at(-1)?.record.state).toMatchObject({
      presence: 'withdrawn',
      urls: [entry.record.state.urls[0], copy.url, other.url],
    });
  });

  it('record one event once, however often they do and whatever came after it', async () => {
    const { entry, ledger, monitor } = await known();
    const tick = new Date(START + 86_400_000).toISOString();
    const publisher = { id: 'b-example', region: '449900', issuer: null };
    const copy = { url: 'http://b.example/1.html', tick, publisher, audience: 'announce' as const };
    const gone = { ...copy, url: entry.record.state.urls[0] ?? '' };
    for (let again = 0; again < 2; again++) {
      await recordEvent('reposted', copy, entry, monitor.ports);
      await recordEvent('withdrawn', gone, entry, monitor.ports);
    }
    expect(kindsOf(await ledger.history(entry.record.documentId))).toEqual(['published', 'reposted', 'withdrawn']);
  });

  it('do not lose a revision that is recorded after another worker’s copy', async () => {
    const watched = await known();
    const { entry, ledger, monitor, host, round } = watched;
    const tick = new Date(START + 86_400_000).toISOString();
    const publisher = { id: 'b-example', region: '449900', issuer: null };
    const copy = { url: 'http://b.example/1.html', tick, publisher, audience: 'announce' as const };
    edit(host, '/p/0.html', '200万元', '900万元');
    // The other worker is in between reading and writing of this one.
    let isFirst = true;
    const append = ledger.append;
    const ports = monitor.ports;
    Object.assign(ports.ledger, {
      append: async (record: Parameters<typeof append>[0]) => {
        if (isFirst && record.kind === 'revised') {
          isFirst = false;
          await recordEvent('reposted', copy, entry, { ledger: { ...ledger, append: append } });
        }
        return append(record);
      },
    });
    await round(1);
    const history = await ledger.history(entry.record.documentId);
    expect(kindsOf(history)).toEqual(['published', 'reposted', 'revised']);
    expect(history.at(-1)?.record).toMatchObject({
      seq: 3,
      state: { version: 2, urls: [expect.any(String), copy.url] },
    });
  });

  it('join one document where both find the paper for the first time', async () => {
    const { monitor } = await known();
    const { ports } = monitor;
    const text =
      '云岭市商务局关于印发家电补贴办法的通知\n各企业：\n对购买家电的居民给予最高2000元补贴。\n云岭市商务局\n2026年11月2日\n';
    const urls = ['http://b.example/1.html', 'http://c.example/1.html'];
    const tick = new Date(START).toISOString();
    const bring = (url: string) => importPaper({ id: url, url, text, publishedOn: null }, tick, ports);
    const [first] = await Promise.all(urls.map(bring));
    const latest = await ports.ledger.latest(first?.documentId ?? '');
    expect(latest?.record.state.urls.toSorted()).toEqual(urls);
  });
});
