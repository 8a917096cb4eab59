import { seedsPorts } from '../compose/aws/seeds.ts';
import { seedRecords } from '../compose/seeds.ts';
import { plantSeed } from '../steps/plant.ts';
import { onTick } from './on-tick.ts';

const ports = seedsPorts(process.env);
const { hash, records } = seedRecords();

/** Puts the seed corpus into the archive, once for each content of it. The mark is written last: a call that died is repeated. */
export const handler = onTick(async (tick, observer) => {
  if (hash === null || (await ports.blobs.get(`seeds/${hash}`)) !== null) return { planted: 0 };
  for (const record of records) await plantSeed(record, tick, ports);
  await ports.blobs.putOnce(`seeds/${hash}`, new TextEncoder().encode(tick));
  observer.count('PapersPlanted', records.length);
  observer.note('seeds planted', { tick, hash, records: records.length });
  return { planted: records.length };
});
