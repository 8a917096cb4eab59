import type { DocumentKind } from '../document/model.ts';
import type { Tick } from '../source/state.ts';

export type Channel = 'email' | 'sms';

/** What a subscriber asked for. An empty list means any. */
export interface Watch {
  readonly id: string;
  readonly topics: readonly string[];
  /** GB/T 2260 prefixes: `44` for Guangdong, `4403` for Shenzhen. */
  readonly regions: readonly string[];
  readonly issuers: readonly string[];
  readonly kinds: readonly DocumentKind[];
  readonly keywords: readonly string[];
  /** 0 to 100: changes that weigh less are left out. */
  readonly minimumWeight?: number;
  readonly cadence: 'immediate' | 'daily';
  readonly channel: Channel;
}

export interface Subscriber {
  readonly id: string;
  readonly status: 'pending' | 'confirmed' | 'unsubscribed';
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly watches: readonly Watch[];
  readonly revision: number;
}

export type DeliveryStatus = 'planned' | 'sending' | 'accepted' | 'failed' | 'held' | 'suppressed' | 'unknown';

/** One message to one subscriber over one channel. `changeIds` is frozen when sending begins. */
export interface Delivery {
  readonly id: string;
  readonly subscriberId: string;
  readonly channel: Channel;
  readonly tick: Tick;
  readonly notBefore: number;
  readonly status: DeliveryStatus;
  readonly changeIds: readonly string[];
  readonly attempts: number;
  /** Sent once more after its outcome could not be known: it is not sent a third time. */
  readonly repeated?: true;
  /** When the status was last moved, milliseconds since the epoch. */
  readonly movedAt: number;
  readonly note: string | null;
}

/** The promise that one change reaches one subscriber once over one channel. */
export interface DeliveryClaim {
  readonly subscriberId: string;
  readonly changeId: string;
  readonly channel: Channel;
  readonly deliveryId: string;
}
