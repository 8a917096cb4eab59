import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { FunctionName } from '../functions/settings.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What a function needs to find beside its code: entries of seeds/, which keep their place. */
const SEEDS: Partial<Record<FunctionName, readonly string[]>> = {
  schedule: ['portals'],
  capture: ['portals'],
  seeds: ['corpus', 'bureaus.json'],
  assess: ['portals', 'topics.json', 'bureaus.json'],
  deliver: ['topics.json'],
  publish: ['portals', 'topics.json'],
  sweep: ['portals'],
  receive: ['portals'],
  api: ['topics.json'],
};

/** Modules that a function runs in threads, each a file beside its code. */
const PAGE_THREAD = { 'page-thread': 'functions/adapters/thread/page-thread.ts' };
const THREADS: Partial<Record<FunctionName, Readonly<Record<string, string>>>> = {
  capture: PAGE_THREAD,
  assess: PAGE_THREAD,
};

const built = new Map<FunctionName, string>();
let workshop: string | undefined;

/**
 * Bundles `functions/handlers/NAME.ts` with all that it imports, the AWS SDK included: the runtime's own changes under our feet.
 * Answers the folder that holds `index.mjs` and what stands beside it. The same code gives the same bytes wherever the
 * checkout lies, so that a deploy without changes changes nothing.
 */
export function bundle(name: FunctionName): string {
  const known = built.get(name);
  if (known !== undefined) return known;
  const folder = join(openWorkshop(), name);
  mkdirSync(folder);
  for (const { path, contents } of compile(name)) writeFileSync(join(folder, path), contents);
  for (const entry of SEEDS[name] ?? []) copyIfThere(join(ROOT, 'seeds', entry), join(folder, 'seeds', entry));
  // Character maps, without which Chinese fonts in PDFs read as nothing.
  if (name === 'attachments') copyIfThere(join(ROOT, 'functions/adapters/attachments/cmaps'), join(folder, 'cmaps'));
  built.set(name, folder);
  return folder;
}

/** CDK copies a bundle when it is named: the folders may go when the process does. */
function openWorkshop(): string {
  if (workshop !== undefined) return workshop;
  const folder = mkdtempSync(join(tmpdir(), 'hongtou-bundles-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  workshop = folder;
  return folder;
}

function compile(name: FunctionName): readonly { readonly path: string; readonly contents: Uint8Array }[] {
  // Nothing is written here: the folder only settles how the source map names its sources.
  const outdir = join(ROOT, 'bundle');
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: { index: `functions/handlers/${name}.ts`, ...THREADS[name] },
    outdir,
    write: false,
    bundle: true,
    minify: true,
    // Names of errors and classes stand in logs and in the SDK's protocol.
    keepNames: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    mainFields: ['module', 'main'],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    // CommonJS inside an ES module asks for built-in modules by `require`.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return outputFiles.map(({ path, contents }) => ({ path: path.slice(outdir.length + 1), contents }));
}

function copyIfThere(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
}
