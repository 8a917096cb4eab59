import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMailOutbox, createTextOutbox } from '../../../functions/adapters/local/outbox.ts';
import { createSmtpSender } from '../../../functions/adapters/local/smtp.ts';
import type { Mail, MailSender } from '../../../functions/ports/messenger.ts';

const FROM = '红头 <alerts@hongtou.example>';
const MAIL: Mail = {
  deliveryId: 'm0123456789abcdef',
  to: 'reader@example.org',
  subject: '【红头】正式出台：云岭市扶持办法（最高：5000万元 → 3000万元）',
  text: '最高资助：5000万元 → 3000万元\n「单个项目最高资助3000万元。」',
  html: '<p>最高资助：5000万元 → 3000万元</p>',
  date: Date.parse('2026-11-18T01:01:00Z'),
  unsubscribeUrl: 'https://hongtou.example/manage?token=a.b.c',
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-outbox-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the mail outbox', () => {
  it('writes a message that a mail program reads as it was meant', async () => {
    const sender = createMailOutbox(folder, FROM);
    expect(await sender.find(MAIL.deliveryId)).toBe('absent');
    expect(await sender.send(MAIL)).toEqual({ outcome: 'accepted', reference: 'm0123456789abcdef.eml' });
    expect(await sender.find(MAIL.deliveryId)).toBe('accepted');
    const raw = readFileSync(join(folder, 'm0123456789abcdef.eml'));
    const read = await simpleParser(raw);
    expect(read.subject).toBe(MAIL.subject);
    expect(read.text?.trim()).toBe(MAIL.text);
    expect(read.html).toContain('5000万元 → 3000万元');
    expect(read.date?.toISOString()).toBe('2026-11-18T01:01:00.000Z');
    expect(read.headers.get('x-hongtou-delivery')).toBe(MAIL.deliveryId);
    expect(raw.toString('latin1')).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    for (const line of raw.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
  });

  it('keeps what was accepted: the same delivery is not written twice', async () => {
    const sender = createMailOutbox(folder, FROM);
    await sender.send({ ...MAIL, deliveryId: 'm2' });
    const before = readFileSync(join(folder, 'm2.eml'), 'utf8');
    await sender.send({ ...MAIL, deliveryId: 'm2', subject: '另一个标题' });
    expect(readFileSync(join(folder, 'm2.eml'), 'utf8')).toBe(before);
  });

  it.each(['a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', 'nobody', '<a@b.example>'])(
    'refuses the address %j',
    async (to) => {
      const outcome = await createMailOutbox(folder, FROM).send({ ...MAIL, deliveryId: 'm3', to });
      expect(outcome.outcome).toBe('rejected');
      expect(await createMailOutbox(folder, FROM).find('m3')).toBe('absent');
    },
  );

  it('puts a subject with line breaks on one line', async () => {
    await createMailOutbox(folder, FROM).send({ ...MAIL, deliveryId: 'm4', subject: '通知\r\nBcc: c@d.example' });
    const read = await simpleParser(readFileSync(join(folder, 'm4.eml')));
    expect(read.bcc).toBeUndefined();
    expect(read.subject).toContain('通知');
  });

  it('offers one-click only over https', async () => {
    await createMailOutbox(folder, FROM).send({ ...MAIL, deliveryId: 'm5', unsubscribeUrl: 'http://127.0.0.1/manage' });
    const raw = readFileSync(join(folder, 'm5.eml'), 'latin1');
    expect([raw.includes('List-Unsubscribe:'), raw.includes('List-Unsubscribe-Post')]).toEqual([true, false]);
  });
});

describe('the SMS outbox', () => {
  it('writes number, parts and text', async () => {
    const sender = createTextOutbox(folder);
    await sender.send({ deliveryId: 's1', to: '+85251234567', text: '红头：'.padEnd(71, '字') });
    expect(readFileSync(join(folder, 's1.sms.txt'), 'utf8')).toMatch(/^To: \+85251234567\nParts: 2\n\n红头：字+\n$/);
    expect([await sender.find('s1'), await sender.find('s2')]).toEqual(['accepted', 'absent']);
  });
});

describe('the SMTP sender', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  /** A real SMTP server on loopback, and a sender that talks to it. */
  async function open(
    options: ConstructorParameters<typeof SMTPServer>[0],
  ): Promise<{ sender: MailSender; received: string[] }> {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, callback) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          received.push(Buffer.concat(parts).toString('utf8'));
          callback();
        });
      },
      ...options,
    });
    server.on('error', () => undefined);
    const listener = server.listen(0, '127.0.0.1');
    await new Promise<void>((resolve) => listener.once('listening', () => resolve()));
    const address = listener.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const sender = createSmtpSender(`smtp://127.0.0.1:${port}`, FROM);
    closing.push(async () => {
      sender.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    });
    return { sender, received };
  }

  /** A server that takes the whole message and hangs up instead of answering. */
  async function openBreaking(): Promise<MailSender> {
    const server = createServer((socket) => {
      let inData = false;
      socket.write('220 ready\r\n');
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        const said = bytes.toString('latin1');
        if (inData) return said.endsWith('\r\n.\r\n') ? socket.destroy() : undefined;
        inData = said.startsWith('DATA');
        return socket.write(inData ? '354 go on\r\n' : '250 ok\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const sender = createSmtpSender(`smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, FROM);
    closing.push(async () => {
      sender.close();
      server.close();
    });
    return sender;
  }

  it('hands a message over with the delivery’s own Message-ID', async () => {
    const { sender, received } = await open({});
    expect((await sender.send(MAIL)).outcome).toBe('accepted');
    const read = await simpleParser(received[0] ?? '');
    expect([received.length, read.messageId, read.subject]).toEqual([1, '<m0123456789abcdef@hongtou>', MAIL.subject]);
  });

  it('takes a 550 at RCPT as final, a 451 and a frequency limit as passing', async () => {
    const answer = (code: number, message: string) =>
      open({
        onRcptTo: (_address, _session, callback) => callback(Object.assign(new Error(message), { responseCode: code })),
      });
    const gone = await answer(550, 'no such user');
    expect((await gone.sender.send(MAIL)).outcome).toBe('rejected');
    const busy = await answer(451, 'try again later');
    expect((await busy.sender.send(MAIL)).outcome).toBe('deferred');
    const limited = await answer(550, 'Mail content denied: frequency limited');
    expect((await limited.sender.send(MAIL)).outcome).toBe('deferred');
  });

  it('does not count a message as unsent when the connection breaks after DATA', async () => {
    const sender = await openBreaking();
    const { outcome } = await sender.send(MAIL);
    expect(outcome).toBe('unknown');
    expect(await sender.find(MAIL.deliveryId)).toBe('unknown');
  });

  it('defers where nobody listens', async () => {
    const { sender } = await open({});
    for (const close of closing.splice(0)) await close();
    const outcome = await createSmtpSender('smtp://127.0.0.1:1', FROM).send(MAIL);
    expect(outcome.outcome).toBe('deferred');
    expect(await sender.find('x')).toBe('unknown');
  });
});
