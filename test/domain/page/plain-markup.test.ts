import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { letterPage } from '../../../bench/pipeline/letters.ts';
import { guardMarkup } from '../../../functions/domain/page/guard.ts';
import { type MarkupEvents, readPlainMarkup } from '../../../functions/domain/page/plain-markup.ts';

type Told = readonly [kind: 'open' | 'text' | 'close', what: string, attributes?: object];

/** Keeps what is told, pieces of one text joined. */
function listener(): MarkupEvents & { readonly told: Told[] } {
  const told: Told[] = [];
  return {
    told,
    onopentag: (name, attributes) => told.push(['open', name, { ...attributes }]),
    onclosetag: (name) => told.push(['close', name]),
    ontext: (text) => {
      const last = told.at(-1);
      if (last?.[0] === 'text') told[told.length - 1] = ['text', last[1] + text];
      else if (text !== '') told.push(['text', text]);
    },
  };
}

function parsed(html: string): readonly Told[] {
  const events = listener();
  new Parser(events).end(guardMarkup(html));
  return events.told;
}

/** null where the markup is odd. */
function plain(html: string): readonly Told[] | null {
  const events = listener();
  return readPlainMarkup(html, events) === 'read' ? events.told : null;
}

const PIECES = [
  ...['<p>', '</p>', '<P ALIGN=center>', '</P >', '<div class="a b">', '</div>', '<br>', '<br/>', '</br>', '<hr>'],
  ...['<img src="x&amp;y=1">', "<a href='?a=1&b=2'>", '<a href=/x/y.html>', '<a b = "c" d>', '<a title=a&lt>', '</a>'],
  ...[
    '甲乙',
    '，',
    '&nbsp;',
    '&nbsp',
    '&lt;',
    '&amp',
    '&am',
    'p;',
    '&#20013;',
    '&copy',
    '&notit;',
    ' ',
    '\n',
    '\u3000',
    '\0',
  ],
  ...['<!-- x -->', '<!--', '-->', '<!DOCTYPE html>', '<?xml version="1.0"?>', '<![CDATA[', ']]>'],
  ...['<script>var a="<p>"</script>', '<script>', '</script>', '<style>p{}</style>', '<noscript>', '</noscript>'],
  ...['<svg><path d="M0"/></svg>', '<template>', '</template>', '<math>', '<mi>', '<xmp>', '</xmp>'],
  ...['<title>', '</title>', '<title/>', '<textarea>', '</textarea>', '<iframe src=x>', '</iframe>', '<button>'],
  ...['<table>', '</table>', '<tbody>', '<tr>', '</tr>', '<td>', '<td nowrap width=10%>', '</td>', '<th>', '<thead>'],
  ...[
    '<ul>',
    '</ul>',
    '<li>',
    '</li>',
    '<dl>',
    '<dd>',
    '<dt>',
    '<select>',
    '<option value=1>',
    '<input type=text disabled>',
  ],
  ...['<html>', '<head>', '</head>', '<body>', '</body>', '<meta charset=utf-8>', '<h1>', '</h1>', '<rt>', '<rp>'],
  ...['<o:p>', '</o:p>', '<x-y/>', '<span style="display:none" style=x>', '</span>', '<p title="a>b<c">'],
  ...['<', '>', '"', "'", '=', '/', '<b id=a"b>', '<b a==">', '<b a=>', '<b "', '</b', '</ b>', '<b __proto__=x>'],
];

describe('markup that is read in one pass', () => {
  it('tells what the guard and a parser behind it tell, or that it is odd', () => {
    let read = 0;
    const pieces = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(pieces, (chosen) => {
        const html = chosen.join('');
        const told = plain(html);
        if (told === null) return;
        read++;
        expect(told).toEqual(parsed(html));
      }),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(1000);
  });

  it('is what portals write', () => {
    const html = new TextDecoder().decode(letterPage(1).bytes);
    expect(plain(html)).toEqual(parsed(html));
  });

  it.each([
    ['quotes where no value begins', '<p a"b>甲'],
    ['a tag without end', '<p>甲<a href="x'],
    ['a sign that begins no tag', '资金<100万元'],
    ['markup in a title', '<title>甲<b>乙</b></title>'],
    ['elements deeper than any page', '<div>'.repeat(300)],
    ['a tag of thousands of characters', `<p class="${'a '.repeat(2000)}">甲`],
    ['a script without end', '<p>甲<script>var a;'],
    ['more than a page may hold', '字'.repeat(5_300_000)],
  ])('leaves %s to the guard', (_, html) => {
    expect(plain(html)).toBeNull();
  });

  it.each([
    '甲</i>',
    '&amp;</i>',
    '<p>',
    '</p>',
    '<!',
    '<script>',
    '<a b="',
    '<title>',
    '<b ',
    '<svg></svg>',
    '<p/ / ',
  ])('takes time that grows with its length, of %s without end', (piece) => {
    const html = piece.repeat(Math.floor(2_000_000 / piece.length));
    const before = process.threadCpuUsage();
    plain(html);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1500);
  });
});
