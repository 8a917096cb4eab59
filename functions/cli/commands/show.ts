import type { LocalMonitor } from '../../compose/local.ts';
import { changeWord, figureLine, titleOf } from '../../domain/alert/wording.ts';
import { HongtouError } from '../../domain/error.ts';
import { loadReading } from '../../steps/record.ts';
import type { ExitStatus } from '../jsonl.ts';
import { printJson, readOptions } from '../options.ts';
import { WORKSPACE_OPTIONS, WORKSPACE_USAGE, withMonitor } from '../workspace.ts';

const USAGE = `hongtou show change N [--json]        one change
hongtou show document ID [--json]     what happened to a document, and its newest reading with --json
${WORKSPACE_USAGE}`;

/** Looks one thing up in the store. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...WORKSPACE_OPTIONS, json: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  const [what, key] = options.positionals;
  if (key === undefined) throw new HongtouError('HONGTOU_USAGE', USAGE);
  const asJson = options.values.json === true;
  return withMonitor(options.values, async (monitor): Promise<ExitStatus> => {
    if (what === 'change') await showChange(Number(key), asJson, monitor);
    else if (what === 'document') await showDocument(key, asJson, monitor);
    else throw new HongtouError('HONGTOU_USAGE', USAGE);
    return 0;
  });
}

async function showChange(n: number, asJson: boolean, monitor: LocalMonitor): Promise<void> {
  const number = await monitor.ports.ledger.numberAt(n);
  const entry = number === null ? null : await monitor.ports.ledger.entry(number.changeId);
  if (number === null || entry === null) throw new HongtouError('HONGTOU_NOT_FOUND', `there is no change ${n}`);
  if (asJson) return printJson({ n, hash: number.hash, ...entry.record });
  const { record } = entry;
  const lines = [
    `#${n} ${record.tick} ${changeWord(record)} ${titleOf(record)}`,
    ...record.figures.map(figureLine),
    ...record.state.urls,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function showDocument(id: string, asJson: boolean, monitor: LocalMonitor): Promise<void> {
  const history = await monitor.ports.ledger.history(id);
  const latest = history.at(-1);
  if (latest === undefined) throw new HongtouError('HONGTOU_NOT_FOUND', `there is no document "${id}"`);
  if (asJson) {
    const document = await loadReading(latest.record.state.reading, monitor.ports.blobs);
    return printJson({ id, history: history.map(({ record }) => record), document });
  }
  const lines = history.map(({ record, claimedNumber }) => {
    return `#${claimedNumber ?? '-'} ${record.tick} ${changeWord(record)} version ${record.state.version}`;
  });
  process.stdout.write(`${[titleOf(latest.record), ...lines, ...latest.record.state.urls].join('\n')}\n`);
}
