import { HongtouError } from '../domain/error.ts';
import { decodePage } from '../domain/page/charset.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { firstRequests, type ListReading, type ListResponse } from '../domain/source/list.ts';
import { listHints } from '../domain/source/propose-hints.ts';
import { isUnreadable } from '../domain/source/read-page.ts';
import { isWall, judgeResponse } from '../domain/source/verdict.ts';
import type { PageReader } from '../ports/page-reader.ts';
import type { Cookie } from '../ports/portal-gate.ts';
import { type HostPorts, mayFetch, paced, refusalOf } from './host.ts';
import { missingWords } from './missing.ts';

/** What the rules of a source find now. */
export interface SourceCheck {
  readonly id: string;
  /** `ok`, or what stands in the way: a capture's verdict, a reading's problem, or an assertion that does not hold. */
  readonly verdict: string;
  readonly items: number;
  readonly dated: number;
  /** Title of the first item. */
  readonly newest: string | null;
  readonly note: string | null;
}

export interface CheckPorts extends HostPorts {
  readonly pages: PageReader;
}

/** Reads the first list page of a source, and the page behind it where the list itself stands there. Records no paper. */
export async function checkSource(definition: SourceDefinition, ports: CheckPorts): Promise<SourceCheck> {
  const { id } = definition;
  try {
    const { page, reading } = await readFirst(definition, ports);
    const items = reading.items.length;
    const dated = reading.items.filter(({ publishedOn }) => publishedOn !== null).length;
    const { verdict, note } = judge(reading, dated, definition, page);
    const missing = (await ports.sources.source(id))?.missing;
    const notes = [note, missing === undefined ? null : missingWords(missing)].filter((part) => part !== null);
    const newest = reading.items[0]?.title ?? null;
    return { id, verdict, items, dated, newest, note: notes.length === 0 ? null : notes.join('; ') };
  } catch (thrown) {
    if (!(thrown instanceof UnreadPage)) throw thrown;
    const { verdict, advice, message } = thrown;
    const note = advice === undefined ? message : `${message}; ${advice}`;
    return { id, verdict, items: 0, dated: 0, newest: null, note };
  }
}

const WALLED =
  'the host turns this machine away: collect from one inside the mainland ("hongtou collect"), or give the source a proxy ("transport" of its definition, "source add --proxy")';
const REFUSED =
  'nothing was sent: private and loopback addresses and unusual ports are refused by design; "places" of the configuration may name where a host is reached';
const MOVED = 'the column seems to have moved: find its address on the portal and give it to "source add"';
/** What an operator can do where a list page could not be read. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['challenge', WALLED],
  ['blocked', WALLED],
  ['gone', MOVED],
  ['soft-404', MOVED],
  ['redirected-home', MOVED],
  ['down', 'the host or its network fails: check again later, and from another network where it lasts'],
  ['truncated', 'the page came cut: check again later'],
  ['empty', 'nothing came: check again later; where it lasts, the list has moved'],
]);

/** A list page as it came, and the cookies that its host set beside it. */
export interface ReadPage extends ListResponse {
  readonly cookies: readonly Cookie[];
}

/**
 * Fetches one list page, as robots.txt and the host's pace allow; `foundOn` is the one that led to it.
 * @throws HONGTOU_PAGE_NOT_READ where it may not be fetched or what came is no page
 */
export async function readPage(
  url: string,
  definition: SourceDefinition,
  ports: HostPorts,
  foundOn: ReadPage | null = null,
): Promise<ReadPage> {
  const allowed = await mayFetch(url, definition, ports);
  if (allowed === 'no') throw new UnreadPage('blocked', `robots.txt forbids ${url}`);
  if (allowed === 'unknown') {
    const refusal = await refusalOf(url, ports);
    if (refusal !== null) throw new UnreadPage('down', `${url}: ${refusal}`, REFUSED);
    throw new UnreadPage('down', `robots.txt of ${new URL(url).host} could not be read`);
  }
  const response = await paced(
    { url, foundOn: foundOn?.url ?? null, cookies: foundOn?.cookies ?? [] },
    definition,
    ports,
  );
  const bytes = response.outcome === 'answer' ? response.bytes : new Uint8Array();
  const type = response.outcome === 'answer' ? response.headers['content-type'] : undefined;
  const { text } = decodePage(bytes, type);
  const verdict = judgeResponse(response, { url, text, role: 'list' });
  if (verdict !== 'ok' || response.outcome !== 'answer') {
    const reason = response.outcome === 'answer' ? `status ${response.status}` : response.message;
    const advice = response.outcome === 'refused' ? REFUSED : undefined;
    throw new UnreadPage(verdict, `${url}: ${verdict} (${reason})`, advice);
  }
  return { url: response.finalUrl, text, cookies: response.cookies };
}

class UnreadPage extends HongtouError {
  readonly verdict: string;
  /** What an operator can do. */
  readonly advice: string | undefined;

  constructor(verdict: string, message: string, advice = ADVICE.get(verdict)) {
    super('HONGTOU_PAGE_NOT_READ', message);
    this.verdict = verdict;
    this.advice = advice;
  }
}

interface ReadList {
  readonly page: ListResponse;
  readonly reading: ListReading;
}

async function readFirst(definition: SourceDefinition, ports: CheckPorts): Promise<ReadList> {
  const [first] = firstRequests(definition);
  if (first === undefined) throw new UnreadPage('not-a-list', 'the definition names no page');
  const page = await readPage(first.url, definition, ports);
  const reading = await readWithin(page, definition, ports);
  const [next] = reading.nextPages;
  if (reading.items.length > 0 || reading.problem !== null || next === undefined) return { page, reading };
  const behind = await readPage(next, definition, ports, page);
  return { page: behind, reading: await readWithin(behind, definition, ports) };
}

/** The code of a page beyond what may be spent on one is the source's verdict: the operator is to know which bound it was. */
async function readWithin(
  { url, text }: ReadPage,
  definition: SourceDefinition,
  { pages }: CheckPorts,
): Promise<ListReading> {
  try {
    const { verdict, reading } = await pages.readList({ definition, url, text });
    if (reading.items.length === 0 && isWall(verdict)) throw new UnreadPage(verdict, `${url}: ${verdict} by its words`);
    return reading;
  } catch (error) {
    if (isUnreadable(error)) throw new UnreadPage('too-large', `${url}: ${error.code}: ${error.message}`);
    throw error;
  }
}

function judge(
  { problem, items }: ListReading,
  dated: number,
  { adapter, assertions }: SourceDefinition,
  page: ListResponse,
): { readonly verdict: string; readonly note: string | null } {
  if (problem !== null) {
    const met = adapter.type === 'static-list' ? `"${adapter.item}" meets nothing` : `${adapter.type} finds no list`;
    const [hint] = listHints(page);
    return {
      verdict: problem,
      note: `${met} on ${page.url}: "source add" on the column's page proposes new rules${hint === undefined ? '' : `; ${hint}`}`,
    };
  }
  if (items.length < assertions.minimumItems) {
    const note = `expected at least ${assertions.minimumItems}: look whether the column shrank or "source add" finds more`;
    return { verdict: 'too-few-items', note };
  }
  if (dated < items.length * assertions.datedShare) {
    const note = `expected a share of ${assertions.datedShare}: "source add" looks for the days anew`;
    return { verdict: 'too-few-dates', note };
  }
  return { verdict: 'ok', note: null };
}
