import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { HongtouError } from '../domain/error.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** @example /feed.json, /feed/50.json */
const FEED_PATH = /^\/feed(?:\/\d+)?\.json$/;
/** The pages need nothing from elsewhere and no script; `frame-ancestors` counts in a header only. */
const GUARD = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;
/** @example http://127.0.0.1:8383 */
const AUTHORITY = /^https?:\/\/[^/?]*/;
const FEED_TYPE = 'application/feed+json; charset=utf-8';
/** A path of the site. @example /changes/12.html */
const SITE_PATH = /^\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Serves the published site, read-only, on 127.0.0.1. @throws HONGTOU_PORT where the port is taken */
export async function serveSite(
  folder: string,
  port: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new HongtouError('HONGTOU_PORT', `port ${port}: expected a whole number from 0 to 65535`);
  }
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new HongtouError('HONGTOU_PORT', `port ${port} of 127.0.0.1 cannot be used: ${cause.message}`, { cause })),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${portOf(server)}/`, close: () => closeServer(server) };
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, { allow: 'GET, HEAD' });
  // As it was asked for, but for the host that some clients put before it (RFC 9112 §3.2.2): dots stay what they are.
  const [asked = ''] = (request.url ?? '/').replace(AUTHORITY, '').split('?');
  const path = asked.endsWith('/') ? `${asked}index.html` : asked;
  const bytes = SITE_PATH.test(path) ? await readOrNull(join(folder, path)) : null;
  if (bytes === null) return end(response, 404, { 'content-type': 'text/plain; charset=utf-8' }, '没有这个页面\n');
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'content-type': FEED_PATH.test(path) ? FEED_TYPE : (TYPES[extname(path)] ?? 'application/octet-stream'),
    'cache-control': 'no-cache',
    etag,
  };
  if (matches(request.headers['if-none-match'], etag)) return end(response, 304, { etag });
  end(response, 200, headers, request.method === 'HEAD' ? undefined : bytes);
}

/** RFC 9110 §13.1.2: a list, weak tags and `*` count. */
function matches(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

function end(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body?: string | Uint8Array,
): void {
  response.writeHead(status, { ...GUARD, ...headers });
  response.end(body);
}

async function readOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
