import { HongtouError } from '../../domain/error.ts';
import type { Hold } from '../../domain/source/state.ts';
import { decideHold, type HoldDecision } from '../../steps/hold.ts';
import type { ExitStatus } from '../jsonl.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, withOperated } from '../operated.ts';
import { note, printJson, printLines, readOptions } from '../options.ts';

const USAGE = `hongtou held [--json]                          lists mass changes that wait for you
hongtou held release|discard|baseline ID       decides one: send it, leave it out, or take it as the new state in silence
${OPERATED_USAGE}`;

const DECISIONS: Readonly<Record<string, HoldDecision>> = {
  release: 'released',
  discard: 'discarded',
  baseline: 'baselined',
};

/** Lists and decides held mass changes (DESIGN promise 14). */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...OPERATED_OPTIONS, json: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  const [verb = 'list', id] = options.positionals;
  return withOperated(options.values, verb === 'list' ? 'look' : 'change', async (monitor): Promise<ExitStatus> => {
    if (verb === 'list') {
      const holds = await monitor.ports.sources.holds();
      for (const hold of holds) options.values.json ? printJson(hold) : printLines([lineOf(hold)]);
      if (holds.length === 0) note('nothing is held');
      return 0;
    }
    const decision = DECISIONS[verb];
    if (decision === undefined || id === undefined) throw new HongtouError('HONGTOU_USAGE', `held what?\n${USAGE}`);
    const changes = await decideHold(id, decision, monitor.ports.clock.now(), monitor.ports);
    await monitor.settle(120_000);
    note(`${id}: ${decision}, ${changes} changes recorded`);
    return 0;
  });
}

function lineOf(hold: Hold): string {
  return `${hold.id}  ${hold.status}  ${hold.pages.length} pages  ${hold.reason}`;
}
