import { createHash } from 'node:crypto';
import { packBundle } from '../../functions/adapters/local/bundle-file.ts';
import { writeBundle } from '../../functions/domain/collect/bundle.ts';
import type { CollectedPage, Snapshot } from '../../functions/domain/collect/collected.ts';
import { listPage, noticePage } from './portal.ts';
import { sentencesOf } from './watched.ts';

/** A collector's packed bundle of one whole round of a list of numbered notices. */
export function collectedRound(host: string, tick: string, numbers: readonly number[]): Uint8Array {
  const titleOf = (n: number) => `关于${host}第${n}号工作的通知`;
  const list = listPage(numbers.map((n) => ({ path: `/p/${n}.html`, title: titleOf(n) })));
  const rows = [
    captured(host, '/list/', 'list', list, tick),
    ...numbers.map((n) => captured(host, `/p/${n}.html`, 'paper', noticePage(titleOf(n), sentencesOf(n / 100)), tick)),
  ];
  return packBundle(
    writeBundle({
      sourceId: sourceIdOf(host),
      tick,
      part: 1,
      last: true,
      pages: rows.map(({ page }) => page),
      snapshots: rows.map(({ snapshot }) => snapshot),
    }),
  );
}

function sourceIdOf(host: string): string {
  return host.replaceAll('.', '-');
}

function captured(
  host: string,
  path: string,
  role: CollectedPage['role'],
  html: string,
  tick: string,
): { readonly page: CollectedPage; readonly snapshot: Snapshot } {
  const bytes = new TextEncoder().encode(html);
  const key = `snapshots/${createHash('sha256').update(bytes).digest('hex')}`;
  const url = `http://${host}${path}`;
  const page: CollectedPage = {
    sourceId: sourceIdOf(host),
    url,
    role,
    parentUrl: null,
    listedTitle: null,
    listedOn: null,
    foundTick: tick,
    dueAt: Number.MAX_SAFE_INTEGER,
    quietVisits: 1,
    checkedTick: tick,
    verdict: 'ok',
    etag: null,
    lastModified: null,
    capture: { tick, snapshot: key, contentType: 'text/html; charset=utf-8', finalUrl: url },
  };
  return { page, snapshot: { key, bytes } };
}
