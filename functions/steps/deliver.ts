import { composeMail } from '../domain/alert/mail.ts';
import type { Delivery, DeliveryStatus, Subscriber } from '../domain/alert/model.ts';
import { composeSms } from '../domain/alert/sms.ts';
import { heaviestFirst } from '../domain/alert/wording.ts';
import type { ChangeRecord } from '../domain/change/record.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import type { MailSender, SendOutcome, TextSender } from '../ports/messenger.ts';
import type { OpsReports } from '../ports/ops-reports.ts';
import type { SubscriberStore } from '../ports/subscriber-store.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { deliverWork, successorOf } from './delivery-window.ts';

export interface DeliverPorts {
  readonly ledger: Ledger;
  readonly subscribers: SubscriberStore;
  readonly deliveries: DeliveryStore;
  readonly reports: OpsReports;
  readonly queue: WorkQueue;
  readonly clock: Clock;
  readonly mail: MailSender;
  readonly sms: TextSender;
  readonly wording: {
    readonly topicName: (code: string) => string;
    /** The reader's page of the change with this number. */
    readonly linkTo: (n: number) => string;
    readonly manageUrlOf: (subscriber: Subscriber) => string | null;
  };
}

/** A message that is put off is tried for about three days: longer than a mail server is down, and no alert is lost to it. */
const MAX_ATTEMPTS = 24;
/** Between two tries at the most; before that, each wait is twice the last. */
const LONGEST_WAIT_MS = 4 * 3_600_000;
/** A send that takes longer was left by a process that died. */
const SENDING_MS = 300_000;
/** An outcome that is unknown is looked at again after this time. */
const UNKNOWN_MS = 60_000;

/**
 * Sends one message to one recipient: freezes what it carries, sends, records the outcome. A delivery that has been `sending`
 * for long was left by a process that died: the provider is asked first, and only what it does not know is sent again, at most
 * once.
 */
export async function deliver(deliveryId: string, ports: DeliverPorts): Promise<void> {
  const delivery = await ports.deliveries.delivery(deliveryId);
  if (delivery === null) return;
  if (delivery.status === 'planned') return begin(delivery, ports);
  if (delivery.status === 'sending' || delivery.status === 'unknown') return reconcile(delivery, ports);
  // Whoever gave it up may have died before saying so.
  if (delivery.status === 'failed') return reportFailure(delivery, ports);
}

async function begin(delivery: Delivery, ports: DeliverPorts): Promise<void> {
  if (delivery.notBefore > ports.clock.now()) return sendLater(delivery, delivery.notBefore, ports);
  const subscriber = await ports.subscribers.subscriber(delivery.subscriberId);
  const address = addressOf(delivery, subscriber);
  if (subscriber === null || address === null) {
    await move(delivery, { status: 'suppressed', note: 'not confirmed, or no address' }, ports);
    return;
  }
  const claims = await ports.deliveries.claimsOf(delivery.id);
  if (claims.length === 0) {
    await move(delivery, { status: 'suppressed', note: 'nothing to say' }, ports);
    return;
  }
  const changeIds = delivery.changeIds.length > 0 ? delivery.changeIds : claims.map((claim) => claim.changeId);
  const sending = await move(delivery, { status: 'sending', changeIds, attempts: delivery.attempts + 1 }, ports);
  if (sending === null) return;
  await passOn(sending, ports);
  await send(sending, subscriber, address, ports);
}

/** A change that was promised to this delivery while it was being closed goes into its successor. */
async function passOn(closed: Delivery, ports: DeliverPorts): Promise<void> {
  const late = (await ports.deliveries.claimsOf(closed.id)).filter(
    (claim) => !closed.changeIds.includes(claim.changeId),
  );
  if (late.length === 0) return;
  const id = successorOf(closed.id);
  await ports.deliveries.open({ ...closed, id, status: 'planned', changeIds: [], attempts: 0, note: null });
  for (const claim of late) await ports.deliveries.reassign(claim, id);
  await sendLater({ ...closed, id }, ports.clock.now(), ports);
}

async function reconcile(delivery: Delivery, ports: DeliverPorts): Promise<void> {
  const sender = delivery.channel === 'email' ? ports.mail : ports.sms;
  const found = await sender.find(delivery.id);
  if (found === 'accepted') {
    await move(delivery, { status: 'accepted', note: 'found at the provider' }, ports);
    return;
  }
  // Another worker may be sending it at this moment: a repeat would be a second message.
  const settledAt = delivery.movedAt + (delivery.status === 'sending' ? SENDING_MS : UNKNOWN_MS);
  if (settledAt > ports.clock.now()) return sendLater(delivery, settledAt, ports);
  const subscriber = await ports.subscribers.subscriber(delivery.subscriberId);
  const address = addressOf(delivery, subscriber);
  if (subscriber === null || address === null) {
    await move(delivery, { status: 'suppressed', note: 'no longer confirmed' }, ports);
    return;
  }
  if (found === 'unknown' && delivery.repeated === true) {
    return giveUp(delivery, 'outcome unknown after one repeat', ports);
  }
  const repeated = found === 'unknown' ? { repeated: true as const } : {};
  const sending = await move(delivery, { status: 'sending', attempts: delivery.attempts + 1, ...repeated }, ports);
  if (sending !== null) await send(sending, subscriber, address, ports);
}

async function send(delivery: Delivery, subscriber: Subscriber, address: string, ports: DeliverPorts): Promise<void> {
  const carried = await carriedBy(delivery, ports.ledger);
  const outcome = await hand(delivery, subscriber, address, carried, ports);
  switch (outcome.outcome) {
    case 'accepted':
      await move(delivery, { status: 'accepted', note: outcome.reference }, ports);
      return;
    case 'rejected':
      return giveUp(delivery, outcome.reason, ports);
    case 'unknown':
      await move(delivery, { status: 'unknown', note: outcome.reason }, ports);
      return sendLater(delivery, ports.clock.now() + UNKNOWN_MS, ports);
    case 'deferred': {
      if (delivery.attempts >= MAX_ATTEMPTS) return giveUp(delivery, outcome.reason, ports);
      const wait = Math.min(outcome.retryAfterMs * 2 ** (delivery.attempts - 1), LONGEST_WAIT_MS);
      const notBefore = ports.clock.now() + Math.max(wait, outcome.retryAfterMs);
      await move(delivery, { status: 'planned', note: outcome.reason, notBefore }, ports);
      return sendLater(delivery, notBefore, ports);
    }
  }
}

async function giveUp(delivery: Delivery, reason: string, ports: DeliverPorts): Promise<void> {
  const failed = await move(delivery, { status: 'failed', note: reason }, ports);
  if (failed !== null) await reportFailure(failed, ports);
}

/** One report a day: where a mail server is gone, every subscriber's message fails for the same reason. */
async function reportFailure(failed: Delivery, { reports }: DeliverPorts): Promise<void> {
  const tick = new Date(failed.movedAt).toISOString();
  await reports.file({
    id: `message failed ${tick.slice(0, 10)}`,
    tick,
    subject: failed.subscriberId,
    kind: 'message-failed',
    message: `a message to ${failed.subscriberId} by ${failed.channel} was given up: ${failed.note}. Others of this day are not reported one by one: hongtou doctor lists them`,
  });
}

async function hand(
  delivery: Delivery,
  subscriber: Subscriber,
  address: string,
  carried: readonly LedgerEntry[],
  ports: DeliverPorts,
): Promise<SendOutcome> {
  const { wording } = ports;
  const records = heaviestFirst(carried.map((entry) => entry.record));
  const numbers = new Map(carried.map((entry) => [entry.record.id, entry.claimedNumber ?? 0]));
  const linkOf = (record: ChangeRecord) => wording.linkTo(numbers.get(record.id) ?? 0);
  if (delivery.channel === 'sms') {
    const link = records[0] === undefined ? '' : linkOf(records[0]);
    return ports.sms.send({ deliveryId: delivery.id, to: address, text: composeSms(records, { link }) });
  }
  const manageUrl = wording.manageUrlOf(subscriber);
  const mail = composeMail(records, { topicName: wording.topicName, linkOf, manageUrl });
  const date = delivery.notBefore;
  return ports.mail.send({ ...mail, deliveryId: delivery.id, to: address, date, unsubscribeUrl: manageUrl });
}

/** The changes that a delivery carries. They were numbered before they were promised to anybody. */
async function carriedBy(delivery: Delivery, ledger: Ledger): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const id of delivery.changeIds) {
    const entry = await ledger.entry(id);
    if (entry !== null) entries.push(entry);
  }
  return entries;
}

function addressOf(delivery: Delivery, subscriber: Subscriber | null): string | null {
  if (subscriber === null || subscriber.status !== 'confirmed') return null;
  return delivery.channel === 'email' ? subscriber.email : subscriber.phone;
}

/** The moved row, or null where another worker moved it first. */
async function move(
  delivery: Delivery,
  change: { readonly status: DeliveryStatus } & Partial<Delivery>,
  ports: DeliverPorts,
): Promise<Delivery | null> {
  const next: Delivery = { ...delivery, ...change, movedAt: ports.clock.now() };
  const expected = { status: delivery.status, attempts: delivery.attempts };
  return (await ports.deliveries.advance(expected, next)) === 'advanced' ? next : null;
}

async function sendLater(delivery: Delivery, notBefore: number, ports: DeliverPorts): Promise<void> {
  await ports.queue.send([deliverWork(delivery.id, notBefore)]);
}
