import type { LocalMonitor } from '../../compose/local.ts';
import { HongtouError } from '../../domain/error.ts';
import { type RoundWatch, runRound } from '../../pipeline.ts';
import type { ExitStatus } from '../jsonl.ts';
import { note, readOptions } from '../options.ts';
import { roundReport } from '../report.ts';
import { plantSeeds, WORKSPACE_OPTIONS, WORKSPACE_USAGE, withMonitor } from '../workspace.ts';

const USAGE = `hongtou run [--all] [--config FILE] [--data DIR]
Runs one round: fetches the lists and papers that are due, records what changed, sends the alerts, publishes the site.
  --all           reads the lists of all sources, due or not
${WORKSPACE_USAGE}`;

/** One round now. Exit 3 where work failed and waits to be tried again. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...WORKSPACE_OPTIONS, all: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  return withMonitor(options.values, async (monitor, config): Promise<ExitStatus> => {
    requireContact(config.contact);
    await plantSeeds(monitor);
    const tick = new Date().toISOString();
    const failures = await watchedRound(tick, monitor, {
      patienceMs: PATIENCE_MS,
      sources: options.values.all ? 'all' : 'due',
    });
    process.stdout.write(`${await roundReport(tick, monitor)}\n`);
    return failures === 0 ? 0 : 3;
  });
}

/** What is due later than this is left for the next round: the minute in which changes are collected into one message is waited for. */
export const PATIENCE_MS = 120_000;

/** Runs a round and tells of its progress on stderr; answers how many pieces of work failed. */
export async function watchedRound(
  tick: string,
  monitor: LocalMonitor,
  round: Pick<RoundWatch, 'patienceMs' | 'sources'> = {},
): Promise<number> {
  let failures = 0;
  await runRound(tick, monitor.ports, {
    ...round,
    onWork: (work) => {
      if (work.kind === 'turn') note(`fetching from ${work.host}`);
      if (work.kind === 'assess') note(`assessing ${work.sourceId}`);
    },
    onFailure: (work, error) => {
      failures += 1;
      note(`${JSON.stringify(work)} failed: ${error instanceof Error ? error.message : String(error)}`);
    },
  });
  return failures;
}

/** @throws HONGTOU_NO_CONTACT */
export function requireContact(contact: string | null): void {
  if (contact !== null) return;
  throw new HongtouError(
    'HONGTOU_NO_CONTACT',
    'nothing is fetched without a contact: set "contact" in the configuration to a URL or e-mail address at which a portal can reach you',
  );
}
