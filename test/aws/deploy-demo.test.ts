import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createDeliveryStore } from '../../functions/adapters/aws/delivery-store.ts';
import { createLedger } from '../../functions/adapters/aws/ledger.ts';
import { createSiteStore } from '../../functions/adapters/aws/site-store.ts';
import { createSourceStore } from '../../functions/adapters/aws/source-store.ts';
import { createSubscriberStore } from '../../functions/adapters/aws/subscriber-store.ts';
import { rehearsalClock } from '../../functions/adapters/local/clock.ts';
import { type DemoPortal, type DemoRound, startDemoPortal } from '../../functions/adapters/local/demo-portal.ts';
import { plantSeeds } from '../../functions/cli/workspace.ts';
import { type LocalMonitor, openLocalMonitor } from '../../functions/compose/local.ts';
import { seedTaxonomy } from '../../functions/compose/seeds.ts';
import type { Subscriber, Watch } from '../../functions/domain/alert/model.ts';
import { runRound } from '../../functions/pipeline.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { DeliveryStore } from '../../functions/ports/delivery-store.ts';
import type { Ledger } from '../../functions/ports/ledger.ts';
import type { SourceStore } from '../../functions/ports/source-store.ts';
import { FUNCTION_SETTINGS } from '../../functions/settings.ts';
import { bootstrapAndDeploy, environmentAt } from './deployed.ts';
import { type LambdaService, startLambda } from './lambda.ts';
import { refusedCalls } from './refused.ts';

/** The world in which the handlers work: the demo portal on loopback and a clock that jumps. */
const world = vi.hoisted(() => ({
  portal: undefined as DemoPortal | undefined,
  clock: undefined as Clock | undefined,
}));

vi.mock('../../functions/compose/seeds.ts', async (original) => {
  const real = await original<typeof import('../../functions/compose/seeds.ts')>();
  // Read once: whoever edits the lexicon while this runs changes neither run.
  const taxonomy = real.seedTaxonomy();
  return { ...real, seedDefinitions: () => world.portal?.definitions ?? [], seedTaxonomy: () => taxonomy };
});
vi.mock('../../functions/adapters/local/clock.ts', async (original) => {
  const real = await original<typeof import('../../functions/adapters/local/clock.ts')>();
  const now = () => world.clock?.now() ?? 0;
  const sleepUntil = async (instant: number) => world.clock?.sleepUntil(instant);
  return { ...real, systemClock: (): Clock => ({ now, sleepUntil }) };
});
vi.mock('../../functions/adapters/web/gate.ts', async (original) => {
  const real = await original<typeof import('../../functions/adapters/web/gate.ts')>();
  const createPortalGate: typeof real.createPortalGate = (options) =>
    real.createPortalGate({ ...options, places: world.portal?.hostMap ?? {} });
  return { ...real, createPortalGate };
});

const place = { endpoint: inject('moto') ?? '', region: 'eu-west-1' };
const ROUNDS: readonly { readonly round: DemoRound; readonly tick: string }[] = [
  { round: 1, tick: '2026-11-09T01:00:00Z' },
  { round: 2, tick: '2026-11-18T01:00:00Z' },
];
const START = Date.parse('2026-11-09T01:00:00Z');
const SITE_URL = 'https://policy.example.org/';

/** A portal that is taken out of seeds/ after both rounds, and a tick at which every source is due. */
const REMOVED = { id: 'linlan-jrj', host: 'jrj.linlan.example', tick: '2026-12-30T01:00:00Z' };

const EVERYTHING: Omit<Watch, 'id' | 'cadence' | 'channel'> = {
  topics: [],
  regions: [],
  issuers: [],
  kinds: [],
  keywords: [],
};
const SUBSCRIBERS: readonly Subscriber[] = [
  {
    id: 'desk',
    status: 'confirmed',
    email: 'desk@reader.example',
    phone: null,
    watches: [{ ...EVERYTHING, id: 'w', cadence: 'immediate', channel: 'email' }],
    revision: 0,
  },
  {
    id: 'digest',
    status: 'confirmed',
    email: null,
    phone: '+85251234567',
    watches: [{ ...EVERYTHING, id: 'w', cadence: 'daily', channel: 'sms' }],
    revision: 0,
  },
];

/** What both deployments remember, as far as it must be the same. */
interface Stores {
  readonly ledger: Ledger;
  readonly sources: SourceStore;
  readonly deliveries: DeliveryStore;
  readonly site: { read(path: string): Promise<Uint8Array | null> };
}

describe.skipIf(place.endpoint === '')('both rounds of the demo portal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hongtou-parity-'));
  let local: LocalMonitor;
  let lambda: LambdaService;
  let there: Stores;

  beforeAll(async () => {
    world.portal = await startDemoPortal({ root: fileURLToPath(new URL('../../seeds/demo', import.meta.url)) });
    local = await runLocally(world.portal, folder);
    await bootstrapAndDeploy(place);
    Object.assign(process.env, environmentAt(place), { POWERTOOLS_DEV: 'true' });
    vi.spyOn(console, 'info').mockImplementation(() => {});
    world.clock = rehearsalClock(START);
    lambda = await startLambda(place, world.clock);
    there = openStores(lambda);
    await runOnLambda(world.portal, lambda);
  }, 900_000);
  afterAll(async () => {
    lambda?.stop();
    await local?.close();
    await world.portal?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('fail in no function', () => {
    expect(lambda.failures).toEqual([]);
  });

  it('end with the same changes under the same numbers, chained by the same hashes', async () => {
    const [here, aws] = await Promise.all([numberedChanges(local.ports.ledger), numberedChanges(there.ledger)]);
    expect(aws.map(({ record, n }) => `${n} ${record.kind} ${record.state.title}`)).toEqual(
      here.map(({ record, n }) => `${n} ${record.kind} ${record.state.title}`),
    );
    expect(aws).toEqual(here);
    expect(here.length).toBeGreaterThan(20);
  });

  it('end with the same documents in the same versions', async () => {
    const [here, aws] = await Promise.all([versions(local.ports.ledger), versions(there.ledger)]);
    expect(aws).toEqual(here);
  });

  it('end with the same health of every source', async () => {
    const [here, aws] = await Promise.all([local.ports.sources.sources(), there.sources.sources()]);
    // A row that was saved twice more than elsewhere says the same.
    expect(aws.map(({ revision, ...state }) => state)).toEqual(here.map(({ revision, ...state }) => state));
    expect((await there.sources.holds()).map(({ id, status }) => [id, status])).toEqual(
      (await local.ports.sources.holds()).map(({ id, status }) => [id, status]),
    );
  });

  it('send the same changes to the same people', async () => {
    const [here, aws] = await Promise.all([deliveries(local.ports.deliveries), deliveries(there.deliveries)]);
    expect(aws).toEqual(here);
    expect(here.length).toBeGreaterThan(0);
  });

  it('publish the same site, byte for byte', async () => {
    const { n } = (await there.ledger.lastNumber()) ?? { n: 0 };
    for (const path of ['index.html', 'feed.json', 'sources.html', `changes/${n}.html`, 'changes/1.html']) {
      const [here, aws] = await Promise.all([local.ports.site.read(path), there.site.read(path)]);
      expect([path, textOf(aws)]).toEqual([path, textOf(here)]);
      expect(aws).not.toBeNull();
    }
  });

  it('answer what programs ask with all changes in order', async () => {
    const ask = (rawQueryString: string) => lambda.invoke('api', requestEvent('/v1/changes', rawQueryString));
    const answer = (await ask('after=40')) as { statusCode: number; body: string };
    expect(answer.statusCode).toBe(200);
    const { items } = JSON.parse(answer.body) as { items: { _hongtou: { n: number } }[] };
    const { n: last } = (await there.ledger.lastNumber()) ?? { n: 0 };
    expect(items.map((item) => item._hongtou.n).toSorted()).toEqual(
      Array.from({ length: last - 40 }, (_, index) => 41 + index),
    );
    expect(await ask('after=x')).toMatchObject({ statusCode: 400 });
  });

  it('leave nothing to do for the sweep, and seeds are planted once', async () => {
    expect(await lambda.invoke('sweep', { tick: '2026-11-20T01:00:00Z' })).toEqual({ resent: 0 });
    expect(await lambda.invoke('seeds', { tick: '2026-11-20T01:00:00Z' })).toEqual({ planted: 0 });
  });

  it('change nothing when every message comes a second time', async () => {
    const before = await numberedChanges(there.ledger);
    const sent = await deliveries(there.deliveries);
    await lambda.repeat();
    expect(await numberedChanges(there.ledger)).toEqual(before);
    expect(await deliveries(there.deliveries)).toEqual(sent);
    expect(lambda.failures).toEqual([]);
  });

  it('stop for a portal that a deploy takes out of seeds/, and its history stays', async () => {
    const { portal } = world;
    if (portal === undefined) throw new Error('there is no portal');
    const before = await numberedChanges(there.ledger);
    const fetched = () => portal.requests.filter(({ host }) => host === REMOVED.host).length;
    const already = fetched();
    world.portal = { ...portal, definitions: portal.definitions.filter(({ id }) => id !== REMOVED.id) };
    lambda.restart();
    await world.clock?.sleepUntil(Date.parse(REMOVED.tick));
    const opened = (await lambda.invoke('schedule', { tick: REMOVED.tick })) as { dueSources: readonly string[] };
    await lambda.drain();
    expect(opened.dueSources).toEqual(world.portal.definitions.map(({ id }) => id));
    expect(fetched()).toBe(already);
    expect((await numberedChanges(there.ledger)).slice(0, before.length)).toEqual(before);
    expect(before.some(({ record }) => record.state.sourceId === REMOVED.id)).toBe(true);
  });

  it('ask nothing of AWS that the roles do not allow', () => {
    // The demo has no collector, whose bundles `receive` takes (collect.test.ts).
    const called = Object.keys(FUNCTION_SETTINGS).filter((name) => name !== 'receive');
    expect([...lambda.calls.keys()].toSorted()).toEqual(called.toSorted());
    expect(refusedCalls(lambda.calls, lambda.settings)).toEqual([]);
  });
});

async function runLocally(portal: DemoPortal, folder: string): Promise<LocalMonitor> {
  const monitor = openLocalMonitor({
    folder,
    definitions: portal.definitions,
    taxonomy: seedTaxonomy(),
    clock: rehearsalClock(START),
    userAgent: `Hongtou/0.1 (+${SITE_URL})`,
    siteUrl: SITE_URL,
    mail: { from: 'alerts@policy.example.org', smtp: null },
    places: portal.hostMap,
  });
  for (const subscriber of SUBSCRIBERS) await monitor.ports.subscribers.save(subscriber);
  await plantSeeds(monitor);
  for (const { round, tick } of ROUNDS) {
    portal.setRound(round);
    await monitor.ports.clock.sleepUntil(Date.parse(tick));
    await runRound(new Date(Date.parse(tick)).toISOString(), monitor.ports);
  }
  return monitor;
}

async function runOnLambda(portal: DemoPortal, lambda: LambdaService): Promise<void> {
  await new SESv2Client().send(new CreateEmailIdentityCommand({ EmailIdentity: 'alerts@policy.example.org' }));
  const subscribers = createSubscriberStore(new DynamoDBClient(), lambda.settings.subscribersTable ?? '');
  for (const subscriber of SUBSCRIBERS) await subscribers.save(subscriber);
  await lambda.invoke('seeds', { tick: ROUNDS[0]?.tick });
  for (const { round, tick } of ROUNDS) {
    portal.setRound(round);
    await world.clock?.sleepUntil(Date.parse(tick));
    await lambda.invoke('schedule', { tick });
    await lambda.invoke('sweep', { tick });
    await lambda.drain();
    await world.clock?.sleepUntil(Date.parse(tick) + 86_400_000);
    await lambda.invoke('sweep', { tick: '2026-11-10T01:00:00Z' });
    await lambda.drain();
  }
}

function openStores({ settings }: LambdaService): Stores {
  const dynamo = new DynamoDBClient();
  return {
    ledger: createLedger(dynamo, settings.ledgerTable ?? ''),
    sources: createSourceStore(dynamo, settings.sourcesTable ?? ''),
    deliveries: createDeliveryStore(dynamo, settings.deliveriesTable ?? ''),
    site: createSiteStore(new S3Client({ forcePathStyle: true }), settings.siteBucket ?? ''),
  };
}

async function numberedChanges(ledger: Ledger) {
  const changes = [];
  for (let n = 1; ; n++) {
    const number = await ledger.numberAt(n);
    const entry = number === null ? null : await ledger.entry(number.changeId);
    if (number === null || entry === null) return changes;
    changes.push({ n, hash: number.hash, record: entry.record, handled: entry.handled });
  }
}

/** Every document's content states, by document. */
async function versions(ledger: Ledger) {
  const ids = new Set((await numberedChanges(ledger)).map(({ record }) => record.documentId));
  const documents = [];
  for (const id of [...ids].toSorted()) {
    const history = await ledger.history(id);
    documents.push({ id, states: history.map(({ record }) => record.state) });
  }
  return documents;
}

/** Who was told what over which channel, whatever the ids of messages are. */
async function deliveries(store: DeliveryStore) {
  const told: string[] = [];
  for await (const { subscriberId, channel, changeIds, status } of store.all()) {
    for (const changeId of changeIds) told.push(`${subscriberId} ${channel} ${changeId} ${status}`);
  }
  return told.toSorted();
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** A GET as an HTTP API hands it to Lambda (payload format 2.0). */
function requestEvent(rawPath: string, rawQueryString: string) {
  return {
    version: '2.0',
    routeKey: 'GET /v1/{proxy+}',
    rawPath,
    rawQueryString,
    headers: { accept: '*/*', host: 'abc123.execute-api.eu-west-1.amazonaws.com' },
    queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)),
    requestContext: {
      accountId: '123456789012',
      apiId: 'abc123',
      domainName: 'abc123.execute-api.eu-west-1.amazonaws.com',
      http: { method: 'GET', path: rawPath, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'curl/8' },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: 'GET /v1/{proxy+}',
      stage: '$default',
      time: '18/Nov/2026:01:00:00 +0000',
      timeEpoch: 1794963600000,
    },
    pathParameters: { proxy: 'changes' },
    isBase64Encoded: false,
  };
}
