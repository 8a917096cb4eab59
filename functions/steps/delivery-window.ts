import { createHash } from 'node:crypto';
import type { WorkMessage } from '../ports/work-queue.ts';

/** The id of the delivery that collects a subscriber's changes of one window: the same words, the same id. */
export function deliveryIdOf(window: string): string {
  return `m${createHash('sha256').update(window).digest('hex').slice(0, 20)}`;
}

/** The delivery that takes what came too late for this one. */
export function successorOf(deliveryId: string): string {
  return deliveryIdOf(`${deliveryId}|next`);
}

export function deliverWork(deliveryId: string, notBefore: number): WorkMessage {
  return { work: { kind: 'deliver', deliveryId }, dedupId: `deliver ${deliveryId} ${notBefore}`, notBefore };
}
