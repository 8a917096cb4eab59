import { diffTexts } from '../../domain/change/diff.ts';
import type { TextDifference } from '../../domain/change/model.ts';
import { readFacts } from '../../domain/facts/read.ts';
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
export function diffRow(row: JsonRecord): TextDifference {
  return diffWithFacts(requiredString(row, 'old'), requiredString(row, 'new'));
}

function diffWithFacts(old: string, next: string): TextDifference {
  return diffTexts(old, next, { old: readFacts(old, PLAIN_TEXT), next: readFacts(next, PLAIN_TEXT) });
}

/** A text of its own: no zones read, no date to resolve against. */
const PLAIN_TEXT = { zones: [], signedOn: null, publishedOn: null } as const;
