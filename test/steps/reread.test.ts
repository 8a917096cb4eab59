import { afterEach, describe, expect, it } from 'vitest';
import { readTaxonomy } from '../../functions/cli/config.ts';
import { seedRecords } from '../../functions/compose/seeds.ts';
import { readDocument } from '../../functions/domain/document/read.ts';
import { changePage } from '../../functions/domain/reader/changes.ts';
import { homePage, homeRow } from '../../functions/domain/reader/lists.ts';
import { createTopicLabeller } from '../../functions/domain/topic/label.ts';
import { parseTaxonomy } from '../../functions/domain/topic/taxonomy.ts';
import { drain, type LocalPorts, runRound } from '../../functions/pipeline.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { checkChain } from '../../functions/steps/number.ts';
import { plantSeed } from '../../functions/steps/plant.ts';
import { loadReading } from '../../functions/steps/readings.ts';
import { type Reread, reread } from '../../functions/steps/reread.ts';
import { sweep } from '../../functions/steps/sweep.ts';
import { START } from './monitor.ts';
import { FURNITURE, framedPage, noticePage } from './portal.ts';
import { changesAfter, closeWatched, edit, openWatched, publishAlso, type Watched } from './watched.ts';

afterEach(closeWatched);

const TICK = new Date(START + 40 * 86_400_000).toISOString();

/** Re-reads what is asked for and does the work that follows. */
async function rereadAll(ports: LocalPorts, source: string | null = null): Promise<readonly Reread[]> {
  const results = await all(reread(source, TICK, ports));
  await drain(ports);
  return results;
}

async function all<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

const outcomes = (results: readonly Reread[]) => results.map(({ outcome }) => outcome);

/** The taxonomy with one more topic, which school buses are about. */
function withSchoolBuses(ports: LocalPorts): LocalPorts {
  const topic = { ...readTaxonomy().topics[0], code: 'BUS', zh: '校车', yieldsTo: [], silentBeside: [], sub: [] };
  const edited = parseTaxonomy({
    ...readTaxonomy(),
    topics: [...readTaxonomy().topics, { ...topic, strong: ['校车安全'], cues: ['校车'], weak: [], agencies: [] }],
  });
  return { ...ports, labelTopics: createTopicLabeller(edited) };
}

async function subscribeToAll(ports: LocalPorts): Promise<void> {
  const all = { id: 'any', topics: [], regions: [], issuers: [], kinds: [], keywords: [] };
  const watches = [{ ...all, cadence: 'immediate' as const, channel: 'email' as const }];
  const reader = { id: 's1', status: 'confirmed' as const, email: 'r@example.org', phone: null, watches, revision: 0 };
  expect(await ports.subscribers.save(reader)).toBe('saved');
}

const NOTICE =
  '云岭市科学技术局关于校车安全补贴的通知\n各有关单位：\n校车安全每车补贴200元，由街道发放到位。\n特此通知。\n云岭市科学技术局\n2026年11月1日';

async function importNotice(ports: LocalPorts): Promise<void> {
  await importPaper(
    { id: 'x', url: null, text: NOTICE, publishedOn: '2026-11-02' },
    new Date(START).toISOString(),
    ports,
  );
  await drain(ports);
}

describe('a re-reading by what read before', () => {
  it('writes nothing: not of portals, of imports, nor of seed records', async () => {
    const { monitor } = await openWatched({ count: 3 });
    const { ports } = monitor;
    await importNotice(ports);
    const [seed] = seedRecords().records;
    if (seed === undefined) throw new Error('there is no seed record');
    await plantSeed(seed, new Date(START).toISOString(), ports);
    await drain(ports);
    const known = await ports.ledger.lastNumber();
    expect(outcomes(await rereadAll(ports))).toEqual(['same', 'same', 'same', 'same']);
    expect(await ports.ledger.lastNumber()).toEqual(known);
  });

  it('writes nothing of an engine that reads the same', async () => {
    const watched = await openWatched({ count: 2 });
    publishAlso(watched, 2, noticePage);
    await watched.round(1);
    const [first, , third] = await changesAfter(0, watched.monitor);
    expect(first?.state.engine).not.toBe(third?.state.engine);
    expect(outcomes(await rereadAll(watched.monitor.ports))).toEqual(['same', 'same', 'same']);
  });

  it('finds papers again that an earlier program stored under other fingerprints', async () => {
    const { monitor } = await openWatched({ count: 1 });
    const { ports } = monitor;
    await importNotice({ ...ports, index: (id, text) => ports.index(id, text.replace(/./gu, '甲')) });
    const page = { url: null, publishedOn: null, pageTitle: null, labelTopics: ports.labelTopics };
    const copy = { id: 'copy', document: readDocument(NOTICE, page) };
    const sources = async () => (await ports.compare(copy)).passages.map(({ source }) => source?.id);
    const before = await sources();
    const [notice] = await rereadAll(ports, 'import');
    expect(before).not.toContain(notice?.documentId);
    expect(await sources()).toContain(notice?.documentId);
  });

  it('says so of a paper whose source is defined no more', async () => {
    const { monitor } = await openWatched({ count: 1 });
    expect(outcomes(await rereadAll({ ...monitor.ports, definitions: [] }))).toEqual(['unread']);
  });

  it('refuses a source that nobody watches', async () => {
    const { monitor } = await openWatched({ count: 1 });
    await expect(rereadAll(monitor.ports, 'b-example')).rejects.toMatchObject({ code: 'HONGTOU_NO_SUCH_SOURCE' });
  });
});

describe('a re-reading after the topics were edited', () => {
  it('labels the corpus anew, in silence and once, and moves no version', async () => {
    const { monitor, round } = await openWatched({ count: 3 });
    await importNotice(monitor.ports);
    await subscribeToAll(monitor.ports);
    const edited = withSchoolBuses(monitor.ports);
    const known = (await edited.ledger.lastNumber())?.n ?? 0;
    expect(outcomes(await rereadAll(edited)).toSorted()).toEqual(['corrected', 'corrected', 'same', 'same']);
    const changes = await changesAfter(known, monitor);
    for (const { kind, audience, cause, seq, state, figures } of changes) {
      expect([kind, audience, cause, seq, state.version]).toEqual(['corrected', 'silent', 'upgrade', 2, 1]);
      expect(state.topics).toContain('BUS');
      expect(figures).toEqual([]);
    }
    expect(changes).toHaveLength(2);
    expect(new Set(outcomes(await rereadAll(edited)))).toEqual(new Set(['same']));
    await round(1);
    expect(await all(edited.deliveries.all())).toEqual([]);
    expect(await checkChain(edited.ledger)).toMatchObject({ length: known + 2, broken: null });
  });

  it('can be of one source alone', async () => {
    const { monitor } = await openWatched({ count: 2 });
    await importNotice(monitor.ports);
    const edited = withSchoolBuses(monitor.ports);
    expect(outcomes(await rereadAll(edited, 'import'))).toEqual(['corrected']);
    expect(outcomes(await rereadAll(edited, 'a-example')).toSorted()).toEqual(['corrected', 'same']);
  });
});

describe('a re-reading after a template was learned', () => {
  async function taught(): Promise<Watched> {
    const watched = await openWatched({ count: 2, pageOf: framedPage });
    publishAlso(watched, 2, framedPage);
    await watched.round(1);
    return watched;
  }

  it('takes the furniture out of papers that came before, and shows what of the text went', async () => {
    const { monitor } = await taught();
    const { ports } = monitor;
    const results = await rereadAll(ports);
    expect(outcomes(results).toSorted()).toEqual(['corrected', 'corrected', 'same']);
    for (const result of results) {
      if (result.outcome !== 'corrected') continue;
      expect((await loadReading(result.record.state.reading, ports.blobs)).text).not.toContain(FURNITURE);
      expect(result.record.detail).not.toBeNull();
    }
    expect(new Set(outcomes(await rereadAll(ports)))).toEqual(new Set(['same']));
  });

  it('learns anew what the newest papers share', async () => {
    const watched = await openWatched({ count: 3, pageOf: framedPage });
    const { ports } = watched.monitor;
    const banner = '本网已完成适老化改造，长者可以一键切换。';
    for (const at of [3, 4, 5]) {
      publishAlso(watched, at, (title, words) => framedPage(title, words).replace(FURNITURE, banner));
    }
    await watched.round(1);
    expect(outcomes(await rereadAll(ports)).filter((outcome) => outcome === 'corrected')).toHaveLength(3);
    const templates = (await ports.sources.source('a-example'))?.templates;
    expect(templates?.['a.example']?.version).toBe(2);
    expect(new Set(outcomes(await rereadAll(ports)))).toEqual(new Set(['same']));
  });

  it('is finished by the next one where it died halfway', async () => {
    const { monitor } = await taught();
    const { ports } = monitor;
    let calls = 0;
    const dying: LocalPorts = {
      ...ports,
      index: (id, text) => (++calls === 2 ? Promise.reject(new Error('killed')) : ports.index(id, text)),
    };
    await expect(rereadAll(dying)).rejects.toThrow('killed');
    const known = new Set<string>();
    const watching: LocalPorts = {
      ...ports,
      index: (id, text) => ports.index(id, text).then(() => void known.add(id)),
    };
    expect(new Set(outcomes(await rereadAll(watching)))).toEqual(new Set(['same']));
    expect(known.size).toBe(3);
    await sweep(Date.parse(TICK), ports);
    await drain(ports);
    expect(await checkChain(ports.ledger)).toMatchObject({ length: 5, broken: null });
  });

  it('lets the next edit tell of itself alone', async () => {
    const { host, monitor, round } = await taught();
    await rereadAll(monitor.ports);
    await round(2);
    edit(host, '/p/0.html', '资金安排200万元', '资金安排900万元');
    const [revised, ...more] = await round(45);
    expect([revised?.kind, revised?.seq, revised?.state.version, more]).toEqual(['revised', 3, 2, []]);
    expect(revised?.figures).toHaveLength(1);
  });
});

describe('a technical re-reading', () => {
  it('is called so in the feed and the reader, and is no paper that was taken in', async () => {
    const { monitor } = await openWatched({ count: 1 });
    const edited = withSchoolBuses(monitor.ports);
    const [result] = await rereadAll(edited);
    if (result?.outcome !== 'corrected') throw new Error('nothing was corrected');
    const head = await edited.site.read('feed.json');
    const feed = JSON.parse(new TextDecoder().decode(head ?? new Uint8Array())) as {
      items: { title: string; _hongtou: { cause?: string; silent: boolean } }[];
    };
    expect(feed.items[0]?.title).toMatch(/^技术性重读：/);
    expect(feed.items[0]?._hongtou).toMatchObject({ cause: 'upgrade', silent: true });
    expect(feed.items[1]?._hongtou).not.toHaveProperty('cause');
    const change = { n: 2, hash: 'ff', record: result.record };
    const context = { topicName: (code: string) => code };
    expect(changePage(change, null, { before: null, after: null }, context).body).toContain('原文未变');
    const home = homePage([homeRow(change, context)], context).body;
    expect(home).toContain('另有 1 件文件经技术性重读');
    expect(home).not.toContain('收录');
  });
});

describe('a paper with an attachment', () => {
  const LIST = '附表：一号项目资助50万元。';
  const linked = (title: string, sentences: string) =>
    noticePage(title, sentences).replace('</body>', '<p><a href="/f/list.pdf">附件：名单.pdf</a></p></body>');
  /** An engine that reads attachments as they are, or not yet. */
  const engine = (ports: LocalPorts, read: 'reads' | 'does not read'): LocalPorts => ({
    ...ports,
    attachments: {
      read: async (bytes) => ({
        kind: 'pdf',
        text: read === 'reads' ? new TextDecoder().decode(bytes).replace('%PDF-1.4\n', '') : null,
        warnings: [],
      }),
    },
  });

  async function openLinked(): Promise<Watched & { readonly serve: (list: string) => void }> {
    const watched = await openWatched({ count: 0 });
    const { host } = watched;
    const serve = (list: string) => {
      host.answers = {
        ...host.answers,
        '/f/list.pdf': (_request, response) => {
          response.writeHead(200, { 'content-type': 'application/pdf' });
          response.end(`%PDF-1.4\n${list}`);
        },
      };
    };
    serve(LIST);
    publishAlso(watched, 0, linked);
    return { ...watched, serve };
  }

  it('is read again with the attachment of then', async () => {
    const { monitor } = await openLinked();
    const { ports } = monitor;
    await runRound(new Date(START + 86_400_000).toISOString(), engine(ports, 'does not read'));
    const [result] = await rereadAll(engine(ports, 'reads'));
    if (result?.outcome !== 'corrected') throw new Error(`it is ${result?.outcome}`);
    expect((await loadReading(result.record.state.reading, ports.blobs)).text).toContain(LIST);
    expect(Object.keys(result.record.state.attached ?? {})).toEqual(['http://a.example/f/list.pdf']);
  });

  it('is read again with that of then where a later one waits in a held change', async () => {
    const { monitor, serve } = await openLinked();
    const ports = engine(monitor.ports, 'reads');
    await runRound(new Date(START + 86_400_000).toISOString(), ports);
    const url = 'http://a.example/f/list.pdf';
    serve(LIST.replace('50万元', '90万元'));
    await runRound(new Date(START + 5 * 86_400_000).toISOString(), { ...ports, queue: withoutAssess(ports) });
    const row = await ports.sources.page('a-example', url);
    if (row === null) throw new Error('the attachment has no row');
    expect(row.capture?.snapshot).not.toBe(row.assessed);
    await ports.sources.savePage({ ...row, assessed: row.capture?.snapshot ?? null });
    expect(outcomes(await all(reread(null, TICK, ports)))).toEqual(['same']);
  });

  /** A queue that loses the work of assessing: what was captured waits. */
  function withoutAssess({ queue }: LocalPorts): LocalPorts['queue'] {
    return { ...queue, send: (messages) => queue.send(messages.filter(({ work }) => work.kind !== 'assess')) };
  }
});
