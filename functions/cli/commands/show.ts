import type { OperatedMonitor } from '../../compose/operator.ts';
import { changeWord, titleOf } from '../../domain/alert/wording.ts';
import { HongtouError } from '../../domain/error.ts';
import { topicNames } from '../../domain/topic/taxonomy.ts';
import { loadReading } from '../../steps/readings.ts';
import { paperView } from '../../steps/recall/paper.ts';
import { programmeHistories } from '../../steps/recall/programme.ts';
import { changeLines } from '../change-lines.ts';
import type { ExitStatus } from '../jsonl.ts';
import { paperLines, programmeLines } from '../knowledge-report.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, withOperated } from '../operated.ts';
import { printJson, printLines, readOptions } from '../options.ts';
import { noteOldIndex, recallPorts } from '../workspace.ts';

const USAGE = `hongtou show change N [--json]        one change
hongtou show document ID [--json]     what happened to a document, and its newest reading with --json
hongtou show programme NAME [--json]  a programme's figures over time, each with its sentence
hongtou show paper KEY [--json]       what a paper rests on and who rests on it; KEY is its id, number or title
${OPERATED_USAGE}`;

/** Looks one thing up in the store. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...OPERATED_OPTIONS, json: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  const [what, key] = options.positionals;
  if (key === undefined) throw new HongtouError('HONGTOU_USAGE', USAGE);
  const asJson = options.values.json === true;
  return withOperated(options.values, 'look', async (monitor): Promise<ExitStatus> => {
    if (what === 'change') await showChange(Number(key), asJson, monitor);
    else if (what === 'document') await showDocument(key, asJson, monitor);
    else if (what === 'programme') await showProgramme(key, asJson, monitor);
    else if (what === 'paper') await showPaper(key, asJson, monitor);
    else throw new HongtouError('HONGTOU_USAGE', USAGE);
    return 0;
  });
}

async function showChange(n: number, asJson: boolean, monitor: OperatedMonitor): Promise<void> {
  if (!(Number.isSafeInteger(n) && n > 0))
    throw new HongtouError('HONGTOU_USAGE', `a change has a number, such as 12\n${USAGE}`);
  const number = await monitor.ports.ledger.numberAt(n);
  const entry = number === null ? null : await monitor.ports.ledger.entry(number.changeId);
  if (number === null || entry === null) throw new HongtouError('HONGTOU_NOT_FOUND', `there is no change ${n}`);
  if (asJson) return printJson({ n, hash: number.hash, ...entry.record });
  const { record } = entry;
  printLines([...changeLines(n, record, topicNames(monitor.settings.taxonomy)), `recorded ${record.tick}`]);
}

async function showDocument(id: string, asJson: boolean, monitor: OperatedMonitor): Promise<void> {
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
  printLines([titleOf(latest.record), ...lines, ...latest.record.state.urls]);
}

async function showProgramme(name: string, asJson: boolean, monitor: OperatedMonitor): Promise<void> {
  await noteOldIndex(monitor);
  const histories = await programmeHistories(name, recallPorts(monitor));
  if (histories.length === 0) throw new HongtouError('HONGTOU_NOT_FOUND', `no paper gives a figure of "${name}"`);
  for (const history of histories) {
    if (asJson) printJson(history);
    else printLines(programmeLines(history));
  }
}

async function showPaper(key: string, asJson: boolean, monitor: OperatedMonitor): Promise<void> {
  await noteOldIndex(monitor);
  const view = await paperView(key, recallPorts(monitor));
  if (asJson) printJson(view);
  else printLines(paperLines(view));
}
