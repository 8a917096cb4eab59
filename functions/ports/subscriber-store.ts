import type { Subscriber } from '../domain/alert/model.ts';

/** Who asked for what. Saved against the revision that was read, as in SourceStore. */
export interface SubscriberStore {
  subscriber(id: string): Promise<Subscriber | null>;
  save(subscriber: Subscriber): Promise<'saved' | 'stale'>;
  /** Every subscriber, in ascending order of id. */
  all(): AsyncIterable<Subscriber>;
}
