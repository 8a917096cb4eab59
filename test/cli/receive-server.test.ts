import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createBundleLink } from '../../functions/adapters/web/bundle-push.ts';
import { type Receiving, serveReceiver } from '../../functions/cli/receive-server.ts';
import { signToken } from '../../functions/domain/collect/token.ts';
import { HongtouError } from '../../functions/domain/error.ts';

const SECRET = 'a secret of thirty-two bytes or more';
const NOW = Date.parse('2026-11-18T01:00:00.000Z');
const VALID = signToken('collect', NOW + 60_000, SECRET);
const BUNDLE = new TextEncoder().encode('a bundle');

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function served(take: Receiving['take'] = async () => 'taken') {
  const taken: Uint8Array[] = [];
  const server = await serveReceiver({
    port: 0,
    secret: SECRET,
    now: () => NOW,
    take: async (packed) => {
      taken.push(packed);
      return take(packed);
    },
  });
  closing.push(server.close);
  const link = (token: string) => createBundleLink({ url: server.url, token, userAgent: 'Hongtou-test/0.1' });
  return { ...server, taken, link };
}

async function errorOf(work: Promise<unknown>): Promise<HongtouError> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof HongtouError) return thrown;
  throw new Error(`expected a HongtouError, got ${String(thrown)}`);
}

describe('a bundle over HTTP', () => {
  it('arrives byte for byte, and the answer says whether it was new', async () => {
    const outcomes = ['taken', 'present'] as const;
    let at = 0;
    const { link, taken } = await served(async () => outcomes[at++] ?? 'present');
    const to = link(VALID);
    expect([await to.push('one', BUNDLE), await to.push('one', BUNDLE)]).toEqual(['taken', 'present']);
    expect(taken.map((bytes) => new TextDecoder().decode(bytes))).toEqual(['a bundle', 'a bundle']);
  });

  it.each([
    ['an expired token', signToken('collect', NOW - 1000, SECRET)],
    ['a token for another purpose', signToken('unsubscribe', NOW + 60_000, SECRET)],
    ['a token that somebody else signed', signToken('collect', NOW + 60_000, SECRET.toUpperCase())],
    ['no token to speak of', 'x'],
  ])('is refused with %s', async (_, token) => {
    const { link, taken } = await served();
    const error = await errorOf(link(token).push('one', BUNDLE));
    expect([error.code, error.message]).toEqual([
      'HONGTOU_PUSH_REFUSED',
      expect.stringMatching(/answered 401 to one: HONGTOU_BAD_TOKEN/),
    ]);
    expect(taken).toEqual([]);
  });

  it('is refused by what is wrong with it, and our own failures stay ours', async () => {
    const faults = [new HongtouError('HONGTOU_BAD_BUNDLE', 'line 3'), new Error('disk /var/secret is full')];
    const { link } = await served(() => Promise.reject(faults.shift()));
    expect((await errorOf(link(VALID).push('one', BUNDLE))).message).toContain(
      '400 to one: HONGTOU_BAD_BUNDLE: line 3',
    );
    const own = (await errorOf(link(VALID).push('one', BUNDLE))).message;
    expect([own.includes('500'), own.includes('secret')]).toEqual([true, false]);
  });

  it.each([
    ['announced', { 'content-length': '64000001' }, 0],
    ['not announced', { 'transfer-encoding': 'chunked' }, 65_000_000],
  ])('is refused where it is too large, %s', async (_, headers, bytes) => {
    const { url, taken } = await served();
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request(
        url,
        { method: 'POST', headers: { authorization: `Bearer ${VALID}`, ...headers } },
        (answer) => resolve(answer.statusCode ?? 0),
      );
      sent.once('error', reject);
      if (bytes === 0) sent.flushHeaders();
      else sent.write(Buffer.alloc(bytes));
    });
    expect([status, taken]).toEqual([413, []]);
  });

  it('is taken one at a time', async () => {
    let inside = 0;
    let most = 0;
    const { link } = await served(async () => {
      most = Math.max(most, ++inside);
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      inside -= 1;
      return 'taken';
    });
    await Promise.all([1, 2, 3].map((n) => link(VALID).push(String(n), BUNDLE)));
    expect(most).toBe(1);
  });

  it('goes to https only, or to this machine', async () => {
    const link = (url: string) => () => createBundleLink({ url, token: VALID, userAgent: 'Hongtou-test/0.1' });
    for (const url of [
      'http://hongtou.example/bundles',
      'https://u:p@hongtou.example/',
      'ftp://127.0.0.1/',
      'bundles',
    ]) {
      expect(link(url)).toThrow(expect.objectContaining({ code: 'HONGTOU_PUSH_URL' }));
    }
    expect(link('https://hongtou.example/bundles')).not.toThrow();
  });

  it('that reaches nobody is a dead link', async () => {
    const { link, close } = await served();
    const to = link(VALID);
    await close();
    expect((await errorOf(to.push('one', BUNDLE))).code).toBe('HONGTOU_LINK_DEAD');
  });
});
