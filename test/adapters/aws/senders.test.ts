import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailSender } from '../../../functions/adapters/aws/mail-sender.ts';
import { createTextSender } from '../../../functions/adapters/aws/text-sender.ts';
import type { Mail } from '../../../functions/ports/messenger.ts';
import { ANYWHERE } from './emulated.ts';

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

describe('SES and SNS', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** A provider that answers every request alike and remembers what it was sent. */
  async function provider(answer: { status: number; type?: string } | 'hang up') {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        requests.push(Buffer.concat(chunks).toString());
        if (answer === 'hang up') return request.socket.destroy();
        response.writeHead(answer.status, {
          'content-type': 'application/json',
          'x-amzn-errortype': answer.type ?? '',
        });
        response.end(answer.status === 200 ? '{"MessageId":"ses-1"}' : '{"message":"no"}');
        return undefined;
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const options = { ...ONCE, endpoint: `http://127.0.0.1:${port}` };
    return { requests, mail: createMailSender(new SESv2Client(options), 'news@hongtou.example') };
  }

  it('give a mail its delivery id as tag and header, a way out by one click, and no second recipient', async () => {
    const { mail, requests } = await provider({ status: 200 });
    expect(await mail.send(MAIL)).toEqual({ outcome: 'accepted', reference: 'ses-1' });
    const sent = JSON.parse(requests[0] ?? '') as Record<string, unknown>;
    expect(sent).toMatchObject({
      FromEmailAddress: 'news@hongtou.example',
      Destination: { ToAddresses: ['li@example.com'] },
      EmailTags: [{ Name: 'delivery', Value: 'm0123456789abcdef' }],
      Content: {
        Simple: {
          Subject: { Data: '临澜市：扶持办法由征求意见稿转为正式 Bcc: other@example.com' },
          Headers: expect.arrayContaining([
            { Name: 'X-Hongtou-Delivery', Value: 'm0123456789abcdef' },
            { Name: 'List-Unsubscribe', Value: '<https://hongtou.example/u/1>' },
            { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
          ]),
        },
      },
    });
  });

  it.each([
    [{ status: 400, type: 'MessageRejected' }, 'rejected'],
    [{ status: 400, type: 'BadRequestException' }, 'rejected'],
    [{ status: 429, type: 'TooManyRequestsException' }, 'deferred'],
    [{ status: 400, type: 'LimitExceededException' }, 'deferred'],
    [{ status: 400, type: 'SendingPausedException' }, 'deferred'],
    [{ status: 400, type: 'MailFromDomainNotVerifiedException' }, 'deferred'],
    [{ status: 403, type: 'AccessDeniedException' }, 'deferred'],
    [{ status: 500, type: 'InternalFailure' }, 'unknown'],
    ['hang up', 'unknown'],
  ] as const)('take the answer %j for %s, after one request', async (answer, outcome) => {
    const { mail, requests } = await provider(answer);
    expect(await mail.send(MAIL)).toMatchObject({ outcome });
    expect(requests).toHaveLength(1);
    expect(await mail.find(MAIL.deliveryId)).toBe('unknown');
  });

  it('know that nothing was sent where nobody listens', async () => {
    const { port } = await new Promise<AddressInfo>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address() as AddressInfo;
        server.close(() => resolve(address));
      });
    });
    const client = new SESv2Client({ ...ONCE, endpoint: `http://127.0.0.1:${port}` });
    expect(await createMailSender(client, 'news@hongtou.example').send(MAIL)).toMatchObject({ outcome: 'deferred' });
  });

  it('do not work through a client that repeats requests', async () => {
    const mail = createMailSender(
      new SESv2Client({ ...ANYWHERE, endpoint: 'http://127.0.0.1:9' }),
      'news@hongtou.example',
    );
    await expect(mail.send(MAIL)).rejects.toMatchObject({ code: 'HONGTOU_CLIENT_REPEATS' });
  });

  it.each(['a@example.com, b@example.com', 'a@example.com\r\nBcc: b@example.com', 'nobody', ''])(
    'refuse the address %j without asking',
    async (to) => {
      const { mail, requests } = await provider({ status: 200 });
      expect(await mail.send({ ...MAIL, to })).toMatchObject({ outcome: 'rejected' });
      expect(requests).toEqual([]);
    },
  );

  it('refuse text messages to the mainland and to what is no number, and say why', async () => {
    const sms = createTextSender(new SNSClient({ ...ONCE, endpoint: 'http://127.0.0.1:9' }));
    const to = async (number: string) => sms.send({ deliveryId: 'm1', to: number, text: '要闻' });
    expect(await to('+8613800138000')).toMatchObject({ outcome: 'rejected', reason: expect.stringContaining('+86') });
    expect(await to('13800138000')).toMatchObject({ outcome: 'rejected' });
  });
});
