import type { BundleOutbox } from './bundle-outbox.ts';

/** Bundles that collectors pushed and nobody took yet. */
export interface BundleInbox extends Pick<BundleOutbox, 'waiting' | 'packed' | 'delivered'> {
  /** Puts a bundle apart that can never be taken, for an operator to look at. */
  refuse(name: string): Promise<void>;
}
