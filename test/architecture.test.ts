import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';

/** DESIGN §4: who may import whom. Rooms are folders; `packages` are bare specifiers. */
const RULES: readonly {
  readonly room: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[] | 'any';
}[] = [
  {
    room: 'functions/domain',
    rooms: ['functions/domain'],
    packages: ['cheerio', 'cheerio/slim', 'htmlparser2', 'node:crypto'],
  },
  { room: 'functions/ports', rooms: ['functions/ports', 'functions/domain'], packages: [] },
  {
    room: 'functions/steps',
    rooms: ['functions/steps', 'functions/ports', 'functions/domain'],
    packages: ['node:crypto'],
  },
  { room: 'functions/pipeline.ts', rooms: ['functions/steps', 'functions/ports', 'functions/domain'], packages: [] },
  {
    room: 'functions/adapters/web',
    rooms: ['functions/adapters/web', 'functions/ports', 'functions/domain'],
    packages: 'any',
  },
  {
    room: 'functions/adapters/local',
    rooms: ['functions/adapters/local', 'functions/ports', 'functions/domain'],
    packages: 'any',
  },
  {
    room: 'functions/adapters/aws',
    rooms: ['functions/adapters/aws', 'functions/ports', 'functions/domain'],
    packages: 'any',
  },
  {
    room: 'functions/adapters/attachments',
    rooms: ['functions/adapters/attachments', 'functions/ports', 'functions/domain'],
    packages: 'any',
  },
  {
    room: 'functions/adapters/thread',
    rooms: ['functions/adapters/thread', 'functions/ports', 'functions/domain'],
    packages: 'any',
  },
  {
    room: 'functions/compose',
    rooms: [
      'functions/compose',
      'functions/adapters',
      'functions/steps',
      'functions/ports',
      'functions/domain',
      'functions/pipeline.ts',
      'functions/settings.ts',
      'seeds',
    ],
    packages: 'any',
  },
  {
    room: 'functions/handlers',
    rooms: [
      'functions/handlers',
      'functions/compose',
      'functions/steps',
      'functions/ports',
      'functions/domain',
      'functions/pipeline.ts',
      'functions/settings.ts',
    ],
    packages: 'any',
  },
  { room: 'functions/cli', rooms: ['functions'], packages: 'any' },
  { room: 'infra', rooms: ['infra', 'functions/settings.ts', 'functions/adapters/aws/tables.ts'], packages: 'any' },
];

/** Inside domain/ the arrows run one way: a room knows the rooms below it only. */
const DOMAIN_ORDER = [
  'page',
  'facts',
  'topic',
  'document',
  'source',
  'change',
  'knowledge',
  'alert',
  'feed',
  'reader',
] as const;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isPackage: boolean;
}

/** The imports of a tree as esbuild resolves them; type-only ones leave no trace here and are Biome's to see. */
async function importsOf(root: string): Promise<readonly Import[]> {
  const files = ['functions', 'infra'].flatMap((folder) => sourceFiles(join(root, folder)));
  const { metafile } = await build({
    entryPoints: files,
    absWorkingDir: root,
    outdir: 'unused',
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    loader: { '.json': 'json' },
    logLevel: 'silent',
  });
  return Object.entries(metafile.inputs).flatMap(([from, input]) =>
    input.imports
      .filter(({ path }) => !path.startsWith('<'))
      .map(({ path, external }) => ({
        from,
        to: external ? path : relative(root, join(root, path)),
        isPackage: external === true,
      })),
  );
}

function sourceFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function isIn(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`);
}

function breaches(imports: readonly Import[]): readonly string[] {
  return imports.filter((edge) => !isAllowed(edge)).map(({ from, to }) => `${from} → ${to}`);
}

function isAllowed({ from, to, isPackage }: Import): boolean {
  const rule = RULES.find(({ room }) => isIn(from, room));
  if (rule === undefined) return true;
  if (isPackage) return rule.packages === 'any' || rule.packages.includes(to);
  return rule.rooms.some((room) => isIn(to, room)) && runsDown(from, to);
}

function runsDown(from: string, to: string): boolean {
  const [a, b] = [from, to].map((path) => DOMAIN_ORDER.findIndex((room) => isIn(path, `functions/domain/${room}`)));
  return a === undefined || b === undefined || a === -1 || b === -1 || b <= a;
}

describe('who may import whom', () => {
  it('holds for every file of functions/ and infra/', async () => {
    const imports = await importsOf(process.cwd());
    expect(imports.length).toBeGreaterThan(200);
    expect(breaches(imports)).toEqual([]);
  });

  it('is broken by each of these', async () => {
    const root = mkdtempSync(join(tmpdir(), 'hongtou-architecture-'));
    scratch.push(root);
    write(root, 'functions/domain/page/low.ts', "import { high } from '../reader/high.ts';\nexport const low = high;");
    write(root, 'functions/domain/reader/high.ts', 'export const high = 1;');
    write(
      root,
      'functions/domain/page/io.ts',
      "import { readFileSync } from 'node:fs';\nexport const io = readFileSync;",
    );
    write(
      root,
      'functions/steps/step.ts',
      "import { store } from '../adapters/local/store.ts';\nexport const step = store;",
    );
    write(
      root,
      'functions/adapters/local/store.ts',
      "import { other } from '../aws/other.ts';\nexport const store = other;",
    );
    write(root, 'functions/adapters/aws/other.ts', 'export const other = 1;');
    write(root, 'infra/app.ts', "import { step } from '../functions/steps/step.ts';\nexport const app = step;");
    expect([...breaches(await importsOf(root))].toSorted()).toEqual([
      'functions/adapters/local/store.ts → functions/adapters/aws/other.ts',
      'functions/domain/page/io.ts → node:fs',
      'functions/domain/page/low.ts → functions/domain/reader/high.ts',
      'functions/steps/step.ts → functions/adapters/local/store.ts',
      'infra/app.ts → functions/steps/step.ts',
    ]);
  });
});

const scratch: string[] = [];
afterAll(() => {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
});

function write(root: string, path: string, content: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
