import type { StateCouncilAdapter } from '../definition-adapter.ts';
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

/** The search for everything in a library, newest first, as the library's own page asks for it. */
export function stateCouncilRequest({ apiUrl, library }: StateCouncilAdapter): string {
  const url = new URL(apiUrl);
  const query = { t: `zhengcelibrary_${library}`, q: '', timetype: 'timeqb', sort: 'pubtime', sortType: '1' };
  const page = { searchfield: 'title', p: '1', n: String(PAGE_SIZE) };
  url.search = new URLSearchParams({ ...query, ...page }).toString();
  return url.href;
}

/** Reads `searchVO.listVO`, or the lists in `searchVO.catMap` where the search answers several libraries. */
export function readStateCouncil(response: ListResponse): ListReading {
  const answer = member(parseJson(response.text), 'searchVO');
  if (typeof answer !== 'object' || answer === null) return NOT_A_LIST;
  const lists = [answer, ...Object.values(member(answer, 'catMap') ?? {})];
  const papers = lists.flatMap((list: unknown) => {
    const found = member(list, 'listVO');
    return Array.isArray(found) ? found : [];
  });
  const items = papers.map((paper: unknown) => readPaper(paper, response.url)).filter((item) => item !== null);
  return readingOf(items, papers.length < PAGE_SIZE ? [] : laterPages(answer, response.url));
}

const PAGE_SIZE = 20;
const MOST_PAGES = 1000;
/** The search marks what it found: <em>通知</em> */
const MARKS = /<\/?em>/giu;

function readPaper(paper: unknown, base: string): ListItem | null {
  const url = webAddress(textMember(paper, 'url') ?? '', base);
  const title = oneLine((textMember(paper, 'title') ?? '').replace(MARKS, ''));
  if (url === null || textMember(paper, 'url') === null || title === '') return null;
  const epoch = member(paper, 'pubtime');
  const day = dayOf(textMember(paper, 'pubtimeStr') ?? '');
  return { url, title, publishedOn: day ?? (typeof epoch === 'number' && epoch > 0 ? dayOf(String(epoch)) : null) };
}

function laterPages(answer: unknown, base: string): readonly string[] {
  const url = new URL(base);
  const page = Number(url.searchParams.get('p') ?? '1');
  const total = Number(member(answer, 'totalCount') ?? 0);
  const last = Math.min(Math.ceil(total / PAGE_SIZE), page + MOST_PAGES);
  return Array.from({ length: Math.max(last - page, 0) }, (_, index) => {
    url.searchParams.set('p', String(page + index + 1));
    return url.href;
  });
}
