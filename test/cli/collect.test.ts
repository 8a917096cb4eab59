import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, listPage, listSourceFile, noticePage, openHost } from '../steps/portal.ts';
import { type Run, runHongtou } from './run-hongtou.ts';

const folder = mkdtempSync(join(tmpdir(), 'hongtou-collect-'));
let host: Host;
beforeAll(async () => {
  host = await openHost('a.example', {
    '/list/': listPage([{ path: '/p/0.html', title: '关于项目申报的通知' }]),
    '/p/0.html': noticePage('关于项目申报的通知', '现将有关事项通知如下，每家企业给予100万元补助。'),
  });
  process.env.HONGTOU_COLLECT_SECRET = 'a secret of thirty-two bytes or more';
  writeFileSync(
    join(folder, 'source.json'),
    JSON.stringify(listSourceFile('a.example', { capturedBy: 'collector', paceMs: 0 })),
  );
  for (const name of ['inside', 'outside']) writeFileSync(configOf(name), JSON.stringify(config(name)));
});
afterAll(async () => {
  delete process.env.HONGTOU_COLLECT_SECRET;
  delete process.env.HONGTOU_COLLECT_TOKEN;
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

function configOf(name: string): string {
  return join(folder, `${name}.json`);
}

function config(name: string): object {
  const places = name === 'inside' ? { 'a.example': `127.0.0.1:${host.place.port}` } : {};
  return { data: name, sources: ['source.json'], contact: 'mailto:ops@example.org', places, collectSeconds: 0 };
}

async function changes(): Promise<Run> {
  return runHongtou(['export', 'changes', '--config', configOf('outside')]);
}

describe('hongtou collect and hongtou receive', () => {
  it('carry a round over in a folder', async () => {
    const carried = join(folder, 'carried');
    const collected = await runHongtou(['collect', '--to', carried, '--config', configOf('inside')]);
    expect([collected.status, collected.stdout]).toEqual([0, '1 bundles delivered, 0 wait\n']);
    expect(readdirSync(carried).filter((name) => name.endsWith('_a-example_0001.jsonl.gz'))).toHaveLength(1);
    const received = await runHongtou(['receive', '--from', carried, '--config', configOf('outside')]);
    expect([received.status, received.stdout]).toEqual([0, '1 bundles taken, 0 refused\n']);
    expect(readdirSync(carried).filter((name) => name.endsWith('.gz'))).toEqual([]);
    expect((await changes()).stdout).toContain('关于项目申报的通知');
  }, 60_000);

  it('carry the next one over HTTP, once the token is right', async () => {
    const before = (await changes()).stdout;
    const receiver = spawn(
      process.execPath,
      [resolve('functions/cli/hongtou.ts'), 'receive', '--port', '0', '--config', configOf('outside')],
      { stdio: ['ignore', 'inherit', 'pipe'] },
    );
    const ended = once(receiver, 'close');
    try {
      const [line] = (await once(createInterface({ input: receiver.stderr }), 'line')) as [string];
      const url = /http:\S+/.exec(line)?.[0] ?? '';
      const push = () => runHongtou(['collect', '--all', '--to', url, '--config', configOf('inside')]);
      process.env.HONGTOU_COLLECT_TOKEN = 'v1.collect.1.x';
      const refused = await push();
      expect([refused.status, refused.stderr]).toEqual([3, expect.stringContaining('HONGTOU_BAD_TOKEN')]);
      process.env.HONGTOU_COLLECT_TOKEN = (await runHongtou(['receive', '--token', '--days', '1'])).stdout.trim();
      const delivered = await push();
      expect([delivered.status, delivered.stdout]).toEqual([0, '2 bundles delivered, 0 wait\n']);
    } finally {
      receiver.kill('SIGTERM');
      await ended;
    }
    expect((await changes()).stdout).toBe(before);
  }, 60_000);

  it('goes on by itself, keeps what the receiver did not take, sends it again, and ends well when asked', async () => {
    process.env.HONGTOU_COLLECT_TOKEN = (await runHongtou(['receive', '--token', '--days', '1'])).stdout.trim();
    let isAway = true;
    const taken: string[] = [];
    const receiver = createServer((request, response) => {
      request.resume().once('end', () => {
        if (!isAway) taken.push(String(request.headers['content-type']));
        response.writeHead(isAway ? 503 : 200).end(JSON.stringify(isAway ? { code: 'AWAY' } : { outcome: 'taken' }));
      });
    });
    await once(receiver.listen(0, '127.0.0.1'), 'listening');
    const address = receiver.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/bundles`;
    const collector = spawn(
      process.execPath,
      [
        resolve('functions/cli/hongtou.ts'),
        'collect',
        '--all',
        '--to',
        url,
        '--every',
        '0.02',
        '--config',
        configOf('inside'),
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const ended = once(collector, 'close');
    const said: string[] = [];
    for await (const line of createInterface({ input: collector.stdout })) {
      said.push(line);
      if (line.startsWith('0 bundles delivered')) isAway = false;
      else collector.kill('SIGTERM');
    }
    expect(await ended).toEqual([0, null]);
    expect(said.slice(0, 2)).toEqual([
      expect.stringMatching(/^0 .* [1-9]\d* wait$/),
      expect.stringMatching(/, 0 wait$/),
    ]);
    expect(taken.length).toBeGreaterThanOrEqual(2);
    receiver.close();
  }, 60_000);

  it('say what is missing', async () => {
    const usage = [await runHongtou(['collect']), await runHongtou(['receive', '--config', configOf('outside')])];
    expect(usage.map(({ status }) => status)).toEqual([2, 2]);
    const never = await runHongtou(['collect', '--to', folder, '--every', '0', '--config', configOf('inside')]);
    expect([never.status, never.stderr]).toEqual([2, expect.stringContaining('expected minutes')]);
    writeFileSync(join(folder, 'own-source.json'), JSON.stringify(listSourceFile('a.example')));
    writeFileSync(configOf('own'), JSON.stringify({ sources: ['own-source.json'], contact: 'mailto:ops@example.org' }));
    const none = await runHongtou(['collect', '--to', folder, '--config', configOf('own')]);
    expect([none.status, none.stderr]).toEqual([1, expect.stringContaining('HONGTOU_NOT_COLLECTED')]);
  }, 60_000);
});
