import { HongtouError } from '../../domain/error.ts';
import { mergeDocuments } from '../../steps/merge.ts';
import type { ExitStatus } from '../jsonl.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, withOperated } from '../operated.ts';
import { note, readOptions } from '../options.ts';

const USAGE = `hongtou merge KEPT OTHER
Two documents that turn out to be one paper: KEPT speaks for both from now on. Both keep their histories, on both a record
says so, and nobody is alerted. Ids are those of \`hongtou export documents\`.
${OPERATED_USAGE}`;

/** Merges two documents. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, OPERATED_OPTIONS, USAGE);
  if (options === null) return 0;
  const [kept, other, ...rest] = options.positionals;
  if (kept === undefined || other === undefined || rest.length > 0) {
    throw new HongtouError('HONGTOU_USAGE', `merge which two?\n${USAGE}`);
  }
  return withOperated(options.values, 'change', async (monitor): Promise<ExitStatus> => {
    const tick = new Date(monitor.ports.clock.now()).toISOString();
    const records = await mergeDocuments(kept, other, tick, monitor.ports);
    await monitor.settle(120_000);
    note(`${other} is ${kept} from now on: ${records.map(({ id }) => id).join(', ')}`);
    return 0;
  });
}
