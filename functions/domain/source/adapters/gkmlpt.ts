import { embeddedArticle } from '../../page/embedded.ts';
import type { GkmlptAdapter } from '../definition-adapter.ts';
import { type GkmlptCategory, treeLeaves } from './gkmlpt-tree.ts';
import { member, parseJson, textMember } from './json.ts';
import {
  dayOf,
  type ListItem,
  type ListReading,
  type ListResponse,
  NOT_A_LIST,
  oneLine,
  readingOf,
  webAddress,
} from './reading.ts';

/** Reads the index page, which leads to the API, or one of the API's pages. */
export function readGkmlpt(adapter: GkmlptAdapter, response: ListResponse): ListReading {
  const answer = parseJson(response.text);
  return answer === null ? readIndex(adapter, response) : readArticles(answer, response);
}

/** The body of an article page stands in a script; what the page says of it becomes ordinary markup. */
export function gkmlptArticleHtml(text: string): string {
  const article = embeddedArticle(text);
  if (article === null || article.content === '') return text;
  const meta = [
    ['ArticleTitle', article.title],
    ['PubDate', article.publishedAt],
    ['ContentSource', article.source],
  ]
    .filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    .map(([name, value]) => `<meta name="${name}" content="${escaped(value)}">`);
  const heading = article.title === null ? '' : `<h1>${escaped(article.title)}</h1>`;
  return `<html><head>${meta.join('')}</head><body>${heading}<div id="zoom">${article.content}</div></body></html>`;
}

function readIndex(adapter: GkmlptAdapter, response: ListResponse): ListReading {
  const sid = SID.exec(response.text)?.[1];
  const categories = categoriesOf(adapter, treeLeaves(response.text));
  if (sid === undefined || categories.length === 0) return NOT_A_LIST;
  const pages: { readonly page: number; readonly url: string | null }[] = [];
  for (const { id, count } of categories) {
    for (let page = 1; page <= Math.min(Math.max(Math.ceil(count / PAGE_SIZE), 1), MOST_PAGES); page++) {
      pages.push({ page, url: webAddress(`/gkmlpt/api/all/${id}?page=${page}&sid=${sid}`, response.url) });
    }
  }
  // A round that reads few pages reads the newest of every category first.
  const nearest = pages.toSorted((a, b) => a.page - b.page).map(({ url }) => url);
  return { items: [], nextPages: nearest.filter((url) => url !== null), problem: null };
}

function categoriesOf({ categories }: GkmlptAdapter, leaves: readonly GkmlptCategory[]): readonly GkmlptCategory[] {
  if (categories === 'all') return leaves;
  return categories.map((id) => leaves.find((leaf) => leaf.id === id) ?? { id, count: 0 });
}

function readArticles(answer: unknown, response: ListResponse): ListReading {
  const articles = member(answer, 'articles');
  if (!Array.isArray(articles)) return NOT_A_LIST;
  const items = articles.map((article: unknown) => readArticle(article, response.url)).filter((item) => item !== null);
  const reading = readingOf(items, laterPages(answer, articles.length, response.url));
  // Beyond the last page the API answers an empty list; that is no broken selector.
  return articles.length === 0 ? { ...reading, problem: null } : reading;
}

function readArticle(article: unknown, base: string): ListItem | null {
  const address = textMember(article, 'url') ?? textMember(article, 'post_url');
  const url = address === null ? null : webAddress(address, base);
  const title = oneLine(textMember(article, 'title') ?? '');
  if (url === null || title === '') return null;
  const expired = isSet(member(article, 'is_expired')) || isSet(member(article, 'expired'));
  const abolished = isSet(member(article, 'is_abolished'));
  return { url, title, publishedOn: publishedOn(article), flags: { expired, abolished } };
}

/** Epoch seconds, 0 = unset; the first of these that is set. `date` is the day of writing and comes last. */
const DATE_MEMBERS = ['display_publish_time', 'publish_time', 'first_publish_time', 'created_at', 'date'];

function publishedOn(article: unknown): string | null {
  for (const name of DATE_MEMBERS) {
    const value = member(article, name);
    const day =
      typeof value === 'number' && value > 0 ? dayOf(String(value)) : typeof value === 'string' ? dayOf(value) : null;
    if (day !== null) return day;
  }
  return null;
}

/** The API counts pages from 1; `post_count` tells how many articles there are. */
function laterPages(answer: unknown, onThisPage: number, base: string): readonly string[] {
  const url = new URL(base);
  const page = Number(url.searchParams.get('page') ?? '1');
  const total = Number(member(answer, 'classify', 'post_count') ?? member(answer, 'total') ?? 0);
  if (onThisPage === 0 || !(total > page * PAGE_SIZE)) return [];
  const last = Math.min(Math.ceil(total / PAGE_SIZE), page + MOST_PAGES);
  return Array.from({ length: last - page }, (_, index) => {
    url.searchParams.set('page', String(page + index + 1));
    return url.href;
  });
}

const PAGE_SIZE = 100;
const MOST_PAGES = 1000;

function isSet(value: unknown): boolean {
  return value === true || value === 1 || value === '1';
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** `"SID":"755001"`, `SID: 755001` */
const SID = /["']?\bSID["']?\s{0,9}:\s{0,9}["']?(\w{1,40})/u;
