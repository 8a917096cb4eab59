#!/usr/bin/env node
import { HongtouError } from '../domain/error.ts';
import { describeError, type ExitStatus } from './jsonl.ts';
import { note } from './options.ts';

/** A command gets its arguments and answers with the exit status. Data goes to stdout, notes to stderr. */
export type Command = (args: readonly string[]) => Promise<ExitStatus>;

interface Entry {
  readonly about: string;
  readonly load: () => Promise<{ readonly run: Command }>;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  start: {
    about: 'the demo portal in two rounds, or one round of --config FILE',
    load: () => import('./commands/start.ts'),
  },
  run: { about: 'one round now', load: () => import('./commands/run.ts') },
  watch: { about: 'rounds on schedule, with reader and feed on localhost', load: () => import('./commands/watch.ts') },
  serve: { about: 'reader and feed on localhost', load: () => import('./commands/serve.ts') },
  import: { about: 'papers into the corpus, without alerts', load: () => import('./commands/import.ts') },
  export: { about: 'changes or documents as lines of JSON', load: () => import('./commands/export.ts') },
  show: { about: 'one change, document, programme or paper', load: () => import('./commands/show.ts') },
  promises: { about: 'what bodies promised, and what became of it', load: () => import('./commands/promises.ts') },
  missing: { about: 'rules that papers cite and the corpus lacks', load: () => import('./commands/missing.ts') },
  sources: { about: 'the health of each source', load: () => import('./commands/sources.ts') },
  source: {
    about: 'adds a source from its list page, or checks what rules find now',
    load: () => import('./commands/source.ts'),
  },
  collect: { about: 'captures for a monitor elsewhere, and pushes', load: () => import('./commands/collect.ts') },
  receive: { about: 'takes what a collector captured, and assesses it', load: () => import('./commands/receive.ts') },
  held: { about: 'mass changes that wait for a decision', load: () => import('./commands/held.ts') },
  merge: { about: 'two documents that turn out to be one', load: () => import('./commands/merge.ts') },
  reread: {
    about: 'stored papers again, after an upgrade or edited topics; alerts nobody',
    load: () => import('./commands/reread.ts'),
  },
  subscribe: { about: 'who is told of what', load: () => import('./commands/subscribe.ts') },
  doctor: { about: 'checks the installation and the store', load: () => import('./commands/doctor.ts') },
  topics: { about: 'the taxonomy, and which phrases decided a paper', load: () => import('./commands/topics.ts') },
  records: { about: 'the records of seeds/corpus, made from texts', load: () => import('./commands/records.ts') },
  extract: { about: 'pages as text', load: () => import('./commands/extract.ts') },
  read: { about: 'papers as documents: header, facts, promises, topics', load: () => import('./commands/read.ts') },
  diff: { about: 'what changed between two texts', load: () => import('./commands/diff.ts') },
  compare: { about: 'what of a text is new against a corpus', load: () => import('./commands/compare.ts') },
};

const [name = 'help', ...args] = process.argv.slice(2);
// Whoever read has seen enough, as `head` does: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await runCommand();

async function runCommand(): Promise<ExitStatus> {
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    const asked = name === 'help' || name === '--help' || name === '-h';
    (asked ? process.stdout : process.stderr).write(
      `${asked ? '' : `hongtou: unknown command "${name}"\n`}${overview()}\n`,
    );
    return asked ? 0 : 2;
  }
  try {
    return await (await entry.load()).run(args);
  } catch (error) {
    const { code, message } = describeError(error);
    note(`hongtou ${name}: ${code}: ${message}`);
    return error instanceof HongtouError && error.code === 'HONGTOU_USAGE' ? 2 : 1;
  }
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(([command, { about }]) => `  ${command.padEnd(10)} ${about}`);
  return `hongtou COMMAND [options]; each has --help\n${lines.join('\n')}`;
}
