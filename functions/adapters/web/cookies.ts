import type { Cookie } from '../../ports/portal-gate.ts';

/** Bounds of what is replayed: portals set a handful, a hostile one could set thousands. */
const MAX_COOKIES = 20;
const MAX_HEADER_LENGTH = 4_096;

/** Name and value as RFC 6265 §4.1.1 lets them through, a little wider. @example `__jsl_clearance` and `1700000000.123|0|abc` */
const COOKIE_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,128}$/;
const COOKIE_VALUE = /^[\u0021-\u003a\u003c-\u007e ]{0,2048}$/;

/** Cookies of one fetch, host by host. Paths, domains and lifetimes are not read: nothing outlives the fetch, and no cookie leaves its origin. */
export class CookieJar {
  readonly #byOrigin = new Map<string, Map<string, string>>();

  add(origin: string, cookies: readonly Cookie[]): void {
    const kept = this.#byOrigin.get(origin) ?? new Map<string, string>();
    for (const { name, value } of cookies) {
      if (!COOKIE_NAME.test(name) || !COOKIE_VALUE.test(value)) continue;
      if (kept.has(name) || kept.size < MAX_COOKIES) kept.set(name, value);
    }
    this.#byOrigin.set(origin, kept);
  }

  of(origin: string): readonly Cookie[] {
    return [...(this.#byOrigin.get(origin) ?? [])].map(([name, value]) => ({ name, value }));
  }

  /** The Cookie header for an origin, or null; cookies that would make it too long are left out. */
  header(origin: string): string | null {
    let header = '';
    for (const { name, value } of this.of(origin)) {
      const next = `${header}${header === '' ? '' : '; '}${name}=${value}`;
      if (next.length <= MAX_HEADER_LENGTH) header = next;
    }
    return header === '' ? null : header;
  }
}

/** Reads the first part of each Set-Cookie header. @example readSetCookies(['sid=1; Path=/']) gives [{ name: 'sid', value: '1' }] */
export function readSetCookies(headers: readonly string[]): readonly Cookie[] {
  return headers.slice(0, MAX_COOKIES).flatMap((header) => {
    const pair = header.split(';', 1)[0] ?? '';
    const mark = pair.indexOf('=');
    return mark < 1 ? [] : [{ name: pair.slice(0, mark).trim(), value: pair.slice(mark + 1).trim() }];
  });
}
