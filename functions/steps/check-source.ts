import { HongtouError } from '../domain/error.ts';
import { decodePage } from '../domain/page/charset.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { firstRequests, type ListReading, type ListResponse } from '../domain/source/list.ts';
import { isUnreadable } from '../domain/source/read-page.ts';
import { judgeResponse } from '../domain/source/verdict.ts';
import type { PageReader } from '../ports/page-reader.ts';
import type { Cookie } from '../ports/portal-gate.ts';
import { type HostPorts, mayFetch, paced } from './host.ts';

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
    const reading = await readFirst(definition, ports);
    const items = reading.items.length;
    const dated = reading.items.filter(({ publishedOn }) => publishedOn !== null).length;
    const { verdict, note } = judge(reading, dated, definition);
    return { id, verdict, items, dated, newest: reading.items[0]?.title ?? null, note };
  } catch (thrown) {
    if (!(thrown instanceof UnreadPage)) throw thrown;
    return { id, verdict: thrown.verdict, items: 0, dated: 0, newest: null, note: thrown.message };
  }
}

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
  if (allowed === 'unknown') throw new UnreadPage('down', `robots.txt of ${new URL(url).host} could not be read`);
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
    throw new UnreadPage(verdict, `${url}: ${verdict} (${reason})`);
  }
  return { url: response.finalUrl, text, cookies: response.cookies };
}

class UnreadPage extends HongtouError {
  readonly verdict: string;

  constructor(verdict: string, message: string) {
    super('HONGTOU_PAGE_NOT_READ', message);
    this.verdict = verdict;
  }
}

async function readFirst(definition: SourceDefinition, ports: CheckPorts): Promise<ListReading> {
  const [first] = firstRequests(definition);
  if (first === undefined) return { items: [], nextPages: [], problem: 'not-a-list' };
  const page = await readPage(first.url, definition, ports);
  const reading = await readWithin(page, definition, ports);
  const [next] = reading.nextPages;
  if (reading.items.length > 0 || reading.problem !== null || next === undefined) return reading;
  return readWithin(await readPage(next, definition, ports, page), definition, ports);
}

/** The code of a page beyond what may be spent on one is the source's verdict: the operator is to know which bound it was. */
async function readWithin(
  { url, text }: ReadPage,
  definition: SourceDefinition,
  { pages }: CheckPorts,
): Promise<ListReading> {
  try {
    return (await pages.readList({ definition, url, text })).reading;
  } catch (error) {
    if (isUnreadable(error)) throw new UnreadPage('too-large', `${url}: ${error.code}: ${error.message}`);
    throw error;
  }
}

function judge(
  { problem, items }: ListReading,
  dated: number,
  { assertions }: SourceDefinition,
): { readonly verdict: string; readonly note: string | null } {
  if (problem !== null)
    return { verdict: problem, note: 'the rules meet nothing on the page: "source add" proposes new ones' };
  if (items.length < assertions.minimumItems) {
    return { verdict: 'too-few-items', note: `expected at least ${assertions.minimumItems}` };
  }
  if (dated < items.length * assertions.datedShare) {
    return { verdict: 'too-few-dates', note: `expected a share of ${assertions.datedShare}` };
  }
  return { verdict: 'ok', note: null };
}
