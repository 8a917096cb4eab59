import { afterEach, describe, expect, it } from 'vitest';
import { createPageReader, type ThreadedPageReader } from '../../../functions/adapters/thread/page-reader.ts';
import { readListPage, readPaperPage } from '../../../functions/domain/source/read-page.ts';
import { listPage, listSource, noticePage } from '../../steps/portal.ts';

const MODULE = new URL('../../../functions/adapters/thread/page-thread.ts', import.meta.url);
const PAPER = noticePage('关于申报专项资金的通知', '请于5月1日前申报，逾期不再受理。');
const definition = listSource('a.example');
const url = 'http://a.example/p/1.html';

let reader: ThreadedPageReader | null = null;
afterEach(() => reader?.close());

function opened(bounds: object = {}): ThreadedPageReader {
  reader = createPageReader(MODULE, bounds);
  return reader;
}

/** A page as large as told by what no reader sees, in pieces: many make it one that is not read at once. */
function padded(html: string, characters: number): string {
  return html.replace('</body>', `${'<!-- xxxxxxxx -->'.repeat(Math.ceil(characters / 17))}</body>`);
}

describe('a page reader', () => {
  it('reads a page the same wherever it reads it', async () => {
    const { readPaper, readList } = opened();
    const list = listPage([{ path: '/p/1.html', title: '关于申报专项资金的通知' }]);
    for (const characters of [0, 400_000]) {
      const paper = { definition, url, text: padded(PAPER, characters) };
      expect(await readPaper(paper)).toEqual(readPaperPage(paper));
      const page = { definition, url: 'http://a.example/list/', text: padded(list, characters) };
      expect(await readList(page)).toEqual(readListPage(page));
      expect((await readList(page)).reading.items).toHaveLength(1);
    }
  });

  it.each([
    ['time', { timeMs: 20 }, 'HONGTOU_READING_TIME'],
    ['memory', { heapMb: 16 }, 'HONGTOU_READING_MEMORY'],
  ])('refuses a page that takes more %s than it may, and reads the next', async (_, bounds, code) => {
    const { readPaper } = opened(bounds);
    const text = `<body>${'<a href=x.pdf>附件，</a><p id=a class="b c">'.repeat(100_000)}`;
    await expect(readPaper({ definition, url, text })).rejects.toMatchObject({ code });
    expect((await readPaper({ definition, url, text: PAPER })).text).toContain('逾期不再受理');
  });

  it('refuses a page beyond any limit by the guard’s own name', async () => {
    const { readPaper } = opened();
    const text = `<p>${'字'.repeat(6_000_000)}</p>`;
    await expect(readPaper({ definition, url, text })).rejects.toMatchObject({ code: 'HONGTOU_PAGE_TOO_LARGE' });
  });

  it.each([
    '<a href=x.pdf>a</a>',
    '<div>字，</div>',
    '<table><tr><td>一，</td></tr></table>',
    '<div id=zoom class="TRS_Editor">字，。',
    '<li><a href=/p/1.html>甲</a><span>2026-11-01</span>',
    '<ul class="list"><li>',
    '<option><li>',
    '</b><b>',
    '<p title="',
    '首页|',
    'DETAIL:{',
    '&lt;',
  ])('reads a small page of %s, which it reads at once, in bounded time', async (piece) => {
    const { readPaper, readList } = opened();
    const text = piece.repeat(Math.floor(240_000 / piece.length));
    const before = process.threadCpuUsage();
    await readPaper({ definition, url, text });
    await readList({ definition, url, text });
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1500);
  });

  it.each(['主办 ', '字', '首页|', '&lt;'])(
    'reads a long page of few tags and %s at once, in bounded time',
    async (piece) => {
      const { readPaper } = opened();
      const text = `<td>${piece.repeat(Math.floor(95 / piece.length))}`.repeat(10_000);
      const before = process.threadCpuUsage();
      await readPaper({ definition, url, text });
      const { user, system } = process.threadCpuUsage(before);
      expect(text.length).toBeGreaterThan(900_000);
      expect((user + system) / 1000).toBeLessThan(1500);
    },
  );

  it('refuses a small list whose items would take minutes to look through', async () => {
    const { readList } = opened({ timeMs: 1000 });
    const item = `<ul class="list"><li>${'<b></b>'.repeat(30_000)}</li></ul>`;
    const text = `${'<div>'.repeat(500)}${item}`;
    await expect(readList({ definition, url, text })).rejects.toMatchObject({ code: 'HONGTOU_READING_TIME' });
  });
});
