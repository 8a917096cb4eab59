import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPortal, startDemoPortal } from '../../functions/adapters/local/demo-portal.ts';
import { run } from '../../functions/cli/commands/source.ts';
import { captured } from './captured.ts';

const HOST = 'gxj.behind.example';
const URL_BEHIND = `http://${HOST}/zwgk/jyta/index.html`;

let folder = '';
let config = '';
let portal: DemoPortal;
let proxy: Server;
let proxyUrl = '';
const forwarded: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-proxied-'));
  portal = await startDemoPortal({ root: resolve('seeds/demo') });
  const { address, port } = portal.hostMap['gxj.linlan.example'] ?? { address: '', port: 0 };
  // Pages without TLS are asked of a proxy by their whole address (RFC 9112 §3.2.2).
  proxy = createServer(async (request, response) => {
    const asked = new URL(request.url ?? '');
    forwarded.push(asked.host);
    const answer = await fetch(`http://${address}:${port}${asked.pathname}`);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const bound = proxy.address();
  proxyUrl = `http://desk:secret@127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;
  config = join(folder, 'hongtou.json');
  // Nothing listens where the host would be reached directly.
  const places = { [HOST]: '127.0.0.1:1' };
  writeFileSync(config, JSON.stringify({ contact: 'mailto:ops@example.org', data: 'data', sources: ['own'], places }));
  const unused = { id: 'unused', name: '另一栏目', region: '449901', issuer: '林岚市工业和信息化局', cadenceHours: 24 };
  const adapter = { type: 'single-page', url: 'http://other.example/' };
  mkdirSync(join(folder, 'own'));
  writeFileSync(
    join(folder, 'own/unused.json'),
    JSON.stringify({
      ...unused,
      group: ['other'],
      adapter,
      assertions: { minimumItems: 1, datedShare: 0 },
      seenLive: false,
    }),
  );
});

afterAll(async () => {
  await portal.close();
  proxy.closeAllConnections();
  proxy.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a portal that is reached through a proxy only', () => {
  const own = ['--region', '449901', '--issuer', '林岚市工业和信息化局', '--id', 'behind', '--group', 'behind'];

  it('is looked at through the one that is named, right after it could not be reached without', async () => {
    const direct = captured(() => run(['add', URL_BEHIND, ...own, '--config', config]));
    await expect(direct).rejects.toMatchObject({ code: 'HONGTOU_PAGE_NOT_READ' });
    expect(forwarded).toEqual([]);
    const to = ['--to', join(folder, 'own'), '--proxy', proxyUrl];
    const added = await captured(() => run(['add', URL_BEHIND, ...own, ...to, '--config', config]));
    expect([added.status, added.stderr]).toEqual([0, expect.stringContaining('reads it as static-list')]);
    expect(new Set(forwarded)).toEqual(new Set([HOST]));
  });

  it('is checked and watched through the proxy that its definition keeps', async () => {
    const definition = JSON.parse(readFileSync(join(folder, 'own', 'behind.json'), 'utf8')) as object;
    expect(definition).toMatchObject({ transport: { proxy: `${proxyUrl}/` } });
    forwarded.length = 0;
    const checked = await captured(() => run(['check', 'behind', '--json', '--config', config]));
    expect(JSON.parse(checked.stdout)).toMatchObject({ id: 'behind', verdict: 'ok' });
    expect(forwarded).toEqual([HOST]);
  });

  it('needs a proxy that is one', async () => {
    const wrong = captured(() =>
      run(['add', URL_BEHIND, ...own, '--proxy', 'socks5://127.0.0.1:9', '--config', config]),
    );
    await expect(wrong).rejects.toThrow(/transport\.proxy: got "socks5.*an http or https URL/);
  });
});
