import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScratchFolder, scratchFolder } from '../adapters/local/scratch.ts';
import { inChrome, LETTER, OTHER_LETTER } from '../steps/papers.ts';
import { runHongtou } from './run-hongtou.ts';

let folder: ScratchFolder;
beforeEach(async () => {
  folder = await scratchFolder();
});
afterEach(() => folder.remove());

const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const rowsOf = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

async function corpus(contents: string): Promise<string> {
  const path = join(folder.path, 'corpus.jsonl');
  await writeFile(path, contents);
  return path;
}

describe('hongtou compare', () => {
  it('answers each line in order, a bad one with its error', async () => {
    const path = await corpus(
      lines([
        { id: 'a', text: LETTER },
        { id: 'b', text: OTHER_LETTER },
      ]),
    );
    const input = `${lines([{ id: 'x', text: inChrome(LETTER) }])}{"id": 1\n${lines([{ id: 'y' }, { id: 'z', text: '新的一句话。' }])}`;
    const run = await runHongtou(['compare', '--corpus', path, '--jsonl'], input);
    expect(run.status).toBe(3);
    expect(rowsOf(run.stdout)).toEqual([
      expect.objectContaining({ id: 'x', duplicateOf: 'a', factChanges: [], noveltyShare: expect.any(Number) }),
      { id: null, error: { code: 'HONGTOU_BAD_LINE', message: expect.any(String) } },
      { id: 'y', error: { code: 'HONGTOU_BAD_LINE', message: '"text" is missing' } },
      {
        id: 'z',
        duplicateOf: null,
        passages: [{ start: 0, end: 6, verdict: 'new', source: null }],
        factChanges: [],
        noveltyShare: 1,
      },
    ]);
  });

  it('does not compare new papers with each other', async () => {
    const path = await corpus(lines([{ id: 'b', text: OTHER_LETTER }]));
    const run = await runHongtou(
      ['compare', '--corpus', path, '--jsonl'],
      lines([
        { id: 'x', text: LETTER },
        { id: 'y', text: LETTER },
      ]),
    );
    expect(run.status).toBe(0);
    expect(rowsOf(run.stdout).map(({ duplicateOf }) => duplicateOf)).toEqual([null, null]);
  });

  it('names a bad line of the corpus and goes on', async () => {
    const path = await corpus(`${lines([{ id: 'a', text: LETTER }])}[]\n${lines([{ id: 'b', text: OTHER_LETTER }])}`);
    const run = await runHongtou(['compare', '--corpus', path, '--jsonl'], lines([{ id: 'x', text: OTHER_LETTER }]));
    expect(run.status).toBe(3);
    expect(run.stderr).toContain(`${path}:2: HONGTOU_BAD_LINE`);
    expect(rowsOf(run.stdout)).toMatchObject([{ id: 'x', duplicateOf: 'b' }]);
  });

  it('says which corpus is missing', async () => {
    const run = await runHongtou(['compare', '--corpus', join(folder.path, 'none.jsonl'), '--jsonl']);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain('HONGTOU_CORPUS');
    expect(run.stderr).toContain('none.jsonl');
  });

  it.each([[['compare', '--jsonl']], [['compare', '--corpus', 'x']], [['compare', '--no-such', 'x']]])(
    'shows its usage for %j',
    async (args) => {
      const run = await runHongtou(args);
      expect(run.status).toBe(2);
      expect(run.stderr).toContain('--corpus FILE.jsonl');
    },
  );

  it('explains itself', async () => {
    const run = await runHongtou(['compare', '--help']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('duplicateOf');
  });
});
