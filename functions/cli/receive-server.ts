import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { MAX_PACKED_BYTES } from '../adapters/local/bundle-file.ts';
import { checkToken } from '../domain/collect/token.ts';
import { HongtouError } from '../domain/error.ts';

export interface Receiving {
  /** Of 127.0.0.1; 0 for any. */
  readonly port: number;
  readonly secret: string;
  readonly now: () => number;
  /** Takes one packed bundle. Never called while another is being taken. */
  readonly take: (packed: Uint8Array) => Promise<'taken' | 'present'>;
}

/**
 * Takes bundles at POST /bundles on 127.0.0.1, one a request, for a proxy that speaks TLS. Who has no valid token is refused
 * before a byte of the body is read. @throws HONGTOU_PORT where the port is taken
 */
export async function serveReceiver(options: Receiving): Promise<{ readonly url: string; close(): Promise<void> }> {
  let before: Promise<unknown> = Promise.resolve();
  /** One after the other: a round must not be assessed while the next one's rows are written. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = before.then(work, work);
    before = mine.catch(() => undefined);
    return mine;
  };
  const server = createServer((request, response) => {
    receive(request, { ...options, take: (packed) => inTurn(() => options.take(packed)) })
      .then(
        (outcome) => end(response, 200, { outcome }),
        (error: unknown) => refuse(response, error),
      )
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const message = `port ${options.port} of 127.0.0.1 cannot be used: ${cause.message}`;
      reject(new HongtouError('HONGTOU_PORT', message, { cause }));
    });
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${portOf(server)}/bundles`, close: () => closeServer(server, before) };
}

/** @example Bearer v1.collect.1798765432.9Yz0… */
const BEARER = /^Bearer ([A-Za-z0-9._-]{1,200})$/;

async function receive(request: IncomingMessage, options: Receiving): Promise<'taken' | 'present'> {
  if (request.method !== 'POST' || request.url !== '/bundles') {
    throw new HongtouError('HONGTOU_NO_SUCH_PAGE', 'bundles are taken at POST /bundles');
  }
  const [, token = ''] = BEARER.exec(request.headers.authorization ?? '') ?? [];
  checkToken(token, { purpose: 'collect', now: options.now(), secret: options.secret });
  return options.take(await readBody(request));
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = Number(request.headers['content-length'] ?? 0);
  if (length > MAX_PACKED_BYTES) throw tooLarge(length);
  length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_PACKED_BYTES) throw tooLarge(length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function tooLarge(length: number): HongtouError {
  const message = `the bundle has ${length} bytes or more, at most ${MAX_PACKED_BYTES} are taken`;
  return new HongtouError('HONGTOU_BUNDLE_TOO_LARGE', message);
}

const STATUS: Readonly<Record<string, number>> = {
  HONGTOU_BAD_TOKEN: 401,
  HONGTOU_NO_SUCH_PAGE: 404,
  HONGTOU_BUNDLE_TOO_LARGE: 413,
  HONGTOU_BAD_BUNDLE: 400,
  HONGTOU_NOT_COLLECTED: 400,
  HONGTOU_ROUND_OPEN: 409,
  HONGTOU_BUNDLE_GAP: 409,
};

/** Names what the sender can do something about; a failure of our own stays ours. */
function refuse(response: ServerResponse, error: unknown): void {
  const status = error instanceof HongtouError ? STATUS[error.code] : undefined;
  if (status === undefined || !(error instanceof HongtouError)) {
    end(response, 500, { code: 'HONGTOU_INTERNAL', message: 'the bundle could not be taken, push it again later' });
  } else end(response, status, { code: error.code, message: error.message });
}

function end(response: ServerResponse, status: number, body: object): void {
  // A refused body is not read to its end: the connection goes with the answer.
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(status === 200 ? {} : { connection: 'close' }),
  });
  response.end(`${JSON.stringify(body)}\n`);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** What is being taken is finished first. */
async function closeServer(server: Server, last: Promise<unknown>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await last;
  server.closeIdleConnections();
  await closed;
}
