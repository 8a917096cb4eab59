import { openStackMonitor } from '../../compose/aws/operator.ts';
import type { LocalMonitor } from '../../compose/local.ts';
import type { Delivery } from '../../domain/alert/model.ts';
import { type RoundWatch, runRound } from '../../pipeline.ts';
import type { ExitStatus } from '../jsonl.ts';
import { requireChosen } from '../may-fetch.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, stackOf } from '../operated.ts';
import { note, printLines, readOptions } from '../options.ts';
import { roundReport } from '../report.ts';
import { noteOldIndex, plantSeeds, withMonitor } from '../workspace.ts';

const USAGE = `hongtou run [--all] [--config FILE] [--data DIR] [--stack NAME]
Runs one round: fetches the lists and papers that are due, records what changed, sends the alerts, publishes the site.
On a stack it opens the round, and the stack's functions do the rest; a line for each source that is due.
  --all           reads the lists of all sources, due or not
${OPERATED_USAGE}`;

/** One round now. Exit 3 where work failed, or a message was not taken, and waits to be tried again. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...OPERATED_OPTIONS, all: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  const stack = stackOf(options.values);
  if (stack !== null) return openRoundOf(stack, options.values.all ? 'all' : 'due');
  return withMonitor(options.values, async (monitor, config): Promise<ExitStatus> => {
    requireChosen(config);
    await plantSeeds(monitor);
    await noteOldIndex(monitor);
    const begun = monitor.ports.clock.now();
    const tick = new Date(begun).toISOString();
    const failures = await watchedRound(tick, monitor, {
      patienceMs: PATIENCE_MS,
      sources: options.values.all ? 'all' : 'due',
    });
    printLines([await roundReport(tick, monitor)]);
    const waiting = await messagesPutOff(begun, monitor);
    for (const reason of new Set(waiting.map(({ note: why }) => why))) {
      const count = waiting.filter(({ note: why }) => why === reason).length;
      note(
        `${count} ${count === 1 ? 'message waits' : 'messages wait'} for a later round: ${reason ?? 'not known why'}`,
      );
    }
    return failures === 0 && waiting.length === 0 ? 0 : 3;
  });
}

/** Messages that were tried since an instant and have not been taken; one that was never due is none. */
async function messagesPutOff(since: number, { ports }: LocalMonitor): Promise<readonly Delivery[]> {
  const waiting: Delivery[] = [];
  for await (const delivery of ports.deliveries.all()) {
    const { status, attempts, movedAt } = delivery;
    const isPutOff = (status === 'planned' && attempts > 0) || status === 'unknown';
    if (isPutOff && movedAt >= since) waiting.push(delivery);
  }
  return waiting;
}

async function openRoundOf(stackName: string, sources: 'due' | 'all'): Promise<ExitStatus> {
  const monitor = await openStackMonitor(stackName, process.env);
  try {
    const due = await monitor.openRound(new Date().toISOString(), sources);
    for (const id of due) process.stdout.write(`${id}\n`);
    note(`a round is open for ${due.length} sources: hongtou sources --stack ${stackName} tells how they do`);
    return 0;
  } finally {
    await monitor.close();
  }
}

/** What is due later than this is left for the next round: the minute in which changes are collected into one message is waited for. */
export const PATIENCE_MS = 120_000;

/** A wait that a person at a terminal would wonder at. */
const TOLD_WAIT_SECONDS = 3;

/** Runs a round and tells of its progress on stderr; answers how many pieces of work failed. */
export async function watchedRound(
  tick: string,
  monitor: LocalMonitor,
  round: Pick<RoundWatch, 'patienceMs' | 'sources' | 'isStopped'> = {},
): Promise<number> {
  let failures = 0;
  const { clock } = monitor.ports;
  const { smtp } = monitor.settings.mail;
  await runRound(tick, monitor.ports, {
    ...round,
    onWork: (work) => {
      if (work.kind === 'turn') note(`fetching from ${work.host}`);
      if (work.kind === 'assess') note(`assessing ${work.sourceId}`);
      if (work.kind === 'deliver' && smtp !== null)
        note(`handing a message to ${new URL(smtp).host}, for a minute at most`);
    },
    onWait: (until) => {
      const seconds = Math.round((until - clock.now()) / 1000);
      if (seconds >= TOLD_WAIT_SECONDS)
        note(
          `waiting ${seconds} s for what is due then: a message that collects changes, or a host that wants its pace kept`,
        );
    },
    onFailure: (work, error) => {
      failures += 1;
      note(`${JSON.stringify(work)} failed: ${error instanceof Error ? error.message : String(error)}`);
    },
  });
  return failures;
}
