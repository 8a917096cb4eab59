import { maskPersonalData } from '../alert/mask.ts';
import { escapeHtml, oneLine, safeLink, withoutControls } from '../alert/plain-text.ts';

/** A page of the reader: its title, the way from it to the site's root (`''` or `../`), and its body as HTML. */
export interface ReaderPage {
  readonly title: string;
  readonly root: string;
  readonly body: string;
}

export interface ReaderContext {
  readonly topicName: (code: string) => string;
}

/** The whole HTML of a page. Readable without JavaScript; the policy allows nothing from elsewhere. */
export function renderPage(page: ReaderPage): string {
  const { root } = page;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'">
<title>${shown(page.title)} · 红头</title>
<link rel="stylesheet" href="${root}style.css">
<link rel="icon" type="image/svg+xml" href="${root}favicon.svg">
<link rel="alternate" type="application/feed+json" title="红头：政策变化" href="${root}feed.json">
</head>
<body>
<header><nav aria-label="主导航"><a href="${root}index.html">红头 · 政策变化</a><a href="${root}sources.html">来源状况</a><a href="${root}feed.json">订阅源</a></nav></header>
<main>
<h1>${shown(page.title)}</h1>
${page.body}
</main>
<footer><p>引文以官方原文为准。个人手机号码、证件号码和联系人姓名已隐去。</p></footer>
</body>
</html>
`;
}

/** Where a paper stands, as items of a list: the page that speaks for it first. */
export function addresses(urls: readonly string[]): readonly string[] {
  const safe = urls.map(safeLink).filter((url) => url !== null);
  return safe.map((url, at) => {
    // The digits in an address are no telephone number: masked, it would lead nowhere.
    const address = escapeHtml(url);
    return `<li><a href="${address}" rel="noreferrer">${at === 0 ? '官方原文' : '另见'}</a> ${address}</li>`;
  });
}

/** Part of a line of which the whole was masked. */
export function shownPart(masked: string): string {
  return escapeHtml(withoutControls(masked));
}

/** Text of a paper as it may stand in a page: masked, in one line, escaped. */
export function shown(text: string): string {
  return escapeHtml(maskPersonalData(oneLine(text)));
}

/** The calendar day in Asia/Shanghai, which has been UTC+8 without summer time since 1991. */
export function shanghaiDay(tick: string): string {
  return new Date(Date.parse(tick) + 8 * 3_600_000).toISOString().slice(0, 10);
}
