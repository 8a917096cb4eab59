import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite } from '../../functions/cli/site-server.ts';

let folder = '';
let site: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-site-'));
  mkdirSync(join(folder, 'site/changes'), { recursive: true });
  writeFileSync(join(folder, 'site/index.html'), '<h1>政策变化</h1>');
  writeFileSync(join(folder, 'site/feed.json'), '{"version":"https://jsonfeed.org/version/1.1"}');
  writeFileSync(join(folder, 'site/sources.json'), '{}');
  writeFileSync(join(folder, 'secret.txt'), 'not for readers');
  site = await serveSite(join(folder, 'site'), 0);
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks for the path as it is written, which `fetch` would tidy up first. */
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  const { port } = new URL(site.url);
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the site on localhost', () => {
  it('serves pages and the feed with their types', async () => {
    const home = await ask('/');
    const feed = await ask('/feed.json');
    expect([home.status, home.headers['content-type'], home.body]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<h1>政策变化</h1>',
    ]);
    expect([feed.status, feed.headers['content-type']]).toEqual([200, 'application/feed+json; charset=utf-8']);
  });

  it('tells what lists the sources as JSON, and takes a whole address', async () => {
    expect((await ask('/sources.json')).headers['content-type']).toBe('application/json; charset=utf-8');
    expect((await ask('http://127.0.0.1/feed.json?x=1')).status).toBe(200);
  });

  it.each(['/', '/feed.json', '/none.html'])('allows nothing from elsewhere and no frame around %s', async (path) => {
    const { headers } = await ask(path);
    const policy = String(headers['content-security-policy']);
    for (const rule of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect([headers['x-content-type-options'], headers['referrer-policy'], headers['x-frame-options']]).toEqual([
      'nosniff',
      'no-referrer',
      'DENY',
    ]);
  });

  it('answers 304 for its tag, weak, in a list or as a star', async () => {
    const etag = String((await ask('/feed.json')).headers.etag);
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      expect((await ask('/feed.json', { headers: { 'if-none-match': tags } })).status).toBe(304);
    }
    expect((await ask('/feed.json', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it.each([
    '/../secret.txt',
    '/changes/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/.incoming/x',
    '/changes/',
    '/none.html',
    '//',
    '//host/index.html',
    '/%00',
  ])('does not serve %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: '没有这个页面\n' });
  });

  it('changes nothing and says so', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    expect((await ask('/', { method: 'HEAD' })).body).toBe('');
  });

  it.each([99_999, -1, Number.NaN])('refuses port %s by name', async (port) => {
    await expect(serveSite(folder, port)).rejects.toMatchObject({ code: 'HONGTOU_PORT' });
  });

  it('says which port is taken', async () => {
    await expect(serveSite(folder, Number(new URL(site.url).port))).rejects.toMatchObject({ code: 'HONGTOU_PORT' });
  });
});
