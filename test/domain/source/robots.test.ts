import { describe, expect, it } from 'vitest';
import { allowsUrl, parseRobots } from '../../../functions/domain/source/robots.ts';

const AGENT = 'Hongtou/0.1 (+https://hongtou.example)';
const robots = (text: string) => parseRobots({ status: 200, text }, AGENT);
const allows = (text: string, path: string) => allowsUrl(robots(text), `https://www.yunling.gov.cn${path}`);

describe('robots.txt', () => {
  it.each([
    ['Disallow: /', '/a', false],
    ['Disallow:', '/a', true],
    ['Disallow: /a/', '/a', true],
    ['Disallow: /a', '/abc', false],
    ['Disallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['Allow: /a\nDisallow: /a/b', '/a/b/c', false],
    ['Disallow: /a\nAllow: /a', '/a', true],
    ['Disallow: /*.pdf$', '/x/y.pdf', false],
    ['Disallow: /*.pdf$', '/x/y.pdf?z=1', true],
    ['Disallow: /*?', '/list?page=2', false],
    ['Disallow: /*?', '/list', true],
    ['Disallow: /a*b*c', '/a1b2c3', false],
    ['Disallow: /a*b*c', '/a1c2b3', true],
    ['Disallow: /$', '/', false],
    ['Disallow: /$', '/a', true],
    ['Disallow: *a*a$', '/xa', true],
    ['Disallow: /%e9%80%9a', '/通知', false],
    ['Disallow: /通知', '/%E9%80%9A%E7%9F%A5/1', false],
    ['Disallow: /%61', '/abc', false],
    ['Disallow: /a%2Fb', '/a/b', true],
    ['Disallow: / # all', '/a', false],
    ['disallow : /a', '/a', false],
    ['Disallow: /', '/robots.txt', true],
  ])('%j for %s allows: %s', (rule, path, expected) => {
    expect(allows(`User-agent: *\n${rule}`, path)).toBe(expected);
  });

  it('has one group for us: the one that names us, put together, else the one for everybody', () => {
    const text =
      'User-agent: *\nDisallow: /\n\nUser-Agent: HONGTOU\nDisallow: /a\n\nUser-agent: other\nUser-agent: hongtou/1.0\nDisallow: /b';
    expect([allows(text, '/c'), allows(text, '/a'), allows(text, '/b')]).toEqual([true, false, false]);
    expect(allows('User-agent: baiduspider\nDisallow: /', '/a')).toBe(true);
    expect(allows('User-agent: hongtou-news\nDisallow: /', '/a')).toBe(true);
  });

  it('reads all line ends, a byte order mark, and leaves out rules of no group', () => {
    expect(allows('\uFEFFUser-agent: *\rDisallow: /a\r\nSitemap: x\nDisallow: /b', '/a')).toBe(false);
    expect(allows('Disallow: /\nUser-agent: *\nDisallow: /b', '/a')).toBe(true);
  });

  it.each([400, 401, 403, 404, 410])('that is a %i allows everything', (status) => {
    expect(allowsUrl(parseRobots({ status, text: 'User-agent: *\nDisallow: /' }, AGENT), 'https://a.test/x')).toBe(
      true,
    );
  });

  it.each([0, 500, 503])('that is a %i forbids everything for now', (status) => {
    expect(allowsUrl(parseRobots({ status, text: '' }, AGENT), 'https://a.test/x')).toBe(false);
  });

  it('gives the crawl-delay of our group', () => {
    expect(robots('User-agent: *\nCrawl-delay: 2.5').crawlDelayMs).toBe(2_500);
    expect(robots('User-agent: *\nCrawl-delay: 999999').crawlDelayMs).toBe(600_000);
    expect(robots('User-agent: *\nCrawl-delay: soon').crawlDelayMs).toBeNull();
    expect(robots('User-agent: other\nCrawl-delay: 9\nUser-agent: *\nDisallow: /a').crawlDelayMs).toBeNull();
  });

  it('of any size and any pattern is read and matched in bounded time', () => {
    const startedAt = performance.now();
    const wild = robots(`User-agent: *\nDisallow: /${'*a'.repeat(200_000)}b$`);
    allowsUrl(wild, `https://a.test/${'a'.repeat(8_000)}`);
    const many = robots(`User-agent: *\n${'Disallow: /*a*b*c\n'.repeat(100_000)}`);
    allowsUrl(many, `https://a.test/${'ab'.repeat(4_000)}`);
    const blank = robots(`User-agent: *\nDisallow:${' '.repeat(400_000)}x`);
    expect(many.rules.length).toBeLessThanOrEqual(5_000);
    expect(blank.rules).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('stops at 500 KiB', () => {
    expect(allows(`User-agent: *\n#${'x'.repeat(500 * 1024)}\nDisallow: /`, '/a')).toBe(true);
  });
});
