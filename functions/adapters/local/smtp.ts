import { createTransport } from 'nodemailer';
import { HongtouError } from '../../domain/error.ts';
import type { MailSender, SendOutcome } from '../../ports/messenger.ts';
import { messageOf } from './mail-message.ts';

/** After a 4xx the server is left alone for this long, then for longer with each attempt of the step. */
const RETRY_MS = 300_000;
const CONNECT_MS = 15_000;
/** RFC 5321 §4.5.3.2 allows a server ten minutes after the final dot; what takes this long is looked at again later. */
const SILENCE_MS = 60_000;

/**
 * Hands mail to an SMTP server. SMTP cannot say afterwards whether it took a message, so `find` knows nothing: a connection
 * that broke after the message went out is `unknown`, and the step repeats it once with the same Message-ID.
 * @param url smtp://user:password@host:port or smtps://…
 */
export function createSmtpSender(url: string, from: string): MailSender & { close(): void } {
  const transport = createTransport({
    url,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  return {
    async send(mail) {
      try {
        const { messageId, rejected } = await transport.sendMail(messageOf(mail, from));
        if (rejected.length > 0) return { outcome: 'rejected', reason: `the server refused ${mail.to}` };
        return { outcome: 'accepted', reference: messageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    find: async () => 'unknown',
    close: () => transport.close(),
  };
}

/** Replies before the message went out are sure; a connection that broke afterwards (nodemailer calls it CONN) is not. */
function outcomeOf(error: unknown): SendOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof HongtouError) return { outcome: 'rejected', reason };
  const { code, responseCode, command } = detailsOf(error);
  if (responseCode !== null && responseCode >= 500 && !isFrequencyLimit(reason)) return { outcome: 'rejected', reason };
  if (responseCode !== null) return { outcome: 'deferred', reason, retryAfterMs: RETRY_MS };
  const neverConnected = code === 'ECONNREFUSED' || code === 'EDNS' || code === 'ESOCKET' || code === 'ENOTFOUND';
  if (neverConnected || code === 'EAUTH' || code === 'ETLS')
    return { outcome: 'deferred', reason, retryAfterMs: RETRY_MS };
  if (command === 'DATA' || command === 'CONN' || command === null) return { outcome: 'unknown', reason };
  return { outcome: 'deferred', reason, retryAfterMs: RETRY_MS };
}

/** Some providers answer their secret rate limits with 550: the address is good, the hour is not. */
const FREQUENCY_WORDS = /frequen|rate limit|too many|频率|频繁|超过限制/i;

function isFrequencyLimit(reason: string): boolean {
  return FREQUENCY_WORDS.test(reason);
}

function detailsOf(error: unknown): { code: string | null; responseCode: number | null; command: string | null } {
  if (typeof error !== 'object' || error === null) return { code: null, responseCode: null, command: null };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  const command = 'command' in error && typeof error.command === 'string' ? error.command : null;
  return { code, responseCode, command };
}
