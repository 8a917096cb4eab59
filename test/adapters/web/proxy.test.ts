import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, openGate, openPortal } from './loopback-portal.ts';

afterEach(closeAll);

describe('a source with a proxy', () => {
  it('is fetched through it, and its private names and addresses are refused all the same', async () => {
    const portal = await openPortal((_, response) => response.end('x'));
    const tunnels: string[] = [];
    const proxy = createServer((request, response) => {
      tunnels.push(request.url ?? '');
      response.end('x');
    });
    proxy.on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      const onward = connect(portal.port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      onward.pipe(socket).on('error', () => undefined);
      socket.pipe(onward).on('error', () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = proxy.address();
    const uri = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const gate = openGate([portal.port]);
    expect(await gate.fetch({ url: `http://a.test:${portal.port}/`, proxy: uri })).toMatchObject({
      outcome: 'answer',
      status: 200,
    });
    expect(tunnels).toHaveLength(1);
    expect(await gate.fetch({ url: 'http://10.0.0.1/', proxy: uri })).toMatchObject({
      outcome: 'refused',
      code: 'HONGTOU_GATE_ADDRESS',
    });
    expect(await gate.fetch({ url: 'http://c.test/', proxy: uri })).toMatchObject({
      outcome: 'refused',
      code: 'HONGTOU_GATE_ADDRESS',
    });
    expect(tunnels).toHaveLength(1);
    await gate.close();
    proxy.closeAllConnections();
    proxy.close();
  });
});
