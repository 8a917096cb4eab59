import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleFolder } from '../../functions/adapters/local/bundle-folder.ts';
import { rehearsalClock } from '../../functions/adapters/local/clock.ts';
import { takeBundle } from '../../functions/cli/commands/receive.ts';
import { readTaxonomy } from '../../functions/cli/config.ts';
import { type Collector, openCollector } from '../../functions/compose/collector.ts';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import type { ChangeRecord } from '../../functions/domain/change/record.ts';
import { HongtouError } from '../../functions/domain/error.ts';
import type { PageState } from '../../functions/domain/source/state.ts';
import { runCollectorRound, runRound } from '../../functions/pipeline.ts';
import type { BundleLink } from '../../functions/ports/bundle-link.ts';
import { pushBundles } from '../../functions/steps/collect.ts';
import { schedule } from '../../functions/steps/schedule.ts';
import { sweep } from '../../functions/steps/sweep.ts';
import { openMonitor, START } from './monitor.ts';
import { type Answers, type Host, listPage, listSource, noticePage, openHost } from './portal.ts';

const DAY = 86_400_000;
const TICKS = [0, 2, 4, 6].map((day) => new Date(START + day * DAY).toISOString());
const LATER = START + 6 * DAY;
const OWN = listSource('a.example');
const COLLECTED = listSource('a.example', { capturedBy: 'collector' });

const closing: (() => Promise<void> | void)[] = [];
let host: Host;
beforeEach(async () => {
  host = await openHost('a.example', {});
  closing.push(host.close);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hongtou-collect-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function monitorOf(definition = COLLECTED, start = START): LocalMonitor {
  const monitor = openMonitor({ definitions: [definition], places: { 'a.example': host.place }, start });
  closing.push(monitor.close);
  return monitor;
}

function collectorOn(folder: string, to: string, start = START): Collector {
  return openCollector(
    {
      folder,
      definitions: [COLLECTED],
      taxonomy: readTaxonomy(),
      clock: rehearsalClock(start),
      userAgent: 'Hongtou-test/0.1 (+https://hongtou.example/contact)',
      siteUrl: 'https://hongtou.example/',
      mail: { from: 'alerts@hongtou.example', smtp: null },
      places: { 'a.example': host.place },
    },
    { folder: to },
  );
}

/** What the portal shows on the day of a round: a paper is revised, one is new, one goes. */
function shown(round: number): Answers {
  const numbers = [0, 1, 2, ...(round > 0 ? [3] : [])].filter((n) => round < 2 || n !== 1);
  const papers = numbers.map((n) => ({ path: `/p/${n}.html`, title: `关于第${n}批项目的通知` }));
  const amount = (n: number) => (n === 0 && round > 0 ? 900 : 100 * (n + 1));
  return {
    '/list/': listPage(papers),
    ...Object.fromEntries(
      numbers.map((n) => [
        `/p/${n}.html`,
        noticePage(`关于第${n}批项目的通知`, `现将第${n}批项目通知如下，每家企业给予${amount(n)}万元补助。`),
      ]),
    ),
  };
}

async function collectRounds(rounds: readonly number[], { ports }: Collector): Promise<void> {
  for (const round of rounds) {
    host.answers = shown(round);
    await ports.clock.sleepUntil(Date.parse(TICKS[round] ?? ''));
    await runCollectorRound(TICKS[round] ?? '', ports);
  }
}

/** A folder of bundles as a link to a monitor, whose clock stands where the bundle's round was. */
function linkTo(monitor: LocalMonitor): BundleLink {
  return {
    push: async (name, packed) => {
      const tick = TICKS.find((each) => name.startsWith(each.replaceAll(':', ''))) ?? '';
      await monitor.ports.clock.sleepUntil(Date.parse(tick));
      return takeBundle(packed, monitor);
    },
  };
}

/** Everything that tells two stores apart, but for when and how often rows were written. */
async function stateOf({ ports }: LocalMonitor) {
  const entries: { number: unknown; record: ChangeRecord | null }[] = [];
  const last = (await ports.ledger.lastNumber())?.n ?? 0;
  for (let n = 1; n <= last; n++) {
    const number = await ports.ledger.numberAt(n);
    const entry = number === null ? null : await ports.ledger.entry(number.changeId);
    entries.push({ number, record: entry?.record ?? null });
  }
  const source = await ports.sources.source('a-example');
  const pages: Omit<PageState, 'revision'>[] = [];
  for await (const { revision: _, ...page } of ports.sources.pagesOf('a-example')) pages.push(page);
  return {
    entries,
    pages,
    source: source === null ? null : { ...source, revision: 0 },
    reports: await ports.reports.all(),
  };
}

async function bundlesOf(rounds: readonly number[]): Promise<readonly Uint8Array[]> {
  const collector = collectorOn(scratch(), scratch());
  await collectRounds(rounds, collector);
  const packed: Uint8Array[] = [];
  for (const name of await collector.ports.outbox.waiting()) {
    packed.push((await collector.ports.outbox.packed(name)) ?? new Uint8Array());
  }
  await collector.close();
  return packed;
}

function repacked(packed: Uint8Array | undefined, edit: (text: string) => string): Uint8Array {
  return gzipSync(edit(gunzipSync(packed ?? '').toString('utf8')));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof HongtouError ? error.code : String(error);
}

describe('a monitor that receives a collector’s bundles', () => {
  it('has the store of one that fetched the pages itself, round for round', async () => {
    const own = monitorOf(OWN);
    const receiver = monitorOf();
    const [folder, carried] = [scratch(), scratch()];
    for (const round of [0, 1, 2, 3]) {
      // A new process for each round, as a cron job would start it.
      const collector = collectorOn(folder, carried, Date.parse(TICKS[round] ?? ''));
      await collectRounds([round], collector);
      await pushBundles(collector.ports.outbox, collector.link);
      await collector.close();
      await pushBundles(bundleFolder(carried), linkTo(receiver));
      host.answers = shown(round);
      await own.ports.clock.sleepUntil(Date.parse(TICKS[round] ?? ''));
      await runRound(TICKS[round] ?? '', own.ports);
      expect(await stateOf(receiver)).toEqual(await stateOf(own));
    }
    const kinds = (await stateOf(receiver)).entries.map(({ record }) => record?.kind);
    expect(kinds).toEqual(['published', 'published', 'published', 'revised', 'published', 'withdrawn']);
  });

  it('has the same after a link that was dead for two rounds', async () => {
    const prompt = monitorOf();
    const late = monitorOf();
    const collector = collectorOn(scratch(), scratch());
    closing.push(collector.close);
    const dead: BundleLink = { push: () => Promise.reject(new HongtouError('HONGTOU_LINK_DEAD', 'no route')) };
    await collectRounds([0, 1, 2], collector);
    expect(await pushBundles(collector.ports.outbox, dead)).toMatchObject({ delivered: 0, failures: [{}] });
    const [first, second] = [linkTo(prompt), linkTo(late)];
    for (const name of await collector.ports.outbox.waiting()) {
      await first.push(name, (await collector.ports.outbox.packed(name)) ?? new Uint8Array());
    }
    expect(await pushBundles(collector.ports.outbox, second)).toEqual({ delivered: 3, failures: [] });
    expect(await collector.ports.outbox.waiting()).toEqual([]);
    expect(await stateOf(late)).toEqual(await stateOf(prompt));
  });

  it('fetches nothing of such a source itself', async () => {
    host.answers = shown(0);
    const receiver = monitorOf();
    expect(await schedule(TICKS[0] ?? '', receiver.ports, 'all')).toEqual({ dueSources: [] });
    await runRound(TICKS[0] ?? '', receiver.ports);
    expect(host.asked).toEqual([]);
  });

  it('changes nothing for a bundle that comes twice, or late, or packed anew', async () => {
    const receiver = monitorOf(COLLECTED, LATER);
    const [first = new Uint8Array(), second = new Uint8Array()] = await bundlesOf([0, 1]);
    expect([await takeBundle(first, receiver), await takeBundle(second, receiver)]).toEqual(['taken', 'taken']);
    const before = await stateOf(receiver);
    expect([await takeBundle(second, receiver), await takeBundle(first, receiver)]).toEqual(['present', 'present']);
    const other = repacked(first, (text) => text.replace('"quietVisits":1', '"quietVisits":2'));
    expect(await takeBundle(other, receiver)).toBe('present');
    expect(await stateOf(receiver)).toEqual(before);
  });

  it('takes a large round in parts, and its pages with the last', async () => {
    const collector = collectorOn(scratch(), scratch());
    closing.push(collector.close);
    await collectRounds([0], { ...collector, ports: { ...collector.ports, partBytes: 600 } });
    const names = await collector.ports.outbox.waiting();
    expect(names.length).toBeGreaterThan(2);
    const receiver = monitorOf();
    await pushBundles(collector.ports.outbox, linkTo(receiver));
    const whole = monitorOf();
    for (const packed of await bundlesOf([0])) await takeBundle(packed, whole);
    expect(await stateOf(receiver)).toEqual(await stateOf(whole));
  });
});

describe('a collector', () => {
  it('that was set up anew changes nothing of what is known', async () => {
    const [monitor, other] = [monitorOf(COLLECTED, LATER), monitorOf(COLLECTED, LATER)];
    const [first = new Uint8Array(), second = new Uint8Array()] = await bundlesOf([0, 1]);
    const [anew = new Uint8Array()] = await bundlesOf([1]);
    for (const bundle of [first, second]) await takeBundle(bundle, monitor);
    for (const bundle of [first, anew]) await takeBundle(bundle, other);
    const [known, same] = [await stateOf(monitor), await stateOf(other)];
    expect(same.entries).toEqual(known.entries);
    expect(same.pages.map(({ foundTick }) => foundTick)).toEqual(known.pages.map(({ foundTick }) => foundTick));
  });

  it('that dies with a bundle written and its round not closed writes the same again', async () => {
    const collector = collectorOn(scratch(), scratch());
    closing.push(collector.close);
    const { sources } = collector.ports;
    let deaths = 0;
    const failing: Collector['ports']['sources'] = {
      ...sources,
      saveSource: async (row) => {
        if (row.settled !== null && deaths++ === 0) throw new Error('killed');
        return sources.saveSource(row);
      },
    };
    await collectRounds([0], { ...collector, ports: { ...collector.ports, sources: failing } });
    expect(deaths).toBe(2);
    const names = await collector.ports.outbox.waiting();
    const packed = await Promise.all(names.map((name) => collector.ports.outbox.packed(name)));
    expect(packed).toEqual(await bundlesOf([0]));
  });

  it('that is silent is reported once, and once when it is heard again', async () => {
    const monitor = monitorOf();
    const { ports } = monitor;
    const [first = new Uint8Array(), second = new Uint8Array()] = await bundlesOf([0, 3]);
    await takeBundle(first, monitor);
    const kinds = async () => (await ports.reports.all()).map(({ kind }) => kind);
    await sweep(START + 3 * DAY, ports);
    expect(await kinds()).toEqual(['baseline-filled']);
    for (const day of [4, 5]) await sweep(START + day * DAY, ports);
    expect(await kinds()).toEqual(['baseline-filled', 'source-broken']);
    await ports.clock.sleepUntil(LATER);
    await takeBundle(second, monitor);
    expect(await kinds()).toEqual(['baseline-filled', 'source-broken', 'source-recovered']);
  });
});

describe('a bundle is refused, and nothing of it is kept,', () => {
  const altered: readonly [string, string, (packed: Uint8Array) => Uint8Array][] = [
    [
      'where a byte of the file was altered',
      'HONGTOU_BAD_BUNDLE',
      (packed) => packed.map((byte, at) => (at === packed.length >> 1 ? byte ^ 1 : byte)),
    ],
    ['where its end is cut', 'HONGTOU_BAD_BUNDLE', (packed) => packed.slice(0, -9)],
    [
      'where a snapshot is not what its key says',
      'HONGTOU_BAD_BUNDLE',
      (packed) => repacked(packed, (text) => text.replace('"bytes":"P', '"bytes":"Q')),
    ],
    [
      'where a member is unknown',
      'HONGTOU_BAD_BUNDLE',
      (packed) => repacked(packed, (text) => text.replace('"role":"list"', '"role":"list","documentId":"x"')),
    ],
    [
      'where a page is no web page',
      'HONGTOU_BAD_BUNDLE',
      (packed) => repacked(packed, (text) => text.replaceAll('"http://a.example/p/0.html"', '"file:///p/0.html"')),
    ],
    [
      'where its round is of next year',
      'HONGTOU_BAD_BUNDLE',
      (packed) => repacked(packed, (text) => text.replace('"tick":"2026', '"tick":"2027')),
    ],
    [
      'where a line is missing',
      'HONGTOU_BAD_BUNDLE',
      (packed) => repacked(packed, (text) => text.replace(/\n[^\n]*\n$/, '\n')),
    ],
    [
      'where it unpacks to far more than it says',
      'HONGTOU_BUNDLE_TOO_LARGE',
      () => gzipSync(Buffer.alloc(200_000_000)),
    ],
  ];
  it.each(altered)('%s', async (_, code, alter) => {
    const receiver = monitorOf();
    const [bundle = new Uint8Array()] = await bundlesOf([0]);
    const before = await stateOf(receiver);
    expect(await codeOf(takeBundle(alter(bundle), receiver))).toBe(code);
    expect(await stateOf(receiver)).toEqual(before);
    expect(await takeBundle(bundle, receiver)).toBe('taken');
  });

  it('where the monitor captures the source itself', async () => {
    const [bundle = new Uint8Array()] = await bundlesOf([0]);
    expect(await codeOf(takeBundle(bundle, monitorOf(OWN)))).toBe('HONGTOU_NOT_COLLECTED');
  });

  it('where one before it is missing', async () => {
    const [, second = new Uint8Array()] = await bundlesOf([0, 1]);
    expect(await codeOf(takeBundle(second, monitorOf(COLLECTED, LATER)))).toBe('HONGTOU_BUNDLE_GAP');
  });

  it('where the round before it is not assessed yet', async () => {
    const receiver = monitorOf(COLLECTED, LATER);
    const [first = new Uint8Array(), second = new Uint8Array()] = await bundlesOf([0, 1]);
    const { ports } = receiver;
    // Another process holds the work.
    const held: LocalMonitor = {
      ...receiver,
      ports: { ...ports, queue: { ...ports.queue, receive: async () => null } },
    };
    held.ports.queue.nextAt = async () => null;
    expect(await takeBundle(first, held)).toBe('taken');
    expect(await codeOf(takeBundle(second, held))).toBe('HONGTOU_ROUND_OPEN');
    expect(await takeBundle(first, receiver)).toBe('present');
    expect(await takeBundle(second, receiver)).toBe('taken');
  });
});
