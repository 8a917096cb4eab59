import { guardMarkup } from '../page/guard.ts';
import { type ListResponse, webAddress } from './adapters/reading.ts';

/**
 * What an operator may try on a page on which no list was found: a feed, a directory or a frame that it names, the system whose
 * script would fill it, the address that the script asks. Each a sentence; the last says what is left where nothing else helps.
 *
 * @example listHints({ url, text: '<div id="app"></div><script src="/js/app.js"></script>' })
 */
export function listHints({ url, text }: ListResponse): readonly string[] {
  const shown = guardMarkup(text).replace(TAGS, '').trim();
  const at = (address = ''): string | null => (address === '' ? null : webAddress(address, url));
  const hints: string[] = [];
  const feed = at(FEED_LINK.exec(text)?.[1] ?? FEED_LINK.exec(text)?.[2]);
  if (feed !== null && feed !== url) hints.push(`the page names a feed: try "source add ${feed}"`);
  if (text.includes('/gkmlpt')) {
    hints.push(`the portal has a gkmlpt directory: try "source add ${at('/gkmlpt/index')}" (adapter gkmlpt)`);
  }
  if (text.includes('dataproxy.jsp')) {
    hints.push(
      'the list comes from a Hanweb datastore (adapter hanweb), whose ids were not found: take webid, columnid and unitid from the request for dataproxy.jsp that a browser makes on this page',
    );
  }
  if (BUILD_UNIT.test(text)) {
    hints.push(
      'the list comes from a JPAAS unit (adapter buildstatic), but no script here names its query: try the column page whose source has queryData="{…}"',
    );
  }
  if (text.includes('search-gov/data'))
    hints.push('the list comes from the State Council library (adapter state-council)');
  for (const frame of framesOf(text).slice(0, MOST)) {
    const address = at(frame);
    if (address !== null && address !== url)
      hints.push(`a frame of the page shows ${address}: try "source add ${address}"`);
  }
  const sent = at(SENT_ON.exec(text)?.[1]);
  if (sent !== null && sent !== url && (text.length < SHORT || shown.length < FEW_WORDS)) {
    hints.push(`the page sends its visitor on: try "source add ${sent}"`);
  }
  if (hints.length === 0) hints.push(...scripted(text, shown, at));
  hints.push(LEFT);
  return hints;
}

/** The addresses that scripts ask for a list, or that the page is a shell. */
function scripted(text: string, shown: string, at: (address: string) => string | null): readonly string[] {
  const asked = new Set<string>();
  for (const match of text.matchAll(ASKED)) {
    const address = at(match[1] ?? '');
    if (address !== null) asked.add(address);
  }
  const hints = [...asked]
    .slice(0, MOST)
    .map(
      (address) =>
        `a script of the page asks ${address}: if that answers a feed, a list or its markup, try "source add ${address}"`,
    );
  if (hints.length > 0) return hints;
  const shell = SHELL.test(text) || shown.length < FEW_WORDS;
  if (!shell) return [];
  return [
    'the page is an empty shell that a script fills: the request for its list shows in a browser’s network view; no adapter reads a JSON list of unknown form',
  ];
}

function framesOf(text: string): readonly string[] {
  return [...text.matchAll(FRAME)].map((match) => match[1] ?? '').filter((address) => !NO_PAGE.test(address));
}

const TAGS = /<[^<>]{1,3000}>/gu;
const MOST = 3;
const SHORT = 3000;
const FEW_WORDS = 60;
const LEFT =
  'where nothing else helps: "sitemap" with the column’s address as "under", or "single-page", which watches the page itself';
/** <link rel="alternate" type="application/rss+xml" href="/rss.xml">, in either order */
const FEED_LINK =
  /<link\b[^<>]{0,300}?type=["']?application\/(?:rss|atom|feed)\+(?:xml|json)["']?[^<>]{0,300}?href=["']?([^"'\s<>]{1,500})|<link\b[^<>]{0,300}?href=["']?([^"'\s<>]{1,500})["']?[^<>]{0,300}?type=["']?application\/(?:rss|atom|feed)\+/iu;
const BUILD_UNIT = /unitbuild\.js|page\/build\/unit/u;
/** <iframe src="/cms/list.do?cid=9">, <frame src="main.html"> */
const FRAME = /<i?frame\b[^<>]{0,500}?\bsrc\s{0,5}=\s{0,5}["']?([^"'\s<>]{1,500})/giu;
const NO_PAGE = /^(?:about:|javascript:|data:)|\.(?:pdf|docx?|jpg|png|gif)(?:[?#]|$)/iu;
/** <meta http-equiv="refresh" content="0;url=/new/"> */
const SENT_ON = /http-equiv=["']?refresh["']?[^<>]{0,100}?url\s{0,3}=\s{0,3}["']?([^"'\s<>]{1,500})/iu;
/** url: "/api/article/list?channelId=31", fetch('/getList.do?id=9'), "/data/list.json" */
const ASKED =
  /["'`]((?:https?:\/)?\/[^"'`\s<>]{0,200}?(?:\/api\/|list|query|search|page|article|news)[^"'`\s<>]{0,100}(?:\?[^"'`\s<>]{1,300}|\.(?:do|action|json|jsp|ashx)\b[^"'`\s<>]{0,200}))["'`]/giu;
const SHELL = /<div\b[^<>]{0,100}\bid=["']?(?:app|root|__nuxt|__next)["']?[^<>]{0,100}>\s{0,20}<\/div>/iu;
