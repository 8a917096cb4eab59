import type { ChangeRecord } from '../change/record.ts';
import type { Subscriber, Watch } from './model.ts';

/**
 * The watches of a subscriber that a change speaks to; none for what alerts nobody: silent records, and the same paper seen
 * again elsewhere. Keywords are looked up in the title, the sentences of figures and deadlines, and the promises.
 */
export function matchingWatches(subscriber: Subscriber, record: ChangeRecord): readonly Watch[] {
  if (subscriber.status !== 'confirmed' || !isNews(record)) return [];
  return subscriber.watches.filter((watch) => matches(watch, record));
}

/** A paper that says nothing that was not said before is no news; a text that was changed always is. */
function isNews(record: ChangeRecord): boolean {
  if (record.audience === 'silent' || QUIET_KINDS.has(record.kind)) return false;
  return record.kind !== 'published' || record.weight.score > 0;
}

function matches(watch: Watch, record: ChangeRecord): boolean {
  const { state } = record;
  return (
    record.weight.score >= (watch.minimumWeight ?? 0) &&
    among(watch.topics, (code) => state.topics.some((topic) => topic === code || topic.startsWith(`${code}.`))) &&
    among(watch.regions, (prefix) => state.region.startsWith(prefix)) &&
    among(watch.issuers, (name) => (state.issuer ?? '').includes(name)) &&
    among(watch.kinds, (kind) => state.kind === kind) &&
    among(watch.keywords, (word) => searchText(record).includes(word))
  );
}

/** An empty list asks for anything. */
function among<T>(wanted: readonly T[], holds: (item: T) => boolean): boolean {
  return wanted.length === 0 || wanted.some(holds);
}

function searchText(record: ChangeRecord): string {
  const sentences = record.figures.flatMap((figure) => [figure.before?.sentence ?? '', figure.after?.sentence ?? '']);
  const deadlines = record.deadlines.map(({ what, sentence }) => sentence ?? what);
  return [record.state.title, ...sentences, ...deadlines, ...record.commitments].join('\n');
}

const QUIET_KINDS: ReadonlySet<ChangeRecord['kind']> = new Set(['reposted', 'relocated', 'corrected']);
