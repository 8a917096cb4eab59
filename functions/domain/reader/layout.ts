import { maskPersonalData } from '../alert/mask.ts';
import { escapeHtml, oneLine, withoutControls } from '../alert/plain-text.ts';

/** A page of the reader: its title, the way from it to the site's root (`''` or `../`), and its body as HTML. */
export interface ReaderPage {
  readonly title: string;
  readonly root: string;
  readonly body: string;
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

/** Part of a line of which the whole was masked. */
export function shownPart(masked: string): string {
  return escapeHtml(withoutControls(masked));
}

/** Text of a paper as it may stand in a page: masked, in one line, escaped. */
export function shown(text: string): string {
  return escapeHtml(maskPersonalData(oneLine(text)));
}
