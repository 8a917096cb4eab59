import { HongtouError } from '../../domain/error.ts';
import type { SendOutcome } from '../../ports/messenger.ts';

/** An AWS client as far as its retries are concerned. */
interface RetryingClient {
  readonly config: { maxAttempts(): Promise<number> };
}

/**
 * Refuses a client that repeats requests: neither SES nor SNS knows a request again that it took already, so that a repeat
 * after a lost answer is a second message.
 * @throws HONGTOU_CLIENT_REPEATS
 */
export async function checkSendsOnce(client: RetryingClient): Promise<void> {
  const attempts = await client.config.maxAttempts();
  if (attempts === 1) return;
  throw new HongtouError('HONGTOU_CLIENT_REPEATS', `the AWS client has maxAttempts ${attempts}: expected 1`);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Answers after which the same message is worth another try, with the wait. All others that refuse are final. */
const RETRY_AFTER: Readonly<Record<string, number>> = {
  TooManyRequestsException: MINUTE,
  ThrottledException: MINUTE,
  ThrottlingException: MINUTE,
  Throttling: MINUTE,
  // The day's quota; a sender that is not set up, or stopped: ops can mend it, the recipient cannot.
  LimitExceededException: HOUR,
  SendingPausedException: HOUR,
  AccountSuspendedException: HOUR,
  MailFromDomainNotVerifiedException: HOUR,
  AccessDeniedException: HOUR,
  AuthorizationErrorException: HOUR,
};

/** Nothing has left this machine. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CredentialsProviderError',
]);

/** What an error of the SDK says of a message that was handed over. */
export function outcomeOfError(error: unknown): Exclude<SendOutcome, { outcome: 'accepted' }> {
  const { name, code, status, message: reason } = detailsOf(error);
  const retryAfterMs = RETRY_AFTER[name];
  if (retryAfterMs !== undefined) return { outcome: 'deferred', reason, retryAfterMs };
  if (NEVER_CONNECTED.has(code) || NEVER_CONNECTED.has(name))
    return { outcome: 'deferred', reason, retryAfterMs: MINUTE };
  if (status === 429) return { outcome: 'deferred', reason, retryAfterMs: MINUTE };
  if (status !== null && status >= 400 && status < 500) return { outcome: 'rejected', reason };
  // A broken connection, a timeout, a 5xx: it may have been taken.
  return { outcome: 'unknown', reason };
}

function detailsOf(error: unknown): { name: string; code: string; status: number | null; message: string } {
  if (!(error instanceof Error)) return { name: '', code: '', status: null, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { name: error.name, code, status: statusOf(error), message: `${error.name}: ${error.message}` };
}

function statusOf(error: Error): number | null {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null) return null;
  const { $metadata: metadata } = error;
  return 'httpStatusCode' in metadata && typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : null;
}
