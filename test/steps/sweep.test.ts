import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import { sweep } from '../../functions/steps/sweep.ts';
import { delivery } from '../contracts/samples.ts';
import { openMonitor, START } from './monitor.ts';

let monitor: LocalMonitor;
beforeEach(() => {
  monitor = openMonitor();
});
afterEach(() => monitor.close());

it('a sweep finds a delivery that is overdue behind a thousand that wait for a later digest', async () => {
  const { deliveries } = monitor.ports;
  const tomorrow = START + 86_400_000;
  for (let at = 0; at < 1000; at++) {
    await deliveries.open(delivery(`a${String(at).padStart(4, '0')}`, { notBefore: tomorrow }));
  }
  await deliveries.open(delivery('z', { notBefore: START - 1 }));
  const found = await sweep(START, monitor.ports);
  expect(found).toHaveLength(1001);
  expect(found.filter(({ notBefore }) => notBefore <= START).map(({ work }) => work)).toEqual([
    { kind: 'deliver', deliveryId: 'z' },
  ]);
});
