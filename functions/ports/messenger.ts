/** What a sender says of a message. `unknown`: the connection broke after the message may have been accepted. */
export type SendOutcome =
  | { readonly outcome: 'accepted'; readonly reference: string }
  | { readonly outcome: 'rejected'; readonly reason: string }
  | { readonly outcome: 'deferred'; readonly reason: string; readonly retryAfterMs: number }
  | { readonly outcome: 'unknown'; readonly reason: string };

export interface Mail {
  readonly deliveryId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Milliseconds since the epoch; the Date header. */
  readonly date: number;
  readonly unsubscribeUrl: string | null;
}

export interface TextMessage {
  readonly deliveryId: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/**
 * Hands one message to a provider. Never throws for what a provider answers. The delivery id travels with the message.
 * @see functions/domain/alert for what stands in it
 */
export interface MailSender {
  send(mail: Mail): Promise<SendOutcome>;
  /** Whether a message with this delivery id was accepted; `unknown` where the provider cannot tell. */
  find(deliveryId: string): Promise<'accepted' | 'absent' | 'unknown'>;
}

export interface TextSender {
  send(message: TextMessage): Promise<SendOutcome>;
  find(deliveryId: string): Promise<'accepted' | 'absent' | 'unknown'>;
}
