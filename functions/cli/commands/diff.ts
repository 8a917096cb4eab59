import { readFile } from 'node:fs/promises';
import { diffTexts } from '../../domain/change/diff.ts';
import type { TextDifference } from '../../domain/change/model.ts';
import { HongtouError } from '../../domain/error.ts';
import { readFacts } from '../../domain/facts/read.ts';
import { differenceReport } from '../difference-report.ts';
import { answerLines, type ExitStatus, type JsonRecord, requiredString } from '../jsonl.ts';
import { note, printJson, readOptions } from '../options.ts';
import { textOfBytes } from '../paper-text.ts';

const USAGE = `hongtou diff --jsonl
Reads lines {"id", "old", "new"} (texts) on stdin and answers each with {"id", "blocks", "facts", "renumbered", "stats"}.

hongtou diff [--json] OLD NEW
Compares two text files: figures first, then renumbering and every paragraph that changed; or with --json one line of JSON.
Colours on a terminal only, and none where NO_COLOR is set.`;

const OPTIONS = { jsonl: { type: 'boolean' }, json: { type: 'boolean' } } as const;

/** Two texts compared: lines of JSON in and out, or two files for a person. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const parsed = readOptions(args, OPTIONS, USAGE);
  if (parsed === null) return 0;
  const { values, positionals } = parsed;
  if (values.jsonl === true && positionals.length === 0) return answerLines(process.stdin, process.stdout, diffRow);
  const [oldFile, newFile] = positionals;
  if (values.jsonl === true || oldFile === undefined || newFile === undefined || positionals.length > 2) {
    note(USAGE);
    return 2;
  }
  const old = await readText(oldFile);
  const next = await readText(newFile);
  const difference = compare(old, next);
  if (values.json === true) printJson(difference);
  else process.stdout.write(differenceReport(difference, { old, next }, takesColours() ? 'colours' : 'brackets'));
  return 0;
}

/** One line's answer. @throws HONGTOU_BAD_LINE */
function diffRow(row: JsonRecord): TextDifference {
  return compare(requiredString(row, 'old'), requiredString(row, 'new'));
}

/** @throws HONGTOU_NO_FILE, HONGTOU_NOT_TEXT */
async function readText(path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HongtouError('HONGTOU_NO_FILE', `${path}: ${reason}`, { cause });
  }
  return textOfBytes(bytes, path);
}

function compare(old: string, next: string): TextDifference {
  return diffTexts(old, next, { old: readFacts(old, PLAIN_TEXT), next: readFacts(next, PLAIN_TEXT) });
}

/** https://no-color.org: any value but the empty one. */
function takesColours(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}

/** A text of its own: no zones read, no date to resolve against. */
const PLAIN_TEXT = { zones: [], signedOn: null, publishedOn: null } as const;
