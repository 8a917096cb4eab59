import { createTransport } from 'nodemailer';
import { smsParts } from '../../domain/alert/sms.ts';
import { HongtouError } from '../../domain/error.ts';
import type { MailSender, SendOutcome, TextSender } from '../../ports/messenger.ts';
import { type AtomicFolder, atomicFolder } from './atomic-file.ts';
import { messageOf } from './mail-message.ts';

/**
 * A folder instead of a mail provider: each message is a file named after its delivery, `ID.eml` as it would go over the
 * wire. A file that is there was accepted, whole.
 */
export function createMailOutbox(folder: string, from: string): MailSender {
  const files = atomicFolder(folder);
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(mail) {
      try {
        const { message } = await transport.sendMail(messageOf(mail, from));
        if (!Buffer.isBuffer(message)) throw new Error('the message was not built in memory');
        return await put(files, `${mail.deliveryId}.eml`, message);
      } catch (error) {
        return rejected(error);
      }
    },
    find: (deliveryId) => find(files, `${deliveryId}.eml`),
  };
}

/** The same for SMS: `ID.sms.txt` with the number, the parts it takes and the text. */
export function createTextOutbox(folder: string): TextSender {
  const files = atomicFolder(folder);
  return {
    async send({ deliveryId, to, text }) {
      try {
        const content = `To: ${to}\nParts: ${smsParts(text)}\n\n${text}\n`;
        return await put(files, `${deliveryId}.sms.txt`, Buffer.from(content, 'utf8'));
      } catch (error) {
        return rejected(error);
      }
    },
    find: (deliveryId) => find(files, `${deliveryId}.sms.txt`),
  };
}

async function put(files: AtomicFolder, name: string, bytes: Uint8Array): Promise<SendOutcome> {
  await files.create(name, bytes);
  return { outcome: 'accepted', reference: name };
}

async function find(files: AtomicFolder, name: string): Promise<'accepted' | 'absent'> {
  return (await files.read(name)) === null ? 'absent' : 'accepted';
}

function rejected(error: unknown): SendOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof HongtouError) return { outcome: 'rejected', reason };
  return { outcome: 'deferred', reason, retryAfterMs: 60_000 };
}
