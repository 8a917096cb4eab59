import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { linesOf } from '../../functions/cli/lines.ts';
import { runHongtou } from './run-hongtou.ts';

/** What a terminal obeys; a line feed it may. */
const CODES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-bad-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function config(value: object): string {
  const file = join(folder, 'hongtou.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
}

async function answers(command: readonly string[], input: string) {
  const run = await runHongtou(command, input);
  const lines = run.stdout.split('\n').filter((line) => line !== '');
  return { status: run.status, lines: lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>) };
}

async function linesIn(chunks: readonly Uint8Array[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(Readable.from(chunks))) lines.push(line);
  return lines;
}

describe('lines of JSON', () => {
  it('may begin with a byte order mark, end with CRLF and hold line separators of Unicode', async () => {
    const text = '关于\u2028印发\u2029通知\u0085完';
    const { status, lines } = await answers(
      ['read', '--jsonl'],
      `\ufeff${JSON.stringify({ id: 'a', text })}\r\n\r\n{"id":"b","text":"完"}`,
    );
    expect([status, lines.map(({ id, text: read }) => [id, read])]).toEqual([
      0,
      [
        ['a', text],
        ['b', '完'],
      ],
    ]);
  });

  it.each([
    ['read', { base64: '!!!' }, 'base64'],
    ['extract', { base64: 'aGk=不是' }, 'base64'],
    ['read', { text: '关于', publishedOn: '2026-02-29' }, 'publishedOn'],
    ['read', { text: '关于', publishedOn: '2026-13-45' }, 'publishedOn'],
  ])('of %s that hold %j are refused by name, and the next is read', async (command, row, member) => {
    const lines = [JSON.stringify({ id: 'a', ...row }), JSON.stringify({ id: 'b', html: '<p>通知</p>' })];
    const run = await answers([command, '--jsonl'], lines.join('\n'));
    expect([run.status, run.lines]).toMatchObject([
      3,
      [{ id: 'a', error: { code: 'HONGTOU_BAD_LINE', message: expect.stringContaining(`"${member}"`) } }, { id: 'b' }],
    ]);
  });

  it('are the same however the bytes are cut into chunks', async () => {
    const words = fc
      .string({ unit: 'binary', maxLength: 12 })
      .map((text) => text.replace(/[\r\n]/g, '。').toWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 6 }), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
        const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.slice(at * size, (at + 1) * size),
        );
        expect(await linesIn(chunks)).toEqual(lines);
      }),
    );
  });
});

describe('a command', () => {
  it.each(['toString', 'constructor', '__proto__', 'nothing'])('named %s is unknown', async (name) => {
    const run = await runHongtou([name]);
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining(`unknown command "${name}"`)]);
  });

  it.each([
    [['subscribe', '--email', '李@例子.cn'], 'not one plain address'],
    [['subscribe', '--email', 'li@b_c.example'], 'not one plain address'],
    [['subscribe', '--email', 'li@b.example', '--regions', 'abc'], '--regions'],
    [['subscribe', '--email', 'li@b.example', '--regions', '44031'], '--regions'],
    [['subscribe', '--email', 'li@b.example', '--keywords', ''], '--keywords'],
    [['subscribe', '--email', 'li@b.example', '--topics', ' , '], '--topics'],
    [['subscribe', '--email', 'li@b.example', '--regions', ''], '--regions'],
    [['show', 'change', 'x'], 'a change has a number'],
    [['watch', '--every', '50000'], 'at most a day'],
  ])('refuses %j', async (args, message) => {
    const run = await runHongtou([...args, '--data', join(folder, 'data')]);
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('says that nothing is watched in a region that somebody asks for', async () => {
    const run = await runHongtou([
      'subscribe',
      '--email',
      'li@b.example',
      '--regions',
      '4499',
      '--data',
      join(folder, 'data'),
    ]);
    expect([run.status, run.stderr]).toEqual([
      0,
      expect.stringContaining('no source that is watched is in region 4499'),
    ]);
  });

  it.each([[['read']], [['topics', 'explain']]])(
    '%j shows a paper without the codes that a terminal obeys',
    async (args) => {
      const file = join(folder, 'codes.txt');
      writeFileSync(
        file,
        'a\u001b[31mRED\u001b]0;title\u0007 关于\u009b5m停车收费的通知\n各单位：\n停车收费标准为每小时5元\u202e。\n',
      );
      const run = await runHongtou([...args, file]);
      expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('停车收费的通知')]);
      expect(run.stdout).not.toMatch(CODES);
    },
  );

  it.each([
    ['read', 'bytes.txt', 1],
    ['diff', 'bytes.txt', 1],
    ['import', 'bytes.txt', 3],
    ['import', 'bytes.html', 3],
    ['import', 'wide.txt', 3],
  ])('%s refuses %s, which is no text, by name', async (command, name, status) => {
    const file = join(folder, name);
    // Every byte in turn, and two to a character without the mark that says so.
    const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => (at * 167 + (at >> 8) * 13) % 256);
    writeFileSync(file, name === 'wide.txt' ? Buffer.from('关于停车收费的通知 abc'.repeat(40), 'utf16le') : bytes);
    const plain = join(folder, 'plain.txt');
    writeFileSync(plain, '关于停车收费的通知\n');
    const data = ['--data', join(folder, 'data')];
    const run = await runHongtou([
      command,
      file,
      ...(command === 'diff' ? [plain] : []),
      ...(command === 'import' ? data : []),
    ]);
    expect([run.status, run.stderr]).toEqual([status, expect.stringContaining('expected text, got binary data')]);
    expect(run.stderr.split(file)).toHaveLength(2);
  });

  it('counts one paper as one, and names a broken file once', async () => {
    const [plain, broken] = [join(folder, 'one.txt'), join(folder, 'broken.pdf')];
    writeFileSync(plain, '关于停车收费的通知\n各单位：\n停车收费标准为每小时5元。\n');
    writeFileSync(broken, '%PDF-1.4\nnothing more');
    const run = await runHongtou(['import', plain, broken, '--data', join(folder, 'one')]);
    expect([run.status, run.stderr]).toEqual([3, expect.stringContaining('1 paper imported')]);
    expect(run.stderr.split(broken)).toHaveLength(2);
  });

  it('names a folder of bundles that is not there', async () => {
    const run = await runHongtou(['receive', '--from', join(folder, 'none'), '--data', join(folder, 'data')]);
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('no such folder')]);
  });

  it('names a mail server that is none', async () => {
    const file = config({
      contact: 'mailto:ops@example.org',
      mail: { from: 'a@example.org', smtp: 'mail.example.org' },
    });
    const run = await runHongtou(['sources', '--config', file]);
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('mail.smtp: got "mail.example.org"')]);
  });
});

describe('an export', () => {
  it('goes on where the bytes of one document are lost', async () => {
    const data = join(folder, 'lost');
    writeFileSync(join(folder, 'a.txt'), '云岭市科学技术局关于印发资助办法的通知\n各企业：\n给予最高100万元资助。\n');
    writeFileSync(join(folder, 'b.txt'), '云岭市商务局关于印发补贴办法的通知\n各企业：\n给予最高50万元补贴。\n');
    await runHongtou(['import', join(folder, 'a.txt'), join(folder, 'b.txt'), '--data', data]);
    const before = await answers(['export', 'documents', '--data', data], '');
    const blobs = openDatabase(join(data, 'blobs.db'));
    blobs.exec("DELETE FROM blobs WHERE key LIKE 'readings/%'");
    blobs.close();
    const after = await answers(['export', 'documents', '--data', data], '');
    expect([after.status, after.lines.map(({ id }) => id)]).toEqual([3, before.lines.map(({ id }) => id)]);
    expect(after.lines[0]).toMatchObject({ error: { message: expect.stringContaining('missing') } });
  });

  it('ends quietly where whoever reads has seen enough', async () => {
    const child = spawn(process.execPath, [resolve('functions/cli/hongtou.ts'), 'topics', 'list', '--json']);
    let notes = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      notes += part;
    });
    child.stdout.destroy();
    const status = await new Promise((ended) => child.once('close', ended));
    expect([status, notes]).toEqual([0, '']);
  });
});

describe('the doctor', () => {
  it.each(['hongtou.db', 'blobs.db'])('finds that a part of %s was overwritten', async (name) => {
    const data = join(folder, `damaged ${name}`);
    const file = join(data, name);
    const lines = Array.from({ length: 40 }, (_, at) =>
      JSON.stringify({ text: `云岭市第${at}号通知：给予最高${at}万元资助。` }),
    );
    writeFileSync(join(folder, 'many.jsonl'), lines.join('\n'));
    await runHongtou(['import', join(folder, 'many.jsonl'), '--data', data]);
    expect((await runHongtou(['doctor', '--data', data])).stdout).toMatch(/ok +database/);
    const bytes = readFileSync(file);
    // All but the first pages, which hold the names of the tables.
    bytes.fill(0x41, Math.floor(bytes.length / 2));
    writeFileSync(file, bytes);
    const run = await runHongtou(['doctor', '--data', data]);
    expect([run.status, run.stdout]).toEqual([1, expect.stringMatching(/failed +database +damaged/)]);
  });

  it('and an import name an index of earlier fingerprints, until all papers were read again', async () => {
    const data = join(folder, 'earlier');
    const notice = (n: number) => {
      writeFileSync(
        join(folder, `notice-${n}.txt`),
        `云岭市科学技术局关于第${n}批奖励的通知\n给予每家最高${n}万元奖励。`,
      );
      return runHongtou(['import', join(folder, `notice-${n}.txt`), '--data', data]);
    };
    const doctor = async () => (await runHongtou(['doctor', '--data', data])).stdout;
    expect((await notice(1)).stderr).not.toContain('hongtou reread');
    expect(await doctor()).toMatch(/ok +passage index/);
    // Programs before schemes had names left none.
    const database = openDatabase(join(data, 'hongtou.db'));
    database.exec('DELETE FROM passage_scheme');
    database.close();
    expect((await notice(2)).stderr).toContain('hongtou reread');
    expect(await doctor()).toMatch(/warning +passage index .*hongtou reread/);
    for (const question of ['missing', 'promises'])
      expect((await runHongtou([question, '--data', data])).stderr).toMatch(
        /^an earlier Hongtou .*hongtou reread[^\n]*\n$/,
      );
    await runHongtou(['reread', '--source', 'import', '--data', data]);
    expect(await doctor()).toMatch(/warning +passage index/);
    await runHongtou(['reread', '--data', data]);
    expect(await doctor()).toMatch(/ok +passage index/);
  });
});
