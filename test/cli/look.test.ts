import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { describeError } from '../../functions/cli/jsonl.ts';
import { letter } from '../domain/knowledge/papers.ts';
import { captured } from './captured.ts';

let folder = '';
let data = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-look-'));
  data = join(folder, 'data');
  const paper = join(folder, 'a.txt');
  writeFileSync(paper, letter('20210012', '2021年9月1日', '依据《云岭市用能规定》办理，我局将建成3个示范基地。'));
  await hongtou('import', paper, '--data', data);
  for (const name of ['hongtou.db', 'blobs.db']) {
    // Readers share a file of this name: where it cannot be made, as in a folder that is read only, not even root can open it.
    mkdirSync(join(data, `${name}-shm`));
    // A process that died left it empty, as it is wherever everything is written back.
    writeFileSync(join(data, `${name}-wal`), '');
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as the command line runs it, in this process. */
async function hongtou(command: string, ...args: readonly string[]) {
  const { run } = await import(`../../functions/cli/commands/${command}.ts`);
  return captured(async () => {
    try {
      return await run(args);
    } catch (error) {
      const { code, message } = describeError(error);
      process.stderr.write(`${code}: ${message}\n`);
      return code === 'HONGTOU_USAGE' ? 2 : 1;
    }
  });
}

const LOOKING: readonly (readonly [string, ...string[]])[] = [
  ['show', 'change', '1'],
  ['show', 'programme', '没有的'],
  ['missing', '--json'],
  ['promises', '--json'],
  ['sources', '--json'],
  ['export', 'documents'],
  ['held'],
  ['subscribe', '--list'],
  ['doctor'],
];

const CHANGING: typeof LOOKING = [
  ['merge', 'a', 'b'],
  ['reread'],
  ['held', 'release', 'x'],
  ['promises', 'confirm', 'x'],
  ['subscribe', '--remove', 'x'],
];

describe('a command that only looks', () => {
  it.each(LOOKING)(
    '%s %s %s reads a store that cannot be written, and leaves no file behind',
    async (command, ...args) => {
      const before = readdirSync(data);
      const run = await hongtou(command, ...args.filter((arg) => arg !== undefined), '--data', data);
      expect(run.stderr).not.toMatch(/HONGTOU_(?!NOT_FOUND)/);
      expect(run.status).toBe(args.includes('programme') ? 1 : 0);
      expect(readdirSync(data)).toEqual(before);
    },
  );

  it.each([...LOOKING, ...CHANGING])(
    '%s %s %s names a folder that is not there or has no store, and makes none',
    async (command, ...args) => {
      const given = args.filter((arg) => arg !== undefined);
      const nowhere = join(folder, 'dtaa');
      const none = await hongtou(command, ...given, '--data', nowhere);
      expect([none.status, `${none.stdout}${none.stderr}`]).toEqual([
        1,
        expect.stringContaining(`${nowhere}: there is no such folder`),
      ]);
      expect(existsSync(nowhere)).toBe(false);
      const empty = join(folder, 'empty');
      mkdirSync(empty, { recursive: true });
      const other = await hongtou(command, ...given, '--data', empty);
      expect([other.status, `${other.stdout}${other.stderr}`]).toEqual([
        1,
        expect.stringContaining('there is no hongtou.db in it'),
      ]);
      expect(readdirSync(empty)).toEqual([]);
    },
  );
});

describe('a store that cannot be written', () => {
  it('tells so who wants to write', async () => {
    const run = await hongtou('import', join(folder, 'a.txt'), '--data', data);
    expect([run.status, run.stderr]).toEqual([1, expect.stringMatching(/^HONGTOU_DATABASE: .*hongtou\.db/m)]);
  });

  it('is not read past what was written last', () => {
    const database = openDatabase(join(data, 'hongtou.db'), 'look');
    database.close();
    writeFileSync(join(data, 'hongtou.db-wal'), 'a log that waits to be written back');
    expect(() => openDatabase(join(data, 'hongtou.db'), 'look')).toThrow(
      expect.objectContaining({ code: 'HONGTOU_DATABASE' }),
    );
    writeFileSync(join(data, 'hongtou.db-wal'), '');
  });
});
