/**
 * What a browser says of the page on which it found a URL (W3C Referrer Policy, strict-origin-when-cross-origin): the page to its
 * own origin, the origin alone to another one, nothing from https to http. Some portals answer lists and files only to who came
 * from the page that leads to them. null where nothing is said.
 *
 * @example refererTo('https://a.example/api?page=1', 'https://a.example/list/') // 'https://a.example/list/'
 */
export function refererTo(url: string, from: string): string | null {
  const target = URL.parse(url);
  const page = URL.parse(from);
  if (target === null || page === null || !WEB.test(page.protocol)) return null;
  if (page.protocol === 'https:' && target.protocol !== 'https:') return null;
  if (page.origin !== target.origin) return `${page.origin}/`;
  const whole = `${page.origin}${page.pathname}${page.search}`;
  return whole.length > LONGEST ? `${page.origin}/` : whole;
}

const WEB = /^https?:$/u;
const LONGEST = 1024;
