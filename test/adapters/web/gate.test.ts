import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createPortalGate } from '../../../functions/adapters/web/gate.ts';
import { closeAll, openGate, openPortal, openRawPortal, USER_AGENT } from './loopback-portal.ts';

afterEach(closeAll);

const PAGE = `<html><body><p>${'云岭市科技局关于征集项目的通知。'.repeat(200)}</p></body></html>`;
const SHORT = { deadlineMs: 300, headersMs: 200, idleMs: 200, connectMs: 200 };

describe('an answer', () => {
  it('comes whole, with its final URL, kept headers and the agent that asked', async () => {
    const portal = await openPortal((_, response) => {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        etag: '"1"',
        'set-cookie': 'sid=7; Path=/',
        'x-other': 'no',
      });
      response.end(PAGE);
    });
    const answer = await openGate([portal.port]).fetch({ url: `${portal.origin}/a?b=c#d` });
    expect(answer).toMatchObject({
      outcome: 'answer',
      status: 200,
      finalUrl: `${portal.origin}/a?b=c`,
      redirects: [],
      framing: 'chunked',
    });
    if (answer.outcome !== 'answer') return;
    expect(Buffer.from(answer.bytes).toString()).toBe(PAGE);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', etag: '"1"' });
    expect(answer.headers).not.toHaveProperty('x-other');
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(answer.cookies).toEqual([{ name: 'sid', value: '7' }]);
    expect(portal.requests[0]?.headers['user-agent']).toBe(USER_AGENT);
  });

  it.each([404, 412, 500, 503])('with status %i is data, its Retry-After kept', async (status) => {
    const portal = await openPortal((_, response) => response.writeHead(status, { 'retry-after': '60' }).end('x'));
    const answer = await openGate([portal.port]).fetch({ url: portal.origin });
    expect(answer).toMatchObject({ outcome: 'answer', status, headers: { 'retry-after': '60' } });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('in %s is unpacked', async (encoding, pack) => {
    const portal = await openPortal((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.from(PAGE))),
    );
    const answer = await openGate([portal.port]).fetch({ url: portal.origin });
    expect(answer.outcome === 'answer' && Buffer.from(answer.bytes).toString()).toBe(PAGE);
  });

  it('keeps its connection for the next request to the origin', async () => {
    const portal = await openPortal((_, response) => response.end('x'));
    const gate = openGate([portal.port]);
    for (let round = 0; round < 5; round += 1) await gate.fetch({ url: portal.origin });
    expect(portal.requests).toHaveLength(5);
    expect(portal.connections()).toBe(1);
  });

  it('waits until the host has answered the request before', async () => {
    let active = 0;
    let most = 0;
    const portal = await openPortal((_, response) => {
      active += 1;
      most = Math.max(most, active);
      setImmediate(() => {
        active -= 1;
        response.end('x');
      });
    });
    const gate = openGate([portal.port]);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => gate.fetch({ url: `${portal.origin}/${n}` })),
    );
    expect(answers.every((answer) => answer.outcome === 'answer')).toBe(true);
    expect(most).toBe(1);
  });
});

describe('a request', () => {
  it('is conditional for the URL that gave the validators, and for no other', async () => {
    const portal = await openPortal((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
      else response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200).end();
    });
    const gate = openGate([portal.port]);
    const validators = {
      etag: '"v1"',
      lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT',
      finalUrl: `${portal.origin}/new`,
    };
    expect(await gate.fetch({ url: `${portal.origin}/old`, validators })).toMatchObject({
      status: 304,
      finalUrl: `${portal.origin}/new`,
    });
    expect(portal.requests[0]?.headers).not.toHaveProperty('if-none-match');
    expect(portal.requests[1]?.headers['if-modified-since']).toBe(validators.lastModified);
    expect(await gate.fetch({ url: `${portal.origin}/other`, validators })).toMatchObject({ status: 200 });
  });

  it('can post a form', async () => {
    const portal = await openPortal((request, response) => {
      request.pipe(response);
    });
    const answer = await openGate([portal.port]).fetch({
      url: portal.origin,
      method: 'POST',
      body: 'columnid=12&page=1',
    });
    expect(answer.outcome === 'answer' && Buffer.from(answer.bytes).toString()).toBe('columnid=12&page=1');
    expect(portal.requests[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  it('without a contact in its user agent is not possible', () => {
    expect(() => createPortalGate({ userAgent: 'Mozilla/5.0' })).toThrow(
      expect.objectContaining({ code: 'HONGTOU_GATE_USER_AGENT' }),
    );
  });
});

describe('a body', () => {
  it('of 165 bytes that unpacks to 200 MiB ends as too large within 50 MB', async () => {
    const bomb = await brotliOfZeros(200);
    const portal = await openPortal((_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(bomb));
    const gate = openGate([portal.port]);
    const base = process.memoryUsage().rss;
    const answer = await gate.fetch({ url: portal.origin });
    expect(bomb.length).toBeLessThan(1_000);
    expect(answer).toMatchObject({ outcome: 'failed', code: 'HONGTOU_GATE_TOO_LARGE', retryable: false });
    expect(process.memoryUsage().rss - base).toBeLessThan(50_000_000);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('cut inside %s is truncated, never short', async (encoding, pack) => {
    const whole = pack(Buffer.from(PAGE + Array.from({ length: 3000 }, (_, n) => n * 7919).join()));
    const cut = whole.subarray(0, Math.floor(whole.length / 2));
    const portal = await openPortal((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(cut),
    );
    expect(await openGate([portal.port]).fetch({ url: portal.origin })).toMatchObject({
      outcome: 'failed',
      code: 'HONGTOU_GATE_TRUNCATED',
      retryable: true,
    });
  });

  it.each([
    ['before its announced length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort'],
    ['inside a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nshort'],
    ['between two chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n'],
  ])('that ends %s is truncated', async (_, text) => {
    const portal = await openRawPortal((socket) => socket.end(text));
    expect(await openGate([portal.port]).fetch({ url: portal.origin })).toMatchObject({
      code: 'HONGTOU_GATE_TRUNCATED',
      retryable: true,
    });
  });

  it('that ends with the connection says so', async () => {
    const portal = await openRawPortal((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n<html>half'));
    expect(await openGate([portal.port]).fetch({ url: portal.origin })).toMatchObject({
      outcome: 'answer',
      framing: 'close',
    });
  });

  it('is the one behind what a host says on the way', async () => {
    const hints = 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n';
    const portal = await openRawPortal((socket) =>
      socket.end(`${hints}HTTP/1.1 200 OK\r\ncontent-length: 4\r\netag: "1"\r\n\r\npage`),
    );
    const answer = await openGate([portal.port]).fetch({ url: portal.origin });
    expect(answer).toMatchObject({ outcome: 'answer', status: 200, headers: { etag: '"1"' } });
    expect(answer.outcome === 'answer' && new TextDecoder().decode(answer.bytes)).toBe('page');
  });

  it('that changes the protocol unasked is named', async () => {
    const portal = await openRawPortal((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n'),
    );
    const answer = await openGate([portal.port], { limits: SHORT }).fetch({ url: portal.origin });
    expect(answer).toMatchObject({ outcome: 'failed', code: expect.stringMatching(/HONGTOU_GATE_(?:PROTOCOL|RESET)/) });
  });

  it('in an encoding that it is not, or that nobody knows, is named', async () => {
    const portal = await openPortal((request, response) => {
      response
        .writeHead(200, { 'content-encoding': request.url === '/plain' ? 'gzip' : 'gzip, gzip, gzip' })
        .end('plain');
    });
    const gate = openGate([portal.port]);
    expect(await gate.fetch({ url: `${portal.origin}/plain` })).toMatchObject({ code: 'HONGTOU_GATE_ENCODING' });
    expect(await gate.fetch({ url: `${portal.origin}/layers` })).toMatchObject({ code: 'HONGTOU_GATE_ENCODING' });
  });

  it('over the cap is refused, announced or not', async () => {
    const portal = await openPortal((request, response) => {
      if (request.url === '/announced') response.writeHead(200, { 'content-length': '9999999' }).write('x');
      else for (let chunk = 0; chunk < 50; chunk += 1) response.write('x'.repeat(1000));
    });
    const gate = openGate([portal.port], { limits: SHORT });
    expect(await gate.fetch({ url: `${portal.origin}/announced`, maxBytes: 5_000 })).toMatchObject({
      code: 'HONGTOU_GATE_TOO_LARGE',
    });
    expect(await gate.fetch({ url: `${portal.origin}/endless`, maxBytes: 5_000 })).toMatchObject({
      code: 'HONGTOU_GATE_TOO_LARGE',
    });
  });
});

describe('a server', () => {
  it('that drips a byte now and then runs into the deadline', async () => {
    const portal = await openRawPortal((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    const startedAt = performance.now();
    const answer = await openGate([portal.port], { limits: SHORT }).fetch({ url: portal.origin });
    expect(answer).toMatchObject({ outcome: 'failed', code: 'HONGTOU_GATE_TIMEOUT', retryable: true });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it.each([
    ['never answers', ''],
    ['stops in its headers', 'HTTP/1.1 200 OK\r\nX-A: b'],
    ['stops in its body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'],
  ])('that %s runs into a deadline', async (_, text) => {
    const portal = await openRawPortal((socket) => socket.write(text));
    expect(await openGate([portal.port], { limits: SHORT }).fetch({ url: portal.origin })).toMatchObject({
      code: 'HONGTOU_GATE_TIMEOUT',
    });
  });

  it.each([
    ['one header of 100 kB', `X-A: ${'a'.repeat(100_000)}\r\n`],
    ['ten thousand headers', 'X-A: 12345678\r\n'.repeat(10_000)],
  ])('that sends %s is cut off', async (_, headers) => {
    const portal = await openRawPortal((socket) => socket.end(`HTTP/1.1 200 OK\r\n${headers}\r\n`));
    expect(await openGate([portal.port]).fetch({ url: portal.origin })).toMatchObject({
      code: 'HONGTOU_GATE_HEADERS',
      retryable: false,
    });
  });

  it('that hangs up, refuses or talks something else is named', async () => {
    const reset = await openRawPortal((socket) => socket.destroy());
    const other = await openRawPortal((socket) => socket.end('220 mail.test ESMTP\r\n'));
    const closed = await openPortal(() => undefined);
    closed.close();
    const gate = openGate([reset.port, other.port, closed.port]);
    expect(await gate.fetch({ url: reset.origin })).toMatchObject({ code: 'HONGTOU_GATE_RESET', retryable: true });
    expect(await gate.fetch({ url: other.origin })).toMatchObject({ code: 'HONGTOU_GATE_PROTOCOL', retryable: false });
    expect(await gate.fetch({ url: closed.origin })).toMatchObject({ code: 'HONGTOU_GATE_CONNECT', retryable: true });
  });

  it('whose name is unknown is named', async () => {
    const gate = openGate([], {
      resolve: async () => {
        throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
      },
    });
    expect(await gate.fetch({ url: 'http://nowhere.test/' })).toMatchObject({
      outcome: 'failed',
      code: 'HONGTOU_GATE_DNS',
    });
  });

  it('whose resolver never answers runs into the deadline', async () => {
    const gate = openGate([], { resolve: () => new Promise(() => undefined), limits: SHORT });
    expect(await gate.fetch({ url: 'http://a.test/' })).toMatchObject({
      outcome: 'failed',
      code: 'HONGTOU_GATE_TIMEOUT',
    });
  });
});

/** Made in pieces, so that the 200 MiB themselves never count into this process's memory. */
async function brotliOfZeros(mebibytes: number): Promise<Buffer> {
  const compress = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const piece = Buffer.alloc(1024 * 1024);
  return buffer(Readable.from(Array.from({ length: mebibytes }, () => piece)).pipe(compress));
}

describe('a host with a place of the operator’s choice', () => {
  it('is reached there under its own name, while other loopback addresses stay refused', async () => {
    const portal = await openPortal((request, response) => response.end(`asked for ${request.headers.host}`));
    const gate = createPortalGate({
      userAgent: USER_AGENT,
      resolve: async () => ['127.0.0.1'],
      places: { 'bureau.example': { address: '127.0.0.1', port: portal.port } },
    });
    const placed = await gate.fetch({ url: 'http://bureau.example/list/' });
    const other = await gate.fetch({ url: 'http://other.example/' });
    await gate.close();
    expect(placed.outcome === 'answer' && new TextDecoder().decode(placed.bytes)).toBe('asked for bureau.example');
    expect(other).toMatchObject({ outcome: 'refused', code: 'HONGTOU_GATE_ADDRESS' });
  });
});
