import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Delivery, DeliveryClaim, DeliveryStatus } from '../../domain/alert/model.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import { byCodeUnits } from './keys.ts';
import { pack, unpack } from './packed.ts';
import { FREE, type Item, openTable, type Table } from './table.ts';

/** The index of deliveries that are planned, sending or unknown. */
const UNFINISHED = 'unfinished';

/**
 * Claims and deliveries in one DynamoDB table. Rows by partition: `claim#SUBSCRIBER#CHANNEL` says which delivery owns a change,
 * `delivery#ID` holds the delivery and the changes that were ever meant for it.
 */
export function createDeliveryStore(client: DynamoDBClient, tableName: string): DeliveryStore {
  const table = openTable(client, tableName, [UNFINISHED]);
  return { ...claims(table), ...deliveries(table) };
}

type Claims = Pick<DeliveryStore, 'claim' | 'reassign' | 'claimsOf'>;

/**
 * The owner's row decides. Who owns a change must be found from the delivery too, without an index that trails behind: so the
 * delivery's partition notes the change before it is claimed, and every note is held against the owner's row when it is read.
 */
function claims(table: Table): Claims {
  const note = (claim: DeliveryClaim, deliveryId: string) => table.put(noteOf(claim, deliveryId));
  return {
    claim: async (claim) => {
      await note(claim, claim.deliveryId);
      const item = { ...ownerKey(claim), delivery: { S: claim.deliveryId } };
      const standing = await table.putFirst(item, ownerKey(claim));
      return { ...claim, deliveryId: standing.delivery?.S ?? claim.deliveryId };
    },
    reassign: async (claim, to) => {
      await note(claim, to);
      const written = await table.updateIf(
        { text: 'delivery = :from', values: { ':from': { S: claim.deliveryId } } },
        ownerKey(claim),
        { text: 'SET delivery = :to', values: { ':to': { S: to } } },
      );
      return written === 'written' ? 'moved' : 'lost';
    },
    claimsOf: async (deliveryId) => {
      const noted: Item[] = [];
      for await (const item of table.query(notesOf(deliveryId))) noted.push(item);
      const owners = await table.getAll(noted.map((item) => ownerKey(claimOf(item, deliveryId))));
      const owned = new Set(owners.filter((row) => row.delivery?.S === deliveryId).map(nameOf));
      return noted
        .map((item) => claimOf(item, deliveryId))
        .filter((claim) => owned.has(nameOf(ownerKey(claim))))
        .sort((a, b) => byCodeUnits(a.changeId, b.changeId));
    },
  };
}

function ownerKey({ subscriberId, channel, changeId }: DeliveryClaim) {
  return { pk: { S: `claim#${subscriberId}#${channel}` }, sk: { S: changeId } };
}

function noteOf(claim: DeliveryClaim, deliveryId: string): Item {
  const { subscriberId, channel, changeId } = claim;
  return {
    pk: { S: `delivery#${deliveryId}` },
    sk: { S: `claim#${changeId}#${subscriberId}#${channel}` },
    claim: pack({ subscriberId, channel, changeId }),
  };
}

function notesOf(deliveryId: string) {
  return {
    text: 'pk = :pk AND begins_with(sk, :claim)',
    values: { ':pk': { S: `delivery#${deliveryId}` }, ':claim': { S: 'claim#' } },
  };
}

function claimOf(item: Item, deliveryId: string): DeliveryClaim {
  return { ...unpack<Omit<DeliveryClaim, 'deliveryId'>>(item.claim), deliveryId };
}

function nameOf(item: Item): string {
  return `${item.pk?.S}\n${item.sk?.S}`;
}

type Deliveries = Pick<DeliveryStore, 'open' | 'delivery' | 'advance' | 'unfinished' | 'all'>;

function deliveries(table: Table): Deliveries {
  const delivery = async (id: string): Promise<Delivery | null> => {
    const item = await table.get(deliveryKey(id));
    return item === null ? null : unpack<Delivery>(item.body);
  };
  return {
    delivery,
    open: async (row) => ((await table.putIf(FREE, rowOf(row))) === 'written' ? 'opened' : 'present'),
    advance: async (expected, row) => {
      const condition = {
        text: '#status = :status AND attempts = :attempts',
        names: { '#status': 'status' },
        values: { ':status': { S: expected.status }, ':attempts': { N: String(expected.attempts) } },
      };
      return (await table.putIf(condition, rowOf(row))) === 'written' ? 'advanced' : 'lost';
    },
    unfinished: async (limit, after) => {
      // A key may not be compared with an empty text.
      const follows =
        after === undefined
          ? { text: '', values: {} }
          : { text: ' AND id > :after', values: { ':after': { S: after } } };
      const values = { ':flag': { S: UNFINISHED }, ...follows.values };
      const flagged = { text: `unfinished = :flag${follows.text}`, values, index: UNFINISHED };
      const found: Delivery[] = [];
      for await (const { id } of table.query(flagged)) {
        // The index trails the table: the row itself knows whether it is still unfinished.
        const row = await delivery(id?.S ?? '');
        if (row !== null && OPEN.has(row.status)) found.push(row);
        if (found.length >= limit) break;
      }
      return found.slice(0, limit);
    },
    all: async function* () {
      const rows: Delivery[] = [];
      for await (const item of table.scan('attribute_exists(body)')) rows.push(unpack(item.body));
      yield* rows.sort((a, b) => byCodeUnits(a.id, b.id));
    },
  };
}

const OPEN: ReadonlySet<DeliveryStatus> = new Set(['planned', 'sending', 'unknown']);

function deliveryKey(id: string) {
  return { pk: { S: `delivery#${id}` }, sk: { S: 'delivery' } };
}

function rowOf(delivery: Delivery): Item {
  return {
    ...deliveryKey(delivery.id),
    id: { S: delivery.id },
    status: { S: delivery.status },
    attempts: { N: String(delivery.attempts) },
    body: pack(delivery),
    ...(OPEN.has(delivery.status) ? { unfinished: { S: UNFINISHED } } : {}),
  };
}
