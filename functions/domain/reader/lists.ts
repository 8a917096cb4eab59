import { safeLink } from '../alert/plain-text.ts';
import { changeWord, leadLine, sourceLine, titleOf } from '../alert/wording.ts';
import type { ChangeRecord } from '../change/record.ts';
import type { NumberedChange } from '../feed/json-feed.ts';
import { type ReaderContext, type ReaderPage, shanghaiDay, shown } from './layout.ts';

/** A change as lists show it: words of an announced one, else only counted. Links are made where the list stands. */
export interface HomeRow {
  readonly day: string;
  readonly as: 'told' | 'taken' | 'reread' | 'merged';
  readonly n: number;
  /** Top topics that an announced one is listed under. */
  readonly topics: readonly string[];
  /** HTML of the link's words, and of what stands below it. */
  readonly words: string;
  readonly below: string;
}

export function homeRow(change: NumberedChange, context: ReaderContext): HomeRow {
  const { n, record } = change;
  const day = shanghaiDay(record.tick);
  if (record.audience !== 'announce') {
    const as = record.cause === 'upgrade' ? 'reread' : (record.cause ?? 'taken');
    return { n, day, as, topics: [], words: '', below: '' };
  }
  const codes = new Set(record.state.topics.map((topic) => topic.split('.')[0] ?? topic));
  const topics = [...codes].filter((code) => TOPIC_CODE.test(code));
  return { n, day, as: 'told', topics, ...wordsOf(record, context) };
}

/**
 * The home page: the newest changes by day. Papers that were taken in silence are counted, not listed. `older` is the last number
 * of the page that goes on, or 0.
 */
export function homePage(rows: readonly HomeRow[], context: ReaderContext, older = 0): ReaderPage {
  const body = byDay(rows, '');
  return {
    title: '政策变化',
    root: '',
    body: body === '' ? '<p>还没有记录到变化。</p>' : `${topicLinks(rows, context)}${body}${olderLink(older, '')}`,
  };
}

/** A page of changes that the home page no longer shows: it stands as it is written. `older` as in the home page. */
export function olderPage(rows: readonly HomeRow[], older: number): ReaderPage {
  const [first, last] = [rows[0]?.n ?? 0, rows.at(-1)?.n ?? 0];
  const body = `<p class="meta">第 ${first} 号至第 ${last} 号变化。</p>\n${byDay(rows, '../')}${olderLink(older, '../')}`;
  return { title: '更早的变化', root: '../', body };
}

/** Where the page of changes stands whose last number is given. */
export function olderPath(last: number): string {
  return `older/${last}.html`;
}

function olderLink(older: number, root: ReaderPage['root']): string {
  return older === 0 ? '' : `\n<p><a href="${root}${olderPath(older)}">更早的变化</a></p>`;
}

/** The pages of single topics: what of these changes was announced on each, by the topic's code. */
export function topicPages(rows: readonly HomeRow[], context: ReaderContext): ReadonlyMap<string, ReaderPage> {
  const pages = [...byTopic(rows)].map(([code, items]) => {
    const body = `<p class="meta">最近的变化中属于本主题的 ${items.length} 项。</p>\n${byDay(items, '../')}`;
    return [code, { title: context.topicName(code), root: '../', body }] as const;
  });
  return new Map(pages);
}

/** Announced changes by top topic. A change stands under each of its topics. */
function byTopic(rows: readonly HomeRow[]): ReadonlyMap<string, readonly HomeRow[]> {
  const groups = new Map<string, HomeRow[]>();
  for (const item of rows) for (const code of item.topics) groups.set(code, [...(groups.get(code) ?? []), item]);
  return groups;
}

/** A code that may stand in a path. */
const TOPIC_CODE = /^[A-Za-z0-9-]{1,40}$/;

function topicLinks(rows: readonly HomeRow[], context: ReaderContext): string {
  const topics = [...byTopic(rows)].toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (topics.length === 0) return '';
  const links = topics.map(
    ([code, items]) => `<a href="topics/${code}.html">${shown(context.topicName(code))}（${items.length}）</a>`,
  );
  return `<nav aria-label="按主题">${links.join(' ')}</nav>\n`;
}

/** The newest day first; rows link from a page whose way to the root is given. */
function byDay(rows: readonly HomeRow[], root: ReaderPage['root']): string {
  const days = Map.groupBy(
    rows.toSorted((a, b) => b.n - a.n),
    ({ day }) => day,
  );
  return [...days].map(([day, items]) => dayOf(day, items, root)).join('\n');
}

function dayOf(day: string, rows: readonly HomeRow[], root: ReaderPage['root']): string {
  const told = rows.filter(({ as }) => as === 'told');
  const count = (as: HomeRow['as']) => rows.filter((item) => item.as === as).length;
  const [taken, reread, merged] = [count('taken'), count('reread'), count('merged')];
  const list =
    told.length === 0
      ? ''
      : `\n<ol class="changes">\n${told.map(({ n, words, below }) => `<li id="c${n}"><a href="${root}changes/${n}.html">${words}</a>\n${below}</li>`).join('\n')}\n</ol>`;
  const notes = [
    taken === 0 ? '' : `另收录 ${taken} 件既有文件，作为今后比对的基础，未发提醒。`,
    reread === 0 ? '' : `另有 ${reread} 件文件经技术性重读，原文未变，未发提醒。`,
    merged === 0 ? '' : `另有 ${merged} 件档案因属同一文件而归并，原文未变，未发提醒。`,
  ];
  const note = notes
    .filter((line) => line !== '')
    .map((line) => `\n<p class="meta">${line}</p>`)
    .join('');
  return `<h2>${day}</h2>${list}${note}`;
}

function wordsOf(record: ChangeRecord, context: ReaderContext): Pick<HomeRow, 'words' | 'below'> {
  const lead = leadLine(record);
  const source = `<p class="meta">${shown(sourceLine(record, context.topicName))}${copyNote(record)}</p>`;
  return {
    words: `${shown(changeWord(record))}：${shown(titleOf(record))}`,
    below: `${source}${lead === null ? '' : `\n<p class="figure">${shown(lead)}</p>`}`,
  };
}

/** Where the copy stands that was found last. */
function copyNote({ kind, state }: ChangeRecord): string {
  const url = kind === 'reposted' ? safeLink(state.urls.at(-1) ?? '') : null;
  return url === null ? '' : ` · 转载于 ${shown(new URL(url).host)}`;
}
