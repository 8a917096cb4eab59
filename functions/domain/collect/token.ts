import { createHmac, timingSafeEqual } from 'node:crypto';
import { HongtouError } from '../error.ts';

/** What a token may be used for; one that was made for something else opens nothing. */
export type TokenPurpose = 'collect';

const VERSION = 'v1';
/** RFC 2104: a key shorter than the hash weakens it. */
const LEAST_SECRET_BYTES = 32;
/** @example v1.collect.1798765432.9Yz0… */
const TOKEN = /^v1\.([a-z]{1,20})\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/;

/**
 * A bearer token: version, purpose, second of its expiry and an HMAC-SHA256 over the three.
 * @throws HONGTOU_BAD_SECRET where the secret has less than 32 bytes
 */
export function signToken(purpose: string, expiresAt: number, secret: string): string {
  const claim = `${VERSION}.${purpose}.${Math.floor(expiresAt / 1000)}`;
  return `${claim}.${macOf(claim, secret).toString('base64url')}`;
}

/**
 * Checks a token; answers when it expires, milliseconds since the epoch.
 * @throws HONGTOU_BAD_TOKEN which does not say what of it is wrong: that would help whoever made it up
 */
export function checkToken(
  token: string,
  wanted: { readonly purpose: TokenPurpose; readonly now: number; readonly secret: string },
): number {
  const [, purpose = '', seconds = '', mac = ''] = TOKEN.exec(token) ?? [];
  const right = macOf(`${VERSION}.${purpose}.${seconds}`, wanted.secret);
  const given = Buffer.from(mac, 'base64url');
  const isGenuine = given.length === right.length && timingSafeEqual(given, right);
  const expiresAt = Number(seconds) * 1000;
  if (!isGenuine || purpose !== wanted.purpose || expiresAt <= wanted.now) {
    throw new HongtouError('HONGTOU_BAD_TOKEN', `the token is not one for "${wanted.purpose}" that is still valid`);
  }
  return expiresAt;
}

function macOf(claim: string, secret: string): Buffer {
  const bytes = Buffer.byteLength(secret);
  if (bytes < LEAST_SECRET_BYTES) {
    throw new HongtouError(
      'HONGTOU_BAD_SECRET',
      `the secret has ${bytes} bytes, expected ${LEAST_SECRET_BYTES} or more`,
    );
  }
  return createHmac('sha256', secret).update(claim).digest();
}
