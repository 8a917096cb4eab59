import { describe, expect, it } from 'vitest';
import { BODIES, goldFiles, goldText } from '../../../bench/extraction/bodies.ts';
import { FRAMES } from '../../../bench/extraction/frames.ts';
import { CROWDED_FRAMES } from '../../../bench/extraction/frames-crowded.ts';
import { ODD_FRAMES } from '../../../bench/extraction/frames-odd.ts';
import { bodyMarkup, HANDS } from '../../../bench/extraction/markup.ts';
import { fourGramF1 } from '../../../bench/extraction/score.ts';
import { decodePage } from '../../../functions/domain/page/charset.ts';
import { extractPage } from '../../../functions/domain/page/extract.ts';
import { gb18030 } from './gb18030.ts';

const URL_OF_PAGE = 'http://gxj.qinghe.example/zwgk/tzgg/202605/t20260512_47.html';

describe.each([...FRAMES, ...CROWDED_FRAMES, ...ODD_FRAMES])('a page of the kind "$name"', (frame) => {
  it.each(BODIES)('gives the body "$name" whole, in every hand, and nothing around it', (body) => {
    for (const hand of HANDS) {
      const page = extractPage(frame.render({ title: body.title, body: bodyMarkup(body, hand) }), { url: URL_OF_PAGE });
      expect(fourGramF1(page.text, goldText(body)), `${hand}: ${page.text}`).toBeGreaterThan(0.97);
      expect(page.title).toBe(body.title);
      expect(page.attachments.map(({ name }) => name)).toEqual(goldFiles(body));
      expect(page.verdict).toBe('ok');
    }
  });
});

it('reads the same from GB bytes under any declaration', () => {
  const [body] = BODIES;
  const [frame] = FRAMES;
  if (body === undefined || frame === undefined) throw new Error('no pages to read');
  const html = frame.render({ title: body.title, body: bodyMarkup(body, 'word') });
  for (const declared of ['gb2312', 'utf-8', 'big5-nothing']) {
    const { text } = decodePage(gb18030(html.replace('charset="utf-8"', `charset="${declared}"`)));
    expect(extractPage(text, {}).text).toBe(goldText(body));
  }
});
