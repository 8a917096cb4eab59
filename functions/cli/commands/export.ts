import type { OperatedMonitor } from '../../compose/operator.ts';
import { HongtouError } from '../../domain/error.ts';
import { loadReading } from '../../steps/readings.ts';
import { describeError, type ExitStatus } from '../jsonl.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, withOperated } from '../operated.ts';
import { printJson, readersPace, readOptions } from '../options.ts';

const USAGE = `hongtou export changes|documents [--after N] [--config FILE] [--data DIR] [--stack NAME]
Writes lines of JSON: every change in the order of its number, or the newest reading of every document.
  --after N       changes after number N only
${OPERATED_USAGE}`;

/** The store in bulk. Memory does not grow with its size, but for the ids of the documents. Exit 3 where one cannot be read. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...OPERATED_OPTIONS, after: { type: 'string' } }, USAGE);
  if (options === null) return 0;
  const [what = 'changes'] = options.positionals;
  const after = Number(options.values.after ?? 0);
  if (!Number.isInteger(after) || after < 0)
    throw new HongtouError('HONGTOU_USAGE', `--after: expected a number\n${USAGE}`);
  if (what !== 'changes' && what !== 'documents') throw new HongtouError('HONGTOU_USAGE', `export what?\n${USAGE}`);
  return withOperated(options.values, 'look', async (monitor): Promise<ExitStatus> => {
    return what === 'changes' ? exportChanges(after, monitor) : exportDocuments(monitor);
  });
}

async function exportChanges(after: number, monitor: OperatedMonitor): Promise<ExitStatus> {
  const { ledger } = monitor.ports;
  const last = (await ledger.lastNumber())?.n ?? 0;
  for (let n = after + 1; n <= last; n++) {
    const number = await ledger.numberAt(n);
    const entry = number === null ? null : await ledger.entry(number.changeId);
    if (number !== null && entry !== null)
      printJson({ n, hash: number.hash, previousHash: number.previousHash, ...entry.record });
    await readersPace();
  }
  return 0;
}

async function exportDocuments(monitor: OperatedMonitor): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const { ledger, blobs } = monitor.ports;
  const last = (await ledger.lastNumber())?.n ?? 0;
  const done = new Set<string>();
  for (let n = 1; n <= last; n++) {
    const number = await ledger.numberAt(n);
    const entry = number === null ? null : await ledger.entry(number.changeId);
    const id = entry?.record.documentId;
    if (id === undefined || done.has(id)) continue;
    done.add(id);
    const latest = await ledger.latest(id);
    if (latest === null) continue;
    const { version, presence, urls, reading } = latest.record.state;
    try {
      printJson({ id, version, presence, urls, ...(await loadReading(reading, blobs)) });
    } catch (error) {
      // One document whose bytes are lost must not keep back the rest.
      status = 3;
      printJson({ id, error: describeError(error) });
    }
    await readersPace();
  }
  return status;
}
