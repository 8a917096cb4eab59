import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { TextSender } from '../../ports/messenger.ts';
import { checkSendsOnce, outcomeOfError } from './send-once.ts';

/** Numbers of the mainland: their text messages need an approved signature and template, which SNS does not know. */
const MAINLAND = /^\+86/;
/** @example +85261234567 */
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Text messages over SNS, outside +86. A text message has no place for the delivery id, and SNS cannot be asked afterwards what
 * it took, so `find` knows nothing.
 * @param client made with `maxAttempts: 1`
 * @throws HONGTOU_CLIENT_REPEATS from `send`
 */
export function createTextSender(client: SNSClient): TextSender {
  return {
    send: async ({ to, text }) => {
      if (!E164.test(to))
        return { outcome: 'rejected', reason: `${JSON.stringify(to)} is not a number like +85261234567` };
      if (MAINLAND.test(to)) {
        return { outcome: 'rejected', reason: 'numbers of +86 need a provider of message templates; none is set up' };
      }
      await checkSendsOnce(client);
      try {
        const { MessageId: reference } = await client.send(
          new PublishCommand({ PhoneNumber: to, Message: text, MessageAttributes: TRANSACTIONAL }),
        );
        return { outcome: 'accepted', reference: reference ?? 'SNS' };
      } catch (error) {
        return outcomeOfError(error);
      }
    },
    find: async () => 'unknown',
  };
}

/** Sent for reliability, not for price. */
const TRANSACTIONAL = { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } } as const;
