import { createHash } from 'node:crypto';
import { rehearsalClock } from '../../functions/adapters/local/clock.ts';
import { runRound } from '../../functions/pipeline.ts';
import { hold, subscriber } from '../../test/contracts/samples.ts';
import { openBenchMonitor } from './monitor.ts';
import { benchPortal } from './portal.ts';
import { printRows } from './rows.ts';
import { difference, printByTable, printTable, type Spent } from './spent.ts';

/**
 * Request units of DynamoDB, and requests to S3, for what Hongtou does: the real steps over the AWS adapters, DynamoDB emulated
 * in this process, units counted by AWS's rules.
 * usage: npm run bench -- aws-units [letters already known, default 30]
 */
const LETTERS = Number(process.argv[2] ?? 30);
const HOUR = 3_600_000;

const clock = rehearsalClock(Date.parse('2026-11-01T00:00:00.000Z'));
const portal = benchPortal();
const monitor = await openBenchMonitor(portal, clock);
const rows: [string, Spent][] = [];

try {
  portal.show(LETTERS);
  const first = await round(0);
  rows.push([`first round, each of ${LETTERS} letters`, difference(first, new Map(), LETTERS)]);
  // A day later every letter is due; seven hours later only the list is.
  const all = await round(25);
  const listOnly = await round(7);
  rows.push(['quiet round of one source, list only', listOnly]);
  rows.push(['unchanged page', difference(all, listOnly, LETTERS)]);

  portal.show(LETTERS + 1);
  const published = await round(7);
  rows.push(['new letter', difference(published, listOnly, 1)]);

  await monitor.ports.subscribers.save(watcher('s1'));
  portal.show(LETTERS + 2);
  const alerted = await round(7);
  // The two letters differ in what reading them takes, not in what telling of them takes.
  const telling = [...difference(alerted, published, 1)].filter(([step]) => step === 'notify' || step === 'deliver');
  rows.push(['alert, one subscriber', new Map(telling)]);

  // Three days after the second visit all letters are due again.
  portal.revise(3);
  const revised = await round(52);
  const unchanged = difference(all, listOnly, LETTERS / (LETTERS + 2));
  rows.push(['revision, with its alert', difference(difference(revised, listOnly, 1), unchanged, 1)]);
  printTable(rows);
  printByTable(monitor.everything());
  await writeRareRows();
  printRows(await monitor.rows());
} finally {
  await monitor.close();
}

/** Runs the round `hours` after the last one and answers what it consumed. */
async function round(hours: number): Promise<Spent> {
  await clock.sleepUntil(clock.now() + hours * HOUR);
  monitor.take();
  const spent = monitor.stepping();
  await runRound(new Date(clock.now()).toISOString(), monitor.ports, {
    onWork: (work) => spent.begin(work.kind),
    onFailure: (work, error) => console.error(work, error),
  });
  return spent.end();
}

/** What no quiet month has: a mass change of 300 pages that is held, and a person's word on a promise. */
async function writeRareRows(): Promise<void> {
  const pages = Array.from({ length: 300 }, (_, i) => ({
    url: `http://portal.example/jyta/202610/t20261016_${i}.html`,
    snapshot: `snapshots/${createHash('sha256').update(`${i}`).digest('hex')}`,
  }));
  await monitor.ports.sources.putHold(hold('bench-replies 2026-11-01T00:00:00.000Z', { pages }));
  const [promiseId, transitionId] = ['p1f2a3b4c5d6e7f8', 't1f2a3b4c5d6e7f8'];
  const decidedAt = new Date(clock.now()).toISOString();
  await monitor.knowledge.decide({ promiseId, transitionId, verdict: 'confirmed', decidedAt });
}

function watcher(id: string) {
  const [watch] = subscriber(id).watches;
  if (watch === undefined) throw new Error('the sample has no watch');
  const any = { ...watch, topics: [], regions: [], issuers: [], keywords: [], cadence: 'immediate' as const };
  return subscriber(id, { watches: [any] });
}
