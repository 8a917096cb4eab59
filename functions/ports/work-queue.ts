/** A piece of work by name. Messages hold references only; what they refer to is in the stores. */
export type Work =
  | { readonly kind: 'turn'; readonly host: string; readonly tick: string }
  | { readonly kind: 'assess'; readonly sourceId: string; readonly tick: string }
  | { readonly kind: 'notify'; readonly changeId: string }
  | { readonly kind: 'deliver'; readonly deliveryId: string }
  | { readonly kind: 'publish'; readonly tick: string };

export interface WorkMessage {
  readonly work: Work;
  /**
   * Messages that are sent with the same id while one of them waits are one message. One that is being worked on does not wait:
   * it may have read the stores before the sender wrote.
   */
  readonly dedupId: string;
  /** Not handed out before this instant, milliseconds since the epoch. */
  readonly notBefore: number;
}

export interface WorkLease {
  readonly message: WorkMessage;
  readonly receipt: string;
  /** How often it was handed out, this time included. */
  readonly deliveries: number;
}

/**
 * At-least-once work: a message comes back after its lease unless it is done. After `maxDeliveries` it moves to the dead
 * letters, once, and blocks nothing. No order is promised. A lease that ran out is ignored in `done` and `fail`.
 */
export interface WorkQueue {
  send(messages: readonly WorkMessage[]): Promise<void>;
  /** Takes a message whose time has come, for `leaseMs`; null if there is none. */
  receive(now: number, leaseMs: number): Promise<WorkLease | null>;
  done(lease: WorkLease): Promise<void>;
  /** Hands the message back, not before `retryAt`; after the last delivery it becomes a dead letter. */
  fail(lease: WorkLease, failure: { readonly retryAt: number; readonly reason: string }): Promise<'retry' | 'dead'>;
  /** The earliest instant at which a message can be received, leases included; null in an empty queue. */
  nextAt(): Promise<number | null>;
  dead(): Promise<readonly { readonly message: WorkMessage; readonly reason: string }[]>;
}
