import { afterEach, describe, expect, it } from 'vitest';
import { createThreadedAttachmentReader } from '../../functions/adapters/thread/attachment-reader.ts';
import { createPageReader } from '../../functions/adapters/thread/page-reader.ts';
import { type LocalPorts, runRound } from '../../functions/pipeline.ts';
import { checkSource } from '../../functions/steps/check-source.ts';
import { objectStreamPdf } from '../adapters/attachments/hostile-files.ts';
import { crowdedSheet } from '../adapters/attachments/made-files.ts';
import { openMonitor, START } from './monitor.ts';
import { type Answers, type Host, listPage, listSource, noticePage, openHost } from './portal.ts';

const ADAPTERS = '../../functions/adapters';
const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

function day(n: number): string {
  return new Date(START + n * 86_400_000).toISOString();
}

function notice(n: number, more = ''): string {
  return noticePage(`关于第${n}批项目的通知`, `现将第${n}批项目通知如下，资金${n + 1}00万元。${more}`);
}

/** A page that takes some 100 MB to read. */
const CROWDED = `<html><body>${'<a href=x.pdf>附件，</a><p id=a class="b c">'.repeat(60_000)}</body></html>`;

/** A monitor whose readers may take little: what a page or file does to the real bounds it does to these, only sooner. */
async function opened(answers: Answers, count: number) {
  const papers = Array.from({ length: count }, (_, n) => ({ path: `/p/${n}.html`, title: `关于第${n}批项目的通知` }));
  const host: Host = await openHost('a.example', { '/list/': listPage(papers), ...answers });
  const monitor = openMonitor({
    definitions: [listSource(host.name)],
    places: { [host.name]: host.place },
  });
  const pages = createPageReader(new URL(`${ADAPTERS}/thread/page-thread.ts`, import.meta.url), { heapMb: 16 });
  const attachments = createThreadedAttachmentReader(new URL(`${ADAPTERS}/attachments/thread.ts`, import.meta.url), {
    heapMb: 48,
  });
  closing.push(host, monitor, pages, attachments);
  const ports: LocalPorts = { ...monitor.ports, pages, attachments };
  const round = async (n: number): Promise<void> => {
    await ports.clock.sleepUntil(Date.parse(day(n)));
    await runRound(day(n), ports, { sources: 'all' });
  };
  /** A round whose pages come from a collector that reads more than this monitor does. */
  const collectedRound = async (n: number): Promise<void> => {
    await ports.clock.sleepUntil(Date.parse(day(n)));
    let reader = monitor.ports.pages;
    const collected: LocalPorts = {
      ...ports,
      get pages() {
        return reader;
      },
    };
    await runRound(day(n), collected, {
      sources: 'all',
      onWork: ({ kind }) => {
        if (kind === 'assess') reader = pages;
      },
    });
  };
  return { host, ports, round, collectedRound };
}

async function changes({ ledger }: LocalPorts): Promise<readonly string[]> {
  const found: string[] = [];
  const last = (await ledger.lastNumber())?.n ?? 0;
  for (let n = 1; n <= last; n++) {
    const number = await ledger.numberAt(n);
    const record = number === null ? null : (await ledger.entry(number.changeId))?.record;
    found.push(`${record?.kind} ${record?.state.urls[0]}`);
  }
  return found;
}

describe('a page that takes more memory than may be spent on one', () => {
  it('has a verdict that says so, and the round goes on with the others', async () => {
    const { ports, round } = await opened({ '/p/0.html': notice(0), '/p/1.html': CROWDED, '/p/2.html': notice(2) }, 3);
    await round(0);
    const row = await ports.sources.page('a-example', 'http://a.example/p/1.html');
    expect(row).toMatchObject({ verdict: 'too-large', pending: null, capture: null });
    expect(await changes(ports)).toEqual([
      'published http://a.example/p/0.html',
      'published http://a.example/p/2.html',
    ]);
  });

  it('keeps what the page said before', async () => {
    const { host, ports, round } = await opened({ '/p/0.html': notice(0), '/p/1.html': notice(1) }, 2);
    await round(0);
    const before = await ports.sources.page('a-example', 'http://a.example/p/1.html');
    host.answers = { ...host.answers, '/p/1.html': CROWDED };
    await round(1);
    await round(2);
    const row = await ports.sources.page('a-example', 'http://a.example/p/1.html');
    expect(row).toMatchObject({ verdict: 'too-large', capture: before?.capture });
    expect(await changes(ports)).toHaveLength(2);
  });

  it('makes a list one that failed, and nothing of its papers is withdrawn', async () => {
    const { host, ports, round } = await opened({ '/p/0.html': notice(0), '/p/1.html': notice(1) }, 2);
    await round(0);
    host.answers = { '/list/': CROWDED };
    await round(1);
    await round(2);
    expect(await ports.sources.source('a-example')).toMatchObject({ verdict: 'down' });
    expect(await changes(ports)).toHaveLength(2);
  });
});

describe('a page that only its collector could read', () => {
  it('is reported by name once, and the round goes on with the others', async () => {
    const { ports, collectedRound } = await opened(
      { '/p/0.html': notice(0), '/p/1.html': CROWDED, '/p/2.html': notice(2) },
      3,
    );
    await collectedRound(0);
    await collectedRound(1);
    expect(await changes(ports)).toEqual([
      'published http://a.example/p/0.html',
      'published http://a.example/p/2.html',
    ]);
    const reports = (await ports.reports.all()).filter(({ kind }) => kind === 'page-unreadable');
    expect(reports).toHaveLength(1);
    expect(reports[0]?.message).toMatch(/http:\/\/a\.example\/p\/1\.html \(HONGTOU_READING_MEMORY: .*\) was not read/);
  });

  it('makes a list one that failed, and nothing of its papers is withdrawn', async () => {
    const { host, ports, round, collectedRound } = await opened({ '/p/0.html': notice(0), '/p/1.html': notice(1) }, 2);
    await round(0);
    host.answers = { '/list/': CROWDED };
    await collectedRound(1);
    expect(await ports.sources.source('a-example')).toMatchObject({ verdict: 'down' });
    expect(await changes(ports)).toHaveLength(2);
  });

  it('fails the round as a list also where the portal says that nothing changed', async () => {
    const { host, ports, round, collectedRound } = await opened({ '/p/0.html': notice(0) }, 1);
    const list: Answers[string] = (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"';
      response.writeHead(isKnown ? 304 : 200, { 'content-type': 'text/html; charset=utf-8', etag: '"1"' });
      response.end(isKnown ? undefined : CROWDED);
    };
    host.answers = { ...host.answers, '/list/': list };
    await collectedRound(0);
    expect(await ports.sources.page('a-example', 'http://a.example/list/')).toMatchObject({ verdict: 'ok' });
    await round(1);
    expect(await ports.sources.page('a-example', 'http://a.example/list/')).toMatchObject({ verdict: 'unchanged' });
    expect(await ports.sources.source('a-example')).toMatchObject({ verdict: 'down' });
  });
});

describe('the list of a source that is checked', () => {
  it('has a verdict and the name of the bound that it is beyond', async () => {
    const { ports } = await opened({ '/list/': CROWDED }, 0);
    const [definition] = ports.definitions;
    if (definition === undefined) throw new Error('no source');
    expect(await checkSource(definition, ports)).toMatchObject({
      verdict: 'too-large',
      note: expect.stringContaining('HONGTOU_READING_MEMORY'),
    });
  });
});

describe('an attachment that takes more memory than may be spent on one', () => {
  it.each([
    ['an XLSX', crowdedSheet(600_000)],
    ['a PDF', objectStreamPdf(400_000)],
  ])('counts as one without text, where it is %s, and the round goes on with the others', async (_, bytes) => {
    const file: Answers[string] = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
    };
    const pages = { '/p/0.html': notice(0, '<a href="/f/1.docx">附件1.docx</a>'), '/p/1.html': notice(1) };
    const { ports, round } = await opened({ ...pages, '/f/1.docx': file }, 2);
    await round(0);
    expect(await ports.sources.page('a-example', 'http://a.example/f/1.docx')).toMatchObject({ verdict: 'ok' });
    expect(await changes(ports)).toEqual([
      'published http://a.example/p/0.html',
      'published http://a.example/p/1.html',
    ]);
    const reports = (await ports.reports.all()).filter(({ kind }) => kind === 'page-unreadable');
    expect(reports.map(({ message }) => message)).toEqual([
      expect.stringMatching(/http:\/\/a\.example\/f\/1\.docx \(附件1\.docx: HONGTOU_READING_MEMORY: .*\) was not read/),
    ]);
  });
});
