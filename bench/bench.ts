/**
 * Runs one bench with the project's own Node, after installing the peers that it stands beside.
 * usage: npm run bench -- NAME [arguments of the bench]
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Bench {
  readonly script: string;
  /** The folder whose package.json names the peers. */
  readonly peers?: string;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  reading: { script: 'reading/run.ts' },
  extraction: { script: 'extraction/run.ts', peers: 'extraction' },
  diff: { script: 'comparing/diff.ts', peers: 'comparing' },
  corpus: { script: 'comparing/corpus.ts' },
  fetch: { script: 'fetch/run.ts' },
  pipeline: { script: 'pipeline/run.ts' },
  'aws-units': { script: 'aws-units/run.ts' },
  'aws-units-of-papers': { script: 'aws-units/papers.ts' },
};

const [name = '', ...rest] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench === undefined) {
  process.stderr.write(
    `usage: npm run bench -- NAME [arguments], where NAME is one of ${Object.keys(BENCHES).join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  const installed = bench.peers === undefined || installPeers(here(bench.peers));
  process.exitCode = installed ? run(process.execPath, [here(bench.script), ...rest]) : 1;
}

function installPeers(folder: string): boolean {
  return (
    existsSync(`${folder}/node_modules`) || run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', folder]) === 0
  );
}

function run(command: string, args: readonly string[]): number {
  return spawnSync(command, args, { stdio: 'inherit' }).status ?? 1;
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
