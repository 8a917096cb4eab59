import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { decodePage } from '../../functions/domain/page/charset.ts';
import { BODIES, goldText } from './bodies.ts';
import { FRAMES, type Frame } from './frames.ts';
import { CROWDED_FRAMES } from './frames-crowded.ts';
import { LATE_FRAMES } from './frames-late.ts';
import { ODD_FRAMES } from './frames-odd.ts';
import { bodyMarkup, HANDS } from './markup.ts';

export interface GoldPage {
  readonly name: string;
  readonly html: string;
  readonly gold: string;
}

/** Real pages, kept beside the project and not in it, with the container that holds their body by eye. */
const REAL = [
  { file: 'gne__tests__gzggw__1.html', body: '#zoom', title: '1-10月德清县固定资产投资结构趋稳趋优' },
  { file: 'gne__tests__shanxi__1.html', body: '.TRS_Editor', title: '山西品牌丝路行（南美站）正式启动' },
  ...['a', 'b'].flatMap((set) =>
    [1, 2, 3, 4, 5, 6, 7].map((n) => ({ file: `govcn_${set}_${n}.html`, body: '#UCAP-CONTENT', title: null })),
  ),
];

/** The sets by name; a set of real pages is empty where they are not at hand. */
export function pageSets(corpus: string): Readonly<Record<string, readonly GoldPage[]>> {
  const real = REAL.filter(({ file }) => existsSync(join(corpus, file)));
  return {
    real: real.map(({ file, body }) => {
      const html = wholePage(decodePage(readFileSync(join(corpus, file))).text);
      return { name: file, html, gold: shownText(html, body) };
    }),
    'awkward bodies in real pages': real.flatMap((page) => (page.title === null ? [] : awkward(corpus, page))),
    'awkward bodies in made pages': madePages([...FRAMES, ...CROWDED_FRAMES, ...ODD_FRAMES]),
    'awkward bodies in late pages': madePages(LATE_FRAMES),
  };
}

/** Some of the real pages are fragments, which the libraries cannot read without a document around them. */
function wholePage(html: string): string {
  if (html.includes('<body')) return html;
  const title = FRAGMENT_TITLE.exec(html)?.[1] ?? '';
  return `<html><head><title>${title}</title></head><body>${html}</body></html>`;
}

const FRAGMENT_TITLE = /^<!--[^>]{0,400}; title ([^>]{1,200}) -->/u;

function madePages(frames: readonly Frame[]): readonly GoldPage[] {
  return frames.flatMap((frame, row) =>
    BODIES.map((body, column) => {
      const hand = HANDS[(row + column) % HANDS.length] ?? 'plain';
      const html = frame.render({ title: body.title, body: bodyMarkup(body, hand) });
      return { name: `${frame.name} / ${body.name}`, html, gold: goldText(body) };
    }),
  );
}

/** Also with the container's own name taken away: most portals' containers have names that nobody knows. */
function awkward(
  corpus: string,
  page: { readonly file: string; readonly body: string; readonly title: string | null },
): readonly GoldPage[] {
  const source = decodePage(readFileSync(join(corpus, page.file))).text;
  return BODIES.flatMap((body, index) =>
    ['named', 'nameless'].map((naming) => {
      const document = load(source);
      const container = document(page.body).first();
      container.html(bodyMarkup(body, HANDS[index % HANDS.length] ?? 'plain'));
      if (naming === 'nameless') container.removeAttr('id').attr('class', 'nr');
      const html = document.html().replaceAll(page.title ?? '', body.title);
      return { name: `${page.file} / ${body.name} / ${naming}`, html, gold: goldText(body) };
    }),
  );
}

function shownText(html: string, selector: string): string {
  const container = load(html)(selector).first();
  container.find('script, style, noscript').remove();
  return container.text();
}
