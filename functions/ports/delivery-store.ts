import type { Delivery, DeliveryClaim, DeliveryStatus } from '../domain/alert/model.ts';

/**
 * The ledger of messages. A (subscriber, change, channel) belongs to one delivery at a time, by a unique key in the store.
 */
export interface DeliveryStore {
  /** Writes the claim if the triple is free; answers the claim that stands. */
  claim(claim: DeliveryClaim): Promise<DeliveryClaim>;
  /** Moves a claim to another delivery if it still stands at `from`. */
  reassign(claim: DeliveryClaim, to: string): Promise<'moved' | 'lost'>;
  /** The claims of a delivery, in ascending order of change id. */
  claimsOf(deliveryId: string): Promise<readonly DeliveryClaim[]>;

  /** Writes the delivery if its id is free. */
  open(delivery: Delivery): Promise<'opened' | 'present'>;
  delivery(id: string): Promise<Delivery | null>;
  /** Replaces the row if status and attempts still are as given. */
  advance(
    expected: { readonly status: DeliveryStatus; readonly attempts: number },
    delivery: Delivery,
  ): Promise<'advanced' | 'lost'>;
  /** Deliveries with status planned, sending or unknown whose id follows `after`, in ascending order of id; at most `limit`. */
  unfinished(limit: number, after?: string): Promise<readonly Delivery[]>;
  /** Every delivery, in ascending order of id. */
  all(): AsyncIterable<Delivery>;
}
