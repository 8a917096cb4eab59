import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, openGate, openPortal, openRawPortal } from './loopback-portal.ts';

afterEach(closeAll);

describe('a redirect', () => {
  it.each([
    ['http://169.254.169.254/latest/', 'HONGTOU_GATE_ADDRESS'],
    ['//2130706433/', 'HONGTOU_GATE_ADDRESS'],
    ['http://[::ffff:10.0.0.1]/', 'HONGTOU_GATE_ADDRESS'],
    ['http://c.test/', 'HONGTOU_GATE_ADDRESS'],
    ['http://a.test:25/', 'HONGTOU_GATE_PORT'],
    ['file:///etc/passwd', 'HONGTOU_GATE_SCHEME'],
    ['gopher://a.test/', 'HONGTOU_GATE_SCHEME'],
    ['http://me:secret@a.test/', 'HONGTOU_GATE_USERINFO'],
    ['//@a.test/', 'HONGTOU_GATE_USERINFO'],
    ['/\\127.0.0.1/', 'HONGTOU_GATE_BACKSLASH'],
  ])('to %s is refused by name', async (location, code) => {
    const portal = await openPortal((_, response) => response.writeHead(302, { location }).end());
    const answer = await openGate([portal.port]).fetch({ url: portal.origin });
    expect(answer).toMatchObject({ outcome: 'refused', code, redirects: [`${portal.origin}/`] });
    expect(portal.requests).toHaveLength(1);
  });

  it('is followed five times and not a sixth', async () => {
    const portal = await openPortal((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('here');
      else response.writeHead(301, { location: `${left - 1}` }).end();
    });
    const gate = openGate([portal.port]);
    expect(await gate.fetch({ url: `${portal.origin}/5` })).toMatchObject({
      outcome: 'answer',
      finalUrl: `${portal.origin}/0`,
    });
    expect(await gate.fetch({ url: `${portal.origin}/6` })).toMatchObject({
      outcome: 'refused',
      code: 'HONGTOU_GATE_REDIRECT',
    });
  });

  it('to another origin takes neither validators, nor cookies, nor an own Accept along', async () => {
    const other = await openPortal((_, response) => response.end('other'));
    const portal = await openPortal((_, response) =>
      response.writeHead(302, { location: `http://b.test:${other.port}/`, 'set-cookie': 'sid=1' }).end(),
    );
    const url = `http://a.test:${portal.port}/`;
    const answer = await openGate([portal.port, other.port]).fetch({
      url,
      validators: { etag: '"1"', finalUrl: url },
      cookies: [{ name: 'own', value: 'x' }],
      accept: 'application/json',
    });
    expect(answer).toMatchObject({ outcome: 'answer', status: 200, cookies: [] });
    expect(portal.requests[0]?.headers).toMatchObject({
      'if-none-match': '"1"',
      cookie: 'own=x',
      accept: 'application/json',
    });
    expect(other.requests[0]?.headers).not.toHaveProperty('if-none-match');
    expect(other.requests[0]?.headers).not.toHaveProperty('cookie');
    expect(other.requests[0]?.headers.accept).not.toBe('application/json');
  });

  it('to itself with a cookie is answered once with that cookie', async () => {
    const portal = await openPortal((request, response) => {
      if (request.headers.cookie === 'sid=1') response.end('let in');
      else response.writeHead(302, { location: request.url, 'set-cookie': 'sid=1; Path=/; HttpOnly' }).end();
    });
    const answer = await openGate([portal.port]).fetch({ url: `${portal.origin}/a` });
    expect(answer).toMatchObject({ outcome: 'answer', status: 200 });
    expect(portal.requests).toHaveLength(2);
  });

  it('to itself for ever ends as a loop', async () => {
    const portal = await openPortal((request, response) =>
      response.writeHead(302, { location: request.url, 'set-cookie': '__jsl_clearance=1' }).end(),
    );
    const answer = await openGate([portal.port]).fetch({ url: `${portal.origin}/a` });
    expect(answer).toMatchObject({ outcome: 'failed', code: 'HONGTOU_GATE_REDIRECT_LOOP', retryable: false });
    expect(portal.requests).toHaveLength(2);
  });

  it('replays at most twenty cookies and none that could forge a header', async () => {
    const cookies = [
      ...Array.from({ length: 500 }, (_, n) => `c${n}=${'v'.repeat(100)}`),
      'bad name=1',
      `long=${'v'.repeat(9000)}`,
    ];
    const portal = await openPortal((request, response) => {
      if (request.url === '/in') response.end('x');
      else response.writeHead(302, { location: '/in', 'set-cookie': cookies.slice(0, 100) }).end();
    });
    await openGate([portal.port]).fetch({ url: portal.origin, cookies: [{ name: 'a', value: '1\r\nX-Evil: 2' }] });
    const sent = portal.requests[1]?.headers.cookie ?? '';
    expect(sent.split('; ').length).toBeLessThanOrEqual(20);
    expect(portal.requests[0]?.headers).not.toHaveProperty('x-evil');
    expect(portal.requests[0]?.headers).not.toHaveProperty('cookie');
  });

  it('whose Location has raw bytes beyond ASCII goes to those bytes', async () => {
    const portal = await openPortal((_, response) => response.end('x'));
    const raw = await openRawPortal((socket) => {
      socket.end(
        Buffer.concat([
          Buffer.from(`HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:${portal.port}/`),
          Buffer.from('通知'),
          Buffer.from('\r\nContent-Length: 0\r\n\r\n'),
        ]),
      );
    });
    const answer = await openGate([portal.port, raw.port]).fetch({ url: raw.origin });
    expect(answer).toMatchObject({ finalUrl: `${portal.origin}/%E9%80%9A%E7%9F%A5` });
  });

  it('of a POST becomes a GET, and never takes the body to another origin', async () => {
    const other = await openPortal((_, response) => response.end('other'));
    const portal = await openPortal((request, response) => {
      if (request.url === '/see') response.writeHead(303, { location: '/list' }).end();
      else if (request.url === '/repeat') response.writeHead(307, { location: `${other.origin}/` }).end();
      else response.end(request.method);
    });
    const gate = openGate([portal.port, other.port]);
    const seen = await gate.fetch({ url: `${portal.origin}/see`, method: 'POST', body: 'a=1' });
    expect(seen.outcome === 'answer' && Buffer.from(seen.bytes).toString()).toBe('GET');
    expect(await gate.fetch({ url: `${portal.origin}/repeat`, method: 'POST', body: 'a=1' })).toMatchObject({
      code: 'HONGTOU_GATE_REDIRECT',
    });
    expect(other.requests).toHaveLength(0);
  });

  it('is not followed where the caller says stop', async () => {
    const portal = await openPortal((_, response) => response.writeHead(302, { location: '/private/' }).end());
    const asked: string[] = [];
    const answer = await openGate([portal.port]).fetch({
      url: portal.origin,
      mayFollow: async (next) => {
        asked.push(next);
        return 'stop';
      },
    });
    expect(answer).toMatchObject({ outcome: 'refused', code: 'HONGTOU_GATE_REDIRECT' });
    expect(asked).toEqual([`${portal.origin}/private/`]);
    expect(portal.requests).toHaveLength(1);
  });

  it('chain with slow hops runs into the one deadline', async () => {
    const portal = await openPortal((request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 90);
    });
    const answer = await openGate([portal.port]).fetch({ url: `${portal.origin}/`, deadlineMs: 250 });
    expect(answer).toMatchObject({ outcome: 'failed', code: 'HONGTOU_GATE_TIMEOUT' });
  });
});
