import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, inject, it } from 'vitest';
import { createMailSender } from '../../functions/adapters/aws/mail-sender.ts';
import { createTextSender } from '../../functions/adapters/aws/text-sender.ts';
import type { Mail } from '../../functions/ports/messenger.ts';
import { ANYWHERE } from '../adapters/aws/emulated.ts';

const endpoint = inject('moto') ?? '';
const ONCE = { ...ANYWHERE, maxAttempts: 1 } as const;

const MAIL: Mail = {
  deliveryId: 'm0123456789abcdef',
  to: 'li@example.com',
  subject: '临澜市：扶持办法由征求意见稿转为正式\r\nBcc: other@example.com',
  text: '最高资助由300万元提高到500万元。',
  html: '<p>最高资助由300万元提高到500万元。</p>',
  date: 1_793_491_200_000,
  unsubscribeUrl: 'https://hongtou.example/u/1',
};

describe.skipIf(endpoint === '')('SES and SNS on moto', () => {
  it('send a mail and a text message', async () => {
    const client = new SESv2Client({ ...ONCE, endpoint });
    await client.send(new CreateEmailIdentityCommand({ EmailIdentity: 'news@hongtou.example' }));
    expect(await createMailSender(client, 'news@hongtou.example').send(MAIL)).toMatchObject({ outcome: 'accepted' });
    const sms = createTextSender(new SNSClient({ ...ONCE, endpoint }));
    const text = { deliveryId: 'm1', to: '+85261234567', text: '最高资助300万→500万元' };
    expect(await sms.send(text)).toMatchObject({ outcome: 'accepted' });
  });
});
