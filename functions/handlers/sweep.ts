import { sweepPorts } from '../compose/aws/sweep.ts';
import { remind } from '../steps/remind.ts';
import { sweep } from '../steps/sweep.ts';
import { onTick } from './on-tick.ts';

const ports = sweepPorts(process.env);

/** Reminds of what ends soon, and sends again what the tables say is not done. */
export const handler = onTick(async (tick, observer) => {
  const reminded = await remind(tick, ports);
  observer.count('Reminders', reminded.length);
  const found = await sweep(ports.clock.now(), ports);
  observer.count('WorkResent', found.length);
  observer.note('swept', {
    tick,
    reminded: reminded.slice(0, 50),
    resent: found.map(({ dedupId }) => dedupId).slice(0, 50),
  });
  return { resent: found.length };
});
