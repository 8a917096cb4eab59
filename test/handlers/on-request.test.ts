import { beforeEach, describe, expect, it } from 'vitest';
import { HongtouError } from '../../functions/domain/error.ts';
import { onRequest, type RequestEvent } from '../../functions/handlers/on-request.ts';
import { captureConsole } from './console.ts';

const lines = captureConsole();
beforeEach(() => lines.clear());

function get(rawPath: string, rawQueryString = ''): RequestEvent {
  return { rawPath, rawQueryString, requestContext: { domainName: 'api.policy.example', http: { method: 'GET' } } };
}

const handler = onRequest({
  '/v1/echo': async ({ url, query }) => ({
    body: `${url} ${query.get('after')}`,
    contentType: 'text/plain',
    maxAgeSeconds: 60,
  }),
  '/v1/bad': async () => {
    throw new HongtouError('HONGTOU_BAD_REQUEST', 'after is "x", expected a number');
  },
  '/v1/broken': async () => {
    throw new Error('table Hongtou-Ledger-1A2B is gone');
  },
});

describe('a request', () => {
  it('reaches its route with its address and query', async () => {
    expect(await handler(get('/v1/echo', 'after=7'))).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'text/plain', 'cache-control': 'public, max-age=60' },
      body: 'https://api.policy.example/v1/echo 7',
    });
  });

  it.each(['/v1/nothing', '/', '/v1/constructor', '/__proto__'])('to %s is answered 404', async (path) => {
    expect(await handler(get(path))).toMatchObject({ statusCode: 404, headers: { 'cache-control': 'no-store' } });
  });

  it('that the caller got wrong is told what was expected', async () => {
    const answer = await handler(get('/v1/bad'));
    expect(answer).toMatchObject({ statusCode: 400 });
    expect(JSON.stringify(answer)).toContain('expected a number');
  });

  it('that fails here tells the caller nothing of the inside, and the log all of it', async () => {
    const answer = await handler(get('/v1/broken'));
    expect(answer).toMatchObject({ statusCode: 500 });
    expect(JSON.stringify(answer)).not.toContain('Ledger');
    expect(JSON.stringify(lines.errors())).toContain('table Hongtou-Ledger-1A2B is gone');
  });
});
