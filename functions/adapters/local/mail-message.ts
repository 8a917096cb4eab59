import { isOneAddress } from '../../domain/alert/address.ts';
import { HongtouError } from '../../domain/error.ts';
import type { Mail } from '../../ports/messenger.ts';

/**
 * The message that nodemailer is given. The delivery id travels as Message-ID and as a header, so that an outcome that was
 * lost can be looked up. Unsubscribing takes one click where there is a secure URL for it (RFC 8058).
 * @throws HONGTOU_BAD_ADDRESS for anything but one plain address
 */
export function messageOf(mail: Mail, from: string) {
  if (!isOneAddress(mail.to)) {
    throw new HongtouError('HONGTOU_BAD_ADDRESS', `${JSON.stringify(mail.to)} is not one plain e-mail address`);
  }
  const oneClick = mail.unsubscribeUrl?.startsWith('https://') === true;
  return {
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: new Date(mail.date),
    // The same message is the same bytes, whoever builds it again.
    baseBoundary: mail.deliveryId,
    messageId: `<${mail.deliveryId}@hongtou>`,
    headers: {
      'X-Hongtou-Delivery': mail.deliveryId,
      'Auto-Submitted': 'auto-generated',
      ...(mail.unsubscribeUrl === null ? {} : { 'List-Unsubscribe': `<${mail.unsubscribeUrl}>` }),
      ...(oneClick ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
