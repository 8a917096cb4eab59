import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../functions/domain/source/adapters/feed.ts';
import { listHints } from '../../../functions/domain/source/propose-hints.ts';

const url = 'http://swj.yunling.example/tzgg/';
const first = (text: string): string => listHints({ url, text })[0] ?? '';

describe('what may be tried on a page without a list', () => {
  it.each([
    [
      'a feed',
      '<link rel="alternate" type="application/rss+xml" href="/rss.xml">',
      'source add http://swj.yunling.example/rss.xml',
    ],
    ['a directory', '<a href="/gkmlpt/policy">政策</a>', 'source add http://swj.yunling.example/gkmlpt/index'],
    [
      'a frame',
      '<frameset><frame src="list.do?cid=9"></frameset>',
      'source add http://swj.yunling.example/tzgg/list.do?cid=9',
    ],
    [
      'the address that a script asks',
      "<script>$.get('/api/article/list?channelId=31')</script>",
      'http://swj.yunling.example/api/article/list?channelId=31',
    ],
    [
      'where the page sends on',
      '<meta http-equiv="refresh" content="0;url=/new/tzgg/">',
      'source add http://swj.yunling.example/new/tzgg/',
    ],
    ['the ids of a datastore', '<script>var p="/module/jpage/dataproxy.jsp";</script>', 'webid, columnid and unitid'],
    ['a unit of JPAAS', '<script src="/cms_files/unitbuild.js"></script>', 'adapter buildstatic'],
    [
      'that a script fills it',
      '<div id="app"></div><script src="/js/app.js"></script>',
      'empty shell that a script fills',
    ],
  ])('is told: %s', (_, text, said) => {
    expect(first(`<html><body>${text}</body></html>`)).toContain(said);
  });

  it('ends with what is left on any page', () => {
    expect(listHints({ url, text: '<p>公告</p>' }).at(-1)).toContain('"single-page", which watches the page itself');
  });
});

describe('an Atom entry', () => {
  it('gives its title without markup, and the day when it came out, not when it was mended', () => {
    const entry =
      '<entry><title type="html">关于&lt;b&gt;节水&lt;/b&gt;的通知</title><link href="/a/1.html"/><updated>2026-11-21T00:00:00Z</updated><published>2026-11-20T10:00:00+08:00</published></entry>';
    const text = `<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`;
    expect(readFeed({ url, text }).items).toEqual([
      { url: 'http://swj.yunling.example/a/1.html', title: '关于节水的通知', publishedOn: '2026-11-20' },
    ]);
  });
});
