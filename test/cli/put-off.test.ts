import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../functions/cli/commands/run.ts';
import { readConfig } from '../../functions/cli/config.ts';
import { openLocalMonitor } from '../../functions/compose/local.ts';
import { drain } from '../../functions/pipeline.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { openMonitor } from '../steps/monitor.ts';
import { captured } from './captured.ts';

let folder = '';
let config = '';
let server: Server;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-put-off-'));
  server = createServer((socket) => socket.end('421 closing\r\n'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  config = join(folder, 'hongtou.json');
  const mail = { from: 'alerts@example.org', smtp: `smtp://user:secret@127.0.0.1:${port}` };
  writeFileSync(config, JSON.stringify({ data: 'data', sources: [], contact: 'mailto:ops@example.org', mail }));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A message to one reader that is due. */
async function planMessage(): Promise<void> {
  const monitor = openLocalMonitor(readConfig(config).settings);
  const { ports } = monitor;
  const now = ports.clock.now();
  const tick = new Date(now).toISOString();
  const text = '云岭市科技局关于奖励的通知\n给予每家最高3万元奖励。';
  const { id: changeId } = await importPaper({ id: 'x', url: null, text, publishedOn: null }, tick, ports);
  const person = { id: 's1', status: 'confirmed' as const, email: 'reader@example.org', phone: null };
  await ports.subscribers.save({ ...person, watches: [], revision: 0 });
  const claim = { subscriberId: 's1', changeId, channel: 'email' as const, deliveryId: 'd1' };
  await ports.deliveries.claim(claim);
  const sending = { attempts: 0, movedAt: now, note: null, changeIds: [], notBefore: now, tick };
  await ports.deliveries.open({ id: 'd1', subscriberId: 's1', channel: 'email', status: 'planned', ...sending });
  await monitor.close();
}

describe('a run whose mail server takes nothing', () => {
  it('says whom it hands the message to, and ends as partly done with the server’s word', async () => {
    await planMessage();
    const { status, stderr } = await captured(() => run(['--config', config]));
    expect(status).toBe(3);
    expect(stderr).toMatch(/^handing a message to 127\.0\.0\.1:\d+, for a minute at most$/m);
    expect(stderr).not.toContain('secret');
    expect(stderr).toMatch(/^1 message waits for a later round: .*421/m);
  });

  it('ends well once nothing of it was tried', async () => {
    const { status, stderr } = await captured(() => run(['--config', config]));
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('a wait for work that is not yet due', () => {
  it('is told once, however often somebody who wants to stop is asked for meanwhile', async () => {
    const monitor = openMonitor();
    const { clock, queue } = monitor.ports;
    const due = clock.now() + 58_000;
    await queue.send([
      { work: { kind: 'publish', tick: '2026-11-18T01:00:00.000Z' }, dedupId: 'publish', notBefore: due },
    ]);
    const waits: number[] = [];
    let asked = 0;
    const isStopped = () => {
      asked += 1;
      return false;
    };
    await drain(monitor.ports, { onWait: (until) => waits.push(until), isStopped });
    expect(waits).toEqual([due]);
    expect(asked).toBeGreaterThan(50);
    await monitor.close();
  });
});
