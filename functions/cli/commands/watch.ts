import type { LocalMonitor } from '../../compose/local.ts';
import { publish } from '../../steps/publish.ts';
import type { ExitStatus } from '../jsonl.ts';
import { requireChosen } from '../may-fetch.ts';
import { gridTick, onSchedule, readEvery } from '../on-schedule.ts';
import { note, printLines, readOptions } from '../options.ts';
import { roundReport } from '../report.ts';
import { serveSite } from '../site-server.ts';
import { noteOldIndex, plantSeeds, WORKSPACE_OPTIONS, WORKSPACE_USAGE, withMonitor } from '../workspace.ts';
import { PATIENCE_MS, watchedRound } from './run.ts';

const USAGE = `hongtou watch [--every MINUTES] [--config FILE] [--data DIR]
Keeps running: a round every 15 minutes fetches whatever is due; the reader and the feed are served on 127.0.0.1.
  --every MINUTES default 15, at most a day
${WORKSPACE_USAGE}`;

/** Rounds on schedule until it is stopped: the piece of work under way is finished, the rest is left to the next start. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...WORKSPACE_OPTIONS, every: { type: 'string' } }, USAGE);
  if (options === null) return 0;
  const everyMs = readEvery(options.values.every ?? '15', USAGE);
  return withMonitor(options.values, async (monitor, config): Promise<ExitStatus> => {
    requireChosen(config);
    await plantSeeds(monitor);
    await noteOldIndex(monitor);
    await publish(monitor.ports);
    const site = await serveSite(monitor.siteFolder, config.port);
    note(`serving ${site.url} (stop with Ctrl-C)`);
    await onSchedule(everyMs, monitor.ports.clock, (stop) => oneRound(monitor, everyMs, stop));
    await site.close();
    return 0;
  });
}

async function oneRound(monitor: LocalMonitor, everyMs: number, stop: AbortSignal): Promise<void> {
  const tick = new Date(gridTick(monitor.ports.clock.now(), everyMs)).toISOString();
  await watchedRound(tick, monitor, { patienceMs: PATIENCE_MS, isStopped: () => stop.aborted });
  printLines([`== ${tick} ==`, await roundReport(tick, monitor)]);
}
