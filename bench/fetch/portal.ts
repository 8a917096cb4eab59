import { createServer, type Server } from 'node:http';
import { letterPage } from '../pipeline/letters.ts';

/**
 * A portal of several hosts, each a list and its letters, in a process of its own so that its work counts for nobody.
 * Says one line of JSON, the port of each host, and ends when its input does.
 * usage: node bench/fetch/portal.ts HOSTS LETTERS-A-HOST
 */
const [hosts = 4, letters = 500] = process.argv.slice(2).map(Number);
const servers = await Promise.all(Array.from({ length: hosts }, (_, host) => serve(pagesOf(host))));
process.stdout.write(`${JSON.stringify(servers.map(portOf))}\n`);
process.stdin.resume().once('end', () => process.exit());

/** Made before the first request, so that answering costs next to nothing. */
function pagesOf(host: number): ReadonlyMap<string, Uint8Array> {
  const numbers = Array.from({ length: letters }, (_, at) => host * letters + at);
  const items = numbers.map((n) => `<li><a href="/letter/${n}">提案答复第${n}号</a><span>2026-11-01</span></li>`);
  const list = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>提案答复</title></head><body><ul class="list">${items.join('\n')}</ul></body></html>`;
  return new Map([
    ['/list/', new TextEncoder().encode(list)],
    ...numbers.map((n): [string, Uint8Array] => [`/letter/${n}`, letterPage(n).bytes]),
  ]);
}

function serve(pages: ReadonlyMap<string, Uint8Array>): Promise<Server> {
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
