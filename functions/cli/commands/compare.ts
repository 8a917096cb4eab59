import { open } from 'node:fs/promises';
import { openScratchComparer } from '../../compose/comparing.ts';
import { HongtouError } from '../../domain/error.ts';
import type { Comparer } from '../../steps/compare.ts';
import { answerLines, describeError, type ExitStatus, type JsonRecord, parseRow, requiredString } from '../jsonl.ts';
import { linesOf } from '../lines.ts';
import { note, readOptions } from '../options.ts';

const USAGE = `hongtou compare --corpus FILE.jsonl --jsonl
Reads the known papers from FILE, lines {"id", "text"}, then new papers as lines {"id", "text"} on stdin, and answers each
new paper with {"id", "duplicateOf", "passages", "factChanges", "noveltyShare"}. New papers are not compared with each other.
  --corpus FILE.jsonl   the papers published before
  --jsonl               lines of JSON in and out`;

/** New papers against known ones: one line of JSON in, one out. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { corpus: { type: 'string' }, jsonl: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  const { corpus, jsonl } = options.values;
  if (corpus === undefined || jsonl !== true) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const { comparer, close } = openScratchComparer();
  try {
    const loaded = await indexCorpus(corpus, comparer);
    const answered = await answerLines(process.stdin, process.stdout, (row) => compareRow(row, comparer));
    return answered === 0 ? loaded : answered;
  } finally {
    close();
  }
}

/** One line's answer. @throws HONGTOU_BAD_LINE */
async function compareRow(row: JsonRecord, comparer: Comparer): Promise<object> {
  return comparer.compare({ id: requiredString(row, 'id'), document: { text: requiredString(row, 'text') } });
}

function refuse(path: string, cause?: unknown): never {
  const message = `${path}: expected a file of lines {"id", "text"} that can be read`;
  throw new HongtouError('HONGTOU_CORPUS', message, { cause });
}

/** Indexes each line; a bad one is named on stderr and makes the status 3. @throws HONGTOU_CORPUS */
async function indexCorpus(path: string, comparer: Comparer): Promise<ExitStatus> {
  const file = await open(path).catch((cause: unknown) => refuse(path, cause));
  if ((await file.stat()).isDirectory()) {
    await file.close();
    refuse(path);
  }
  let status: ExitStatus = 0;
  let number = 0;
  for await (const line of linesOf(file.createReadStream())) {
    number++;
    if (line.trim() === '') continue;
    try {
      const row = parseRow(line);
      await comparer.index(requiredString(row, 'id'), requiredString(row, 'text'));
    } catch (error) {
      const { code, message } = describeError(error);
      note(`hongtou compare: ${path}:${number}: ${code}: ${message}`);
      status = 3;
    }
  }
  return status;
}
