import { once } from 'node:events';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { HongtouError } from '../domain/error.ts';
import { printable } from './printable.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads a command's arguments by node:util's parseArgs. `null` where `--help` was given: the usage is on stdout then.
 * @throws HONGTOU_USAGE for an unknown option or a missing value; the caller's exit status is 2.
 */
export function readOptions<const O extends Options>(args: readonly string[], options: O, usage: string) {
  try {
    const config = {
      args: [...args],
      options: { ...options, help: { type: 'boolean' } },
      allowPositionals: true,
    } as const;
    const parsed = parseArgs(config);
    if ((parsed.values as { help?: boolean }).help === true) {
      process.stdout.write(`${usage}\n`);
      return null;
    }
    return parsed;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HongtouError('HONGTOU_USAGE', `${reason}\n${usage}`, { cause });
  }
}

/** Notes and progress go to stderr: stdout is for data. */
export function note(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}

/** Writes lines for a person. What a paper or a page says in them is text, whatever codes of terminals stand in it. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${printable(line)}\n`).join(''));
}

/** Writes one value as a line of JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Waits until whoever reads stdout has caught up: lines that wait would fill the memory. */
export async function readersPace(): Promise<void> {
  if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
}
