import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, openGate, openPortal } from './loopback-portal.ts';

afterEach(closeAll);

describe('a name whose answer changes between two questions', () => {
  it('is connected to at the address that was checked, and refused once the next answer is not public', async () => {
    const portal = await openPortal((_, response) => response.writeHead(200, { connection: 'close' }).end('public'));
    let reached = 0;
    // The inside: same port, another loopback address, which no rule lets through.
    const inside = createServer((_, response) => {
      reached += 1;
      response.end('secret');
    });
    await new Promise<void>((resolve) => inside.listen(portal.port, '127.0.0.2', resolve));
    const asked: string[] = [];
    const gate = openGate([portal.port], {
      allowAddress: ({ address }) => (address === '127.0.0.1' ? 'allowed' : 'refused'),
      resolve: async (host) => {
        asked.push(host);
        return asked.length === 1 ? ['127.0.0.1'] : ['127.0.0.2'];
      },
    });
    const url = `http://a.test:${portal.port}/`;
    const first = await gate.fetch({ url });
    expect([first.outcome === 'answer' && new TextDecoder().decode(first.bytes), asked]).toEqual([
      'public',
      ['a.test'],
    ]);
    expect(await gate.fetch({ url })).toMatchObject({ outcome: 'refused', code: 'HONGTOU_GATE_ADDRESS' });
    expect(reached).toBe(0);
    inside.closeAllConnections();
    await new Promise((resolve) => inside.close(resolve));
  });
});
