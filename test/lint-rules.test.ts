import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FILES: Readonly<Record<string, string>> = {
  'functions/domain/page/a.ts': "import type { Ledger } from '../../ports/ledger.ts';\nexport type A = Ledger;\n",
  'functions/domain/facts/a.ts': "import type { Stats } from 'node:fs';\nexport type A = Stats;\n",
  'functions/ports/a.ts': "import type { A } from '../adapters/local/a.ts';\nexport type B = A;\n",
  'functions/steps/a.ts': "import type { A } from '../adapters/local/a.ts';\nexport type B = A;\n",
  'functions/adapters/local/a.ts': "import type { A } from '../aws/a.ts';\nexport type B = A;\n",
  'functions/adapters/aws/a.ts': "import type { A } from '../web/a.ts';\nexport type B = A;\n",
  'functions/cli/a.ts': "import { request } from 'undici';\nexport const a = request;\n",
  'functions/steps/b.ts': "export const b = () => fetch('http://a.example/');\n",
  'functions/adapters/web/a.ts': "import { request } from 'undici';\nexport const a = request;\n",
};

let folder = '';
let report = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-lint-'));
  copyFileSync('biome.json', join(folder, 'biome.json'));
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const args = ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(resolve('node_modules/.bin/biome'), args, { cwd: folder, encoding: 'utf8' });
  report = stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function rulesBrokenBy(path: string): readonly string[] {
  const lines = report.split('\n').filter((line) => line.includes(`${path},`) && line.startsWith('::error'));
  return lines.map((line) => /title=lint\/[a-z]+\/(\w+)/.exec(line)?.[1] ?? '');
}

describe('the linter', () => {
  it.each([
    'functions/domain/page/a.ts',
    'functions/domain/facts/a.ts',
    'functions/ports/a.ts',
    'functions/steps/a.ts',
    'functions/adapters/local/a.ts',
    'functions/adapters/aws/a.ts',
    'functions/cli/a.ts',
  ])('refuses the import in %s, type-only ones included', (path) => {
    expect(rulesBrokenBy(path)).toEqual(['noRestrictedImports']);
  });

  it('lets nothing but the gate open a connection', () => {
    expect(rulesBrokenBy('functions/steps/b.ts')).toEqual(['noRestrictedGlobals']);
    expect(rulesBrokenBy('functions/adapters/web/a.ts')).toEqual([]);
  });
});
