import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OperatedMonitor } from '../../compose/operator.ts';
import type { Delivery } from '../../domain/alert/model.ts';
import { checkChain } from '../../steps/number.ts';
import { readConfig } from '../config.ts';
import type { ExitStatus } from '../jsonl.ts';
import {
  OPERATED_OPTIONS,
  OPERATED_USAGE,
  type Operated,
  type OperatedValues,
  stackOf,
  withOperated,
} from '../operated.ts';
import { printJson, printLines, readOptions } from '../options.ts';
import { OLD_INDEX } from '../workspace.ts';

const USAGE = `hongtou doctor [--json] [--config FILE] [--data DIR] [--stack NAME]
Checks what Hongtou stands on: Node, configuration, data folder, the chain of changes, the index of passages, stored bytes, work that failed for good, messages that were given up.
${OPERATED_USAGE}`;

interface Check {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly message: string;
}

/** Exit 1 where a check failed; warnings do not count. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...OPERATED_OPTIONS, json: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  const checks = await allChecks(options.values);
  for (const check of checks) {
    if (options.values.json) printJson(check);
    else printLines([`${check.state.padEnd(8)} ${check.name.padEnd(16)} ${check.message}`]);
  }
  return checks.some((check) => check.state === 'failed') ? 1 : 0;
}

async function allChecks(values: OperatedValues): Promise<readonly Check[]> {
  return [node(), ...(stackOf(values) === null ? await checksHere(values) : await checksOfStack(values))];
}

async function checksOfStack(values: OperatedValues): Promise<readonly Check[]> {
  try {
    return await withOperated(values, 'look', async (monitor) => {
      const message = `${values.stack}: found, with ${monitor.ports.definitions.length} sources in this checkout`;
      return [{ name: 'stack', state: 'ok' as const, message }, ...(await storeChecks(monitor))];
    });
  } catch (error) {
    return [failed('stack', error)];
  }
}

function failed(name: string, error: unknown): Check {
  return { name, state: 'failed', message: error instanceof Error ? error.message : String(error) };
}

async function checksHere(values: OperatedValues): Promise<readonly Check[]> {
  const checks: Check[] = [];
  try {
    const config = readConfig(values.config, values);
    const { definitions, folder } = config.settings;
    checks.push(
      config.unchosen === null
        ? { name: 'configuration', state: 'ok', message: `${definitions.length} sources` }
        : { name: 'configuration', state: 'warning', message: `no portal is chosen: "groups" of ${config.unchosen}` },
    );
    checks.push(
      config.contact === null
        ? { name: 'contact', state: 'warning', message: 'no "contact" is set: run and watch will refuse to fetch' }
        : { name: 'contact', state: 'ok', message: config.contact },
    );
    checks.push(dataFolder(folder));
    // Nothing is there before the first round, which is no fault; a folder that the command line names is meant to be one.
    const isNew = values.data === undefined && !existsSync(folder);
    if (!isNew) checks.push(...(await checksOfStore(values)));
  } catch (error) {
    checks.push(failed('configuration', error));
  }
  return checks;
}

async function checksOfStore(values: OperatedValues): Promise<readonly Check[]> {
  try {
    return await withOperated(values, 'look', checksOfFile);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    // Where the names of its tables were hit, it cannot even be opened.
    const isDamaged = cause instanceof Error && 'errcode' in cause && DAMAGED.has(Number(cause.errcode));
    return [isDamaged ? damaged(cause.message) : failed('database', error)];
  }
}

/** SQLITE_CORRUPT, SQLITE_NOTADB */
const DAMAGED: ReadonlySet<number> = new Set([11, 26]);

function damaged(words: string): Check {
  const message = `damaged: ${words}: put back a copy of the data folder from before, the next round finds what came since`;
  return { name: 'database', state: 'failed', message };
}

/** What follows is read from the database: where that is damaged, the rest says nothing. */
async function checksOfFile(monitor: Operated): Promise<readonly Check[]> {
  const damage = monitor.damage();
  if (damage !== null) return [damaged(damage)];
  return [{ name: 'database', state: 'ok', message: 'whole' }, ...(await storeChecks(monitor))];
}

function node(): Check {
  const [major = 0] = process.versions.node.split('.').map(Number);
  const message = `${process.versions.node}, expected 24 or newer (npm ci brings it)`;
  return { name: 'node', state: major >= 24 ? 'ok' : 'failed', message };
}

function dataFolder(folder: string): Check {
  const name = 'data folder';
  const isThere = existsSync(folder);
  try {
    accessSync(isThere ? folder : dirname(folder), constants.W_OK);
    if (isThere) return { name, state: 'ok', message: folder };
    return { name, state: 'warning', message: `${folder}: not there yet, the first round makes it` };
  } catch {
    return isThere
      ? { name, state: 'warning', message: `${folder}: cannot be written: run, watch and import will refuse` }
      : { name, state: 'failed', message: `${folder}: expected a folder that can be written` };
  }
}

async function storeChecks(monitor: OperatedMonitor): Promise<readonly Check[]> {
  const chain = await checkChain(monitor.ports.ledger);
  const dead = await monitor.ports.queue.dead();
  return [
    chain.broken === null
      ? {
          name: 'change chain',
          state: 'ok',
          message: `${chain.length} changes, every hash follows from the one before`,
        }
      : { name: 'change chain', state: 'failed', message: `broken at number ${chain.broken}` },
    await passageIndex(monitor),
    await snapshots(monitor),
    dead.length === 0
      ? { name: 'dead letters', state: 'ok', message: 'none' }
      : {
          name: 'dead letters',
          state: 'warning',
          message: dead.map(({ message, reason }) => `${message.dedupId}: ${reason}`).join('; '),
        },
    await messages(monitor),
  ];
}

async function passageIndex({ ports }: OperatedMonitor): Promise<Check> {
  const name = 'passage index';
  return (await ports.isIndexOutdated())
    ? { name, state: 'warning', message: OLD_INDEX }
    : { name, state: 'ok', message: 'of the present fingerprints' };
}

/** Messages that never reached anybody, of the last month; the newest of them with their reasons. */
async function messages({ ports }: OperatedMonitor): Promise<Check> {
  const name = 'messages';
  const since = ports.clock.now() - MONTH_MS;
  const lost: Delivery[] = [];
  for await (const delivery of ports.deliveries.all()) {
    if (delivery.status === 'failed' && delivery.movedAt >= since) lost.push(delivery);
  }
  if (lost.length === 0) return { name, state: 'ok', message: 'none was given up in the last 30 days' };
  const newest = lost.toSorted((a, b) => b.movedAt - a.movedAt).slice(0, NAMED);
  const reasons = newest.map(({ subscriberId, channel, note }) => `${subscriberId} by ${channel}: ${note}`);
  const message = `${lost.length} given up in the last 30 days; ${reasons.join('; ')}`;
  return { name, state: 'warning', message };
}

const MONTH_MS = 30 * 24 * 3_600_000;
const NAMED = 10;

/** The raw bytes behind the newest changes must still be what they were when they were captured. */
async function snapshots(monitor: OperatedMonitor): Promise<Check> {
  const { ledger, blobs } = monitor.ports;
  const last = (await ledger.lastNumber())?.n ?? 0;
  const name = 'stored bytes';
  for (let n = last; n > Math.max(0, last - SAMPLE); n--) {
    const number = await ledger.numberAt(n);
    const snapshot = number === null ? undefined : (await ledger.entry(number.changeId))?.record.state.snapshot;
    if (snapshot === undefined) continue;
    const bytes = await blobs.get(snapshot);
    const hash = bytes === null ? '' : createHash('sha256').update(bytes).digest('hex');
    if (!snapshot.endsWith(hash) || hash === '') {
      return { name, state: 'failed', message: `${snapshot} of change ${n} is missing or altered` };
    }
  }
  return {
    name,
    state: 'ok',
    message: `snapshots of the last ${Math.min(last, SAMPLE)} changes are as they were captured`,
  };
}

const SAMPLE = 200;
