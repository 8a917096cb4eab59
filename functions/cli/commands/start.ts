import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearsalClock } from '../../adapters/local/clock.ts';
import { type DemoPortal, type DemoRound, startDemoPortal } from '../../adapters/local/demo-portal.ts';
import { makeFolder } from '../../adapters/local/make-folder.ts';
import { type LocalMonitor, openLocalMonitor } from '../../compose/local.ts';
import type { Subscriber, Watch } from '../../domain/alert/model.ts';
import { readTaxonomy } from '../config.ts';
import type { ExitStatus } from '../jsonl.ts';
import { note, printLines, readOptions } from '../options.ts';
import { roundReport } from '../report.ts';
import { SEEDS } from '../seeds.ts';
import { WORKSPACE_OPTIONS } from '../workspace.ts';
import { run as runOnce, watchedRound } from './run.ts';

const USAGE = `hongtou start [--data DIR] | --config FILE [--sources NAMES]
Without a configuration: serves the demo portal of an invented city on loopback, reads it twice, nine days apart, and says
what changed between. With one: a round of your own sources, as hongtou run.
  --data DIR      where the demo's store, site and outbox go; default: a new temporary folder`;

/** Where `hongtou serve` shows the demo's site. */
const SITE_URL = 'http://127.0.0.1:8383/';

/** The two moments at which the demo looks at the portal, 09:00 in Shanghai. */
const ROUNDS = [
  { round: 1, tick: '2026-11-09T01:00:00.000Z' },
  { round: 2, tick: '2026-11-18T01:00:00.000Z' },
] as const satisfies readonly { readonly round: DemoRound; readonly tick: string }[];

/** The main job: shows on real servers, files and messages what Hongtou is for. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, WORKSPACE_OPTIONS, USAGE);
  if (options === null) return 0;
  if (options.values.config !== undefined || options.values.sources !== undefined) return runOnce(args);
  const folder = options.values.data ?? mkdtempSync(join(tmpdir(), 'hongtou-demo-'));
  return runDemo(folder);
}

/** Both rounds of the demo portal into a folder. A folder that holds them already stays as it is. */
export async function runDemo(folder: string): Promise<ExitStatus> {
  const portal = await startDemoPortal({ root: join(SEEDS, 'demo') });
  try {
    return await runRounds(folder, portal);
  } finally {
    await portal.close();
  }
}

async function runRounds(folder: string, portal: DemoPortal): Promise<ExitStatus> {
  const [first] = ROUNDS;
  const monitor = openLocalMonitor({
    folder,
    definitions: portal.definitions,
    taxonomy: readTaxonomy(),
    clock: rehearsalClock(Date.parse(first.tick)),
    userAgent: 'Hongtou-demo/0.1 (+https://hongtou.example/)',
    siteUrl: SITE_URL,
    mail: { from: '红头 <alerts@hongtou.example>', smtp: null },
    places: portal.hostMap,
  });
  let failures = 0;
  try {
    writeConfig(folder);
    await subscribe(monitor);
    for (const { round, tick } of await roundsLeft(monitor)) {
      portal.setRound(round);
      await monitor.ports.clock.sleepUntil(Date.parse(tick));
      note(`round ${round} of 2: ${portal.definitions.length} sources on ${Object.keys(portal.hostMap).length} hosts`);
      failures += await watchedRound(tick, monitor);
      printLines([`== Round ${round} · ${tick} ==`, await roundReport(tick, monitor)]);
    }
    process.stdout.write(files(monitor));
  } finally {
    await monitor.close();
  }
  return failures === 0 ? 0 : 3;
}

/** The demo's store with its sources, for the other commands: sources, held, show, serve … --config FILE. */
function writeConfig(folder: string): void {
  const config = { data: '.', sources: [join(SEEDS, 'demo/portals')] };
  makeFolder(folder);
  writeFileSync(join(folder, 'hongtou.json'), `${JSON.stringify(config, null, 2)}\n`);
}

/** A demo that was interrupted goes on with the round that it was in: an earlier one would see the portal as it no longer is. */
async function roundsLeft(monitor: LocalMonitor): Promise<readonly (typeof ROUNDS)[number][]> {
  const opened = (await monitor.ports.sources.sources()).map((source) => source.opened ?? '');
  const reached = opened.toSorted().at(-1) ?? '';
  return ROUNDS.filter(({ tick }) => tick >= reached);
}

function files(monitor: LocalMonitor): string {
  const { siteFolder, outboxFolder, settings } = monitor;
  return `Written to ${settings.folder}
  reader    ${join(siteFolder, 'index.html')} (in a browser: npm run hongtou -- serve --config ${join(settings.folder, 'hongtou.json')})
  feed      ${join(siteFolder, 'feed.json')}
  messages  ${outboxFolder} (.eml, .sms.txt)
  store     ${join(settings.folder, 'hongtou.db')}, ${join(settings.folder, 'blobs.db')}
`;
}

const ANY: Omit<Watch, 'id' | 'cadence' | 'channel'> = {
  topics: [],
  regions: [],
  issuers: [],
  kinds: [],
  keywords: [],
};

/** Who the demo writes to: everything at once by mail, grants by SMS, and a daily digest of one bureau. */
const SUBSCRIBERS: readonly Subscriber[] = [
  person('demo-desk', { email: 'desk@reader.example' }, { ...ANY, id: 'all', cadence: 'immediate', channel: 'email' }),
  person(
    'demo-owner',
    { phone: '+85251234567' },
    { ...ANY, id: 'grants', topics: ['FIS'], cadence: 'immediate', channel: 'sms' },
  ),
  person(
    'demo-digest',
    { email: 'digest@reader.example' },
    { ...ANY, id: 'gxj', issuers: ['工业和信息化局'], cadence: 'daily', channel: 'email' },
  ),
];

function person(id: string, address: { email?: string; phone?: string }, watch: Watch): Subscriber {
  const { email = null, phone = null } = address;
  return { id, status: 'confirmed', email, phone, watches: [watch], revision: 0 };
}

async function subscribe(monitor: LocalMonitor): Promise<void> {
  const { subscribers } = monitor.ports;
  for (const subscriber of SUBSCRIBERS) {
    if ((await subscribers.subscriber(subscriber.id)) === null) await subscribers.save(subscriber);
  }
}
