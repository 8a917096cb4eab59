import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'hongtou-mutants-'));
  const files = execFileSync(
    'git',
    ['ls-files', 'functions', 'test', 'seeds', 'package.json', 'tsconfig.json', 'vitest.config.ts'],
    { encoding: 'utf8' },
  );
  for (const file of files.split('\n').filter(Boolean)) cpSync(file, join(copy, file), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(tests: string, only: string | undefined) {
  const args = ['run', tests, '--bail=1', ...(only === undefined ? [] : ['-t', only])];
  return spawnSync(join(copy, 'node_modules/.bin/vitest'), args, {
    cwd: copy,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      VITEST: undefined,
      VITEST_POOL_ID: undefined,
    },
  });
}

describe('a small fault breaks a test', () => {
  it.each(MUTANTS)('$name', ({ file, from, to, tests, only }) => {
    const path = join(copy, file);
    const original = readFileSync(path, 'utf8');
    expect(original.split(from)).toHaveLength(2);
    writeFileSync(
      path,
      original.replace(from, () => to),
    );
    try {
      const mutated = run(tests, only);
      expect(stripVTControlCharacters(mutated.stdout)).toMatch(/^ *Tests .*\b\d+ failed/m);
    } finally {
      writeFileSync(path, original);
    }
  });
});
