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
   * it may have read the stores before the sender wrote. A hosted queue may hand out both: work is idempotent.
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
 * At-least-once work. What is sent is done at least once, not before its time; what fails too often moves to the dead letters,
 * once, and blocks nothing. No order is promised. What is lost all the same, or is due so late that a queue cannot hold it, is
 * found in the tables by the sweep.
 * @see LeasedWorkQueue for a queue whose work is taken by this process
 */
export interface WorkQueue {
  send(messages: readonly WorkMessage[]): Promise<void>;
  /** The messages that failed for good; a hosted queue that tells ops by an alarm of its own may answer none. */
  dead(): Promise<readonly { readonly message: WorkMessage; readonly reason: string }[]>;
}

/**
 * A work queue that hands out its work itself: a message comes back after its lease unless it is done. After `maxDeliveries`
 * it is a dead letter. A lease that ran out is ignored in `done` and `fail`. Where the queue calls the worker (SQS and
 * Lambda), the queue's settings keep these promises: visibility timeout, redrive policy, partial batch answers.
 */
export interface LeasedWorkQueue extends WorkQueue {
  /** Takes a message whose time has come, for `leaseMs`; null if there is none. */
  receive(now: number, leaseMs: number): Promise<WorkLease | null>;
  done(lease: WorkLease): Promise<void>;
  /** Hands the message back, not before `retryAt`; after the last delivery it becomes a dead letter. */
  fail(lease: WorkLease, failure: { readonly retryAt: number; readonly reason: string }): Promise<'retry' | 'dead'>;
  /** The earliest instant at which a message can be received, leases included; null in an empty queue. */
  nextAt(): Promise<number | null>;
}
