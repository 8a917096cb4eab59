import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type Socket } from 'node:net';
import { publicAddressesAnd } from '../../../functions/adapters/web/address.ts';
import { createPortalGate, type GateOptions } from '../../../functions/adapters/web/gate.ts';

export interface Portal {
  readonly port: number;
  readonly origin: string;
  readonly requests: IncomingMessage[];
  connections(): number;
  close(): void;
}

export const USER_AGENT = 'Hongtou-test/0.1 (+https://hongtou.example/contact)';

const open: { close(): unknown }[] = [];

/** A real HTTP server on loopback that remembers what it was asked. */
export async function openPortal(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Portal> {
  const requests: IncomingMessage[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  const port = await listen(server);
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  open.push({ close });
  return { port, origin: `http://127.0.0.1:${port}`, requests, connections: () => connections, close };
}

/** A server that writes whatever bytes the test likes. */
export async function openRawPortal(talk: (socket: Socket) => void): Promise<{ port: number; origin: string }> {
  const server = createRawServer((socket) => {
    open.push({ close: () => socket.destroy() });
    socket.on('error', () => undefined);
    socket.once('data', () => talk(socket));
  });
  open.push(server);
  const port = await listen(server);
  return { port, origin: `http://127.0.0.1:${port}` };
}

/** A gate that may reach the given loopback ports under 127.0.0.1 and under the names that `resolve` is given for. */
export function openGate(
  ports: readonly number[],
  options: Partial<GateOptions> = {},
): ReturnType<typeof createPortalGate> {
  const gate = createPortalGate({
    userAgent: USER_AGENT,
    allowedPorts: [80, 443, ...ports],
    allowAddress: publicAddressesAnd(
      ports.flatMap((port) => ['127.0.0.1', 'a.test', 'b.test'].map((host) => `${host}:${port}`)),
    ),
    resolve: async () => ['127.0.0.1'],
    ...options,
  });
  open.push(gate);
  return gate;
}

export async function closeAll(): Promise<void> {
  for (const one of open.splice(0)) await one.close();
}

function listen(server: Server | ReturnType<typeof createRawServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The test server has no port.'));
      else resolve(address.port);
    });
  });
}
