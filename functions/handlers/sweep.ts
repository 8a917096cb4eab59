import { sweepPorts } from '../compose/aws/sweep.ts';
import { sweep } from '../steps/sweep.ts';
import { onTick } from './on-tick.ts';

const ports = sweepPorts(process.env);

/** Sends again what the tables say is not done. */
export const handler = onTick(async (tick, observer) => {
  const found = await sweep(ports.clock.now(), ports);
  observer.count('WorkResent', found.length);
  observer.note('swept', { tick, resent: found.map(({ dedupId }) => dedupId).slice(0, 50) });
  return { resent: found.length };
});
