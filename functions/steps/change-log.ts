import { type FeedAddress, feedPage, type NumberedChange, PAGE_SIZE } from '../domain/feed/json-feed.ts';
import type { Ledger } from '../ports/ledger.ts';

export interface ChangeLogPorts {
  readonly ledger: Pick<Ledger, 'numberAt' | 'entry'>;
  readonly address: FeedAddress;
}

/**
 * The changes that follow number `after`, at most a page of them, as JSON Feed. `next_url` leads on while there may be more: who
 * follows it from 0 sees every change once and in order, whatever is written meanwhile.
 */
export async function changesAfter(after: number, url: string, ports: ChangeLogPorts): Promise<string> {
  const changes: NumberedChange[] = [];
  for (let n = after + 1; n <= after + PAGE_SIZE; n++) {
    const number = await ports.ledger.numberAt(n);
    const entry = number === null ? null : await ports.ledger.entry(number.changeId);
    if (number === null || entry === null) break;
    changes.push({ n, hash: number.hash, record: entry.record });
  }
  const nextUrl = changes.length < PAGE_SIZE ? null : `${url}?after=${after + PAGE_SIZE}`;
  return feedPage(changes, { url: `${url}?after=${after}`, nextUrl }, ports.address);
}
