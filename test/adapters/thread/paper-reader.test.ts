import { describe, expect, it } from 'vitest';
import { createPaperReader } from '../../../functions/adapters/thread/paper-reader.ts';
import { extractPage } from '../../../functions/domain/page/extract.ts';
import { noticePage } from '../../steps/portal.ts';

const url = 'http://a.example/p/1.html';
const PAPER = noticePage(
  '关于申报专项资金的通知',
  '请于5月1日前申报，逾期不再受理。见<a href="/f/1.pdf">附件1.pdf</a>',
);

describe('a reader of papers that an operator brought', () => {
  it('reads small and large ones as they read without it', async () => {
    const { readPaper } = createPaperReader();
    for (const characters of [0, 400_000]) {
      const text = PAPER.replace('</body>', `${'<!-- x -->'.repeat(characters / 10)}</body>`);
      expect(await readPaper({ url, text })).toEqual(extractPage(text, { url }));
    }
  });

  it.each([
    ['time', { timeMs: 20 }, 'HONGTOU_READING_TIME'],
    ['memory', { heapMb: 16 }, 'HONGTOU_READING_MEMORY'],
  ])('refuses one that takes more %s than it may, and reads the next', async (_, bounds, code) => {
    const { readPaper } = createPaperReader(bounds);
    const text = `<body>${'<a href=x.pdf>附件，</a><p id=a class="b c">'.repeat(100_000)}`;
    await expect(readPaper({ url, text })).rejects.toMatchObject({ code });
    expect((await readPaper({ url, text: PAPER })).text).toContain('逾期不再受理');
  });

  it('refuses one beyond any limit without starting a thread', async () => {
    const { readPaper } = createPaperReader({ timeMs: 0, heapMb: 1 });
    const text = `<p>${'字'.repeat(6_000_000)}</p>`;
    await expect(readPaper({ url, text })).rejects.toMatchObject({ code: 'HONGTOU_PAGE_TOO_LARGE' });
  });
});
