import { type LocalMonitor, openLocalMonitor } from '../compose/local.ts';
import type { OperatedMonitor } from '../compose/operator.ts';
import { seedRecords } from '../compose/seeds.ts';
import { plantSeed } from '../steps/plant.ts';
import type { RecallPorts } from '../steps/recall/corpus.ts';
import { type Config, type Overrides, readConfig } from './config.ts';
import { note } from './options.ts';

/** Options that every command has which works on a store of its own. */
export const WORKSPACE_OPTIONS = {
  config: { type: 'string' },
  data: { type: 'string' },
  sources: { type: 'string' },
} as const;

export const WORKSPACE_USAGE = `  --config FILE   sources, data folder, mail and site of a monitor of your own (see README)
  --data DIR      where everything is remembered; default ./data
  --sources NAMES groups and ids of sources, a comma between two, instead of "groups" in the configuration; all for every one`;

/** Opens the store that the options name, hands it to `work` and closes it whatever happens. */
export async function withMonitor<T>(
  options: Overrides & { readonly config?: string | undefined },
  work: (monitor: LocalMonitor, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(options.config, options);
  const monitor = openLocalMonitor(config.settings);
  try {
    return await work(monitor, config);
  } finally {
    await monitor.close();
  }
}

/** What a question to the corpus takes. */
export function recallPorts({ ports, knowledge }: OperatedMonitor): RecallPorts {
  const { ledger, blobs, clock } = ports;
  return { knowledge, ledger, blobs, clock };
}

/** What a store of an earlier program means, and what to do. */
export const OLD_INDEX =
  'an earlier Hongtou stored these papers: what repeats, cites or promises the same is not known for sure until "hongtou reread" has read them again';

/** Says on stderr that the store is of an earlier program, before papers are compared with it or questions asked. Answers whether it is. */
export async function noteOldIndex({ ports }: Pick<OperatedMonitor, 'ports'>): Promise<boolean> {
  const isOld = await ports.isIndexOutdated();
  if (isOld) note(OLD_INDEX);
  return isOld;
}

/** Puts the records of seeds/corpus into the store, where they are not yet. */
export async function plantSeeds(monitor: LocalMonitor): Promise<void> {
  const { hash, records } = seedRecords();
  const { ports } = monitor;
  const mark = `seeds/${hash}`;
  if (hash === null || (await ports.blobs.get(mark)) !== null) return;
  const tick = new Date(ports.clock.now()).toISOString();
  for (const record of records) await plantSeed(record, tick, ports);
  await ports.blobs.putOnce(mark, new TextEncoder().encode(tick));
}
