import { join } from 'node:path';
import { createBlobStore } from '../../../functions/adapters/local/blob-store.ts';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { createDeliveryStore } from '../../../functions/adapters/local/delivery-store.ts';
import { createLedger } from '../../../functions/adapters/local/ledger.ts';
import { createSiteStore } from '../../../functions/adapters/local/site-store.ts';
import { createSourceStore } from '../../../functions/adapters/local/source-store.ts';
import { createWorkQueue } from '../../../functions/adapters/local/work-queue.ts';
import { numberChange } from '../../../functions/steps/number.ts';
import { changeRecord, pageState } from '../../contracts/samples.ts';

/** What one process says it won; its rivals do the same work on the same folder at the same time. */
export interface RivalReport {
  readonly aliases: readonly string[];
  readonly appended: readonly string[];
  readonly numbers: readonly number[];
  readonly claims: readonly string[];
  readonly stored: readonly string[];
  readonly once: readonly string[];
  readonly saved: readonly string[];
  readonly worked: readonly string[];
}

const [folder = '', name = '', items = '0', startAt = '0'] = process.argv.slice(2);

const database = openDatabase(join(folder, 'hongtou.db'));
const ledger = createLedger(database);
const sources = createSourceStore(database);
const deliveries = createDeliveryStore(database);
const queue = createWorkQueue(database, { maxDeliveries: 3 });
const blobs = createBlobStore(join(folder, 'blobs'));
const site = createSiteStore(join(folder, 'site'));

while (Date.now() < Number(startAt)) await new Promise((resolve) => setImmediate(resolve));

const report = { aliases: [], appended: [], numbers: [], claims: [], stored: [], once: [], saved: [], worked: [] } as {
  [K in keyof RivalReport]: RivalReport[K][number][];
};
for (let i = 0; i < Number(items); i++) {
  const id = `d${i}`;
  if ((await ledger.claimAlias(`key ${i}`, name)) === name) report.aliases.push(id);
  if ((await ledger.append(changeRecord(id, 1, { detail: name }))) === 'appended') report.appended.push(id);
  report.numbers.push((await numberChange(ledger, `${id}.1`)).n);
  const claim = { subscriberId: 's', changeId: `${id}.1`, channel: 'email', deliveryId: name } as const;
  if ((await deliveries.claim(claim)).deliveryId === name) report.claims.push(id);
  const bytes = new TextEncoder().encode(name.repeat(1000));
  if ((await blobs.putOnce(`snapshots/${i}`, bytes)) === 'stored') report.stored.push(id);
  if ((await site.writeOnce(`feed/${i}.json`, { bytes, contentType: 'text/plain' })) === 'written')
    report.once.push(id);
  if ((await sources.savePage(pageState('s', `https://a.example/${i}`))) === 'saved') report.saved.push(id);
  await queue.send([{ work: { kind: 'notify', changeId: id }, dedupId: id, notBefore: 0 }]);
}
for (let lease = await queue.receive(0, 60_000); lease !== null; lease = await queue.receive(0, 60_000)) {
  report.worked.push(lease.receipt);
  await queue.done(lease);
}
blobs.close();
database.close();
process.stdout.write(JSON.stringify(report));
