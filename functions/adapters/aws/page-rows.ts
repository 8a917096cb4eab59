import type { PageState } from '../../domain/source/state.ts';
import type { SourceStore } from '../../ports/source-store.ts';
import { byCodeUnits, keyNumber, keyText } from './keys.ts';
import { pack, unpack } from './packed.ts';
import { type Item, partition, revisionIs, type Table } from './table.ts';

type PageRows = Pick<
  SourceStore,
  'page' | 'savePage' | 'savePages' | 'pagesOf' | 'duePages' | 'pendingPages' | 'pendingCount' | 'pendingHosts'
>;

/**
 * Pages by host: a host's pending pages are asked for before every fetch and must not be out of date, which only an index
 * within the partition promises. Two local indexes: `pending` (time, source, URL) and `due` (source, time). A page is in
 * `pending` while it is to be fetched and in `due` once a next visit is planned.
 */
export function createPageRows(table: Table): PageRows {
  const register = hostRegister(table);
  const readRows = async (keys: readonly Item[]): Promise<readonly PageState[]> =>
    (await table.getAll(keys)).map((item) => unpack<PageState>(item.body));
  const pagesOf = async (sourceId: string): Promise<PageState[]> => {
    const pages: PageState[] = [];
    for (const host of await register.hostsOf(sourceId)) {
      for await (const item of table.query(pagesOfSource(host, sourceId))) pages.push(unpack(item.body));
    }
    return pages.sort(byUrl);
  };
  const savePage: PageRows['savePage'] = async (page) => {
    // Before the page: a host that is named without pages costs a look, a page whose host is not named is lost.
    if (page.revision === 0) await register.add(page.sourceId, hostOf(page.url));
    const written = await table.putIf(revisionIs(page.revision), rowOf(page));
    return written === 'written' ? 'saved' : 'stale';
  };
  return {
    page: async (sourceId, url) => {
      const item = await table.get(pageKey(sourceId, url));
      return item === null ? null : unpack<PageState>(item.body);
    },
    savePage,
    savePages: async (pages) => {
      const outcomes: ('saved' | 'stale')[] = [];
      for (const page of pages) outcomes.push(await savePage(page));
      return outcomes;
    },
    pagesOf: async function* (sourceId) {
      yield* await pagesOf(sourceId);
    },
    duePages: async (sourceId, instant) => {
      const keys: Item[] = [];
      for (const host of await register.hostsOf(sourceId)) {
        for await (const { pk, sk } of table.query(dueOf(host, sourceId, instant))) if (pk && sk) keys.push({ pk, sk });
      }
      return (await readRows(keys)).filter((page) => page.dueAt <= instant).toSorted(byUrl);
    },
    pendingPages: async (host, limit) => {
      const keys: Item[] = [];
      for await (const { pk, sk } of table.query({ ...pendingOf(host), limit })) if (pk && sk) keys.push({ pk, sk });
      return (await readRows(keys)).filter((page) => page.pending !== null).toSorted(byTurn);
    },
    pendingCount: async (sourceId) => {
      let count = 0;
      for (const host of await register.hostsOf(sourceId)) {
        for await (const { sk } of table.query(pendingOf(host))) if (sk?.S?.startsWith(`${sourceId}\n`)) count += 1;
      }
      return count;
    },
    pendingHosts: () => register.pendingHosts(),
  };
}

interface HostRegister {
  add(sourceId: string, host: string): Promise<void>;
  hostsOf(sourceId: string): Promise<readonly string[]>;
  pendingHosts(): Promise<readonly string[]>;
}

/** Hosts that are looked at in parallel. */
const HOSTS_AT_ONCE = 16;

/** Which hosts have pages, and of which source. Names are added and never removed. */
function hostRegister(table: Table): HostRegister {
  const known = new Set<string>();
  const hostsIn = async (pk: string): Promise<readonly string[]> => {
    const hosts: string[] = [];
    for await (const { sk } of table.query(partition(pk))) if (sk?.S !== undefined) hosts.push(sk.S);
    return hosts;
  };
  const isPending = async (host: string): Promise<boolean> => {
    for await (const _ of table.query({ ...pendingOf(host), limit: 1 })) return true;
    return false;
  };
  return {
    add: async (sourceId, host) => {
      const name = `${sourceId}\n${host}`;
      if (known.has(name)) return;
      await table.put({ pk: { S: 'hosts' }, sk: { S: host } });
      await table.put({ pk: { S: `hosts#${sourceId}` }, sk: { S: host } });
      known.add(name);
    },
    hostsOf: (sourceId) => hostsIn(`hosts#${sourceId}`),
    pendingHosts: async () => {
      const hosts = await hostsIn('hosts');
      const pending: string[] = [];
      for (let start = 0; start < hosts.length; start += HOSTS_AT_ONCE) {
        const some = hosts.slice(start, start + HOSTS_AT_ONCE);
        const answers = await Promise.all(some.map(isPending));
        pending.push(...some.filter((_, i) => answers[i]));
      }
      return pending.sort(byCodeUnits);
    },
  };
}

function rowOf(page: PageState): Item {
  const revision = page.revision + 1;
  const { sourceId, url, pending, notBefore, dueAt } = page;
  return {
    ...pageKey(sourceId, url),
    revision: { N: String(revision) },
    body: pack({ ...page, revision }),
    ...(pending === null ? {} : { pending: { S: keyText(`${keyNumber(notBefore)}\n${sourceId}\n${url}`) } }),
    ...(dueAt === Number.MAX_SAFE_INTEGER ? {} : { due: { S: `${sourceId}\n${keyNumber(dueAt)}` } }),
  };
}

function pageKey(sourceId: string, url: string) {
  return { pk: { S: `pages#${hostOf(url)}` }, sk: { S: keyText(`${sourceId}\n${url}`) } };
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function pagesOfSource(host: string, sourceId: string) {
  return {
    text: 'pk = :pk AND begins_with(sk, :source)',
    values: { ':pk': { S: `pages#${host}` }, ':source': { S: `${sourceId}\n` } },
  };
}

function pendingOf(host: string) {
  return { ...partition(`pages#${host}`), index: 'pending' };
}

function dueOf(host: string, sourceId: string, instant: number) {
  return {
    text: 'pk = :pk AND due BETWEEN :from AND :to',
    values: {
      ':pk': { S: `pages#${host}` },
      ':from': { S: `${sourceId}\n` },
      ':to': { S: `${sourceId}\n${keyNumber(instant)}` },
    },
    index: 'due',
  };
}

function byUrl(a: PageState, b: PageState): number {
  return byCodeUnits(a.url, b.url);
}

function byTurn(a: PageState, b: PageState): number {
  return a.notBefore - b.notBefore || byCodeUnits(a.sourceId, b.sourceId) || byUrl(a, b);
}
