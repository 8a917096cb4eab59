import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { isOneAddress } from '../../domain/alert/address.ts';
import type { Mail, MailSender } from '../../ports/messenger.ts';
import { checkSendsOnce, outcomeOfError } from './send-once.ts';

/**
 * Mail over SES v2 from a sender that SES has verified. SES sets its own Message-ID: the delivery id travels as a header and as
 * a tag, which the events of a configuration set repeat. It cannot be asked afterwards what it took, so `find` knows nothing.
 * @param client made with `maxAttempts: 1`
 * @throws HONGTOU_CLIENT_REPEATS from `send`
 */
export function createMailSender(client: SESv2Client, from: string): MailSender {
  return {
    send: async (mail) => {
      if (!isOneAddress(mail.to)) {
        return { outcome: 'rejected', reason: `${JSON.stringify(mail.to)} is not one plain e-mail address` };
      }
      await checkSendsOnce(client);
      try {
        const { MessageId: reference } = await client.send(new SendEmailCommand(requestOf(mail, from)));
        return { outcome: 'accepted', reference: reference ?? mail.deliveryId };
      } catch (error) {
        return outcomeOfError(error);
      }
    },
    find: async () => 'unknown',
  };
}

/** SES takes header values of printable ASCII up to 995 characters. */
const HEADER_VALUE = /^[ -~]{1,995}$/;

function requestOf(mail: Mail, from: string) {
  const text = (data: string) => ({ Data: data, Charset: 'UTF-8' });
  return {
    FromEmailAddress: from,
    Destination: { ToAddresses: [mail.to] },
    EmailTags: [{ Name: 'delivery', Value: mail.deliveryId }],
    Content: {
      Simple: {
        Subject: text(mail.subject.replace(/[\r\n]+/g, ' ')),
        Body: { Text: text(mail.text), Html: text(mail.html) },
        Headers: headersOf(mail),
      },
    },
  };
}

/** Unsubscribing takes one click where there is a secure URL for it (RFC 8058). */
function headersOf({ deliveryId, unsubscribeUrl }: Mail) {
  const headers: Record<string, string> = { 'X-Hongtou-Delivery': deliveryId, 'Auto-Submitted': 'auto-generated' };
  if (unsubscribeUrl !== null) headers['List-Unsubscribe'] = `<${unsubscribeUrl}>`;
  if (unsubscribeUrl?.startsWith('https://')) headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click';
  return Object.entries(headers)
    .filter(([, value]) => HEADER_VALUE.test(value))
    .map(([Name, Value]) => ({ Name, Value }));
}
