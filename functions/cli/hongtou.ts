#!/usr/bin/env node
import { describeError, type ExitStatus } from './jsonl.ts';

/** A command gets its arguments and answers with the exit status. Data goes to stdout, notes to stderr. */
export type Command = (args: readonly string[]) => Promise<ExitStatus>;

const COMMANDS: Readonly<Record<string, () => Promise<{ run: Command }>>> = {
  extract: () => import('./commands/extract.ts'),
  read: () => import('./commands/read.ts'),
  diff: () => import('./commands/diff.ts'),
  compare: () => import('./commands/compare.ts'),
};

const [name = 'help', ...args] = process.argv.slice(2);
const load = COMMANDS[name];
if (load === undefined) {
  process.stderr.write(`hongtou: unknown command "${name}". Commands: ${Object.keys(COMMANDS).join(' ')}\n`);
  process.exitCode = 2;
} else {
  try {
    const command = await load();
    process.exitCode = await command.run(args);
  } catch (error) {
    const { code, message } = describeError(error);
    process.stderr.write(`hongtou ${name}: ${code}: ${message}\n`);
    process.exitCode = 1;
  }
}
