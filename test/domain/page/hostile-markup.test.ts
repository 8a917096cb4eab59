import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HongtouError } from '../../../functions/domain/error.ts';
import { extractPage } from '../../../functions/domain/page/extract.ts';
import { guardMarkup, PAGE_LIMIT } from '../../../functions/domain/page/guard.ts';
import { loadMarkup } from '../../../functions/domain/page/load.ts';
import { shapeOfMarkup } from '../../../functions/domain/page/parsed.ts';

const SAID = '请于5月1日前申报，逾期不再受理。';
/** The bar is 200 ms on a quiet machine; the rest is for a busy one. What these attacks cost unguarded is seconds to minutes. */
const SOON_MS = 1500;

/** CPU time of this thread: what other tests do on the machine does not count. */
function timed(html: string): { readonly text: string; readonly ms: number } {
  const before = process.threadCpuUsage();
  const { text } = extractPage(html, {});
  const { user, system } = process.threadCpuUsage(before);
  return { text, ms: (user + system) / 1000 };
}

describe('hostile markup is read in bounded time', () => {
  it.each([
    ['900,000 nested divs', `${'<div>'.repeat(900_000)}${SAID}`],
    ['20,000 nested divs that close', `${'<div>'.repeat(20_000)}${SAID}${'</div>'.repeat(20_000)}`],
    ['nested tables', `${'<table><tr><td>'.repeat(60_000)}${SAID}`],
    ['nested inline elements', `${'<b>'.repeat(300_000)}${SAID}`],
    ['100,000 attributes', `<div ${Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(' ')}>${SAID}</div>`],
    ['one attribute of a megabyte', `<div title="${'x'.repeat(1_000_000)}">${SAID}</div>`],
    ['bodies in bodies, and ends of what never opened', `${'<body>'.repeat(100_000)}${SAID}${'</q>'.repeat(100_000)}`],
    [
      'items that never end in options that never end',
      `${'<option><li>'.repeat(60_000)}${SAID}${'</b>'.repeat(60_000)}`,
    ],
    ['one end each for rows of rows', `${'<tr><td>'.repeat(60_000)}${SAID}${'</td>'.repeat(60_000)}`],
    ['60,000 links', `<p>${SAID}</p>${'<i><a href=a>x</a></i>'.repeat(60_000)}`],
    ['tools that a line names over and over', `<p>${SAID}</p><p>${'收藏'.repeat(50)}某</p>`],
    ['a title of a megabyte', `<title>${'-_'.repeat(500_000)}</title><p>${SAID}</p>`],
  ])('%s', (_, html) => {
    const { text, ms } = timed(html);
    expect(text).toContain(SAID);
    expect(ms).toBeLessThan(SOON_MS);
  });

  it.each([
    ['comments that never end', '<!--'.repeat(500_000)],
    ['scripts that never end', '<script>'.repeat(300_000)],
    ['quotes that never end', '<a href="'.repeat(300_000)],
    ['less-than signs', '<'.repeat(1_000_000)],
    ['data that never ends', 'DETAIL:{'.repeat(300_000)],
  ])('%s', (_, html) => {
    expect(timed(html).ms).toBeLessThan(SOON_MS);
  });

  it('refuses a page above the limit by name', () => {
    expect(() => extractPage('x'.repeat(PAGE_LIMIT + 1), {})).toThrow(
      expect.objectContaining({ code: 'HONGTOU_PAGE_TOO_LARGE' }),
    );
  });
});

describe('markup that opens more than it seems to', () => {
  const attacks = [
    ['ends of what another control ended', '<option><button><div></option>'.repeat(6000)],
    ['ends of a head that the body ended', '<head><body><div></head>'.repeat(6000)],
    ['names that end in a wide blank', '<b\u3000></b>'.repeat(20_000)],
    [
      'names that are alike for their first eighty characters',
      `<${'b'.repeat(81)}c></${'b'.repeat(81)}d>`.repeat(2000),
    ],
    ['tags in a value without quotes', `<i b=c="${'><div>'.repeat(300)}"></i>`.repeat(60)],
    ['tags in the quotes of an end', `<i></i b="${'><div>'.repeat(300)}">`.repeat(60)],
    ['tags behind the end of a title in quotes', `<title><i b="</title>${'><div>'.repeat(300)}"></i>`.repeat(60)],
  ] as const;

  it.each(attacks)('%s: is no tree that recursion would not survive', (_, html) => {
    const said = `<p>${SAID}</p>${html}`;
    const outcome = (read: () => string): string => {
      try {
        return read();
      } catch (error) {
        return error instanceof HongtouError ? error.code : String(error);
      }
    };
    for (const read of [() => loadMarkup(said).root().text(), () => extractPage(said, {}).text]) {
      expect(outcome(read)).toMatch(new RegExp(`HONGTOU_PAGE_TOO_LARGE|${SAID}`));
    }
  });
});

describe('shapeOfMarkup', () => {
  it.each([
    ['<ul><li>甲<li>乙</ul>', 3, 2],
    ['<p>甲<p>乙<br></p></b>', 3, 1],
    ['<div>'.repeat(2000), 513, 512],
    ['没有标签', 0, 0],
  ])('of %s', (html, elements, depth) => {
    expect(shapeOfMarkup(html)).toEqual({ elements, depth });
  });
});

describe('guardMarkup', () => {
  it('leaves ordinary markup as it is, but for scripts, styles and comments', () => {
    const html =
      '<p class="a">甲<br>乙</p><!-- 丙 --><script>var d = "<p>";</script><table><tr><td>丁</td></tr></table>';
    expect(guardMarkup(html)).toBe('<p class="a">甲<br>乙</p><table><tr><td>丁</td></tr></table>');
  });

  it('keeps every tag of a long list whose items have no ends', () => {
    const list = `<ul>${'<li><a href="a">甲</a>'.repeat(3000)}</ul>`;
    expect(guardMarkup(list)).toBe(list);
    const table = `<table>${'<tr><td>甲<td>乙'.repeat(3000)}</table>${'<p>丙<div>丁</div>'.repeat(3000)}`;
    expect(guardMarkup(table)).toBe(table);
  });

  it('takes a bracket inside a quoted attribute for text', () => {
    expect(guardMarkup('<p title="a>b">甲</p>')).toBe('<p title="a>b">甲</p>');
  });

  it('ends for whatever it is given', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '/',
      '!--',
      '-->',
      'script',
      'div',
      ' a=',
      '=',
      '甲',
      '</',
      '<div',
      '<p>',
      '&lt;',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(() => extractPage(pieces.join(''), {})).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });
});
