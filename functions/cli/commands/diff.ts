import { diffTexts } from '../../domain/change/diff.ts';
import { answerLines, type ExitStatus, type JsonRecord, requiredString } from '../jsonl.ts';

const USAGE = `hongtou diff --jsonl
Reads lines {"id", "old", "new"} on stdin and answers each with {"id", "blocks", "facts", "renumbered", "stats"}.`;

/** Two texts compared: one line of JSON in, one out; or two files, for people. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  if (args.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (args.length !== 1 || args[0] !== '--jsonl') {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  return answerLines(process.stdin, process.stdout, diffRow);
}

/** One line's answer. @throws HONGTOU_BAD_LINE */
export function diffRow(row: JsonRecord): object {
  return diffTexts(requiredString(row, 'old'), requiredString(row, 'new'));
}
