import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator } from './emulated.ts';

export interface LoopbackS3 extends Emulator {
  /** Requests so far, by method. */
  readonly requests: Map<string, number>;
}

/**
 * Objects in memory behind as much of S3's protocol as the adapters speak: PUT with `If-None-Match: *`, GET, and any bucket that
 * is asked for. For tests without moto; it proves the adapters' requests, not S3's behaviour.
 */
export async function startLoopbackS3(): Promise<LoopbackS3> {
  const objects = new Map<string, Buffer>();
  const requests = new Map<string, number>();
  const server = createServer((request, response) => {
    const method = request.method ?? '';
    requests.set(method, (requests.get(method) ?? 0) + 1);
    void answer(request, response, objects);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, objects: Map<string, Buffer>): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (request.method === 'PUT') {
    if (request.headers['if-none-match'] === '*' && objects.has(path)) return fail(response, 412, 'PreconditionFailed');
    objects.set(path, Buffer.concat(chunks));
    response.end();
    return;
  }
  const object = objects.get(path);
  if (object === undefined) return fail(response, 404, 'NoSuchKey');
  response.end(object);
}

function fail(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
