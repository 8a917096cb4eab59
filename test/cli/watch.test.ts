import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHongtou } from './run-hongtou.ts';

let folder = '';
let port = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-watch-'));
  port = await freePort();
  // Nobody listens on port 9: the source is down, and the round waits for its retries.
  const places = { 'gxj.linlan.example': '127.0.0.1:9' };
  const sources = [resolve('seeds/demo/portals')];
  const config = {
    data: 'data',
    sources,
    groups: ['linlan-gxj-measures'],
    places,
    contact: 'mailto:ops@example.org',
    port,
  };
  writeFileSync(join(folder, 'hongtou.json'), JSON.stringify(config));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' ? (address?.port ?? 0) : 0));
    }),
  );
}

describe('watch', () => {
  it('serves the site from the start, and ends well when it is asked to, also in the middle of a round', async () => {
    const args = [resolve('functions/cli/hongtou.ts'), 'watch', '--config', join(folder, 'hongtou.json')];
    const child = spawn(process.execPath, args);
    const ended = new Promise<number | null>((done) => child.once('close', done));
    const fetching = new Promise<void>((begun) => {
      let said = '';
      child.stderr.on('data', (bytes: Buffer) => {
        said += bytes.toString();
        if (said.includes('fetching from')) begun();
      });
    });
    await fetching;
    const home = await fetch(`http://127.0.0.1:${port}/`);
    expect([home.status, await home.text()]).toEqual([200, expect.stringContaining('政策变化')]);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});

describe('a file that is not there', () => {
  it.each([
    ['read', 'none.txt'],
    ['topics', 'explain', 'none.txt'],
    ['diff', 'none.txt', 'none.txt'],
  ])('is named by %s', async (...args) => {
    const run = await runHongtou(args);
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('none.txt')]);
    expect(run.stderr).toMatch(/HONGTOU_(?:FILE|NO_FILE)/);
  });
});
